// Package facing is the right page of the two where one writes: what somebody else
// wrote, what one wrote so far, what a set asks and who asked it first. Each is a pure
// function of an entry, a set of questions and a width. What is written on, and when
// which of these is faced, is package write.
package facing

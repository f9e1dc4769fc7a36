// Package jot is the page for one line, to be grown later. What a line is read to name
// is package journal/jotted; growing one is package write, where it gets questions.
package jot

// Package voice is how things are said, to both faces: plans, lessons, dates,
// counts and hints are worded here once, for the screen and for the shell. It is
// the one door to a second language: [Speak] sets it, once, and room french has the sentences.
//
// It turns values into sentences and decides nothing: what is due is known by
// package due, where a sentence stands on a page by the page. What the
// program asks a person to write about is package prompts.
package voice

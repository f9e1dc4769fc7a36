// Package plain tells the pages line by line: what is asked, what may be answered, and
// what came of it, as plain text for a screen reader, a braille display or a terminal that
// can do nothing else. Lines are read as the terminal hands them over, or from a pipe.
//
// The pages are those of the screen, and so is all that happens to the words: nothing here
// knows a question, a stop or a rule. It reads what a page says of itself
// ([page.View], [page.Filling], [page.Rows], [page.Question] and its actions), has lines go
// where keys would, and has all of it kept before it reads the next one.
//
// What it writes has no control characters but the end of a line, and nothing that was
// written is written over; only where a person asks for that with ctrl+l, at a terminal that
// can do it, the window is cleared.
package plain

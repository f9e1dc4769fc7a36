// Package told is how the shell tells of what is in a journal, and of the questions: an
// entry as a text, a row as JSON. It knows nothing of commands and terminals: what it
// returns is written by those who do, who tell [Rows] how many columns they have.
package told

// Package told is how the shell tells of what is in a journal: an entry as a
// text, a row as JSON. It knows nothing of commands, terminals and widths: what
// it returns is written by those who do.
package told

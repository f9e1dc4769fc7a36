// Package write is the pages one writes an entry on: a question a page, the ten
// in order, and saving as one types. Growing a jot, the person's own editor and
// the page that follows the last question are here too. A jot itself is written
// in package jot, and what the right of two pages shows is set in package facing.
package write

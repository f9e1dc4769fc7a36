// Package form is where one writes: huh forms with the journal's own fields (a
// text of any length, a line, a choice of chips), and [Page], a page of lines
// with now and then a form on it, which promises that the words on the form are
// on the disk before the page is left.
package form

// Package ownedit runs a person's own editor on a file: which one that is, how it is told
// to leave no traces of the text, and that the screen is whole when it comes back. Whose
// text it is, and what becomes of it, is package write.
package ownedit

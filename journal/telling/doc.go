// Package telling finds what in a text tells who it is about: so far, words that look like
// the names of people. It guesses, by capitals, by a list of given names and by what stands
// beside a word. Names that are written in letters it does not know, and words that are in no
// list and stand where a name does, are found by Perhaps alone, for what others will read. A person decides; what is said in place of a
// name is put there by Roles. Which texts of an entry are looked through stands in entry.go;
// reading and keeping them is for packages book and record.
package telling

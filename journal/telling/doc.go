// Package telling finds what in a text tells who it is about: so far, words that look like
// the names of people. It guesses, by capitals, by a list of given names and by what stands
// beside a word, and says nothing of names that are written without capitals in a script it
// does not know, or in a language that has none. A person decides; what is said in place of a
// name is put there by Roles. Which texts of an entry are looked through stands in entry.go;
// reading and keeping them is for packages book and record.
package telling

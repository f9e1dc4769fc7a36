// Package seal says what a value looks like on the disk.
//
// A [Seal] makes the values of a journal file and opens them again: records,
// which say all about themselves and can be found in the rubble, the rows that
// are derived from them (value.go), and the head, which says whose file it is
// and how much must be in it (head.go). Nothing else in the program knows how
// these bytes are laid out. A journal with a passphrase has a Key (key.go), which seals what
// the values hold; the head says what opens it. The keys of bbolt are not sealed: they hold
// ids and times.
//
// What does not live here: pages and trees (package boltfile), and when something
// is read or written (package store).
package seal

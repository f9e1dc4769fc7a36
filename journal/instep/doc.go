// Package instep keeps a journal in step with a folder that holds each thing in a file of its
// own, so that two computers have the same journal by way of git, Syncthing or a stick.
//
// # The files
//
// A file is what `messup export` writes of one thing, with one line more: the versions that
// this one came from. Lessons and plans have files of their own beside the entry they come
// from; the settings have one. The same contents give the same bytes.
//
//	entries/k3v9….json    an entry; lessons/, plans/, checkins/, feedback/ and reviews/ are alike
//	settings.json         the settings
//
// A [Version] is known by a hash of its words. One that came from another knows that in
// its line: it is newer, whatever a clock or the name of a file says. Of two that do not know
// each other, each has something that the other has not: both wordings are kept, as where two
// copies of a journal are joined (record.Joining). A program from before choices had ids knows
// what has some by another hash: a file names that one too (words.go).
//
// What was deleted stays as a file without words, that names the version it deletes. It
// moves the thing to the trash elsewhere, if nobody changed it there; a file that is missing
// deletes nothing.
//
// # One sync
//
// [Sync] compares three sides for each thing: the journal, the folder, and what both had
// the last time ([Memory]). sorts.go says which things there are, thing.go what a file looks like,
// here.go and there.go look at the two sides, weigh.go decides, and apply.go and sync.go do it:
// first the journal in one change, then the files one by one. Cut short anywhere, the next sync
// finds the rest to be done. Where nothing changed nothing is written.
//
// What is not here: the disk, seals and locks of the folder (store/folder), the command, and
// the notes that a phone leaves in it (journal/cli/syncing).
package instep

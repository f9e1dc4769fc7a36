// Package takeback is the way back of an import: what the last one did, noted as it does it,
// and undone when a person asks for that.
//
// What is noted lies in the journal itself, in the same change: sealed as it is, in its backups,
// never without the import or the other way round. Of what came it is ids, revisions and sums; of
// what was brought up to date also what it said before, until what stands in that is deleted for
// good or a name in it is taken out; then no more than when and why that was. No more than the last import is known.
//
// Taken back, what came goes to the trash, from where it can be given back, and what was brought
// up to date says again what it said before, with what the file said in the trash. What somebody
// changed since stays, and an entry with something of one's own hung on it stays whole. The
// same file may be taken in anew: what went to the trash like this is not held against it.
//
// What does not live here: which record of two stays (package record), and when something
// leaves the trash for good (package gather).
package takeback

// Package salvage brings records out of journal files: out of a whole one, out
// of the rubble of a damaged one, out of a log of recent changes; and it says
// which of them belong into one journal again.
//
// It reads files that it was given and trusts nothing in them: every record says
// all about itself (store/seal), and the work is bounded by the size of what is
// read. Of a record it holds what decides about it and where the rest lies: that is read,
// and checked again, when the new journal is filled with it. So what it was given has to
// stay open until then. It opens and writes no file: that is package store.
package salvage

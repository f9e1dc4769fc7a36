// Package salvage brings records out of journal files: out of a whole one, out
// of the rubble of a damaged one, out of a log of recent changes; and it says
// which of them belong into one journal again.
//
// It works on bytes that it was given and trusts none of them: every record says
// all about itself (store/seal), and the work is bounded by the size of what is
// read. It opens and writes no file: that is package store.
package salvage

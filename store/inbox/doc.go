// Package inbox keeps what the journal could not take: each note is a file of its
// own in one folder, until the journal it is for takes it in.
//
// It knows nothing of what is in a note. The words are on the disk when Put
// returns, and are overwritten when they were taken.
package inbox

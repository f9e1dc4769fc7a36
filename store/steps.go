package store

import (
	bolt "go.etcd.io/bbolt"
)

// step brings a journal from one schema to the next. It sees the raw buckets
// and returns with all of them in the new form; lines and search texts are
// derived again when all steps are done.
type step struct {
	about string // for the error if it fails
	run   func(*bolt.Tx) error
}

// steps is the whole history of the file format. Step i, counted from 0, leads
// from schema i+1 to schema i+2. To change the format: add a step at the end,
// and a file of the old version to testdata.
func steps() []step { return nil }

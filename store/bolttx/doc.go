// Package bolttx keeps records in a bbolt file: [Tx] is the journal inside one call, as a
// [record.Store] hands it out, a [Run] is one that may change it, and a [Builder] fills a
// new file. What a call did not change is read without bbolt (before.go),
// and search texts on all cores (sift.go).
//
// It decides nothing about a journal: whether a file may be used, and whether what was
// kept arrived in it, is package store's to know.
package bolttx

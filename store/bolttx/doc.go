// Package bolttx keeps records in a bbolt file: [Tx] is the journal inside one
// transaction, as a [record.Store] hands it out, and a [Builder] fills a new file.
//
// It opens no journal and decides nothing about one: whether a file may be mapped,
// and whether what was kept arrived in it, is package store's to know.
package bolttx

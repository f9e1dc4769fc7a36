// Package record is where values become bytes: the port to the disk ([Store], [Tx], [Record]) and the one table of kinds
// that says all there is to know about each sort of record. Saving, merging, trash, reindexing, export and import go
// through that table, so that nothing there is can be forgotten in one of them.
//
// Record.Data is the whole of a thing as JSON and the only part that matters. Record.Line, the row that lists read, and
// Record.Text, what is searched, are derived from it and can be derived again ([Reindex]). A row begins with marks and a
// day where lists need them: what is due today is found among all there ever were without reading their JSON.
//
// What a value means is package journal; what one does with it, package book; how bytes lie on a disk, package store.
package record

// Package boltfile reads a bbolt file as bytes, and trusts nothing in it.
//
// bbolt maps a file into memory and follows what it finds there: on a damaged
// file it ends the program, or changes what it should have refused. So a file
// is read here first, every number against its bounds: pages and their elements
// (image.go), trees of pages and the list of free ones (walk.go), and whether
// all of it fits together (verify.go), in a stream (stream.go). tree.go looks things up,
// and trusts the pages on the way no more than that; parts.go goes through much of a tree at
// several places at once. Of a file that does not fit,
// damaged.go reads what can still be followed.
//
// What lives here: the layout of go.etcd.io/bbolt v1.5.0 on little-endian
// machines, and nothing that bbolt does not know. What does not: what the
// buckets are called and what is in them (package seal), what becomes of a
// damaged file (package store). Nothing here writes.
package boltfile

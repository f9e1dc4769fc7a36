// Package packed keeps a copy of a journal file in less room: as a gzip file, which
// gunzip and every other unpacker of these turns into the journal file again.
//
// A journal that grew day by day takes a sixth of its room so, as its pages are half
// empty and its words much alike (measured: 0.16 of 27 MB that 2,000 entries made one
// after the other). Each packed copy stands for itself: what happens to one is nothing
// to the others.
//
// # The file
//
// Members of gzip (RFC 1952), one behind the other, each with up to 64 KB of the copy. The
// extra field of each says which part that is, that of the first what the copy holds
// besides, so that nobody has to unpack it to know:
//
//	MU  4 bytes: number of the part, from 0
//	MS  8 bytes: how many bytes the copy has unpacked; only the first part says so
//	MH  what was told of the copy when it was packed; only the first part says so
//
// Numbers are little-endian, as in all of gzip. So of a damaged file all parts but the
// damaged ones come out again, each at its place.
//
// It says nothing of what is in a copy, and where the files lie: that is for packages
// seal, copies and store.
package packed

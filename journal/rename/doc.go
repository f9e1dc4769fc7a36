// Package rename gives a class its new name wherever it stands: in entries, plans, what
// was heard, where lessons were used, and the timetable; and tags one name in all entries.
// It knows no clock, and what is allowed is for package book.
package rename

// Package book is what one does with a journal: write and find entries, carry and answer lessons, take two, ask people,
// look back at a week, delete and give back, take everything out and in. A [Book] is one person's journal over a
// record.Store, with a handle for each of these.
//
// It is the only room where rules (package journal), records (package record) and the clock meet: every change is one
// function run inside one Store.Update, and what is returned is what is then on the disk. Errors say what was being
// done, and wrap one of the journal's errors.
//
// # One answer's journey
//
//  1. Entry.With puts the text into a copy of the entry. Entries are values: the
//     copy that is being saved and the one that is typed on share nothing.
//  2. Saving takes the copy and the one it was made from. Inside a single
//     Store.Update it reads what is on the disk now. If another window was
//     there meanwhile (the revision differs), journal.Merge joins the two, and
//     what cannot be joined is kept beside.
//  3. The text is cleaned (text.Clean) and measured (Entry.Check); then the
//     revision goes up by one.
//  4. Lesson, plan and check-in are derived from a finished entry; not from a
//     draft, because its words may change with the next key.
//  5. The entry becomes a record.Record, with its row and its search text, and
//     goes to the disk. What is returned is what is there, and the base of the
//     next save.
package book

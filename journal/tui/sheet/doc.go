// Package sheet is what words are typed on: a text of any length, set in rows of some
// width, with a cursor, a selection, and as many rows of it in sight as there is room
// for. It does what the text area of Bubbles does, key for key, which a test holds it
// to, and costs as much in the middle of a long text as in a short one: that one wraps
// and draws all there is on every key.
//
// The text is one string, and the cursor a byte of it. Beside it stands where each row
// begins. All that changes the text is one splice, which sets anew the rows from the
// one before the change to the first that begins where it did; and what is drawn are
// the rows in sight. So a key in 50 KB, in a thousand paragraphs or in one, sets three
// rows and copies the string once.
//
// What a text may hold, what is kept and how one takes it back is not known here: see
// package form.
package sheet

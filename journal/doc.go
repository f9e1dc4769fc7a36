// Package journal holds the rules of the journal: what an entry is, how words
// are kept, joined, found, deleted and given back. It knows nothing of screens,
// files or clocks. Every word it needs from outside comes through [Store] or
// is handed to [Open]; every word it gives out is a value.
//
// # The words
//
// A [Book] is one person's journal. It holds entries and what comes of them:
// lessons, plans, check-ins; weekly reviews, the person's [Settings], and a
// trash.
//
// An [Entry] is one mess, win or jot: a heading (title, class, tags, the day
// it happened) and the answers given so far. It is a draft until it is
// finished. An [Answer] is what was said to one question, with the question as
// it was asked that day; a [Detail] is what was said to one of the optional
// lines after it; a [Version] is other wording kept beside the present one.
// Which questions there are is package prompts' business.
//
// A [Lesson] is one sentence worth carrying. Finishing an entry draws one from
// it, under the entry's own id; others stand alone. A lesson may be reworded
// without touching the entry, and follows the entry when its words change. It
// is carried, on the shelf, retired or kept; a [Card] is a lesson as it comes
// back, without its story.
//
// A [Plan] is one When …, I will …, and what came of it; a [Chain] is the takes
// of one thing. A [Checkin] is a person to talk to. Both are drawn from a
// finished entry as its lesson is. A [Review] is one look back at a week, with
// an [Agenda] of what there is to look at; [Before] is what to know before a
// class; a [LooseEnd] is a mess that still lacks something.
//
// A [Day] is a day of the calendar. What comes back when is a pure function of
// records and a day ([Lesson.Answer], [Returning], [Plan.Asks], [Stops],
// [ParseNext]): the clock is read in the methods of Book alone.
//
// A [Line] is what a list row needs of an entry. A [Query] is what a person
// searches for, read by [ParseQuery]; [Book.Search] answers with lines and the
// piece of text that was found. The [Desk] is what lies there when the journal
// is opened: drafts, this week, the newest entries and lessons.
//
// [Trashed] is something deleted, with what went along with it, for
// [TrashDays] days.
//
// A [Store] keeps records for a Book and runs a function on one state of them,
// [Tx]. A [Record] is bytes with a kind, an id, a revision and a time.
//
// # One answer's journey
//
//  1. Entry.With puts the text into a copy of the entry. Entries are values: the
//     copy that is being saved and the one that is typed on share nothing.
//  2. [Book.Save] takes the copy and the one it was made from. Inside a single
//     Store.Update it reads what is on the disk now. If another window was
//     there meanwhile (the revision differs), [Merge] joins the two, and what
//     cannot be joined is kept beside.
//  3. The text is cleaned ([Clean]) and measured ([Entry.Check]); then the
//     revision goes up by one.
//  4. A finished entry draws its lesson, plan and check-in; a draft does not,
//     because its words may change with the next key.
//  5. The entry becomes a Record, with its row and its search text, and goes
//     to the disk. What Save returns is what is there, and the base of the
//     next Save.
//
// # How entries are indexed
//
// Record.Data is the whole of an entry as JSON and the only part that matters.
// Everything else of a record is derived from it and its lesson in one place
// (entryRecord), and can be derived again ([Reindexing]):
//
//   - Record.Line is the Line as JSON after one byte that tells a draft from a
//     finished entry. Lists read these and no entries.
//   - Record.Text is the entry's words, folded ([Fold]), in sections: a scope
//     ("title", "class", a question's id …), a separator, the words, another
//     separator. A search is a scan of these texts, newest first. A word without
//     a scope is looked for in all sections but those for kind and state, and
//     never in the scopes themselves.
//
// The rows of plans, check-ins and lessons begin with marks too (kept.go,
// carry.go): what is due today is found among all there ever were without
// reading their JSON. An entry the person marked heavy says so in its row, and
// whatever comes back by itself looks there.
//
// There is no inverted index: a scan of ten thousand entries of a page each
// takes ten to twenty milliseconds, and an index would make every save many
// times dearer.
//
// # What is not here
//
// Files, locks, backups and passphrases (package store); formats (package
// exchange); keys and screens (package tui); commands, and where the clock and
// chance come from (package cli).
//
// [Hint] is the one table of what a person can do about an error. Errors here
// wrap one of the Err values with what was being done and where.
package journal

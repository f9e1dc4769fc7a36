// Package journal is the vocabulary of the journal and its rules: what an entry, a lesson, a plan, a check-in, a review is, what comes
// back when, how two copies are joined, and which errors a person can meet. Everything here is a value or a pure function of values
// and a day.
//
// # The words
//
// An [Entry] is one mess, win or jot: a heading (title, class, tags, the day it happened) and the answers given so far. It is a draft
// until it is finished. An [Answer] is what was said to one question, with the question as it was asked that day; a [Detail] is what
// was said to one of the optional lines after it; a [Version] is other wording kept beside the present one. Which questions there are
// is package prompts' business.
//
// A [Lesson] is one sentence worth carrying. Finishing an entry draws one from it, under the entry's own id; others have ids of their
// own. An entry may teach several, and a lesson may come from several entries, each a [Story]. Of two that share words a person may
// say that they are the same, and then they are joined; or what one is beside the other, a [Tie] (package kin). A lesson may be
// reworded without touching the entry, and follows the entry when its words change. It is carried, on the shelf, retired or kept; a
// [Card] is a lesson as it comes back, without its story.
//
// A [Plan] is one When …, I will …, and what came of it; a [Chain] is the takes of one thing. A [Checkin] is a person to talk to. Both
// are derived from a finished entry as its lesson is. A [Heard] is something somebody said, until one knows what to make of it. A
// [Review] is one look back at a week. [Settings] are a person's own choices, with whom they could talk to, a [Contact] each.
// [Trashed] is something deleted, with what went along with it, for [TrashDays] days. A [Summary] is what a list shows of an entry. An
// [Archive] is everything.
//
// Every record says once what it is made of ([Part]): how two copies are told apart, cleaned, bounded and merged ([Merge]) follows
// from that.
//
// # What is not here
//
// Strings and days (packages text, date), a school's time (school), what waits for
// whom (due), which lessons belong together (kin), where something heard comes back
// (heard), how far long work is (pace), what the program remembers of its use (habits), what words say to the lines below
// them (quote) and what a line that was jotted down names (jotted), gaps and strengths (skills),
// searching (search), how a value becomes bytes (record), without shipped wording (wording), how
// little of an id is enough (shortid), what tells who a text is about (telling), what is
// proposed in its place before it is shared (redact), the report of a year (report), what a year holds by its days and counts (lookback), what one gives colleagues (bundle), finding what waits (gather), what goes with what is deleted
// (doomed), the way back of an import (takeback), a class under another name (rename), what one does with all this and a clock (book), a slip
// of paper (slip), how a text is set (typeset), drawings in letters (draw) and what is drawn (pictures), a lesson as a card (card), a document for others (share), how it is said (voice, and voice/french), files in and out (exchange, markdown, foreign), days as a calendar (calendar), a folder for two computers (instep), keys and screens (tui),
// commands (cli), the disk (store).
package journal

// Package quote reads, from what a person has written, what the lines below it ask
// for: the class and the day of what happened, whom somebody means, the two halves of
// When …, I will …, a sign, a number. It quotes, and writes nothing of its own: a
// [Quotation] is a piece of the text with the place it stands in, and beside it what
// is understood. It is [Quotation.Certain] where the words can be read in one way
// only; everything else is an offer, to be taken or waved off.
//
// What stands between quotation marks is somebody else's words, a student's perhaps,
// and is not read. Names are those the journal and the timetable know ([Known]), as
// whole words and in the case they are written in; and beside them a class that is
// written as one, and whomever somebody says they will talk to. Everything here is a
// pure function of the text, the names and a moment.
package quote

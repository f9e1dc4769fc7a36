package usage

import "messup/journal/voice"

// The exit codes of what is no fault of the journal; voice.Faults has those
// of what is.
const (
	OK     = 0
	Failed = 1
	Unread = 2
)

// An Exit is a code that a command ends with.
type Exit struct {
	Code  int
	Means voice.Phrase
}

// Exits is the one table of exit codes. They are part of what scripts rely on.
func Exits() []Exit {
	return []Exit{
		{OK, "all is well"},
		{Failed, "an error that has no code of its own"},
		{Unread, "the command was not understood: a word, a flag, a number or a date that it does not take"},
		{10, "there is no journal, or it is gone"},
		{11, "it is busy in another window"},
		{12, "it is locked and the passphrase is not given, or another one"},
		{13, "the file, or a copy of it, is damaged"},
		{14, "the disk is full, or cannot be read or written"},
	}
}

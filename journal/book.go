package journal

import (
	"cmp"

	"messup/prompts"
)

// KindOf returns the kind of entry a set makes. One that is not known makes a
// mess.
func KindOf(set prompts.Set) EntryKind { return EntryKind(cmp.Or(set.Makes, prompts.Mess)) }

// NoteQuestion is the id of the answer that holds text nobody asked for: the
// words of a jot that do not fit its title.
const NoteQuestion = "note"

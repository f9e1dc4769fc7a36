package record

import (
	"cmp"
	"reflect"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// A Fork is a record that was changed in two places, neither of which knew of the
// other: in two copies of the journal, say.
type Fork struct {
	Kept, Other Record // the one that is in the journal, and the other
	Base        Record // as both found it; empty if that is not known
}

// Joining returns what makes one record of two, where entries are asked with these
// sets. Where only one side changed something, that change holds. Where both did,
// the wording that was kept later stays, and the other one is beside it: that of an
// entry as Merge says, that of anything else in the entry it belongs to, or in a jot
// if there is none. Two things in the trash become two there. It reports whether
// the two were worded differently.
func Joining(sets prompts.Library) func(Tx, Fork) (bool, error) {
	return func(tx Tx, f Fork) (bool, error) {
		if f.Kept.Kind == journal.Trash {
			return joinTrashed(tx, f)
		}
		for _, k := range Tables(sets) {
			if k.called() == f.Kept.Kind {
				return k.join(tx, sets, f)
			}
		}
		return false, nil
	}
}

func (k Kind[T]) join(tx Tx, sets prompts.Library, f Fork) (differ bool, err error) {
	if k.Parts == nil { // it holds no words
		return false, nil
	}
	var base T
	if len(f.Base.Data) > 0 {
		if base, err = k.decode(f.Base.ID, f.Base.Data); err != nil {
			return false, err
		}
	}
	ours, err := k.decode(f.Kept.ID, f.Kept.Data)
	if err != nil {
		return false, err
	}
	theirs, err := k.decode(f.Other.ID, f.Other.Data)
	if err != nil {
		return false, err
	}
	return k.joinTwo(tx, sets, base, ours, theirs, max(f.Kept.Rev, f.Other.Rev))
}

// joinTwo keeps two copies in one record, of a revision that neither bore.
func (k Kind[T]) joinTwo(tx Tx, sets prompts.Library, base, ours, theirs T, rev int) (differ bool, err error) {
	if journal.SameParts(k.Parts(), &ours, &theirs) {
		return false, nil
	}
	if k.Stamps(&theirs).edited.After(*k.Stamps(&ours).edited) {
		ours, theirs = theirs, ours
	}
	at := *k.Stamps(&theirs).edited
	all := false
	merged := ours
	if k.merge != nil {
		merged = k.merge(base, ours, theirs)
	} else {
		merged = journal.MergeParts(k.Parts(), base, ours, theirs)
	}
	if k.pair != nil {
		k.pair(&merged, &base, &ours, &theirs)
	}
	if k.Check != nil && k.Check(merged) != nil { // together they are too long
		merged, all = ours, true
	}
	*k.Stamps(&merged).Rev = rev + 1
	if err := k.Put(tx, merged); err != nil {
		return true, err
	}
	var words []string
	switch {
	case all:
		var none T
		words = journal.Lost(k.Parts(), none, merged, theirs)
	case k.merge == nil:
		words = journal.Lost(k.Parts(), base, merged, theirs)
	}
	made := *k.Stamps(&ours).made
	return k.merge != nil || len(words) > 0, keepBeside(tx, sets, k.entries(ours), cmp.Or(k.label, string(k.name)), words, at, made)
}

// entries returns the entries that something comes from.
func (k Kind[T]) entries(v T) []journal.ID {
	switch several, is := any(v).(interface{ Entries() []journal.ID }); {
	case is:
		return several.Entries()
	case k.entry == nil || k.name == journal.Entries || *k.entry(&v) == "":
		return nil
	}
	return []journal.ID{*k.entry(&v)}
}

// keepBeside keeps words that lost their place in the first of these entries that is
// there and has room, and else in a jot, which is heavy if any of them is. The same
// words twice are kept once.
func keepBeside(tx Tx, sets prompts.Library, entries []journal.ID, of string, words []string, at, made time.Time) error {
	if len(words) == 0 {
		return nil
	}
	if at.IsZero() {
		at = made
	}
	heavy := false
	for _, entry := range entries {
		e, err := GetEntry(tx, entry)
		if err := IgnoreNotFound(err); err != nil {
			return err
		}
		if err == nil {
			e = e.WithBeside(sets, of+": "+strings.Join(words, "; "), at)
			e.Rev++
			if e.Check() == nil {
				return EntryKind(sets).Put(tx, e)
			}
			heavy = heavy || e.Heavy
		}
		if t, err := GetTrashed(tx, entry); err == nil && t.Entry != nil {
			heavy = heavy || t.Entry.Heavy
		}
	}
	for _, piece := range text.Pieces(of+"\n"+strings.Join(words, "\n"), journal.MaxAnswer) {
		jot := journal.Entry{
			ID: journal.HashID("beside", string(cmp.Or(append(entries, "")...)), piece), Rev: 1, Kind: journal.Jot, Happened: at, Started: at, Edited: at, Heavy: heavy,
			Title: prompts.Beside, Answers: []journal.Answer{{Question: journal.NoteQuestion, Ask: prompts.Note, Text: piece}},
		}
		if _, err := tx.Get(journal.Entries, jot.ID); err == nil {
			continue
		}
		if err := EntryKind(sets).Put(tx, jot); err != nil {
			return err
		}
	}
	return nil
}

// joinTrashed keeps what was deleted in two places as two things, unless it is the
// same but for the moment.
func joinTrashed(tx Tx, f Fork) (differ bool, err error) {
	k := TrashKind()
	kept, err := k.decode(f.Kept.ID, f.Kept.Data)
	if err != nil {
		return false, err
	}
	other, err := k.decode(f.Other.ID, f.Other.Data)
	if err != nil {
		return false, err
	}
	other.Deleted = kept.Deleted
	if reflect.DeepEqual(kept, other) {
		return false, nil
	}
	return true, k.Put(tx, other.As(journal.HashID("trash", string(f.Other.ID), string(f.Other.Data))))
}

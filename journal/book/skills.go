package book

import (
	"context"

	"messup/journal"
	"messup/journal/doomed"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/skills"
)

// Skills returns the gaps and strengths that entries name; those of heavy entries
// only if heavy asks for them.
func (b Entries) Skills(ctx context.Context, heavy bool) (skills.Found, error) {
	return view(ctx, b.core, "gathering skills", func(tx record.Tx) (skills.Found, error) { return gather.Skills(tx, b.sets, heavy) })
}

// NewestSkills is Skills of the newest entries, which are read at once; all reports
// whether there are no others.
func (b Entries) NewestSkills(ctx context.Context, heavy bool) (found skills.Found, all bool, err error) {
	found, err = view(ctx, b.core, "gathering skills", func(tx record.Tx) (found skills.Found, err error) {
		found, all, err = gather.NewestSkills(tx, b.sets, heavy)
		return found, err
	})
	return found, all, err
}

// KeepWin keeps the small win of a strength that an entry names, and returns it. One
// that is there already stays as it is, and one in the trash comes back: there is
// never a second. The error wraps ErrNotFound if the entry does not name it.
func (b Entries) KeepWin(ctx context.Context, entry journal.ID, words string) (journal.Entry, error) {
	return update(ctx, b.core, "keeping a win", func(tx record.Tx) (journal.Entry, error) {
		e, err := record.GetEntry(tx, entry)
		if err != nil {
			return e, err
		}
		win, err := skills.Win(b.sets, e, words, b.Now())
		if err != nil {
			return win, err
		}
		have, err := record.GetEntry(tx, win.ID)
		if record.IsNotFound(err) {
			have, err = doomed.TakeBack(tx, b.sets, win.ID)
		}
		if err != nil || have.Rev > 0 {
			return have, err
		}
		win, _, err = b.save(tx, journal.Entry{}, win.Cleaned())
		return win, err
	})
}

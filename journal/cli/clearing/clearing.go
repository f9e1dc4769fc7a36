// Package clearing does what has to be done wherever a journal's words lie: deleting for good,
// saying other words in their place, sealing them. It knows the file with its backups, what
// waits for it, and the keyring that may have its passphrase. What a person is asked
// before, and how it is told, is for the commands and the pages.
package clearing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/carry"
	"messup/journal/cli/purge"
	"messup/journal/cli/syncing"
	"messup/journal/cli/waiting"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/telling"
	"messup/journal/voice"
	"messup/store"
	"messup/store/keyring"
)

// Everywhere is all that a journal's words may lie in.
type Everywhere struct {
	*book.Book
	File  *store.File
	Waits waiting.Words
	Kept  keyring.Kept
	Sync  syncing.Kept
}

// Emptied is what came of emptying the trash.
type Emptied struct {
	Gone   int          `json:"gone"`
	Unread []string     `json:"unread,omitempty"`
	Left   waiting.Left `json:"-"`
}

// Empty deletes for good what is in the trash. The words are gone only when the file and the
// backups are written anew, so that happens even if the trash was empty: what
// left it by age may still lie in the file.
func (o Everywhere) Empty(ctx context.Context) (e Emptied, err error) {
	var stuck error // no reason to leave the words in the file
	e.Unread, err = o.clear(ctx, o.way(ctx), func() (err error) {
		if e.Gone, err = o.Waits.Sweep(ctx, true); e.Gone == 0 && err != nil {
			return err
		}
		stuck = err
		e.Left, err = o.Waits.TakeLeft(ctx) // what is about no entry may hold the same words
		stuck = errors.Join(stuck, err, o.ungive(ctx))
		return nil
	})
	if err == nil && stuck != nil {
		stuck = fmt.Errorf("the trash is empty and its words are gone, but what an editor may have left of them could not be looked through: %w", stuck)
	}
	return e, errors.Join(err, stuck)
}

// Emptied is the same for the pages.
func (o Everywhere) Emptied(ctx context.Context) (said string, err error) {
	e, err := o.Empty(ctx)
	return strings.Join(append(e.Left.Said(), e.Said()...), " "), err
}

// Said says what was deleted, and where it may still be.
func (e Emptied) Said() []string {
	if e.Gone > 0 {
		return voice.Purged(e.Gone, e.Unread)
	}
	return []string{voice.Say("There was nothing in the trash. The journal file and its backups were written anew all the same.")}
}

// Sweep deletes for good what was in the trash for long enough.
func (o Everywhere) Sweep(ctx context.Context) error {
	_, err := o.clear(ctx, o.way(ctx), func() error { // what could not be read is noted
		_, err := o.Waits.Sweep(ctx, false)
		return errors.Join(err, o.ungive(ctx))
	})
	return err
}

// clear runs work in one of the ways of a store.File that take words out of the file and the
// backups. It returns what lies beside them and may still hold them.
func (o Everywhere) clear(ctx context.Context, way func(context.Context, func() error) ([]string, error), work func() error) (unread []string, err error) {
	defer carry.Sparing()()
	begun := false
	unread, err = way(ctx, func() error {
		err := work()
		begun = err == nil
		return err
	})
	if begun && err != nil {
		return nil, fmt.Errorf("it is gone from the journal, but its words may still be in the file or its backups, until the next start: %w", err)
	}
	return unread, err
}

// Purge deletes for good what was found, for the pages.
func (o Everywhere) Purge(ctx context.Context, d book.Doomed) (gone int, unread []string, err error) {
	return o.PurgeWith(ctx, d, search.Query{})
}

// PurgeWith deletes for good what was found, with what the words it was found by are in beside it; the
// zero Query is of no words.
func (o Everywhere) PurgeWith(ctx context.Context, d book.Doomed, q search.Query) (gone int, unread []string, err error) {
	b, err := o.beside(ctx, d, q)
	if err != nil {
		return 0, nil, err
	}
	without, resaid := b.besides()
	worded, err := o.worded(ctx)
	if err != nil {
		return 0, nil, err
	}
	if worded && len(resaid) == 0 {
		resaid = append(resaid, usedKey())
	}
	keys := make([]record.Key, 0, len(d.All))
	for _, t := range d.All {
		keys = append(keys, record.KeysOf(t)...)
	}
	resay := func(ctx context.Context, work func() error) ([]string, error) {
		return o.File.Resay(ctx, slices.Concat(keys, without), slices.Concat(d.Kept, resaid), work)
	}
	unread, err = o.clear(ctx, resay, func() (err error) {
		if d, err = o.Trash.Doom(ctx, d); err == nil {
			gone, err = o.Waits.Purge(ctx, d)
		}
		if err == nil {
			err = o.ungive(ctx)
		}
		if err == nil {
			err = o.takeOut(ctx, b)
		}
		return err
	})
	if err == nil {
		var folder string
		if folder, err = o.Sync.Holds(keys); folder != "" {
			unread = append(unread, folder+"/") // which tells it from a file
		}
	}
	return gone, unread, err
}

// Unname says roles in place of names in an entry and what was drawn from it.
func (o Everywhere) Unname(ctx context.Context, id journal.ID, roles telling.Roles) (u telling.Unnamed, err error) {
	if _, err := o.Waits.TakeLeft(ctx); err != nil { // an editor's file may have the name, and come in later
		return u, err
	}
	keys, err := o.Entries.Unname(ctx, id, roles, true)
	if err != nil || len(keys) == 0 {
		if err == nil {
			u.Unread, u.Forgotten, err = o.forgetStanding(ctx, roles)
		}
		return u, err
	}
	u.Changed = len(keys)
	have, err := o.Settings(ctx)
	if err != nil {
		return u, err
	}
	if len(telling.Forgotten(have, roles).NoNames) < len(have.NoNames) {
		keys = append(keys, record.Key{Kind: journal.SettingsKind, ID: record.SettingsID})
	}
	used, err := o.Habits(ctx)
	if err != nil {
		return u, err
	}
	_, reported := used.Resaid(roles.Put)
	if reported {
		keys = append(keys, usedKey())
	}
	resay := func(ctx context.Context, work func() error) ([]string, error) {
		return o.File.Resay(ctx, nil, keys, work)
	}
	u.Unread, err = o.clear(ctx, resay, func() error {
		_, err := o.Entries.Unname(ctx, id, roles, false)
		if err == nil {
			_, err = o.ChangeSettings(ctx, func(s *journal.Settings) { *s = telling.Forgotten(*s, roles) })
		}
		if err == nil && reported {
			err = o.Remember(ctx, func(h *habits.Habits) { *h, _ = h.Resaid(roles.Put) })
		}
		if err == nil {
			err = o.resayShare(ctx, roles)
		}
		return err
	})
	if err == nil {
		u.Elsewhere, err = o.standing(ctx, roles)
	}
	return u, err
}

// standing counts the records that names still stand in: another entry, a draft, the name of a
// class, what is in the trash.
func (o Everywhere) standing(ctx context.Context, roles telling.Roles) (n int, err error) {
	err = o.File.View(ctx, func(tx record.Tx) error {
		n = 0
		for _, kind := range record.Kinds() {
			for id, err := range tx.IDs(kind, "") {
				if err != nil {
					return err
				}
				r, err := tx.Data(kind, id)
				if err != nil {
					return err
				}
				if roles.Stands(string(r.Data)) {
					n++
				}
			}
		}
		return nil
	})
	return n, err
}

// Everything counts what there is. Of a damaged journal nobody knows; it goes all the same.
func (o Everywhere) Everything(ctx context.Context) (purge.Everything, error) {
	r, err := o.File.Check(ctx)
	if errors.Is(err, journal.ErrDamaged) || errors.Is(err, journal.ErrBadBackup) {
		err = nil
	}
	n := r.Journal.Counts
	place, _ := o.Sync.Place() // of a journal that cannot be opened nobody knows; it goes all the same
	return purge.Everything{Folder: place.Folder, Entries: n[journal.Entries], Lessons: n[journal.Lessons], Backups: len(r.Backups)}, err
}

// Erase deletes all there is, and what waits for it elsewhere.
func (o Everywhere) Erase(ctx context.Context) error {
	return errors.Join(o.Waits.Erase(), o.Kept.Forget(), o.Sync.Forget(), o.File.Erase(ctx))
}

// Seal gives the journal a passphrase, or none. What was being written when a messup ended is
// taken in before, and what has to stay where it lies is sealed with the rest, or is among the files
// that are not. A keyring that has the one before gets the new one, or loses it.
func (o Everywhere) Seal(ctx context.Context, passphrase string) (unread []string, err error) {
	defer carry.Sparing()()
	if _, err := o.Waits.TakeLeft(ctx); err != nil {
		return nil, err
	}
	had, err := o.File.HasPassphrase(ctx)
	if err != nil {
		return nil, err
	}
	begun, unreadable := o.Waits.Shares().Kept(ctx)
	unread, err = o.File.SetPassphrase(ctx, passphrase)
	if err == nil {
		err = cmp.Or(o.Waits.Renew(), o.Sync.Renew())
	}
	if err == nil && begun != nil && unreadable == nil {
		if err = o.Waits.Shares().Keep(ctx, begun); err != nil {
			err = fmt.Errorf("%w: %w", journal.ErrUnsealed, err)
		}
	}
	if err == nil || errors.Is(err, journal.ErrUnsealed) {
		o.remember(passphrase, had)
	}
	if err == nil && passphrase != "" {
		var open []string
		open, err = o.Waits.InClear()
		unread = append(unread, open...)
	}
	return unread, err
}

// remember has the keyring keep the new passphrase, where it kept the one before. One that
// does not take it keeps none: the old one would open nothing.
func (o Everywhere) remember(passphrase string, had bool) {
	if !o.Kept.Is() {
		return
	}
	if passphrase == "" || !had || // what is noted beside it is of another journal
		o.Kept.Keep(passphrase) != nil {
		_ = o.Kept.Forget() // which is asked for from now on, whatever the keyring says
	}
}

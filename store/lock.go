package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/mark"
	"messup/store/seal"
)

// A journal with a passphrase is sealed (store/seal): its values, and so its backups, the log
// of recent changes, and what restores kept. What waits in the inbox, and the words that lie
// beside the journal until it has them, are sealed too, with the half of its key that anybody
// may have: a note can be left without the passphrase. Reading and changing the journal
// needs it, once for a File.

// Locked reports whether the journal has a passphrase that was not given yet.
func (f *File) Locked(ctx context.Context) (bool, error) {
	h, err := f.locked()
	if err = cmp.Or(ctx.Err(), err); err != nil {
		return false, bolttx.Explain("looking at", f.config.Path, err)
	}
	return h.Lock != "" && f.Values().Fits(h) != nil, nil
}

// HasPassphrase reports whether the journal has one, whether it was given or not.
func (f *File) HasPassphrase(ctx context.Context) (bool, error) {
	h, err := f.locked()
	err = cmp.Or(ctx.Err(), err)
	return h.Lock != "", bolttx.Explain("looking at", f.config.Path, err)
}

// Unlock opens the journal with its passphrase, for all calls that come. The error wraps
// journal.ErrPassphrase if it is another one, and journal.ErrDamaged if no passphrase opens
// what is there; either way nothing is lost, however often it is tried.
func (f *File) Unlock(ctx context.Context, passphrase string) error {
	h, err := f.locked()
	if err = cmp.Or(ctx.Err(), err); err == nil && h.Lock != "" {
		var values seal.Seal
		if values, err = h.Open(passphrase); err == nil {
			f.sealed(values)
		}
	}
	return bolttx.Explain("opening", f.config.Path, err)
}

// LockedCopy reports whether a copy of a journal has a passphrase that is not known.
func (f *File) LockedCopy(path string) bool {
	h, err := f.readerOf(seal.Seal{}).HeadAt(path)
	return err == nil && h.Lock != "" && !f.Values().Knows(h.Lock)
}

// UnlockCopy has a copy of a journal opened with its own passphrase, for all calls that come.
// The errors are those of Unlock.
func (f *File) UnlockCopy(path, passphrase string) error {
	h, err := f.readerOf(seal.Seal{}).HeadAt(path)
	var values seal.Seal
	if err == nil {
		values, err = h.Open(passphrase)
	}
	if err != nil {
		return bolttx.Explain("opening", path, err)
	}
	f.sealed(f.Values().Lent(values))
	return nil
}

// Unsealed reports whether the passphrase was set, changed or taken off, and not all that
// belongs to the journal is as it is yet: whoever opens it next does the rest.
func (f *File) Unsealed() bool {
	left, err := mark.Left(f.forgetting()) // told by who goes on with it
	return err == nil && left.Sealing
}

// Knows tells whether a passphrase is that of the journal, and opens nothing with it. The
// errors are those of Unlock.
func (f *File) Knows(ctx context.Context, passphrase string) error {
	h, err := f.locked()
	if err = cmp.Or(ctx.Err(), err); err == nil && h.Lock != "" {
		_, err = h.Open(passphrase)
	}
	return bolttx.Explain("opening", f.config.Path, err)
}

// SetPassphrase gives the journal another passphrase, or its first, or with an empty one takes
// it off. The journal is written into a new file, which takes its place, and then all that
// belongs to it is sealed as it is by now. Cut short, the journal opens with the
// passphrase before or with the new one, and whoever opens it next does the rest. It returns
// the files beside the journal that are not sealed as it is.
func (f *File) SetPassphrase(ctx context.Context, passphrase string) (unread []string, err error) {
	_, called, err := f.doomed(ctx) // which finishes what was cut short, and says if it is locked
	values := f.Values().Without()
	if err == nil && passphrase != "" {
		var key *seal.Key
		key, err = seal.NewKey(passphrase, f.config.Work, f.Values())
		values = seal.Under(key)
	}
	if err != nil {
		return nil, bolttx.Explain("locking", f.config.Path, err)
	}
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	m, err := mark.Begin(wait, f.forgetting())
	if err != nil {
		return nil, bolttx.Explain("locking", f.config.Path, err)
	}
	before, err := m.Read() // of one that was cut short, and could not be finished
	if err == nil {
		err = m.Write(mark.Note{Names: called, Sealing: true, To: values.Name()})
	}
	if err == nil {
		err = f.reseal(ctx, values)
	}
	if err != nil && !f.Values().Same(values) {
		leave := m.Close
		if len(before.Keys) == 0 && !before.Sealing && !before.Erasing { // nothing is left to do
			leave = m.Done
		}
		return nil, bolttx.Explain("locking", f.config.Path, errors.Join(err, leave()))
	}
	if err == nil {
		unread, err = f.forget(ctx, m)
	} else {
		err = errors.Join(err, m.Close())
	}
	if err != nil { // whoever took this for a failure would throw the new passphrase away
		return nil, fmt.Errorf("%w: %w", journal.ErrUnsealed, err)
	}
	return unread, nil
}

// reseal puts a file that is sealed so in the place of the journal. A backup comes before:
// what was kept since the last one is under the key before.
func (f *File) reseal(ctx context.Context, values seal.Seal) error {
	s, err := f.openCurrent(ctx, replacing)
	if err != nil {
		return err
	}
	if s.f == nil {
		err = f.missing()
	}
	if err == nil {
		_, err = s.backUp()
	}
	if err == nil {
		err = s.renew(values, func(*seal.Head) {}, s.copyAll)
	}
	return errors.Join(err, s.close())
}

// Shut seals words that the journal does not have yet, if it has a passphrase: that is not
// needed for it.
func (f *File) Shut(words []byte) ([]byte, error) {
	if k := f.Values().Key(); k != nil { // also where the journal cannot be reached
		return k.Lock().Shut(words)
	}
	h, err := f.locked()
	if err != nil || h.Lock == "" {
		return words, err
	}
	return h.Lock.Shut(words)
}

// Open opens what was shut. What is not comes back as it is.
func (f *File) Open(b []byte) ([]byte, error) { return f.Values().Open(b) }

// Values is how the journal is sealed, as far as is known.
func (f *File) Values() seal.Seal {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.seal
}

func (f *File) sealed(values seal.Seal) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seal = values
}

// locked returns a head that says what opens the journal (shelf.Shelf.Locked). It needs no key.
func (f *File) locked() (seal.Head, error) {
	s := f.shelf()
	s.Reader = f.readerOf(seal.Seal{})
	return s.Locked()
}

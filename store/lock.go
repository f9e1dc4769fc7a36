package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/mark"
	"messup/store/seal"
	"messup/store/shelf"
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
	return h.Lock != "" && f.values().Fits(h) != nil, nil
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
	values := f.values().Without()
	if err == nil && passphrase != "" {
		var key *seal.Key
		key, err = seal.NewKey(passphrase, f.config.Work, f.values())
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
	if err == nil {
		err = m.Write(mark.Note{Names: called, Sealing: true})
	}
	if err == nil {
		err = f.reseal(ctx, values)
	}
	if err != nil && !f.values().Same(values) {
		return nil, bolttx.Explain("locking", f.config.Path, errors.Join(err, m.Close()))
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
		_, err = s.backUp(f.shelf().Backups())
	}
	if err == nil {
		err = s.renew(values, func(*seal.Head) {}, s.copyAll)
	}
	return errors.Join(err, s.close())
}

// Shut seals words that the journal does not have yet, if it has a passphrase: that is not
// needed for it.
func (f *File) Shut(words []byte) ([]byte, error) {
	if k := f.values().Key(); k != nil { // also where the journal cannot be reached
		return k.Lock().Shut(words)
	}
	h, err := f.locked()
	if err != nil || h.Lock == "" {
		return words, err
	}
	return h.Lock.Shut(words)
}

// Open opens what was shut. What is not comes back as it is.
func (f *File) Open(b []byte) ([]byte, error) { return f.values().Open(b) }

// values is how the journal is sealed, as far as is known.
func (f *File) values() seal.Seal {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.seal
}

func (f *File) sealed(values seal.Seal) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seal = values
}

// locked returns a head that says what opens the journal: that of its file, or else of its
// newest backup that can be read; where all of them are gone, what is left of one in the file.
// It waits for nobody: a head that is just being written is looked at again.
func (f *File) locked() (h seal.Head, err error) {
	reader := f.readerOf(seal.Seal{})
	beside := shelf.Shelf{Path: f.config.Path, Reader: reader, Now: f.config.Now, Rand: f.config.Rand}
	path, resolveErr := disk.Resolve(f.config.Path)
	if resolveErr == nil {
		for range looks {
			if h, err := reader.HeadAt(path); err == nil {
				return newest(h, beside), nil
			}
			time.Sleep(renaming)
		}
	}
	backups, _ := beside.All() // told by who wants them
	for _, b := range backups {
		if h, err := reader.HeadAt(b.Path); err == nil {
			return h, nil
		}
	}
	if resolveErr == nil {
		h.Lock, err = lockIn(path)
	}
	return h, err
}

// newest returns the head of a backup that is newer than that of the journal: then an older copy
// was put in its place, which may have another passphrase, or none.
func newest(h seal.Head, beside shelf.Shelf) seal.Head {
	ours, _ := beside.Of(h.Journal) // told by who wants them
	if len(ours) > 0 && ours[0].Head.Serial > h.Serial && ours[0].Head.Lock != h.Lock {
		return ours[0].Head
	}
	return h
}

// looks is how often a head is looked at that cannot be read.
const looks = 3

// lockIn finds what opens a journal without a head; empty if there is nothing. What keeps it
// from being read is told by who opens it.
func lockIn(path string) (seal.Lock, error) {
	file, openErr := disk.Open(path, os.O_RDONLY)
	if openErr != nil {
		return "", nil //nolint:nilerr // see above
	}
	info, err := file.Stat()
	var l seal.Lock
	if err == nil && info.Mode().IsRegular() {
		l, err = seal.FindLock(file, info.Size())
	}
	return l, errors.Join(err, file.Close())
}

package store

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/mark"
	"messup/store/names"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/shelf"
)

// Forget runs work, which deletes for good, and takes what it deleted out of the
// journal file and of all copies that are kept with it. Once something is deleted, that
// is finished in any case: cut short, by whoever opens the journal next. It returns
// the files beside the journal that may still hold it.
func (f *File) Forget(ctx context.Context, work func() error) (unread []string, err error) {
	return f.clear(ctx, nil, mark.Present{}, work)
}

// Resay is Forget for work that deletes what is not in the trash yet, and leaves some records
// with other words: what they said before goes, and every copy of one says what it says now.
func (f *File) Resay(ctx context.Context, gone, said []record.Key, work func() error) (unread []string, err error) {
	present := mark.Present{}
	for _, key := range said {
		present[key] = record.Record{}
	}
	return f.clear(ctx, gone, present, work)
}

func (f *File) clear(ctx context.Context, gone []record.Key, said mark.Present, work func() error) (unread []string, err error) {
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	m, err := mark.Begin(wait, f.forgetting())
	if err != nil {
		return nil, bolttx.Explain("deleting for good in", f.config.Path, err)
	}
	keys, names, err := f.doomed(ctx)
	if err == nil {
		for _, key := range gone {
			keys[key] = true
		}
		err = bolttx.Explain("deleting for good in", f.config.Path, m.Write(mark.Note{Keys: keys, Said: said, Names: names}))
	}
	if err == nil {
		err = work()
	}
	if err == nil {
		return f.forget(ctx, m)
	}
	if note, goneErr := f.gone(ctx, m); goneErr == nil && note.Nothing() {
		return nil, errors.Join(err, m.Done())
	}
	return nil, errors.Join(err, m.Close())
}

func (f *File) forget(ctx context.Context, m *mark.Mark) (unread []string, err error) {
	note, err := f.gone(ctx, m)
	if err == nil && len(note.Keys)+len(note.Said) > 0 {
		err = f.compact(ctx, note.Keys)
	}
	if err == nil {
		err = f.renewBackups(ctx, note)
	}
	if err == nil {
		unread, err = f.takeOut(ctx, m)
	}
	if err != nil {
		return nil, errors.Join(err, m.Close())
	}
	return unread, bolttx.Explain("deleting for good in", f.config.Path, m.Done())
}

// finishForgetting does what a Forget was cut short in. Where nothing is gone yet
// there is nothing to do: the backups stay as they are. A glance leaves it to the next call.
func (f *File) finishForgetting(ctx context.Context) {
	if f.finished || disk.Glancing(ctx) {
		return
	}
	f.finished = true
	m, err := mark.CutShort(f.forgetting())
	if m != nil {
		var note mark.Note
		switch note, err = f.gone(ctx, m); {
		case err != nil:
			err = errors.Join(err, m.Close())
		case note.Erasing:
			err = f.erase(ctx, m)
		case note.Nothing():
			err = m.Done()
		default:
			if note.Sealing && note.To != f.Values().Name() {
				f.note("The passphrase was not changed: messup ended before. Set it again.")
			}
			_, err = f.forget(ctx, m) // what it could not read is noted
		}
	}
	if h, lockErr := f.locked(); err != nil && lockErr == nil && f.Values().Fits(h) != nil { // it is done once the passphrase was given
		f.finished = false
	} else if err != nil && !errors.Is(err, journal.ErrBusy) { // or another one is at it
		f.note("What was deleted for good is still in the file or its backups: %v.", err)
	}
}

// Erase deletes the journal and all that belongs to it for good: its backups, its log, what
// restores kept and what was set aside, and what waits in the inbox. It reads none of it.
// Cut short, whoever comes next does the rest.
func (f *File) Erase(ctx context.Context) error {
	f.finishForgetting(ctx)
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	m, err := mark.Begin(wait, f.forgetting())
	if err == nil {
		if err = m.Write(mark.Note{Erasing: true}); err == nil {
			err = f.erase(ctx, m)
		} else {
			err = errors.Join(err, m.Close())
		}
	}
	return bolttx.Explain("deleting", f.config.Path, err)
}

func (f *File) erase(ctx context.Context, m *mark.Mark) error {
	s, err := f.open(ctx, rescuing)
	if err != nil {
		return errors.Join(err, m.Close())
	}
	if s.f != nil {
		_, _, err = f.reader().Head(s.f, s.info.Size())
	}
	if errors.Is(err, journal.ErrNotJournal) { // it is nobody's to delete here
		return errors.Join(err, s.close(), m.Done())
	}
	own, err := f.shelf().Leftovers()
	dirs, aside, asideErr := f.shelf().InAsides(f.sweep)
	waiting, inboxErr := f.inbox().All()
	errs := []error{err, asideErr, inboxErr}
	for _, path := range slices.Concat(own, s.renamed(), aside, waiting) {
		errs = append(errs, f.discard(path))
	}
	for _, dir := range dirs { // unless something of somebody else's is in it
		_ = errors.Join(disk.Remove(filepath.Join(dir, shelf.BackupFolder)), disk.Remove(dir))
	}
	if s.f != nil {
		errs = append(errs, s.closeFile(), f.discard(s.path)) // which nobody comes to without its turn
	}
	for _, dir := range []string{f.shelf().Folder(), f.shelf().Backups(), f.inbox().Folder} { // what was cut short before
		errs = append(errs, f.shelf().Making().Sweep(dir))
	}
	errs = append(errs, disk.Remove(names.Checked(f.config.Path)))
	f.known = nil
	errs = append(errs, s.close())
	if err := errors.Join(errs...); err != nil {
		return errors.Join(err, m.Close())
	}
	return m.Done()
}

// renewBackups makes a new backup, and takes what was deleted for good out of all others, which keep their
// days, one at a time; one that somebody was making before has it too, and is waited for until it is gone.
func (f *File) renewBackups(ctx context.Context, note mark.Note) error {
	var old []Backup
	err := f.replacing(ctx, "renewing the backups of", func(s *session) (err error) {
		old, err = s.renewBackups()
		return err
	})
	for _, b := range old {
		err = errors.Join(err, f.replacing(ctx, "deleting for good in the backups of", func(s *session) error {
			words, err := copies.Open(f.reader(), b.Path)
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			var all map[record.Key]bool
			if err == nil {
				var values seal.Seal
				if values, err = f.Values().Of(words, words.Size); err == nil {
					all, err = salvage.Sources{Graves: []seal.Head{s.head}}.BuriedIn(values.ScanFile(words, words.Size))
				}
				err = errors.Join(err, words.Close())
			}
			if err != nil {
				return f.discard(b.Path) // as what cannot be read goes in any case
			}
			maps.Copy(all, note.Keys)
			return f.outtake(s.head.Journal, all, note.Said).FromBackup(b.Path)
		}))
	}
	return errors.Join(err, disk.AwaitFolder(ctx, f.shelf().Backups()), f.shelf().Making().Sweep(f.shelf().Backups()))
}

// replacing runs work on the journal, if there is one, with nobody else at it.
func (f *File) replacing(ctx context.Context, doing string, work func(*session) error) error {
	return bolttx.Explain(doing, f.config.Path, f.with(ctx, replacing, work))
}

// with runs work on the journal, if there is one, under the lock of a mode.
func (f *File) with(ctx context.Context, m mode, work func(*session) error) error {
	s, err := f.open(ctx, m)
	if err == nil {
		if s.f != nil {
			err = work(s)
		}
		err = errors.Join(err, s.close())
	}
	return err
}

// renewBackups makes a new backup and returns those of this journal that were there.
func (s *session) renewBackups() (old []Backup, err error) {
	f := s.file
	all, err := f.shelf().All()
	if err == nil {
		_, err = s.backUp()
	}
	if err != nil {
		return nil, err
	}
	for _, b := range all {
		if h, err := f.reader().HeadAt(b.Path); err != nil || h.Journal == s.head.Journal { // else of one that had this name before
			old = append(old, b)
		}
	}
	// a backup that could not clear the log only says so
	return old, errors.Join(f.letGo(s.head), f.shelf().Making().Sweep(filepath.Dir(s.path)))
}

// doomed names what the next Forget may delete, and what else the journal is called.
func (f *File) doomed(ctx context.Context) (keys map[record.Key]bool, names []string, err error) {
	s, err := f.openCurrent(ctx, reading)
	if err != nil {
		return nil, nil, bolttx.Explain("reading", f.config.Path, err)
	}
	if s.f != nil {
		names = disk.OtherNames(s.info, s.path)
	}
	kinds := s.head.Counts
	keys = map[record.Key]bool{}
	return keys, names, s.use(ctx, "reading", func(tx record.Tx) error {
		if f.config.Deleted == nil {
			return mark.All(tx, kinds, keys)
		}
		all, err := f.config.Deleted(tx)
		for _, key := range all {
			keys[key] = true
		}
		return err
	})
}

// gone is what a mark says, with what was there when it was written and is nowhere any more.
func (f *File) gone(ctx context.Context, m *mark.Mark) (mark.Note, error) {
	note, err := m.Read()
	if err != nil {
		return note, err
	}
	if len(note.Keys)+len(note.Said) == 0 {
		return note, nil
	}
	stay, _, err := f.doomed(ctx)
	if err != nil {
		return note, err
	}
	return note, f.View(ctx, func(tx record.Tx) error {
		return cmp.Or(note.Look(tx), mark.Stay(tx, note.Keys, stay))
	})
}

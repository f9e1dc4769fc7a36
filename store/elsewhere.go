package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/mark"
	"messup/store/outtake"
	"messup/store/salvage"
	"messup/store/seal"
)

// A restore keeps the file that was there, and a new journal sets the old one aside:
// what is in those files may be nowhere else. So what is deleted for good is taken
// out of them, and they stay. This file knows where they are, and does that.

// takeOut takes what is gone for good out of all that is kept beside the journal, but
// for its backups, which hold it no more. Files that could not be read may still hold
// it, and others beside the journal do, such as a copy that a service left there: they
// stay, and are told and returned.
func (f *File) takeOut(ctx context.Context, m *mark.Mark) (unread []string, err error) {
	note, err := f.gone(ctx, m)
	if err != nil || note.Nothing() {
		return nil, err
	}
	return unread, f.replacing(ctx, "deleting for good beside", func(s *session) (err error) {
		unread, err = s.takeOut(note)
		return err
	})
}

func (s *session) takeOut(note mark.Note) (unread []string, err error) {
	paths, err := s.elsewhere(note.Names)
	errs := []error{err}
	o := s.file.outtake(s.head.Journal, note.Keys, note.Said)
	what := "what was deleted"
	if note.Sealing {
		waiting, err := s.file.inbox().Renew()
		errs = append(errs, err)
		for _, path := range waiting {
			s.file.note("%s cannot be opened, and stays as it is.", path)
		}
		unread = append(unread, waiting...)
		if o.Sealing, what = s.file.Values().Key() != nil, "words that anybody can read"; o.Sealing {
			theirs, err := s.file.inbox().Theirs()
			errs, unread = append(errs, err), append(unread, theirs...)
		}
	}
	for _, path := range paths {
		read, err := o.From(path)
		if !read {
			s.file.note("%s could not be read, and may still hold %s: %v. Remove it if you do not need it.", path, what, err)
			unread = append(unread, path)
		} else if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", path, err))
		}
	}
	own, _ := s.file.shelf().Of(s.head.Journal) // gone through already
	for _, b := range own {
		paths = append(paths, b.Path)
	}
	beside := o.Beside(s.file.shelf().Folder(), append(paths, s.file.config.Path))
	for _, path := range append(beside, o.Among(s.file.shelf().Backups(), paths)...) {
		s.file.note("%s still holds %s. Remove it if you do not need it.", path, what)
		unread = append(unread, path)
	}
	return unread, errors.Join(errs...)
}

// elsewhere lists the files beside the journal that may hold words of it: those that
// restores kept, what was set aside, backups and logs of a journal that had its name
// before, those under other names that it had, and renamed backups.
func (s *session) elsewhere(called []string) (paths []string, err error) {
	f := s.file
	if paths, err = f.shelf().Leftovers(); err != nil {
		return nil, err
	}
	own, _ := f.shelf().Of(s.head.Journal) // gone through already
	paths = slices.DeleteFunc(paths, func(path string) bool {
		return slices.ContainsFunc(own, func(b Backup) bool { return b.Path == path })
	})
	for _, name := range called {
		other := &File{config: f.config, seal: f.Values()}
		other.config.Path = filepath.Join(f.shelf().Folder(), name)
		more, err := other.shelf().Leftovers()
		if err != nil {
			return nil, err
		}
		paths = append(paths, more...)
	}
	paths = append(paths, s.renamed()...)
	asides, set, err := f.shelf().InAsides(f.sweep)
	for _, dir := range asides {
		f.note("%s holds what was left of an earlier journal, whose own words stay there.", dir)
	}
	return append(paths, set...), err
}

// outtake takes records out of files beside a journal.
func (f *File) outtake(of seal.UID, gone map[record.Key]bool, said mark.Present) outtake.Outtake {
	o := outtake.Outtake{Reader: f.reader(), Making: f.shelf().Making(), Of: of, Gone: gone, Said: said, Note: f.note}
	o.Without = func(r record.Record) (record.Record, error) { return r, nil }
	if f.config.Without != nil {
		o.Without = f.config.Without(gone)
	}
	o.Build = func(dir string, h seal.Head, all salvage.Merged) (fresh string, filled, err error) {
		fresh, err = f.build(dir, h, f.Values(), func(b *bolttx.Builder) error {
			filled = f.refill(b, all, nil)
			return filled
		})
		return fresh, filled, err
	}
	return o
}

// A head says what was deleted for good in its journal. An older copy that still has it,
// put in the journal's place or asked for, does not bring it back.

// merge puts a journal together, and takes out of its records what they tell of others
// that were deleted for good.
func (f *File) merge(from salvage.Sources) (all salvage.Merged, err error) {
	if all, err = from.Merge(); len(all.Buried) > 0 && f.config.Without != nil {
		all.Lighten(f.config.Without)
	}
	return all, err
}

// lighten takes what was deleted for good out of the file that was there and is kept. One
// that is damaged stays as it is: nobody knows whose the words are that cannot be read.
// Where it may still hold such words, that is told.
func (s *session) lighten(r *Restored, there found, known salvage.Sources, lacks bool) error {
	kept := r.Replaced + r.Damaged // one of them, or none
	if kept == "" || s.f == nil {
		return nil
	}
	gone, err := known.BuriedIn(s.file.Values().ScanFile(s.f, s.info.Size()))
	if err != nil {
		return fmt.Errorf("reading what is there: %w", err)
	}
	otherwise := s.file.Values().Fits(there.head) != nil // as of before there was a passphrase
	if (len(gone) > 0 || otherwise) && there.readable {
		read, err := s.file.outtake(known.Damaged.Head.Journal, gone, nil).From(kept)
		if read || err == nil {
			return err
		}
	}
	if h := known.Damaged.Head; h != nil && s.file.Values().Fits(*h) != nil {
		s.file.note("%s is damaged, and not sealed as the journal is. Remove it once you do not need it.", kept)
	}
	if len(gone) > 0 || lacks {
		r.Holds = kept
	}
	return nil
}

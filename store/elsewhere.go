package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/mark"
	"messup/store/salvage"
	"messup/store/seal"
)

// A restore keeps the file that was there, and a new journal sets the old one aside:
// what is in those files may be nowhere else. So what is deleted for good is taken
// out of them, and they stay. This file knows where they are, and does that.

// takeOut takes what is gone for good out of all that is kept beside the journal, but
// for its backups, which were made anew. Files that could not be read may still hold
// it: they stay, and are told and returned.
func (f *File) takeOut(ctx context.Context, m *mark.Mark) (unread []string, err error) {
	gone, names, err := f.gone(ctx, m)
	if err != nil || len(gone) == 0 {
		return nil, err
	}
	s, err := f.open(ctx, replacing)
	if err == nil {
		if s.f != nil {
			unread, err = s.takeOut(gone, names)
		}
		err = errors.Join(err, s.close())
	}
	return unread, explain("deleting for good beside", f.config.Path, err)
}

func (s *session) takeOut(gone map[record.Key]bool, names []string) (unread []string, err error) {
	paths, err := s.elsewhere(names)
	errs := []error{err}
	without := func(r record.Record) (record.Record, error) { return r, nil }
	if s.file.config.Without != nil {
		without = s.file.config.Without(gone)
	}
	o := outtake{s.file, s.head, gone, without}
	for _, path := range paths {
		read, err := o.from(path)
		if !read {
			s.file.note("%s could not be read, and may still hold what was deleted: %v. Remove it if you do not need it.", path, err)
			unread = append(unread, path)
		} else if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", path, err))
		}
	}
	return unread, errors.Join(errs...)
}

// elsewhere lists the files beside the journal that may hold words of it: those that
// restores kept, what was set aside, backups and logs of a journal that had its name
// before, those under other names that it had, and renamed backups.
func (s *session) elsewhere(names []string) (paths []string, err error) {
	f := s.file
	if paths, err = f.leftovers(); err != nil {
		return nil, err
	}
	own, _ := f.backupsOf(s.head.Journal) // they were made anew
	paths = slices.DeleteFunc(paths, func(path string) bool {
		return slices.ContainsFunc(own, func(b Backup) bool { return b.Path == path })
	})
	for _, name := range names {
		other := New(f.config)
		other.config.Path = filepath.Join(f.folder(), name)
		more, err := other.leftovers()
		if err != nil {
			return nil, err
		}
		paths = append(paths, more...)
	}
	paths = append(paths, s.renamed()...)
	asides, err := f.asides()
	for _, dir := range asides {
		f.note("%s holds what was left of an earlier journal, whose own words stay there.", dir)
		walkErr := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			switch of := filepath.Ext(path); {
			case err == nil && d.IsDir():
				f.sweep(path)
			case err == nil && (of == ending || of == logEnding):
				paths = append(paths, path)
			}
			return err
		})
		err = errors.Join(err, walkErr)
	}
	if err != nil {
		return nil, fmt.Errorf("listing what was set aside: %w", err)
	}
	return paths, nil
}

// asides lists the folders that what was left of earlier journals was set aside in.
func (f *File) asides() (dirs []string, err error) {
	found, err := os.ReadDir(f.folder())
	if err = disk.IgnoreMissing(err); err != nil {
		return nil, fmt.Errorf("listing the folder: %w", err)
	}
	for _, e := range found {
		if e.IsDir() && f.isAside(e.Name()) {
			dirs = append(dirs, filepath.Join(f.folder(), e.Name()))
		}
	}
	return dirs, nil
}

// An outtake takes records out of files.
type outtake struct {
	file    *File
	head    seal.Head // of the journal
	gone    map[record.Key]bool
	without func(record.Record) (record.Record, error)
}

// from takes what is gone out of one file. The rest of it, as far as it can be read,
// stays where it is; what cannot be read may be just what was deleted, and goes. It
// reports whether the file could be read: one with a record that says nothing to this
// program is left as it is, as it would be the next time too.
func (o outtake) from(path string) (read bool, err error) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return true, disk.IgnoreMissing(err)
	}
	b, err := disk.Read(path)
	if err != nil {
		return false, err
	}
	if strings.HasSuffix(path, logEnding) {
		return o.fromLog(path, b)
	}
	_, h, err := o.file.reader().Bytes(b)
	whole := err == nil
	switch {
	case whole && h.Schema > o.file.schema():
		return false, journal.ErrNewer
	case whole && !o.holds(b):
		return true, nil
	}
	rubble := salvage.Damaged(b, o.file.seal)
	all := salvage.Sources{Damaged: rubble}.Merge()
	if !whole && len(all.Records) == 0 {
		return false, err
	}
	if !whole {
		if h, err = o.headOf(rubble); err != nil {
			return true, err
		}
	}
	if all.Records, err = o.rest(all.Records); err != nil {
		return false, err
	}
	if len(all.Records) == 0 {
		return true, o.file.discard(path)
	}
	clear(h.Counts)
	var refilled error
	fresh, err := o.file.build(filepath.Dir(path), h, func(b *bolttx.Builder) error {
		refilled = o.file.refill(b, all, nil)
		return refilled
	})
	if err != nil {
		return !errors.Is(refilled, journal.ErrDamaged), err
	}
	return true, o.exchange(fresh, path)
}

// headOf returns the head of a damaged file, or one for it.
func (o outtake) headOf(rubble salvage.Rubble) (seal.Head, error) {
	if rubble.Head != nil {
		return rubble.Head.Clone(), nil
	}
	h, err := seal.NewHead(o.file.config.Rand, o.file.schema())
	h.Journal, h.Serial = o.head.Journal, rubble.Newest()
	return h, err
}

func (o outtake) exchange(fresh, path string) error {
	others, err := o.file.making().Exchange(fresh, path)
	if others {
		o.file.note("%s", disk.KeptUnder(path))
	}
	return err
}

// holds reports whether a file holds, or may hold, anything of what is gone, be it in a
// page that is free.
func (o outtake) holds(b []byte) bool {
	for _, r := range o.file.seal.Scan(b) {
		light, err := o.without(r.Record)
		if o.gone[record.Key{Kind: r.Kind, ID: r.ID}] || err != nil || !bytes.Equal(light.Data, r.Data) {
			return true
		}
	}
	return false
}

func (o outtake) rest(all []salvage.Found) (rest []salvage.Found, err error) {
	for _, r := range all {
		if o.gone[record.Key{Kind: r.Kind, ID: r.ID}] {
			continue
		}
		if r.Record, err = o.without(r.Record); err != nil {
			return nil, err
		}
		rest = append(rest, r)
	}
	return rest, nil
}

// fromLog is from for a log, which needs nothing derived: of one with a record that
// says nothing to this program all others are gone through.
func (o outtake) fromLog(path string, b []byte) (read bool, err error) {
	n := min(len(b), len(seal.UID{}))
	if salvage.ReadLog(o.file.seal, b[n:]).Whole() && !o.holds(b) {
		return true, nil
	}
	var unread error
	rest := slices.Clone(b[:n])
	for _, r := range o.file.seal.Scan(b) {
		if o.gone[record.Key{Kind: r.Kind, ID: r.ID}] {
			continue
		}
		light, err := o.without(r.Record)
		if err != nil {
			light, unread = r.Record, err
		}
		rest = append(rest, o.file.seal.Record(light, r.Serial)...)
	}
	dir := filepath.Dir(path)
	under, err := o.file.making().Name(dir)
	if err != nil {
		return true, err
	}
	fresh, err := o.file.making().Name(dir)
	if err == nil {
		err = disk.Put(rest, under, fresh)
	}
	if err == nil {
		err = o.exchange(fresh, path)
	}
	if err != nil {
		return true, err
	}
	return unread == nil, unread
}

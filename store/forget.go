package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/store/disk"
)

// Forget runs work, which deletes for good, and takes what it deleted out of the
// journal file and of all copies that are kept with it. Once work has begun, it is
// finished in any case: cut short, by whoever opens the journal next.
func (f *File) Forget(ctx context.Context, work func() error) error {
	mark, err := f.beginForgetting(ctx)
	if err != nil {
		return explain("deleting for good in", f.config.Path, err)
	}
	err = f.nameDoomed(ctx, mark)
	if err == nil {
		err = work()
	}
	if err != nil {
		return errors.Join(err, mark.Close())
	}
	return f.forget(ctx, mark)
}

// beginForgetting makes the mark that says a Forget is under way, and what it may
// delete. Its lock says that it was not cut short.
func (f *File) beginForgetting(ctx context.Context) (*os.File, error) {
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	for {
		mark, err := disk.Open(f.forgetting(), os.O_RDWR|os.O_CREATE)
		if err != nil {
			return nil, err
		}
		err = disk.Lock(wait, mark, true)
		if err == nil {
			err = disk.SyncFolder(f.folder())
		}
		if err != nil {
			return nil, errors.Join(err, mark.Close())
		}
		ours, err := mark.Stat()
		there, statErr := os.Lstat(f.forgetting())
		if err == nil && statErr == nil && os.SameFile(ours, there) {
			return mark, nil
		}
		// Who had it before took it away; anything else would not end.
		if err = errors.Join(err, disk.IgnoreMissing(statErr), mark.Close()); err != nil {
			return nil, err
		}
	}
}

func (f *File) forget(ctx context.Context, mark *os.File) error {
	err := f.Compact(ctx)
	if err == nil {
		err = f.RenewBackups(ctx)
	}
	if err == nil {
		err = f.takeOut(ctx, mark)
	}
	if err = errors.Join(err, mark.Close()); err != nil {
		return err
	}
	return explain("deleting for good in", f.config.Path, disk.Remove(f.forgetting()))
}

// finishForgetting does what a Forget was cut short in. One that is under way needs
// nobody's help.
func (f *File) finishForgetting(ctx context.Context) {
	if f.finished {
		return
	}
	f.finished = true
	mark, err := disk.Open(f.forgetting(), os.O_RDWR)
	if errors.Is(err, os.ErrNotExist) {
		return
	}
	free := false
	if err == nil {
		free, err = disk.TryLock(mark, true)
	}
	switch {
	case free:
		err = f.forget(ctx, mark)
	case mark != nil:
		err = errors.Join(err, mark.Close())
	}
	if err != nil && !errors.Is(err, journal.ErrBusy) { // or another one is at it
		f.note("What was deleted for good is still in the file or its backups: %v.", err)
	}
}

// RenewBackups makes one new backup and removes all others, overwriting them with
// zeros: after a purge nothing that was deleted is left in them.
func (f *File) RenewBackups(ctx context.Context) error {
	s, err := f.open(ctx, replacing)
	if err == nil {
		if s.f != nil {
			err = s.renewBackups()
		}
		err = errors.Join(err, s.close())
	}
	return explain("renewing the backups of", f.config.Path, err)
}

func (s *session) renewBackups() error {
	f := s.file
	old, err := f.listBackups()
	if err != nil {
		return err
	}
	if _, err := s.backUp(f.backups()); err != nil {
		return err
	}
	errs := []error{f.discard(f.logOf(s.head.Journal))} // a backup that could not clear it only says so
	for _, b := range old {
		if h, err := f.peek(b.Path); err == nil && h.Journal != s.head.Journal { // of one that had this name before
			continue
		}
		errs = append(errs, f.discard(b.Path))
	}
	errs = append(errs, f.making().Sweep(filepath.Dir(s.path)), f.making().Sweep(f.backups()))
	return errors.Join(errs...)
}

// The lines of a mark are a kind and an id each, but for these.
const (
	alsoCalled = "/"   // and another name that the journal has in its folder
	doomedEnd  = "end" // the last one of what was written whole
)

// nameDoomed writes into the mark what a Forget may delete: what it did delete is
// known from it also after it was cut short. Ids are no words. What an earlier one
// wrote there, and did not come to an end with, stays.
func (f *File) nameDoomed(ctx context.Context, mark *os.File) error {
	keys, names, err := f.doomed(ctx)
	if err != nil {
		return err
	}
	if _, err := mark.Seek(0, io.SeekEnd); err != nil {
		return fmt.Errorf("naming what is deleted: %w", err)
	}
	to := bufio.NewWriter(mark)
	_, _ = to.WriteString("\n") // Flush tells
	for key := range keys {
		_, _ = fmt.Fprintln(to, key.Kind, key.ID)
	}
	for _, name := range names {
		_, _ = fmt.Fprintln(to, alsoCalled, name)
	}
	_, _ = fmt.Fprintln(to, doomedEnd)
	if err := errors.Join(to.Flush(), mark.Sync()); err != nil {
		return fmt.Errorf("naming what is deleted: %w", err)
	}
	return nil
}

// doomed names what the next Forget may delete, and what else the journal is called.
func (f *File) doomed(ctx context.Context) (keys map[record.Key]bool, names []string, err error) {
	s, err := f.openCurrent(ctx, reading)
	if err != nil {
		return nil, nil, explain("reading", f.config.Path, err)
	}
	if s.f != nil {
		names = disk.OtherNames(s.info, s.path)
	}
	kinds := s.head.Counts
	keys = map[record.Key]bool{}
	return keys, names, s.use(ctx, "reading", func(tx record.Tx) error {
		if f.config.Deleted != nil {
			all, err := f.config.Deleted(tx)
			for _, key := range all {
				keys[key] = true
			}
			return err
		}
		for kind := range kinds {
			for id, err := range tx.IDs(kind, "") {
				if err != nil {
					return err
				}
				keys[record.Key{Kind: kind, ID: id}] = true
			}
		}
		return nil
	})
}

// gone names what was there when the mark was written, and is nowhere any more, and
// what else the journal was called.
func (f *File) gone(ctx context.Context, mark *os.File) (gone map[record.Key]bool, names []string, err error) {
	if _, err := mark.Seek(0, io.SeekStart); err != nil {
		return nil, nil, fmt.Errorf("reading what was deleted: %w", err)
	}
	b, err := io.ReadAll(mark)
	if err != nil {
		return nil, nil, fmt.Errorf("reading what was deleted: %w", err)
	}
	gone = map[record.Key]bool{}
	end := strings.LastIndex(string(b), "\n"+doomedEnd+"\n") // without it nothing was deleted yet
	for line := range strings.Lines(string(b[:max(0, end)])) {
		switch kind, rest, is := strings.Cut(strings.TrimSuffix(line, "\n"), " "); {
		case kind == alsoCalled:
			names = append(names, rest)
		case is:
			gone[record.Key{Kind: journal.Kind(kind), ID: journal.ID(rest)}] = true
		}
	}
	if len(gone) == 0 {
		return nil, names, nil
	}
	stay, _, err := f.doomed(ctx)
	if err != nil {
		return nil, nil, err
	}
	return gone, names, f.View(ctx, func(tx record.Tx) error {
		for key := range gone {
			_, err := tx.Row(key.Kind, key.ID)
			if err != nil && !errors.Is(err, journal.ErrNotFound) {
				return err
			}
			if err == nil || stay[key] {
				delete(gone, key)
			}
		}
		return nil
	})
}

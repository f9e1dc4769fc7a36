package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/salvage"
	"messup/store/seal"
)

// Restored says what a restore found and did.
type Restored struct {
	salvage.Counts
	Differ    map[journal.Kind]int // changed here and elsewhere: both wordings are in the journal
	Whole     bool                 // there was nothing to restore; nothing was done
	Backup    string               // the backup it began from; empty if there was no good one
	Damaged   string               // where the file that was there is kept; empty if there was none
	Rehearsed bool                 // a dry run: the journal was left as it is
}

// Restore makes a whole journal out of the newest good backup, the second copy
// of what was kept since, and all that can still be read of the damaged file;
// of each record the newest is taken. The
// damaged file is not written to before a copy of it is kept. The new journal
// is checked before it takes the place of the old one. With dryRun all is done
// but that.
func (f *File) Restore(ctx context.Context, dryRun bool) (Restored, error) {
	return f.restored(ctx, "", dryRun)
}

// RestoreFrom makes the journal what a backup, or another copy of it, says: that
// and nothing else. The file that was there is kept, and so is the second copy of
// what was kept since, so that nothing is lost by it.
func (f *File) RestoreFrom(ctx context.Context, path string, dryRun bool) (Restored, error) {
	r, err := f.restored(ctx, path, dryRun)
	if err == nil && !dryRun && !r.Whole {
		_, err = f.Backup(ctx, "") // or the next restore would go back to what was given up
	}
	return r, err
}

func (f *File) restored(ctx context.Context, from string, dryRun bool) (Restored, error) {
	s, err := f.open(ctx, rescuing)
	var r Restored
	if err == nil {
		r, err = s.restore(from, dryRun)
		err = errors.Join(err, s.close())
	}
	if err != nil {
		return Restored{}, explain("restoring", f.config.Path, err)
	}
	return r, nil
}

func (s *session) restore(from string, dryRun bool) (Restored, error) {
	b, whole, err := s.readDamaged()
	if err != nil || whole && (from == "" || s.is(from)) {
		return Restored{Whole: whole}, err
	}
	known, backup, err := s.file.sources(b, from)
	if err != nil {
		return Restored{}, err
	}
	sources := known
	if from != "" {
		sources = salvage.Sources{Backup: known.Backup, Of: known.Of}
	}
	all := sources.Merge()
	if len(all.Records) == 0 && from == "" {
		return Restored{}, s.nothing()
	}
	h, err := s.file.newHead(known)
	if err != nil {
		return Restored{}, err
	}
	r := Restored{Counts: all.Counts, Differ: map[journal.Kind]int{}, Backup: backup, Rehearsed: dryRun}
	fresh, err := s.file.build(filepath.Dir(s.path), h, func(b *bolttx.Builder) error { return s.file.refill(b, all, r.Differ) })
	if err != nil {
		return Restored{}, err
	}
	if dryRun {
		return r, disk.Scrub(fresh)
	}
	s.file.known = nil // whatever was known of the old file
	if s.f == nil {
		return r, disk.Place(fresh, s.path)
	}
	r.Damaged, err = s.keepDamaged(b)
	if err != nil {
		return Restored{}, errors.Join(fmt.Errorf("keeping the damaged file: %w", err), disk.Scrub(fresh))
	}
	if err := s.replace(fresh); err != nil {
		return Restored{}, err
	}
	if from != "" { // not before: until then it may be all that holds the newest words
		err = disk.IgnoreMissing(os.Rename(s.file.logOf(h.Journal), strings.TrimSuffix(r.Damaged, ending)+logEnding))
	}
	return r, err
}

func (s *session) nothing() error {
	if s.f == nil {
		return fmt.Errorf("%w, and no good backup of one", journal.ErrNoJournal)
	}
	return seal.Damaged("no record in it can be read, and there is no good backup")
}

// is reports whether the session's file is the one at a path.
func (s *session) is(path string) bool {
	info, err := os.Stat(path)
	return err == nil && os.SameFile(info, s.info)
}

// keepDamaged keeps a copy of the file as it was found.
func (s *session) keepDamaged(b []byte) (string, error) {
	now := s.file.config.Now().UTC().Format(stampLayout)
	return s.file.making().Put(b, func(n int) string {
		return filepath.Join(s.file.folder(), s.file.damagedPrefix()+now+disk.Numbered(n)+ending)
	})
}

// readDamaged reads the file as it is; whole if nothing is wrong with it and
// nothing newer is known. A file of another program is an error.
func (s *session) readDamaged() (b []byte, whole bool, err error) {
	if s.f == nil {
		return nil, false, nil
	}
	_, h, err := s.file.reader().File(s.f, s.info.Size())
	if err == nil {
		err = s.file.behind(h)
	}
	whole = err == nil
	if errors.Is(err, journal.ErrNotJournal) {
		if _, imageErr := boltfile.Open(s.f, s.info.Size()); imageErr == nil {
			return nil, false, err // nothing is wrong with it, but it is not ours
		}
	}
	b, err = io.ReadAll(io.NewSectionReader(s.f, 0, s.info.Size()))
	if err != nil {
		return nil, false, fmt.Errorf("reading what is there: %w", err)
	}
	return b, whole, nil
}

// sources reads all that is known of the journal: the damaged file, the newest
// good backup or the copy that was asked for, and the second copy of what was
// kept since.
func (f *File) sources(damaged []byte, from string) (known salvage.Sources, backup string, err error) {
	if damaged != nil {
		known.Damaged = salvage.Damaged(damaged, f.seal)
	}
	of, err := f.whose(known.Damaged.Head)
	if err != nil {
		return salvage.Sources{}, "", err
	}
	if from == "" {
		known.Backup, known.Of, backup, err = f.newestGood(of)
	} else {
		known.Backup, known.Of, err = f.readCopy(from)
		backup = from
	}
	switch {
	case err != nil:
		return salvage.Sources{}, "", err
	case of == nil && known.Of != nil:
		of = &known.Of.Journal
	case from != "" && of != nil && *of != known.Of.Journal:
		return salvage.Sources{}, "", fmt.Errorf("%s: %w: it is of another journal", from, journal.ErrNotJournal)
	}
	if of != nil {
		known.Log, err = f.readLog(*of)
	}
	return known, backup, err
}

// whose returns which journal is meant: the one in the file, or else the one the
// last change was made in; nil if nothing says so.
func (f *File) whose(h *seal.Head) (*seal.UID, error) {
	if h != nil {
		return &h.Journal, nil
	}
	uid, err := readUID(f.recent())
	switch {
	case err == nil:
		return &uid, nil
	case unread(err):
		return nil, fmt.Errorf("reading what was kept since the backup: %w", err)
	}
	return nil, nil
}

// newestGood reads the newest backup that is whole and, if that is known, of
// the same journal. Without one there is nothing. One that the disk does not give
// back is an error: it may hold what nothing else does.
func (f *File) newestGood(of *seal.UID) (salvage.Records, *seal.Head, string, error) {
	candidates, err := f.candidates(of)
	if err != nil {
		return nil, nil, "", err
	}
	for _, backup := range candidates {
		rs, h, err := f.readCopy(backup.Path)
		if err == nil || unread(err) {
			return rs, h, backup.Path, err
		}
	}
	return nil, nil, "", nil
}

// candidates lists the backups that a restore may begin from, the best first. Where
// nothing says which journal is meant, it is the one that has the backup of the
// latest day; only the days tell those of several apart.
func (f *File) candidates(of *seal.UID) ([]Backup, error) {
	if of != nil {
		return f.backupsOf(*of)
	}
	all, err := f.listBackups()
	if err != nil {
		return nil, err
	}
	for _, b := range all {
		h, err := f.reader().HeadAt(b.Path)
		if unread(err) {
			return nil, err
		}
		if err == nil {
			ours, err := f.backupsOf(h.Journal)
			return append(ours, all...), err
		}
	}
	return all, nil
}

// readCopy reads a whole copy of a journal that nobody has open.
func (f *File) readCopy(path string) (salvage.Records, *seal.Head, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("reading a copy of the journal: %w", err)
	}
	im, h, err := f.reader().Bytes(b)
	if err == nil && h.Schema > f.schema() {
		err = journal.ErrNewer
	}
	var rs salvage.Records
	if err == nil {
		rs, err = salvage.Whole(im, f.seal)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return rs, &h, nil
}

// newHead names the new file: the same journal, with a serial above all that is
// known of it, so that other windows go on with it, and only with it. It has no
// past: it holds what all of them kept.
func (f *File) newHead(known salvage.Sources) (seal.Head, error) {
	h, err := seal.NewHead(f.config.Rand, f.schema())
	if err != nil {
		return seal.Head{}, err
	}
	of, err := f.whose(known.Damaged.Head)
	switch {
	case err != nil:
		return seal.Head{}, err
	case of != nil:
		h.Journal = *of
	case known.Of != nil:
		h.Journal = known.Of.Journal
	}
	h.Serial = 1 + max(known.Newest(), f.newestKnown(h.Journal))
	return h, f.sign(&h)
}

// refill puts all records into a new file, joins those that were changed in two
// places, which it counts, and derives lists and search texts anew.
func (f *File) refill(b *bolttx.Builder, all salvage.Merged, differ map[journal.Kind]int) error {
	for _, rec := range all.Records {
		if err := b.Keep(rec.Record, rec.Serial); err != nil {
			return err
		}
	}
	for _, fork := range all.Forks {
		if f.config.Join == nil {
			break
		}
		err := b.Update(func(t *bolttx.Tx) error {
			both, err := f.config.Join(t, record.Fork{Kept: fork.Kept.Record, Other: fork.Other.Record, Base: fork.Base.Record})
			if both {
				differ[fork.Kept.Kind]++
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("joining what was changed here and elsewhere: %w", err)
		}
	}
	if f.config.Reindex == nil {
		return nil
	}
	return b.Update(func(t *bolttx.Tx) error { return f.config.Reindex(t) })
}

package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/others"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/shelf"
	"messup/store/spool"
)

// Restored says what a restore found and did.
type Restored = salvage.Restored

// Restore makes a whole journal out of the newest good backup, the second copy
// of what was kept since, and all that can still be read of the damaged file, and of
// damaged or renamed backups; of each record the newest is taken. The
// damaged file is not written to before a copy of it is kept. The new journal
// is checked before it takes the place of the old one. With dryRun all is done
// but that.
func (f *File) Restore(ctx context.Context, dryRun bool) (Restored, error) {
	return f.restored(ctx, "", dryRun)
}

// RestoreFrom makes the journal what a backup, or another copy of it, says: that
// and nothing else. What else is known of it, to the last words that were kept, is
// left in a journal of its own beside it, so that nothing is lost by it.
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
		logs, _ := f.shelf().KeptLogs() // a folder that cannot be listed is told where more of it is needed
		var held copies.Held
		r, err = s.restore(ctx, from, dryRun, &held)
		r.Logs = logs
		err = errors.Join(err, held.Close(), s.close())
	}
	if err != nil {
		return Restored{}, bolttx.Explain("restoring", f.config.Path, err)
	}
	r.Path = f.config.Path
	return r, nil
}

func (s *session) restore(ctx context.Context, from string, dryRun bool, held *copies.Held) (Restored, error) {
	there, err := s.lookAtAll()
	switch {
	case err != nil:
		return Restored{}, err
	case there.whole && from == "":
		return s.part(ctx, there, dryRun)
	case there.whole && s.is(from):
		return Restored{Whole: true, Rehearsed: dryRun}, nil
	}
	known, backup, err := s.sources(from, held)
	if err != nil {
		return Restored{}, err
	}
	sources := known
	if from != "" {
		sources = salvage.Sources{Backup: known.Backup, Of: known.Of, Graves: known.Graves}
	}
	all, err := s.file.merge(sources)
	switch {
	case err != nil:
		return Restored{}, err
	case len(all.Records) == 0 && from == "":
		return Restored{}, salvage.Nothing(s.odd, s.f != nil, there.broken)
	}
	h, err := s.file.newHead(known)
	if err != nil {
		return Restored{}, err
	}
	r := Restored{Counts: all.Counts, Differ: map[journal.Kind]int{}, Backup: backup, Rehearsed: dryRun, Log: s.file.shelf().BadLog(h.Journal)}
	r.Buried = all.NumberBuried()
	lacks := there.readable && all.Lacks(known.Damaged.Records, s.file.config.Unmissed)
	r.Unsure = from != "" && known.NoGraves() && (!there.readable || s.is(from) || all.Adds(known.Damaged.Records))
	graves := salvage.Sources{Damaged: salvage.Rubble{Head: known.Damaged.Head}, Graves: known.Graves} // what is in none of the merged can go
	fresh, err := s.file.build(filepath.Dir(s.path), h, s.file.Values(), func(b *bolttx.Builder) error { return s.file.refill(b, all, r.Differ) })
	if err != nil {
		return Restored{}, err
	}
	rest := ""
	if from != "" {
		rest, r.Beyond, err = s.file.giveUp(known, h, all, held)
	}
	if err != nil || dryRun {
		return r, errors.Join(err, disk.Scrub(fresh), disk.Scrub(rest))
	}
	s.file.known = nil                                             // whatever was known of the old file
	err = errors.Join(held.Close(), s.keep(&r, there, from, rest)) // one of them may be the file that goes
	if err == nil {
		err = s.lighten(&r, there, graves, lacks)
	}
	if err != nil {
		return Restored{}, errors.Join(fmt.Errorf("keeping what was there: %w", err), disk.Scrub(fresh), disk.Scrub(rest))
	}
	if err = s.place(&r, fresh); err == nil && from != "" { // not before: until then it may be all that holds the newest words
		err = s.file.discard(s.file.shelf().LogOf(h.Journal))
	}
	return r, err
}

// place puts a new file in the place of what is there, if anything is.
func (s *session) place(r *Restored, fresh string) (err error) {
	switch {
	case s.odd != nil:
		r.Replaced, err = s.displace(fresh)
	case s.f == nil:
		err = disk.Place(fresh, s.path)
	default:
		err = s.replace(fresh, s.file.Values())
	}
	return err
}

// displace puts a new file in the place of what is no file, and keeps that as it is.
func (s *session) displace(fresh string) (kept string, err error) {
	if !disk.IsNoFile(s.path) { // another process was first
		return "", errors.Join(errMoved, disk.Scrub(fresh))
	}
	if kept, err = s.file.shelf().Making().Move(s.path, s.file.shelf().KeptAs(shelf.Replaced, names.Ending)); err != nil {
		return "", errors.Join(err, disk.Scrub(fresh))
	}
	if err = disk.Place(fresh, s.path); err != nil {
		err = errors.Join(err, disk.MoveBack(kept, s.path))
	}
	return kept, err
}

// is reports whether the session's file is the one at a path.
func (s *session) is(path string) bool {
	info, err := os.Stat(path)
	return err == nil && os.SameFile(info, s.info)
}

// A found file is what lies in the journal's place.
type found struct {
	head     seal.Head // of the journal, if it is whole
	whole    bool      // nothing is wrong with it, and nothing newer is known
	readable bool      // all of it, by this program
	broken   bool      // something is wrong with it; a file of another kind is no broken journal
}

// lookAtAll reads the file as it is. One of another program that can be read as a
// whole is an error.
func (s *session) lookAtAll() (there found, err error) {
	if s.f == nil {
		return there, nil
	}
	_, h, err := s.file.reader().File(s.f, s.info.Size())
	foreign := errors.Is(err, journal.ErrNotJournal)
	if errors.Is(err, journal.ErrLocked) {
		return there, err
	}
	there.head = h
	there.readable, there.broken = err == nil && h.Schema <= s.file.schema(), err != nil && !foreign
	there.whole = err == nil && s.file.behind(h) == nil
	if foreign {
		if _, imageErr := boltfile.Open(s.f, s.info.Size()); imageErr == nil {
			return there, err // nothing is wrong with it, but it is not ours
		}
	}
	return there, nil
}

// sources reads all that is known of the journal: the damaged file, the newest
// good backup or the copy that was asked for, and the second copy of what was
// kept since.
func (s *session) sources(from string, held *copies.Held) (known salvage.Sources, backup string, err error) {
	f := s.file
	if s.f != nil {
		if known.Damaged, err = salvage.Damaged(s.f, s.info.Size(), f.Values()); err != nil {
			return salvage.Sources{}, "", fmt.Errorf("reading what is there: %w", err)
		}
	}
	of, err := f.shelf().Whose(known.Damaged.Head)
	if err == nil && from != "" {
		_, err = disk.Resolve(from)
		if errors.Is(err, fs.ErrNotExist) {
			err = journal.ErrNoFile
		}
	}
	if err != nil && from != "" {
		err = fmt.Errorf("from %s: %w", from, err)
	}
	if err != nil {
		return salvage.Sources{}, "", err
	}
	if from == "" {
		backup, err = f.addBackups(&known, of, held)
	} else {
		known.Backup, known.Of, err = copies.Whole(f.reader(), from, held)
		backup = from
	}
	switch {
	case err != nil:
		return salvage.Sources{}, "", err
	case of == nil:
		of = known.Journal()
	case from != "" && of != nil && *of != known.Of.Journal:
		return salvage.Sources{}, "", fmt.Errorf("from %s: %w", from, journal.ErrAnother)
	}
	if of != nil {
		var ours bool
		if known.Log, ours, err = f.shelf().ReadLog(*of); err == nil && !ours {
			known.Log, err = f.shelf().Claim().HiddenLog(f.shelf().Logs, *of)
		}
		known.Graves = f.shelf().Graves(*of, known.Damaged.Head)
	}
	return known, backup, err
}

// addBackups reads the newest good backup, which it names, and what else there is in the
// damaged and renamed ones.
func (f *File) addBackups(known *salvage.Sources, of *seal.UID, held *copies.Held) (backup string, err error) {
	known.Backup, known.Of, backup, err = f.newestGood(of, held)
	if err == nil {
		known.Pieces, err = others.Pieces(f.reader(), f.shelf().Backups(), f.shelf().Name(), of, known.Of, held)
	}
	return backup, err
}

// newestGood reads the newest backup that is whole and, if that is known, of
// the same journal. Without one there is nothing. One that the disk does not give
// back is an error: it may hold what nothing else does.
func (f *File) newestGood(of *seal.UID, held *copies.Held) (salvage.Records, *seal.Head, string, error) {
	candidates, err := f.shelf().Candidates(of)
	if err != nil {
		return nil, nil, "", err
	}
	for _, backup := range candidates {
		rs, h, err := copies.Whole(f.reader(), backup.Path, held)
		if err == nil || disk.Unread(err) {
			return rs, h, backup.Path, err
		}
	}
	return nil, nil, "", nil
}

// newHead names the new file: the same journal, with a serial above all that is
// known of it, so that other windows go on with it, and only with it. It has no
// past: it holds what all of them kept.
func (f *File) newHead(known salvage.Sources) (seal.Head, error) {
	h, err := seal.NewHead(f.config.Rand, f.schema())
	if err != nil {
		return seal.Head{}, err
	}
	of, err := f.shelf().Whose(known.Damaged.Head)
	switch {
	case err != nil:
		return seal.Head{}, err
	case of != nil:
		h.Journal = *of
	case known.Journal() != nil:
		h.Journal = *known.Journal()
	}
	if known.Of != nil && known.Of.Journal == h.Journal { // what came in since may be among what is missing
		h.Taken = known.Of.Taken
	}
	h.Serial = 1 + max(known.Newest(), f.shelf().NewestKnown(h.Journal))
	for _, g := range known.Graves { // what came back by now is taken out as it is kept
		h.Gone = h.Gone.And(g.Gone)
	}
	return h, f.sign(&h)
}

// refill puts all records into a new file: until all of it is done, it lies beside the journal.
func (f *File) refill(b *bolttx.Builder, all salvage.Merged, differ map[journal.Kind]int) error {
	by := spool.Filed(f.config.Path, f.config.Rand)
	with := bolttx.Refill{Join: f.config.Join, Deleted: f.config.Deleted, Reindex: f.config.Reindex, Differ: differ}
	return errors.Join(b.Refill(by, all, with), by.Close())
}

package store

import (
	"cmp"
	"context"
	"errors"
	"os"
	"strings"

	"messup/journal"
	"messup/journal/pace"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// Report is what Check found.
type Report = verify.Report

// Check reads every byte of the journal and of every backup and verifies it
// all. Its error is what is wrong with the journal, or else with a backup, nil if
// everything can be read; the report is filled in either way.
func (f *File) Check(ctx context.Context) (Report, error) {
	var r Report
	s, err := f.open(ctx, looking)
	if err == nil {
		r.Journal, r.Others, err = s.health()
		r.Copies = s.copies()
		r.Renamed = s.renamed()
		if of, err := f.shelf().Whose(s.here()); err == nil && of != nil { // else the journal cannot be read, which is told
			r.Log = f.shelf().BadLog(*of)
		}
		err = errors.Join(err, s.close())
	}
	r.Journal.Path = f.config.Path
	r.Journal.Err = bolttx.Explain("checking", f.config.Path, err)
	if _, err := os.Lstat(f.forgetting()); err == nil {
		f.note("What was deleted for good is not yet out of the file and its backups; the next start finishes it.")
	}
	f.tellLinks()
	f.tellFolder(mayLook)
	var bad error
	backups, err := f.shelf().All()
	if err != nil { // nobody knows how many there are
		r.Backups = append(r.Backups, verify.Health{Path: f.shelf().Backups(), Err: err})
	}
	for i, b := range backups {
		if err = ctx.Err(); err != nil {
			break
		}
		pace.Tell(ctx, pace.Far{Done: i + 1, Of: len(backups) + 1}) // the journal is read
		h, err := copies.Check(f.reader(), b.Path)
		health := verify.Health{Path: b.Path, Size: b.Size, Made: b.Made, Err: bolttx.Explain("checking", b.Path, err)}
		if err == nil {
			health.Counts = h.Numbers()
		}
		bad = cmp.Or(bad, copies.Unread(b.Path, health.Err))
		r.Backups = append(r.Backups, health)
	}
	waiting, unfiled, inboxErr := f.inbox().Look()
	r.Inbox, r.Unfiled = len(waiting), unfiled
	folderErr := f.shelf().Beside(&r)
	if err := errors.Join(err, inboxErr, folderErr); err != nil && r.Journal.Err == nil {
		return r, bolttx.Explain("checking", f.config.Path, err)
	}
	if r.Journal.Err == nil {
		return r, bad
	}
	return r, r.Journal.Err
}

// renamed lists backups of the journal that another name hides.
func (s *session) renamed() []string {
	if here := s.here(); here != nil { // else it is told already
		return s.file.shelf().Renamed(here.Journal)
	}
	return nil
}

// here is the head of the journal; nil without one that can be read.
func (s *session) here() *seal.Head {
	if h, err := s.look(); err == nil { // without a file that is an error
		return &h
	}
	return nil
}

func (s *session) health() (health verify.Health, beyond map[journal.Kind]int, err error) {
	if s.f == nil {
		return verify.Health{}, nil, s.file.missing()
	}
	health.Size = s.info.Size()
	im, h, err := s.file.reader().File(s.f, s.info.Size())
	if err == nil {
		err = s.file.behind(h)
	}
	if err == nil {
		health.Counts = h.Numbers()
	}
	if err == nil && h.Schema <= s.file.schema() {
		_, beyond, _ = s.file.shelf().Lots(h.Journal, s.file.config.Unmissed, func() (salvage.Records, error) { return salvage.Whole(im, h, s.file.Values()) }) // folders that cannot be listed are told below
	}
	return health, beyond, err
}

// Status is what can be said of a journal at a glance.
type Status struct {
	Exists bool
	Newer  bool   // made by a newer messup: it can be read but not changed
	Synced string // the service that seems to copy the journal's folder elsewhere, if any
}

// Status looks at the journal as every call does, and for copies beside it, which it gives
// notice of. A backup that an earlier run was ended before is due then, for Settle.
func (f *File) Status(ctx context.Context) (Status, error) {
	var st Status
	st.Synced, _ = disk.Synced(f.config.Path)
	f.tellLinks()
	s, err := f.open(ctx, reading)
	if err == nil {
		st.Exists, st.Newer = s.f != nil, s.head.Schema > f.schema()
		if st.Exists && !st.Newer && f.total(s.head) > 0 && f.shelf().Overdue(s.head.Journal) {
			f.due.Store(true)
		}
		for _, path := range s.copies() {
			f.note("Beside the journal lies a copy of it with words that are not here: %s. `messup check` says how they come in.", path)
		}
		err = s.close()
	}
	return st, bolttx.Explain("looking at", f.config.Path, err)
}

// tellLinks gives notice of links where copies of the journal and notes are kept, once for all.
func (f *File) tellLinks() {
	if all := f.shelf().Links(f.inbox().Folder); len(all) > 0 {
		f.note("Links that lead elsewhere are not followed. Found: %d, such as %s.", len(all), strings.Join(all[:min(3, len(all))], ", "))
	}
}

// copies lists the copies of the journal beside it that may have words it has not.
func (s *session) copies() []string {
	if here := s.here(); here != nil { // else it is told already, or no concern of who only looks for copies
		return s.file.shelf().Copies(s.path, *here)
	}
	return nil
}

package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"messup/journal"
)

// Health says what a check of one file found.
type Health struct {
	Path   string
	Size   int64                // bytes
	Made   time.Time            // of a backup
	Counts map[journal.Kind]int // records that can be read; nil if Err is set
	Err    error                // what is wrong with it; nil if everything can be read
}

// Report is what Check found.
type Report struct {
	Journal Health
	Backups []Health // newest first
	Damaged []string // damaged files that earlier restores kept
	Inbox   int      // files waiting to be taken in
}

// Check reads every byte of the journal and of every backup and verifies it
// all. Its error is what is wrong with the journal, nil if everything can be
// read; the report is filled in either way.
func (f *File) Check(ctx context.Context) (Report, error) {
	var r Report
	s, err := f.open(ctx, looking)
	if err == nil {
		r.Journal, err = s.health()
		err = errors.Join(err, s.close())
	}
	r.Journal.Path = f.config.Path
	r.Journal.Err = explain("checking", f.config.Path, err)
	backups, err := f.listBackups()
	for _, b := range backups {
		if err = ctx.Err(); err != nil {
			break
		}
		h, err := f.verify(b.Path)
		health := Health{Path: b.Path, Size: b.Size, Made: b.Made, Err: explain("checking", b.Path, err)}
		if err == nil {
			health.Counts = h.ints()
		}
		r.Backups = append(r.Backups, health)
	}
	var inboxErr, folderErr error
	r.Inbox, inboxErr = f.inboxLen()
	r.Damaged, folderErr = f.keptDamaged()
	if err := errors.Join(err, inboxErr, folderErr); err != nil && r.Journal.Err == nil {
		return r, explain("checking", f.config.Path, err)
	}
	return r, r.Journal.Err
}

func (s *session) health() (Health, error) {
	if s.f == nil {
		return Health{}, journal.ErrNoJournal
	}
	health := Health{Size: s.info.Size()}
	_, h, err := checkFile(s.f, s.info.Size(), s.file.schema())
	if err == nil {
		err = s.file.behind(h)
	}
	if err == nil {
		health.Counts = h.ints()
	}
	return health, err
}

func (h head) ints() map[journal.Kind]int {
	m := map[journal.Kind]int{}
	for kind, n := range h.counts {
		m[kind] = int(n)
	}
	return m
}

func (f *File) inboxLen() (int, error) {
	names, err := f.waiting()
	return len(names), err
}

func (f *File) keptDamaged() ([]string, error) {
	entries, err := os.ReadDir(f.folder())
	if err = ignoreMissing(err); err != nil {
		return nil, fmt.Errorf("listing the folder: %w", err)
	}
	var paths []string
	for _, e := range entries {
		if f.isKeptDamaged(e.Name()) {
			paths = append(paths, filepath.Join(f.folder(), e.Name()))
		}
	}
	return paths, nil
}

// Status is what can be said of a journal at a glance.
type Status struct {
	Path    string
	Exists  bool
	Size    int64                // bytes
	Counts  map[journal.Kind]int // records
	Newer   bool                 // made by a newer messup: it can be read but not changed
	Backup  time.Time            // when the newest backup was made; zero without one
	Backups int
	Inbox   int    // files waiting to be taken in
	Synced  string // the service that seems to copy the journal's folder elsewhere, if any
}

// Status looks at the journal without reading all of it.
func (f *File) Status(ctx context.Context) (Status, error) {
	st := Status{Path: f.config.Path}
	st.Synced, _ = Synced(f.config.Path)
	s, err := f.open(ctx, reading)
	if err != nil {
		return st, explain("looking at", f.config.Path, err)
	}
	if st.Exists = s.f != nil; st.Exists {
		st.Size, st.Counts, st.Newer = s.info.Size(), s.head.ints(), s.head.schema > f.schema()
	}
	err = s.close()
	backups, listErr := f.listBackups()
	if st.Backups = len(backups); st.Backups > 0 {
		st.Backup = backups[0].Made
	}
	var inboxErr error
	st.Inbox, inboxErr = f.inboxLen()
	return st, explain("looking at", f.config.Path, errors.Join(err, listErr, inboxErr))
}

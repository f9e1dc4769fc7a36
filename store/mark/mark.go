// Package mark keeps the file that says that something is being deleted for good,
// and what, or that a journal gets another passphrase: whoever comes after one that was cut
// short knows from it what is left to do. What that means for a journal is for package store.
package mark

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

// A Mark is there while something is deleted for good. Its lock says that it was not
// cut short.
type Mark struct{ file *os.File }

// A Note is what a Mark says.
type Note struct {
	Keys    map[record.Key]bool // what may be deleted. Ids are no words.
	Said    Present             // what says other words now: no copy is to have the ones before
	Names   []string            // what else the journal is called in its folder
	Sealing bool                // the journal gets another passphrase, and all that belongs to it is sealed by that
	To      string              // what tells that one from the one before
	Erasing bool                // the journal and all that belongs to it is being deleted
}

// Present is what there is of some records by now. Of one that was only written down, all but
// its name is empty.
type Present map[record.Key]record.Record

// Nothing reports whether a Note asks for nothing.
func (n Note) Nothing() bool { return len(n.Keys)+len(n.Said) == 0 && !n.Sealing }

// The lines of a mark are a kind and an id each, but for these.
const (
	alsoCalled = "/" // and another name that the journal has in its folder
	sealing    = "sealing"
	erasing    = "erasing"
	resaid     = "resaid" // and a kind and an id
	end        = "end"    // the last one of what was written whole
)

// Begin makes the mark at path, or takes up one that was cut short. It waits for one
// that is under way until ctx ends (journal.ErrBusy).
func Begin(ctx context.Context, path string) (*Mark, error) {
	file, err := disk.Hold(ctx, path, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, err
	}
	if err := disk.SyncFolder(filepath.Dir(path)); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &Mark{file}, nil
}

// CutShort returns the mark at path if it was cut short; nil if there is none, or one
// that is under way and needs nobody's help.
func CutShort(path string) (*Mark, error) {
	file, err := disk.TryHold(path, os.O_RDWR)
	switch {
	case errors.Is(err, os.ErrNotExist) || errors.Is(err, journal.ErrBusy):
		return nil, nil
	case errors.Is(err, os.ErrPermission) && closedOff(path): // whoever may look there knows better
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &Mark{file}, nil
}

// closedOff reports whether nobody can say here whether there is a file.
func closedOff(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, os.ErrPermission)
}

// Left returns what a mark at path says that was cut short; nothing if there is none.
func Left(path string) (n Note, err error) {
	m, err := CutShort(path)
	if m == nil || err != nil {
		return Note{}, err
	}
	n, err = m.Read()
	return n, errors.Join(err, m.Close())
}

// Write adds to what was written whole before, which did not come to its end.
func (m *Mark) Write(n Note) error {
	before, err := m.whole()
	if err == nil {
		err = m.file.Truncate(int64(len(before)))
	}
	if err == nil {
		_, err = m.file.Seek(0, io.SeekEnd)
	}
	if err != nil {
		return fmt.Errorf("noting what is to be done: %w", err)
	}
	to := bufio.NewWriter(m.file)
	_, _ = to.WriteString("\n") // Flush tells
	for key := range n.Keys {
		_, _ = fmt.Fprintln(to, key.Kind, key.ID)
	}
	for key := range n.Said {
		_, _ = fmt.Fprintln(to, resaid, key.Kind, key.ID)
	}
	for _, name := range n.Names {
		_, _ = fmt.Fprintln(to, alsoCalled, name)
	}
	if n.Sealing {
		_, _ = fmt.Fprintln(to, sealing, n.To)
	}
	if n.Erasing {
		_, _ = fmt.Fprintln(to, erasing)
	}
	_, _ = fmt.Fprintln(to, end)
	if err := errors.Join(to.Flush(), m.file.Sync()); err != nil {
		return fmt.Errorf("noting what is to be done: %w", err)
	}
	return nil
}

// Read returns what was written down whole. Without its end nothing was done yet.
func (m *Mark) Read() (n Note, err error) {
	b, err := m.whole()
	if err != nil {
		return Note{}, fmt.Errorf("reading what was to be done: %w", err)
	}
	n.Keys, n.Said = map[record.Key]bool{}, Present{}
	for line := range strings.Lines(string(b)) {
		switch kind, rest, is := strings.Cut(strings.TrimSuffix(line, "\n"), " "); {
		case kind == alsoCalled:
			n.Names = append(n.Names, rest)
		case kind == sealing:
			n.Sealing, n.To = true, rest
		case kind == resaid:
			kind, id, _ := strings.Cut(rest, " ")
			n.Said[record.Key{Kind: journal.Kind(kind), ID: journal.ID(id)}] = record.Record{}
		case kind == erasing:
			n.Erasing = true
		case is:
			n.Keys[record.Key{Kind: journal.Kind(kind), ID: journal.ID(rest)}] = true
		}
	}
	return n, nil
}

// whole reads up to the last end.
func (m *Mark) whole() ([]byte, error) {
	if _, err := m.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	b, err := io.ReadAll(m.file)
	if err != nil {
		return nil, err
	}
	const last = "\n" + end + "\n"
	at := strings.LastIndex(string(b), last)
	if at < 0 {
		return nil, nil
	}
	return b[:at+len(last)], nil
}

// Done takes the mark away: nothing of what was deleted is left.
func (m *Mark) Done() error {
	if err := disk.Drop(m.file); err != nil {
		return fmt.Errorf("noting that it is done: %w", err)
	}
	return nil
}

// Close leaves the mark for whoever comes next.
func (m *Mark) Close() error { return m.file.Close() }

package syncing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/instep"
	"messup/journal/record"
	"messup/store"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/shelf"
)

// What is remembered of a sync lies beside the journal: the folder is one of this computer,
// and the journal goes to others. Where the journal is sealed, so is that.

// Kept is what lies there.
type Kept struct {
	File *store.File
	Rand io.Reader
}

// A Place is a folder to sync with, and how.
type Place struct {
	Folder  string `json:"folder"`
	Heavy   bool   `json:"heavy,omitempty"`
	Commit  bool   `json:"commit,omitempty"`
	Lock    []byte `json:"lock,omitempty"`      // what the folder is sealed with
	Secret  string `json:"secret,omitempty"`    // what opens it, where that is not the journal's own key
	Renewed bool   `json:"resealing,omitempty"` // its files are being sealed with another key
	other   bool   // it is another one than the last time
}

const (
	placeEnding  = ".sync"   // the folder: read at each start, and little
	memoryEnding = ".synced" // what both have (instep.Memory)
	lockEnding   = ".syncing"
)

func (k Kept) path(ending string) string {
	path := k.File.Path()
	return filepath.Join(filepath.Dir(path), "."+names.Stem(path)+ending)
}

// Is reports whether a folder is remembered: one look at the disk.
func (k Kept) Is() bool { return disk.Exists(k.path(placeEnding)) }

// Place returns the folder that is remembered; an empty one if none is.
func (k Kept) Place() (p Place, err error) {
	b, err := k.read(placeEnding)
	if err != nil || len(b) == 0 {
		return p, err
	}
	if err := json.Unmarshal(b, &p); err != nil { // it is asked for again
		return Place{}, nil //nolint:nilerr // see above
	}
	return p, nil
}

// KeepPlace remembers a folder.
func (k Kept) KeepPlace(p Place) error {
	b, err := json.Marshal(p) //nolint:gosec // it is sealed where the journal is, and as open as the journal where it is not
	if err != nil {
		return fmt.Errorf("remembering the folder: %w", err)
	}
	return k.write(placeEnding, b)
}

// Memory returns what the journal and the folder had in common.
func (k Kept) Memory() (instep.Memory, error) {
	b, err := k.read(memoryEnding)
	return instep.ReadMemory(b), err
}

// KeepMemory remembers it.
func (k Kept) KeepMemory(m instep.Memory) error { return k.write(memoryEnding, m.Bytes()) }

// Holds returns the folder if its files may still hold some of what was deleted here for good: until
// the next sync. Empty if they do not.
func (k Kept) Holds(gone []record.Key) (string, error) {
	if !k.Is() {
		return "", nil
	}
	p, err := k.Place()
	if err != nil {
		return "", err
	}
	memory, err := k.Memory()
	if slices.ContainsFunc(gone, func(key record.Key) bool { return memory[key].V != "" && !memory[key].Gone }) {
		return p.Folder, err
	}
	return "", err
}

// Forget removes what is remembered, and what a sync that was killed left of its lock.
func (k Kept) Forget() error { return errors.Join(k.forget(), disk.Remove(k.path(lockEnding))) }

// forget is Forget for who holds it: the lock goes as it is let go.
func (k Kept) forget() error {
	return errors.Join(disk.Scrub(k.path(placeEnding)), disk.Scrub(k.path(memoryEnding)))
}

// Renew seals what is remembered as the journal is by now.
func (k Kept) Renew() error {
	for _, ending := range []string{placeEnding, memoryEnding} {
		b, err := k.read(ending)
		if err == nil && len(b) > 0 {
			err = k.write(ending, b)
		}
		if err != nil {
			return fmt.Errorf("%w: %w", journal.ErrUnsealed, err)
		}
	}
	return nil
}

// read reads a file; nothing if there is none.
func (k Kept) read(ending string) ([]byte, error) {
	b, err := disk.Read(k.path(ending))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		b, err = k.File.Open(b)
	}
	if err != nil {
		return nil, fmt.Errorf("reading what is remembered of the sync: %w", err)
	}
	return b, nil
}

// write puts a file in place of the one before.
func (k Kept) write(ending string, b []byte) error {
	path, making := k.path(ending), names.Making(k.File.Path(), k.Rand)
	b, err := k.File.Shut(b)
	if err == nil {
		err = disk.MakeFolder(filepath.Dir(path))
	}
	var under, fresh string
	if err == nil {
		under, err = making.Name(filepath.Dir(path))
	}
	if err == nil {
		fresh, err = making.Name(filepath.Dir(path))
	}
	switch {
	case err != nil:
	case !disk.Exists(path):
		err = disk.Put(disk.Bytes(b), under, path)
	default:
		if err = disk.Put(disk.Bytes(b), under, fresh); err == nil {
			_, err = making.Exchange(fresh, path)
		}
	}
	if err != nil {
		return fmt.Errorf("remembering the sync: %w", err)
	}
	return nil
}

// hold keeps two syncs of one journal from running at once.
func (k Kept) hold(ctx context.Context) (release func() error, err error) {
	wait, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	if err := disk.MakeFolder(filepath.Dir(k.path(lockEnding))); err != nil {
		return nil, err
	}
	file, err := disk.Hold(wait, k.path(lockEnding), os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, fmt.Errorf("another sync of this journal is under way: %w", err)
	}
	return func() error { return disk.Drop(file) }, nil
}

// absolute is a folder as it is remembered. The folder of the journal itself is none that is
// kept in step with it.
func absolute(dir, journalPath string) (string, error) {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("finding the folder: %w", err)
	}
	home, err := filepath.Abs(filepath.Dir(journalPath))
	if err != nil {
		return "", fmt.Errorf("finding the folder of the journal: %w", err)
	}
	if target, err := filepath.EvalSymlinks(whole); err == nil {
		whole = target
	}
	if target, err := filepath.EvalSymlinks(home); err == nil {
		home = target
	}
	below, err := filepath.Rel(home, whole)
	first, _, _ := strings.Cut(filepath.ToSlash(below), "/")
	if err == nil && slices.Contains([]string{".", shelf.BackupFolder, "inbox", "edit"}, first) {
		return "", fmt.Errorf("%w: %s is where the journal itself lies", journal.ErrNoPlace, whole)
	}
	return whole, nil
}

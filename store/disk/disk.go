// Package disk is what an operating system does with files and folders: locks
// between processes, syncs, modes, names put in place at once, words made
// unreadable. It knows nothing of what is in a file. Systems differ in
// system_*.go alone.
package disk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"messup/journal"
)

// MakeFolder makes a folder and those above it, each of them for good, and for its owner
// alone. One that is there is somebody's, to open as they like.
func MakeFolder(dir string) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(dir)
	if parent == dir {
		return nil
	}
	if err := MakeFolder(parent); err != nil {
		return err
	}
	switch err := Explain(os.Mkdir(dir, 0o700)); {
	case errors.Is(err, journal.ErrReadOnly):
		return fmt.Errorf("%w: the folder %s is not there, and cannot be made", journal.ErrNoPlace, dir)
	case errors.Is(err, fs.ErrNotExist): // so Windows says where a file is above it
		return fmt.Errorf("making the folder: %s is no folder", parent)
	case err != nil && !errors.Is(err, fs.ErrExist):
		return fmt.Errorf("making the folder: %w", err)
	}
	return SyncFolder(parent)
}

// Place gives the file fresh its real name, for good, unless something has
// that name already (fs.ErrExist). fresh is gone afterwards, in any case.
func Place(fresh, path string) error {
	err := again(func() error { return placeNew(fresh, path) })
	if err = errors.Join(err, Remove(fresh)); err != nil {
		return fmt.Errorf("putting it in place: %w", err)
	}
	return SyncFolder(filepath.Dir(path))
}

// placeNew changes the name in one step where that can be had.
func placeNew(fresh, path string) error {
	err := renameNew(fresh, path)
	if err != nil && cannotRenameNew(err) {
		return placeLinked(fresh, path)
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: fresh, New: path, Err: err}
	}
	return nil
}

// placeLinked gives the file a second name; on a memory card, say, a look and then a name are
// the best that can be had.
func placeLinked(fresh, path string) error {
	err := os.Link(fresh, path)
	if err != nil && noLinks(err) {
		if _, statErr := os.Lstat(path); errors.Is(statErr, fs.ErrNotExist) {
			err = Rename(fresh, path)
		}
	}
	return err
}

// Open opens a file of ours, or makes it. A link in its place leads to what is not
// ours: it is not followed. A pipe keeps nobody waiting.
func Open(path string, flag int) (*os.File, error) {
	if err := refuseLink(path); err != nil {
		return nil, err
	}
	return OpenFile(path, flag)
}

func refuseLink(path string) error {
	if IsLink(path) {
		return fmt.Errorf("%s is a link to elsewhere, and is not followed", path)
	}
	return nil
}

// IsLink reports whether a path is a link.
func IsLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// Read reads all of a file of ours.
func Read(path string) ([]byte, error) {
	file, err := Open(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(file)
	return b, errors.Join(err, file.Close())
}

// KeptUnder says that a file which should be gone is there under another name.
func KeptUnder(path string) string {
	return fmt.Sprintf("%s has another name on this disk, and its words stay there.", path) //nolint:perfsprint // a second language knows it by this format
}

// Scrub overwrites a file with zeros and removes it; ErrBusy if another process
// has it locked, because it is still being made. Of a file with other names only
// this name is removed: what is under them is somebody's snapshot.
func Scrub(path string) error {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || HasOtherNames(info, path) {
		return IgnoreMissing(errors.Join(err, Remove(path)))
	}
	file, err := OpenFile(path, os.O_WRONLY)
	if err != nil {
		return errors.Join(IgnoreMissing(err), Remove(path))
	}
	free, err := TryLock(file, true)
	if err == nil && !free {
		return errors.Join(journal.ErrBusy, file.Close())
	}
	return errors.Join(err, Zero(file), file.Close(), Remove(path))
}

// Zero overwrites all of an open file, its beginning last: cut short, it can still
// be told what it is. Some disks and file systems keep the old bytes elsewhere; that
// cannot be helped from here.
func Zero(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("overwriting: %w", err)
	}
	const atOnce = 1 << 20
	blank := make([]byte, min(info.Size(), atOnce))
	for end := info.Size(); end > 0; {
		begin := (end - 1) / atOnce * atOnce
		_, err := file.WriteAt(blank[:end-begin], begin)
		if end = begin; err != nil {
			return fmt.Errorf("overwriting: %w", err)
		}
	}
	return file.Sync()
}

// IgnoreMissing passes on every error but that a file is not there.
func IgnoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// IgnoreClosed passes on every error but that a file is closed already.
func IgnoreClosed(err error) error {
	if errors.Is(err, fs.ErrClosed) {
		return nil
	}
	return err
}

// Lock waits for the lock of a file until ctx ends (journal.ErrBusy).
func Lock(ctx context.Context, f *os.File, exclusive bool) error {
	return await(ctx, func() (bool, error) { return TryLock(f, exclusive) })
}

// await polls for a lock: there is no way to wait for one with a time limit. Who only glances
// waits no longer than a save takes.
func await(ctx context.Context, try func() (bool, error)) error {
	if Glancing(ctx) {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, glance)
		defer cancel()
	}
	const longest = 8 * time.Millisecond
	for pause := time.Millisecond; ; pause = min(2*pause, longest) {
		got, err := try()
		if got || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return journal.ErrBusy
		case <-time.After(pause):
		}
	}
}

// Untouched reports whether nobody wrote to a file between two looks at it.
func Untouched(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// Touched is when a file was last written to; zero where that cannot be told.
func Touched(path string) time.Time {
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// Mine refuses a file of someone else, and one that is to be changed and must not be.
func Mine(info fs.FileInfo, toChange bool) error {
	if uid, is := Stranger(info); is {
		kind := journal.ErrUnreadable
		if toChange {
			kind = journal.ErrReadOnly
		}
		return fmt.Errorf("%w: it belongs to another user (number %d)", kind, uid)
	}
	if toChange && info.Mode().Perm()&0o200 == 0 {
		return fmt.Errorf("%w: it is marked as read-only", journal.ErrReadOnly)
	}
	return nil
}

// OtherNames lists what else a file is called in its folder, by hard links.
func OtherNames(info os.FileInfo, path string) (names []string) {
	if !HasOtherNames(info, path) {
		return nil
	}
	found, err := ReadDir(filepath.Dir(path))
	if err != nil { // that there are some is told in any case
		return nil
	}
	for _, e := range found {
		other, err := e.Info()
		if err == nil && os.SameFile(other, info) && e.Name() != filepath.Base(path) {
			names = append(names, e.Name())
		}
	}
	return names
}

// MayBeCopy reports whether a file is called as a journal is, by its ending, or as
// services that copy files call their copies of one: "my (conflicted copy).journal",
// "my.journal (1)".
func MayBeCopy(name, of, ending string) bool {
	stem := strings.TrimSuffix(of, filepath.Ext(of))
	return name != of && (filepath.Ext(name) == ending || filepath.Ext(name) == filepath.Ext(of) || strings.HasPrefix(name, stem))
}

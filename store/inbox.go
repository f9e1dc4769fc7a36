package store

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/store/disk"
)

const (
	inboxLock = ".lock"
	// maxInbox bounds one file, in bytes. The longest entry is far below it,
	// however its words are written down there.
	maxInbox = 64 << 20
)

// PutInbox keeps b in a file of its own beside the journal, for when the
// journal itself cannot be had. When it returns, b is on the disk. TakeInbox
// brings it in.
func (f *File) PutInbox(ctx context.Context, b []byte) (path string, err error) {
	err = ctx.Err()
	if err == nil && len(b) > maxInbox { // it could be read by nobody
		err = fmt.Errorf("%w: it is over %d MB", journal.ErrTooLong, maxInbox>>20)
	}
	if err == nil {
		path, err = f.putInbox(b)
	}
	if err != nil {
		return "", explain("putting into", f.inbox(), err)
	}
	return path, nil
}

func (f *File) putInbox(b []byte) (string, error) {
	if err := disk.OwnFolder(f.inbox()); err != nil {
		return "", err
	}
	var random [4]byte
	if _, err := io.ReadFull(f.config.Rand, random[:]); err != nil {
		return "", fmt.Errorf("naming it: %w", err)
	}
	name := f.name() + "-" + f.config.Now().UTC().Format(stampLayout) + "-" + hex.EncodeToString(random[:])
	return f.copyAs(b, func(n int) string { return filepath.Join(f.inbox(), name+numbered(n)+inboxEnding) })
}

// TakeInbox hands each file of the inbox to take, oldest first, and removes it
// when take returns nil. It says how many were taken. A file that take refuses
// stays, and does not keep the others waiting. After a crash between the two
// steps a file is handed out again, so taking the same bytes twice must do no
// harm.
func (f *File) TakeInbox(ctx context.Context, take func([]byte) error) (n int, err error) {
	names, err := f.waiting()
	if err == nil && len(names) > 0 {
		n, err = f.takeInbox(ctx, take)
	}
	return n, explain("taking in", f.inbox(), err)
}

// waiting lists the files of the inbox that are for this journal, oldest first.
func (f *File) waiting() ([]string, error) {
	found, err := os.ReadDir(f.inbox())
	if err = disk.IgnoreMissing(err); err != nil {
		return nil, fmt.Errorf("listing: %w", err)
	}
	var names []string
	for _, e := range found {
		if e.Type().IsRegular() && strings.HasSuffix(e.Name(), inboxEnding) && f.isForUs(e.Name()) {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Compare(noteName.ReplaceAllString(a, "$2"), noteName.ReplaceAllString(b, "$2"))
	})
	return names, nil
}

// noteName is what files of the inbox are called: the journal they are for, and
// when they were left. Earlier versions named no journal.
var noteName = regexp.MustCompile(`^(?:(.*)-)?(\d{8}T\d{6}Z-[0-9a-f]{8}(?:-\d+)?)\` + inboxEnding + `$`)

// isForUs reports whether a file of the inbox waits for no other journal of this
// folder. One whose journal is not there, as it has another name by now, is for
// whoever comes.
func (f *File) isForUs(name string) bool {
	of := noteName.FindStringSubmatch(name)
	if of == nil || of[1] == "" || of[1] == f.name() {
		return true
	}
	for _, path := range []string{of[1] + ending, of[1]} {
		if _, err := os.Lstat(filepath.Join(f.folder(), path)); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}

func (f *File) takeInbox(ctx context.Context, take func([]byte) error) (n int, err error) {
	lock, err := os.OpenFile(filepath.Join(f.inbox(), inboxLock), os.O_RDWR|os.O_CREATE|disk.OpenFlags, 0o600)
	if err != nil {
		return 0, fmt.Errorf("locking: %w", err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	if err := disk.Lock(wait, lock, true); err != nil {
		return 0, err
	}
	names, err := f.waiting() // another process may have taken some
	if err != nil {
		return 0, err
	}
	errs := []error{f.sweepInbox()}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			errs = append(errs, err)
			break
		}
		if err := f.takeOne(filepath.Join(f.inbox(), name), take); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		n++
	}
	return n, errors.Join(errors.Join(errs...), disk.SyncFolder(f.inbox()))
}

// sweepInbox clears away what was cut short while it was put into the inbox.
// Nothing says whether a young file is still being written, so those stay.
func (f *File) sweepInbox() error {
	found, err := os.ReadDir(f.inbox())
	errs := []error{err}
	for _, e := range found {
		info, err := e.Info()
		if err == nil && f.isTemporary(e.Name()) && info.ModTime().Before(f.config.Now().Add(-time.Hour)) {
			errs = append(errs, disk.Scrub(filepath.Join(f.inbox(), e.Name())))
		}
	}
	return errors.Join(errs...)
}

func (f *File) takeOne(path string, take func([]byte) error) error {
	file, err := os.OpenFile(path, os.O_RDONLY|disk.OpenFlags, 0)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(io.LimitReader(file, maxInbox+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	if len(b) > maxInbox {
		return fmt.Errorf("%w: it is over %d MB", journal.ErrTooLong, maxInbox>>20)
	}
	if err := take(b); err != nil {
		return err
	}
	return f.discard(path)
}

package inbox

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
	"sync"
	"time"

	"messup/journal"
	"messup/store/disk"
)

const (
	lockName = ".lock"
	ending   = ".jot"
	unfiled  = ".unfiled"         // what a file ends with that no journal can take in
	stamp    = "20060102T150405Z" // UTC
	// Most bounds one file, in bytes. The longest entry is far below it, however
	// its words are written down there.
	Most = 64 << 20
	// young is how long a leftover stays: nothing says whether it is still being
	// written where files cannot be locked.
	young = time.Hour
)

// fileName is what files of an inbox are called: the journal they are for, and
// when they were left. Earlier versions named no journal.
//
//nolint:gochecknoglobals // what never changes is made once
var fileName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(.*)-)?(\d{8}T\d{6}Z-[0-9a-f]{8}(?:-\d+)?)\` + ending + `$`)
})

// Inbox is the inbox of one journal. Several may share a folder.
type Inbox struct {
	Folder   string
	Journal  string                 // whose it is
	Journals func(name string) bool // whether there is a journal of this name
	Making   disk.Making
	Now      func() time.Time
	Patience time.Duration         // to wait for whoever is taking
	Tell     func(sentence string) // what a person should know although nothing failed
	// Shut seals what is put in, and Open opens it again; they give back as it is what is
	// not to be sealed, and was not.
	Shut, Open func([]byte) ([]byte, error)
}

// Put keeps b in a file of its own. When it returns, b is on the disk.
func (i Inbox) Put(b []byte) (path string, err error) {
	if len(b) > Most { // it could be read by nobody
		return "", fmt.Errorf("%w: it is over %d MB", journal.ErrTooLong, Most>>20)
	}
	if err := disk.MakeFolder(i.Folder); err != nil {
		return "", err
	}
	b, err = i.Shut(b)
	if err != nil {
		return "", err
	}
	var random [4]byte
	if _, err := io.ReadFull(i.Making.Rand, random[:]); err != nil {
		return "", fmt.Errorf("naming it: %w", err)
	}
	name := i.Journal + "-" + i.Now().UTC().Format(stamp) + "-" + hex.EncodeToString(random[:])
	return i.Making.Put(disk.Bytes(b), func(n int) string { return filepath.Join(i.Folder, name+disk.Numbered(n)+ending) })
}

// Waiting lists the files that are for this journal, oldest first. A link is none:
// what it leads to is not ours.
func (i Inbox) Waiting() ([]string, error) {
	found, err := disk.ReadDir(i.Folder)
	if err = disk.IgnoreMissing(err); err != nil {
		return nil, fmt.Errorf("listing: %w", err)
	}
	var names []string
	for _, e := range found {
		if e.Type().IsRegular() && strings.HasSuffix(e.Name(), ending) && i.isForUs(e.Name()) {
			names = append(names, e.Name())
		}
	}
	left := func(name string) string { return fileName().ReplaceAllString(name, "$2") }
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(left(a), left(b)) })
	return names, nil
}

// Look lists the files that wait, and where those lie that no journal can take in.
func (i Inbox) Look() (waiting, aside []string, err error) {
	if waiting, err = i.Waiting(); err != nil {
		return nil, nil, err
	}
	found, err := disk.ReadDir(i.Folder)
	for _, e := range found {
		if e.Type().IsRegular() && strings.HasSuffix(e.Name(), unfiled) && i.isForUs(strings.TrimSuffix(e.Name(), unfiled)+ending) {
			aside = append(aside, filepath.Join(i.Folder, e.Name()))
		}
	}
	return waiting, aside, disk.IgnoreMissing(err)
}

// isForUs reports whether a file waits for no other journal of this folder. One
// whose journal is not there, as it has another name by now, is for whoever comes.
func (i Inbox) isForUs(name string) bool {
	of := fileName().FindStringSubmatch(name)
	return of == nil || of[1] == "" || of[1] == i.Journal || !i.Journals(of[1])
}

// Take hands each file to take, oldest first, and removes it when take returns
// nil. It says how many were taken. A file that take refuses stays, and does not
// keep the others waiting; one that can never be taken is moved aside, and that is told. After a crash between the two steps a file is handed
// out again, so taking the same bytes twice must do no harm.
func (i Inbox) Take(ctx context.Context, take func([]byte) error) (n int, err error) {
	names, err := i.Waiting()
	if err != nil {
		return 0, err
	}
	if len(names) == 0 { // but for what a fault may have left of one
		return 0, disk.IgnoreMissing(i.sweep())
	}
	lock, err := disk.Open(filepath.Join(i.Folder, lockName), os.O_RDWR|os.O_CREATE)
	if err != nil {
		return 0, fmt.Errorf("locking: %w", err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	wait, cancel := context.WithTimeout(ctx, i.Patience)
	defer cancel()
	if err := disk.Lock(wait, lock, true); err != nil {
		return 0, err
	}
	names, err = i.Waiting() // another process may have taken some
	if err != nil {
		return 0, err
	}
	errs := []error{i.sweep()}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			errs = append(errs, err)
			break
		}
		err := i.takeOne(filepath.Join(i.Folder, name), take)
		if never(err) {
			err = i.setAside(name, err)
			if err == nil {
				continue
			}
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		n++
	}
	return n, errors.Join(errors.Join(errs...), disk.SyncFolder(i.Folder))
}

// never reports whether a file was refused for what is in it: so it is the next time.
func never(err error) bool {
	for _, is := range []error{journal.ErrBadImport, journal.ErrNoImport, journal.ErrTooLong, journal.ErrEmpty} {
		if errors.Is(err, is) {
			return true
		}
	}
	return false
}

// setAside keeps a file that can never be taken under another name, and tells why. It
// is called with the lock held, by which no other name is taken meanwhile.
func (i Inbox) setAside(name string, why error) error {
	for n := range 100 {
		to := filepath.Join(i.Folder, strings.TrimSuffix(name, ending)+disk.Numbered(n)+unfiled)
		if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := disk.Rename(filepath.Join(i.Folder, name), to); err != nil {
			return fmt.Errorf("%w; it could not be moved aside: %w", why, err)
		}
		what := "it is not in messup's own form"
		if !errors.Is(why, journal.ErrBadImport) && !errors.Is(why, journal.ErrNoImport) {
			what = why.Error()
		}
		i.Tell(fmt.Sprintf("A note in the inbox cannot be filed: %s. It is kept as %s. Any editor shows what it holds; delete it if you do not need it.", what, to))
		return nil
	}
	return why
}

// sweep clears away what was cut short while it was put into the inbox.
func (i Inbox) sweep() error {
	found, err := disk.ReadDir(i.Folder)
	errs := []error{err}
	for _, e := range found {
		info, err := e.Info()
		if err == nil && i.Making.Is(e.Name()) && info.ModTime().Before(i.Now().Add(-young)) {
			errs = append(errs, disk.Scrub(filepath.Join(i.Folder, e.Name())))
		}
	}
	return errors.Join(errs...)
}

// Renew shuts all that is there anew, also what no journal can take in: it is called when the
// passphrase became another one.
// What cannot be opened stays as it is: it keeps nothing else waiting, and is returned.
func (i Inbox) Renew() (unread []string, err error) {
	paths, err := i.All()
	for _, path := range paths {
		renewErr := i.renew(path)
		if errors.Is(renewErr, journal.ErrLocked) || never(renewErr) {
			unread, renewErr = append(unread, path), nil
		}
		err = errors.Join(err, renewErr)
	}
	return unread, err
}

// All lists where all that is there lies.
func (i Inbox) All() (paths []string, err error) {
	waiting, paths, err := i.Look()
	for _, name := range waiting {
		paths = append(paths, filepath.Join(i.Folder, name))
	}
	return paths, err
}

// Theirs lists where what somebody else put there lies: it is filed for nobody, and never sealed.
func (i Inbox) Theirs() (paths []string, err error) {
	found, err := disk.ReadDir(i.Folder)
	for _, e := range found {
		ours := e.Type().IsRegular() && (strings.HasSuffix(e.Name(), ending) || strings.HasSuffix(e.Name(), unfiled))
		if !ours && e.Name() != lockName && !i.Making.Is(e.Name()) {
			paths = append(paths, filepath.Join(i.Folder, e.Name()))
		}
	}
	return paths, disk.IgnoreMissing(err)
}

func (i Inbox) renew(path string) error {
	b, err := i.read(path)
	if err == nil {
		b, err = i.Open(b)
	}
	if err == nil {
		b, err = i.Shut(b)
	}
	var under, fresh string
	if err == nil {
		under, err = i.Making.Name(i.Folder)
	}
	if err == nil {
		fresh, err = i.Making.Name(i.Folder)
	}
	if err == nil {
		err = disk.Put(disk.Bytes(b), under, fresh)
	}
	if err == nil {
		_, err = i.Making.Exchange(fresh, path)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return nil
}

func (i Inbox) takeOne(path string, take func([]byte) error) error {
	b, err := i.read(path)
	if err != nil {
		return err
	}
	b, err = i.Open(b)
	if err == nil {
		err = take(b)
	}
	if err != nil {
		return err
	}
	others, err := i.Making.Discard(path)
	if others {
		i.Tell(disk.KeptUnder(path))
	}
	return err
}

func (i Inbox) read(path string) ([]byte, error) {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(file, Most+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	if len(b) > Most {
		return nil, fmt.Errorf("%w: it is over %d MB", journal.ErrTooLong, Most>>20)
	}
	return b, nil
}

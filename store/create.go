package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
)

// create makes an empty journal at path. It is built whole under another name
// and linked into place, so that nobody ever finds half a journal, and so that
// of two processes that begin at once only one makes it.
func (f *File) create(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the folder: %w", err)
	}
	h, err := newHead(f.config.Rand, f.schema())
	if err != nil {
		return err
	}
	fresh, err := f.build(dir, h, func(*builder) error { return nil })
	if err != nil {
		return fmt.Errorf("beginning a journal: %w", err)
	}
	err = place(fresh, path)
	if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return nil // another process was first; what it made is opened next
	}
	if err != nil {
		return fmt.Errorf("beginning a journal: %w", err)
	}
	return nil
}

// place gives the file fresh its real name, for good, unless something has
// that name already (fs.ErrExist). fresh is gone afterwards, in any case.
func place(fresh, path string) error {
	err := os.Link(fresh, path)
	if err != nil && noLinks(err) { // a memory card, say: the best that can be had there
		if _, statErr := os.Lstat(path); errors.Is(statErr, fs.ErrNotExist) {
			err = os.Rename(fresh, path)
		}
	}
	if err = errors.Join(err, remove(fresh)); err != nil {
		return fmt.Errorf("putting it in place: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// builder fills a new journal file.
type builder struct {
	db      *bolt.DB
	tx      *bolt.Tx
	head    head
	pending int // bytes in tx
}

// batchSize is how much goes into one transaction of a builder, so that a
// large journal is not held in memory twice.
const batchSize = 8 << 20

// build makes a journal file with the head h and what fill puts into it, under
// a temporary name in dir. When it returns, the file is on the disk and has
// been read back and checked.
func (f *File) build(dir string, h head, fill func(*builder) error) (path string, err error) {
	path, file, err := f.temporary(dir)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreClosed(file.Close()), remove(path))
		}
	}()
	db, err := bolt.Open(path, 0o600, &bolt.Options{
		// One page size everywhere, so that a journal made on one machine can
		// be carried to any other. Nothing counts until the last sync.
		PageSize: minPageSize, NoSync: true, NoGrowSync: true, Timeout: lockTimeout,
		OpenFile: func(string, int, os.FileMode) (*os.File, error) { return file, nil },
	})
	if err != nil {
		return "", fmt.Errorf("making %s: %w", filepath.Base(path), err)
	}
	b := &builder{db: db, head: h}
	if err = fill(b); err == nil {
		err = b.finish()
	}
	if err != nil {
		return "", fmt.Errorf("making %s: %w", filepath.Base(path), errors.Join(err, b.rollback(), db.Close()))
	}
	if err := errors.Join(db.Sync(), db.Close()); err != nil {
		return "", fmt.Errorf("making %s: %w", filepath.Base(path), err)
	}
	got, err := f.verify(path)
	if err == nil && got.serial != b.head.serial {
		err = damaged("what was written cannot be read back")
	}
	return path, err
}

// temporary makes an empty file of our own beside the journal.
func (f *File) temporary(dir string) (string, *os.File, error) {
	path, err := f.temporaryName(dir)
	if err != nil {
		return "", nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", nil, fmt.Errorf("making a new file: %w", err)
	}
	return path, file, nil
}

func (f *File) temporaryName(dir string) (string, error) {
	var b [8]byte
	if _, err := io.ReadFull(f.config.Rand, b[:]); err != nil {
		return "", fmt.Errorf("naming a new file: %w", err)
	}
	return filepath.Join(dir, f.temporaryPrefix()+hex.EncodeToString(b[:])+temporarySuffix), nil
}

const temporarySuffix = ".tmp"

func (f *File) temporaryPrefix() string { return "." + f.name() + "-" }

// sweep clears away the temporary files that a crash left in dir. It is called
// with the exclusive lock held, when nobody else makes any. They hold a
// person's words, so they are overwritten.
func (f *File) sweep(dir string) {
	found, err := os.ReadDir(dir)
	if err != nil {
		f.note("%s could not be looked through for leftovers: %v.", dir, err)
		return
	}
	for _, e := range found {
		if !strings.HasPrefix(e.Name(), f.temporaryPrefix()) || !strings.HasSuffix(e.Name(), temporarySuffix) {
			continue
		}
		if err := scrub(filepath.Join(dir, e.Name())); err != nil {
			f.note("A leftover could not be removed: %v.", err)
		}
	}
}

// scrub overwrites a file with zeros and removes it.
func scrub(path string) error {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ignoreMissing(errors.Join(err, remove(path)))
	}
	file, err := os.OpenFile(path, os.O_WRONLY|openFlags, 0)
	if err == nil {
		err = errors.Join(zero(file), file.Close())
	}
	return errors.Join(ignoreMissing(err), remove(path))
}

// zero overwrites all of an open file. Some disks and file systems keep the
// old bytes elsewhere; that cannot be helped from here.
func zero(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("overwriting: %w", err)
	}
	blank := make([]byte, min(info.Size(), 1<<20))
	for off := int64(0); off < info.Size(); off += int64(len(blank)) {
		if _, err := file.WriteAt(blank[:min(int64(len(blank)), info.Size()-off)], off); err != nil {
			return fmt.Errorf("overwriting: %w", err)
		}
	}
	return file.Sync()
}

// remove removes a file that may be gone already.
func remove(path string) error { return ignoreMissing(os.Remove(path)) }

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func ignoreClosed(err error) error {
	if errors.Is(err, fs.ErrClosed) {
		return nil
	}
	return err
}

// verify reads all of a journal file that nobody has open, and checks it.
func (f *File) verify(path string) (h head, err error) {
	file, err := os.OpenFile(path, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return head{}, fmt.Errorf("reading back: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return head{}, fmt.Errorf("reading back: %w", err)
	}
	if !info.Mode().IsRegular() {
		return head{}, fmt.Errorf("%w: it is no ordinary file", journal.ErrNotJournal)
	}
	_, h, err = checkFile(file, info.Size(), f.schema())
	return h, err
}

// begin returns the transaction under way, or the next one.
func (b *builder) begin() (*bolt.Tx, error) {
	if b.tx != nil && b.pending > batchSize {
		if err := b.commit(); err != nil {
			return nil, err
		}
	}
	if b.tx == nil {
		var err error
		if b.tx, err = b.db.Begin(true); err != nil {
			return nil, fmt.Errorf("filling: %w", err)
		}
	}
	return b.tx, nil
}

func (b *builder) commit() error {
	tx := b.tx
	b.tx, b.pending = nil, 0
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("filling: %w", err)
	}
	return nil
}

// rollback ends the transaction under way, without which bbolt does not close.
func (b *builder) rollback() error {
	if b.tx == nil {
		return nil
	}
	return b.tx.Rollback()
}

// finish writes the head.
func (b *builder) finish() error {
	tx, err := b.begin()
	if err != nil {
		return err
	}
	return errors.Join(b.head.write(tx), b.commit())
}

// copyValue puts a value as it is. Keys that come in order fill their pages.
func (b *builder) copyValue(bucket string, key, value []byte) error {
	const inOrder = 0.9
	tx, err := b.begin()
	if err != nil {
		return err
	}
	to, err := tx.CreateBucketIfNotExists([]byte(bucket))
	if err == nil {
		to.FillPercent = inOrder
		err = to.Put(key, value)
	}
	if err != nil {
		return fmt.Errorf("filling %s: %w", bucket, err)
	}
	b.pending += len(key) + len(value)
	return nil
}

// update runs fn on the journal being built.
func (b *builder) update(fn func(*tx) error) error {
	raw, err := b.begin()
	if err != nil {
		return err
	}
	t := &tx{bolt: raw, head: b.head, serial: b.head.serial, write: true}
	err = fn(t)
	b.head = t.head
	return err
}

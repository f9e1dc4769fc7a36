package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"messup/store/boltfile"
	"messup/store/disk"
	"messup/store/seal"
)

// builder fills a new journal file.
type builder struct {
	db      *bolt.DB
	tx      *bolt.Tx
	seal    seal.Seal
	head    seal.Head
	pending int // bytes in tx
}

// batchSize is how much goes into one transaction of a builder, so that a
// large journal is not held in memory twice.
const batchSize = 8 << 20

// build makes a journal file with the head h and what fill puts into it, under
// a temporary name in dir. When it returns, the file is on the disk and has
// been read back and checked.
func (f *File) build(dir string, h seal.Head, fill func(*builder) error) (path string, err error) {
	path, file, err := f.making().File(dir)
	if err != nil {
		return "", err
	}
	if err := f.fill(path, file, h, fill); err != nil {
		return "", errors.Join(fmt.Errorf("making %s: %w", filepath.Base(path), err), disk.IgnoreClosed(file.Close()), disk.Scrub(path))
	}
	return path, nil
}

func (f *File) fill(path string, file *os.File, h seal.Head, fill func(*builder) error) error {
	if _, err := disk.TryLock(file, true); err != nil { // keeps sweep away; nobody else knows the file
		return err
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{
		// One page size everywhere, so that a journal made on one machine can
		// be carried to any other. Nothing counts until the last sync.
		PageSize: boltfile.PageSize, NoSync: true, NoGrowSync: true, Timeout: lockTimeout,
		OpenFile: func(string, int, os.FileMode) (*os.File, error) { return file, nil },
	})
	if err != nil {
		return err
	}
	b := &builder{db: db, seal: f.seal, head: h}
	if err = fill(b); err == nil {
		err = b.finish()
	}
	if err != nil {
		return errors.Join(err, b.rollback(), db.Close())
	}
	if err := errors.Join(db.Sync(), db.Close()); err != nil {
		return err
	}
	got, err := f.verify(path)
	if err == nil && got.Serial != b.head.Serial {
		err = seal.Damaged("what was written cannot be read back")
	}
	return err
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
	return errors.Join(putHead(tx, b.seal.Head(b.head)), b.commit())
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
	t := &tx{bolt: raw, seal: b.seal, head: b.head, serial: b.head.Serial, write: true}
	err = fn(t)
	b.head = t.head
	return err
}

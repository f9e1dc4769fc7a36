package bolttx

import (
	"errors"
	"fmt"
	"os"
	"time"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/seal"
)

// A Builder fills a new journal file.
type Builder struct {
	db      *bolt.DB
	tx      *bolt.Tx
	seal    seal.Seal
	head    seal.Head
	marked  func(journal.Kind, []byte) bool
	pending int // bytes in tx
}

// batchSize is how much goes into one transaction of a builder, so that a
// large journal is not held in memory twice.
const batchSize = 4 << 20

// Fill makes an empty file that is open and locked a journal with the head h and
// what fill puts into it, and closes it. It returns the serial in its head. Nobody
// has read it back yet. marked is Tx.IsMarked.
func Fill(file *os.File, h seal.Head, values seal.Seal, marked func(journal.Kind, []byte) bool, wait time.Duration, fill func(*Builder) error) (serial uint64, err error) {
	db, err := bolt.Open(file.Name(), 0o600, &bolt.Options{
		// One page size everywhere, so that a journal made on one machine can
		// be carried to any other. Nothing counts until the last sync.
		PageSize: boltfile.PageSize, NoSync: true, NoGrowSync: true, Timeout: wait,
		OpenFile: func(string, int, os.FileMode) (*os.File, error) { return file, nil },
	})
	if err != nil {
		return 0, err
	}
	h.Sum = seal.Sum{} // of what is there so far
	b := &Builder{db: db, seal: values, head: h, marked: marked}
	if err = fill(b); err == nil {
		err = b.finish()
	}
	if err != nil {
		return 0, errors.Join(err, b.rollback(), db.Close())
	}
	return b.head.Serial, errors.Join(db.Sync(), db.Close())
}

// Path returns where the file is that is being filled.
func (b *Builder) Path() string { return b.db.Path() }

// begin returns the transaction under way, or the next one.
func (b *Builder) begin() (*bolt.Tx, error) {
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

func (b *Builder) commit() error {
	tx := b.tx
	b.tx, b.pending = nil, 0
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("filling: %w", err)
	}
	return nil
}

// rollback ends the transaction under way, without which bbolt does not close.
func (b *Builder) rollback() error {
	if b.tx == nil {
		return nil
	}
	return b.tx.Rollback()
}

// finish writes the head.
func (b *Builder) finish() error {
	tx, err := b.begin()
	if err != nil {
		return err
	}
	return errors.Join(PutHead(tx, b.seal.Head(b.head)), b.commit())
}

// inOrder is how full pages are made where nothing is known to come between.
const inOrder = 0.9

// copyValue puts a value as it is. Keys that come in order fill their pages.
func (b *Builder) copyValue(bucket string, key, value []byte) error {
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
	b.head.Sum = b.head.Sum.With(b.seal.Weight(value))
	return nil
}

// CopyAll copies every bucket of a checked image but the head. Values that are under another
// Seal are opened, and sealed anew.
func (b *Builder) CopyAll(im *boltfile.Image, from seal.Seal) error {
	w := boltfile.Walker{Image: im, Claim: boltfile.AnyPage}
	return w.Buckets(func(bucket boltfile.Element) error {
		name := string(bucket.Key)
		if name == seal.Meta {
			return nil
		}
		return w.Bucket(bucket, func(e boltfile.Element) error {
			value, err := b.reseal(name, e, from)
			if err != nil {
				return err
			}
			return b.copyValue(name, e.Key, value)
		})
	})
}

func (b *Builder) reseal(bucket string, e boltfile.Element, from seal.Seal) ([]byte, error) {
	switch {
	case from.Same(b.seal):
		return e.Value, nil
	case seal.IsKind(bucket):
		r, err := from.OpenRecord(journal.Kind(bucket), e.Key, e.Value)
		return b.seal.Record(r.Record, r.Serial), err
	}
	row, err := from.OpenRow(bucket, e.Key, e.Value)
	return b.seal.Row(bucket, e.Key, row), err
}

package bolttx

import (
	"fmt"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/disk"
	"messup/store/seal"
)

// bbolt believes what it finds in a file. So nobody asks it for what a call did not
// change: that is read with store/boltfile, which checks each page it comes to. bbolt is asked
// for what this call changed, and is led to no page that was not read so before: the way
// to a key that is put, and of one that is deleted the pages at both sides too. A damaged
// page is found on the way, and nothing is built on it.

// before is what a call knows of the file as it was before it.
type before struct {
	trees   map[string]*boltfile.Tree // by bucket; nil for one that was not there
	touched map[string]int            // buckets that this call changed, and how many values it put there
	asked   map[journal.Kind]int      // how many single rows were asked for
	keys    map[journal.Kind]map[journal.ID][]byte
	at      place // where the caller is, of what it goes through
}

// A place is a row and the key that it stands under.
type place struct {
	kind journal.Kind
	id   journal.ID
	key  []byte
}

// manyRows is how many single rows of a kind are found by their records. More are asked
// for where a list tells of another kind, as of each lesson its story; that would be to
// read all of the records, which are ten times what their rows are.
const manyRows = 200

// rowOfMany returns one record's row where the caller stands beside it, or many were asked
// for: by then the keys of all rows are known. A call that changes something knows none.
func (t *Tx) rowOfMany(kind journal.Kind, id journal.ID) (row record.Row, known bool, err error) {
	if t.Write || t.From == nil {
		return row, false, nil
	}
	if at := t.before.at; at.kind == kind && at.id == id {
		row, err = t.lineAt(string(kind)+seal.Lines, at.key)
		return row, true, err
	}
	if t.before.asked == nil {
		t.before.asked, t.before.keys = map[journal.Kind]int{}, map[journal.Kind]map[journal.ID][]byte{}
	}
	if t.before.asked[kind]++; t.before.asked[kind] < manyRows {
		return row, false, nil
	}
	bucket := string(kind) + seal.Lines
	keys := t.before.keys[kind]
	if keys == nil {
		keys = map[journal.ID][]byte{}
		t.before.keys[kind] = keys
		err = t.each(bucket, nil, func(k, _ []byte) (bool, error) {
			_, id, err := seal.OpenTimeKey(k)
			keys[journal.ID(id)] = k
			return true, err
		})
	}
	key := keys[id]
	if err != nil || key == nil { // its record says why there is no row
		return row, err != nil, err
	}
	row, err = t.lineAt(bucket, key)
	return row, true, err
}

// tree returns a bucket as it was before this call; nil if there was none.
func (t *Tx) tree(bucket string) (*boltfile.Tree, error) {
	if t.From == nil {
		return nil, nil
	}
	if tree, known := t.before.trees[bucket]; known {
		return tree, nil
	}
	tree, err := t.From.Tree([]byte(bucket))
	if err != nil {
		return nil, misread(bucket, err)
	}
	if tree != nil && seal.IsKind(bucket) {
		tree.Fits = func(key, value []byte) bool { return seal.Names(value, journal.Kind(bucket), key) }
	}
	if t.before.trees == nil {
		t.before.trees = map[string]*boltfile.Tree{}
	}
	t.before.trees[bucket] = tree
	return tree, nil
}

// misread says what is wrong with a bucket, or that the disk does not give it back.
func misread(bucket string, err error) error {
	if err == nil {
		return nil
	}
	if err = disk.Unreadable(seal.InJournalsWords(err)); !journal.Known(err) { // a file that ends too soon
		err = fmt.Errorf("%w: %w", journal.ErrDiskRead, err)
	}
	return fmt.Errorf("bucket %s: %w", bucket, err)
}

// changed returns a bucket that this call changed; nil for any other.
func (t *Tx) changed(bucket string) *bolt.Bucket {
	if t.Bolt == nil || t.From != nil && !t.isTouched(bucket) {
		return nil
	}
	return t.Bolt.Bucket([]byte(bucket))
}

func (t *Tx) isTouched(bucket string) bool {
	_, is := t.before.touched[bucket]
	return is
}

// toChange returns a bucket for a change.
func (t *Tx) toChange(bucket string) (*bolt.Bucket, error) {
	if _, err := t.tree(bucket); err != nil {
		return nil, err
	}
	if t.before.touched == nil {
		t.before.touched = map[string]int{}
	}
	t.before.touched[bucket] += 0
	return t.Bolt.CreateBucketIfNotExists([]byte(bucket))
}

// vet reads the way that bbolt goes to a key.
func (t *Tx) vet(bucket string, key []byte) error {
	tree, err := t.tree(bucket)
	if tree == nil || err != nil {
		return err
	}
	_, err = tree.Seek(key)
	return misread(bucket, err)
}

// vetBeside reads the way that bbolt goes to delete a key.
func (t *Tx) vetBeside(bucket string, key []byte) error {
	tree, err := t.tree(bucket)
	if tree == nil || err != nil {
		return err
	}
	return misread(bucket, tree.Beside(key))
}

// value returns what is under a key; nil if there is nothing.
func (t *Tx) value(bucket string, key []byte) ([]byte, error) {
	if len(key) == 0 {
		return nil, nil
	}
	if b := t.changed(bucket); b != nil {
		if err := t.vet(bucket, key); err != nil {
			return nil, err
		}
		return b.Get(key), nil
	}
	tree, err := t.tree(bucket)
	if tree == nil || err != nil {
		return nil, err
	}
	e, err := tree.Get(key)
	if err == nil && e.Key != nil && !e.IsPlain() {
		err = seal.Damaged("a bucket lies inside of %s", bucket)
	}
	return e.Value, misread(bucket, err)
}

// A cursor is a place in a bucket.
type cursor struct {
	t       *Tx
	bucket  string
	before  *boltfile.Cursor
	changed *bolt.Cursor
	k, v    []byte // in a changed bucket
}

// cursor returns the place of a key, or of the first one after it.
func (t *Tx) cursor(bucket string, from []byte) (*cursor, error) {
	c := &cursor{t: t, bucket: bucket}
	if b := t.changed(bucket); b != nil {
		if err := t.vet(bucket, from); err != nil {
			return nil, err
		}
		c.changed = b.Cursor()
		c.k, c.v = c.changed.Seek(from)
		return c, nil
	}
	tree, err := t.tree(bucket)
	if tree == nil || err != nil {
		return c, err
	}
	c.before, err = tree.Seek(from)
	return c, misread(bucket, err)
}

// here returns what is at the place; no key at the end.
func (c *cursor) here() (k, v []byte) {
	if c.before == nil {
		return c.k, c.v
	}
	e, _ := c.before.Element()
	return e.Key, e.Value
}

func (c *cursor) next() error {
	if c.before != nil {
		return misread(c.bucket, c.before.Next())
	}
	if err := c.t.vetBeside(c.bucket, c.k); err != nil {
		return err
	}
	c.k, c.v = c.changed.Next()
	return nil
}

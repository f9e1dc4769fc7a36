// Package verify reads a journal file to its last byte before anything trusts it, and
// says what is wrong with it, or that it is none. It writes nothing, and opens a file
// only where it is asked to read one that nobody has open.
package verify

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"strings"
	"sync"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/disk"
	"messup/store/packed"
	"messup/store/seal"
	"messup/store/spool"
)

// A Reader reads journal files of the schemas up to the newest it knows.
type Reader struct {
	Seal   seal.Seal
	Schema uint64
	Marked func(kind journal.Kind, line []byte) bool // as lists look for rows; nil: it is not known
	Room   func() *spool.Spool                       // for a packed copy while it is read; nil: in memory
}

// File reads a whole journal file and verifies all there is to verify,
// before bbolt maps it: both metas, every page id, every element's bounds,
// the order of all keys, that every page is used exactly once or free, the
// checksum of every value, that every record has its line and its search text,
// and that there are as many as the head says. Of a journal with a newer
// schema than this program knows, the values are left unread.
//
// The file is read in a stream: the image that comes back reads again what it is asked.
func (v Reader) File(r io.ReaderAt, size int64) (*boltfile.Image, seal.Head, error) {
	im, err := boltfile.Open(r, size)
	if err != nil {
		return nil, seal.Head{}, v.classify(r, size, disk.Unreadable(seal.InJournalsWords(err)))
	}
	h, err := v.image(im)
	if err != nil && !journal.Known(err) {
		err = fmt.Errorf("%w: %w", journal.ErrDiskRead, err)
	}
	return im, h, err
}

// Head reads the head alone, through a few pages. Nothing else of the image was checked.
func (v Reader) Head(r io.ReaderAt, size int64) (*boltfile.Image, seal.Head, error) {
	im, err := boltfile.Open(r, size)
	if err != nil {
		return nil, seal.Head{}, seal.InJournalsWords(err)
	}
	h, err := v.Seal.OpenHead(im)
	return im, h, err
}

// checker keeps what a check must remember across buckets.
type checker struct {
	seal   seal.Seal
	hash   maphash.Seed
	marked func(kind journal.Kind, line []byte) bool
	verify bool // the values too

	mu      sync.Mutex             // several buckets are checked at once
	tallies map[string]tally       // by bucket
	marks   map[journal.Kind]tally // of the rows that are to be marked
	sum     seal.Sum               // of the values, if they are sealed
}

// checked is what is known of one bucket.
type checked struct {
	name        string
	kind        journal.Kind // whose lines these are; empty for any other bucket
	all, toMark tally
	sum         seal.Sum
}

// tally sums up the keys of a bucket, so that buckets can be compared without
// keeping their keys.
type tally struct{ n, sum uint64 }

func (v Reader) image(im *boltfile.Image) (seal.Head, error) {
	c := &checker{seal: v.Seal, hash: maphash.MakeSeed(), tallies: map[string]tally{}, marked: v.Marked, marks: map[journal.Kind]tally{}}
	h, headErr := v.Seal.OpenHead(im)
	if headErr == nil {
		c.seal, headErr = v.Seal.For(h)
	}
	c.verify = headErr == nil && h.Schema <= v.Schema
	if err := im.Verify(c.bucket); err != nil {
		return seal.Head{}, seal.InJournalsWords(err)
	}
	switch ours := c.hasKinds(); {
	case headErr != nil && ours && errors.Is(headErr, journal.ErrNotJournal):
		return h, seal.Damaged("its head is gone")
	case headErr != nil && !ours: // a whole bbolt file without one record of ours
		return h, fmt.Errorf("%w: nothing in it is messup's", journal.ErrNotJournal)
	case headErr != nil || !c.verify:
		return h, headErr
	}
	return h, c.compare(h)
}

// hasKinds reports whether any bucket is named as only ours are.
func (c *checker) hasKinds() bool {
	for name := range c.tallies {
		if strings.HasSuffix(name, seal.Lines) {
			return true
		}
	}
	return false
}

// bucket goes through one bucket of the root.
func (c *checker) bucket(w boltfile.Walker, root boltfile.Element) error {
	name := string(root.Key)
	if !root.IsBucket() {
		return seal.Damaged("%.20q lies among the buckets", name)
	}
	b := &checked{name: name}
	kind, isDerived := seal.Derived(name)
	if isDerived && c.marked != nil && strings.HasSuffix(name, seal.Lines) {
		b.kind = kind
	}
	err := w.Bucket(root, func(e boltfile.Element) error {
		b.all.n++
		if !c.verify {
			return nil
		}
		if name != seal.Meta {
			b.sum = b.sum.With(c.seal.Weight(e.Value))
		}
		return c.element(b, e)
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tallies[name] = b.all
	c.sum = c.sum.With(b.sum)
	if b.kind != "" {
		c.marks[b.kind] = b.toMark
	}
	return err
}

// element verifies one value. What it adds to the sum is the same for a record and its rows.
func (c *checker) element(b *checked, e boltfile.Element) error {
	_, isDerived := seal.Derived(b.name)
	switch {
	case !e.IsPlain():
		return seal.Damaged("a bucket lies inside of %s", b.name)
	case isDerived:
		said, err := c.seal.OpenRow(b.name, e.Key, e.Value)
		sum := maphash.Bytes(c.hash, e.Key)
		b.all.sum += sum
		if err == nil && b.kind != "" && c.marked(b.kind, said) {
			b.toMark = tally{b.toMark.n + 1, b.toMark.sum + sum}
		}
		return err
	case seal.IsKind(b.name):
		r, err := c.seal.OpenRecord(journal.Kind(b.name), e.Key, e.Value)
		if err != nil {
			return err
		}
		b.all.sum += maphash.Bytes(c.hash, seal.TimeKey(r.At, r.ID))
	case b.name != seal.Meta: // the head was read already
		return seal.Damaged("no bucket is called %.40q", b.name)
	}
	return nil
}

// compare holds the head's counts against what there is, and each record
// against its rows.
func (c *checker) compare(h seal.Head) error {
	if c.sum != h.Sum {
		return seal.Damaged("a value in it is not the newest one")
	}
	for kind, n := range h.Counts {
		want := c.tallies[string(kind)]
		if want.n != n {
			return seal.Damaged("it has %d of %s and should have %d", want.n, kind, n)
		}
		for _, derived := range []string{string(kind) + seal.Lines, string(kind) + seal.Texts} {
			if c.tallies[derived] != want {
				return seal.Damaged("%s and %s do not fit together", derived, kind)
			}
		}
		if marks := string(kind) + seal.Marks; c.marked != nil && h.Schema >= seal.MarksSince && c.tallies[marks] != c.marks[kind] {
			return seal.Damaged("%s and %s do not fit together", marks, kind)
		}
	}
	for name := range c.tallies {
		kind, _ := seal.Derived(name)
		if _, counted := h.Counts[kind]; !counted && name != seal.Meta {
			return seal.Damaged("nothing says how many of %.40s there should be", kind)
		}
	}
	return nil
}

// classify decides what to call a file whose first pages cannot be read: a
// damaged journal if anything of bbolt's or ours is left in it, else some
// other file. A packed copy is none that can be worked in.
func (v Reader) classify(r io.ReaderAt, size int64, err error) error {
	if packed.Is(r) {
		return fmt.Errorf("%w: it is a packed copy of one, as backups are; `messup restore --from` and `messup import` take it", journal.ErrNotJournal)
	}
	is, readErr := boltfile.LooksLikeOne(r, size)
	if readErr != nil {
		return fmt.Errorf("%w: %w", err, readErr)
	}
	if is {
		return err
	}
	holds, readErr := seal.Holds(r, size)
	switch {
	case readErr != nil:
		return fmt.Errorf("%w: %w", err, readErr)
	case holds:
		return err
	}
	return fmt.Errorf("%w: nothing in it is messup's", journal.ErrNotJournal)
}

// At reads all of a journal file that nobody has open, and checks it.
func (v Reader) At(path string) (h seal.Head, err error) {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return seal.Head{}, fmt.Errorf("reading back: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return seal.Head{}, fmt.Errorf("reading back: %w", err)
	}
	if !info.Mode().IsRegular() {
		return seal.Head{}, fmt.Errorf("%w: it is no ordinary file", journal.ErrNotJournal)
	}
	_, h, err = v.File(file, info.Size())
	return h, err
}

// HeadAt reads the head of a journal file that nobody has open, or what a packed copy of
// one says that it is. Nothing else of it was checked.
func (v Reader) HeadAt(path string) (h seal.Head, err error) {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return seal.Head{}, fmt.Errorf("looking at a copy: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return seal.Head{}, fmt.Errorf("looking at a copy: %w", err)
	}
	if packed.Is(file) {
		told, err := packed.Told(file, info.Size())
		if err != nil {
			return seal.Head{}, err
		}
		return v.Seal.OpenHeadBytes(told)
	}
	_, h, err = v.Head(file, info.Size())
	return h, err
}

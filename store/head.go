package store

import (
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
)

// The buckets of a journal: one called meta, and three for each kind of
// record, created with the first record of that kind.
const (
	metaBucket = "meta"
	lines      = ".lines" // rows in order of time, newest first
	texts      = ".text"  // search texts in the same order
)

// The keys of the meta bucket; each value is sealed like a row.
const (
	keyApp     = "app"     // appName
	keyBirth   = "birth"   // 16 random bytes: this very file
	keyJournal = "journal" // 16 random bytes: the journal, through compaction and restore
	keyParent  = "parent"  // the birth of the file this one was compacted from, else zeros
	keySchema  = "schema"  // which buckets there are and what is in them
	keySerial  = "serial"  // how many updates there have been, ever
	keyCount   = "count/"  // and a kind: how many records of it there are

	appName = "messup"
)

type mark [16]byte

// head is what the meta bucket says of a journal file, together with the
// transaction number of the bbolt file.
type head struct {
	journal, birth, parent mark
	schema                 uint64
	serial                 uint64
	counts                 map[journal.Kind]uint64
	txid                   uint64
}

// newHead makes the head of a new file.
func newHead(rand io.Reader, schema uint64) (head, error) {
	h := head{schema: schema, counts: map[journal.Kind]uint64{}}
	for _, m := range []*mark{&h.journal, &h.birth} {
		if _, err := io.ReadFull(rand, m[:]); err != nil {
			return head{}, fmt.Errorf("naming a new journal: %w", err)
		}
	}
	return h, nil
}

func (h head) clone() head {
	h.counts = maps.Clone(h.counts)
	return h
}

// total counts what a person wrote and can read: entries and lessons.
func (h head) total() uint64 { return h.counts[journal.Entries] + h.counts[journal.Lessons] }

// readHead reads the head through a handful of pages, and verifies each byte
// it uses. headPages bounds the work: the root bucket has few keys.
func readHead(im *image) (head, error) {
	const headPages = 64
	seen, small := 0, uint64(1024)
	w := walker{im: im, claim: func(p page) error {
		if seen++; seen > headPages || p.overflow > small {
			return damaged("its table of contents is too long")
		}
		return nil
	}}
	var value []byte
	err := w.tree(im.meta.root, func(e element) error {
		if string(e.key) == metaBucket && e.flags == bucketFlag {
			value = e.value
		}
		return nil
	})
	if err != nil {
		return head{}, err
	}
	if value == nil {
		return head{}, fmt.Errorf("%w: nothing in it is messup's", journal.ErrNotJournal)
	}
	p := headParser{head: head{counts: map[journal.Kind]uint64{}, txid: im.meta.txid}, seen: map[string]bool{}}
	if err := w.bucket(value, p.element); err != nil {
		return head{}, err
	}
	return p.finish()
}

type headParser struct {
	head head
	app  string
	seen map[string]bool
}

func (p *headParser) element(e element) error {
	b, err := openRow(metaBucket, e.key, e.value)
	if err != nil {
		return err
	}
	if e.flags != 0 {
		return damaged("%q is a bucket", e.key)
	}
	key := string(e.key)
	p.seen[key] = true
	kind, isCount := strings.CutPrefix(key, keyCount)
	switch {
	case key == keyApp:
		p.app = string(b)
		return nil
	case key == keyJournal:
		return p.mark(&p.head.journal, b)
	case key == keyBirth:
		return p.mark(&p.head.birth, b)
	case key == keyParent:
		return p.mark(&p.head.parent, b)
	case key == keySchema:
		p.head.schema, err = number(b)
	case key == keySerial:
		p.head.serial, err = number(b)
	case isCount:
		p.head.counts[journal.Kind(kind)], err = number(b)
	}
	return err // a key of a newer version is left alone
}

func (p *headParser) mark(m *mark, b []byte) error {
	if copy(m[:], b) != len(m) || len(b) != len(m) {
		return damaged("a name of %d bytes", len(b))
	}
	return nil
}

func number(b []byte) (uint64, error) {
	if len(b) != 8 {
		return 0, damaged("a number of %d bytes", len(b))
	}
	return binary.LittleEndian.Uint64(b), nil
}

func (p *headParser) finish() (head, error) {
	if p.app != appName {
		return head{}, fmt.Errorf("%w: it says it is of another program", journal.ErrNotJournal)
	}
	for _, key := range []string{keyBirth, keyJournal, keyParent, keySchema, keySerial} {
		if !p.seen[key] {
			return head{}, damaged("%q is missing", key)
		}
	}
	return p.head, nil
}

// write puts the head into the meta bucket, all of it.
func (h head) write(tx *bolt.Tx) error {
	b, err := tx.CreateBucketIfNotExists([]byte(metaBucket))
	if err != nil {
		return fmt.Errorf("bucket %s: %w", metaBucket, err)
	}
	values := map[string][]byte{
		keyApp: []byte(appName), keyBirth: h.birth[:], keyJournal: h.journal[:], keyParent: h.parent[:],
		keySchema: binary.LittleEndian.AppendUint64(nil, h.schema),
		keySerial: binary.LittleEndian.AppendUint64(nil, h.serial),
	}
	for kind, n := range h.counts {
		values[keyCount+string(kind)] = binary.LittleEndian.AppendUint64(nil, n)
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if err := b.Put([]byte(key), sealRow(metaBucket, []byte(key), values[key])); err != nil {
			return fmt.Errorf("bucket %s: %w", metaBucket, err)
		}
	}
	return nil
}

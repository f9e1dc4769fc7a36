package seal

import (
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"messup/journal"
	"messup/store/boltfile"
)

// The buckets of a journal: one called Meta, and some for each kind of record,
// created with the first record of that kind: under its name the records, under
// its name with one of these endings what is derived from them.
const (
	Meta  = "meta"
	Lines = ".lines"  // rows in order of time, newest first
	Texts = ".text"   // search texts in the same order
	Marks = ".marked" // the keys of those rows that lists look for among all, in the same order
)

// MarksSince is the first schema whose Marks are those of today. Schema 2 has some, which
// are left as they are: its lists come to all rows.
const MarksSince = 3

// Derived takes the ending from the name of a bucket of what is derived.
func Derived(bucket string) (kind journal.Kind, is bool) {
	for _, ending := range []string{Lines, Texts, Marks} {
		if name, cut := strings.CutSuffix(bucket, ending); cut {
			return journal.Kind(name), true
		}
	}
	return journal.Kind(bucket), false
}

// The keys of the meta bucket; each value is sealed like a row.
const (
	keyApp     = "app"     // appName
	keyBirth   = "birth"   // 16 random bytes: this very file
	keyJournal = "journal" // 16 random bytes: the journal, through compaction and restore
	keyParent  = "parent"  // the birth of the file this one was compacted from, else zeros
	keySchema  = "schema"  // which buckets there are and what is in them
	keySerial  = "serial"  // how many updates there have been, ever
	keyPast    = "past"    // the runs of the program that made the last changes
	keyTaken   = "taken"   // the copies of the journal that were taken in; an older program leaves it as it is
	keyGone    = "gone"    // the records that were deleted for good; an older program leaves it as it is
	keyLock    = LockKey
	keyFormer  = "former" // the secrets of the keys before, sealed if there is a key
	keySum     = "sum"    // sealed, and bound to all else that is here: the Sum of all values
	keyCount   = "count/" // and a kind: how many records of it there are

	appName = "messup"
)

// LockKey is where the head of a sealed journal has what opens its key (Lock).
const LockKey = "lock"

// UID is a name nothing else has.
type UID [16]byte

// Head is what the meta bucket says of a journal file, together with the
// transaction number of the bbolt file.
type Head struct {
	Journal UID    // the journal, through compaction and restore
	Birth   UID    // this very file
	Parent  UID    // the birth of the file this one was compacted from
	Schema  uint64 // which buckets there are and what is in them
	Serial  uint64 // how many updates there have been, ever
	Past    Past   // the runs of the program that made the last of them
	Taken   Taken  // the copies of the journal that were taken in
	Gone    Gone   // the records that were deleted for good; nil where that was never noted
	Lock    Lock   // of a journal with a passphrase. What is written has that of the Seal.
	Sum     Sum    // of all values of a sealed journal; read only with the key
	Counts  map[journal.Kind]uint64
	Txid    uint64 // of the bbolt file; not a part of what is written
	former  []byte // the secrets of keys before
}

// NewHead makes the head of a new file.
func NewHead(rand io.Reader, schema uint64) (Head, error) {
	h := Head{Schema: schema, Counts: map[journal.Kind]uint64{}}
	for _, m := range []*UID{&h.Journal, &h.Birth} {
		if _, err := io.ReadFull(rand, m[:]); err != nil {
			return Head{}, fmt.Errorf("naming a new journal: %w", err)
		}
	}
	return h, nil
}

// Clone returns a copy that shares nothing with h.
func (h Head) Clone() Head {
	h.Counts, h.Past, h.Taken, h.Gone = maps.Clone(h.Counts), slices.Clone(h.Past), slices.Clone(h.Taken), slices.Clone(h.Gone)
	return h
}

// Numbers returns how many records of each kind there are.
func (h Head) Numbers() map[journal.Kind]int {
	m := map[journal.Kind]int{}
	for kind, n := range h.Counts {
		m[kind] = int(n)
	}
	return m
}

// OpenHead reads the head through a handful of pages, and verifies each byte
// it uses. headPages bounds the work: the root bucket has few keys.
func (s Seal) OpenHead(im *boltfile.Image) (Head, error) {
	const headPages = 64
	seen, small := 0, uint64(1024)
	w := boltfile.Walker{Image: im, Claim: func(p boltfile.Page) error {
		if seen++; seen > headPages || p.Overflow > small {
			return Damaged("its table of contents is too long")
		}
		return nil
	}}
	var meta boltfile.Element
	err := w.Buckets(func(e boltfile.Element) error {
		if string(e.Key) == Meta && e.IsBucket() {
			meta = e
		}
		return nil
	})
	if err != nil {
		return Head{}, InJournalsWords(err)
	}
	if meta.Value == nil {
		return Head{}, fmt.Errorf("%w: nothing in it is messup's", journal.ErrNotJournal)
	}
	p := headParser{seal: s, head: Head{Counts: map[journal.Kind]uint64{}, Txid: im.Txid()}, seen: map[string][]byte{}}
	if err := w.Bucket(meta, p.element); err != nil {
		return Head{}, InJournalsWords(err)
	}
	return p.finish()
}

type headParser struct {
	seal Seal
	head Head
	app  string
	seen map[string][]byte // what stands under each key
}

func (p *headParser) element(e boltfile.Element) error {
	b, err := p.seal.OpenRow(Meta, e.Key, e.Value)
	if err != nil {
		return err
	}
	if !e.IsPlain() {
		return Damaged("%q is a bucket", e.Key)
	}
	key := string(e.Key)
	p.seen[key] = b
	kind, isCount := strings.CutPrefix(key, keyCount)
	switch {
	case key == keyApp:
		p.app = string(b)
		return nil
	case key == keyJournal:
		return p.uid(&p.head.Journal, b)
	case key == keyBirth:
		return p.uid(&p.head.Birth, b)
	case key == keyParent:
		return p.uid(&p.head.Parent, b)
	case key == keySchema:
		p.head.Schema, err = number(b)
	case key == keySerial:
		p.head.Serial, err = number(b)
	case key == keyPast:
		p.head.Past, err = openPast(b)
	case key == keyTaken:
		p.head.Taken, err = openTaken(b)
	case key == keyGone:
		p.head.Gone, err = openGone(b)
	case key == keyLock:
		p.head.Lock = Lock(b)
	case key == keyFormer:
		p.head.former = b
	case isCount:
		p.head.Counts[journal.Kind(kind)], err = number(b)
	}
	return err // a key of a newer version is left alone
}

func (p *headParser) uid(m *UID, b []byte) error {
	if copy(m[:], b) != len(m) || len(b) != len(m) {
		return Damaged("a name of %d bytes", len(b))
	}
	return nil
}

func number(b []byte) (uint64, error) {
	if len(b) != 8 {
		return 0, Damaged("a number of %d bytes", len(b))
	}
	return binary.LittleEndian.Uint64(b), nil
}

func (p *headParser) finish() (Head, error) {
	if p.app != appName {
		return Head{}, fmt.Errorf("%w: it says it is of another program", journal.ErrNotJournal)
	}
	for _, key := range []string{keyBirth, keyJournal, keyParent, keySchema, keySerial} {
		if _, seen := p.seen[key]; !seen {
			return Head{}, Damaged("%q is missing", key)
		}
	}
	if k := p.seal.of(p.head.Lock); k != nil {
		b, err := k.open(p.seen[keySum], forHead, inHead(p.seen)...)
		if err != nil || len(b) != tagSize {
			return Head{}, Damaged("the seal of its head is broken")
		}
		p.head.Sum = sumOf(b)
	}
	return p.head, nil
}

// inHead is what the seal of a head is bound to: all that stands in it.
func inHead(values map[string][]byte) (parts [][]byte) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if key != keySum {
			parts = append(parts, []byte(key), values[key])
		}
	}
	return parts
}

// HeadBytes is a head by itself, as it is told beside a packed copy: of each value of the
// meta bucket the length of its key, that of itself, and both.
func (s Seal) HeadBytes(h Head) []byte {
	values := s.Head(h)
	var b []byte
	for _, key := range slices.Sorted(maps.Keys(values)) {
		b = binary.AppendUvarint(b, uint64(len(key)))
		b = binary.AppendUvarint(b, uint64(len(values[key])))
		b = append(append(b, key...), values[key]...)
	}
	return b
}

// OpenHeadBytes reads what HeadBytes made, and verifies each byte of it.
func (s Seal) OpenHeadBytes(b []byte) (Head, error) {
	p := headParser{seal: s, head: Head{Counts: map[journal.Kind]uint64{}}, seen: map[string][]byte{}}
	for len(b) > 0 {
		key, n := binary.Uvarint(b)
		value, m := binary.Uvarint(b[max(0, n):])
		if n <= 0 || m <= 0 || key > uint64(len(b)) || value > uint64(len(b)) || key+value > uint64(len(b)-n-m) {
			return Head{}, Damaged("its head has no end")
		}
		b = b[n+m:]
		if err := p.element(boltfile.Element{Key: b[:key], Value: b[key : key+value]}); err != nil {
			return Head{}, err
		}
		b = b[key+value:]
	}
	return p.finish()
}

// Head makes the values of the meta bucket, by key. Those of a sealed journal are all that
// may stand there.
func (s Seal) Head(h Head) map[string][]byte {
	values := map[string][]byte{
		keyApp: []byte(appName), keyBirth: h.Birth[:], keyJournal: h.Journal[:], keyParent: h.Parent[:],
		keySchema: binary.LittleEndian.AppendUint64(nil, h.Schema),
		keySerial: binary.LittleEndian.AppendUint64(nil, h.Serial),
		keyPast:   h.Past.bytes(),
	}
	if len(h.Taken) > 0 {
		values[keyTaken] = h.Taken.bytes()
	}
	if h.Gone != nil { // also when all was kept again
		values[keyGone] = h.Gone.bytes()
	}
	for kind, n := range h.Counts {
		values[keyCount+string(kind)] = binary.LittleEndian.AppendUint64(nil, n)
	}
	if len(s.former()) > 0 {
		values[keyFormer] = s.sealFormer(h.Birth)
	}
	if s.key != nil {
		values[keyLock] = []byte(s.key.lock)
		values[keySum] = s.key.seal(nil, h.Sum.bytes(), forHead, inHead(values)...)
	}
	for key, b := range values {
		values[key] = s.Row(Meta, []byte(key), b)
	}
	return values
}

package seal

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// A record's value says all about itself, so that it can be found and trusted
// even where every structure around it is gone:
//
//	 0  4  "mup" and 1 for data as it is, 2 for sealed data
//	 4  4  CRC-32C of everything after it
//	 8  4  length of data
//	12  8  serial of the update that wrote it
//	20  8  rev
//	28  8  At, seconds since 1970
//	36  4  At, nanoseconds
//	40  1  length of kind
//	41  1  length of id
//	42     kind, id, data
//
// Every other value is a row: 1, a CRC-32C over the bucket, the key and the bytes, and the
// bytes; or 2 and the sealed bytes. Numbers are little-endian, but big-endian in keys,
// which are sorted as bytes.
//
// What is sealed is a nonce of 12 bytes, as many bytes as there were, and a tag of 16, as
// AES-256-GCM makes them. It is bound to where it stands: data to all that stands before it
// from byte 8 on, the bytes of a row to bucket and key.
const (
	recordMark = "mup\x01"
	sealedMark = "mup\x02"
	recordHead = 42
	rowMark    = 1
	sealedRow  = 2
	rowHead    = 5
	timeSize   = 12 // of a time in a key

	maxID   = 64
	maxKind = 32
)

// MaxData bounds what one record or row may hold. The rules of the journal
// refuse far earlier; this only keeps lengths in a damaged file sane.
const MaxData = 64 << 20

// checksum covers where a value is Stored as well as what it says, so that a
// value that was moved is noticed.
func checksum(parts ...[]byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	var sum uint32
	for i, p := range parts {
		if i > 0 {
			sum = ^(table[byte(^sum)] ^ ^sum>>8) // a zero byte, which would be made anew each time
		}
		sum = crc32.Update(sum, table, p)
	}
	return sum
}

// A Seal turns records, rows and heads into the values of a file, and opens what it is given
// back: what was changed or moved on the disk is refused. Its zero value does that with
// checksums; one with a key seals them as well, and takes no value that is not sealed: a
// plain one was not put there by this program.
type Seal struct {
	key  *Key
	also []*Key // those before, of a journal that has none any more; nothing is sealed with them
	lent []*Key // of copies that were given their own passphrase; no head has them
}

// Under returns the Seal of a journal whose key this is.
func Under(k *Key) Seal { return Seal{key: k} }

// Without returns the Seal of a journal that has no passphrase any more. It opens what was
// sealed before.
func (s Seal) Without() Seal {
	if s.key == nil {
		return s
	}
	return Seal{also: slices.Concat(s.key.all(), s.also), lent: s.lent}
}

// former are the keys before.
func (s Seal) former() []*Key {
	if s.key == nil {
		return s.also
	}
	return s.key.former
}

// Name is the public half of the key; empty without one.
func (s Seal) Name() string {
	if s.key == nil {
		return ""
	}
	return s.key.lock.public()
}

// Knows reports whether a Lock is that of one of the keys.
func (s Seal) Knows(l Lock) bool { return s.of(l) != nil }

// of returns the key that a Lock is of; nil if it is not known.
func (s Seal) of(l Lock) *Key {
	for _, k := range s.ring() {
		if l != "" && k.lock.public() == l.public() {
			return k.alone()
		}
	}
	return nil
}

// ring is all the keys there are.
func (s Seal) ring() []*Key {
	if s.key == nil {
		return slices.Concat(s.also, s.lent)
	}
	return slices.Concat(s.key.all(), s.also, s.lent)
}

// Lent returns the Seal, which opens as well what is sealed as a copy is.
func (s Seal) Lent(by Seal) Seal {
	s.lent = slices.Concat(s.lent, by.ring())
	return s
}

// Key returns the key; nil without one.
func (s Seal) Key() *Key { return s.key }

// For returns what opens the values of the file with a head: this Seal, if it has its key or
// had it before, and one without a key for a file that is not sealed. The error wraps
// journal.ErrLocked if it has not.
func (s Seal) For(h Head) (Seal, error) {
	if h.Lock == "" {
		return Seal{lent: s.ring()}, nil
	}
	if k := s.of(h.Lock); k != nil {
		return Seal{key: k, lent: s.ring()}, nil
	}
	if s.key == nil {
		return Seal{}, journal.ErrLocked
	}
	return Seal{}, fmt.Errorf("%w: with another one than this journal has", journal.ErrLocked)
}

// Of returns what opens the records of a file that may have no head: the first of this Seal,
// those that it knows, and one without a key that opens any of them.
func (s Seal) Of(from io.ReaderAt, size int64) (Seal, error) {
	ring := s.ring()
	all := make([]Seal, 0, len(ring)+2)
	all = append(all, s, Seal{lent: ring})
	for _, k := range ring {
		all = append(all, Seal{key: k.alone(), lent: ring})
	}
	for _, one := range all {
		for _, err := range one.ScanFile(from, size) {
			return one, err
		}
	}
	return s, nil
}

// Open opens what a Lock has shut, of one of the keys. What is not shut comes back as it is.
func (s Seal) Open(b []byte) ([]byte, error) {
	if !IsShut(b) {
		return b, nil
	}
	for _, k := range s.ring() {
		switch words, fits, err := k.decrypt(b); {
		case err == nil:
			return words, nil
		case fits:
			return nil, fmt.Errorf("%w: what is sealed in it is damaged: %w", journal.ErrBadImport, err)
		}
	}
	return nil, journal.ErrLocked
}

// Same reports whether two make the same values: with the same key, or both without one.
func (s Seal) Same(as Seal) bool {
	if s.key == nil || as.key == nil {
		return s.key == as.key
	}
	return s.key.lock.public() == as.key.lock.public()
}

// Fits reports of the file of a journal whether its values are sealed as this Seal does it.
// The error wraps journal.ErrLocked: the passphrase was set, changed or taken off since it was
// asked for, or was not asked for.
func (s Seal) Fits(h Head) error {
	switch own := s.key != nil; {
	case h.Lock == "" && own:
		return fmt.Errorf("%w: it has none any more", journal.ErrRelocked)
	case h.Lock != "" && own && h.Lock.public() != s.key.lock.public():
		return journal.ErrRelocked
	case h.Lock != "" && !own:
		return journal.ErrLocked
	}
	return nil
}

// Bind makes of what is noted beside the journal something that only who has the key can note.
func (s Seal) Bind(b []byte) []byte {
	if s.key == nil || b == nil {
		return b
	}
	sum := hmac.New(sha256.New, []byte(s.key.Secret()))
	sum.Write([]byte("messup note 1"))
	sum.Write(b)
	return sum.Sum(nil)
}

func (s Seal) mark() string {
	if s.key == nil {
		return recordMark
	}
	return sealedMark
}

// Stored is a record as the file keeps it: without what is derived from it.
type Stored struct {
	record.Record
	Serial uint64 // of the update that wrote it
	size   int
}

// Size returns how many bytes the value takes that it was read from.
func (r Stored) Size() int { return r.size }

// Record makes the value of a record.
func (s Seal) Record(r record.Record, serial uint64) []byte {
	n := len(r.Data) + s.key.overhead()
	b := make([]byte, 0, recordHead+len(r.Kind)+len(r.ID)+n)
	b = append(b, s.mark()...)
	b = append(b, 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(n))
	b = binary.LittleEndian.AppendUint64(b, serial)
	b = binary.LittleEndian.AppendUint64(b, uint64(r.Rev))
	b = binary.LittleEndian.AppendUint64(b, uint64(r.At.Unix()))
	b = binary.LittleEndian.AppendUint32(b, uint32(r.At.Nanosecond()))
	b = append(b, byte(len(r.Kind)), byte(len(r.ID)))
	b = append(b, r.Kind...)
	b = append(b, r.ID...)
	b = s.key.seal(b, r.Data, forRecord, b[8:])
	binary.LittleEndian.PutUint32(b[4:], checksum(b[8:]))
	return b
}

// decode reads the record that b begins with and says how many bytes it takes; 0 if there
// is none, or none that the key opens. Data may be a part of b.
func (s Seal) decode(b []byte) (r Stored, size int) {
	if len(b) < recordHead || string(b[:4]) != s.mark() {
		return Stored{}, 0
	}
	if size = sizeOf(b); size == 0 || size > len(b) || binary.LittleEndian.Uint32(b[4:]) != checksum(b[8:size]) {
		return Stored{}, 0
	}
	return s.parse(b[:size:size])
}

// parse is decode for the whole of a record that was found, and whose checksum fits.
func (s Seal) parse(b []byte) (r Stored, size int) {
	size = len(b)
	nsec := binary.LittleEndian.Uint32(b[36:])
	if nsec > 999999999 {
		return Stored{}, 0
	}
	idAt := recordHead + int(b[40])
	dataAt := idAt + int(b[41])
	var err error
	if r.Data, err = s.key.open(b[dataAt:size:size], forRecord, b[8:dataAt]); err != nil {
		return Stored{}, 0
	}
	r.Serial, r.size = binary.LittleEndian.Uint64(b[12:]), size
	r.Rev = int(binary.LittleEndian.Uint64(b[20:]))
	r.At = time.Unix(int64(binary.LittleEndian.Uint64(b[28:])), int64(nsec)).UTC()
	r.Kind, r.ID = journal.Kind(b[recordHead:idAt]), journal.ID(b[idAt:dataAt])
	return r, size
}

// sizeOf returns how many bytes a record takes, by its head; 0 if that is of none.
func sizeOf(head []byte) int {
	data, kind, id := binary.LittleEndian.Uint32(head[8:]), int(head[40]), int(head[41])
	if data > MaxData || kind == 0 || kind > maxKind || id == 0 || id > maxID {
		return 0
	}
	return recordHead + kind + id + int(data)
}

// OpenRecord reads a record that must be the whole of value, and the one that
// belongs under this kind and id.
func (s Seal) OpenRecord(kind journal.Kind, id []byte, value []byte) (Stored, error) {
	r, size := s.decode(value)
	if size == 0 || size != len(value) || r.Kind != kind || string(r.ID) != string(id) {
		return Stored{}, fmt.Errorf("one of %s: %w: its checksum does not fit", kind, journal.ErrDamaged)
	}
	return r, nil
}

// Names reports whether a value says that it is the record of a kind with an id. The
// rest of it is not looked at.
func Names(value []byte, kind journal.Kind, id []byte) bool {
	if len(value) < recordHead+len(kind)+len(id) || string(value[:4]) != recordMark && string(value[:4]) != sealedMark {
		return false
	}
	named := value[recordHead:]
	return int(value[40]) == len(kind) && int(value[41]) == len(id) &&
		string(named[:len(kind)]) == string(kind) && bytes.Equal(named[len(kind):][:len(id)], id)
}

// Row makes the value that keeps b under key in bucket. The rows of a head are as they are:
// they are read before there is a key.
func (s Seal) Row(bucket string, key, b []byte) []byte {
	if s.key != nil && bucket != Meta {
		v := make([]byte, 1, 1+len(b)+s.key.overhead())
		v[0] = sealedRow
		return s.key.seal(v, b, forRow, []byte(bucket), key)
	}
	v := make([]byte, rowHead, rowHead+len(b))
	v[0] = rowMark
	binary.LittleEndian.PutUint32(v[1:], checksum([]byte(bucket), key, b))
	return append(v, b...)
}

// OpenRow returns the bytes that Row was given. They may be a part of value.
func (s Seal) OpenRow(bucket string, key, value []byte) ([]byte, error) {
	if s.key != nil && bucket != Meta {
		if len(value) == 0 || value[0] != sealedRow {
			return nil, fmt.Errorf("one of %s: %w: it is not sealed", bucket, journal.ErrDamaged)
		}
		b, err := s.key.open(value[1:], forRow, []byte(bucket), key)
		if err != nil {
			return nil, fmt.Errorf("one of %s: %w: its seal is broken", bucket, journal.ErrDamaged)
		}
		return b, nil
	}
	if len(value) < rowHead || value[0] != rowMark {
		return nil, fmt.Errorf("one of %s: %w: not a value of this program", bucket, journal.ErrDamaged)
	}
	b := value[rowHead:]
	if binary.LittleEndian.Uint32(value[1:]) != checksum([]byte(bucket), key, b) {
		return nil, fmt.Errorf("one of %s: %w: its checksum does not fit", bucket, journal.ErrDamaged)
	}
	return b, nil
}

// TimeKey returns the key of a row: sorted as bytes, the newest instant comes
// first and one instant's rows come by id.
func TimeKey(at time.Time, id journal.ID) []byte {
	k := make([]byte, 0, timeSize+len(id))
	k = binary.BigEndian.AppendUint64(k, ^(uint64(at.Unix()) ^ 1<<63))
	k = binary.BigEndian.AppendUint32(k, math.MaxUint32-uint32(at.Nanosecond()))
	return append(k, id...)
}

// OpenTimeKey is the inverse of TimeKey. The id is a part of key.
func OpenTimeKey(key []byte) (at time.Time, id []byte, err error) {
	if len(key) <= timeSize || len(key) > timeSize+maxID {
		return time.Time{}, nil, fmt.Errorf("%w: a key of %d bytes", journal.ErrDamaged, len(key))
	}
	sec := int64(^binary.BigEndian.Uint64(key) ^ 1<<63)
	nsec := math.MaxUint32 - binary.BigEndian.Uint32(key[8:])
	if nsec > 999999999 {
		return time.Time{}, nil, fmt.Errorf("%w: a key with no time", journal.ErrDamaged)
	}
	return time.Unix(sec, int64(nsec)).UTC(), key[timeSize:], nil
}

// CheckName refuses a kind or an id that cannot be Stored.
func CheckName(kind journal.Kind, id journal.ID) error {
	if !IsKind(string(kind)) {
		return fmt.Errorf("%.40q is not a kind of record", kind)
	}
	if id == "" || len(id) > maxID {
		return fmt.Errorf("keeping one of %s: %w", kind, journal.ErrBadID)
	}
	return nil
}

// IsKind reports whether a bucket of this name holds records.
func IsKind(name string) bool {
	for _, r := range name {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return name != "" && len(name) <= maxKind && name != Meta
}

package seal

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// A record's value says all about itself, so that it can be found and trusted
// even where every structure around it is gone:
//
//	 0  4  recordMark, whose last byte is the version of this layout
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
// Every other value is a row: a version byte, a CRC-32C over the bucket, the
// key and the bytes, and the bytes. Numbers are little-endian, but big-endian
// in keys, which are sorted as bytes.
const (
	recordMark = "mup\x01"
	recordHead = 42
	rowMark    = 1
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
			sum = crc32.Update(sum, table, []byte{0})
		}
		sum = crc32.Update(sum, table, p)
	}
	return sum
}

// A Seal turns records, rows and heads into the values of a file, and opens what
// it is given back: what was changed or moved on the disk is refused. Today that
// is done with checksums, and its zero value is ready; a passphrase has its place
// here.
type Seal struct{}

// Stored is a record as the file keeps it: without what is derived from it.
type Stored struct {
	record.Record
	Serial uint64 // of the update that wrote it
}

// Size returns how many bytes its value takes.
func (r Stored) Size() int { return recordHead + len(r.Kind) + len(r.ID) + len(r.Data) }

// Record makes the value of a record.
func (Seal) Record(r record.Record, serial uint64) []byte {
	b := make([]byte, 0, recordHead+len(r.Kind)+len(r.ID)+len(r.Data))
	b = append(b, recordMark...)
	b = append(b, 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(r.Data)))
	b = binary.LittleEndian.AppendUint64(b, serial)
	b = binary.LittleEndian.AppendUint64(b, uint64(r.Rev))
	b = binary.LittleEndian.AppendUint64(b, uint64(r.At.Unix()))
	b = binary.LittleEndian.AppendUint32(b, uint32(r.At.Nanosecond()))
	b = append(b, byte(len(r.Kind)), byte(len(r.ID)))
	b = append(b, r.Kind...)
	b = append(b, r.ID...)
	b = append(b, r.Data...)
	binary.LittleEndian.PutUint32(b[4:], checksum(b[8:]))
	return b
}

// decodeRecord reads the record that b begins with and says how many bytes it
// takes; 0 if there is none. Data is a part of b.
func decodeRecord(b []byte) (r Stored, size int) {
	if len(b) < recordHead || string(b[:4]) != recordMark {
		return Stored{}, 0
	}
	size = sizeOf(b)
	nsec := binary.LittleEndian.Uint32(b[36:])
	if size == 0 || size > len(b) || nsec > 999999999 || binary.LittleEndian.Uint32(b[4:]) != checksum(b[8:size]) {
		return Stored{}, 0
	}
	idAt := recordHead + int(b[40])
	dataAt := idAt + int(b[41])
	r.Serial = binary.LittleEndian.Uint64(b[12:])
	r.Rev = int(binary.LittleEndian.Uint64(b[20:]))
	r.At = time.Unix(int64(binary.LittleEndian.Uint64(b[28:])), int64(nsec)).UTC()
	r.Kind, r.ID = journal.Kind(b[recordHead:idAt]), journal.ID(b[idAt:dataAt])
	r.Data = b[dataAt:size:size]
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
func (Seal) OpenRecord(kind journal.Kind, id []byte, value []byte) (Stored, error) {
	r, size := decodeRecord(value)
	if size == 0 || size != len(value) || r.Kind != kind || string(r.ID) != string(id) {
		return Stored{}, fmt.Errorf("one of %s: %w: its checksum does not fit", kind, journal.ErrDamaged)
	}
	return r, nil
}

// Names reports whether a value says that it is the record of a kind with an id. The
// rest of it is not looked at.
func Names(value []byte, kind journal.Kind, id []byte) bool {
	if len(value) < recordHead+len(kind)+len(id) || string(value[:4]) != recordMark {
		return false
	}
	named := value[recordHead:]
	return int(value[40]) == len(kind) && int(value[41]) == len(id) &&
		string(named[:len(kind)]) == string(kind) && bytes.Equal(named[len(kind):][:len(id)], id)
}

// Row makes the value that keeps b under key in bucket.
func (Seal) Row(bucket string, key, b []byte) []byte {
	v := make([]byte, rowHead, rowHead+len(b))
	v[0] = rowMark
	binary.LittleEndian.PutUint32(v[1:], checksum([]byte(bucket), key, b))
	return append(v, b...)
}

// OpenRow returns the bytes that Row was given. They are a part of value.
func (Seal) OpenRow(bucket string, key, value []byte) ([]byte, error) {
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

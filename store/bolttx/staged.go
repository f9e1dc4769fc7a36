package bolttx

import (
	"bytes"
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
	"messup/store/spool"
)

// A Staged change is one of any size. What it puts lies beside the journal, which is only
// read, and goes in at its end: as any change does if it is little (Replay), and else into a
// new file that is filled in the order of its keys (Fill). Of what it puts, no more than
// where each record lies is held.
type Staged struct {
	Head    seal.Head // as the change leaves it
	Changes int
	base    *Tx
	by      *spool.Spool
	came    map[journal.Kind]map[journal.ID]staged
	took    seal.Taken
}

// staged is where a record lies, and its line with its search text behind it.
type staged struct {
	at, rows          int64
	value, line, text uint32
	sec               int64 // its place in lists
	nsec              uint32
	marked, gone      bool
}

// Stage begins a change to what base has, which only reads. What it puts lies in by.
func Stage(base *Tx, by *spool.Spool) *Staged {
	s := &Staged{Head: base.Head.Clone(), base: base, by: by, came: map[journal.Kind]map[journal.ID]staged{}}
	if s.Head.Counts == nil {
		s.Head.Counts = map[journal.Kind]uint64{}
	}
	return s
}

// Great reports whether the change is too much to be held.
func (s *Staged) Great() bool { return s.by.Great() }

func (p staged) key(id journal.ID, derived bool) []byte {
	if derived {
		return seal.TimeKey(time.Unix(p.sec, int64(p.nsec)), id)
	}
	return []byte(id)
}

// bytes reads so many bytes of what lies behind a place.
func (s *Staged) bytes(at int64, n uint32) ([]byte, error) {
	b := make([]byte, n)
	_, err := s.by.ReadAt(b, at)
	if n == 0 {
		err = nil
	}
	return b, err
}

// part reads what a bucket has of a record; nil if nothing.
func (s *Staged) part(bucket string, id journal.ID, p staged) ([]byte, error) {
	switch kind, _ := seal.Derived(bucket); strings.TrimPrefix(bucket, string(kind)) {
	case seal.Lines:
		b, err := s.bytes(p.rows, p.line)
		return s.base.Seal.Row(bucket, p.key(id, true), b), err
	case seal.Texts:
		b, err := s.bytes(p.rows+int64(p.line), p.text)
		return s.base.Seal.Row(bucket, p.key(id, true), b), err
	case seal.Marks:
		if !p.marked {
			return nil, nil
		}
		return s.base.Seal.Row(bucket, p.key(id, true), nil), nil
	}
	return s.bytes(p.at, p.value)
}

// Stored returns a record with the change that wrote it, and without what is derived.
func (s *Staged) Stored(kind journal.Kind, id journal.ID) (seal.Stored, error) {
	p, is := s.came[kind][id]
	switch {
	case !is:
		return s.base.Stored(kind, id)
	case p.gone:
		return seal.Stored{}, fmt.Errorf("%s %q: %w", kind, id, journal.ErrNotFound)
	}
	b, err := s.bytes(p.at, p.value)
	if err != nil {
		return seal.Stored{}, err
	}
	return s.base.Seal.OpenRecord(kind, []byte(id), b)
}

// Was is the journal as it was before the change.
func (s *Staged) Was() *Tx { return s.base }

// TakeIn remembers a copy of the journal of which all was taken in.
func (s *Staged) TakeIn(c seal.Copy) error {
	s.Head.Taken = s.Head.Taken.With(c)
	s.took = append(s.took, c)
	s.Changes++
	return nil
}

// Data returns a record without what is derived from it.
func (s *Staged) Data(kind journal.Kind, id journal.ID) (record.Record, error) {
	r, err := s.Stored(kind, id)
	return r.Record, err
}

// Get returns a record with its line and its search text.
func (s *Staged) Get(kind journal.Kind, id journal.ID) (record.Record, error) {
	p, is := s.came[kind][id]
	if !is {
		return s.base.Get(kind, id)
	}
	r, err := s.Data(kind, id)
	if err == nil {
		r.Line, err = s.bytes(p.rows, p.line)
	}
	if err == nil {
		r.Text, err = s.bytes(p.rows+int64(p.line), p.text)
	}
	return r, err
}

// Row returns one record's line.
func (s *Staged) Row(kind journal.Kind, id journal.ID) (record.Row, error) {
	if _, is := s.came[kind][id]; !is {
		return s.base.Row(kind, id)
	}
	r, err := s.Get(kind, id)
	return record.Row{ID: id, At: r.At, Bytes: r.Line}, err
}

// Count says how many records of a kind there are.
func (s *Staged) Count(kind journal.Kind) (int, error) { return int(s.Head.Counts[kind]), nil }

// Gone reports whether a record was deleted for good, and is not here again.
func (s *Staged) Gone(kind journal.Kind, id journal.ID) bool {
	p, is := s.came[kind][id]
	return (!is || p.gone) && s.base.Gone(kind, id)
}

// Put keeps r.
func (s *Staged) Put(r record.Record) error {
	if err := fits(r); err != nil {
		return err
	}
	return s.Keep(r, s.base.Serial)
}

// Keep puts a record with the serial of the change that wrote it.
func (s *Staged) Keep(r record.Record, serial uint64) error {
	old, err := s.Stored(r.Kind, r.ID)
	same := false
	switch {
	case record.IsNotFound(err):
		s.Head.Counts[r.Kind]++
	case err != nil:
		return err
	case old.At.Equal(r.At) && old.Rev == r.Rev && bytes.Equal(old.Data, r.Data): // only what is derived may be new
		same, serial = true, old.Serial
	}
	s.Head.Gone = s.Head.Gone.Without(r.Kind, r.ID)
	p, lies := s.came[r.Kind][r.ID]
	var value []byte
	if !lies || !same {
		value = s.base.Seal.Record(r, serial)
		p.at, p.value = s.by.Len(), uint32(len(value))
	}
	p.rows, p.line, p.text = s.by.Len()+int64(len(value)), uint32(len(r.Line)), uint32(len(r.Text))
	p.sec, p.nsec, p.marked, p.gone = r.At.Unix(), uint32(r.At.Nanosecond()), s.base.marks(r.Kind, r.Line), false
	for _, b := range [][]byte{value, r.Line, r.Text} {
		if _, err := s.by.Write(b); err != nil {
			return err
		}
	}
	s.stage(r.Kind, r.ID, p)
	return nil
}

func (s *Staged) stage(kind journal.Kind, id journal.ID, p staged) {
	if s.came[kind] == nil {
		s.came[kind] = map[journal.ID]staged{}
	}
	s.came[kind][id] = p
	s.Changes++
}

// Delete removes a record.
func (s *Staged) Delete(kind journal.Kind, id journal.ID) error {
	if _, err := s.Stored(kind, id); err != nil {
		return err
	}
	s.Head.Counts[kind]--
	s.stage(kind, id, staged{gone: true})
	return nil
}

// Rows yields lines, newest first.
func (s *Staged) Rows(kind journal.Kind) iter.Seq2[record.Row, error] {
	return s.rows(kind, seal.Lines)
}

// Texts yields search texts, newest first.
func (s *Staged) Texts(kind journal.Kind) iter.Seq2[record.Row, error] {
	return s.rows(kind, seal.Texts)
}

// Marked yields the lines that lists look for among all, newest first.
func (s *Staged) Marked(kind journal.Kind) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		for row, err := range s.rows(kind, seal.Marks) {
			if err == nil {
				row, err = s.Row(kind, row.ID)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

func (s *Staged) rows(kind journal.Kind, ending string) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		bucket := string(kind) + ending
		err := s.merge(bucket, func(k, v []byte) (bool, error) {
			at, id, err := seal.OpenTimeKey(k)
			row := record.Row{ID: journal.ID(id), At: at}
			if err == nil {
				row.Bytes, err = s.base.Seal.OpenRow(bucket, k, v)
			}
			return err == nil && s.base.outside(func() bool { return yield(row, nil) }), err
		})
		if err != nil {
			yield(record.Row{}, err)
		}
	}
}

// IDs yields the ids of a kind that begin with prefix, in order.
func (s *Staged) IDs(kind journal.Kind, prefix string) iter.Seq2[journal.ID, error] {
	return func(yield func(journal.ID, error) bool) {
		var ids []journal.ID
		for id, p := range s.came[kind] {
			if !p.gone && strings.HasPrefix(string(id), prefix) {
				ids = append(ids, id)
			}
		}
		for id, err := range s.base.IDs(kind, prefix) {
			if err != nil {
				yield("", err)
				return
			}
			if _, came := s.came[kind][id]; !came {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		for _, id := range ids {
			if !yield(id, nil) {
				return
			}
		}
	}
}

// An item is a record that was put, by its key in a bucket.
type item struct {
	id journal.ID
	at staged
}

// inOrder returns what was put, in the order of a bucket.
func (s *Staged) inOrder(kind journal.Kind, derived bool) []item {
	all := make([]item, 0, len(s.came[kind]))
	for id, p := range s.came[kind] {
		if !p.gone {
			all = append(all, item{id, p})
		}
	}
	slices.SortFunc(all, func(a, b item) int {
		if !derived {
			return strings.Compare(string(a.id), string(b.id))
		}
		return cmp.Or(cmp.Compare(b.at.sec, a.at.sec), cmp.Compare(b.at.nsec, a.at.nsec), strings.Compare(string(a.id), string(b.id)))
	})
	return all
}

// merge hands out the keys and values of a bucket as the change leaves it, in order, until
// take has enough.
func (s *Staged) merge(bucket string, take func(k, v []byte) (goOn bool, err error)) error {
	kind, derived := seal.Derived(bucket)
	came := s.inOrder(kind, derived)
	goOn := true
	upTo := func(end []byte) (err error) { // what was put comes before it
		for ; goOn && err == nil && len(came) > 0; came = came[1:] {
			k := came[0].at.key(came[0].id, derived)
			if end != nil && bytes.Compare(k, end) >= 0 {
				return nil
			}
			var v []byte
			if v, err = s.part(bucket, came[0].id, came[0].at); err == nil && v != nil {
				goOn, err = take(k, v)
			}
		}
		return err
	}
	err := s.base.each(bucket, nil, func(k, v []byte) (bool, error) {
		id := k
		var err error
		if derived {
			_, id, err = seal.OpenTimeKey(k)
		}
		if err == nil {
			err = upTo(k)
		}
		if _, anew := s.came[kind][journal.ID(id)]; anew || !goOn || err != nil {
			return goOn && err == nil, err
		}
		goOn, err = take(k, v)
		return goOn, err
	})
	if err == nil {
		err = upTo(nil)
	}
	return err
}

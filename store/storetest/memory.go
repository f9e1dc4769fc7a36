package storetest

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"messup/journal"
	"messup/journal/record"
)

// Memory is a record.Store that keeps everything in memory, for tests. It
// can be made to fail and to wait. It may be used from several goroutines.
type Memory struct {
	// IsMarked says which lines are marked: those that are in a journal.
	IsMarked func(journal.Kind, []byte) bool

	writing sync.Mutex // held by the one Update under way

	mu       sync.Mutex // guards what follows
	now      state
	fail     error
	failView error
	held     chan struct{} // open while updates are held, else nil
	updates  int
	gone     map[record.Key]bool
}

// Bury makes the store remember of records that they were deleted for good.
func (m *Memory) Bury(keys ...record.Key) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.gone = maps.Clone(m.gone)
	if m.gone == nil {
		m.gone = map[record.Key]bool{}
	}
	for _, k := range keys {
		m.gone[k] = true
	}
}

// state is one state of the journal. Once it can be seen by others it never
// changes: an Update works on a copy of the tables it touches.
type state map[journal.Kind]table

// table holds the records of one kind in the two orders asked for.
type table struct {
	byID   []*record.Record
	byTime []*record.Record // newest first
}

// NewMemory returns an empty Store.
func NewMemory() *Memory { return &Memory{now: state{}, IsMarked: record.Marking()} }

// Fail makes every Update from now on return err and keep nothing, as a disk
// that fails does; Fail(nil) ends it.
func (m *Memory) Fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fail = err
}

// FailView makes every View from now on return err; FailView(nil) ends it.
func (m *Memory) FailView(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failView = err
}

// Hold makes every Update from now on wait, as a slow disk does, until
// release is called or the Update's context ends. What the Update did is not
// seen by others while it waits.
func (m *Memory) Hold() (release func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	held := make(chan struct{})
	m.held = held
	return sync.OnceFunc(func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		if m.held == held {
			m.held = nil
		}
		close(held)
	})
}

// Updates says how many Updates have kept something so far.
func (m *Memory) Updates() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.updates
}

// View runs fn on the present state; Updates meanwhile do not show in it.
func (m *Memory) View(ctx context.Context, fn func(record.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("reading the journal: %w", err)
	}
	m.mu.Lock()
	now, gone, err := m.now, m.gone, m.failView
	m.mu.Unlock()
	if err != nil {
		return err
	}
	return fn(&memoryTx{state: now, gone: gone, marked: m.IsMarked})
}

// Fill is Update: all of it is in memory in any case.
func (m *Memory) Fill(ctx context.Context, fn func(record.Tx) error) error { return m.Update(ctx, fn) }

// Update runs fn on a copy of the present state, which takes its place if fn
// returns nil.
func (m *Memory) Update(ctx context.Context, fn func(record.Tx) error) error {
	m.writing.Lock()
	defer m.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("changing the journal: %w", err)
	}
	m.mu.Lock()
	next := make(state, len(m.now))
	for kind, t := range m.now {
		next[kind] = t
	}
	gone := m.gone
	m.mu.Unlock()

	tx := &memoryTx{state: next, gone: gone, marked: m.IsMarked, copied: map[journal.Kind]bool{}}
	if err := fn(tx); err != nil {
		return err
	}
	if err := m.wait(ctx); err != nil {
		return fmt.Errorf("changing the journal: %w", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return m.fail
	}
	if tx.changes > 0 {
		m.now = next
		m.updates++
	}
	return nil
}

func (m *Memory) wait(ctx context.Context) error {
	m.mu.Lock()
	held := m.held
	m.mu.Unlock()
	if held == nil {
		return ctx.Err()
	}
	select {
	case <-held:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// memoryTx is the journal inside one View (copied is nil) or Update.
type memoryTx struct {
	state   state
	copied  map[journal.Kind]bool // tables that are this Update's own
	changes int
	gone    map[record.Key]bool
	marked  func(journal.Kind, []byte) bool
}

func (tx *memoryTx) Gone(kind journal.Kind, id journal.ID) bool {
	_, err := tx.find(kind, id)
	return tx.gone[record.Key{Kind: kind, ID: id}] && err != nil
}

func byID(r *record.Record, id journal.ID) int { return strings.Compare(string(r.ID), string(id)) }

func byTime(a, b *record.Record) int {
	if c := b.At.Compare(a.At); c != 0 {
		return c
	}
	return byID(a, b.ID)
}

func (tx *memoryTx) find(kind journal.Kind, id journal.ID) (*record.Record, error) {
	t := tx.state[kind]
	i, ok := slices.BinarySearchFunc(t.byID, id, byID)
	if !ok {
		return nil, fmt.Errorf("%s %q: %w", kind, id, journal.ErrNotFound)
	}
	return t.byID[i], nil
}

// own returns a table that may be changed: a copy, the first time.
func (tx *memoryTx) own(kind journal.Kind) (table, error) {
	if tx.copied == nil {
		return table{}, fmt.Errorf("changing %s while only reading: %w", kind, journal.ErrReadOnly)
	}
	t := tx.state[kind]
	if !tx.copied[kind] {
		t = table{byID: slices.Clone(t.byID), byTime: slices.Clone(t.byTime)}
		tx.copied[kind] = true
	}
	tx.changes++
	return t, nil
}

func (tx *memoryTx) Get(kind journal.Kind, id journal.ID) (record.Record, error) {
	r, err := tx.find(kind, id)
	if err != nil {
		return record.Record{}, err
	}
	return *r, nil
}

func (tx *memoryTx) Data(kind journal.Kind, id journal.ID) (record.Record, error) {
	r, err := tx.Get(kind, id)
	r.Line, r.Text = nil, nil
	return r, err
}

func (tx *memoryTx) Row(kind journal.Kind, id journal.ID) (record.Row, error) {
	r, err := tx.find(kind, id)
	if err != nil {
		return record.Row{}, err
	}
	return lineOf(r), nil
}

func (tx *memoryTx) Put(r record.Record) error {
	if !keepable(r.Kind) {
		return fmt.Errorf("%.40q is not a kind of record", r.Kind)
	}
	if r.ID == "" || len(r.ID) > 64 {
		return fmt.Errorf("keeping one of %s: %w", r.Kind, journal.ErrBadID)
	}
	t, err := tx.own(r.Kind)
	if err != nil {
		return err
	}
	r.Data, r.Line, r.Text = bytes.Clone(r.Data), bytes.Clone(r.Line), bytes.Clone(r.Text)
	i, there := slices.BinarySearchFunc(t.byID, r.ID, byID)
	if there {
		t.dropTime(t.byID[i])
		t.byTime = t.byTime[:len(t.byTime)-1]
		t.byID[i] = &r
	} else {
		t.byID = slices.Insert(t.byID, i, &r)
	}
	j, _ := slices.BinarySearchFunc(t.byTime, &r, byTime)
	t.byTime = slices.Insert(t.byTime, j, &r)
	tx.state[r.Kind] = t
	return nil
}

func (tx *memoryTx) Delete(kind journal.Kind, id journal.ID) error {
	t, err := tx.own(kind)
	if err != nil {
		return err
	}
	i, there := slices.BinarySearchFunc(t.byID, id, byID)
	if !there {
		return fmt.Errorf("%s %q: %w", kind, id, journal.ErrNotFound)
	}
	t.dropTime(t.byID[i])
	t.byTime = t.byTime[:len(t.byTime)-1]
	t.byID = slices.Delete(t.byID, i, i+1)
	tx.state[kind] = t
	return nil
}

// dropTime moves r out of byTime; the caller shortens it by one.
func (t table) dropTime(r *record.Record) {
	j, _ := slices.BinarySearchFunc(t.byTime, r, byTime)
	copy(t.byTime[j:], t.byTime[j+1:])
}

func (tx *memoryTx) Count(kind journal.Kind) (int, error) { return len(tx.state[kind].byID), nil }

func (tx *memoryTx) Rows(kind journal.Kind) iter.Seq2[record.Row, error] {
	return tx.each(kind, lineOf)
}

func (tx *memoryTx) Marked(kind journal.Kind) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		for r, err := range tx.Rows(kind) {
			if (err != nil || tx.marked(kind, r.Bytes)) && !yield(r, err) {
				return
			}
		}
	}
}

func (tx *memoryTx) Texts(kind journal.Kind) iter.Seq2[record.Row, error] {
	return tx.each(kind, func(r *record.Record) record.Row {
		return record.Row{ID: r.ID, At: r.At, Bytes: r.Text}
	})
}

func lineOf(r *record.Record) record.Row { return record.Row{ID: r.ID, At: r.At, Bytes: r.Line} }

// each looks for the place after the last row anew at every step, because
// the caller may change the table between two.
func (tx *memoryTx) each(kind journal.Kind, row func(*record.Record) record.Row) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		for i := 0; i < len(tx.state[kind].byTime); {
			r := tx.state[kind].byTime[i]
			if !yield(row(r), nil) {
				return
			}
			j, there := slices.BinarySearchFunc(tx.state[kind].byTime, r, byTime)
			if i = j; there {
				i++
			}
		}
	}
}

func (tx *memoryTx) IDs(kind journal.Kind, prefix string) iter.Seq2[journal.ID, error] {
	return func(yield func(journal.ID, error) bool) {
		i, _ := slices.BinarySearchFunc(tx.state[kind].byID, journal.ID(prefix), byID)
		for i < len(tx.state[kind].byID) {
			id := tx.state[kind].byID[i].ID
			if !strings.HasPrefix(string(id), prefix) || !yield(id, nil) {
				return
			}
			j, there := slices.BinarySearchFunc(tx.state[kind].byID, id, byID)
			if i = j; there {
				i++
			}
		}
	}
}

// keepable reports whether a kind's name can be the name of a bucket in a
// file: a few small letters, and not the bucket a file keeps for itself.
func keepable(kind journal.Kind) bool {
	for _, r := range kind {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return kind != "" && len(kind) <= 32 && kind != "meta"
}

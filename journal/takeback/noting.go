package takeback

import (
	"hash/fnv"
	"iter"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// Noting is a change of a journal that an import makes: it notes what that does.
type Noting struct {
	record.Tx
	hidden map[journal.ID]bool     // in the trash since an import was taken back
	again  map[record.Key]note     // what says again what it said before that
	did    map[record.Key]*note    // by this import
	order  []record.Key            // of them
	was    map[record.Key]original // what they said before
}

// Note begins to note an import.
func Note(tx record.Tx) (*Noting, error) {
	n := &Noting{Tx: tx, hidden: map[journal.ID]bool{}, again: map[record.Key]note{}, did: map[record.Key]*note{}, was: map[record.Key]original{}}
	m, err := read(tx)
	if err != nil {
		return nil, err
	}
	for _, x := range m.notes {
		switch {
		case m.head.Undone.IsZero():
		case x.Trash:
			n.hidden[x.ID] = true
		case x.Was > 0:
			n.again[x.key()] = x
		}
	}
	return n, nil
}

// Noted runs an import, and notes what it does if it says whose journal came.
func Noted(tx record.Tx, how record.Intake, now time.Time, run func(record.Tx) error) error {
	if how.From == "" {
		return run(tx)
	}
	n, err := Note(tx)
	if err == nil {
		err = run(n)
	}
	if err != nil || how.DryRun {
		return err
	}
	return n.Keep(how.From, now)
}

// IDs is that of a Tx, without what is in the trash because an import was taken back.
func (n *Noting) IDs(k journal.Kind, prefix string) iter.Seq2[journal.ID, error] {
	if k != journal.Trash || len(n.hidden) == 0 {
		return n.Tx.IDs(k, prefix)
	}
	return func(yield func(journal.ID, error) bool) {
		for id, err := range n.Tx.IDs(k, prefix) {
			if !n.hidden[id] && !yield(id, err) {
				return
			}
		}
	}
}

// Data is that of a Tx. What says again what it said before an import was taken back, is of the
// revision it had then: what came with that one is newer.
func (n *Noting) Data(k journal.Kind, id journal.ID) (record.Record, error) {
	r, err := n.Tx.Data(k, id)
	if x, is := n.again[record.Key{Kind: k, ID: id}]; is && err == nil && x.same(r) {
		r.Rev = x.Was
	}
	return r, err //nolint:wrapcheck // it stands for the Tx
}

// Put keeps a record and notes it.
func (n *Noting) Put(r record.Record) error {
	key := record.Key{Kind: r.Kind, ID: r.ID}
	have, err := n.Tx.Data(r.Kind, r.ID)
	here := err == nil
	if err := record.IgnoreNotFound(err); err != nil {
		return err //nolint:wrapcheck // it stands for the Tx
	}
	if _, is := n.again[key]; is && here && string(r.Data) != string(have.Data) {
		r.Rev = max(r.Rev, have.Rev+1)
		delete(n.again, key)
	}
	x := n.did[key]
	switch {
	case here && string(r.Data) == string(have.Data) && r.Rev == have.Rev: // its row alone is new
	case x == nil:
		x = &note{Kind: r.Kind, ID: r.ID}
		if here {
			x.Was, n.was[key] = have.Rev, original{Kind: r.Kind, ID: r.ID, Rev: have.Rev, Data: append([]byte(nil), have.Data...)}
		}
		n.did[key], n.order = x, append(n.order, key)
	}
	if x != nil {
		x.Rev, x.Sum = r.Rev, sum(r.Data)
	}
	return n.Tx.Put(r) //nolint:wrapcheck // it stands for the Tx
}

// Keep keeps what was noted, in place of what is known of the import before. An import that did
// nothing leaves that as it is.
func (n *Noting) Keep(source string, now time.Time) error {
	if len(n.order) == 0 {
		return nil
	}
	if err := n.leaveTrash(); err != nil {
		return err
	}
	m := Memory{head: head{Source: source, At: now}}
	for _, key := range n.order {
		m.notes = append(m.notes, *n.did[key])
	}
	return m.write(n.Tx, n.was)
}

// leaveTrash takes out of the trash what came again as it lies there.
func (n *Noting) leaveTrash() error {
	for id := range n.hidden {
		t, err := record.GetTrashed(n.Tx, id)
		if record.IsNotFound(err) {
			continue
		}
		if err != nil {
			return err
		}
		back := false
		switch {
		case t.Entry != nil && n.did[record.Key{Kind: journal.Entries, ID: id}] != nil:
			e, err := record.GetEntry(n.Tx, id)
			if err != nil {
				return err
			}
			back = t.Entry.Same(e)
		case t.Entry == nil && t.Lesson != nil && n.did[record.Key{Kind: journal.Lessons, ID: id}] != nil:
			l, err := record.GetLesson(n.Tx, id)
			if err != nil {
				return err
			}
			back = t.Lesson.Same(l)
		}
		if back {
			if err := n.Delete(journal.Trash, id); err != nil {
				return err //nolint:wrapcheck // it names the record
			}
		}
	}
	return nil
}

// sum is that of what a record holds.
func sum(data []byte) uint64 {
	h := fnv.New64a()
	_, _ = h.Write(data) // which never fails
	return h.Sum64()
}

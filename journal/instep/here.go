package instep

import (
	"cmp"
	"context"
	"maps"

	"messup/journal"
	"messup/journal/record"
)

// here is a thing as the journal has it.
type here struct {
	Version
	is       bool       // it is in the journal
	withheld bool       // and stays there: it is heavy, or comes from what is
	light    any        // what goes out of it, where that is less than all of it
	doc      []byte     // that, written down; nil of most, which are written when they go out
	trash    journal.ID // what it lies in the trash with
	lies     string     // which version that is, whatever a tombstone says; empty if nobody can tell
	forGood  bool       // it was deleted here for good
	stamp    uint64
	again    *Version // the deletion that both had, where it was brought back here since
}

// lookHere looks at what the journal has, and what it has of those that are in the folder.
func (r *run) lookHere(ctx context.Context, tx record.Tx, t *there) (map[record.Key]here, error) {
	all := map[record.Key]here{}
	l, err := r.looker(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, s := range r.sorts {
		if err := l.outgoing(s); err != nil {
			return nil, err
		}
		for id, err := range tx.IDs(s.kind, "") {
			if err != nil {
				return nil, err
			}
			h, err := l.one(s, id)
			if err != nil {
				return nil, err
			}
			all[h.Key] = h
		}
	}
	return all, cmp.Or(r.lookForMissing(tx, t, all), ctx.Err())
}

// lookForMissing adds the things that are not in the journal.
func (r *run) lookForMissing(tx record.Tx, t *there, all map[record.Key]here) error {
	trash, err := trashed(tx)
	if err != nil {
		return err
	}
	for _, keys := range []func(func(record.Key) bool){maps.Keys(t.of), maps.Keys(r.Memory)} {
		for k := range keys {
			if _, is := all[k]; is {
				continue
			}
			if all[k], err = r.missing(tx, k, trash[k]); err != nil {
				return err
			}
		}
	}
	return nil
}

// missing is a thing that is not in the journal. Only of one that was deleted there is it said
// so: one that a restore did not bring back comes from the folder again.
func (r *run) missing(tx record.Tx, k record.Key, trash journal.ID) (h here, err error) {
	forGood := tx.Gone(k.Kind, k.ID)
	h = here{Version: Version{Key: k}, trash: trash, forGood: forGood && trash == ""}
	s, known := r.Memory[k]
	switch {
	case known && s.Gone:
		h.Version = s.version(k)
	case known && (trash != "" || forGood):
		h.Version, _, err = deletion(s.version(k))
	}
	if err != nil || trash == "" {
		return h, err
	}
	was, err := r.versionInTrash(tx, k, trash)
	h.lies = was.V
	if err == nil && h.V == "" && was.V != "" { // nobody knows since when; but what lies there says which version was deleted
		h.Version, _, err = deletion(was)
	}
	return h, err
}

// versionInTrash is the version of a thing that was deleted.
func (r *run) versionInTrash(tx record.Tx, k record.Key, trash journal.ID) (v Version, err error) {
	s, err := sortIn(r.sorts, k.Kind)
	if err != nil {
		return v, err
	}
	t, err := record.GetTrashed(tx, trash)
	if err != nil {
		return v, record.IgnoreNotFound(err)
	}
	for _, one := range things(t) {
		if held, is := s.hold(one); is && held.id == k.ID {
			is, err := held.version()
			return Version{Key: k, V: is, Rev: held.rev}, err
		}
	}
	return v, nil
}

// trashed says in which thing of the trash each thing lies.
func trashed(tx record.Tx) (map[record.Key]journal.ID, error) {
	keys, err := record.Deleted(tx)
	in := map[record.Key]journal.ID{}
	var thing journal.ID
	for _, k := range keys {
		if k.Kind == journal.Trash {
			thing = k.ID
		} else {
			in[k] = thing
		}
	}
	return in, err
}

// A looker looks at the records of a journal as they go out.
type looker struct {
	*run
	tx    record.Tx
	out   *record.Outgoing
	heavy map[journal.ID]bool // the entries that stay
	gone  map[journal.ID]any  // what goes out of a kind; nil where that is all of each
}

func (r *run) looker(ctx context.Context, tx record.Tx) (*looker, error) {
	ids, err := record.IDs(tx, journal.Entries)
	if err != nil {
		return nil, err
	}
	l := &looker{run: r, tx: tx, heavy: map[journal.ID]bool{}}
	for row, err := range record.HeavyEntries(tx) {
		if err != nil {
			return nil, err
		}
		l.heavy[row.ID] = !r.Heavy
	}
	l.out, err = record.OutgoingOf(ctx, tx, ids, true, r.Heavy)
	return l, err
}

// outgoing reads what goes out of a kind, if that may be less than all of it.
func (l *looker) outgoing(s sort) error {
	l.gone = nil
	if !s.tells() || s.kind != journal.ReviewsKind && (l.Heavy || len(l.heavy) == 0) {
		return nil
	}
	l.gone = map[journal.ID]any{}
	for v, err := range l.out.Each(s.kind, nil) {
		if err != nil {
			return err
		}
		if one, is := s.hold(v); is {
			l.gone[one.id] = v
		}
	}
	return nil
}

// one looks at one record.
func (l *looker) one(s sort, id journal.ID) (h here, err error) {
	h = here{Version: Version{Key: record.Key{Kind: s.kind, ID: id}}, is: true}
	rec, err := l.tx.Data(s.kind, id)
	if err != nil {
		return h, err
	}
	h.stamp, h.Rev = stamp(rec), rec.Rev
	kept := l.Memory[h.Key]
	if l.gone == nil && kept.Stamp == h.stamp && kept.V != "" && !kept.Gone {
		h.Version = kept.version(h.Key)
		h.withheld = s.kind == journal.Entries && l.heavy[id]
		return h, nil
	}
	v, err := s.get(l.tx, id)
	if err != nil {
		return h, err
	}
	if l.gone != nil {
		doc, err := written(s, v)
		if err != nil {
			return h, err
		}
		out, goes := l.gone[id]
		if h.withheld = !goes; goes {
			if h.doc, err = written(s, out); err != nil {
				return h, err
			}
			if string(doc) != string(h.doc) {
				h.light, v = out, out
			}
		}
	} else {
		h.withheld = s.kind == journal.Entries && l.heavy[id]
	}
	h.V, err = versionOf(s, v)
	h.Was = kept.child(h.V, h.Rev)
	if d := kept.version(h.Key); d.Gone && !h.from(d.V) { // an import or a restore of the same words as before
		h.again = &d
	}
	return h, err
}

func written(s sort, v any) ([]byte, error) {
	one, _ := s.hold(v)
	return one.write()
}

func versionOf(s sort, v any) (string, error) {
	one, _ := s.hold(v)
	return one.version()
}

package record

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"messup/journal"
	"messup/journal/beside"
	"messup/journal/pace"
	"messup/prompts"
)

// Outgoing is what goes out of a journal: entries in an order, and what comes from them.
// Each record is read as it is asked for, so that a journal of any size goes out with
// little memory. It is good as long as its Tx.
type Outgoing struct {
	Heavy int                  // how many of the entries are marked so
	Given map[journal.Kind]int // how many were given out

	ctx    context.Context //nolint:containedctx // of the one call that it is good for
	tx     Tx
	err    error // what kept a record from being read
	ids    []journal.ID
	place  map[journal.ID]int // of each, once somebody asked
	every  bool
	out    goneSet                 // what is left out, and what came from that
	behind map[journal.Kind][]head // what was not asked for when its kind was gone through
	trash  goneSet
	looked bool // in the trash
}

// A head is a record that is to go out, and where the first of its entries stands.
type head struct {
	id    journal.ID
	first int
}

// OutgoingOf is what comes from some entries; with every set everything else too. Without
// heavy it leaves out the entries marked heavy, what came from them and what reviews
// recorded of either.
func OutgoingOf(ctx context.Context, tx Tx, ids []journal.ID, every, heavy bool) (*Outgoing, error) {
	o := &Outgoing{ctx: ctx, tx: tx, every: every, out: newGone(), Given: map[journal.Kind]int{}, behind: map[journal.Kind][]head{}}
	marked, err := heavyOnes(tx)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		switch {
		case !marked[id]:
			o.ids = append(o.ids, id)
			continue
		case heavy:
			o.ids = append(o.ids, id)
		default:
			o.out.all[id] = true
		}
		o.Heavy++
	}
	return o, nil
}

// None reports whether the entries that were asked for are none, or all left out.
func (o *Outgoing) None() bool { return !o.every && len(o.ids) == 0 }

// Err says what kept a record from being read, if anything did.
func (o *Outgoing) Err() error { return o.err }

// at returns where an entry stands among those that go out.
func (o *Outgoing) at(id journal.ID) (int, bool) {
	if o.place == nil {
		o.place = make(map[journal.ID]int, len(o.ids))
		for i, id := range o.ids {
			o.place[id] = i
		}
	}
	at, is := o.place[id]
	return at, is
}

// first returns where the first of some entries stands, -1 if none goes out.
func (o *Outgoing) first(of []journal.ID) int {
	first := -1
	for _, id := range of {
		if at, is := o.at(id); is && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// Each yields the records of a kind, newest first. in picks them by where the first of the
// entries that they come from stands, -1 if none goes out; nil takes all. Kinds are asked for
// in the order of Tables: what comes from something that is left out is left out too.
func (o *Outgoing) Each(kind journal.Kind, in func(first int) bool) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for _, k := range Tables(prompts.Library{}) {
			if k.called() == kind && o.err == nil {
				o.err = k.goOut(o, in, yield)
			}
		}
		if o.err != nil {
			yield(nil, o.err)
		}
	}
}

// All reads all of it at once.
func (o *Outgoing) All() (c journal.Archive, err error) {
	for _, k := range Tables(prompts.Library{}) {
		if err := k.gather(o, &c); err != nil {
			return journal.Archive{}, err
		}
	}
	return c, nil
}

func (k Kind[T]) gather(o *Outgoing, c *journal.Archive) error {
	if k.in == nil {
		return nil
	}
	var all []T
	for v, err := range o.Each(k.name, nil) {
		if err != nil {
			return err
		}
		if one, is := v.(T); is {
			all = append(all, one)
		}
	}
	if k.set == nil || len(all) > 0 {
		k.put(c, all)
	}
	return nil
}

// goOut yields what goes out of a kind. The first time it goes through all of it, and
// remembers what was not asked for.
func (k Kind[T]) goOut(o *Outgoing, in func(first int) bool, yield func(any, error) bool) error {
	if k.in == nil || !o.every && k.entry == nil {
		return nil
	}
	behind := []head{}
	for g, err := range beside.Map(k.reading(o, in, &behind), k.apart) {
		if err != nil {
			return err
		}
		v, left, err := k.outgoingOne(o, g.id, g.of)
		if err != nil {
			return err
		}
		switch {
		case !left:
		case in != nil && !in(o.first(k.entries(v))):
			behind = append(behind, head{o.known(g.id), o.first(k.entries(v))})
		default:
			o.Given[k.name]++
			pace.Tell(o.ctx, pace.Far{Done: o.Given[journal.Entries], Of: len(o.ids)})
			if !yield(v, nil) {
				return nil
			}
		}
	}
	if in != nil {
		o.behind[k.name] = behind
	}
	return nil
}

// A going record is one that may go out: as it lies in the journal, and then taken apart.
type going[T any] struct {
	head
	record Record
	of     T
}

// reading reads what is to be taken apart: the first time all of a kind, then what of the rest
// is asked for. What is not stays behind.
func (k Kind[T]) reading(o *Outgoing, in func(first int) bool, behind *[]head) iter.Seq2[going[T], error] {
	return func(yield func(going[T], error) bool) {
		one := func(h head, err error) (more bool) {
			g := going[T]{head: h}
			if err = cmp.Or(err, o.ctx.Err()); err == nil {
				g.record, err = k.data(o.tx, h.id)
			}
			return yield(g, err)
		}
		rest, again := o.behind[k.name]
		switch more := true; {
		case again && in != nil:
			for i := 0; i < len(rest) && more; i++ {
				if in(rest[i].first) {
					more = one(rest[i], nil)
				} else {
					*behind = append(*behind, rest[i])
				}
			}
		case k.name == journal.Entries:
			for i := 0; i < len(o.ids) && more; i++ {
				more = one(head{id: o.ids[i]}, nil)
			}
		default:
			for r, err := range o.tx.Rows(k.name) {
				if !one(head{id: r.ID}, err) {
					return
				}
			}
		}
	}
}

func (k Kind[T]) apart(g going[T]) (_ going[T], err error) {
	g.of, err = k.made(g.record)
	return g, err
}

// known is an id as it is held already if, as that of most lessons, it is that of an entry.
func (o *Outgoing) known(id journal.ID) journal.ID {
	if at, is := o.at(id); is {
		return o.ids[at]
	}
	return id
}

// outgoingOne is what goes out of a record, and says whether anything does.
func (k Kind[T]) outgoingOne(o *Outgoing, id journal.ID, v T) (_ T, left bool, err error) {
	if k.name == journal.Entries {
		return v, true, nil
	}
	wanted := func(id journal.ID) bool { _, is := o.at(id); return is || o.out.all[id] }
	switch left = true; {
	case o.every:
	case k.light == nil:
		left = wanted(*k.entry(&v))
	default:
		v, left = k.part(v, wanted)
	}
	if !left {
		return v, false, nil
	}
	if k.gone != nil { // what is in the trash is told nowhere
		if err := o.lookInTrash(); err != nil {
			return v, false, err
		}
		v = k.gone(v, o.trash)
	}
	if !o.out.empty() {
		if v, left = k.rest(v, o.out); !left {
			o.out.all[id] = true
		}
	}
	return v, left, nil
}

// part returns what is left of a record that comes from several entries, of which at
// least one is wanted.
func (k Kind[T]) part(v T, wanted func(journal.ID) bool) (T, bool) {
	if slices.ContainsFunc(k.entries(v), wanted) {
		return k.light(v, wanted)
	}
	return v, false
}

func (o *Outgoing) lookInTrash() (err error) {
	if o.looked {
		return nil
	}
	o.looked = true
	ids, err := IDs(o.tx, journal.Trash)
	if err == nil {
		o.trash, err = trashedSet(o.tx, ids)
	}
	return err
}

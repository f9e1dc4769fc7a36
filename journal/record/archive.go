package record

import (
	"cmp"
	"context"
	"iter"

	"messup/journal"
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
	rest, again := o.behind[k.name]
	behind := []head{}
	for h, err := range k.heads(o, rest, again && in != nil) {
		if again && in != nil && !in(h.first) {
			behind = append(behind, h)
			continue
		}
		v, left, err := k.outgoingOne(o, h.id, err)
		if err != nil {
			return err
		}
		first, asked := o.picked(in, k.entries(v))
		switch {
		case !left:
		case !asked:
			behind = append(behind, head{o.known(h.id), first})
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

// picked reports whether a record that comes from some entries is asked for.
func (o *Outgoing) picked(in func(first int) bool, of []journal.ID) (first int, asked bool) {
	if in == nil {
		return -1, true
	}
	first = o.first(of)
	return first, in(first)
}

// known is an id as it is held already if, as that of most lessons, it is that of an entry.
func (o *Outgoing) known(id journal.ID) journal.ID {
	if at, is := o.at(id); is {
		return o.ids[at]
	}
	return id
}

// heads yields what of a kind may go out: the rest of it, or all, in their order.
func (k Kind[T]) heads(o *Outgoing, rest []head, again bool) iter.Seq2[head, error] {
	return func(yield func(head, error) bool) {
		switch {
		case again:
			for _, h := range rest {
				if !yield(h, o.ctx.Err()) {
					return
				}
			}
		case k.name == journal.Entries:
			for _, id := range o.ids {
				if !yield(head{id: id}, o.ctx.Err()) {
					return
				}
			}
		default:
			k.rows(o, yield)
		}
	}
}

func (k Kind[T]) rows(o *Outgoing, yield func(head, error) bool) {
	for r, err := range o.tx.Rows(k.name) {
		if !yield(head{id: r.ID}, cmp.Or(err, o.ctx.Err())) {
			return
		}
	}
}

// outgoingOne reads a record, and says whether anything of it goes out.
func (k Kind[T]) outgoingOne(o *Outgoing, id journal.ID, listErr error) (v T, left bool, err error) {
	if listErr != nil {
		return v, false, listErr
	}
	if v, err = k.Get(o.tx, id); err != nil {
		return v, false, err
	}
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
	for _, id := range k.entries(v) {
		if wanted(id) {
			return k.light(v, wanted)
		}
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

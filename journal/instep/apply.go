package instep

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/doomed"
	"messup/journal/exchange"
	"messup/journal/record"
)

// A change is what a sync does within one change of the journal.
type change struct {
	*run
	tx      record.Tx
	here    map[record.Key]here
	there   *there
	all     map[record.Key]verdict
	without func(record.Record) (record.Record, error)
	shown   map[journal.ID]bool // entries whose rows say what they teach by now
	done    Done
	many    bool   // so many that lines and search texts are derived at the end, from all of it
	memory  Memory // what both have by now, where that is another than before
}

// apply does what was decided, in an order in which nothing is lost: what was deleted goes to
// the trash with all that belongs to it, then comes what takes another's place, and then what
// was changed on both sides is joined.
func (c *change) apply() error {
	c.shown, c.memory = map[journal.ID]bool{}, Memory{}
	if err := c.bury(); err != nil {
		return err
	}
	for _, s := range slices.Concat(c.entriesFirst(), c.sorts) {
		if err := c.each(s.kind, c.follow); err != nil {
			return err
		}
	}
	for _, step := range []func(sort) func(record.Key, verdict) error{c.giving, c.taking, c.joining} {
		for _, s := range c.sorts {
			if err := c.each(s.kind, step(s)); err != nil {
				return err
			}
		}
	}
	for k, v := range c.all {
		c.settle(k, v)
	}
	return c.showLessons()
}

// entriesFirst are the entries: what came from them goes to the trash with them.
func (c *change) entriesFirst() []sort {
	return slices.DeleteFunc(slices.Clone(c.sorts), func(s sort) bool { return s.kind != journal.Entries })
}

// each does something for each thing of a kind, in the order of their ids.
func (c *change) each(kind journal.Kind, do func(record.Key, verdict) error) error {
	var keys []record.Key
	for k, v := range c.all {
		if k.Kind == kind && !v.nothing() {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b record.Key) int { return cmp.Compare(a.ID, b.ID) })
	for _, k := range keys {
		if err := do(k, c.all[k]); err != nil {
			return fmt.Errorf("%s %s: %w", k.Kind, k.ID.Short(), err)
		}
	}
	return nil
}

// bury finds what was deleted here for good, so that nothing that comes tells of it.
func (c *change) bury() error {
	buried := map[record.Key]bool{}
	for k, h := range c.here {
		if h.forGood {
			buried[k] = true
		}
	}
	c.without = func(r record.Record) (record.Record, error) { return r, nil }
	if len(buried) > 0 {
		c.without = record.Without(buried)
	}
	return nil
}

// record reads a version as it can be kept here.
func (c *change) record(f found) (record.Record, error) {
	r, err := c.load(f)
	if err != nil {
		return r, err
	}
	light, err := c.without(r)
	if err == nil && !bytes.Equal(light.Data, r.Data) {
		light.Rev = r.Rev + 1 // another version than the one that came
	}
	return light, err
}

// follow moves to the trash what was deleted elsewhere, unless anything that would go with
// it was changed here: then all of it stays.
func (c *change) follow(k record.Key, v verdict) error {
	if v.delete == nil {
		return nil
	}
	if of, err := c.stayingEntry(k); err != nil {
		return err
	} else if of { // what it taught stays with it
		v.stays, v.delete = append(v.stays, *v.delete), nil
		c.all[k] = v
		return nil
	}
	m := doomed.Mover{Sets: c.reader.sets, Now: c.Now}
	t, err := m.One(c.tx, k)
	if errors.Is(err, journal.ErrNotFound) { // it went with its entry
		return nil
	}
	if err != nil {
		return err
	}
	for _, with := range record.KeysOf(t) {
		if with.Kind == journal.Trash || with == k || c.all[with].delete != nil || !c.here[with].is {
			continue
		}
		return c.giveBack(t)
	}
	c.done.Deleted++
	return nil
}

// stayingEntry reports whether an entry that a thing came from was deleted with it elsewhere,
// and stays.
func (c *change) stayingEntry(k record.Key) (bool, error) {
	s, err := sortIn(c.sorts, k.Kind)
	if err != nil {
		return false, err
	}
	v, err := s.get(c.tx, k.ID)
	if err != nil {
		return false, record.IgnoreNotFound(err)
	}
	return slices.ContainsFunc(exchange.EntriesOf(v), func(id journal.ID) bool {
		return len(c.all[record.Key{Kind: journal.Entries, ID: id}].stays) > 0
	}), nil
}

// giveBack gives back what was moved to the trash, and notes that all of it stays.
func (c *change) giveBack(t journal.Trashed) error {
	if err := doomed.GiveBack(c.tx, c.reader.sets, t); err != nil {
		return err
	}
	for _, k := range record.KeysOf(t) {
		if v, is := c.all[k]; is && v.delete != nil {
			v.stays, v.delete = append(v.stays, *v.delete), nil
			c.all[k] = v
		}
	}
	return nil
}

func (c *change) giving(sort) func(record.Key, verdict) error {
	return func(k record.Key, v verdict) error {
		if v.back == "" {
			return nil
		}
		err := doomed.GivingBack(c.reader.sets)(c.tx, v.back)
		if record.IsNotFound(err) { // what lay there with another came back with that
			return nil
		}
		if err == nil {
			err = c.gaveBack(k, v)
		}
		return err
	}
}

func (c *change) taking(s sort) func(record.Key, verdict) error {
	return func(k record.Key, v verdict) error {
		if v.take == nil {
			return nil
		}
		if back, err := c.tx.Data(k.Kind, k.ID); v.back != "" && err == nil && back.Rev > c.here[k].Rev+1 {
			v.join, v.take = append([]found{*v.take}, v.join...), nil // it was changed before it was deleted
			c.all[k] = v
			return nil
		}
		r, err := c.record(*v.take)
		switch {
		case err != nil:
		case c.here[k].light != nil:
			err = c.whole(c.here[k], r)
		case c.many:
			err = c.tx.Put(r)
		default:
			err = s.put(c.tx, r)
		}
		if err != nil {
			return err
		}
		if k.Kind == journal.Entries {
			c.shown[k.ID] = true
		}
		if c.here[k].is || v.back != "" {
			c.done.Updated++
		} else {
			c.done.Added++
		}
		return nil
	}
}

// whole keeps a review that came with the lines that stayed here.
func (c *change) whole(h here, theirs record.Record) error {
	k := record.ReviewKind()
	full, err := k.Get(c.tx, h.ID)
	if err != nil {
		return err
	}
	came, err := k.FromRow(record.Row{ID: h.ID, Bytes: theirs.Data})
	if err != nil {
		return err
	}
	came.Rev = theirs.Rev
	out, _ := h.light.(journal.Review)
	for _, line := range full.Recorded {
		if !slices.Contains(out.Recorded, line) && !slices.Contains(came.Recorded, line) {
			came.Recorded = append(came.Recorded, line)
		}
	}
	if came.Mess == "" && out.Mess == "" {
		came.Mess = full.Mess
	}
	if slices.Equal(came.Pair, out.Pair) {
		came.Pair = full.Pair
	}
	return k.Put(c.tx, came)
}

// joining joins what was changed here with what was changed elsewhere.
func (c *change) joining(s sort) func(record.Key, verdict) error {
	return func(k record.Key, v verdict) error {
		if len(v.join) == 0 && len(v.stays) == 0 {
			return nil
		}
		h := c.here[k]
		if !h.is && v.take != nil {
			h.Version = v.take.Version
		}
		for _, f := range v.join {
			if err := c.joinOne(s, h, f); err != nil {
				return err
			}
		}
		if err := c.stay(s, k, v); err != nil {
			return err
		}
		return c.remember(s, h, v)
	}
}

func (c *change) joinOne(s sort, h here, f found) error {
	theirs, err := c.record(f)
	if err != nil {
		return err
	}
	ours, err := c.tx.Data(s.kind, f.ID)
	if record.IsNotFound(err) { // it lay in the trash with what is not there any more
		c.done.Added++
		return s.put(c.tx, theirs)
	}
	if err != nil {
		return err
	}
	ours.Data = bytes.Clone(ours.Data)
	fork := record.Fork{Kept: ours, Other: theirs}
	if base, is := c.base(h, f); is {
		fork.Base = base
	}
	differ, err := record.Joining(c.reader.sets)(c.tx, fork)
	if err != nil {
		return fmt.Errorf("joining what was changed here and elsewhere: %w", err)
	}
	after, err := c.tx.Data(s.kind, f.ID)
	if err != nil {
		return err
	}
	if err := c.chose(fork, after); err != nil {
		return err
	}
	same := after.Rev == ours.Rev && bytes.Equal(after.Data, ours.Data)
	switch {
	case differ:
		c.done.Differ++
		c.done.Joined = append(c.done.Joined, f.ID)
	case !same:
		c.done.Updated++
	}
	if same && cmp.Or(cmp.Compare(f.Rev, ours.Rev), cmp.Compare(f.V, h.V)) > 0 { // they say the same; both sides choose the same one
		return s.put(c.tx, theirs)
	}
	return nil
}

// stay makes another version of what was deleted elsewhere and stays, where it was not changed
// itself: else nobody could tell which of the two is newer.
func (c *change) stay(s sort, k record.Key, v verdict) error {
	h := c.here[k]
	if len(v.stays) > 0 && h.again == nil { // of what was brought back it is the person who said so
		c.done.Stays++
	}
	for _, d := range v.stays {
		r, err := c.tx.Data(k.Kind, k.ID)
		if err != nil {
			return err
		}
		if !d.from(h.V) || r.Rev > h.Rev {
			continue
		}
		r.Data, r.Rev = bytes.Clone(r.Data), r.Rev+1
		return s.put(c.tx, r)
	}
	return nil
}

// remember notes of a thing that was joined all the versions that went into it.
func (c *change) remember(s sort, h here, v verdict) error {
	value, err := s.get(c.tx, h.ID)
	if err != nil {
		return err
	}
	now, err := versionOf(s, value)
	if err != nil {
		return err
	}
	last := h.Version
	was := slices.Concat(h.Was, []string{h.V})
	all := slices.Concat(v.join, v.stays)
	if v.take != nil {
		all = append(all, *v.take)
	}
	for _, f := range all {
		if !f.Gone { // one that was deleted may have had words that nobody here saw
			was = slices.Concat(was, f.Was)
		}
		was = append(was, f.V)
		if last.V == "" || f.Rev > last.Rev {
			last = f.Version
		}
	}
	if now != last.V && slices.Contains(was, now) {
		last.V = now
	}
	c.memory[h.Key] = Seen{V: last.V, Was: line(last.V, was), Rev: max(last.Rev, h.Rev)}
	return nil
}

// settle notes what both have after all else that was done.
func (c *change) settle(k record.Key, v verdict) {
	h := c.here[k]
	switch {
	case len(v.join) > 0 || len(v.stays) > 0: // noted by remember
	case v.take != nil:
		c.memory[k] = seen(v.take.Version, append(slices.Clone(h.Was), h.V)...)
	case v.delete != nil:
		c.memory[k] = gone(v.delete.Version, h.Version)
	case v.learn != nil:
		c.memory[k] = gone(v.learn.Version, h.Version)
	}
}

// showLessons brings the rows of entries up to date that say what lessons say which came.
func (c *change) showLessons() error {
	if c.many {
		return record.Reindexing(c.reader.sets)(c.tx)
	}
	for k, v := range c.all {
		if k.Kind != journal.Lessons || v.take == nil && len(v.join) == 0 {
			continue
		}
		l, err := record.GetLesson(c.tx, k.ID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(l.Entries(), func(id journal.ID) bool { return !c.shown[id] }) {
			if err := record.ShowLesson(c.tx, c.reader.sets, l); err != nil {
				return err
			}
		}
	}
	return nil
}

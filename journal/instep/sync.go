package instep

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/prompts"
)

// A Sync brings a journal and a folder in step.
type Sync struct {
	Store  record.Store
	Folder Folder
	Memory Memory // what both had the last time
	Sets   prompts.Library
	Now    time.Time
	Heavy  bool // what is marked heavy goes out too
	DryRun bool // nothing is kept, and nothing written
	Anew   bool // each file is written, whatever it says: they are to be sealed in another way
	// Shutting says that the folder is being sealed: what is plain in it was written before, and
	// is taken in. Later on only those of its files are, that this journal knows.
	Shutting bool
	// Remember keeps the Memory. It is called whenever losing it would leave older wordings
	// beside newer ones.
	Remember func(Memory) error
	// Base finds a version of a thing as it was in the journal; nil, or false, where nobody
	// has it any more: then more words stay beside each other.
	Base func(record.Key, func(record.Record) bool) (record.Record, bool)
}

// Done says what a sync did, or with DryRun would do.
type Done struct {
	Added   int                 `json:"added"`           // things that came into the journal
	Updated int                 `json:"updated"`         // that were changed elsewhere
	Differ  int                 `json:"changed_in_both"` // both wordings are in the journal
	Deleted int                 `json:"deleted"`         // moved to the trash: they were deleted elsewhere
	Back    int                 `json:"given_back"`      // taken out of the trash: they were changed elsewhere
	Stays   int                 `json:"stays"`           // deleted elsewhere, changed here
	Written int                 `json:"written"`         // files
	Gone    int                 `json:"written_deleted"` // files that say that a thing was deleted
	Copies  int                 `json:"copies"`          // second files of a thing, which were taken in and are gone
	Stale   int                 `json:"copies_deleted"`  // second files of what was deleted, which are gone
	Shut    int                 `json:"copies_plain"`    // plain files of a folder that is sealed, which are gone
	Heavy   int                 `json:"heavy"`           // heavy entries that stay here
	Out     []string            `json:"heavy_out"`       // files of heavy entries that went out before they were marked so
	Left    map[journal.Why]int `json:"left"`            // what stays in the folder, and why
	Files   []Problem           `json:"problems"`        // files that were left alone
	Sum     int                 `json:"in_step"`         // things that both have

	Joined   []journal.ID `json:"joined,omitempty"`   // which were changed in both
	Returned []journal.ID `json:"returned,omitempty"` // which were given back
	Again    []journal.ID `json:"again,omitempty"`    // which were brought back elsewhere, and so given back here
	Chosen   []Choice     `json:"chosen,omitempty"`   // settings of which both had another
}

// Nothing reports whether nothing was done.
func (d Done) Nothing() bool {
	return len(d.Again)+d.Added+d.Updated+d.Differ+d.Deleted+d.Back+d.Stays+d.Written+d.Gone+d.Copies+d.Stale+d.Shut == 0
}

// run is a Sync under way.
type run struct {
	Sync
	sorts  []sort
	reader reader
	held   int // bytes of what was read
}

// Run does it. What could not be done is done by the next one, also where this one is killed.
func (s Sync) Run(ctx context.Context) (done Done, err error) {
	r := &run{Sync: s, sorts: sorts(s.Sets)}
	r.Memory = maps.Clone(s.Memory)
	if r.Memory == nil {
		r.Memory = Memory{}
	}
	r.reader = reader{r.sorts, s.Sets, s.Now}
	t, err := r.lookThere(ctx)
	if err != nil {
		return done, err
	}
	if done, err = r.takeIn(ctx, t); err != nil {
		return done, err
	}
	done.Files = t.problems
	return done, r.goOut(ctx, t, &done)
}

// errNothing says that nothing is to be kept.
var errNothing = errors.New("nothing is to be kept")

// takeIn brings into the journal what the folder has and it has not, in one change.
func (r *run) takeIn(ctx context.Context, t *there) (done Done, err error) {
	c := &change{run: r, there: t}
	defer func() { t.here = c.unchanged() }()
	look := func(tx record.Tx) error {
		c.tx, c.done = tx, Done{Left: map[journal.Why]int{}}
		return c.decide(ctx)
	}
	apply := func(tx record.Tx) error {
		err := look(tx)
		c.many = c.count() >= few
		if err == nil {
			err = c.apply()
		}
		return cmp.Or(err, r.rehearsed())
	}
	if err := r.Store.View(ctx, look); err != nil {
		return done, fmt.Errorf("comparing the journal with the folder: %w", err)
	}
	switch n := c.count(); {
	case n == 0:
		c.memory = Memory{}
		for k, v := range c.all {
			c.settle(k, v)
		}
	case n < few:
		err = r.Store.Update(ctx, apply)
	default:
		err = r.Store.Fill(ctx, apply)
	}
	if err != nil && !errors.Is(err, errNothing) {
		return done, fmt.Errorf("taking in what the folder has: %w", err)
	}
	maps.Copy(r.Memory, c.memory)
	if c.count() > 0 && !r.DryRun { // before the files are written: it knows what went into what
		err = r.Remember(r.Memory)
	} else {
		err = nil
	}
	return c.done, err
}

// unchanged is the journal as it was looked at, where nothing came of it.
func (c *change) unchanged() map[record.Key]here {
	if c.count()+len(c.memory) > 0 {
		return nil
	}
	return c.here
}

// few is how many things are kept as any change is.
const few = 200

func (r *run) rehearsed() error {
	if r.DryRun {
		return errNothing
	}
	return nil
}

// decide decides about each thing.
func (c *change) decide(ctx context.Context) (err error) {
	if c.here, err = c.lookHere(ctx, c.tx, c.there); err != nil {
		return err
	}
	c.all = map[record.Key]verdict{}
	for k, h := range c.here {
		v := weigh(h, c.there.of[k])
		if v.skip != "" {
			c.done.Left[v.skip]++
		}
		if h.withheld && k.Kind == journal.Entries {
			if out := lying(c.there.of[k]); len(out) > 0 {
				c.done.Out = append(c.done.Out, out...)
			} else {
				c.done.Heavy++
			}
		}
		c.all[k] = v
	}
	slices.Sort(c.done.Out)
	return nil
}

// lying are the files that say something of a thing.
func lying(all []found) (names []string) {
	for _, f := range all {
		if !f.Gone {
			names = append(names, f.file.Name)
		}
	}
	return names
}

// count says how many things are to be changed in the journal.
func (c *change) count() (n int) {
	for _, v := range c.all {
		if !v.nothing() {
			n++
		}
	}
	return n
}

// base finds what both sides of a thing began from.
func (r *run) base(h here, f found) (record.Record, bool) {
	if r.Base == nil {
		return record.Record{}, false
	}
	shared := ""
	for _, v := range h.Was {
		if f.from(v) {
			shared = v
		}
	}
	s, err := sortIn(r.sorts, h.Kind)
	if shared == "" || err != nil {
		return record.Record{}, false
	}
	return r.Base(h.Key, func(rec record.Record) bool {
		at := &nowhere{kind: h.Kind, got: rec}
		v, err := s.get(at, rec.ID)
		if err != nil {
			return false
		}
		is, err := versionOf(s, v)
		return err == nil && is == shared
	})
}

// why says in a few words why a file was left alone.
func (r *run) why(err error) string {
	switch {
	case errors.Is(err, journal.ErrLocked):
		return errSealed.Error()
	case errors.Is(err, ErrPlain):
		return ErrPlain.Error()
	case errors.Is(err, errNewer):
		return errNewer.Error()
	case errors.Is(err, errCut):
		return errCut.Error()
	}
	return strings.TrimPrefix(err.Error(), journal.ErrBadImport.Error()+": ")
}

// keys are those of a map in a steady order.
func keys[T any](m map[record.Key]T) []record.Key {
	order := func(a, b record.Key) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) }
	return slices.SortedFunc(maps.Keys(m), order)
}

// Package joining brings into a journal what another one has: a copy of it that was
// written in elsewhere, a backup, or a journal of its own.
//
// It works within one change of the journal, and reads of the other one a file that
// nobody has open.
package joining

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/packed"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/spool"
	"messup/store/verify"
)

// Joined says what came of joining.
type Joined struct {
	journal.Taken
	Total  map[journal.Kind]int // what the other journal holds
	Differ map[journal.Kind]int // changed in both: both wordings are here
	Unread map[journal.Kind]int // of a damaged journal: what its head says it held, and nobody can read; nil of a whole one
	Fresh  bool                 // a later or another state of this journal, and not known to have been taken in
}

// A Joiner joins two journals. Its functions are those of a store.
type Joiner struct {
	Both    func(record.Tx, record.Fork) (bool, error)
	Deleted func(record.Tx) ([]record.Key, error)
	Reindex func(record.Tx) error
	// Without returns what takes out of a record all that it tells of those that are
	// gone. nil leaves every record as it is.
	Without func(gone map[record.Key]bool) func(record.Record) (record.Record, error)
	// GiveBack gives back what is in the trash under an id, beside what is in the journal
	// under it. nil leaves it in both.
	GiveBack func(tx record.Tx, id journal.ID) error
	Gone     bool // what was deleted here for good comes in too
	// Room is for a packed copy while it is read. nil: in memory.
	Room func() *spool.Spool
}

// Is reports whether a file begins as a journal does, whatever it is called. What
// cannot be opened is told by who reads it. A pipe is not opened: whoever writes into it
// would find it closed again.
func Is(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // it was only read
	return boltfile.Begins(f) || packed.Is(f)
}

// Into brings in what lies at path. What was deleted here after the two parted stays
// so, also where nobody knows when that was and it lies in the trash, or is gone for good. What was deleted
// there goes to the trash here too, unless it was changed here: nothing that was deleted on
// one side and changed on the other is in the trash afterwards. Where both were changed,
// both wordings stay, once: that this very file was taken in is remembered, of a copy of
// this journal also where nothing came of it, for it needs no word then. With dryRun
// nothing is kept. Of a damaged journal what can be read comes in, by the same rules.
func (j Joiner) Into(tx record.Tx, path string, dryRun bool) (done Joined, err error) {
	done = Joined{Taken: journal.Taken{Why: map[journal.Why]int{}}, Total: map[journal.Kind]int{}, Differ: map[journal.Kind]int{}}
	here, is := tx.(change)
	if !is {
		return done, fmt.Errorf("%w: only a journal in a file is joined with another", journal.ErrNoImport)
	}
	w, err := j.begin(here, path)
	defer func() { err = errors.Join(err, w.held.Close()) }()
	if err != nil {
		return done, err
	}
	mark, err := seal.CopyOf(w.head, w.file, w.file.Size)
	if err != nil {
		return done, fmt.Errorf("%w: %w", journal.ErrUnreadable, err)
	}
	w.again = w.was.Head.Taken.Has(mark)
	come, forks, err := w.weigh(&done)
	done.Unread = w.unread
	done.Fresh = w.one() && w.head.State().Beyond(w.was.Head.State()) && !w.again
	if err != nil || dryRun {
		for _, f := range forks {
			done.Differ[f.Other.Kind]++
		}
		return done, err
	}
	back := false
	if len(come)+len(forks) > 0 {
		back, err = w.keep(come, forks, &done)
	}
	if err == nil && (done.Fresh || back || len(forks) > 0) {
		err = here.TakeIn(mark)
	}
	return done, err
}

// A change is the call that a journal is joined in: one that holds what it puts, or one of
// any size.
type change interface {
	record.Tx
	Was() *bolttx.Tx // the journal as it was before
	Stored(kind journal.Kind, id journal.ID) (seal.Stored, error)
	TakeIn(seal.Copy) error
}

// work is one joining under way.
type work struct {
	Joiner
	tx     change
	was    *bolttx.Tx
	other  salvage.Records
	head   seal.Head    // of the other
	file   *copies.File // it
	held   copies.Held
	light  func(record.Record) (record.Record, error)
	shared uint64 // the change up to which both are known to tell the same story
	trash  map[record.Key]bool
	gone   map[record.Key]bool // of what is in the other one
	again  bool                // all of it was joined with what is here before
	unread map[journal.Kind]int
}

func (j Joiner) begin(tx change, path string) (*work, error) {
	w := &work{Joiner: j, tx: tx, was: tx.Was()}
	c, err := copies.Read(w.reader(), path, &w.held)
	w.other, w.head, w.file = c.Records, c.Head, c.File
	switch {
	case err != nil && c.File == nil:
		return w, fmt.Errorf("%w: %w", journal.ErrUnreadable, err)
	case errors.Is(err, journal.ErrNotJournal):
		return w, fmt.Errorf("%s: %w: it was made by another program", path, journal.ErrNoImport)
	case errors.Is(err, journal.ErrDamaged):
		if some, readErr := w.salvage(); readErr != nil {
			return w, fmt.Errorf("%w: %w", journal.ErrUnreadable, readErr)
		} else if !some {
			return w, fmt.Errorf("%s: %w: %s", path, journal.ErrBadCopy, err.Error()) // it is not this journal that is damaged
		}
	case err != nil:
		return w, fmt.Errorf("%s: %w", path, err)
	}
	if w.one() {
		w.shared = w.was.Head.State().Shared(w.head.State())
	}
	w.trash, err = w.inTrash()
	w.bury()
	return w, err
}

func (w *work) reader() verify.Reader {
	return verify.Reader{Seal: w.was.Seal, Schema: w.was.Knows, Marked: w.was.IsMarked, Room: w.Room}
}

// bury finds what was deleted here for good, and takes out of all else that comes what it
// tells of that.
func (w *work) bury() {
	w.gone = map[record.Key]bool{}
	for kind, of := range w.other {
		for id := range of {
			if w.tx.Gone(kind, id) {
				w.gone[record.Key{Kind: kind, ID: id}] = true
			}
		}
	}
	if len(w.gone) == 0 || w.Without == nil || w.Gone {
		return
	}
	w.light = w.Without(w.gone)
}

// read reads a record of the other journal.
func (w *work) read(f *salvage.Found) (seal.Stored, error) {
	r, err := f.Record()
	if err == nil && w.light != nil {
		if light, err := w.light(r); err == nil { // what cannot be read tells nobody anything
			r = light
		}
	}
	return seal.Stored{Record: r, Serial: f.Serial}, err
}

// salvage takes what can be read of a damaged journal, and counts what cannot; false if
// nothing can.
func (w *work) salvage() (some bool, err error) {
	rubble, err := salvage.Damaged(w.file, w.file.Size, w.was.Seal)
	w.other, w.head, w.unread = rubble.Records, seal.Head{}, map[journal.Kind]int{}
	if rubble.Head != nil {
		w.head = *rubble.Head
	}
	for kind, n := range w.head.Counts {
		if lacks := int(n) - len(w.other[kind]); lacks > 0 && !slices.Contains(journal.OwnUse(), kind) {
			w.unread[kind] = lacks
		}
	}
	return len(w.other) > 0, err
}

// one reports whether both are the same journal.
func (w *work) one() bool { return w.was.Exists() && w.was.Head.Journal == w.head.Journal }

func (w *work) inTrash() (map[record.Key]bool, error) {
	keys, err := w.Deleted(w.tx)
	in := make(map[record.Key]bool, len(keys))
	for _, k := range keys {
		in[k] = true
	}
	return in, err
}

// fork is a record that was changed in both: the one that came, and the newest that is
// known of before; nil if nothing is.
type fork struct{ Other, Base *salvage.Found }

// weigh decides about each record of the other journal.
func (w *work) weigh(done *Joined) (come []*salvage.Found, forks []fork, err error) {
	for _, kind := range slices.Sorted(maps.Keys(w.other)) {
		if slices.Contains(journal.OwnUse(), kind) { // what the program remembers of its use there
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(w.other[kind])) {
			found := w.other[kind][id]
			done.Total[kind]++
			r, readErr := w.read(found)
			have, err := w.tx.Stored(kind, id)
			if err := cmp.Or(readErr, record.IgnoreNotFound(err)); err != nil {
				return nil, nil, err
			}
			switch why := w.skip(have, r, err == nil); {
			case why != "":
				done.Skip(why)
			case err != nil:
				done.Added++
				come = append(come, found)
			case have.Serial <= w.shared:
				done.Updated++
				come = append(come, found)
			default:
				done.Updated++
				forks = append(forks, fork{Other: found})
			}
		}
	}
	return come, forks, w.findBases(forks)
}

// skip says why a record of the other journal does not come; empty if it does.
func (w *work) skip(have, r seal.Stored, here bool) journal.Why {
	switch {
	case w.gone[record.Key{Kind: r.Kind, ID: r.ID}] && w.Gone:
		return ""
	case w.gone[record.Key{Kind: r.Kind, ID: r.ID}]:
		return journal.GoneHere
	case !here && w.again && r.Kind == journal.Trash: // and was given back, or is nowhere any more
		return journal.AlreadyHere
	case !here && (r.Serial <= w.shared || (w.shared == 0 || w.again) && w.trash[record.Key{Kind: r.Kind, ID: r.ID}]):
		return journal.DeletedHere
	case !here:
		return ""
	case bytes.Equal(have.Data, r.Data):
		return journal.AlreadyHere
	case w.again && have.Serial > w.shared:
		return journal.AlreadyHere
	case r.Serial <= w.shared:
		return journal.NewerHere
	case !w.one() && r.Kind == journal.SettingsKind:
		return journal.ChangedHere
	}
	return ""
}

// findBases looks for the states that both sides of each fork began from, which may be
// left in the pages of either file.
func (w *work) findBases(forks []fork) error {
	if len(forks) == 0 || w.shared == 0 {
		return nil
	}
	of := map[record.Key]*fork{}
	for i, f := range forks {
		of[record.Key{Kind: f.Other.Kind, ID: f.Other.ID}] = &forks[i]
	}
	look := func(r *salvage.Found) {
		if f := of[record.Key{Kind: r.Kind, ID: r.ID}]; f != nil && r.Serial <= w.shared && (f.Base == nil || r.Serial > f.Base.Serial) {
			f.Base = r
		}
	}
	if own, err := copies.Open(w.reader(), w.was.Path); err == nil {
		w.held.Hold(own)
		_ = salvage.Each(own, own.Size, w.was.Seal, look) // without it, more words stay beside each other
	}
	return salvage.Each(w.file, w.file.Size, w.was.Seal, look)
}

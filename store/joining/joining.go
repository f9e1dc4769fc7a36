// Package joining brings into a journal what another one has: a copy of it that was
// written in elsewhere, a backup, or a journal of its own.
//
// It works within one change of the journal, and reads of the other one a file that
// nobody has open.
package joining

import (
	"bytes"
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
func (j Joiner) Into(tx record.Tx, path string, dryRun bool) (Joined, error) {
	done := Joined{Taken: journal.Taken{Why: map[journal.Why]int{}}, Total: map[journal.Kind]int{}, Differ: map[journal.Kind]int{}}
	here, is := tx.(*bolttx.Tx)
	if !is {
		return done, fmt.Errorf("%w: only a journal in a file is joined with another", journal.ErrNoImport)
	}
	w, err := j.begin(here, path)
	if err != nil {
		return done, err
	}
	mark := seal.CopyOf(w.head, w.bytes)
	w.again = here.Head.Taken.Has(mark)
	come, forks, err := w.weigh(&done)
	done.Unread = w.unread
	done.Fresh = w.one() && w.head.State().Beyond(here.Head.State()) && !w.again
	if err != nil || dryRun {
		for _, f := range forks {
			done.Differ[f.Kept.Kind]++
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

// work is one joining under way.
type work struct {
	Joiner
	tx     *bolttx.Tx
	other  salvage.Records
	head   seal.Head // of the other
	bytes  []byte    // of the other
	shared uint64    // the change up to which both are known to tell the same story
	trash  map[record.Key]bool
	gone   map[record.Key]bool // of what is in the other one
	again  bool                // all of it was joined with what is here before
	unread map[journal.Kind]int
}

func (j Joiner) begin(tx *bolttx.Tx, path string) (*work, error) {
	w := &work{Joiner: j, tx: tx}
	c, err := copies.Read(verify.Reader{Seal: tx.Seal, Schema: tx.Knows, Marked: tx.IsMarked}, path)
	w.other, w.head, w.bytes = c.Records, c.Head, c.Bytes
	switch {
	case err != nil && c.Bytes == nil:
		return nil, fmt.Errorf("%w: %w", journal.ErrUnreadable, err)
	case errors.Is(err, journal.ErrNotJournal):
		return nil, fmt.Errorf("%s: %w: it was made by another program", path, journal.ErrNoImport)
	case errors.Is(err, journal.ErrDamaged):
		if !w.salvage() {
			return nil, fmt.Errorf("%s: %w: %s", path, journal.ErrBadCopy, err.Error()) // it is not this journal that is damaged
		}
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if w.one() {
		w.shared = tx.Head.State().Shared(w.head.State())
	}
	w.trash, err = w.inTrash()
	w.bury()
	return w, err
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
	without := w.Without(w.gone)
	for _, of := range w.other {
		for id, r := range of {
			if light, err := without(r.Record); err == nil { // what cannot be read tells nobody anything
				r.Record = light
				of[id] = r
			}
		}
	}
}

// salvage takes what can be read of a damaged journal, and counts what cannot; false if
// nothing can.
func (w *work) salvage() bool {
	rubble := salvage.Damaged(w.bytes, w.tx.Seal)
	w.other, w.head, w.unread = rubble.Records, seal.Head{}, map[journal.Kind]int{}
	if rubble.Head != nil {
		w.head = *rubble.Head
	}
	for kind, n := range w.head.Counts {
		if lacks := int(n) - len(w.other[kind]); lacks > 0 && kind != journal.HabitsKind {
			w.unread[kind] = lacks
		}
	}
	return len(w.other) > 0
}

// one reports whether both are the same journal.
func (w *work) one() bool { return w.tx.Exists() && w.tx.Head.Journal == w.head.Journal }

func (w *work) inTrash() (map[record.Key]bool, error) {
	keys, err := w.Deleted(w.tx)
	in := make(map[record.Key]bool, len(keys))
	for _, k := range keys {
		in[k] = true
	}
	return in, err
}

// fork is a record that was changed in both.
type fork struct{ Kept, Other, Base seal.Stored }

// weigh decides about each record of the other journal.
func (w *work) weigh(done *Joined) (come []record.Record, forks []fork, err error) {
	for _, kind := range slices.Sorted(maps.Keys(w.other)) {
		if kind == journal.HabitsKind { // what the program remembers of its use there
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(w.other[kind])) {
			r := w.other[kind][id].Stored
			done.Total[kind]++
			have, err := w.tx.Stored(kind, id)
			if record.IgnoreNotFound(err) != nil {
				return nil, nil, err
			}
			switch why := w.skip(have, r, err == nil); {
			case why != "":
				done.Skip(why)
			case err != nil:
				done.Added++
				come = append(come, r.Record)
			case have.Serial <= w.shared:
				done.Updated++
				come = append(come, r.Record)
			default:
				done.Updated++
				forks = append(forks, fork{Kept: have, Other: r})
			}
		}
	}
	w.findBases(forks)
	return come, forks, nil
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
func (w *work) findBases(forks []fork) {
	if len(forks) == 0 || w.shared == 0 {
		return
	}
	of := map[record.Key]*fork{}
	for i, f := range forks {
		of[record.Key{Kind: f.Kept.Kind, ID: f.Kept.ID}] = &forks[i]
	}
	own, _ := os.ReadFile(w.tx.Path) // without it, more words stay beside each other
	for _, b := range [][]byte{own, w.bytes} {
		for _, r := range w.tx.Seal.Scan(b) {
			if f := of[record.Key{Kind: r.Kind, ID: r.ID}]; f != nil && r.Serial <= w.shared && r.Serial > f.Base.Serial {
				f.Base = r
			}
		}
	}
}

// keep keeps what comes, and joins what was changed in both. back says that something
// did not stay in the trash.
func (w *work) keep(come []record.Record, forks []fork, done *Joined) (back bool, err error) {
	unchanged, err := w.unchanged()
	if err != nil {
		return false, err
	}
	came := map[record.Key]bool{}
	for _, r := range come {
		if err := w.tx.Put(r); err != nil {
			return false, err
		}
		came[record.Key{Kind: r.Kind, ID: r.ID}] = true
	}
	if back, err = w.follow(unchanged, came); err != nil {
		return back, err
	}
	for _, f := range forks {
		both, err := w.Both(w.tx, record.Fork{Kept: f.Kept.Record, Other: f.Other.Record, Base: f.Base.Record})
		if err != nil {
			return back, fmt.Errorf("joining what was changed here and elsewhere: %w", err)
		}
		if both {
			done.Differ[f.Kept.Kind]++
		}
	}
	return back, w.Reindex(w.tx)
}

// unchanged names what the other journal has no more and lies here as both began with
// it, and what was changed here since: false.
func (w *work) unchanged() (map[record.Key]bool, error) {
	all := map[record.Key]bool{}
	for _, kind := range record.Kinds() {
		for id, err := range w.tx.IDs(kind, "") {
			if err != nil {
				return nil, err
			}
			if _, there := w.other[kind][id]; there {
				continue
			}
			r, err := w.tx.Stored(kind, id)
			if err != nil {
				return nil, err
			}
			all[record.Key{Kind: kind, ID: id}] = r.Serial <= w.shared
		}
	}
	return all, nil
}

// follow removes what has come into the trash with the other journal. Of a thing of
// which anything was changed here nothing goes: it is taken out of the trash, and so is
// what was in the trash here and has come with a change.
func (w *work) follow(unchanged, came map[record.Key]bool) (back bool, err error) {
	keys, err := w.Deleted(w.tx)
	if err != nil {
		return false, err
	}
	for len(keys) > 0 && err == nil { // a thing in the trash, and what it had with it
		n := 1 + slices.IndexFunc(append(keys[1:], record.Key{Kind: journal.Trash}), func(k record.Key) bool { return k.Kind == journal.Trash })
		thing, with := keys[0], keys[1:n]
		var gone []record.Key
		changed := !came[thing] && slices.ContainsFunc(with, func(k record.Key) bool { return came[k] })
		for _, k := range with {
			if same, here := unchanged[k]; here && !w.trash[k] {
				gone, changed = append(gone, k), changed || !same
			}
			if came[thing] && came[k] && w.other[k.Kind][k.ID].Serial < w.other[thing.Kind][thing.ID].Serial { // left in a damaged file
				gone = append(gone, k)
			}
		}
		switch {
		case !changed:
			for _, k := range gone {
				err = errors.Join(err, w.tx.Delete(k.Kind, k.ID))
			}
		case w.GiveBack != nil:
			back, err = true, w.GiveBack(w.tx, thing.ID)
		}
		keys = keys[n:]
	}
	return back, err
}

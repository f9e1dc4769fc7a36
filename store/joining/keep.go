package joining

import (
	"errors"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/store/salvage"
	"messup/store/seal"
)

// keep keeps what comes, and joins what was changed in both. back says that something
// did not stay in the trash.
func (w *work) keep(come []*salvage.Found, forks []fork, done *Joined) (back bool, err error) {
	unchanged, err := w.unchanged()
	if err != nil {
		return false, err
	}
	came := map[record.Key]bool{}
	for _, r := range come {
		is, err := w.read(r)
		if err == nil {
			err = w.tx.Put(is.Record)
		}
		if err != nil {
			return false, err
		}
		came[record.Key{Kind: r.Kind, ID: r.ID}] = true
	}
	if back, err = w.follow(unchanged, came); err != nil {
		return back, err
	}
	for _, f := range forks {
		words, err := w.words(f)
		both := false
		if err == nil {
			both, err = w.Both(w.tx, words)
		}
		if err != nil {
			return back, fmt.Errorf("joining what was changed here and elsewhere: %w", err)
		}
		if both {
			done.Differ[f.Other.Kind]++
		}
	}
	return back, w.Reindex(w.tx)
}

// words reads all that there is of a record that was changed in both.
func (w *work) words(f fork) (all record.Fork, err error) {
	kept, err := w.was.Stored(f.Other.Kind, f.Other.ID)
	other, otherErr := w.read(f.Other)
	if err = errors.Join(err, otherErr); err == nil && f.Base != nil {
		var base seal.Stored
		base, err = f.Base.Stored()
		all.Base = base.Record
	}
	all.Kept, all.Other = kept.Record, other.Record
	return all, err
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

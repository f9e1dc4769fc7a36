package instep

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal/pace"
	"messup/journal/record"
)

// atOnce is how many files are made from one look at the journal: while they are written
// nobody waits for it.
const atOnce = 128

// An out is a file that is to be written.
type out struct {
	here
	name string
	b    []byte
}

// goOut writes the files that do not say what the journal does, and clears away what is in
// others twice.
func (r *run) goOut(ctx context.Context, t *there, done *Done) error {
	all := t.here
	if all == nil {
		err := r.Store.View(ctx, func(tx record.Tx) (err error) {
			all, err = r.lookHere(ctx, tx, t)
			return err
		})
		if err != nil {
			return fmt.Errorf("comparing the journal with the folder: %w", err)
		}
	}
	var stale []here
	before := r.Memory.Bytes()
	for _, k := range keys(all) {
		h := all[k]
		if r.stale(h, t, done) {
			stale = append(stale, h)
		} else if f, is := t.same(h); is {
			r.note(h, f)
			done.Sum++
		}
	}
	if r.DryRun {
		return nil
	}
	wrote := 0
	for some := range slices.Chunk(stale, atOnce) {
		pace.Tell(ctx, pace.Far{Done: wrote, Of: len(stale)})
		wrote += len(some)
		if err := r.writeSome(ctx, some, done); err != nil {
			return err
		}
	}
	if err := r.clear(all, t, done); err != nil {
		return err
	}
	if after := r.Memory.Bytes(); string(after) != string(before) {
		return r.Remember(r.Memory)
	}
	return nil
}

// stale reports whether a thing's file is to be written, and counts it.
func (r *run) stale(h here, t *there, done *Done) bool {
	if h.V == "" || h.withheld || t.closed[h.Key] {
		return false
	}
	for _, f := range t.of[h.Key] {
		if f.V != h.V && !h.after(f.Version) || f.main && f.V == h.V && !r.Anew { // it has something that the journal does not have yet, or the same
			return false
		}
	}
	_, lies := t.main[h.Key]
	switch {
	case h.is:
		done.Written++
		return true
	case h.Gone && (lies || len(t.of[h.Key]) > 0): // a folder that was never told of it needs not be told
		done.Gone++
		return true
	}
	return false
}

// same is a thing's own file, where it says what the journal does.
func (t *there) same(h here) (found, bool) {
	for _, f := range t.of[h.Key] {
		if f.main && f.V == h.V && h.V != "" {
			return f, true
		}
	}
	return found{}, false
}

// note notes that both have a version.
func (r *run) note(h here, own found) {
	s, f := seen(h.Version), own.file
	if !h.Gone {
		s = seen(h.Version, own.Was...)
	}
	s.Size, s.Mod = f.Size, f.Mod
	if h.is {
		s.Stamp = h.stamp
	}
	if f.Mod%int64(time.Second) == 0 && f.Mod > r.Now.Add(-coarse).UnixNano() { // it may be written again within the same second
		s.Mod = 0
	}
	r.Memory[h.Key] = s
}

// coarse is how long a disk may give a file the same time, as FAT does, with a margin.
const coarse = 4 * time.Second

// writeSome writes some files. What was changed in the journal at this moment is written as
// it is by now.
func (r *run) writeSome(ctx context.Context, some []here, done *Done) error {
	all := make([]out, 0, len(some))
	err := r.Store.View(ctx, func(tx record.Tx) error {
		all = all[:0]
		for _, h := range some {
			o, is, err := r.ready(tx, h)
			if err != nil {
				return err
			}
			if is {
				all = append(all, o)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the journal: %w", err)
	}
	for _, o := range all {
		f, err := r.Folder.Write(o.name+r.Folder.Ending(), o.b)
		if err != nil {
			return err
		}
		r.note(o.here, found{file: f})
		done.Sum++
	}
	return nil
}

// ready makes the file of a thing.
func (r *run) ready(tx record.Tx, h here) (o out, is bool, err error) {
	s, err := sortIn(r.sorts, h.Kind)
	if err != nil {
		return o, false, err
	}
	o = out{here: h, name: s.name(h.ID)}
	doc := h.doc
	switch {
	case h.Gone:
		_, doc, err = deletion(Version{Key: h.Key, V: h.Of})
	case doc == nil:
		rec, getErr := tx.Data(h.Kind, h.ID)
		if record.IsNotFound(getErr) || getErr == nil && stamp(rec) != h.stamp { // the next sync writes it
			return o, false, nil
		}
		var v any
		if v, err = s.get(tx, h.ID); err == nil {
			doc, err = written(s, v)
		}
	}
	if err != nil {
		return o, false, err
	}
	if was := asBefore(h.V, doc); !h.Gone && was != "" {
		o.Was = line(h.V, h.Was, []string{was})
		h.Was = append(slices.Clone(o.Was), h.V)
	}
	o.b, err = withLine(doc, h.Was)
	return o, err == nil, err
}

// clear takes away second files of a thing once its own file has all that is in them: the
// copies that a syncing program set aside, and plain files of a folder that is sealed.
func (r *run) clear(all map[record.Key]here, t *there, done *Done) error {
	for _, k := range keys(t.of) {
		now := r.Memory[k].version(k)
		for _, f := range t.of[k] {
			if f.main || f.piece != nil || !all[k].from(f.V) || !now.from(f.V) || all[k].V == "" || r.Memory[k].Size == 0 {
				continue
			}
			if err := r.Folder.Remove(f.file.Name); err != nil {
				return err
			}
			switch {
			case all[k].Gone:
				done.Stale++
			case !strings.HasSuffix(f.file.Name, r.Folder.Ending()):
				done.Shut++
			default:
				done.Copies++
			}
		}
	}
	return nil
}

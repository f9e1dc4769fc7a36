package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/storetest"
)

// A filling store makes each change as one of any size: a little one, or one that is too
// much to be held.
type filling struct {
	*File
	great bool
}

// much is a record that makes a change great: of more bytes than are held.
func much(nth int) record.Record {
	return record.Record{Kind: "much", ID: journal.ID(fmt.Sprint("m", nth)), Rev: 1, At: time.Unix(int64(nth), 0), Data: bytes.Repeat([]byte("much "), held()/4), Line: []byte("{}")}
}

// Update waits longer for its turn than a call does: each of several great changes writes the
// file anew, which takes a slow machine its time. One that is told to be busy did nothing.
func (f filling) Update(ctx context.Context, fn func(record.Tx) error) (err error) {
	for range 100 {
		err = f.Fill(ctx, func(tx record.Tx) error {
			if err := fn(tx); err != nil || !f.great {
				return err
			}
			return tx.Put(much(0))
		})
		if !errors.Is(err, journal.ErrBusy) {
			break
		}
	}
	return err
}

// What a Store promises of a change holds of one of any size.
func TestContractOfFill(t *testing.T) {
	for _, great := range []bool{false, true} {
		t.Run(fmt.Sprintf("great=%t", great), func(t *testing.T) {
			storetest.Run(t, func(t *testing.T) record.Store {
				return filling{markedFile(t), great}
			})
		})
	}
}

// A great change leaves what the same change leaves that is little: of what was there, of
// what it changes, moves in time and removes, and of what it brings.
func TestAGreatChangeIsAsALittleOne(t *testing.T) {
	dump := func(f *File) (all []string) {
		must(t, f.View(t.Context(), func(tx record.Tx) error {
			for _, rows := range []func(journal.Kind) func(func(record.Row, error) bool){
				func(k journal.Kind) func(func(record.Row, error) bool) { return tx.Rows(k) },
				func(k journal.Kind) func(func(record.Row, error) bool) { return tx.Texts(k) },
				func(k journal.Kind) func(func(record.Row, error) bool) { return tx.Marked(k) },
			} {
				for _, kind := range []journal.Kind{journal.Entries, journal.Lessons} {
					for r, err := range rows(kind) {
						must(t, err)
						whole, err := tx.Get(kind, r.ID)
						must(t, err)
						all = append(all, fmt.Sprintf("%s %s %v %q %+v", kind, r.ID, r.At, r.Bytes, whole))
					}
				}
			}
			n, err := tx.Count(journal.Entries)
			all = append(all, strconv.Itoa(n))
			return err
		}))
		return all
	}
	r := rand.New(rand.NewPCG(8, 9))
	for range sized(3, 40) {
		change := func(tx record.Tx, r *rand.Rand) error {
			for range 150 {
				e := entry(r.IntN(200), 2+r.IntN(50))
				e.At = e.At.Add(time.Duration(r.IntN(3)) * time.Hour)
				if r.IntN(4) == 0 {
					e.Kind = journal.Lessons
				}
				if r.IntN(5) > 0 {
					must(t, tx.Put(derive(e)))
				} else if err := tx.Delete(e.Kind, e.ID); record.IgnoreNotFound(err) != nil {
					return err
				}
			}
			return nil
		}
		seed := r.Uint64()
		var kept [2][]string
		for i, great := range []bool{false, true} {
			f := markedFile(t)
			for n := range 100 {
				mustSave(t, f, derive(entry(n, 1)))
			}
			must(t, filling{f, great}.Update(t.Context(), func(tx record.Tx) error { return change(tx, rand.New(rand.NewPCG(seed, 1))) }))
			kept[i] = dump(f)
		}
		if fmt.Sprint(kept[0]) != fmt.Sprint(kept[1]) {
			t.Fatalf("little:\n%.3000q\ngreat:\n%.3000q", kept[0], kept[1])
		}
	}
}

// fillOnce brings all entries of the children to one revision, in a great change.
func fillOnce(f *File, rev int) error {
	return f.Fill(context.Background(), func(tx record.Tx) error {
		for i := range ids {
			if err := tx.Put(derive(entry(i, rev))); err != nil {
				return err
			}
		}
		return tx.Put(much(rev % 2))
	})
}

// A process that is killed while it fills a journal leaves it as before or as after, and
// nothing beside it that the next save does not clear away.
func TestKilledWhileFilling(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "journal.db")
	must(t, fillOnce(fileAt(path), 1))
	r := rand.New(rand.NewPCG(3, 4))
	acked, between := 1, 0
	for range sized(8, 400) {
		cmd, told := start(t, "fill", path, acked+1)
		time.Sleep(time.Duration(r.IntN(400)) * time.Millisecond) // the moment is the test's input
		if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		for line := range told {
			rev, err := strconv.Atoi(line)
			must(t, err)
			acked = rev
		}
		_ = cmd.Wait() // it was killed
		got, err := contents(fileAt(path))
		must(t, err)
		revs := map[int]bool{}
		for i := range ids {
			revs[got[key(journal.Entries, name(i))].Rev] = true
		}
		if len(revs) != 1 || !revs[acked] && !revs[acked+1] {
			t.Fatalf("after revision %d there are %v", acked, revs)
		}
		for rev := range maps.Keys(revs) {
			if rev > acked {
				between++
			}
			acked = rev
		}
	}
	f := fileAt(path)
	mustSave(t, f, entry(1, 9999)) // the first save of a process sweeps
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".journal-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("killed changes left %q, %v", left, err)
	}
	mustBeWhole(t, path)
	t.Logf("%d revisions, %d of them there unacknowledged", acked, between)
}

// What fn cannot do changes nothing, and begins no journal.
func TestAFillThatFailsChangesNothing(t *testing.T) {
	bad := errors.New("the last line is bad")
	path := filepath.Join(t.TempDir(), "journal.db")
	f := newFile(t, path)
	fill := func() error {
		return f.Fill(t.Context(), func(tx record.Tx) error {
			must(t, errors.Join(tx.Put(much(1)), tx.Put(derive(entry(1, 2)))))
			return bad
		})
	}
	if err := fill(); !errors.Is(err, bad) || err.Error() != bad.Error() {
		t.Errorf("it says %v", err)
	}
	if found, err := os.ReadDir(filepath.Dir(path)); err != nil || len(found) > 0 {
		t.Errorf("there is %v, %v", found, err)
	}
	mustSave(t, f, entry(1, 1))
	before, err := os.ReadFile(path)
	must(t, err)
	if err := fill(); !errors.Is(err, bad) {
		t.Errorf("it says %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the journal was changed, %v", err)
	}
	must(t, f.Fill(t.Context(), func(record.Tx) error { return nil }))
	if backups, err := f.Backups(t.Context()); err != nil || len(backups) > 0 {
		t.Errorf("what changes nothing makes %d backups, %v", len(backups), err)
	}
}

// Before anything comes there is a backup of what was there.
func TestAFillIsBackedUpBefore(t *testing.T) {
	for _, great := range []bool{false, true} {
		f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
		mustSave(t, f, derive(entry(1, 1)))
		must(t, filling{f, great}.Update(t.Context(), func(tx record.Tx) error { return tx.Put(derive(entry(2, 1))) }))
		backups, err := f.Backups(t.Context())
		if err != nil || len(backups) != 1 || backups[0].Counts[journal.Entries] != 1 {
			t.Errorf("great=%t: there are %+v, %v", great, backups, err)
		}
		mustSave(t, f, derive(entry(3, 1)))
		got, err := contents(f)
		if err != nil || len(got) < 3 {
			t.Errorf("great=%t: there are %d things, %v", great, len(got), err)
		}
	}
}

// What is damaged ends a list where it lies: nothing of what comes is told behind it, and
// who has enough then is left alone.
func TestDamageEndsTheListsOfAFill(t *testing.T) {
	t.Parallel()
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	const n = 300
	must(t, f.Update(t.Context(), func(tx record.Tx) error {
		for i := range n {
			must(t, tx.Put(derive(entry(i, 1))))
		}
		return nil
	}))
	whole, err := os.ReadFile(f.Path())
	must(t, err)
	oldest := derive(entry(n, 1))
	oldest.At = time.Unix(1, 0)
	ended := 0
	for at := 0; at < len(whole); at += spaced(3) * boltfile.PageSize {
		info, err := os.Stat(f.Path())
		must(t, err)
		spoilt := bytes.Clone(whole)
		for i := range boltfile.PageSize - 64 {
			spoilt[at+64+i] ^= 0x55
		}
		must(t, os.WriteFile(f.Path(), spoilt, 0o600))
		must(t, os.Chtimes(f.Path(), time.Time{}, info.ModTime()))
		enough, seen := errors.New("it is enough"), 0
		err = f.Fill(t.Context(), func(tx record.Tx) error {
			if err := tx.Put(oldest); err != nil {
				return err
			}
			for r, err := range tx.Rows(journal.Entries) {
				if err != nil {
					ended++
					return err
				}
				if seen++; r.ID == oldest.ID {
					break
				}
			}
			return enough
		})
		if errors.Is(err, enough) && seen != n+1 {
			t.Errorf("with page %d damaged the list has %d of %d", at/boltfile.PageSize, seen, n+1)
		}
		must(t, os.WriteFile(f.Path(), whole, 0o600))
		must(t, os.Chtimes(f.Path(), time.Time{}, info.ModTime()))
		_, err = contents(f)
		must(t, err)
	}
	if ended == 0 {
		t.Error("no list met the damage")
	}
}

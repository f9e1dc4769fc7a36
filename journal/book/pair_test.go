package book_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/kin"
	"messup/prompts"
)

// told keeps a finished mess with a factor that played a part.
func (d *desk) told(t *testing.T, title, factor string) journal.Entry {
	t.Helper()
	q, known := prompts.Shipped().Question("factors")
	if !known {
		t.Fatal("nothing asks for factors")
	}
	return d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, title).WithDetail(prompts.Shipped(), q, q.Fields[0], factor)))
}

// A year of weekly reviews, in which messes are written, marked heavy, deleted and given
// back: no two lie side by side twice, or twice in a month, and none is heavy or gone.
func TestAYearOfTwosSideBySide(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 2))
		d := newDesk(t)
		var ids []journal.ID
		seen, last, n := map[[2]journal.ID]bool{}, time.Time{}, 0
		for week := range 52 {
			for i := range r.IntN(3) {
				ids = append(ids, d.told(t, fmt.Sprintf("Mess %d.%d", week, i), []string{"timing", "pitch", "grouping"}[r.IntN(3)]).ID)
			}
			if len(ids) > 0 {
				d.disturb(t, r, ids[r.IntN(len(ids))])
			}
			review, _, err := d.Reviews.StartOrResume(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			a, err := d.Reviews.Agenda(t.Context(), review)
			if err != nil {
				t.Fatal(err)
			}
			if p := a.Pair; p.Found() {
				n++
				key := [2]journal.ID{p.Older.ID, p.Newer.ID}
				slices.Sort(key[:])
				if seen[key] || !last.IsZero() && d.clock.Sub(last) < (kin.Month-1)*24*time.Hour {
					t.Fatalf("seed %d, week %d: %v again, the last on %s", seed, week, key, last)
				}
				for _, e := range []journal.Entry{p.Older, p.Newer} {
					if now, err := d.Entries.Get(t.Context(), e.ID); err != nil || now.Heavy {
						t.Fatalf("%s is heavy or gone: %v", e.Title, err)
					}
				}
				seen[key], last = true, d.clock
				if review, err = d.Reviews.Change(t.Context(), review.ID, func(r journal.Review) journal.Review {
					r.Pair = key[:]
					return r
				}); err != nil {
					t.Fatal(err)
				}
			}
			if week%3 > 0 { // what was left open counts as well
				if _, err := d.Reviews.Finish(t.Context(), review.ID); err != nil {
					t.Fatal(err)
				}
			}
			d.pass(7 * 24 * time.Hour)
		}
		if n < 6 {
			t.Errorf("seed %d: only %d twos in a year", seed, n)
		}
	}
}

// disturb marks a mess heavy, or not, deletes it or gives it back.
func (d *desk) disturb(t *testing.T, r *rand.Rand, id journal.ID) {
	t.Helper()
	e, err := d.Entries.Get(t.Context(), id)
	switch {
	case err != nil:
		if r.IntN(2) == 0 {
			_, _ = d.Trash.GiveBack(t.Context(), string(id)) // it may be gone for good
		} else if _, err := d.Trash.Sweep(t.Context(), true); err != nil {
			t.Fatal(err)
		}
	case r.IntN(3) == 0:
		if _, err := d.Trash.Delete(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	case r.IntN(2) == 0:
		marked := e
		marked.Heavy = !e.Heavy
		d.save(t, e, marked)
	}
}

// Two that teach one lesson already, and drafts, wins and jots, lie beside nothing.
func TestWhatIsKnownToBelongTogetherIsNotLaidSideBySide(t *testing.T) {
	pair := func(d *desk) bool {
		r, _, err := d.Reviews.StartOrResume(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		a, err := d.Reviews.Agenda(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		return a.Pair.Found()
	}
	d := newDesk(t)
	one := d.told(t, "One", "timing")
	d.pass(time.Hour)
	two := d.told(t, "Two", "pitch\ntiming")
	if !pair(d) {
		t.Fatal("two with one factor do not lie side by side")
	}
	l, err := d.Lessons.New()
	if err != nil {
		t.Fatal(err)
	}
	l.Text, l.Entry, l.Stories = "Watch the clock.", one.ID, []journal.Story{{Entry: two.ID, Text: "Watch the clock."}}
	if _, err := d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if pair(d) {
		t.Error("two that teach one lesson lie side by side")
	}
	q, _ := prompts.Shipped().Question("factors")
	d.save(t, journal.Entry{}, d.mess(t, "A draft").WithDetail(prompts.Shipped(), q, q.Fields[0], "timing"))
	if pair(d) {
		t.Error("a draft lies beside another mess")
	}
	if d.told(t, "Else", prompts.SomethingElse); pair(d) {
		t.Error("something else is something in common")
	}
}

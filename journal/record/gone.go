package record

import (
	"errors"
	"slices"

	"messup/journal"
	"messup/prompts"
)

// A goneSet is what a journal, or an export, no longer tells of: by the ids of
// entries and of what was drawn from them. A lesson may be gone alone; it bears
// the id of its story, which is there.
type goneSet struct{ all, lessons map[journal.ID]bool }

func newGone() goneSet { return goneSet{all: map[journal.ID]bool{}, lessons: map[journal.ID]bool{}} }

func (g goneSet) empty() bool { return len(g.all)+len(g.lessons) == 0 }

// reviewWithout returns the review without the lines about what is gone, and
// without its mess if that is. That two messes lay side by side stays known, not which
// they were.
func reviewWithout(r journal.Review, g goneSet) journal.Review {
	if g.all[r.Mess] {
		r.Mess = ""
	}
	half := slices.ContainsFunc(r.Pair, func(id journal.ID) bool { return g.all[id] })
	r.Pair = slices.Clone(r.Pair)
	for i, id := range r.Pair {
		if g.all[id] {
			r.Pair[i] = ""
		}
	}
	r.Recorded = slices.DeleteFunc(slices.Clone(r.Recorded), func(x journal.Recorded) bool {
		return g.all[x.ID] || half && x.Stop == journal.StopPair || x.Stop == journal.StopLessons && g.lessons[x.ID]
	})
	return r
}

// trashedSet returns what is in the trash under certain ids, and not in the
// journal again.
func trashedSet(tx Tx, ids []journal.ID) (goneSet, error) {
	g := newGone()
	for _, id := range ids {
		t, err := GetTrashed(tx, id)
		if errors.Is(err, journal.ErrDamaged) { // its id is all that is known; nothing is held up by it
			t, err = journal.Trashed{ID: id, Entry: &journal.Entry{}}, nil
		}
		if err != nil {
			return g, err
		}
		if err := g.add(tx, t); err != nil {
			return g, err
		}
	}
	return g, nil
}

// add adds what was deleted together.
func (g goneSet) add(tx Tx, t journal.Trashed) error {
	if t.Entry != nil {
		if err := addMissing(tx, journal.Entries, t.ID, g.all); err != nil {
			return err
		}
	}
	if t.Lesson != nil {
		if err := addMissing(tx, journal.Lessons, t.ID, g.lessons); err != nil {
			return err
		}
	}
	for _, l := range t.Lessons {
		if err := addMissing(tx, journal.Lessons, l.ID, g.lessons); err != nil {
			return err
		}
	}
	for _, k := range Tables(prompts.Library{}) {
		if err := k.addGone(tx, &t, g); err != nil {
			return err
		}
	}
	return nil
}

func addMissing(tx Tx, k journal.Kind, id journal.ID, to map[journal.ID]bool) error {
	_, err := tx.Row(k, id)
	if IsNotFound(err) {
		to[id] = true
	}
	return IgnoreNotFound(err)
}

// WithoutTrashed returns reviews without the lines about what is in the trash.
// They stay where they are kept: what is given back is told again.
func WithoutTrashed(tx Tx, reviews []journal.Review) ([]journal.Review, error) {
	ids, err := IDs(tx, journal.Trash)
	if err != nil {
		return reviews, err
	}
	g, err := trashedSet(tx, ids)
	if err != nil || g.empty() {
		return reviews, err
	}
	for i, r := range reviews {
		reviews[i] = reviewWithout(r, g)
	}
	return reviews, nil
}

// purgeReviews takes the lines about what is gone out of every review. Nobody
// wrote in those: they keep their time.
func purgeReviews(tx Tx, g goneSet) error {
	if g.empty() {
		return nil
	}
	reviews, err := ReviewKind().Whole(tx)
	if err != nil {
		return err
	}
	for _, r := range reviews {
		light := reviewWithout(r, g)
		if len(light.Recorded) == len(r.Recorded) && light.Mess == r.Mess && slices.Equal(light.Pair, r.Pair) {
			continue
		}
		light.Rev++
		if err := ReviewKind().Put(tx, light); err != nil {
			return err
		}
	}
	return nil
}

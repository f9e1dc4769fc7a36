package journal

import (
	"errors"
	"slices"

	"messup/prompts"
)

// A goneSet is what a journal, or an export, no longer tells of: by the ids of
// entries and of what was drawn from them. A lesson may be gone alone; it bears
// the id of its story, which is there.
type goneSet struct{ all, lessons map[ID]bool }

func newGone() goneSet { return goneSet{all: map[ID]bool{}, lessons: map[ID]bool{}} }

func (g goneSet) empty() bool { return len(g.all)+len(g.lessons) == 0 }

// without returns the review without the lines about what is gone.
func (r Review) without(g goneSet) Review {
	r.Recorded = slices.DeleteFunc(slices.Clone(r.Recorded), func(x Recorded) bool {
		return g.all[x.ID] || x.Stop == StopLessons && g.lessons[x.ID]
	})
	return r
}

// trashedSet returns what is in the trash under certain ids, and not in the
// journal again.
func trashedSet(tx Tx, ids []ID) (goneSet, error) {
	g := newGone()
	for _, id := range ids {
		t, err := getTrashed(tx, id)
		if errors.Is(err, ErrDamaged) { // its id is all that is known; nothing is held up by it
			t, err = Trashed{ID: id, Entry: &Entry{}}, nil
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
func (g goneSet) add(tx Tx, t Trashed) error {
	if t.Entry != nil {
		if err := addMissing(tx, Entries, t.ID, g.all); err != nil {
			return err
		}
	}
	if t.Lesson != nil {
		if err := addMissing(tx, Lessons, t.ID, g.lessons); err != nil {
			return err
		}
	}
	for _, k := range tables(prompts.Library{}) {
		if err := k.addGone(tx, &t, g); err != nil {
			return err
		}
	}
	return nil
}

func addMissing(tx Tx, k Kind, id ID, to map[ID]bool) error {
	_, err := tx.Row(k, id)
	if isNotFound(err) {
		to[id] = true
	}
	return ignoreNotFound(err)
}

// withoutTrashed returns reviews without the lines about what is in the trash.
// They stay where they are kept: what is given back is told again.
func withoutTrashed(tx Tx, reviews []Review) ([]Review, error) {
	var ids []ID
	for id, err := range tx.IDs(Trash, "") {
		if err != nil {
			return reviews, err
		}
		ids = append(ids, id)
	}
	g, err := trashedSet(tx, ids)
	if err != nil || g.empty() {
		return reviews, err
	}
	for i, r := range reviews {
		reviews[i] = r.without(g)
	}
	return reviews, nil
}

// purgeReviews takes the lines about what is gone out of every review. Nobody
// wrote in those: they keep their time.
func purgeReviews(tx Tx, g goneSet) error {
	if g.empty() {
		return nil
	}
	reviews, err := allReviews(tx)
	if err != nil {
		return err
	}
	for _, r := range reviews {
		light := r.without(g)
		if len(light.Recorded) == len(r.Recorded) {
			continue
		}
		light.Rev++
		if err := reviewKind().put(tx, light); err != nil {
			return err
		}
	}
	return nil
}

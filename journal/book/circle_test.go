package book_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/kin"
)

// Whatever a person says of their lessons, none becomes an exception of itself, and
// what is refused changes nothing.
func TestNoLessonIsAnExceptionOfItself(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := newDesk(t)
		var ids []journal.ID
		for i := range 5 {
			ids = append(ids, d.finished(t, fmt.Sprint("story ", i), fmt.Sprintf("Lesson %d.", i)).ID)
		}
		get := func(id journal.ID) (journal.Lesson, error) {
			l, err := d.Lessons.Get(t.Context(), id)
			if errors.Is(err, journal.ErrNotFound) {
				return journal.Lesson{}, nil
			}
			return l, err
		}
		for range rapid.IntRange(1, 12).Draw(r, "sayings") {
			one, other := rapid.SampledFrom(ids).Draw(r, "one"), rapid.SampledFrom(ids).Draw(r, "other")
			before := d.contents(t, "")
			var err error
			if rapid.IntRange(0, 4).Draw(r, "how") == 0 {
				_, err = d.Lessons.Same(t.Context(), one, other)
			} else {
				_, err = d.Lessons.SayKin(t.Context(), one, other, journal.Narrower, "", "")
			}
			switch {
			case errors.Is(err, journal.ErrNotFound):
			case errors.Is(err, journal.ErrCircle):
				if diff := cmp.Diff(before.Lessons, d.contents(t, "").Lessons); diff != "" {
					r.Errorf("what was refused changed\n%s", diff)
				}
			case err != nil:
				r.Fatal(err)
			}
			for _, id := range ids {
				l, err := get(id)
				if err != nil {
					r.Fatal(err)
				}
				if circle, err := kin.IsException(l, id, get); err != nil || circle && l.ID != "" {
					r.Fatalf("%s is an exception of itself: %v", id, err)
				}
			}
		}
	})
}

// A circle that came in from elsewhere is shown from each of its lessons, ends there,
// and stands in the way of no other tie.
func TestACircleThatCameInIsShown(t *testing.T) {
	there, d := newDesk(t), newDesk(t)
	one, two := there.finished(t, "a", "Read aloud."), there.finished(t, "b", "Never read aloud.")
	three := there.finished(t, "c", "Let them read.")
	if _, err := there.Lessons.SayKin(t.Context(), one.ID, two.ID, journal.Narrower, "", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := there.Lessons.SayKin(t.Context(), two.ID, one.ID, journal.Narrower, "", ""); !errors.Is(err, journal.ErrCircle) {
		t.Errorf("the other way round: %v", err)
	}
	c := there.contents(t, "")
	for i, l := range c.Lessons {
		if l.ID == two.ID {
			c.Lessons[i] = kin.Tied(l, one.ID, journal.Narrower, "")
		}
	}
	d.take(t, c, false)
	for id, other := range map[journal.ID]journal.ID{one.ID: two.ID, two.ID: one.ID} {
		f, err := d.Lessons.Family(t.Context(), d.lesson(t, id), false)
		if err != nil || len(f.Wider) != 1 || f.Wider[0].ID != other {
			t.Errorf("%s is an exception of %+v, %v", id, f.Wider, err)
		}
		if _, err := d.Lessons.SayKin(t.Context(), id, three.ID, journal.Narrower, "", ""); err != nil {
			t.Errorf("%s beside a third: %v", id, err)
		}
	}
}

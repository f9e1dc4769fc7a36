package kin_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/kin"
	"messup/prompts"
)

var made = time.Date(2026, 9, 7, 8, 0, 0, 0, time.UTC)

// lesson draws a lesson with some stories, of which two lessons may share some.
func lesson(id string, age time.Duration) *rapid.Generator[journal.Lesson] {
	words := rapid.SampledFrom([]string{"", "Ask first.", "Ask twice.", "Write it down.", "Hand the sheet out last."})
	entries := rapid.SampledFrom([]journal.ID{"e1", "e2", "e3", "e4", "e5"})
	return rapid.Custom(func(t *rapid.T) journal.Lesson {
		l := journal.Lesson{
			ID: journal.ID(id), Rev: rapid.IntRange(1, 9).Draw(t, "rev"), Text: rapid.SampledFrom([]string{"Ask first.", "Hand out the sheet last."}).Draw(t, "text"),
			When: words.Draw(t, "when"), Area: words.Draw(t, "area"), Basis: prompts.Chosen(words.Draw(t, "basis")), Made: made.Add(age),
			State: rapid.SampledFrom([]journal.LessonState{journal.Carried, journal.Shelf, journal.Retired, journal.Kept}).Draw(t, "state"),
		}
		for i, e := range rapid.SliceOfNDistinct(entries, 0, 3, rapid.ID).Draw(t, "entries") {
			if i == 0 && rapid.Bool().Draw(t, "first") {
				l.Entry, l.Drawn = e, "drawn"
				continue
			}
			l.Stories = append(l.Stories, journal.Story{Entry: e, Text: words.Draw(t, "told"), When: words.Draw(t, "told when"), At: made})
		}
		for i := range rapid.IntRange(0, 2).Draw(t, "wordings") {
			l.Versions = append(l.Versions, journal.Version{Text: fmt.Sprint(id, " before ", i), At: made})
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "answers") {
			l.Answers = append(l.Answers, journal.LessonAnswer{Day: date.DayOf(made) + date.Day(i), What: journal.Helped, Line: fmt.Sprint(id, i)})
		}
		return l
	})
}

// everyWord is all a lesson says, wherever it says it.
func everyWord(l journal.Lesson) []string {
	words := []string{l.Text, l.When, l.Area, string(l.Basis)}
	for _, s := range l.Stories {
		words = append(words, s.Text, s.When, s.Area, string(s.Basis))
	}
	for _, v := range l.Versions {
		words = append(words, v.Text)
	}
	return words
}

// Two lessons that are joined are one that says all that either said, comes from every
// entry that either came from, and has every answer; and if one of them would have
// come back, it does.
func TestNothingIsLostWhenLessonsAreJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		older, younger := lesson("a", 0).Draw(t, "older"), lesson("b", time.Hour).Draw(t, "younger")
		got := kin.Join(older, younger, made.Add(48*time.Hour))
		if got.ID != older.ID || got.Text != older.Text || got.Rev <= max(older.Rev, younger.Rev) {
			t.Errorf("it is %s, revision %d, %q", got.ID, got.Rev, got.Text)
		}
		for _, e := range slices.Concat(older.Entries(), younger.Entries()) {
			if !got.From(e) {
				t.Errorf("the story of %s is lost", e)
			}
		}
		if n := len(got.Entries()); n != len(slices.Compact(slices.Sorted(slices.Values(got.Entries())))) {
			t.Errorf("a story is there twice: %q", got.Entries())
		}
		if len(got.Answers) != len(older.Answers)+len(younger.Answers) {
			t.Errorf("of %d and %d answers %d are left", len(older.Answers), len(younger.Answers), len(got.Answers))
		}
		said := everyWord(got)
		for _, v := range append(younger.Versions, older.Versions...) {
			if !slices.Contains(said, v.Text) {
				t.Errorf("the older wording %q is lost", v.Text)
			}
		}
		holds := func(text string) bool {
			return slices.ContainsFunc(said, func(s string) bool { return s == text || s == text+" ("+younger.When+")" })
		}
		if !holds(younger.Text) || !holds(older.Text) {
			t.Errorf("%q or %q is lost in %q", older.Text, younger.Text, said)
		}
		if younger.Entry != "" && !older.From(younger.Entry) && !slices.Contains(said, younger.When) {
			t.Errorf("when the younger one applies, %q, is lost in %q", younger.When, said)
		}
		if (older.State == journal.Carried || younger.State == journal.Carried) != (got.State == journal.Carried) {
			t.Errorf("%q and %q became %q", older.State, younger.State, got.State)
		}
	})
}

// A lesson that a story is taken out of and put back in is what it was.
func TestAStoryThatIsGivenBackStandsWhereItStood(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lesson("a", 0).Draw(t, "lesson")
		for _, entry := range l.Entries() {
			rest, told, left := kin.Without(l, entry)
			if rest.From(entry) || told.Story.Entry != entry || left != (len(l.Entries()) > 1) {
				t.Errorf("without %s: %+v, left %t", entry, rest, left)
			}
			if diff := cmp.Diff(l, kin.With(rest, told)); diff != "" {
				t.Errorf("given back, %s is not where it was:\n%s", entry, diff)
			}
		}
		if rest, _, left := kin.Without(l, "elsewhere"); !left || !cmp.Equal(rest, l) {
			t.Errorf("a lesson changed for an entry it does not come from: %+v", rest)
		}
	})
}

func TestLessonsThatShareWordsAreAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Hand the sheet out last.", "Hand out the sheet last, once they have started.", true},
		{"Ask before the third reminder, not after.", "ASK — the third réminder: too late!", true},
		{"Write the answer down.", "Ask each one to speak without the card.", false},
		{"You should not do it again", "You should do it again, and they should too", false}, // small words alone
		{"Timing.", "Timing is what groups need.", false},                                    // one word says nothing
		{"Groups of three need roles.", "Groups of four need chairs.", false},                // half is not more than half
		{"Say the end task first", "Say the END TASK’s reason", true},
	} {
		if got := kin.Shared(c.a, c.b) > 0; got != c.want || kin.Shared(c.b, c.a) > 0 != got {
			t.Errorf("alike are %q and %q: %t", c.a, c.b, got)
		}
	}
}

// A lesson without the stories that are not wanted says nothing of theirs.
func TestALessonOfOtherStoriesHasOnlyTheirWords(t *testing.T) {
	l := journal.Lesson{
		ID: "a", Entry: "a", Text: "HEAVYWORD", When: "HEAVYWHEN", Versions: []journal.Version{{Text: "HEAVYOLD"}}, Answers: []journal.LessonAnswer{{What: journal.Helped, Line: "HEAVYLINE"}},
		Stories: []journal.Story{{Entry: "b", Text: "said there", When: "then"}},
	}
	light := func(id journal.ID) bool { return id != "a" }
	got, left := kin.OnlyFrom(l, light)
	if said := fmt.Sprintf("%+v", got); !left || strings.Contains(said, "HEAVY") || got.Text != "said there" || got.When != "then" || len(got.Answers) != 1 {
		t.Errorf("left is %+v, %v", got, left)
	}
	l.Stories[0].Text = ""
	if got, left := kin.OnlyFrom(l, light); left {
		t.Errorf("nobody said it there, and left is %+v", got)
	}
	if got, left := kin.OnlyFrom(l, func(journal.ID) bool { return true }); !left || got.Text != l.Text {
		t.Errorf("with all its stories it is %+v, %v", got, left)
	}
}

package slip_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/journaltest"
	"messup/journal/school"
	"messup/journal/slip"
)

func TestASlipHasTheLinesThereAre(t *testing.T) {
	today := journaltest.Day("2026-11-19")
	sign := book.Sign{Sign: "copying, heads down, two groups finished early", Switch: "draw one web together"}
	bare := book.Sign{Sign: "it is quiet too soon"}
	plan := journal.Plan{When: "expert groups have had six minutes", Will: "turn the cards face down", Day: today}
	tomorrow, someday := plan, plan
	tomorrow.Day, someday.Day = today+1, 0
	for name, c := range map[string]struct {
		card book.Before
		want []string
	}{
		"all": {book.Before{Signs: []book.Sign{bare, sign}, Plans: []journal.Plan{plan, tomorrow}}, []string{
			"when you see copying, heads down, two",
			"  groups finished early",
			"switch to draw one web together",
			"today: When expert groups have had six",
			"  minutes, I will turn the cards face",
			"  down",
			"[ ] did it",
		}},
		"a sign alone":       {book.Before{Signs: []book.Sign{bare}}, []string{"when you see it is quiet too soon"}},
		"a sign with a when": {book.Before{Signs: []book.Sign{{Sign: "When I hand out two texts"}}}, []string{"when I hand out two texts"}},
		"tomorrow":           {book.Before{Plans: []journal.Plan{tomorrow}}, []string{"friday: When expert groups have had", "  six minutes, I will turn the cards", "  face down", "[ ] did it"}},
		"without a day":      {book.Before{Plans: []journal.Plan{someday}}, []string{"plan: When expert groups have had six", "  minutes, I will turn the cards face", "  down", "[ ] did it"}},
		"two for one day":    {book.Before{Plans: []journal.Plan{{Will: "ask first", Day: today}, plan, tomorrow}}, []string{"today: ask first", "[ ] did it", "and 1 more for that day"}},
		"a day in a break":   {book.Before{Plans: []journal.Plan{{Will: "ask first", Day: today - 1}}, Year: school.Year{Breaks: []date.Break{{From: today - 2, To: today - 1}}}}, []string{"today: ask first", "[ ] did it"}},
		"a day that is over": {book.Before{Plans: []journal.Plan{{Will: "ask first", Day: today - 1}}}, []string{}},
		"nothing":            {book.Before{Class: "9B"}, []string{}},
	} {
		got := slip.Of(c.card, today)
		if diff := cmp.Diff(c.want, got.Lines); diff != "" {
			t.Errorf("%s (- want, + got):\n%s", name, diff)
		}
		if says := got.Nothing(); strings.Contains(says, "the plan was for 18 November") != (name == "a day that is over") {
			t.Errorf("%s: with nothing on it it says %q", name, says)
		}
		if got.Empty() != (len(c.want) == 0) {
			t.Errorf("%s: empty is %v", name, got.Empty())
		}
	}
}

// Whatever was written, it fits the margin, and no letter of it is lost.
func TestASlipIsNeverWiderThanItsPaper(t *testing.T) {
	words := rapid.OneOf(journaltest.Hostile(), rapid.StringMatching(`([a-zé]{1,60} ?){0,12}`))
	rapid.Check(t, func(t *rapid.T) {
		card := book.Before{
			Signs: []book.Sign{{Sign: words.Draw(t, "sign"), Switch: words.Draw(t, "switch")}},
			Plans: []journal.Plan{{When: words.Draw(t, "when"), Will: words.Draw(t, "will")}},
		}
		s := slip.Of(card, journaltest.Day("2026-11-19"))
		all := strings.Join(s.Lines, "")
		for _, line := range s.Lines {
			if w := ansi.StringWidth(line); w > slip.Width {
				t.Fatalf("%q is %d columns wide", line, w)
			}
		}
		for _, said := range []string{s.Sign, s.Switch, s.Plan} {
			if want := strings.Join(strings.Fields(said), ""); !strings.Contains(strings.Join(strings.Fields(all), ""), want) {
				t.Fatalf("%q is not in\n%s", said, strings.Join(s.Lines, "\n"))
			}
		}
	})
}

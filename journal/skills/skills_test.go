package skills_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/skills"
	"messup/prompts"
)

var monday = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)

// mess is an entry of the ten with a name for each half, or the words of the answer
// where the name is empty.
func mess(id, gap, strength, gapText, strengthText string, days int) journal.Entry {
	set, sets := prompts.Ten(), prompts.Shipped()
	e := journal.Entry{ID: journal.ID(id), Kind: journal.Mess, Set: set.ID, SetVersion: set.Version, Title: "Mess " + id, Happened: monday.AddDate(0, 0, days)}
	for _, said := range []struct {
		role       prompts.Role
		name, text string
	}{{prompts.Gap, gap, gapText}, {prompts.Strength, strength, strengthText}} {
		q, f, _ := set.Feeding(said.role)
		if said.text != "" {
			e = e.With(sets, q, said.text)
		}
		e = e.WithDetail(sets, q, f, said.name)
	}
	return e
}

// told is each skill and the entries that name it, as one line.
func told(found skills.Found) (all []string) {
	for _, s := range found.Skills {
		line := []string{string(s.Side), s.Words + ":"}
		for _, n := range s.Named {
			line = append(line, string(n.Entry))
		}
		all = append(all, strings.Join(line, " "))
	}
	return all
}

func TestWhatIsNamedIsGathered(t *testing.T) {
	for name, tt := range map[string]struct {
		entries []journal.Entry
		want    []string
	}{
		"the same words, the newest first": {
			[]journal.Entry{mess("a", "wait time", "", "", "", 0), mess("b", "Wait  time.", "noticing", "", "", 2), mess("c", "pacing", "", "", "", 1)},
			[]string{"gap Wait time: b a", "gap pacing: c", "strength noticing: b"},
		},
		"no name, so the first sentence": {
			[]journal.Entry{mess("a", "", "", "I talk too long. It is an old habit.", "I saw it\nat minute twelve", 0)},
			[]string{"gap I talk too long: a", "strength I saw it at minute twelve: a"},
		},
		"a name goes before the answer": {
			[]journal.Entry{mess("a", "talking less", "", "I talk too long.", "", 0)},
			[]string{"gap talking less: a"},
		},
		"a list, and a sentence with a comma": {
			[]journal.Entry{mess("a", "checking six groups at once, and faster", "noticing, recovering; noticing", "", "", 0)},
			[]string{"gap checking six groups at once, and faster: a", "strength noticing: a", "strength recovering: a"},
		},
		"nothing to name":              {[]journal.Entry{mess("a", "", "", "None.", "Not really", 0), mess("b", " . ", "", "", "n/a", 1)}, nil},
		"a skill of both halves":       {[]journal.Entry{mess("a", "noticing", "noticing", "", "", 0)}, []string{"gap noticing: a", "strength noticing: a"}},
		"two of one moment, by the id": {[]journal.Entry{mess("b", "pacing", "", "", "", 0), mess("a", "pacing", "", "", "", 0)}, []string{"gap pacing: a b"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(skills.Gather(prompts.Shipped(), tt.entries, "", false))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The quick three ask for what held up beside another question: the answer to that
// names no strength.
func TestTheAnswerToAnotherQuestionNamesNoSkill(t *testing.T) {
	set := prompts.Quick()
	e := journal.Entry{ID: "a", Set: set.ID, SetVersion: set.Version}
	q, f, _ := set.Feeding(prompts.Strength)
	e = e.With(prompts.Shipped(), q, "Cards face down on Tuesday.")
	if got := told(skills.Gather(prompts.Shipped(), []journal.Entry{e}, "", false)); got != nil {
		t.Errorf("named %q", got)
	}
	e = e.WithDetail(prompts.Shipped(), q, f, "staying calm")
	got := told(skills.Gather(prompts.Shipped(), []journal.Entry{e}, "", false))
	if diff := cmp.Diff([]string{"strength staying calm: a"}, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever is named by an entry that is not heavy is there once, with each entry that
// names it once, newest first; nothing of a heavy entry is, unless it was asked for.
func TestEverythingNamedAppearsOnceAndNothingHeavy(t *testing.T) {
	names := []string{"", "pacing", "PACING", "wait time", "Wait time!", "café talk", "cafe talk", "checking six groups at once"}
	rapid.Check(t, func(t *rapid.T) {
		var all []journal.Entry
		for i := range rapid.IntRange(0, 12).Draw(t, "entries") {
			name := rapid.SampledFrom(names)
			e := mess(fmt.Sprintf("e%d", i), name.Draw(t, "gap"), name.Draw(t, "strength"), "", "", rapid.IntRange(0, 5).Draw(t, "day"))
			e.Heavy = rapid.Bool().Draw(t, "heavy")
			all = append(all, e)
		}
		asked := rapid.Bool().Draw(t, "asked for what is heavy")
		focus := rapid.SampledFrom(names).Draw(t, "focus")
		found := skills.Gather(prompts.Shipped(), all, focus, asked)
		if diff := cmp.Diff(found, skills.Gather(prompts.Shipped(), reversed(all), focus, asked)); diff != "" {
			t.Fatalf("it goes by the order of the entries:\n%s", diff)
		}
		for i, s := range found.Skills {
			if s.Focus != skills.Same(s.Words, focus) {
				t.Errorf("%q is in focus: %v, and the focus is %q", s.Words, s.Focus, focus)
			}
			for _, other := range found.Skills[:i] {
				if other.Side == s.Side && skills.Same(other.Words, s.Words) {
					t.Errorf("%q is there twice", s.Words)
				}
			}
			if !slices.IsSortedFunc(s.Named, func(a, b skills.Naming) int { return b.Happened.Compare(a.Happened) }) {
				t.Errorf("the entries of %q are not the newest first", s.Words)
			}
		}
		aside := 0
		for _, e := range all {
			gap, strength := e.Said(prompts.Shipped(), prompts.Gap), e.Said(prompts.Shipped(), prompts.Strength)
			for side, words := range map[skills.Side]string{skills.Gap: gap, skills.Strength: strength} {
				want := 0
				if words != "" && (asked || !e.Heavy) {
					want = 1
				}
				if n := times(found, side, words, e.ID); n != want {
					t.Errorf("%s %q of %s (heavy: %v) is there %d times", side, words, e.ID, e.Heavy, n)
				}
			}
			if e.Heavy && !asked && gap+strength != "" {
				aside++
			}
		}
		if found.Aside != aside {
			t.Errorf("%d are said to be kept aside, not %d", found.Aside, aside)
		}
	})
}

func reversed(all []journal.Entry) []journal.Entry {
	all = slices.Clone(all)
	slices.Reverse(all)
	return all
}

// times is how often an entry stands with a skill.
func times(found skills.Found, side skills.Side, words string, entry journal.ID) (n int) {
	for _, s := range found.Skills {
		for _, named := range s.Named {
			if named.Entry == entry && s.Side == side && (words == "" || skills.Same(s.Words, words)) {
				n++
			}
		}
	}
	return n
}

func TestAStrengthBecomesOneWin(t *testing.T) {
	sets := prompts.Shipped()
	e := mess("a", "", "noticing, recovering", "", "I did see it.\nAt minute twelve.", 0)
	e.Class, e.Heavy = "9B", true
	first, err := skills.Win(sets, e, "noticing", monday.AddDate(0, 0, 3))
	if err != nil {
		t.Fatal(err)
	}
	again, err := skills.Win(sets, e, "Noticing ", monday.AddDate(0, 0, 9))
	if err != nil || again.ID != first.ID {
		t.Errorf("another day it is %s, not %s; %v", again.ID, first.ID, err)
	}
	other, err := skills.Win(sets, e, "recovering", monday)
	if err != nil || other.ID == first.ID {
		t.Errorf("two strengths are one win: %s, %v", other.ID, err)
	}
	if first.Kind != journal.Win || first.Draft() || first.Title != "noticing" || first.Class != "9B" || !first.Happened.Equal(e.Happened) || !first.Heavy {
		t.Errorf("it is %+v", first)
	}
	if got := first.Answer("moved").Text; got != "I did see it.\nAt minute twelve." {
		t.Errorf("what moved is %q", got)
	}
	found := skills.Gather(sets, []journal.Entry{e, first}, "", true)
	if got := found.Skills[0].Named[0].Win; got != first.ID {
		t.Errorf("its win is %q", got)
	}
	if len(found.Skills) != 2 {
		t.Errorf("the win names a skill by itself: %q", told(found))
	}
	if _, err := skills.Win(sets, e, "patience", monday); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("what it does not name: %v", err)
	}
	if _, err := skills.Win(prompts.NewLibrary(prompts.Ten()), e, "noticing", monday); !errors.Is(err, prompts.ErrNoSet) {
		t.Errorf("without a set for wins: %v", err)
	}
}

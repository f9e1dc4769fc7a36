package report_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/bundle"
	"messup/journal/report"
	"messup/journal/text"
)

// random is a source that says the same each time.
func random() *rand.ChaCha8 { return rand.NewChaCha8([32]byte{7}) }

func failure(id journal.ID, area, words, lesson string) bundle.Item {
	return bundle.Item{Share: id, Type: bundle.Failure, Area: area, Text: words, Lesson: lesson, Basis: "seen", Since: "not tried yet"}
}

// bundles are those of four people; one shared the same once more.
func bundles() []bundle.Bundle {
	kept := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	groups := failure("a1", "Group work", "They copied sentences off the cards.", "Explain it once without the sheet.")
	groups.Mark, groups.Since = bundle.Implementation, "tried again: worse: it took the whole period"
	talk := failure("b1", "group work", "They copied the sentences off their cards, and I let them.", "Have them explain it without the sheet first.")
	talk.Mark = bundle.Impact
	newer := groups
	newer.Text = "They copied all sentences off the cards."
	return []bundle.Bundle{
		{Version: 1, Byline: "Ana", Kept: kept, File: "a.json", Items: []bundle.Item{groups, {Share: "a2", Type: bundle.Win, Text: "The back table argued."}, {Share: "a3", Type: bundle.Lesson, Lesson: "Let them choose their own groups.", When: "they know each other"}}},
		{Version: 1, Byline: "Ben", Kept: kept, File: "b.json", Items: []bundle.Item{talk, {Share: "b2", Type: bundle.Lesson, Lesson: "Never let them choose their own groups.", When: "the class is new"}, {Share: "b3", Type: bundle.Challenge, Text: "How do you hear six groups at once?"}}},
		{Version: 1, Kept: kept, File: "c.json", Items: []bundle.Item{failure("c1", "Group work", "Copied sentences off the cards again.", "Cards face down."), failure("c2", "", "The <b>lab</b> burned.", "")}},
		{Version: 1, Kept: kept, File: "d.json", Items: []bundle.Item{failure("d1", "Families", "I led with the mark.", "Ring first."), {Share: "d2", Type: bundle.TakeTwo, Text: "Rang before I wrote", Since: "better"}}},
		{Version: 1, Byline: "ana", Kept: kept.AddDate(0, 0, 1), File: "a-again.json", Items: []bundle.Item{newer}},
	}
}

func TestTheReportOfATeam(t *testing.T) {
	team, err := report.Merge(bundles(), random())
	if err != nil {
		t.Fatal(err)
	}
	got := markdown(team.Doc(report.Heading{Team: "Grade 9", Year: "2025-26", Statement: "That we talk about it."}))
	if *update {
		if err := os.WriteFile("testdata/team.md", []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/team.md")
	if diff := cmp.Diff(string(want), got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	for _, never := range []string{"Ana", "Ben", "json", "<b>", "They copied sentences off the cards."} {
		if strings.Contains(strings.ReplaceAll(got, `\<`, ""), never) {
			t.Errorf("it says %q", never)
		}
	}
	if team.People != 4 || team.Items != 10 || !team.Few() || !slices.Equal(team.Bare, []string{"Families", ""}) {
		t.Errorf("it is of %d people with %d items, and %q may be of one", team.People, team.Items, team.Bare)
	}
}

// Whatever is shuffled, each item is told once, and those that are alike stand side by side.
func TestTheOrderOfATeamSaysNothing(t *testing.T) {
	orders := map[string]bool{}
	for seed := range 20 {
		team, err := report.Merge(bundles(), rand.NewChaCha8([32]byte{byte(seed)}))
		if err != nil {
			t.Fatal(err)
		}
		got := markdown(team.Doc(report.Heading{}))
		for _, words := range []string{"copied all sentences", "and I let them", "cards again.", "led with the mark", "back table", "burned"} {
			told, _, _ := strings.Cut(got, "## 3.")
			if n := strings.Count(told, words); n != 1 {
				t.Errorf("%q stands there %d times", words, n)
			}
		}
		var order []string
		for _, g := range team.Areas[1].Groups {
			if len(g.Items) != 3 || !g.Several {
				t.Errorf("%d are side by side, of several: %v", len(g.Items), g.Several)
			}
			for _, i := range g.Items {
				order = append(order, string(i.Share))
			}
		}
		orders[strings.Join(order, " ")] = true
	}
	if len(orders) < 3 {
		t.Errorf("the orders are %v", orders)
	}
	if _, err := report.Merge(bundles(), bytes.NewReader(nil)); err == nil {
		t.Error("it is shuffled without anything to shuffle by")
	}
}

// It is said that something was heard from more than one person only where three things agree,
// not all of one person, and three people are there.
func TestMoreThanOnePersonIsSaidOfThreeAtLeast(t *testing.T) {
	shared := func(n int, items int) bundle.Bundle {
		b := bundle.Bundle{Version: 1, File: strconv.Itoa(n)}
		for i := range items {
			b.Items = append(b.Items, bundle.Item{Share: journal.ID(fmt.Sprint(n, "x", i)), Type: bundle.Win, Text: "The groups argued about frogs."})
		}
		return b
	}
	other := bundle.Bundle{Version: 1, File: "other", Items: []bundle.Item{{Share: "o", Type: bundle.Win, Text: "Something else entirely."}}}
	for name, tt := range map[string]struct {
		of   []bundle.Bundle
		want bool
	}{
		"three of three":    {[]bundle.Bundle{shared(1, 1), shared(2, 1), shared(3, 1)}, true},
		"three of one":      {[]bundle.Bundle{shared(1, 3), other, {Version: 1, File: "p", Items: []bundle.Item{{Share: "p", Type: bundle.Win, Text: "Quite another thing."}}}}, false},
		"three, two people": {[]bundle.Bundle{shared(1, 2), shared(2, 1)}, false},
		"two of three":      {[]bundle.Bundle{shared(1, 1), shared(2, 1), other}, false},
	} {
		team, err := report.Merge(tt.of, random())
		got := slices.ContainsFunc(team.Wins, func(g report.Group) bool { return g.Several })
		if err != nil || got != tt.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

// FuzzMerge: a bundle that is read can be merged and written, and what is written is clean.
func FuzzMerge(f *testing.F) {
	f.Add([]byte(`{"messup_bundle":1,"items":[{"share_id":"k3v9","type":"failure","text":"It\u202e went\u0007 wrong."}]}`))
	f.Add([]byte(`{"messup_bundle":1,"items":[{"share_id":"a","type":"open challenge","lesson":"# <x>"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := bundle.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		team, err := report.Merge([]bundle.Bundle{b, b}, random())
		if err != nil || team.Items > len(b.Items) {
			t.Errorf("%d items became %d, %v", len(b.Items), team.Items, err)
		}
		if said := markdown(team.Doc(report.Heading{})); said != text.Clean(said) {
			t.Errorf("%q is not clean", said)
		}
	})
}

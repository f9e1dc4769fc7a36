package journal_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

func TestMergeOfOneAnswer(t *testing.T) {
	for _, tt := range []struct{ name, base, ours, theirs, want, conflicts string }{
		{"nobody changed it", "a", "a", "a", "a", "[]"},
		{"only we did", "a", "a b", "a", "a b", "[]"},
		{"only they did", "a", "a", "a b", "a b", "[]"},
		{"both did the same", "a", "b", "b", "b", "[]"},
		{"both did something else", "a", "b", "c", "b | c", "[goal]"},
		{"we answered it first", "", "b", "", "b", "[]"},
		{"both answered it", "", "b", "c", "b | c", "[goal]"},
		{"they took it away", "a", "a", "", "", "[]"},
		{"we took it away", "a", "", "a", "", "[]"},
		{"both took it away", "a", "", "", "", "[]"},
		{"we took it away, they wrote on", "a", "", "a b", " | a b", "[goal]"},
		{"they took it away, we wrote on", "a", "a b", "", "a b", "[]"},
		{"they were where we are a moment ago", "", "half a sentence", "half a sen", "half a sentence", "[]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			entry := func(text string) journal.Entry { return journal.Entry{Set: "ten"}.With(prompts.Shipped(), goal, text) }
			merged, conflicts := journal.Merge(prompts.Shipped(), entry(tt.base), entry(tt.ours), entry(tt.theirs))
			if got := said(merged, "goal"); got != tt.want || fmt.Sprint(conflicts) != tt.conflicts {
				t.Errorf("got %q, conflicts %q; want %q, %s", got, conflicts, tt.want, tt.conflicts)
			}
			detail := func(text string) journal.Entry {
				return journal.Entry{Set: "ten"}.With(prompts.Shipped(), goal, "same").WithDetail(prompts.Shipped(), goal, goal.Fields[0], text)
			}
			merged, conflicts = journal.Merge(prompts.Shipped(), detail(tt.base), detail(tt.ours), detail(tt.theirs))
			text, beside, _ := strings.Cut(tt.want, " | ")
			if got := merged.Answer("goal").Detail("known-by"); got != text {
				t.Errorf("as a detail: got %q, want %q", got, text)
			}
			if _, got, _ := strings.Cut(said(merged, "goal"), "known? "); beside != "" && got != "" && got != beside {
				t.Errorf("as a detail: beside it is %q, want %q (conflicts %q)", got, beside, conflicts)
			}
		})
	}
}

// What is not typed is merged as well: a window that did not change how a
// question was asked takes it as it is on the disk.
func TestMergeOfHowItWasAsked(t *testing.T) {
	asked := func(ask, label string) journal.Entry {
		q := prompts.Question{ID: "goal", Ask: ask, Fields: []prompts.Field{{ID: "known-by", Label: label}}}
		return journal.Entry{Set: "ten"}.With(prompts.Shipped(), q, "said").WithDetail(prompts.Shipped(), q, q.Fields[0], "detail")
	}
	base, other := asked("Goal?", "By?"), asked("What was the goal?", "Known by?")
	for name, merged := range map[string]journal.Entry{
		"by them": first(journal.Merge(prompts.Shipped(), base, base, other)),
		"by us":   first(journal.Merge(prompts.Shipped(), base, other, base)),
	} {
		if !merged.Same(other) {
			t.Errorf("asked otherwise %s, it is %+v", name, merged.Answers)
		}
	}
	if merged := first(journal.Merge(prompts.Shipped(), journal.Entry{}, journal.Entry{}, other)); !merged.Same(other) {
		t.Errorf("answered by them alone it is %+v", merged.Answers)
	}
}

func TestAnAnswerTakenAwayDoesNotComeBack(t *testing.T) {
	base := journal.Entry{Set: "ten"}.With(prompts.Shipped(), goal, "a").WithDetail(prompts.Shipped(), goal, goal.Fields[0], "d")
	base.Answers[0].Conflicts = []journal.Version{{Text: "other"}}
	gone := journal.Entry{Set: "ten"}
	for name, merged := range map[string]journal.Entry{
		"by them": first(journal.Merge(prompts.Shipped(), base, base, gone)),
		"by us":   first(journal.Merge(prompts.Shipped(), base, gone, base)),
	} {
		if len(merged.Answers) != 0 {
			t.Errorf("taken away %s, it is back: %+v", name, merged.Answers)
		}
	}
}

func first(e journal.Entry, _ []string) journal.Entry { return e }

func TestMergeKeepsTheirHeadingBeside(t *testing.T) {
	base := journal.Entry{ID: "a", Title: "Jigsaw", Class: "9B", Failure: "It sank."}
	ours, theirs := base, base
	ours.Title, theirs.Title = "Food webs", "Jigsaw, period 2"
	ours.Failure, theirs.Class = "It sank twice.", "9B science"
	merged, conflicts := journal.Merge(prompts.Shipped(), base, ours, theirs)
	if merged.Title != "Food webs" || merged.Class != "9B science" || merged.Failure != "It sank twice." {
		t.Errorf("heading is %q, %q, %q", merged.Title, merged.Class, merged.Failure)
	}
	if got := said(merged, journal.HeadingBeside); got != " | title: Jigsaw, period 2" || fmt.Sprint(conflicts) != "[heading]" {
		t.Errorf("beside it is %q, conflicts %q", got, conflicts)
	}
	if settled := merged.WithoutConflicts(prompts.Shipped(), journal.HeadingBeside, ""); len(settled.Answers) != 0 {
		t.Errorf("once settled, %+v is still there", settled.Answers)
	}
}

func TestALineOfTheHeadingTakenAwayLeavesNothingBeside(t *testing.T) {
	base := journal.Entry{ID: "a", Title: "Jigsaw"}
	ours, theirs := base, base
	ours.Title, theirs.Title = "Food webs", ""
	if merged, conflicts := journal.Merge(prompts.Shipped(), base, ours, theirs); merged.Title != "Food webs" || len(merged.Answers)+len(conflicts) != 0 {
		t.Errorf("merged %+v, conflicts %q", merged, conflicts)
	}
}

func TestMergedDetailsStandInTheOrderTheyAreAsked(t *testing.T) {
	q, base := ask("next"), journal.Entry{Set: "ten"}
	ours := base.WithDetail(prompts.Shipped(), q, field("next", "look-for"), "a").WithDetail(prompts.Shipped(), q, field("next", "with"), "b")
	theirs := base.WithDetail(prompts.Shipped(), q, field("next", "when"), "c").WithDetail(prompts.Shipped(), q, field("next", "by"), "d")
	merged, _ := journal.Merge(prompts.Shipped(), base, ours, theirs)
	values := make([]string, 0, 4)
	for _, d := range merged.Answer("next").Details {
		values = append(values, d.Value)
	}
	if got := strings.Join(values, " "); got != "c b d a" {
		t.Errorf("details stand as %s", got)
	}
}

func TestMergeOfTags(t *testing.T) {
	for _, tt := range []struct{ name, base, ours, theirs, want string }{
		{"both added", "a", "a b", "a c", "a b c"},
		{"we took one away, they added", "a b", "b", "a b c", "b c"},
		{"they took one away, we added", "a b", "a b c", "b", "b c"},
		{"both took away what they did not want", "a b c", "a b", "b c", "b"},
		{"they changed nothing", "a", "b", "a", "b"},
		{"we changed nothing", "a", "a", "", ""},
	} {
		entry := func(tags string) journal.Entry { return journal.Entry{}.WithTags(strings.Fields(tags)) }
		merged, _ := journal.Merge(prompts.Shipped(), entry(tt.base), entry(tt.ours), entry(tt.theirs))
		if got := strings.Join(merged.Tags, " "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// An answer chosen in one window must not undo what another put beside it.
func TestMergeOfWhatStandsBeside(t *testing.T) {
	entry := func(others ...string) journal.Entry {
		e := journal.Entry{Set: "ten"}.With(prompts.Shipped(), goal, "a")
		for _, o := range others {
			e.Answers[0].Conflicts = append(e.Answers[0].Conflicts, journal.Version{Text: o})
		}
		return e
	}
	merged, _ := journal.Merge(prompts.Shipped(), entry("x"), entry(), entry("x", "y"))
	if got := said(merged, "goal"); got != "a | y" {
		t.Errorf("we settled x, they added y: got %q", got)
	}
	merged, _ = journal.Merge(prompts.Shipped(), entry("x"), entry("x", "y"), entry())
	if got := said(merged, "goal"); got != "a | y" {
		t.Errorf("they settled x, we added y: got %q", got)
	}
}

// What is the beginning of words that are there anyhow makes way for them.
func TestMergeKeepsNoBeginningBeside(t *testing.T) {
	entry := func(text string, beside ...string) journal.Entry {
		e := journal.Entry{Set: "ten"}.With(prompts.Shipped(), goal, text)
		for _, words := range beside {
			e.Answers[0].Conflicts = append(e.Answers[0].Conflicts, journal.Version{Text: words})
		}
		return e
	}
	for beside, want := range map[string]string{
		"ask th": "ours now | ask them", // of theirs
		"ours":   "ours now | ask them", // of ours
		"before": "ours now | ask them", // what it said when both began
		"other":  "ours now | other | ask them",
	} {
		merged, _ := journal.Merge(prompts.Shipped(), entry("before", beside), entry("ours now", beside), entry("ask them", beside))
		if got := said(merged, "goal"); got != want {
			t.Errorf("with %q beside: %q, want %q", beside, got, want)
		}
	}
}

func TestMergeFollowsTheSideThatGrew(t *testing.T) {
	quick := prompts.Quick().Questions[0]
	base := journal.Entry{ID: "a", Kind: journal.Brief, Set: "quick", SetVersion: 1}.With(prompts.Shipped(), quick, "a calm message")
	grown, typed := journal.Grow(prompts.Shipped(), base, prompts.Ten()), base.With(prompts.Shipped(), quick, "a calm message home")
	for name, merged := range map[string]journal.Entry{
		"ours grew":   first(journal.Merge(prompts.Shipped(), base, grown, typed)),
		"theirs grew": first(journal.Merge(prompts.Shipped(), base, typed, grown)),
	} {
		if merged.Set != "ten" || merged.Kind != journal.Mess {
			t.Errorf("%s: set %s, kind %s", name, merged.Set, merged.Kind)
		}
		if all := said(merged, "goal") + said(merged, "going-for"); !strings.Contains(all, "a calm message home") {
			t.Errorf("%s: the words typed meanwhile are lost: %q", name, all)
		}
	}
}

func TestMergeLosesNothingEitherSideWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, ours, theirs := anyEntry().Draw(t, "base"), anyEntry().Draw(t, "ours"), anyEntry().Draw(t, "theirs")
		merged, _ := journal.Merge(prompts.Shipped(), base, ours, theirs)
		for _, side := range []journal.Entry{ours, theirs} {
			for _, a := range side.Answers {
				b := base.Answer(a.Question)
				if a.Text != b.Text && !holds(merged, a.Question, a.Text) {
					t.Errorf("%s: %q is lost", a.Question, a.Text)
				}
				for _, d := range a.Details {
					inPlace := merged.Answer(a.Question).Detail(d.Field) == d.Value
					if d.Value != b.Detail(d.Field) && !inPlace && !holds(merged, a.Question, d.Label+": "+d.Value) {
						t.Errorf("%s.%s: %q is lost", a.Question, d.Field, d.Value)
					}
				}
				for _, o := range a.Conflicts {
					had := slices.ContainsFunc(b.Conflicts, func(v journal.Version) bool { return v.Text == o.Text })
					if !had && o.Text != b.Text && !holds(merged, a.Question, o.Text) {
						t.Errorf("%s: %q beside it is lost", a.Question, o.Text)
					}
				}
			}
			for _, h := range [][4]string{
				{"title", base.Title, side.Title, merged.Title},
				{"class", base.Class, side.Class, merged.Class},
				{"failure", base.Failure, side.Failure, merged.Failure},
			} {
				if h[2] != h[1] && h[2] != "" && h[2] != h[3] && !holds(merged, journal.HeadingBeside, h[0]+": "+h[2]) {
					t.Errorf("%s: %q is lost", h[0], h[2])
				}
			}
		}
	})
}

func TestMergeWithOneSideUnchangedIsTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, other := anyEntry().Draw(t, "base"), anyEntry().Draw(t, "other")
		for name, merged := range map[string]journal.Entry{
			"theirs": first(journal.Merge(prompts.Shipped(), base, base, other)),
			"ours":   first(journal.Merge(prompts.Shipped(), base, other, base)),
			"both":   first(journal.Merge(prompts.Shipped(), base, other, other)),
		} {
			want := other
			if merged.Rev, want.Rev = 0, 0; !sameWords(merged, want) {
				t.Errorf("%s changed:\n%s", name, cmp.Diff(want, merged))
			}
		}
	})
}

// sameWords is Same, whatever the order of answers no set asks and of tags
// that fold to the same.
func sameWords(a, b journal.Entry) bool {
	tidy := func(e journal.Entry) journal.Entry {
		e.Place, e.Tags = "", nil
		e.Answers = slices.SortedFunc(slices.Values(e.Answers), func(x, y journal.Answer) int {
			return strings.Compare(x.Question, y.Question)
		})
		for i := range e.Answers {
			slices.SortFunc(e.Answers[i].Details, func(x, y journal.Detail) int { return strings.Compare(x.Field, y.Field) })
		}
		return e
	}
	return tidy(a).Same(tidy(b)) && text.Fold(strings.Join(a.Tags, ",")) == text.Fold(strings.Join(b.Tags, ","))
}

func TestMergingAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, ours, theirs := anyEntry().Draw(t, "base"), anyEntry().Draw(t, "ours"), anyEntry().Draw(t, "theirs")
		once, _ := journal.Merge(prompts.Shipped(), base, ours, theirs)
		again, conflicts := journal.Merge(prompts.Shipped(), base, once, theirs)
		if !again.Same(once) || len(conflicts) > 0 {
			t.Errorf("merged again (conflicts %q):\n%s", conflicts, cmp.Diff(once, again))
		}
	})
}

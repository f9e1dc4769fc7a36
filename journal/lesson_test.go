package journal_test

import (
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/prompts"
)

func TestTheLessonIsWhatThePersonSaid(t *testing.T) {
	sentence := strings.Repeat("a long sentence ", 10) + "ends."
	ten := journal.Entry{Set: "ten"}
	for _, tt := range []struct {
		name string
		e    journal.Entry
		want string
	}{
		{"nothing yet", ten, ""},
		{"a short answer, whole", ten.With(prompts.Shipped(), ask("learned"), "Copying looks like working.\nSo ask."), "Copying looks like working. So ask."},
		{"a long one up to its first sentence", ten.With(prompts.Shipped(), ask("learned"), sentence+" And more."), sentence},
		{"no sentence ends inside an abbreviation", ten.With(prompts.Shipped(), ask("learned"), "Use e.g. cards, "+sentence+" More."), "Use e.g. cards, " + sentence},
		{"or inside quotes", ten.With(prompts.Shipped(), ask("learned"), `He said "`+sentence+`" and left. More.`), `He said "` + sentence + `" and left.`},
		{"no sentence ends at all", ten.With(prompts.Shipped(), ask("learned"), strings.Repeat("and so on ", 20)), strings.TrimSpace(strings.Repeat("and so on ", 20))},
		{"the line goes before the answer", ten.With(prompts.Shipped(), ask("learned"), "Long story.").WithDetail(prompts.Shipped(), ask("learned"), field("learned", "lesson"), "Ask first."), "Ask first."},
		{"of a quick entry", journal.Entry{Set: "quick"}.WithDetail(prompts.Shipped(), ask("next-time"), field("next-time", "lesson"), "Ring first."), "Ring first."},
		{"of a win", journal.Entry{Set: "win"}.With(prompts.Shipped(), ask("again"), "Draw it together."), "Draw it together."},
		{"a jot has none", journal.Entry{Title: "Ring"}.With(prompts.Shipped(), ask("learned"), "x"), ""},
	} {
		if got := tt.e.LessonText(prompts.Shipped()); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestTheFailureIsTheFirstSentencesOfWhereItWentWrong(t *testing.T) {
	e := journal.Entry{Set: "ten", Title: "Food webs"}
	if got := e.FailureText(prompts.Shipped()); got != "Food webs" {
		t.Errorf("with a title only: %q", got)
	}
	e = e.With(prompts.Shipped(), ask("goal"), "Explain it.").With(prompts.Shipped(), ask("failing-point"), "One. Two? Three! Four.")
	if got := e.FailureText(prompts.Shipped()); got != "One. Two? Three!" {
		t.Errorf("drafted: %q", got)
	}
	if e.Failure = "In my words."; e.FailureText(prompts.Shipped()) != "In my words." {
		t.Errorf("worded: %q", e.FailureText(prompts.Shipped()))
	}
	wide := journal.Entry{}.With(prompts.Shipped(), ask("goal"), "一。二。三。四。")
	if got := wide.FailureText(prompts.Shipped()); got != "一。二。三。" {
		t.Errorf("without spaces: %q", got)
	}
}

// The card is typed on key by key, and what it says is kept after each.
func TestWordingTheLessonOnTheCardLeavesTheAnswerAlone(t *testing.T) {
	long := strings.Repeat("a long sentence ", 10) + "ends. And more."
	for question, e := range map[string]journal.Entry{
		"learned": journal.Entry{Set: "ten"}.With(prompts.Shipped(), ask("learned"), long),
		"again":   journal.Entry{Set: "win"}.With(prompts.Shipped(), ask("again"), long),
	} {
		drafted := e.LessonText(prompts.Shipped())
		if got := e.WithLesson(prompts.Shipped(), drafted); !got.Same(e) {
			t.Errorf("%s: the drafted lesson made it %+v", question, got)
		}
		for _, text := range []string{"D", "Dr", "Draw", "Draw it. Together", "Draw"} {
			e = e.WithLesson(prompts.Shipped(), text)
			if e.LessonText(prompts.Shipped()) != text || e.Answer(question).Text != long {
				t.Errorf("%s: typed %q, the lesson is %q of %q", question, text, e.LessonText(prompts.Shipped()), e.Answer(question).Text)
			}
		}
		if e = e.WithLesson(prompts.Shipped(), ""); e.LessonText(prompts.Shipped()) != drafted {
			t.Errorf("%s: cleared, the lesson is %q", question, e.LessonText(prompts.Shipped()))
		}
	}
	quick := journal.Entry{Set: "quick"}.WithLesson(prompts.Shipped(), "Ring first.")
	if quick.Answer("next-time").Detail("lesson") != "Ring first." {
		t.Errorf("a quick entry has %+v", quick.Answers)
	}
	if jot := (journal.Entry{Title: "x"}).WithLesson(prompts.Shipped(), "Ask."); len(jot.Answers) != 0 {
		t.Errorf("a jot has %+v", jot.Answers)
	}
}

// A lesson of 140 characters is one to carry; a longer one is cut to its first
// sentence. What counts is characters, not bytes.
func TestALessonIsCutAboveWhatIsEasilyCarried(t *testing.T) {
	fits := "Ask. É" + strings.Repeat("é", 134)
	for said, want := range map[string]string{fits: fits, fits + "é": "Ask."} {
		if got := (journal.Entry{Set: "ten"}).With(prompts.Shipped(), ask("learned"), said).LessonText(prompts.Shipped()); got != want {
			t.Errorf("of %d characters comes %q", len([]rune(said)), got)
		}
	}
}

// An older wording is dated by when it was kept: the first by when the lesson
// was made.
func TestAnOlderWordingIsDatedByWhenItWasKept(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 11, n, 12, 0, 0, 0, time.UTC) }
	l := journal.Lesson{Text: "Ask.", Made: day(2)}.Reword("Ask first.", day(5)).Reword("Ask twice.", day(9))
	if len(l.Versions) != 2 || !l.Versions[0].At.Equal(day(2)) || !l.Versions[1].At.Equal(day(5)) {
		t.Errorf("older wordings are %+v", l.Versions)
	}
}

// Wording that a lesson has already is not kept beside it a second time.
func TestOlderWordingIsKeptOnce(t *testing.T) {
	l := journal.Lesson{Text: "Ask first.", Versions: []journal.Version{{Text: "Ask."}}}
	old := journal.Lesson{Text: "Ask first.", Versions: []journal.Version{{Text: "Ask."}, {Text: "Wait."}}}
	got := l.WithOlder(old).Versions
	if len(got) != 2 || got[0].Text != "Wait." || got[1].Text != "Ask." {
		t.Errorf("kept beside it: %+v", got)
	}
}

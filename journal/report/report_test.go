package report_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/habits"
	"messup/journal/journaltest"
	"messup/journal/report"
	"messup/journal/typeset"
	"messup/prompts"
)

var update = flag.Bool("update", false, "write the golden files anew")

func markdown(d typeset.Doc) string {
	var said strings.Builder
	_ = typeset.Markdown(&said, d) // a Builder takes all
	return said.String()
}

func day(s string) time.Time {
	return time.Date(2025, 11, 3, 9, 0, 0, 0, time.UTC).AddDate(0, 0, int(journaltest.Day(s)-journaltest.Day("2025-11-03")))
}

func light(e journal.Entry, id, words string) journal.Entry {
	e.Answers = append(e.Answers, journal.Answer{Question: id, Ask: strings.ToUpper(id[:1]) + id[1:], Details: []journal.Detail{{Field: id, Value: words}}})
	return e
}

func mess(id, on, title, lesson string) (journal.Entry, journal.Lesson) {
	at := day(on)
	e := journal.Entry{ID: journal.ID(id), Kind: journal.Mess, Set: "ten", SetVersion: 1, Happened: at, Started: at, Finished: at, Title: title, Class: "9B", Failure: title + " went wrong."}
	q := prompts.Ten().Questions[4]
	e = e.WithDetail(prompts.Shipped(), q, q.Fields[0], "wait time")
	q = prompts.Ten().Questions[1]
	e = e.WithDetail(prompts.Shipped(), q, q.Fields[1], "Copying.")
	return e, journal.Lesson{ID: e.ID, Entry: e.ID, Text: lesson, When: "they talk", Basis: "counted", Made: at, State: journal.Carried}
}

// aYear is a school year with a bit of everything, and something from before and after it.
func aYear() journal.Archive {
	var a journal.Archive
	for _, m := range [][4]string{
		{"later", "2026-09-01", "The next year", "Not this one."},
		{"four", "2026-05-04", "The debate", "Give the roles out first."},
		{"three", "2026-02-02", "The map", "One map each."},
		{"two", "2025-12-01", "The <b>lab</b>", "Light it once yourself."},
		{"one", "2025-11-03", "The jigsaw", "Explain it once without the sheet."},
		{"before", "2025-05-05", "The year before", "Not this one."},
	} {
		e, l := mess(m[0], m[1], m[2], m[3])
		a.Entries, a.Lessons = append(a.Entries, e), append(a.Lessons, l)
	}
	a.Entries[4] = light(light(a.Entries[4], "counted", "4 of 19 had all three"), "cost", "a Sunday")
	a.Lessons[4].Answers = []journal.LessonAnswer{
		{Day: journaltest.Day("2025-06-01"), What: journal.Helped}, {Day: journaltest.Day("2026-01-12"), What: journal.Helped}, {Day: journaltest.Day("2026-03-02"), What: journal.Mixed, Line: "the back table waited"},
	}
	a.Lessons[2].State, a.Lessons[2].Answers = journal.Retired, []journal.LessonAnswer{{Day: journaltest.Day("2026-06-01"), What: journal.Retire, Line: "habit now"}}
	win := journal.Entry{ID: "win", Kind: journal.Win, Set: "win", SetVersion: 1, Happened: day("2026-01-20"), Finished: day("2026-01-20"), Title: "The back table argued"}
	win.Answers = []journal.Answer{{Question: "moved", Text: "The back table argued about frogs."}, {Question: "helped", Text: "Cards face down."}}
	heavy, _ := mess("heavy", "2026-01-21", "Heavy", "Never.")
	heavy.Heavy = true
	draft := journal.Entry{ID: "draft", Kind: journal.Mess, Happened: day("2026-01-22"), Title: "Draft"}
	a.Entries = append(a.Entries, win, heavy, draft)
	a.Plans = []journal.Plan{
		{ID: "third", Entry: "one", Chain: "one", Take: 3, When: "they start", Will: "ask one each", By: "9 Sept", LookFor: "four of six", Made: day("2026-02-01")},
		{ID: "one", Entry: "one", Chain: "one", Take: 2, When: "six minutes are over", Will: "turn the cards", Report: journal.Report{Result: journal.Did, Outcome: journal.NotThereYet, How: "2 of 3 groups"}, Answered: journaltest.Day("2025-11-17"), Made: day("2025-11-03")},
		{ID: "gone", Chain: "gone", Take: 1, Will: "stop the quiz", Report: journal.Report{Result: journal.LetGo, Line: "no time"}, Answered: journaltest.Day("2026-04-01")},
	}
	a.Checkins = []journal.Checkin{{ID: "one", Entry: "one", Person: "the ELL teacher", Purpose: "ask", Status: journal.Done, Line: "two cards", Answered: journaltest.Day("2025-11-05")}}
	a.Settings.Important = "That they talk more than I do."
	return a
}

func chosen() habits.Report {
	return habits.Report{
		Failures: []journal.ID{"three", "one", "gone for good"}, Carry: []journal.ID{"one"},
		Lines: habits.Lines{Title: "a science teacher", Counted: "Survey: 3.9 of 5\n\n# of tests: 4", Landed: "The survey stung.", Thanks: "the ELL teacher: thank you for the cards", Unsure: "Whether they copy or think."},
	}
}

func TestTheReportOfAYear(t *testing.T) {
	y, err := date.ParseYear("2025-26")
	if err != nil {
		t.Fatal(err)
	}
	got := markdown(report.Gather(prompts.Shipped(), aYear(), y).Report(chosen()).Doc())
	if *update {
		if err := os.WriteFile("testdata/year.md", []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/year.md")
	if diff := cmp.Diff(string(want), got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	for _, never := range []string{"Heavy", "Draft", "Not this one", "9B", "<b>"} {
		if strings.Contains(strings.ReplaceAll(got, `\<`, ""), never) {
			t.Errorf("it says %q", never)
		}
	}
}

// A year of which little was said has in it what was: lessons that nobody used yet, and people.
// What is of another year is neither told nor offered.
func TestAYearOfWhichLittleWasSaid(t *testing.T) {
	y, _ := date.ParseYear("2025-26")
	e, l := mess("one", "2025-11-03", "The jigsaw", "Explain it once.")
	asked := func(e journal.Entry, n int, said string) journal.Entry {
		return e.With(prompts.Shipped(), prompts.Ten().Questions[n], said)
	}
	e = asked(asked(e, 6, "The ELL teacher, before I planned it. She knew."), 7, "The lab technician.")
	other, _ := mess("two", "2025-11-04", "The map", "")
	other = asked(other, 6, "Nobody.")
	a := journal.Archive{Entries: []journal.Entry{other, e}, Lessons: []journal.Lesson{l}}
	a.Checkins = []journal.Checkin{{ID: "c", Entry: "two", Person: "the librarian", Purpose: "ask", Made: day("2025-11-05")}, {ID: "d", Person: "somebody", Made: day("2026-11-05")}}
	a.Plans = []journal.Plan{{ID: "now", Entry: "one", Chain: "one", Take: 2, Will: "wait", Made: day("2025-11-03")}}
	m := report.Gather(prompts.Shipped(), a, y)
	got := markdown(m.Report(habits.Report{}).Doc())
	for _, words := range []string{"- Not used yet: Explain it once.\n", "- To check in with: the librarian · ask\n", "- To check in with: The lab technician.\n", "- To go to sooner: The ELL teacher, before I planned it: named 1 time\n", "named in three or more entries stands here; none was."} {
		if !strings.Contains(got, words) {
			t.Errorf("it does not say %q:\n%s", words, got)
		}
	}
	if len(m.Forward) != 1 || strings.Contains(got, "somebody") || strings.Contains(got, "Nobody") {
		t.Errorf("%+v\n%s", m.Forward, got)
	}
	y, _ = date.ParseYear("2024-25")
	if m = report.Gather(prompts.Shipped(), a, y); len(m.Forward)+len(m.Unused)+len(m.ToSee) > 0 {
		t.Errorf("the year before has %+v", m)
	}
}

// The headings of a report are these, whatever is in it.
func TestAnEmptyYearHasAllHeadings(t *testing.T) {
	y, _ := date.ParseYear("1999")
	got := markdown(report.Gather(prompts.Shipped(), aYear(), y).Report(habits.Report{}).Doc())
	var headings []string
	for line := range strings.Lines(got) {
		if strings.HasPrefix(line, "#") {
			headings = append(headings, strings.TrimSpace(line))
		}
	}
	want := []string{
		"# Learning report, 1999",
		"## 1. Wins", "### 1a. Small wins", "### 1b. Lessons learned", "## 2. Failures and lessons", "## 3. Tried again",
		"## 4. What kept showing up", "### Signs I saw late", "### Factors", "### Skills to practise", "### Strengths",
		"## 5. Rigorous and human", "### What I saw and counted", "### What about the people (students, colleagues, me)",
		"## 6. People", "## 7. Retired and let go", "## 8. Carrying into next year", "## 9. What I still don't know",
	}
	if diff := cmp.Diff(want, headings); diff != "" {
		t.Error(diff)
	}
}

// Whoever reads every text of a report sees all that a person wrote in it, and what they take
// out is gone.
func TestNothingOfAReportPassesWhoReadsItsTexts(t *testing.T) {
	y, _ := date.ParseYear("2025-26")
	m := report.Gather(prompts.Shipped(), aYear(), y)
	r := m.Report(chosen())
	for _, said := range r.Texts() {
		*said = ""
	}
	r.Tidy()
	empty := report.Report{Year: r.Year, Messes: r.Messes, Moved: r.Moved, TakeTwos: r.TakeTwos, Entries: r.Entries}
	if diff := cmp.Diff(empty.Doc(), r.Doc()); diff != "" {
		t.Errorf("something is left:\n%s", diff)
	}
	if again := m.Report(chosen()); len(again.Wins) == 0 || again.Chains[0].Takes[0] == "" || again.Failures[0].Text == "" {
		t.Error("reading a report changed what it was made of")
	}
}

// A journal of years gives a report of each, and none says what is of another.
func TestACareerInReports(t *testing.T) {
	all := journaltest.Career(400, day("2026-06-01"), 7)
	wins, messes := 0, 0
	for year := 2015; year <= 2026; year++ {
		m := report.Gather(prompts.Shipped(), all, date.SchoolYear(date.NewDay(year, time.September, 1)))
		wins, messes = wins+len(m.Wins), messes+len(m.Failures)
		for _, list := range [][]report.Tally{m.Signs, m.Factors, m.Gaps, m.Strengths} {
			if slices.ContainsFunc(list, func(t report.Tally) bool { return t.Count < 3 || t.Count > m.Messes+m.Moved }) {
				t.Errorf("in %d it says %v", year, list)
			}
		}
	}
	if wins+messes != 400 {
		t.Errorf("there are %d wins and %d messes in them", wins, messes)
	}
}

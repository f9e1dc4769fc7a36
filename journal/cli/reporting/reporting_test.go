package reporting_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/reporting"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/voice"
	"messup/prompts"
	"messup/store/disk"
	"messup/store/storetest"
)

// A person sits at a terminal, with the answers they will give.
type person struct {
	book    *book.Book
	answers []string
	absent  bool // there is no terminal
	saw     strings.Builder
}

func (p *person) Read(context.Context) (*book.Book, error) { return p.book, nil }
func (p *person) Book() (*book.Book, error)                { return p.book, nil }
func (p *person) JSON(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().Bool("json", false, "")
	return cmd
}
func (p *person) Print(_ any, text func()) error   { text(); return nil }
func (p *person) Say(s voice.Phrase, args ...any)  { fmt.Fprintln(&p.saw, voice.Say(s, args...)) }
func (p *person) Note(s voice.Phrase, args ...any) { p.Say(s, args...) }
func (p *person) Prose(words string)               { fmt.Fprintln(&p.saw, words) }
func (p *person) Heading(words string)             { p.Prose(words) }
func (p *person) Rows(t table.Table)               { p.Prose(strings.Join(t.Lines(0), "\n")) }
func (p *person) Terminal() bool                   { return !p.absent }
func (p *person) Done()                            {}
func (p *person) Random() io.Reader {
	return strings.NewReader(strings.Repeat("any order will do", 100))
}
func (p *person) Ask(question string) (string, bool, error) {
	p.Prose(question)
	if p.absent || len(p.answers) == 0 {
		return "", !p.absent, nil
	}
	answer := p.answers[0]
	p.answers = p.answers[1:]
	return answer + "\n", true, nil
}

// asks runs the command, for somebody who gives these answers.
func (p *person) asks(t *testing.T, args []string, answers ...string) (saw string, err error) {
	t.Helper()
	p.answers = answers
	p.saw.Reset()
	cmd := reporting.Report(p)
	cmd.SetArgs(args)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.ExecuteContext(t.Context())
	if len(p.answers) > 0 {
		t.Errorf("nobody asked for %q:\n%s", p.answers, p.saw.String())
	}
	return p.saw.String(), err
}

// aTeacher has a journal of a win, two messes and a heavy one.
func aTeacher(t *testing.T) (p *person, ids []string) {
	t.Helper()
	now := func() time.Time { return time.Date(2026, time.November, 19, 16, 20, 0, 0, time.UTC) }
	random := make([]byte, 1<<12)
	for i := range random {
		random[i] = byte(i * i % 251)
	}
	p = &person{book: book.Open(storetest.NewMemory(), prompts.Shipped(), now, bytes.NewReader(random))}
	for n, words := range []string{"The back table argued", "Jayden copied in 9B. We read Macbeth.", "The map was too small.", "Heavy"} {
		set := prompts.Ten()
		if n == 0 {
			set = prompts.Win()
		}
		e, err := p.book.Entries.New(journal.KindOf(set), set)
		if err != nil {
			t.Fatal(err)
		}
		e.Title, e.Failure, e.Class, e.Heavy = words, words, "9B", n == 3
		e = e.WithLesson(p.book.Sets(), "Lesson "+words)
		if e, _, err = p.book.Entries.Save(t.Context(), journal.Entry{}, p.book.Entries.Finish(e)); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, string(e.ID))
	}
	return p, ids
}

// A report is made in several sittings: what was chosen in one is there in the next.
func TestAReportInSittings(t *testing.T) {
	p, ids := aTeacher(t)
	saw, err := p.asks(t, []string{"--guided"}, "That they talk.", "", "nothing "+ids[0], ids[2]+", "+ids[1][:8], "", "q")
	if err != nil || !strings.Contains(saw, "Step 5 of 10") || strings.Contains(saw, "Heavy") || !strings.Contains(saw, "--guided` goes on") {
		t.Errorf("%v\n%s", err, saw)
	}
	if saw, err = p.asks(t, []string{"2026-27", "--guided"}, "", "", "", "", "Survey: 3.9 of 5", "-", ids[1], "my colleague next door", "", "a science teacher"); err != nil {
		t.Errorf("%v\n%s", err, saw)
	}
	saw, err = p.asks(t, []string{"-o", "-"})
	at := func(words string) int { return strings.Index(saw, words) }
	if err != nil || at("# Learning report: a science teacher, 2026-27") < 0 || at("That they talk.") < 0 || at("The map was") < 0 || at("The map was") > at("Jayden copied") || at("- Survey: 3.9 of 5") < 0 || at("To thank: my colleague") < 0 {
		t.Errorf("%v\n%s", err, saw)
	}
	if saw, err = p.asks(t, []string{"--failures", "", "--important", ""}); err != nil || strings.Contains(saw, "That they talk.") || !strings.Contains(saw, "a science teacher") {
		t.Errorf("%v\n%s", err, saw)
	}
	if _, err = p.asks(t, []string{"--failures", "zzz"}); !errors.Is(err, journal.ErrNotFound) {
		t.Error(err)
	}
	if _, err = p.asks(t, []string{"--carry", strings.Join(ids, ",")}); err == nil {
		t.Error("four things are carried, or one that is heavy")
	}
}

// In a sitting one goes back by a letter, over the steps that had nothing to ask, and a key that
// types nothing answers nothing.
func TestASittingGoesBack(t *testing.T) {
	p, _ := aTeacher(t)
	saw, err := p.asks(t, []string{"--guided"}, "b", "That they talk.", "", "b", "b", "\x1b", "That I wait.", "", "", "Survey: 3 of 5", "b", "-", "q")
	if err != nil || strings.Count(saw, "Step 1 of 10") != 3 || strings.Count(saw, "Step 5 of 10") != 2 || strings.Contains(saw, "Survey: 3 of 5\n"+"Survey") {
		t.Errorf("%v\n%s", err, saw)
	}
	if saw, err = p.asks(t, []string{"-o", "-"}); err != nil || !strings.Contains(saw, "That I wait.") || strings.Contains(saw, "Survey") {
		t.Errorf("%v\n%s", err, saw)
	}
}

// Before others may read it each sentence that may point at somebody is asked about, and what
// nobody wants to keep is dropped.
func TestAReportForOthers(t *testing.T) {
	p, ids := aTeacher(t)
	file := filepath.Join(t.TempDir(), "report.md")
	choose := []string{"--failures", ids[1], "--carry", ids[2], "--redact", "-o", file}
	for name, answers := range map[string][]string{
		"stopped": {"q"}, "not sure in the end": {"", "", "no"}, "nobody there": nil,
	} {
		p, _ = aTeacher(t)
		if p.absent = answers == nil; p.absent {
			answers = []string{}
		}
		_, err := p.asks(t, choose, answers...)
		if _, there := os.Stat(file); there == nil || err == nil && name != "not sure in the end" {
			t.Errorf("%s: %v, and it is there: %v", name, err, there == nil)
		}
	}
	p.absent = false
	for saw := ""; !strings.Contains(saw, "1 of 2"); { // from the beginning, over what was decided
		saw, _ = p.asks(t, choose, "b", "q")
	}
	saw, err := p.asks(t, choose, "c", "@K copied in 8A.", "k", "", "yes")
	said, readErr := os.ReadFile(file)
	info, _ := os.Stat(file)
	if err != nil || readErr != nil || disk.HasModes && info.Mode().Perm() != 0o600 {
		t.Fatalf("%v %v %v\n%s", err, readErr, info, saw)
	}
	for _, never := range []string{"Jayden", "9B", "8A", "@K", "Written for yourself"} {
		if strings.Contains(string(said), never) {
			t.Errorf("it says %q:\n%s", never, said)
		}
	}
	for _, words := range []string{"We read Macbeth.", "Lesson: A student copied in a grade 7–8 class.", "The map was too small"} {
		if !strings.Contains(string(said), words) {
			t.Errorf("it does not say %q:\n%s\n%s", words, said, saw)
		}
	}
	if !strings.Contains(saw, "1 of 2") || !strings.Contains(saw, "know this was about them?") {
		t.Error(saw)
	}
	var hinted *usage.HintedError
	if _, err := p.asks(t, []string{"-o", file}); !errors.As(err, &hinted) || !strings.Contains(hinted.Hint, "--replace") {
		t.Errorf("a file was written over, or it is not said how: %v", err)
	}
}

// What was decided is kept when somebody stops, taken back by a letter, and gone once it is written.
func TestWhatWasDecidedIsKept(t *testing.T) {
	p, ids := aTeacher(t)
	file := filepath.Join(t.TempDir(), "report.md")
	choose := []string{"--failures", ids[1] + "," + ids[2], "--redact", "-o", file}
	if saw, err := p.asks(t, choose, "x", "b", "f", "q"); err == nil || !strings.Contains(err.Error(), "is kept") || !strings.Contains(saw, "none of the letters") || !strings.Contains(saw, "nothing to go back to") {
		t.Errorf("%v\n%s", err, saw)
	}
	if saw, err := p.asks(t, nil); err != nil || !strings.Contains(saw, "1 decision was made so far") {
		t.Errorf("%v\n%s", err, saw)
	}
	// what is fine here is said, and so is every sentence that will be written
	saw, err := p.asks(t, choose, "k", "no")
	for _, words := range []string{"1 decision was made already", "Fine in this report, as you said: ", "Jayden", "this will be written:\n", "\nLesson Jayden copied in a grade 9–10 class."} {
		if err != nil || !strings.Contains(saw, words) {
			t.Errorf("it does not say %q, %v:\n%s", words, err, saw)
		}
	}
	// and what falls out
	saw, err = p.asks(t, choose, "b", "", "no")
	if err != nil || strings.Contains(saw, "\nJayden copied in a grade 9–10 class.\nWe") || strings.Contains(saw, "Left out") {
		t.Errorf("%v\n%s", err, saw)
	}
	if saw, err = p.asks(t, []string{"--failures", ids[2], "--important", "", "--redact", "-o", file}, "yes"); err != nil || strings.Contains(saw, "Left out") {
		t.Errorf("%v\n%s", err, saw)
	}
	if h, err := p.book.Habits(t.Context()); err != nil || len(h.Reports["2026-27"].Read) > 0 {
		t.Errorf("after it was written: %+v, %v", h.Reports, err)
	}
}

// A failure of which nothing is left is named before it is written.
func TestAFailureThatFallsOutIsNamed(t *testing.T) {
	p, ids := aTeacher(t)
	id := journal.ID(ids[2])
	e, err := p.book.Entries.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	changed := e
	changed.Title, changed.Failure = "The map", "Jayden had no map."
	if _, _, err := p.book.Entries.Save(t.Context(), e, changed); err != nil {
		t.Fatal(err)
	}
	saw, err := p.asks(t, []string{"--failures", ids[2], "--redact", "-o", filepath.Join(t.TempDir(), "x.md")}, "", "", "no")
	if err != nil || !strings.Contains(saw, "Left out, since nothing is left of what failed: The map") {
		t.Errorf("%v\n%s", err, saw)
	}
}

// What is no bundle is told and left out, and of nobody it is said whose anything is.
func TestTheBundlesOfAFolder(t *testing.T) {
	p, _ := aTeacher(t)
	folder := t.TempDir()
	item := `{"messup_bundle":1,"byline":"%s","term":"","items":[{"share_id":"%s","type":"failure","text":"%s","lesson":"Wait.","basis":"","since":"","when":"","area":"pace","mark":""}]}`
	for name, said := range map[string]string{
		"a.json": fmt.Sprintf(item, "Ana", "x1", "I talked too long."), "b": fmt.Sprintf(item, "", "x2", "The bell came first."),
		"cut.json": "{", "notes.txt": "nothing", "README": "nothing", "later.json": strings.Replace(fmt.Sprintf(item, "", "x3", "No."), ":1,", ":9,", 1),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(said), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(folder, "a.json"), filepath.Join(folder, "link.json")); err != nil {
		t.Skip(err)
	}
	saw, err := p.asks(t, []string{"2025-26", "--merge", folder, "--title", "Grade 9"})
	for _, words := range []string{"Left out: cut.json", "Left out: later.json", "Left out: link.json", "Only 2 people", "# Learning report: Grade 9, 2025-26", "I talked too long.", "The bell came first."} {
		if !strings.Contains(saw, words) {
			t.Errorf("it does not say %q", words)
		}
	}
	if err != nil || strings.Contains(saw, "Ana") || strings.Contains(saw, "notes.txt") || strings.Contains(saw, "README") {
		t.Errorf("%v\n%s", err, saw)
	}
	if _, err := p.asks(t, []string{"--merge", filepath.Join(folder, "a.json")}); err == nil || !strings.Contains(err.Error(), "takes the folder") {
		t.Error(err)
	}
	for _, bad := range [][]string{{"--merge", t.TempDir()}, {"--merge", filepath.Join(folder, "none")}, {"--merge", folder, "--redact"}, {"next year"}, {"--redact"}, {"--json", "-o", "x"}} {
		if _, err := p.asks(t, bad); err == nil {
			t.Errorf("%q was done", bad)
		}
	}
	if h, err := p.book.Habits(t.Context()); err != nil || len(h.Reports) > 0 {
		t.Errorf("merging kept %v, %v", slices.Collect(func(yield func(string) bool) {
			for y := range h.Reports {
				yield(y)
			}
		}), err)
	}
}

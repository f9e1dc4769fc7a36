package picturing_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/picturing"
	"messup/journal/cli/usage"
	"messup/journal/draw"
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
func (p *person) Say(s voice.Phrase, args ...any)          { fmt.Fprintln(&p.saw, voice.Say(s, args...)) }
func (p *person) Prose(words string)                       { fmt.Fprintln(&p.saw, words) }
func (p *person) Measure() int                             { return 0 }
func (p *person) Pen() draw.Pen                            { return draw.Plain(draw.Drawn()) }
func (p *person) Terminal() bool                           { return !p.absent }
func (p *person) Done()                                    {}
func (p *person) CompleteEntries() cobra.CompletionFunc    { return nil }
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
	cmd := picturing.Card(p)
	cmd.SetArgs(args)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.ExecuteContext(t.Context())
	if len(p.answers) > 0 {
		t.Errorf("nobody asked for %q:\n%s", p.answers, p.saw.String())
	}
	return p.saw.String(), err
}

func aTeacher(t *testing.T, failure, lesson string) (p *person, id string) {
	t.Helper()
	now := func() time.Time { return time.Date(2026, time.November, 19, 16, 20, 0, 0, time.UTC) }
	p = &person{book: book.Open(storetest.NewMemory(), prompts.Shipped(), now, bytes.NewReader([]byte(strings.Repeat("a few random bytes", 100))))}
	e, err := p.book.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		t.Fatal(err)
	}
	e.Title, e.Failure, e.Class = "The poem fell flat", failure, "9B science"
	e = e.WithLesson(p.book.Sets(), lesson)
	if e, _, err = p.book.Entries.Save(t.Context(), journal.Entry{}, p.book.Entries.Finish(e)); err != nil {
		t.Fatal(err)
	}
	return p, string(e.ID)
}

// Each sentence that may point at somebody is asked about before a card is written, and what is
// dropped is not on it; the card is seen before it is.
func TestACardIsReadBeforeItIsWritten(t *testing.T) {
	p, id := aTeacher(t, "Jayden copied the cards. We read Macbeth in 9B. Nobody spoke.", "Have them explain it once.")
	path := filepath.Join(t.TempDir(), "card.svg")
	saw, err := p.asks(t, []string{id, "-o", path}, "x", "", "k", "y")
	file, readErr := os.ReadFile(path)
	if err != nil || readErr != nil || !strings.Contains(saw, "a name?") || !strings.Contains(saw, "none of the letters") || !strings.Contains(saw, "│  Jayden copied") {
		t.Fatalf("%v %v\n%s", err, readErr, saw)
	}
	for _, gone := range []string{"Jayden", "in 9B", "poem"} {
		if bytes.Contains(file, []byte(gone)) {
			t.Errorf("the picture has %q:\n%s", gone, file)
		}
	}
	if !bytes.Contains(file, []byte("Nobody spoke.")) || !bytes.Contains(file, []byte("Have them explain it once.")) {
		t.Errorf("the picture is\n%s", file)
	}
	if info, err := os.Stat(path); err != nil || disk.HasModes && info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
}

// Whoever stops, or says no, has written nothing; nor has anybody without a terminal.
func TestNothingIsWrittenUnread(t *testing.T) {
	p, id := aTeacher(t, "Jayden copied the cards.", "Have them explain it once.")
	path := filepath.Join(t.TempDir(), "card.svg")
	if saw, err := p.asks(t, []string{id, "-o", path}, "q"); err == nil {
		t.Error(saw)
	}
	if saw, err := p.asks(t, []string{id, "-o", path}, "c", "Grace copied.", "b", "f", "n"); err != nil || !strings.Contains(saw, "Nothing was written.") || !strings.Contains(saw, "Grace copied.") {
		t.Errorf("%v\n%s", err, saw)
	}
	p.absent = true
	var misused *usage.Error
	if saw, err := p.asks(t, []string{id, "-o", path}); !errors.As(err, &misused) || !strings.Contains(misused.Hint, "--as-is") {
		t.Errorf("%v\n%s", err, saw)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("something was written")
	}
	if saw, err := p.asks(t, []string{id, "-o", path, "--as-is"}); err != nil {
		t.Errorf("%v\n%s", err, saw)
	}
	if file, err := os.ReadFile(path); err != nil || !bytes.Contains(file, []byte("Jayden copied the cards.")) {
		t.Errorf("%v\n%s", err, file)
	}
}

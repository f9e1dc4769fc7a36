package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"messup/journal/book"
	"messup/journal/cli"
	"messup/prompts"
)

// A set of one's own is asked, listed, exported and taken in like any other.
func TestASetOfOnesOwnInTheShell(t *testing.T) {
	walk := prompts.Set{ID: "walk", Version: 3, Name: "The walk", About: "One question.", Credit: "Mine.", Makes: prompts.Mess, Questions: []prompts.Question{
		{ID: "took", Ask: "What do you take from it?", Hint: "One line.", Feeds: prompts.Lesson},
	}}
	sets := prompts.NewLibrary(prompts.Ten(), walk)
	run := func(h *home, args ...string) string {
		var out, errs bytes.Buffer
		w := h.world(&out, &errs, args...)
		w.Sets, w.InTerminal, w.OutTerminal = &sets, true, true
		w.Screens = func(_ context.Context, _ *book.Book, s cli.Start) error {
			_, err := fmt.Fprintln(&out, "begins", s.Set)
			return err
		}
		if code := cli.Main(w); code != 0 {
			t.Fatalf("messup %s: exit code %d: %s", strings.Join(args, " "), code, &errs)
		}
		return out.String()
	}
	h := newHome(t)
	if got := run(h, "write", "--set", "walk"); got != "begins walk\n" {
		t.Errorf("write: %s", got)
	}
	if got := run(h, "write", "--help"); !strings.Contains(got, "ten or walk") {
		t.Errorf("help does not name it:\n%s", got)
	}
	if got := run(h, "questions", "walk"); !strings.Contains(got, "What do you take from it?") {
		t.Errorf("its questions are:\n%s", got)
	}
	foreign := filepath.Join(t.TempDir(), "foreign.json")
	text := `{"app": "messup", "entries": [{"title": "Rain", "happened": "2026-11-19T14:10:00Z", "answers": [{"id": "took", "text": "Take a coat."}]}]}`
	if err := os.WriteFile(foreign, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	run(h, "import", foreign)
	if got := run(h, "lessons"); !strings.Contains(got, "Take a coat.") {
		t.Errorf("the lesson was not drawn:\n%s", got)
	}
	whole := run(h, "export")
	for _, want := range []string{`"set": "walk"`, `"set_version": 3`, `"ask": "What do you take from it?"`} {
		if !strings.Contains(whole, want) {
			t.Errorf("the export lacks %s:\n%s", want, whole)
		}
	}
	file := filepath.Join(t.TempDir(), "whole.json")
	if err := os.WriteFile(file, []byte(whole), 0o600); err != nil {
		t.Fatal(err)
	}
	other := newHome(t)
	run(other, "import", file)
	if got := run(other, "export"); got != whole {
		t.Errorf("taken in and exported again it is another:\n%s", got)
	}
}

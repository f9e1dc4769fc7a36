package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"messup/journal"
	"messup/journal/cli"
	"messup/journal/date"
	"messup/journal/exchange"
	"messup/journal/record"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
	"messup/store"
)

// home is a folder for a journal, and a clock.
type home struct {
	t    *testing.T
	path string
	runs int
}

func newHome(t *testing.T) *home {
	t.Helper()
	return &home{t: t, path: filepath.Join(t.TempDir(), "journal.db")}
}

func (h *home) now() time.Time { return time.Date(2026, 11, 19, 9, 0, h.runs, 0, time.UTC) }

// world is that of one more run with these arguments.
func (h *home) world(out, errs io.Writer, args ...string) cli.World {
	h.runs++
	return cli.World{
		Work: 1,
		Args: append([]string{"--journal", h.path}, args...), In: strings.NewReader(""), Out: out, Err: errs,
		Env: func(string) string { return "" }, Now: h.now, Rand: &ids{run: h.runs}, OS: "linux", Version: "1.2.3",
	}
}

// run runs messup and returns what it printed.
func (h *home) run(args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	code = started(h.world(&o, &e, args...))
	return o.String(), e.String(), code
}

// given runs messup with something on its standard input.
func (h *home) given(in string, args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	w := h.world(&o, &e, args...)
	w.In = strings.NewReader(in)
	code = started(w)
	return o.String(), e.String(), code
}

// started runs messup, and leaves the language as it was: another test may ask what is said.
func started(w cli.World) int {
	defer voice.Speak(voice.Spoken())
	return cli.Main(w)
}

// Whatever a run speaks, the next test has the language it began with.
func TestARunLeavesTheLanguage(t *testing.T) {
	if said := newHome(t).must("--lang", "fr", "version", "--help"); !strings.Contains(said, "Utilisation") {
		t.Errorf("in French it says %q", said)
	}
	if _, _, code := newHome(t).given("le cours", "--lang", "fr", "jot"); code != 0 || voice.Spoken() != voice.English {
		t.Errorf("code %d, and from then on it speaks %s", code, voice.Spoken())
	}
}

// must runs messup and wants it to end well.
func (h *home) must(args ...string) string {
	h.t.Helper()
	out, errs, code := h.run(args...)
	if code != 0 {
		h.t.Fatalf("messup %s: exit code %d: %s", strings.Join(args, " "), code, errs)
	}
	return out
}

// file is the journal as another program sees it.
func (h *home) file() *store.File {
	return store.New(store.Config{Path: h.path, Now: h.now, Rand: &ids{run: 1000}, Reindex: record.Reindexing(prompts.Shipped()), Marked: record.Marking()})
}

const hostile = "X\x1b[31m\x1b]0;t\x07\u009b2J\u202e\u2066\u0085\r\b\x00\x7f\u2028\u061c\U000E0041"

// An older program or another hand may have put anything into the file. None
// of it reaches a terminal or a pipe.
func TestNothingHostileIsPrinted(t *testing.T) {
	h := newHome(t)
	h.must("jot", "hello")
	h.putHostile()
	for _, args := range []string{
		"list", "list X", "list --json", "show e", "show --json e", "lessons", "lessons --json", "show l", "trash", "trash --json",
		"export", "export --format jsonl", "export X", "rm e1", "untrash e1", "untrash --json e2", "rm --json e2",
		"__complete show ", "__complete untrash ", "__complete list class:", "__complete list tag:", "show zzz", "check", "check --json",
	} {
		out, errs, code := h.run(strings.Split(args, " ")...)
		if args != "show zzz" && code != 0 {
			t.Errorf("messup %s ended with %d: %s", args, code, errs)
		}
		for name, words := range map[string]string{"output": out, "errors": errs} {
			if clean := text.Clean(words); clean != words {
				t.Errorf("messup %s: %s: %q", args, name, words)
			}
		}
		if strings.HasPrefix(args, "list") && !strings.Contains(out, "X") {
			t.Errorf("messup %s printed nothing of the entry: %s", args, out)
		}
	}
}

// putHostile puts records into the file as no messup would.
func (h *home) putHostile() {
	h.t.Helper()
	at := h.now()
	entry := journal.Entry{
		ID: "e1", Kind: journal.EntryKind(hostile), Set: hostile, Happened: at, Title: hostile, Class: hostile, Tags: []string{hostile},
		Answers: []journal.Answer{{Question: "goal", Ask: hostile, Text: hostile,
			Details: []journal.Detail{{Field: hostile, Label: hostile, Value: hostile}}, Conflicts: []journal.Version{{Text: hostile, At: at}}}},
	}
	lesson := journal.Lesson{ID: "l1", Text: hostile, When: hostile, Area: hostile, Basis: hostile, Made: at}
	thrown := entry
	thrown.ID = "e2"
	records := map[journal.Kind]any{journal.Entries: entry, journal.Lessons: lesson,
		journal.Trash: journal.Trashed{Title: hostile, Class: hostile, Deleted: at, Entry: &thrown}}
	err := h.file().Update(context.Background(), func(tx record.Tx) error {
		for kind, v := range records {
			data, err := json.Marshal(v)
			if err != nil {
				return err
			}
			id := map[journal.Kind]journal.ID{journal.Entries: "e1", journal.Lessons: "l1", journal.Trash: "e2"}[kind]
			if err := tx.Put(record.Record{Kind: kind, ID: id, Rev: 1, At: at, Data: data, Line: []byte("-")}); err != nil {
				return err
			}
		}
		return record.Reindexing(prompts.Shipped())(tx)
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// While another window holds the journal, a jot waits in the inbox, and the
// next start files it once.
func TestJotWhileTheJournalIsBusy(t *testing.T) {
	t.Parallel() // it waits for seconds
	h := newHome(t)
	h.must("jot", "first")
	held, done := make(chan struct{}), make(chan error)
	release := make(chan struct{})
	go func() {
		done <- h.file().Update(context.Background(), func(record.Tx) error {
			close(held)
			<-release
			return nil
		})
	}()
	<-held
	out, errs, code := h.run("jot", "second")
	if want := "Kept, to be filed: "; code != 0 || !strings.HasPrefix(out, want) || !strings.HasSuffix(out, "  second\n") {
		t.Errorf("exit code %d, said %q", code, out)
	}
	for _, want := range []string{"busy in another window", "Your words are kept in " + filepath.Join(filepath.Dir(h.path), "inbox")} {
		if !strings.Contains(errs, want) {
			t.Errorf("without %q: %s", want, errs)
		}
	}
	if _, errs, code := h.run("list"); code != 11 || !strings.Contains(errs, "busy in another window") {
		t.Errorf("list of a busy journal: exit code %d, %s", code, errs)
	}
	close(release)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	out, errs, code = h.run("list")
	if code != 0 || errs != "Filed from the inbox: 1 note.\n" || strings.Count(out, "second") != 1 {
		t.Errorf("exit code %d, %q, list:\n%s", code, errs, out)
	}
	if out, errs, _ := h.run("list"); errs != "" || strings.Count(out, "second") != 1 {
		t.Errorf("a second start: %q, list:\n%s", errs, out)
	}
}

// broken is a pipe or a disk that takes nothing.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

// Words on the command line keep their accents, whatever the terminal writes, and how they were read is said.
func TestWordsOfACommandLineThatAreNoUTF8(t *testing.T) {
	h := newHome(t)
	h.must("jot", "first")
	out, errs, code := h.run("jot", "--class", "\xe9l", "r\xe9sum\xe9")
	if code != 0 || !strings.Contains(out, "\u00e9l") || !strings.Contains(out, "r\u00e9sum\u00e9") || errs != "It is no UTF-8, and was read as Windows-1252.\n" {
		t.Errorf("%d: %q, %q", code, out, errs)
	}
	if _, errs, _ := h.run("jot", "--quiet", "r\xe9sum\xe9"); errs != "" {
		t.Errorf("who asked for quiet is told %q", errs)
	}
}

// Of words whose pipe breaks what came is given back, and that it broke is told once.
func TestAPipeThatBreaksGivesBackWhatCame(t *testing.T) {
	h := newHome(t)
	for _, args := range [][]string{{"jot"}, {"heard", "-"}} {
		var errs bytes.Buffer
		w := h.world(io.Discard, &errs, args...)
		w.In = io.MultiReader(strings.NewReader("the lab ran over\n"), iotest.ErrReader(errors.New("the pipe broke")))
		if code := started(w); code != 1 || strings.Count(errs.String(), "the lab ran over") != 1 || strings.Count(errs.String(), "the pipe broke") != 1 {
			t.Errorf("messup %v: %d, %s", args, code, &errs)
		}
	}
}

// A reader that has read enough is no fault; a disk that is full is one.
func TestOutputThatEndsEarly(t *testing.T) {
	h := newHome(t)
	var many strings.Builder // more than one buffer holds
	for i := range 300 {
		fmt.Fprintf(&many, `{"title": "note %d", "happened": "2026-11-19T14:10:00Z"}`, i)
	}
	file := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(file, []byte(many.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	h.must("import", file)
	var errs bytes.Buffer
	for _, command := range []string{"list", "export", "where"} {
		if code := cli.Main(h.world(broken{syscall.EPIPE}, &errs, command)); code != 0 || errs.Len() > 0 {
			t.Errorf("messup %s | true: exit code %d, %s", command, code, &errs)
		}
		if code := cli.Main(h.world(broken{errors.New("no room")}, &errs, command)); code == 0 || !strings.HasSuffix(errs.String(), "no room\n") {
			t.Errorf("messup %s on a full disk: exit code %d, %s", command, code, &errs)
		}
		errs.Reset()
	}
}

// Every command explains itself, in the tone of the rest.
func TestEveryCommandHasHelp(t *testing.T) {
	h := newHome(t)
	help := h.must("--help")
	for _, name := range []string{
		"jot", "write", "edit", "questions", "list", "show", "lessons", "rm", "trash", "untrash", "export", "import",
		"check", "backup", "backups", "restore", "where", "version", "completion",
	} {
		if !strings.Contains(help, "\n  "+name+" ") {
			t.Errorf("messup --help does not name %s", name)
		}
		text := h.must(name, "--help")
		if !strings.Contains(text, "messup "+name) {
			t.Errorf("messup %s --help does not say how it is written:\n%s", name, text)
		}
		if name != "completion" && strings.ContainsAny(text, "!") { // that one is cobra's, and shell has them
			t.Errorf("messup %s --help exclaims:\n%s", name, text)
		}
	}
}

// Words rescued from a page come back as a change to what is there: twice the
// same, longer each time, is one entry, and what the journal got meanwhile is
// kept beside.
func TestInboxLosesNothing(t *testing.T) {
	h := newHome(t)
	h.must("import", "testdata/book.json")
	for _, text := range []string{"Half were copying", "Half were copying the answers.", "Half were copying the answers."} {
		var words bytes.Buffer
		e := journal.Entry{ID: "labtable000000000000000000", Rev: 2, Kind: journal.Mess, Set: "ten", SetVersion: 1, Happened: h.now(),
			Title: "Lab stations", Answers: []journal.Answer{{Question: "failing-point", Ask: "At what point did I start failing?", Text: text}}}
		if err := exchange.WriteJSONL(&words, exchange.Of(journal.Archive{Entries: []journal.Entry{e}})); err != nil {
			t.Fatal(err)
		}
		if _, err := h.file().PutInbox(context.Background(), words.Bytes()); err != nil {
			t.Fatal(err)
		}
		h.runs++
	}
	if _, errs, code := h.run("list"); code != 0 || errs != "Filed from the inbox: 3 notes.\n" {
		t.Errorf("exit code %d, %s", code, errs)
	}
	out := h.must("show", "lab")
	for _, want := range []string{"Half were copying the answers.\n", "Half were copying the table from the next bench.\n"} {
		if strings.Count(out, want) != 1 {
			t.Errorf("not once there: %s in:\n%s", want, out)
		}
	}
	if n := strings.Count(h.must("list"), "Lab stations"); n != 1 {
		t.Errorf("%d entries were made of it", n)
	}
}

// A plan rescued from a page is the newest wording of it, and is filed however
// long it waited: its day may be over by then.
func TestInboxTakesPlansWhoseDayIsOver(t *testing.T) {
	h := newHome(t)
	h.must("import", "testdata/book.json")
	for _, will := range []string{"turn cards over", "turn cards face down"} {
		var words bytes.Buffer
		day := date.DayOf(h.now()) - 3
		p := journal.Plan{ID: "rescued", Rev: 1, Chain: "rescued", Take: 1, Will: will, By: day.String(), Day: day, Made: h.now()}
		if err := exchange.WriteJSONL(&words, exchange.Of(journal.Archive{OfEntries: journal.OfEntries{Plans: []journal.Plan{p}}})); err != nil {
			t.Fatal(err)
		}
		if _, err := h.file().PutInbox(context.Background(), words.Bytes()); err != nil {
			t.Fatal(err)
		}
		if out, errs, code := h.run("plans"); code != 0 || strings.Count(out, will) != 1 || strings.Count(out, "\n") != 1 {
			t.Errorf("exit code %d, %s, plans:\n%s", code, errs, out)
		}
	}
}

package takeout_test

import (
	"archive/zip"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/calendar"
	"messup/journal/cli/takeout"
	"messup/journal/date"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/prompts"
	"messup/store/disk"
	"messup/store/storetest"
)

// someTaker has a journal of two jots, one of them heavy, and a home of its own.
func someTaker(t *testing.T) (takeout.Taker, []journal.Entry) {
	t.Helper()
	now := func() time.Time { return time.Date(2026, time.November, 19, 16, 20, 0, 0, time.UTC) }
	b := book.Open(storetest.NewMemory(), prompts.Shipped(), now, strings.NewReader(strings.Repeat("a few random bytes, ", 100)))
	var kept []journal.Entry
	for _, words := range []string{"The lab ran over", "The talk in the corridor"} {
		e, err := b.Entries.Jot(t.Context(), words)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, e)
	}
	heavy := kept[1]
	heavy.Heavy = true
	if _, _, err := b.Entries.Save(t.Context(), kept[1], heavy); err != nil {
		t.Fatal(err)
	}
	return takeout.Taker{Book: b, Home: t.TempDir()}, kept
}

// Each form there is of anything can be written, without what is heavy, to be read by
// its owner alone.
func TestEveryFormIsWritten(t *testing.T) {
	taker, kept := someTaker(t)
	for _, of := range []page.TakeOut{{}, {Query: "lab"}, {Entry: kept[0].ID}} {
		for _, f := range taker.Forms(of) {
			if f.Name == calendar.Name { // which has no words: see below
				continue
			}
			k := page.Taking{Of: of, Form: f.Name}
			k.Path = taker.Propose(k)
			begins, err := taker.Preview(t.Context(), k, 60)
			if shown := strings.Join(begins, "\n"); err != nil || !strings.Contains(shown, "The lab ran over") || strings.Contains(shown, "corridor") {
				t.Errorf("%+v is shown as %q, %v", k, shown, err)
			}
			said, ask, err := taker.Write(t.Context(), k)
			whole := filepath.Join(taker.Home, filepath.Base(k.Path))
			path := whole
			if all, _ := filepath.Glob(filepath.Join(whole, "*.md")); len(all) == 1 {
				path = all[0]
			}
			words, readErr := os.ReadFile(path)
			info, statErr := os.Stat(path)
			if z, zipErr := zip.OpenReader(path); zipErr == nil {
				words, readErr = fs.ReadFile(z, "Journal.json")
				zipErr = z.Close()
				statErr = errors.Join(statErr, zipErr)
			}
			if err != nil || readErr != nil || statErr != nil || ask != "" || !strings.HasPrefix(k.Path, "~") || !strings.Contains(said, whole) {
				t.Fatalf("%+v: %q %q %v %v %v", k, said, ask, err, readErr, statErr)
			}
			if !strings.Contains(string(words), "The lab ran over") || strings.Contains(string(words), "corridor") || disk.HasModes && info.Mode().Perm() != 0o600 {
				t.Errorf("%+v, %v:\n%s", k, info.Mode(), words)
			}
			if err := os.RemoveAll(whole); err != nil {
				t.Fatal(err)
			}
		}
	}
	k := page.Taking{Form: "json", Path: "~/all", Heavy: true}
	if _, _, err := taker.Write(t.Context(), k); err != nil {
		t.Fatal(err)
	}
	if words, err := os.ReadFile(filepath.Join(taker.Home, "all")); err != nil || !strings.Contains(string(words), "corridor") {
		t.Errorf("asked for, what is heavy is not there: %v\n%s", err, words)
	}
}

// A calendar of everything has what has a day, and not a word; of a part there is none.
func TestACalendarIsTakenOut(t *testing.T) {
	taker, _ := someTaker(t)
	k := page.Taking{Form: calendar.Name, Path: "~/some.ics"}
	if _, _, err := taker.Write(t.Context(), k); !errors.Is(err, calendar.ErrNothing) {
		t.Errorf("without a day it is %v", err)
	}
	plan, err := taker.Book.Plans.New()
	if err != nil {
		t.Fatal(err)
	}
	plan.Will, plan.Day = "turn cards face down", date.NewDay(2026, time.November, 20)
	if _, err := taker.Book.Plans.Save(t.Context(), journal.Plan{}, plan); err != nil {
		t.Fatal(err)
	}
	said, _, err := taker.Write(t.Context(), k)
	words, readErr := os.ReadFile(filepath.Join(taker.Home, "some.ics"))
	if err != nil || readErr != nil || !strings.Contains(said, "the calendar") || !strings.Contains(string(words), "VALUE=DATE:20261120") || strings.Contains(string(words), "cards") {
		t.Errorf("%q, %v, %v:\n%s", said, err, readErr, words)
	}
	for _, of := range []page.TakeOut{{}, {Query: "lab"}} {
		offered := slices.ContainsFunc(taker.Forms(of), func(f page.Form) bool { return f.Name == calendar.Name })
		if offered != (of.Query == "") {
			t.Errorf("of %+v one is offered: %t", of, offered)
		}
	}
}

// What a page says of a file is what the file then has.
func TestWhatIsSaidIsWhatGoes(t *testing.T) {
	taker, kept := someTaker(t)
	for _, c := range []struct {
		of    page.TakeOut
		heavy bool
		want  page.Held
	}{
		{page.TakeOut{}, false, page.Held{Said: "1 entry and 0 lessons. Marked heavy, and left out: 1 entry.", Heavy: 1}},
		{page.TakeOut{}, true, page.Held{Said: "2 entries and 0 lessons. Marked heavy, and among them: 1 entry.", Heavy: 1}},
		{page.TakeOut{Query: "lab"}, false, page.Held{Said: "1 entry and 0 lessons."}},
		{page.TakeOut{Query: "frog"}, false, page.Held{Said: "0 entries and 0 lessons.", None: true}},
		{page.TakeOut{Entry: kept[1].ID}, false, page.Held{Said: "0 entries and 0 lessons. Marked heavy, and left out: 1 entry.", Heavy: 1, None: true}},
	} {
		got, err := taker.Holds(t.Context(), c.of, c.heavy)
		if err != nil || got != c.want {
			t.Errorf("%+v: %+v, %v", c.of, got, err)
		}
		q, err := search.ParseQuery(c.of.Query, prompts.Shipped(), taker.Book.Now())
		if err != nil {
			t.Fatal(err)
		}
		var all journal.Archive
		err = taker.Book.Archive.Out(t.Context(), q, c.heavy, func(o *record.Outgoing) (err error) {
			all, err = o.All()
			return err
		})
		if c.of.Entry == "" && (err != nil || len(all.Entries) == 0 != got.None) {
			t.Errorf("%+v: the shell writes %d entries, %v", c.of, len(all.Entries), err)
		}
	}
}

// A file that is there is asked about, and replaced by whoever says so. A folder takes
// the file under the name that was proposed.
func TestWhereAFileGoes(t *testing.T) {
	taker, _ := someTaker(t)
	old := filepath.Join(taker.Home, "old")
	if err := os.WriteFile(old, []byte("old words"), 0o644); err != nil {
		t.Fatal(err)
	}
	k := page.Taking{Form: "json", Path: old}
	if said, ask, err := taker.Write(t.Context(), k); said != "" || !strings.Contains(ask, old) || err != nil {
		t.Errorf("%q %q %v", said, ask, err)
	}
	if words, err := os.ReadFile(old); string(words) != "old words" {
		t.Errorf("unasked it became %q, %v", words, err)
	}
	k.Over = true
	if _, ask, err := taker.Write(t.Context(), k); ask != "" || err != nil {
		t.Errorf("%q %v", ask, err)
	}
	if info, err := os.Stat(old); err != nil || disk.HasModes && info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
	if said, _, err := taker.Write(t.Context(), page.Taking{Form: "json", Path: " ~ "}); err != nil || !strings.Contains(said, filepath.Join(taker.Home, "messup-2026-11-19.json")) {
		t.Errorf("%q %v", said, err)
	}
	if _, _, err := taker.Write(t.Context(), page.Taking{Form: "json", Path: filepath.Join(taker.Home, "away", "x")}); err == nil || !strings.Contains(err.Error(), "there is no folder "+filepath.Join(taker.Home, "away")) {
		t.Error(err)
	}
}

// The slip for a class goes as it stands on its page.
func TestASlipIsTakenOut(t *testing.T) {
	taker, _ := someTaker(t)
	p, err := taker.Book.Plans.New()
	if err != nil {
		t.Fatal(err)
	}
	p.Will, p.By, p.Class = "turn the cards face down", "today", "9B science"
	if _, err := taker.Book.Plans.Save(t.Context(), journal.Plan{}, p); err != nil {
		t.Fatal(err)
	}
	of := page.TakeOut{Class: "9B science"}
	k := page.Taking{Of: of, Form: taker.Forms(of)[0].Name}
	said, _, err := taker.Write(t.Context(), k)
	path := filepath.Join(taker.Home, "messup-9b-science-2026-11-19.txt")
	words, readErr := os.ReadFile(path)
	if err != nil || readErr != nil || !strings.Contains(said, path) || !strings.Contains(string(words), "turn the cards face") {
		t.Errorf("%q %v %v: %q", said, err, readErr, words)
	}
}

// A path is read, as somebody types it, from what is known: the disk is not asked on each
// key, and a folder that is away keeps nobody waiting.
func TestAPathIsReadWithoutTheDisk(t *testing.T) {
	home, here := t.TempDir(), filepath.Join(t.TempDir(), "away")
	taker := takeout.Taker{Home: home, Here: here}
	for typed, want := range map[string]string{
		"lab.json":                     filepath.Join(here, "lab.json"),
		"../lab.json":                  filepath.Join(filepath.Dir(here), "lab.json"),
		"~/lab.json":                   filepath.Join(home, "lab.json"),
		filepath.Join(here, "a", ".."): here,
	} {
		if got := taker.Understood(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	if got := (takeout.Taker{}).Understood("lab.json"); got != "lab.json" {
		t.Errorf("with no folder known: %q", got)
	}
}

package cli

import (
	"errors"
	"os"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/cli/amend"
	"messup/journal/cli/waiting"
	"messup/journal/markdown"
	"messup/prompts"
)

// leavesFile leaves the file of a whole entry as an editor does that is killed with messup.
func leavesFile(t *testing.T, b *opened, about, before, after string) {
	t.Helper()
	f, err := b.waits.Scratch.Edit(about, before)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.Text(), []byte(after), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Leave(); err != nil {
		t.Fatal(err)
	}
}

// filesOf are an entry as a file and an empty form.
func filesOf(t *testing.T, b *opened, id journal.ID, set prompts.Set) (file, form string) {
	t.Helper()
	var entry, empty strings.Builder
	is, err := amend.OpenEntry(t.Context(), b.Book, id)
	if err == nil {
		err = errors.Join(is.Write(&entry), markdown.WriteForm(&empty, set))
	}
	if err != nil {
		t.Fatal(err)
	}
	return entry.String(), empty.String()
}

// The file of an entry that was in an editor when messup was killed goes where it belongs, joined with what
// was written meanwhile; a form becomes a draft; what cannot be read as either is an edit that waits. Nothing
// else stays.
func TestTheFileOfAnEntryThatAnEditorLeftGoesWhereItBelongs(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "The goal was this")
	file, form := filesOf(t, b, e.ID, prompts.Quick())
	meanwhile := e
	meanwhile.Title = "Lab two"
	if _, _, err := b.Entries.Save(t.Context(), e, meanwhile); err != nil {
		t.Fatal(err)
	}
	about := string(e.ID) + " "
	leavesFile(t, b, about, file, strings.Replace(file, "was this", "was that", 1))
	leavesFile(t, b, about, file, file)
	leavesFile(t, b, "", form, strings.Replace(form, "\n# \n", "\n# From a form\n", 1))
	leavesFile(t, b, "", form, form)
	leavesFile(t, b, about, file, "Not such a file")
	n, err := b.waits.TakeLeft(t.Context())
	if err != nil || n.Jots != 0 || n.Filed != 4 || len(n.Wait) != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	got, err := b.Entries.Get(t.Context(), e.ID)
	if err != nil || got.Title != "Lab two" || got.Answers[0].Text != "The goal was that" {
		t.Errorf("%+v, %v", got, err)
	}
	all := strings.Join(jots(t, b), "\n")
	if strings.Count(all, "From a form") != 1 || strings.Contains(all, "Not such a file") {
		t.Errorf("the journal has %q", all)
	}
	if left, err := os.ReadDir(b.waits.Scratch[0]); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// So does one that came through a pipe while the journal did not take it; unless the entry says something
// else by now: then it is kept beside it, as heavy as that is.
func TestAFileThatCouldNotBeTakenWaits(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "The goal was this")
	file, _ := filesOf(t, b, e.ID, prompts.Ten())
	leavesFile(t, b, "", "", strings.Replace(file, "was this", "was that", 1))
	if n, err := b.waits.TakeLeft(t.Context()); err != nil || n.Jots != 0 || n.Filed != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	got, err := b.Entries.Get(t.Context(), e.ID)
	if err != nil || got.Answers[0].Text != "The goal was that" {
		t.Errorf("%+v, %v", got, err)
	}
	heavy := got
	heavy.Heavy = true
	if _, _, err := b.Entries.Save(t.Context(), got, heavy); err != nil {
		t.Fatal(err)
	}
	leavesFile(t, b, string(e.ID)+" ", "", strings.Replace(file, "was this", "was private", 1))
	if n, err := b.waits.TakeLeft(t.Context()); err != nil || n.Jots != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	if all := strings.Join(jots(t, b), "\n"); strings.Contains(all, "messup: 1") || strings.Contains(all, "private") {
		t.Errorf("the list has %q", all)
	}
	q, err := s.query([]string{"is:heavy", "private"})
	if err != nil {
		t.Fatal(err)
	}
	if found, _, err := b.Entries.Search(t.Context(), q, 0, 0); err != nil || len(found) != 1 || found[0].Kind != journal.Jot {
		t.Errorf("%v, %v", found, err)
	}
}

// An edit of an entry that cannot be read stays that: it is told at each start, in the file it was said to be
// in, until it was mended and taken. So does a new form; how many wait is said, and what takes the first.
func TestAFileThatCannotBeReadWaitsWhereItLies(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "The goal was this")
	file, form := filesOf(t, b, e.ID, prompts.Ten())
	leavesFile(t, b, string(e.ID)+" ", file, strings.NewReplacer("tags: []", "tags: oops", "\n---\n\n", "\ntags: oops\n---\n\n").Replace(file))
	leavesFile(t, b, "", form, strings.NewReplacer("tags: []", "tags: oops", "\n# \n", "\n# Jigsaw\n", "<!-- goal -->\n", "<!-- goal -->\n\nLinks.\n").Replace(form))
	for range 2 {
		n, err := b.waits.TakeLeft(t.Context())
		if err != nil || len(n.Wait) != 2 || n.Jots != 0 || n.Placed+n.Filed != 0 {
			t.Fatalf("%+v, %v", n, err)
		}
		for _, f := range n.Wait {
			command := "messup write --from " + f.Path
			if f.Of == e.ID {
				command = "messup edit " + e.ID.Short() + " --from " + f.Path
			}
			words, err := os.ReadFile(f.Path)
			said := waiting.Left{Wait: []waiting.File{f}}.Said()
			if err != nil || !strings.Contains(string(words), "tags: oops") || len(said) != 1 || !strings.HasSuffix(said[0], "then: "+command) {
				t.Errorf("%q, %q, %v", said, words, err)
			}
		}
		if said := n.Said(); len(said) != 1 || !strings.HasPrefix(said[0], "2 files wait to be mended. The first: ") || strings.Count(said[0], "answer.md") != 1 {
			t.Errorf("it says %q", said)
		}
	}
	if all := strings.Join(jots(t, b), "\n"); strings.Contains(all, "Jigsaw") || strings.Contains(all, "---") {
		t.Errorf("the journal has %q", all)
	}
}

// A form that came through a pipe is one whatever it begins with: it becomes the draft it is, or waits.
func TestAFormWithoutItsTopIsAForm(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	leavesFile(t, b, " ", "", "# Whole\n\n## What was the goal? <!-- goal -->\n\nTo wait.\n")
	leavesFile(t, b, " ", "", "---\ntags: groups\n---\n# Refused\n")
	n, err := b.waits.TakeLeft(t.Context())
	if err != nil || n.Jots != 0 || n.Filed != 1 || len(n.Wait) != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	q, err := s.query([]string{"is:draft", "goal:wait"})
	if err != nil {
		t.Fatal(err)
	}
	found, _, err := b.Entries.Search(t.Context(), q, 0, 0)
	if err != nil || len(found) != 1 || found[0].Title != "Whole" {
		t.Errorf("%+v, %v", found, err)
	}
}

// So does an edit that is no form at all: it is no text of its own, and what was said of its file stays so.
func TestAnEditThatIsNoFormWaitsToo(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "The goal was this")
	leavesFile(t, b, string(e.ID)+" ", "", "hello, no form")
	n, err := b.waits.TakeLeft(t.Context())
	if err != nil || len(n.Wait) != 1 || n.Wait[0].Of != e.ID || n.Jots != 0 {
		t.Errorf("%+v, %v", n, err)
	}
}

// What a pipe gave to an entry that could not be opened goes where it was meant once that can be, also where
// the beginning of its id was typed. Where the entry is not there the file becomes one of its own, each answer in
// its place, or waits to be mended; and in the trash it waits with it.
func TestAFileWhoseEntryIsNotThereIsNoTextOfItsOwn(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "The goal was this")
	file, form := filesOf(t, b, e.ID, prompts.Ten())
	leavesFile(t, b, e.ID.Short()+" ", "", strings.Replace(file, "was this", "was that", 1))
	leavesFile(t, b, "zzzzzz ", "", strings.NewReplacer("\n# \n", "\n# Typed wrong\n", "<!-- goal -->\n", "<!-- goal -->\n\nLinks.\n").Replace(form))
	gone := strings.ReplaceAll(strings.Replace(file, "was this", "was lost", 1), string(e.ID), "00"+string(e.ID)[2:])
	leavesFile(t, b, "00"+string(e.ID)[2:]+" ", "", gone)
	leavesFile(t, b, "11"+string(e.ID)[2:]+" ", "", strings.Replace(file, "\n---\n\n", "\ntags: oops\n---\n\n", 1))
	n, err := b.waits.TakeLeft(t.Context())
	if err != nil || n.Jots != 0 || n.Filed != 3 || len(n.Wait) != 1 || !n.Wait[0].Gone {
		t.Errorf("%+v, %v", n, err)
	}
	for _, words := range []string{"goal:that", "goal:Links is:draft", "goal:lost"} {
		q, err := s.query(strings.Fields(words))
		if err != nil {
			t.Fatal(err)
		}
		if found, _, err := b.Entries.Search(t.Context(), q, 0, 0); err != nil || len(found) != 1 {
			t.Errorf("%s: %+v, %v", words, found, err)
		}
	}
	if said := n.Said(); !strings.Contains(strings.Join(said, "\n"), n.Wait[0].Path) {
		t.Errorf("it says %q", said)
	}
	if _, err := b.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	leavesFile(t, b, string(e.ID)+" ", "", strings.Replace(file, "was this", "was given back", 1))
	if n, err := b.waits.TakeLeft(t.Context()); err != nil || n.Jots != 0 || n.Placed+n.Filed != 0 {
		t.Errorf("%+v, %v", n, err)
	}
}

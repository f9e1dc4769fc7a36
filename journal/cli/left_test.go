package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/waiting"
	"messup/prompts"
	"messup/store/disk"
)

// answered is an entry with one answer, as an editor finds it.
func answered(t *testing.T, b *opened, words string) journal.Entry {
	t.Helper()
	e, err := b.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		t.Fatal(err)
	}
	e.Title = "Lab"
	e = e.With(b.Sets(), prompts.Ten().Questions[0], words)
	if e, _, err = b.Entries.Save(t.Context(), journal.Entry{}, e); err != nil {
		t.Fatal(err)
	}
	return e
}

// edits leaves a folder as an editor does that is killed with messup.
func edits(t *testing.T, b *opened, e journal.Entry, before string, files map[string]string) string {
	t.Helper()
	f, err := b.waits.Scratch.Edit(string(e.ID)+" "+e.Answers[0].Question, before)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(f.Text())
	for name, words := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	written(t, dir, b.Now().Add(-time.Hour))
	if err := f.Leave(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// written says that the files of a folder are of some time.
func written(t *testing.T, dir string, at time.Time) {
	t.Helper()
	found, err := os.ReadDir(dir)
	for _, e := range found {
		err = errors.Join(err, os.Chtimes(filepath.Join(dir, e.Name()), at, at))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// writes leaves a folder of what was being written of an entry.
func writes(t *testing.T, b *opened, e journal.Entry) string {
	t.Helper()
	return writesAll(t, b, e.ID, journal.Archive{Entries: []journal.Entry{e}})
}

func writesAll(t *testing.T, b *opened, id journal.ID, words journal.Archive) string {
	t.Helper()
	data, err := b.waits.Encode(words)
	dir := filepath.Join(b.waits.Scratch[0], "words-"+id.Short())
	if err = errors.Join(err, os.MkdirAll(dir, 0o700), os.WriteFile(filepath.Join(dir, "words.jsonl"), data, 0o600)); err != nil {
		t.Fatal(err)
	}
	written(t, dir, b.Now().Add(-time.Hour))
	return dir
}

// Of what an editor left only that is kept which the answer lacks, whatever the
// file; all of it is swept.
func TestWhatAnEditorLeftIsKeptOnce(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "The goal was this, and that")
	edits(t, b, e, "The goal was this", nil)
	edits(t, b, e, "The goal was this", map[string]string{"answer.md": "The goal was this, and that\n", "answer.md~": "The goal was this"})
	edits(t, b, e, "", map[string]string{"answer.md": "New words", "#answer.md#": "New words not saved", ".answer.md.swp": "\x00New words"})
	edits(t, b, e, "", map[string]string{"answer.md": strings.Repeat("A line of many.\n", 20_000)})
	n, err := b.waits.TakeLeft(t.Context())
	if want := (waiting.Left{Jots: 4}); err != nil || n.Jots != want.Jots || n.Placed != 0 {
		t.Errorf("%+v, %v", n, err)
	}
	got := jots(t, b)
	for _, want := range []string{"New words", "New words not saved", "A line of many.", "Lab", "The fire drill"} {
		if !slices.Contains(got, want) {
			t.Errorf("the journal has %q", got)
		}
	}
	if left, err := os.ReadDir(b.waits.Scratch[0]); err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// What an editor left of an entry marked heavy comes up nowhere by itself either.
func TestWhatAnEditorLeftOfSomethingHeavyIsHeavy(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "The goal was this")
	marked := e
	marked.Heavy = true
	e, _, err := b.Entries.Save(t.Context(), e, marked)
	if err != nil {
		t.Fatal(err)
	}
	edits(t, b, e, "", map[string]string{"answer.md": "private words"})
	n, err := b.waits.TakeLeft(t.Context())
	if err != nil || n.Jots != 1 {
		t.Fatal(n, err)
	}
	if got := jots(t, b); slices.Contains(got, "private words") {
		t.Errorf("the list has %q", got)
	}
	q, err := s.query([]string{"is:heavy"})
	if err != nil {
		t.Fatal(err)
	}
	kept, _, err := b.Entries.Search(t.Context(), q, 0, 0)
	if err != nil || len(kept) != 2 {
		t.Errorf("marked heavy are %v, %v", kept, err)
	}
}

// The file of an entry that is not there becomes one, as heavy as it says it is.
func TestAFileOfNoEntryIsAsHeavyAsItSays(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	f, err := b.waits.Scratch.Edit("", "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.Text(), []byte("---\nmessup: 1\nid: dgx5bnyh8p0jdnpp9yjtse8gb4\nrev: 1\nkind: jot\nhappened: \"2026-11-18T11:05:59Z\"\nheavy: true\n---\n# Nobody else\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	written(t, filepath.Dir(f.Text()), b.Now().Add(-time.Hour))
	if err := f.Leave(); err != nil {
		t.Fatal(err)
	}
	n, err := b.waits.TakeLeft(t.Context())
	if err != nil || n.Jots != 0 || n.Filed != 1 {
		t.Fatal(n, err)
	}
	if e := entry(t, b, "dgx5bnyh8p0jdnpp9yjtse8gb4"); !e.Heavy || e.Title != "Nobody else" {
		t.Errorf("%+v", e)
	}
	if got := jots(t, b); strings.Contains(strings.Join(got, "\n"), "Nobody else") {
		t.Errorf("the list has %q", got)
	}
}

// What was in an editor is in no file any more when its entry is gone for good,
// and does not come back; while it can be given back, the text waits.
func TestEmptyingTheTrashSweepsWhatEditorsLeft(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "secret")
	if _, err := b.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	dir := edits(t, b, e, "secret", map[string]string{"answer.md": "secret and more", ".answer.md.swp": "secret\x00"})
	other := writes(t, b, e.With(b.Sets(), prompts.Ten().Questions[0], "secret and more"))
	if _, err := s.begin(t.Context()); err != nil || !disk.Exists(dir) || !disk.Exists(other) {
		t.Fatalf("it does not wait: %v", err)
	}
	if err := run(s, "trash", "--empty", "--yes"); err != nil {
		t.Fatal(err)
	}
	if got := jots(t, b); disk.Exists(dir) || disk.Exists(other) || len(got) != 1 {
		t.Errorf("the folders are there: %v, %v; the journal has %q", disk.Exists(dir), disk.Exists(other), got)
	}
}

// run runs a command of the session.
func run(s *session, args ...string) error {
	cmd := root(s, "")
	cmd.SetArgs(args)
	return cmd.Execute()
}

// What was being written goes where it belongs: into its entry, whose words it
// is a change to, or a jot, once.
func TestWhatWasBeingWrittenGoesWhereItBelongs(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "taken in one go")
	on := e.With(b.Sets(), prompts.Ten().Questions[0], "taken in two goes")
	on.Rev++
	jot, err := b.Entries.NewJot("a line")
	if err != nil {
		t.Fatal(err)
	}
	jot.Rev = 1
	for range 2 {
		for _, words := range []journal.Entry{on, jot} {
			writes(t, b, words)
		}
		said, err := s.begin(t.Context())
		if want := []string{"Kept as 1 jot: what you were writing when messup ended.", "Kept in its place: what you were writing when messup ended."}; err != nil || !slices.Equal(said, want) {
			t.Errorf("it says %q, %v", said, err)
		}
	}
	if now, err := b.Entries.Get(t.Context(), e.ID); err != nil || now.Answers[0].Text != "taken in two goes" || len(now.Answers[0].Conflicts) > 0 {
		t.Errorf("the answer is %+v, %v", now.Answers, err)
	}
	if got := jots(t, b); len(got) != 3 {
		t.Errorf("the journal has %q", got)
	}
}

// Words of no entry say among what they are now.
func TestWhatWasBeingWrittenSaysWhereItIs(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	p, err := b.Plans.New()
	if err != nil {
		t.Fatal(err)
	}
	p.Will, p.Rev = "stand at the door", 1
	writesAll(t, b, p.ID, journal.Archive{OfEntries: journal.OfEntries{Plans: []journal.Plan{p}}})
	said, err := s.begin(t.Context())
	if want := []string{"Kept among the plans: what you were writing when messup ended."}; err != nil || !slices.Equal(said, want) {
		t.Errorf("it says %q, %v", said, err)
	}
	if all, err := b.Plans.All(t.Context(), false); err != nil || len(all) != 1 || all[0].Will != "stand at the door" {
		t.Errorf("the plans are %+v, %v", all, err)
	}
}

// The first words of all come back too: no journal was begun before they were lost. Where
// nothing was written, a start begins none.
func TestTheFirstWordsOfAllComeBack(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b, err := s.book()
	if err != nil {
		t.Fatal(err)
	}
	if said, err := s.begin(t.Context()); err != nil || len(said) > 0 {
		t.Errorf("of an empty start it says %q, %v", said, err)
	}
	if st, err := b.file.Status(t.Context()); err != nil || st.Exists {
		t.Errorf("an empty start begins a journal: %+v, %v", st, err)
	}
	jot, err := b.Entries.NewJot("a line")
	if err != nil {
		t.Fatal(err)
	}
	jot.Rev = 1
	writes(t, b, jot)
	if said, err := s.begin(t.Context()); err != nil || !slices.Contains(said, "Kept as 1 jot: what you were writing when messup ended.") {
		t.Errorf("it says %q, %v", said, err)
	}
	if got := jots(t, b); !slices.Equal(got, []string{"a line"}) {
		t.Errorf("the journal has %q", got)
	}
}

// The largest entry the journal takes goes through the inbox, however its words
// are written down there.
func TestTheLargestEntryGoesThroughTheInbox(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e, err := b.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		t.Fatal(err)
	}
	e.Title = "Long"
	for i, unit := range []string{"\"\n", "\\", "\t\n", "\u200d"} {
		words := "x" + strings.Repeat(unit, (journal.MaxAnswer-2)/len(unit)/2*2-2) + "x"
		if i == 3 { // what is left of an entry
			words = words[:len(words)/2/3*3+1] + "x"
		}
		e = e.With(b.Sets(), prompts.Ten().Questions[i], words)
	}
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
	e.Rev = 1
	if _, err := b.waits.Put(t.Context(), journal.Archive{Entries: []journal.Entry{e}}); err != nil {
		t.Fatal(err)
	}
	if n, err := b.waits.FileInbox(t.Context()); n.Inbox != 1 || err != nil {
		t.Fatalf("%v filed, %v", n, err)
	}
	if got, err := b.Entries.Get(t.Context(), e.ID); err != nil || !got.Same(e) {
		t.Errorf("it came back changed: %v", err)
	}
}

// Words written after their entry was deleted, in another window, are wanted.
func TestWordsNewerThanTheDeletingComeBack(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "taken")
	if _, err := b.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	dir := edits(t, b, e, "taken", map[string]string{"answer.md": "an editor went on"})
	written(t, dir, b.Now().Add(time.Hour))
	if n, err := b.waits.TakeLeft(t.Context()); err != nil || n.Jots != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	written(t, writes(t, b, e.With(b.Sets(), prompts.Ten().Questions[0], "taken, and on")), b.Now().Add(time.Hour))
	if n, err := b.waits.TakeLeft(t.Context()); err != nil || n.Placed != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	if got := jots(t, b); !slices.Equal(got, []string{"Lab", "The fire drill", "an editor went on"}) {
		t.Errorf("the journal has %q", got)
	}
}

// What was being corrected of something heard, and was deleted in another window before
// messup was killed, waits with it in the trash.
func TestWordsOfSomethingHeardThatWasDeletedWait(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	h, err := b.Heard.New()
	if err != nil {
		t.Fatal(err)
	}
	h.Words = "It was loud."
	if h, err = b.Heard.Save(t.Context(), journal.Heard{}, h); err != nil {
		t.Fatal(err)
	}
	corrected := h
	corrected.Words = "It was too loud."
	writesAll(t, b, h.ID, journal.Archive{OfEntries: journal.OfEntries{Heard: []journal.Heard{corrected}}})
	if _, err := b.Trash.DeleteHeard(t.Context(), h.ID); err != nil {
		t.Fatal(err)
	}
	if n, err := b.waits.TakeLeft(t.Context()); err != nil || n.Placed != 0 {
		t.Errorf("%+v, %v", n, err)
	}
	if all, err := b.Heard.All(t.Context(), true); err != nil || len(all) != 0 {
		t.Errorf("what was deleted is back: %+v, %v", all, err)
	}
}

// In a terminal the trash is emptied only when somebody has read what goes.
func TestTheTrashIsEmptiedWhenItIsAsked(t *testing.T) {
	s, out, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	e := answered(t, b, "private words")
	if _, err := b.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	s.InTerminal, s.OutTerminal = true, true
	for _, of := range []struct {
		typed, says string
		left        int
	}{{"y\n", "Nothing was deleted.", 1}, {"", "Nothing was deleted.", 1}, {"yes\n", "Nothing was deleted.", 1}, {"1\n", "Nothing was deleted.", 1}, {"Delete 1\n", "Deleted for good: 1 thing.", 0}} {
		out.Reset()
		s.In = strings.NewReader(of.typed)
		cmd := &cobra.Command{}
		cmd.SetContext(t.Context())
		err := errors.Join(s.emptyTrash(cmd, b, false), s.out.Flush())
		all, listErr := b.Trash.All(t.Context())
		if err = errors.Join(err, listErr); err != nil || len(all) != of.left || !strings.Contains(out.String(), of.says) {
			t.Errorf("after %q there are %d things, %v, and it says\n%s", of.typed, len(all), err, out)
		}
		if !strings.Contains(out.String(), `Delete for good, also from the backups: "Lab"`) {
			t.Errorf("it does not say what goes:\n%s", out)
		}
	}
}

package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"messup/journal"
	"messup/prompts"
)

// waits leaves an entry as f6 does, with an answer the journal refused.
func waits(t *testing.T, b *opened, base journal.Entry, words string) {
	t.Helper()
	e := base.With(b.Sets(), prompts.Ten().Questions[0], words)
	e.Rev = base.Rev + 1
	if _, err := b.waits.Put(t.Context(), journal.Archive{Entries: []journal.Entry{e}}); err != nil {
		t.Fatal(err)
	}
}

// What waited never takes the place of what the journal took later. It goes beside
// that, unless that says it in full.
func TestWhatWaitedTakesNoLaterWordsAway(t *testing.T) {
	for name, c := range map[string]struct {
		first, waited, later string // the journal has first, refuses waited, and takes later
		want                 string
		beside               []string
	}{
		"written on":         {"", "First.", "First. Second, newer.", "First. Second, newer.", nil},
		"contained":          {"A.", "First.", "Before that. First. And after.", "Before that. First. And after.", nil},
		"other words":        {"A.", "First.", "Another thought.", "Another thought.", []string{"First."}},
		"nothing later":      {"A.", "A. And on.", "", "A. And on.", nil},
		"taken back to less": {"A.", "A. And on.", "A", "A", []string{"A. And on."}},
	} {
		t.Run(name, func(t *testing.T) {
			s, _, _ := newSession(t, t.TempDir())
			b := opens(t, s)
			base := answered(t, b, c.first)
			waits(t, b, base, c.waited)
			if c.later != "" {
				if _, _, err := b.Entries.Save(t.Context(), base, base.With(b.Sets(), prompts.Ten().Questions[0], c.later)); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 { // as after a crash between filing and clearing away
				if n, err := b.waits.FileInbox(t.Context()); n.Inbox != 1 || err != nil {
					t.Fatalf("%+v, %v", n, err)
				}
				a := entry(t, b, base.ID).Answer(prompts.Ten().Questions[0].ID)
				if got := wordings(a); a.Text != c.want || !slices.Equal(got, c.beside) {
					t.Errorf("the answer is %q, beside it %q", a.Text, got)
				}
				waits(t, b, base, c.waited)
			}
		})
	}
}

// Of what was written on while the journal refused, the last holds: two notes, and
// what a killed messup left.
func TestOfSeveralNotesTheLastHolds(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	tick := s.Now()
	s.Now = func() time.Time { tick = tick.Add(time.Minute); return tick }
	b := opens(t, s)
	base := answered(t, b, "A.")
	waits(t, b, base, "A. One.")
	waits(t, b, base, "A. One, two.")
	on := base.With(b.Sets(), prompts.Ten().Questions[0], "A. One, three.")
	on.Rev++
	writes(t, b, on)
	if _, err := s.begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	if a := entry(t, b, base.ID).Answers[0]; a.Text != "A. One, three." || len(a.Conflicts) > 0 {
		t.Errorf("the answer is %+v", a)
	}
}

// In front of a lost journal nothing is done yet: what waits is filed as soon as it is
// brought back, not at the next start.
func TestWhatWaitsForALostJournalIsFiledWhenItIsBack(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	base := answered(t, b, "A.")
	if _, err := b.file.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(s.file); err != nil {
		t.Fatal(err)
	}
	lost, _, _ := newSession(t, filepath.Dir(s.file))
	b, err := lost.book()
	if err != nil {
		t.Fatal(err)
	}
	waits(t, b, base, "A. And on.")
	if said, err := lost.begin(t.Context()); !errors.Is(err, journal.ErrGone) {
		t.Fatalf("it says %q, %v", said, err)
	}
	if _, err := b.restored(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if said, err := lost.begin(t.Context()); err != nil || !slices.Contains(said, "Filed from the inbox: 1 note.") {
		t.Errorf("it says %q, %v", said, err)
	}
}

func entry(t *testing.T, b *opened, id journal.ID) journal.Entry {
	t.Helper()
	e, err := b.Entries.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func wordings(a journal.Answer) (all []string) {
	for _, v := range a.Conflicts {
		all = append(all, v.Text)
	}
	return all
}

package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/prompts"
)

// A journal that grows one save at a time takes so many times the room of its words: of drafts,
// and of what is finished, has its lesson and its plan, was changed since and partly deleted.
func TestAJournalTakesLittleMoreRoomThanItsWords(t *testing.T) {
	plainOnly(t) // what is sealed is longer by some bytes
	n := 120     // fewer tell nothing: a file begins with pages of its own
	if long() {
		n = 2000
	}
	for name, tt := range map[string]struct {
		most     float64 // times the words
		finished bool
	}{"drafts": {6.1, false}, "finished": {10.2, true}} {
		path := filepath.Join(t.TempDir(), "journal.db")
		now := time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC)
		clock := func() time.Time { return now }
		ids := rand.NewChaCha8([32]byte{1})
		f := New(Config{Path: path, Now: clock, Rand: ids, Reindex: record.Reindexing(prompts.Shipped()), Marked: record.Marking()})
		b := book.Open(f, prompts.Shipped(), clock, ids)
		typed := 0
		all := journaltest.Career(n, now, 1).Entries
		for i := range all {
			e := all[len(all)-1-i]
			now = e.Happened.Add(2 * time.Hour) // it is written the same day
			typed += lengthOf(e)
			if e.Rev = 0; !tt.finished {
				e.Finished = time.Time{}
			}
			e, _, err := b.Entries.Save(t.Context(), journal.Entry{}, e)
			must(t, err)
			if i%4 == 0 { // a third of an answer is typed on
				was := e
				e.Answers = append([]journal.Answer{}, e.Answers...)
				more := e.Answers[0].Text[:len(e.Answers[0].Text)/3]
				e.Answers[0].Text += fmt.Sprintf(" %q", more)
				typed += len(more)
				_, _, err = b.Entries.Save(t.Context(), was, e)
				must(t, err)
			}
			if tt.finished && i%20 == 9 {
				typed -= lengthOf(e)
				must(t, f.Update(context.Background(), func(tx record.Tx) error { return tx.Delete(journal.Entries, e.ID) }))
			}
		}
		info, err := os.Stat(path)
		must(t, err)
		times, most := float64(info.Size())/float64(typed), tt.most
		if runtime.GOOS == "windows" { // where bbolt makes a file as long as what it maps of it: by doubling
			most *= 2
		}
		if times > most {
			t.Errorf("%s: %d bytes for %d that were typed: %.2f times, and at most %.1f", name, info.Size(), typed, times, most)
		}
		t.Logf("%s: %.2f times", name, times)
		_, err = f.Check(t.Context())
		must(t, err)
	}
}

// lengthOf is how many bytes a person typed of an entry.
func lengthOf(e journal.Entry) int {
	n := len(e.Title) + len(e.Class)
	for _, tag := range e.Tags {
		n += len(tag)
	}
	for _, a := range e.Answers {
		n += len(a.Text)
	}
	return n
}

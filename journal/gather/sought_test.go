package gather

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/search"
	"messup/store/storetest"
)

// manyTexts is a store with so many entries, one a minute; every third says "third".
func manyTexts(t *testing.T, n int) (s record.Store, ids []journal.ID) {
	t.Helper()
	s = storetest.NewMemory()
	err := s.Update(t.Context(), func(tx record.Tx) error {
		for i := range n {
			var words search.TextBuilder
			words.Add("title", fmt.Sprint("entry ", i))
			if i%3 == 0 {
				words.Add("title", "third")
				ids = append(ids, journal.HashID(strconv.Itoa(i)))
			}
			at := time.Date(2026, 11, 19, 9, i, 0, 0, time.UTC)
			if err := tx.Put(record.Record{Kind: journal.Entries, ID: journal.HashID(strconv.Itoa(i)), Rev: 1, At: at, Data: []byte("{}"), Line: []byte(".{}"), Text: words}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(ids)
	return s, ids
}

// Whatever part of what fits is asked for, it comes in order, whole, and as many are
// counted as there are; and what is beside each is beside it.
func TestASearchFindsInOrder(t *testing.T) {
	const n = 5*batch + 7
	s, want := manyTexts(t, n)
	sought := Sought{Kind: journal.Entries, Query: search.Query{Terms: []search.Term{{Text: "third"}}}}
	err := s.View(t.Context(), func(tx record.Tx) error {
		for _, skip := range []int{0, 1, len(want) - 1, len(want)} {
			for _, limit := range []int{0, 1, 50, len(want) + 1} {
				end := len(want)
				if limit > 0 {
					end = min(skip+limit, end)
				}
				ids, total, err := sought.Match(t.Context(), tx, skip, limit)
				if err != nil || total != len(want) || !slices.Equal(ids, want[skip:end]) {
					t.Errorf("%d from %d on: %d of %d, %v", limit, skip, len(ids), total, err)
				}
			}
		}
		some := sought
		some.Some = true
		if ids, _, err := some.Match(t.Context(), tx, 0, 3); err != nil || !slices.Equal(ids, want[:3]) {
			t.Errorf("the first three: %v, %v", ids, err)
		}
		for _, i := range []int{0, 1, len(want) / 2, len(want) - 1} {
			newer, older, err := sought.Beside(t.Context(), tx, want[i])
			if err != nil || i > 0 && newer != want[i-1] || i == 0 && newer != "" || i+1 < len(want) && older != want[i+1] || i+1 == len(want) && older != "" {
				t.Errorf("beside the %d. of %d: %q and %q, %v", i+1, len(want), newer, older, err)
			}
		}
		if newer, older, err := sought.Beside(t.Context(), tx, journal.HashID("1")); err != nil || newer+older != "" {
			t.Errorf("beside one that does not fit: %q and %q, %v", newer, older, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A search that nobody waits for any more ends.
func TestASearchThatIsGivenUpEnds(t *testing.T) {
	s, _ := manyTexts(t, 20*batch)
	ctx, giveUp := context.WithCancel(t.Context())
	err := s.View(t.Context(), func(tx record.Tx) error {
		rows := 0
		sought := Sought{Kind: journal.Entries, Query: search.Query{Terms: []search.Term{{Text: "nowhere"}}}}
		_, _, err := sought.Match(ctx, counted{tx, func() {
			if rows++; rows == batch {
				giveUp()
			}
		}}, 0, 0)
		if !errors.Is(err, context.Canceled) || rows > 3*batch {
			t.Errorf("%d texts were read, %v", rows, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What stops the looking stops whoever asked for it, and not the program.
func TestWhatStopsASearchComesToTheCaller(t *testing.T) {
	s, _ := manyTexts(t, 5*batch)
	sought := Sought{Kind: journal.Entries, Query: search.Query{Terms: []search.Term{{Text: "third"}}}}
	err := s.View(t.Context(), func(tx record.Tx) error {
		defer func() {
			if got := recover(); got != "a page is gone" {
				t.Errorf("it was stopped by %v", got)
			}
		}()
		return sought.each(t.Context(), tx, func(record.Row) bool { panic("a page is gone") })
	})
	if err != nil {
		t.Error(err)
	}
}

// counted tells of each text that is read.
type counted struct {
	record.Tx
	read func()
}

func (c counted) Texts(kind journal.Kind) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		for r, err := range c.Tx.Texts(kind) {
			if c.read(); !yield(r, err) {
				return
			}
		}
	}
}

// What a row is about is read as its JSON says it, whatever is written in it.
func TestAboutReadsWhatTheRowNames(t *testing.T) {
	nasty := []string{"", "9B", `9"B`, `9B","tags":["9C`, `"class":"9B"`, `a],"b`, `],"`, `\`, `\"`, "9B, 9C", `["9B"]`, "9B}", "é\x7f"}
	about := About{Is: func(name string) bool { return name == "9B" }}
	for _, class := range nasty {
		for _, a := range nasty {
			for _, b := range nasty {
				l := journal.Summary{Title: a + b, Class: class, Tags: slices.DeleteFunc([]string{a, b}, func(s string) bool { return s == "" }), Lesson: b}
				if len(a) > 3 {
					l.People = []string{a}
				}
				row, err := json.Marshal(l)
				if err != nil {
					t.Fatal(err)
				}
				want := class == "9B" || a == "9B" || b == "9B"
				if got := about.Row(record.Row{Bytes: append([]byte{'.'}, row...)}); got != want {
					t.Errorf("%v of %s", got, row)
				}
			}
		}
	}
}

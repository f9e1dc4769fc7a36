package list

import (
	"context"
	"errors"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal/search"
	"messup/journal/tui/page"
)

// answer runs a command of a list and returns the rows it brings; false if it brings none.
func answer(t *testing.T, cmd tea.Cmd) (msg RowsMsg[int], is bool) {
	t.Helper()
	if cmd == nil {
		return msg, false
	}
	switch got := cmd().(type) {
	case tea.BatchMsg:
		for _, one := range got {
			if msg, is := answer(t, one); is {
				return msg, true
			}
		}
	case page.AnswerMsg:
		msg, is = got.Msg.(RowsMsg[int])
	}
	return msg, is
}

// many is a list of so many rows, of which as many fit any words.
func many(rows, fit int) *list[int] {
	first := func(n int) []int { return slices.Repeat([]int{1}, min(n, fit)) }
	return &list[int]{
		env: &page.Env{}, height: 10, Batch: Batch[int]{All: rows},
		row: func(int, bool) []string { return []string{"row"} },
		fetch: func(_ context.Context, _ search.Query, _, limit int) (Batch[int], error) {
			return Batch[int]{Rows: first(limit), Total: fit, All: rows, Aside: 7}, nil
		},
		First: func(_ context.Context, _ search.Query, limit int) (Batch[int], bool, error) {
			return Batch[int]{Rows: first(limit), Total: min(fit, limit)}, fit < limit, nil
		},
	}
}

// In a large journal the first rows are there before it is known how many fit, and what is
// asked for meanwhile is not forgotten.
func TestTheFirstRowsDoNotWaitForTheCount(t *testing.T) {
	words := search.Query{Terms: []search.Term{{Text: "bell"}}}
	l := many(20_000, 900)
	msg, is := answer(t, l.find(words, 0))
	if !is || !msg.counting || len(msg.Rows) != leastRows {
		t.Fatalf("the first answer has %d rows, counting %v", len(msg.Rows), msg.counting)
	}
	count := l.take(msg)
	if _, ok := l.Row(leastRows - 1); !ok || !l.open || l.Batch.All != 20_000 {
		t.Errorf("shown are %d rows of %d, counting %v", l.end(), l.Batch.All, l.open)
	}
	l.move(3)
	msg, is = answer(t, count)
	if !is || msg.counting || msg.Total != 900 {
		t.Fatalf("the second answer has %d in all, counting %v", msg.Total, msg.counting)
	}
	l.take(msg)
	if l.open || l.Total() != 900 || l.Batch.Aside != 7 || l.Cursor != 3 {
		t.Errorf("in the end %d rows, %d aside, at row %d, counting %v", l.Total(), l.Batch.Aside, l.Cursor, l.open)
	}

	// What was asked for since is what counts.
	l = many(20_000, 900)
	msg, _ = answer(t, l.find(words, 0))
	count = l.take(msg)
	l.find(search.Query{}, 0)
	if msg, is := answer(t, count); is {
		t.Errorf("what nobody waits for brought %d rows", len(msg.Rows))
	}
}

// Where the first rows are all, or there is little to look through, one answer has it all.
func TestOneAnswerWhereThereIsLittle(t *testing.T) {
	words := search.Query{Terms: []search.Term{{Text: "bell"}}}
	for name, l := range map[string]*list[int]{"few fit": many(20_000, 12), "a small journal": many(400, 300)} {
		msg, is := answer(t, l.find(words, 0))
		if !is || msg.counting {
			t.Errorf("%s: counting %v", name, msg.counting)
		}
		if again, is := answer(t, l.take(msg)); is || l.open {
			t.Errorf("%s: a second answer with %d rows", name, len(again.Rows))
		}
	}
}

// What was read stays where the disk fails in the middle, and is not taken for all.
func TestTheFirstRowsStayWhereCountingFails(t *testing.T) {
	l := many(20_000, 900)
	fetch := l.fetch
	l.fetch = func(context.Context, search.Query, int, int) (Batch[int], error) {
		return Batch[int]{}, errors.New("the disk is gone")
	}
	msg, _ := answer(t, l.find(search.Query{Terms: []search.Term{{Text: "bell"}}}, 0))
	msg, _ = answer(t, l.take(msg))
	l.take(msg)
	if _, ok := l.Row(leastRows - 1); !ok || l.unread == nil || !l.open || l.asking {
		t.Errorf("%d rows are left, unread %v, all of them %v", l.end(), l.unread, !l.open)
	}
	// Whoever goes on to their end asks for the rest once more.
	l.fetch = fetch
	if msg, is := answer(t, l.move(leastRows)); !is || msg.Total != 900 {
		t.Errorf("at the end of the first rows %d in all are known, asked %v", msg.Total, is)
	}
}

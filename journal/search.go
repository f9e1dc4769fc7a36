package journal

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Found is one entry a search found: its line, and where the words are if
// they are somewhere the line does not show.
type Found struct {
	Line
	Hit Snippet
}

// A Snippet is a piece of a text around the first words that were found.
type Snippet struct {
	Scope string // the question's id, or "failure"; empty if there is nothing to show
	Text  string // one line; … where it was cut
	Spans []Span // the words found, in Text
}

// SnippetWidth is about how many bytes a Snippet shows.
const SnippetWidth = 100

// Search returns the entries that fit the query, newest first: at most limit
// of them after the first skip, and how many fit in all. A limit of 0 or less
// means all.
func (b *Book) Search(ctx context.Context, q Query, skip, limit int) (found []Found, total int, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		found, total = nil, 0
		ids, n, err := match(ctx, tx, Entries, q, skip, limit)
		if err != nil {
			return err
		}
		total = n
		for _, id := range ids {
			f, err := show(tx, q, id)
			if err != nil {
				return err
			}
			found = append(found, f)
		}
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("searching: %w", err)
	}
	return found, total, nil
}

// match returns the ids of the records of a kind that fit q, from skip on, and
// how many fit in all.
func match(ctx context.Context, tx Tx, k Kind, q Query, skip, limit int) (ids []ID, total int, err error) {
	rows := tx.Texts
	if len(q.Terms) == 0 {
		rows = tx.Rows
	}
	seen := 0
	for r, err := range rows(k) {
		if err != nil {
			return nil, 0, err
		}
		seen++
		if seen%512 == 0 && ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		if !q.matches(r.At, r.Bytes) {
			continue
		}
		total++
		if total > skip && (limit <= 0 || len(ids) < limit) {
			ids = append(ids, r.ID)
		}
		if q.Zero() && limit > 0 && len(ids) == limit {
			total, err = tx.Count(k)
			return ids, total, err
		}
	}
	return ids, total, nil
}

// show reads the line of an entry and, if the query is about words the line
// does not show, the piece of the entry they are in.
func show(tx Tx, q Query, id ID) (Found, error) {
	row, err := tx.Row(Entries, id)
	if err != nil {
		return Found{}, err
	}
	line, err := decodeLine(row)
	if err != nil || len(q.Terms) == 0 {
		return Found{Line: line}, err
	}
	e, err := getEntry(tx, id)
	if err != nil {
		return Found{}, err
	}
	return Found{Line: line, Hit: q.Snippet(e)}, nil
}

// Snippet returns the piece of the entry that holds the first of the query's
// words to be found in its answers, or else in its failure line; the title,
// class, tags and lesson are on the entry's row.
func (q Query) Snippet(e Entry) Snippet {
	for _, a := range e.Answers {
		for _, part := range a.searched() {
			if s := q.snippet(a.section(), part); s.Text != "" {
				s.Scope = a.Question
				return s
			}
		}
	}
	return q.snippet(inFailure, e.Failure)
}

func (q Query) snippet(scope, text string) Snippet {
	text = CleanLine(text)
	spans := q.Spans(scope, text)
	if len(spans) == 0 {
		return Snippet{}
	}
	from := wordFrom(text, spans[0].From-SnippetWidth/3, spans[0].From)
	to := wordTo(text, from+SnippetWidth, spans[0].To)
	s := Snippet{Scope: scope}
	if from > 0 {
		s.Text = "… "
	}
	shift := len(s.Text) - from
	s.Text += strings.TrimRight(text[from:to], " ")
	if to < len(text) {
		s.Text += " …"
	}
	for _, sp := range spans {
		if sp.From >= from && sp.To <= to {
			s.Spans = append(s.Spans, Span{sp.From + shift, sp.To + shift})
		}
	}
	return s
}

// wordFrom returns where the first word from at on begins, if that is before
// last; in a text without spaces there, where a character begins.
func wordFrom(text string, at, last int) int {
	if at <= 0 {
		return 0
	}
	if i := strings.IndexByte(text[at-1:last], ' '); i >= 0 {
		return at + i
	}
	for !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// wordTo returns where the last word up to at ends, if that is after first; in
// a text without spaces there, where a character ends.
func wordTo(text string, at, first int) int {
	if at >= len(text) {
		return len(text)
	}
	at = max(at, first)
	if at == first {
		return first
	}
	if i := strings.LastIndexByte(text[first:at+1], ' '); i >= 0 {
		return first + i
	}
	for !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// Beside returns the ids of the entries before and after one in the list a
// query gives, newest first; empty at either end.
func (b *Book) Beside(ctx context.Context, q Query, id ID) (newer, older ID, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		ids, _, err := match(ctx, tx, Entries, q, 0, 0)
		if err != nil {
			return err
		}
		i := slices.Index(ids, id)
		if i > 0 {
			newer = ids[i-1]
		}
		if i >= 0 && i+1 < len(ids) {
			older = ids[i+1]
		}
		return nil
	})
	if err != nil {
		return "", "", fmt.Errorf("looking beside %s: %w", id.Short(), err)
	}
	return newer, older, nil
}

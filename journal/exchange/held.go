package exchange

import (
	"iter"

	"messup/journal"
)

// Of is what somebody holds as contents.
func Of(c journal.Archive) Contents {
	h := held{c, make(map[journal.ID]int, len(c.Entries))}
	for i, e := range c.Entries {
		h.place[e.ID] = i
	}
	return h
}

type held struct {
	journal.Archive
	place map[journal.ID]int
}

func (h held) Each(kind journal.Kind, in func(first int) bool) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for _, v := range h.all(kind) {
			if in != nil && !in(h.first(EntriesOf(v))) {
				continue
			}
			if !yield(v, nil) {
				return
			}
		}
	}
}

// first returns where the first of some entries stands; -1 if none is there.
func (h held) first(of []journal.ID) int {
	first := -1
	for _, id := range of {
		if at, is := h.place[id]; is && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

func (h held) all(kind journal.Kind) []any {
	if kind == journal.Entries {
		return anyOf(h.Entries)
	}
	for _, s := range sections() {
		if s.kind == kind {
			return s.all(h.Archive)
		}
	}
	return nil
}

// EntriesOf returns the entries that a record comes from; none of an entry, and of what comes from none.
func EntriesOf(v any) []journal.ID {
	switch v := v.(type) {
	case journal.Lesson:
		return v.Entries()
	case journal.Plan:
		return []journal.ID{v.Entry}
	case journal.Checkin:
		return []journal.ID{v.Entry}
	case journal.Heard:
		return []journal.ID{v.Entry}
	}
	return nil
}

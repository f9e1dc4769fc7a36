package record

import (
	"messup/journal"
	"messup/journal/search"
)

// HeardKind is all there is to know about what others said.
func HeardKind() Kind[journal.Heard] {
	return Kind[journal.Heard]{
		name: journal.HeardKind, one: "heard", label: "heard", Parts: journal.HeardParts, Check: journal.Heard.Check,
		Stamps: func(h *journal.Heard) stamps { return stamps{&h.ID, &h.Rev, &h.Made, &h.Edited} },
		derive: deriveHeard,
		in:     func(c *journal.Archive) *[]journal.Heard { return &c.Heard },
		entry:  func(h *journal.Heard) *journal.ID { return &h.Entry },
		wait:   func(t *journal.Trashed) *[]journal.Heard { return &t.Heard },
		list:   func(tx Tx) ([]journal.Heard, error) { return HeardKind().Whole(tx) },
	}
}

// deriveHeard makes the row, which is the whole, and the words that are searched.
func deriveHeard(tx Tx, h journal.Heard, r *Record) error {
	var t search.TextBuilder
	t.Add("heard", h.Words)
	t.Add("from", h.From)
	t.Add("class", h.Class)
	r.Text = t
	return wholeRow(tx, h, r)
}

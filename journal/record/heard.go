package record

import (
	"bytes"

	"messup/journal"
	"messup/journal/search"
)

// HeardKind is all there is to know about what others said.
func HeardKind() Kind[journal.Heard] {
	return Kind[journal.Heard]{
		name: journal.HeardKind, marked: openHeardLine, one: "heard", label: "heard", Parts: journal.HeardParts, Check: journal.Heard.Check,
		Stamps: func(h *journal.Heard) stamps { return stamps{&h.ID, &h.Rev, &h.Made, &h.Edited} },
		derive: deriveHeard,
		in:     func(c *journal.Archive) *[]journal.Heard { return &c.Heard },
		entry:  func(h *journal.Heard) *journal.ID { return &h.Entry },
		wait:   func(t *journal.Trashed) *[]journal.Heard { return &t.Heard },
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

// openHeardLine reports whether the row of something heard says that it waits for an answer.
func openHeardLine(line []byte) bool { return !bytes.Contains(line, []byte(`"answer":"`)) }

// OpenHeard reads what waits for an answer, the newest first.
func OpenHeard(tx Tx) (all []journal.Heard, err error) {
	for r, err := range tx.Marked(journal.HeardKind) {
		if err != nil {
			return nil, err
		}
		h, err := HeardKind().FromRow(r)
		if err != nil {
			return nil, err
		}
		if h.Open() {
			all = append(all, h)
		}
	}
	return all, nil
}

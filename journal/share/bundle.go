package share

import (
	"encoding/json"
	"io"
	"strings"

	"messup/journal"
	"messup/journal/text"
)

// Challenge is what of a bundle is still open: help is wanted.
const Challenge Kind = "open challenge"

// A Shared is what one person gives to be merged with what colleagues give. Its items
// have random ids: who gives one again has the newer one stand. Nothing in it says who, when
// or which class, but what was typed for it.
type Shared struct {
	Version int          `json:"messup_bundle"`
	Byline  string       `json:"byline"`
	Term    string       `json:"term"`
	Items   []SharedItem `json:"items"`
}

// A SharedItem is one thing in a bundle. What does not fit its type is empty.
type SharedItem struct {
	Share  journal.ID `json:"share_id"`
	Type   Kind       `json:"type"`
	Text   string     `json:"text"`
	Lesson string     `json:"lesson"`
	Basis  string     `json:"basis"`
	Since  string     `json:"since"`
	When   string     `json:"when"`
	Area   string     `json:"area"`
	Mark   string     `json:"mark"`
}

// Shared returns the document as a bundle.
func (doc Document) Shared() Shared {
	b := Shared{Version: 1, Byline: text.CleanLine(doc.Head[Byline]), Term: text.CleanLine(doc.Head[Term]), Items: []SharedItem{}}
	for _, i := range doc.Items {
		item := SharedItem{Share: i.Share, Type: i.Kind, Text: i.Text, Lesson: i.Lesson, When: i.When, Area: i.Area, Mark: i.Mark}
		if i.Kind != Win {
			item.Basis, item.Since = with(i.Basis, i.How), i.since()
		}
		b.Items = append(b.Items, item)
	}
	if len(doc.Items) == 0 {
		return b
	}
	for n, open := range strings.Split(doc.Head[Still], "\n\n") {
		if open = strings.TrimSpace(open); open != "" { // of the first item's id, which is random and stays
			b.Items = append(b.Items, SharedItem{Share: journal.HashID(string(doc.Items[0].Share), string(Challenge), string(rune('0'+n))), Type: Challenge, Text: open})
		}
	}
	return b
}

func (doc Document) bundle(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc.Shared())
}

package share

import (
	"io"
	"strings"

	"messup/journal"
	"messup/journal/bundle"
	"messup/journal/text"
	"messup/journal/voice"
)

// items are what the document has, as those of a bundle.
func (doc Document) items() []bundle.Item {
	all := make([]bundle.Item, 0, len(doc.Items))
	for _, i := range doc.Items {
		item := bundle.Item{Share: i.Share, Type: bundle.Type(i.Kind), Text: i.Text, Lesson: i.Lesson, When: i.When, Area: i.Area, Mark: i.Mark}
		if i.Kind != Win {
			item.Basis, item.Since = voice.WithLine(i.Basis, i.How), i.since()
		}
		all = append(all, item)
	}
	if len(all) == 0 {
		return all
	}
	for n, open := range strings.Split(doc.Head[Still], "\n\n") {
		if open = strings.TrimSpace(open); open != "" { // of the first item's id, which is random and stays
			challenge := strings.ReplaceAll(string(bundle.Challenge), "-", " ") // as it was called first: the id stays
			id := journal.HashID(string(all[0].Share), challenge, string(rune('0'+n)))
			all = append(all, bundle.Item{Share: id, Type: bundle.Challenge, Text: open})
		}
	}
	return all
}

func (doc Document) bundle(w io.Writer) error {
	return bundle.Write(w, text.CleanLine(doc.Head[Byline]), text.CleanLine(doc.Head[Term]), doc.items())
}

// Package card is a lesson, or what failed and what it taught, as a card to hang up or to send:
// in its box as plain text, as Markdown, and as a picture that any browser shows and prints. It
// is a pure function of a few words; all three say the same ones, and none says more.
//
// What may be on a card, and what is asked before others read it, is package share's business;
// the box is package draw's, which draws it on the screen too, and files are written elsewhere.
package card

import (
	"io"
	"strings"

	"messup/journal/draw"
	"messup/journal/text"
	"messup/journal/typeset"
)

// A Card is what stands on it, and nothing else does.
type Card draw.OnCard

// Columns is how wide the box of a card is in a file.
const Columns = 60

// Text writes the card in its box, as a terminal shows it.
func (c Card) Text(w io.Writer) error {
	_, err := io.WriteString(w, strings.Join(draw.Card(draw.Plain(draw.Drawn()), draw.OnCard(c), Columns), "\n")+"\n")
	return err
}

// Markdown writes the card as Markdown, the lesson as a quotation.
func (c Card) Markdown(w io.Writer) error {
	var d typeset.Doc
	for _, b := range []typeset.Block{
		{Kind: typeset.Heading, Text: text.CleanLine(c.Head)},
		{Kind: typeset.Aside, Text: text.CleanLine(c.Aside)},
		{Kind: typeset.Words, Text: text.CleanLine(c.Story)},
		{Kind: typeset.Quote, Text: strings.TrimSpace(text.CleanLine(c.Lesson) + "\n\n" + text.CleanLine(c.When))},
	} {
		if b.Text != "" {
			b.Apart = len(d.Blocks) > 0
			d.Blocks = append(d.Blocks, b)
		}
	}
	return typeset.Markdown(w, d)
}

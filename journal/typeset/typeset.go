// Package typeset sets a text that has headings, paragraphs and notes below them: as lines for
// a terminal or a plain file, as Markdown, and as a page that any browser shows and prints. The
// text is a row of blocks, each of which is set by itself, so that many years of them
// need no memory.
//
// What does not live here: what a text says (packages told below cli, share, report), the form
// of one entry that messup reads back (markdown), and files.
package typeset

import (
	"io"
	"iter"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
)

// A Kind is what a block is in a text.
type Kind int

// The kinds of block.
const (
	Words   Kind = iota // a paragraph; its lines stay lines
	Heading             // of what follows
	Below               // a heading below that
	Part                // the quiet name of several that follow
	Quote               // a sentence to be remembered
	Note                // a line that belongs to what stands above it
	Deeper              // words that belong to a note
	Aside               // small: where and when, who, from where
	Rule                // a line across
)

// A Block is one of them with its words. They may be anything: they are cleaned, and say nothing
// to a terminal, to a browser or to who reads Markdown but themselves.
type Block struct {
	Kind  Kind
	Apart bool   // a blank line stands before it, where lines are set
	Label string // said before the words, with a colon; it may end in a space, where the colon has one
	Text  string
}

// said is what a block says, with its label.
func (b Block) said() string {
	if b.Label == "" {
		return text.Clean(b.Text)
	}
	return text.Clean(b.Label + ": " + b.Text)
}

// A Doc is a text with a title.
type Doc struct {
	Lang   string // the code of its language, such as en
	Title  string
	Blocks []Block
}

func (d Doc) each(yield func(Block, error) bool) {
	for _, b := range d.Blocks {
		if !yield(b, nil) {
			return
		}
	}
}

// Markdown writes a text as Markdown.
func Markdown(w io.Writer, d Doc) error { return MarkdownOf(w, d.Title, d.each) }

// HTML writes a text as one page for a browser, which loads nothing and runs nothing.
func HTML(w io.Writer, d Doc) error { return HTMLOf(w, d.Lang, d.Title, d.each) }

// Lines are a text as plain lines of so many columns at most.
func Lines(d Doc, columns int) (lines []string) {
	for i, b := range d.Blocks {
		if b.Apart && i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, Rows(b, columns)...)
	}
	return lines
}

// PlainOf writes blocks that come one after the other as plain lines of so many columns.
func PlainOf(w io.Writer, columns int, blocks iter.Seq2[Block, error]) error {
	first := true
	return write(w, blocks, func(out *strings.Builder, b Block) {
		if b.Apart && !first {
			out.WriteString("\n")
		}
		first = false
		for _, line := range Rows(b, columns) {
			out.WriteString(line + "\n")
		}
	})
}

// Bar stands before each line of a Quote.
const Bar = "┃"

// margin is what lines of a kind are set behind.
func (k Kind) margin() string {
	switch k {
	case Quote:
		return Bar + " "
	case Note:
		return "  "
	case Deeper:
		return "    "
	case Words, Heading, Below, Part, Aside, Rule:
	}
	return ""
}

// IsHeading reports whether a kind names what follows it.
func (k Kind) IsHeading() bool { return k == Heading || k == Below }

// Rows are the lines of a block: wrapped where there are so many columns, as it stands where
// there is no number of them. A heading is never wrapped.
func Rows(b Block, columns int) []string {
	if b.Kind == Rule {
		return []string{strings.Repeat("─", ruleWidth)}
	}
	return Behind(b.Kind.margin(), b.said(), columns, b.Kind.IsHeading())
}

// ruleWidth is how wide a line across is, in columns.
const ruleWidth = 24

// least is how many columns words keep beside their margin.
const least = 16

// Behind are words as lines behind a margin, wrapped to so many columns unless whole.
func Behind(margin, words string, columns int, whole bool) (lines []string) {
	words = text.Clean(words)
	if columns > 0 && !whole {
		words = ansi.Wrap(words, max(least, columns-ansi.StringWidth(margin)), "")
	}
	for line := range strings.Lines(words) {
		lines = append(lines, strings.TrimRight(margin+line, " \n"))
	}
	if words == "" {
		lines = []string{""}
	}
	return lines
}

// write writes what set makes of each block.
func write(w io.Writer, blocks iter.Seq2[Block, error], set func(*strings.Builder, Block)) error {
	for b, err := range blocks {
		if err != nil {
			return err
		}
		var out strings.Builder
		set(&out, b)
		if _, err := io.WriteString(w, out.String()); err != nil {
			return err
		}
	}
	return nil
}

package typeset

import (
	"io"
	"iter"
	"regexp"
	"strings"
	"sync"

	"messup/journal/text"
)

// MarkdownOf writes blocks that come one after the other as Markdown, below their title if
// there is one.
func MarkdownOf(w io.Writer, title string, blocks iter.Seq2[Block, error]) error {
	m := markdown{}
	if title = text.CleanLine(title); title != "" {
		if _, err := io.WriteString(w, "# "+Literal(title)+"\n"); err != nil {
			return err
		}
		m.before = Heading
		m.some = true
	}
	err := write(w, blocks, m.set)
	if err == nil && m.open {
		_, err = io.WriteString(w, "\n")
	}
	return err
}

// markdown is a text while it is set.
type markdown struct {
	some   bool // something stands already
	open   bool // and its last line has no end
	before Kind // what it is
}

func (m *markdown) set(out *strings.Builder, b Block) {
	words := m.words(b)
	switch {
	case !m.some:
	case b.Apart && m.open:
		out.WriteString("\n\n")
	case b.Apart:
		out.WriteString("\n")
	case m.open && flows(m.before) && flows(b.Kind):
		out.WriteString("  \n") // or the two would flow into one
	case m.open:
		out.WriteString("\n")
	}
	out.WriteString(words)
	m.some, m.open, m.before = true, true, b.Kind
}

// flows reports whether a block is a paragraph in Markdown, which goes on in the next line.
func flows(k Kind) bool { return k == Words || k == Aside }

func (m *markdown) words(b Block) string {
	words := Literal(b.said())
	switch b.Kind {
	case Heading:
		return "## " + text.CleanLine(words)
	case Below:
		return "### " + text.CleanLine(words)
	case Part:
		return "*" + text.CleanLine(words) + "*"
	case Quote:
		return "> " + strings.ReplaceAll(words, "\n", "\n> ")
	case Note:
		return "- " + strings.ReplaceAll(words, "\n", "\n  ")
	case Deeper:
		return "  - " + strings.ReplaceAll(words, "\n", "\n    ")
	case Rule:
		return "---"
	case Words, Aside:
	}
	return words
}

// What in the words of a person would be something else in Markdown: HTML, a heading, a line
// across or the second half of a heading, a fence, and a link or an image, which would lead
// elsewhere, or ask for something there when the text is opened. Their lists and their stars are
// left to them.
//
//nolint:gochecknoglobals // what never changes is made once
var (
	tags    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(\\*)<([A-Za-z/?]|\x21)`) })
	links   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\][(\[:]|\[\[`) })
	figures = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("(?m)^( {0,3})(#{1,6}(?:[ \t]|$)|[-=_]+[ \t]*$|`{3}|~{3})")
	})
)

// Literal are words as Markdown in which they are no heading, no HTML, and no link or image. An
// address that stands bare stays as it is: it says itself where it leads.
func Literal(words string) string {
	words = tags().ReplaceAllStringFunc(words, func(found string) string {
		before := strings.IndexByte(found, '<')
		if before%2 == 1 { // it has a backslash of its own, which a second one would undo
			return found
		}
		return found[:before] + `\` + found[before:]
	})
	// What makes a link stands right behind a bracket, so nothing before it can undo this.
	words = links().ReplaceAllStringFunc(words, func(found string) string { return found[:1] + `\` + found[1:] })
	return figures().ReplaceAllString(words, `$1\$2`)
}

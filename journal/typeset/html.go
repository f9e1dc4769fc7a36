package typeset

import (
	_ "embed"
	"html"
	"io"
	"iter"
	"strings"

	"messup/journal/text"
)

// The frame of a page, and its look: one column for the eye, ink on paper where it is printed,
// light or dark as the reader has it.
//
//go:embed page.html
var frame string

//go:embed page.css
var look string

// Where in the frame the language, the look, the title and the text stand.
const (
	atLang  = "%lang%"
	atTitle = "%title%"
	atLook  = "%look%"
	atText  = "%text%\n"
)

// HTMLOf writes blocks that come one after the other as one page for a browser, in a language by
// its code, such as en. All it needs is in it, and what is in it can load and run nothing, as the
// browser is told too.
func HTMLOf(w io.Writer, lang, title string, blocks iter.Seq2[Block, error]) error {
	head, foot, _ := strings.Cut(strings.Replace(frame, atLook, look, 1), atText)
	head = strings.Replace(head, atLang, html.EscapeString(lang), 1)
	head = strings.ReplaceAll(head, atTitle, html.EscapeString(text.CleanLine(title)))
	if _, err := io.WriteString(w, head); err != nil {
		return err
	}
	p := page{}
	if err := write(w, blocks, p.set); err != nil {
		return err
	}
	var end strings.Builder
	p.close(&end, Rule)
	p.section(&end, false)
	_, err := io.WriteString(w, end.String()+foot)
	return err
}

// page is a page while it is set.
type page struct {
	list    string // the list that is open
	article bool
}

// close ends a list, unless what comes belongs to it.
func (p *page) close(out *strings.Builder, next Kind) {
	if p.list == "" || next == Note || next == Deeper {
		return
	}
	out.WriteString("</" + p.list + ">\n")
	p.list = ""
}

// section ends what a heading began, and begins what the next one does.
func (p *page) section(out *strings.Builder, next bool) {
	if p.article {
		out.WriteString("</section>\n")
	}
	if p.article = next; next {
		out.WriteString("<section>\n")
	}
}

func (p *page) set(out *strings.Builder, b Block) {
	p.close(out, b.Kind)
	words := p.words(b)
	switch b.Kind {
	case Heading:
		p.section(out, true)
		out.WriteString("<h2>" + words + "</h2>\n")
	case Below:
		out.WriteString("<h3>" + words + "</h3>\n")
	case Part:
		out.WriteString("<p class=part>" + words + "</p>\n")
	case Quote:
		out.WriteString("<blockquote>" + words + "</blockquote>\n")
	case Aside:
		out.WriteString("<p class=aside>" + words + "</p>\n")
	case Rule:
		out.WriteString("<hr>\n")
	case Note, Deeper:
		if p.list == "" {
			p.list = "ul"
			out.WriteString("<ul>\n")
		}
		class := ""
		if b.Kind == Deeper {
			class = " class=deeper"
		}
		out.WriteString("<li" + class + ">" + words + "</li>\n")
	case Words:
		for part := range strings.SplitSeq(words, "\n\n") {
			if part = strings.Trim(part, "\n"); part != "" {
				out.WriteString("<p>" + part + "</p>\n")
			}
		}
	}
}

// words are what a block says, of which a browser takes nothing for its own.
func (p *page) words(b Block) string {
	said := html.EscapeString(text.Clean(b.Text))
	if b.Label != "" {
		said = "<b>" + html.EscapeString(text.CleanLine(b.Label+":")) + "</b> " + said
	}
	return said
}

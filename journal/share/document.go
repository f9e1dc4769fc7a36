package share

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/card"
	"messup/journal/text"
	"messup/journal/typeset"
	"messup/journal/voice"
)

// An Item is one thing in a document, with what has come through the check.
type Item struct {
	Kind   Kind
	Share  journal.ID // its id in a bundle
	Text   string
	Lesson string
	When   string
	Basis  string
	How    string
	Since  string
	Line   string
	Area   string
	Mark   string
}

// A Document is what is written: what came through the check and nothing else.
type Document struct {
	Form  Form
	We    bool
	Month time.Time // in which it is written; no day of it is told
	Head  map[Field]string
	Aside string // on a card, beside its title: what was asked for as it stands
	Items []Item
	// Out are the titles of what was chosen and cannot be in it: its story or its lesson was
	// dropped in the check. No document has one without the other.
	Out []string
	// Removed says that what may point at somebody was taken out, and none of it was kept.
	Removed bool
}

// LeftOut are the things that are chosen and cannot be in the document: of what they say, too
// much was dropped in the check. What nobody has decided about yet counts as said.
func (d Draft) LeftOut(pieces []Piece, c Check) (out []Ref) {
	stand := c.Stand()
	for _, p := range pieces {
		if d.Form.lacks(p.Kind, stand[Key{p.Ref, Text}], stand[Key{p.Ref, TheLesson}]) {
			out = append(out, p.Ref)
		}
	}
	return out
}

// lacks reports whether something has too little left to be in a document: none has a failure
// without its lesson, or a lesson that is empty. A card may have the lesson alone.
func (f Form) lacks(k Kind, words, lesson string) bool {
	return k != Win && lesson == "" || k != Lesson && words == "" && (f != Card || k == Win)
}

// Document makes the document of what has come through the check. As long as sentences are left
// to be decided, they are not in it.
func (d Draft) Document(pieces []Piece, c Check, now time.Time) Document {
	passed := c.Passed()
	doc := Document{Form: d.Form, We: d.We, Month: now, Head: map[Field]string{}, Removed: c.Removed()}
	for k, words := range passed {
		if k.Ref == (Ref{}) {
			doc.Head[k.Field] = words
		}
	}
	for _, p := range pieces {
		if p.Kind == Lesson && WithStory(pieces, p.Ref) {
			continue
		}
		said := func(f Field) string { return text.CleanLine(passed[Key{p.Ref, f}]) }
		item := Item{
			Kind: p.Kind, Share: d.share(p.Ref), Text: passed[Key{p.Ref, Text}], Lesson: said(TheLesson), When: said(Applies),
			Basis: d.basis(p), How: said(How), Since: p.Since, Line: said(SinceLine), Area: said(PieceArea), Mark: p.Mark,
		}
		if d.Form.lacks(p.Kind, item.Text, item.Lesson) {
			doc.Out = append(doc.Out, p.Title)
			continue
		}
		doc.Items = append(doc.Items, item)
	}
	return doc
}

// WithStory reports whether a lesson comes with its story: that is among the pieces, and says it.
func WithStory(pieces []Piece, r Ref) bool {
	return r.Kind == Lesson && slices.ContainsFunc(pieces, func(p Piece) bool { return p.Kind == Failure && p.Taught == r.ID })
}

func (d Draft) share(r Ref) journal.ID {
	if i := d.Place(r) - 1; i >= 0 {
		return d.Chosen[i].Share
	}
	return ""
}

// basis is how a lesson is known: one of Bases, or nothing.
func (d Draft) basis(p Piece) string {
	if words, is := d.Words(Key{p.Ref, BasisWords}); is && (words == "" || slices.Contains(Bases(), words)) {
		return words
	}
	return p.Basis
}

// Of are the items of a kind.
func (doc Document) Of(k Kind) (all []Item) {
	for _, i := range doc.Items {
		if i.Kind == k {
			all = append(all, i)
		}
	}
	return all
}

// Empty reports whether nothing is left that could be shared.
func (doc Document) Empty() bool { return len(doc.Items) == 0 }

// A Format is one way to write a document down.
type Format struct {
	Name  string
	About voice.Phrase
	End   string // of a file's name
	write func(Document, io.Writer) error
}

// Formats returns the ways there are for a form, the likely one first.
func Formats(f Form) []Format {
	switch f {
	case Bundle:
		return []Format{{"bundle", "to be merged with those of colleagues", ".json", Document.bundle}}
	case Card:
		return []Format{
			{"svg", "a picture for a browser, to send or to print", ".svg", onCard(card.Card.Picture)},
			{"text", "the box, as it stands here", ".txt", onCard(card.Card.Text)},
			{"markdown", "plain text, for a wiki, a forum or a mail", ".md", onCard(card.Card.Markdown)},
		}
	case Post, Sheet:
	}
	all := []Format{
		{"markdown", "plain text, for a wiki, a forum or a mail", ".md", Document.markdown},
		{"page", "one file for a browser, to send or to print", ".html", Document.page},
	}
	if f == Post {
		all = append(all, Format{"blog", "Markdown with a title and a month at its head, for a static site", ".md", Document.blog})
	}
	return all
}

// Write writes the document, the same bytes however often it does.
func (f Format) Write(w io.Writer, doc Document) error { return f.write(doc, w) }

// onCard writes a document that is a card.
func onCard(write func(card.Card, io.Writer) error) func(Document, io.Writer) error {
	return func(doc Document, w io.Writer) error { return write(doc.Card(), w) }
}

// Card is what of the document stands on a card: the first thing in it, below its title.
func (doc Document) Card() (c card.Card) {
	c.Head, c.Aside = doc.Head[Title], doc.Aside
	if len(doc.Items) > 0 {
		c.Story, c.Lesson, c.When = doc.Items[0].Text, doc.Items[0].Lesson, voice.When(doc.Items[0].When)
	}
	return c
}

func (doc Document) markdown(w io.Writer) error { return typeset.Markdown(w, doc.Set()) }

func (doc Document) page(w io.Writer) error { return typeset.HTML(w, doc.Set()) }

// blog is Markdown for a static site, which sets the title itself. Each value is a string of
// JSON, which YAML reads as it stands.
func (doc Document) blog(w io.Writer) error {
	set := doc.Set()
	title, err := json.Marshal(set.Title)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "---\ntitle: %s\ndate: %q\n---\n\n", title, doc.Month.Format("2006-01")); err != nil {
		return err
	}
	set.Title = ""
	return typeset.Markdown(w, set)
}

// Set returns the document as a text.
func (doc Document) Set() typeset.Doc {
	title := voice.Say("Celebrate failure")
	if doc.Form == Sheet {
		title = voice.Say("Talk sheet")
	}
	if own := text.CleanLine(doc.Head[Title]); own != "" {
		title = voice.Say("%s: %s", title, own)
	}
	s := setting{doc: doc, Doc: typeset.Doc{Lang: string(voice.Spoken()), Title: title}}
	s.add(typeset.Aside, voice.Joined(text.CleanLine(doc.Head[Byline]), text.CleanLine(doc.Head[Term]), text.CleanLine(doc.Head[For])))
	s.add(typeset.Words, doc.Head[Opening])
	s.failures()
	s.list(voice.Say("Also learned"), doc.lessons())
	s.list(voice.Say("What held up"), doc.held())
	s.list(doc.own("What I still don't know", "What we still don't know"), doc.Head[Still])
	turn := voice.Say("Your turn")
	if doc.Form == Sheet {
		turn = voice.Say("To talk about")
	}
	s.list(turn, doc.Head[Turn])
	s.add(typeset.Rule, "")
	s.under(typeset.Aside, "", voice.Say(`Questions: Chris Cluff. Failure/Lesson format: Corey Haley, "Celebrate Failure" (2018).`))
	from := voice.Phrase("Prepared from a private journal. Every line was read by the author before it was shared.")
	if doc.Removed {
		from = "Prepared from a private journal. Names and identifying details were removed by the author."
	}
	s.under(typeset.Aside, "", voice.Say(from))
	return s.Doc
}

// own says something of one person, or of several.
func (doc Document) own(one, several voice.Phrase) string {
	if doc.We {
		return voice.Say(several)
	}
	return voice.Say(one)
}

// setting is a document while it is set.
type setting struct {
	typeset.Doc
	doc Document
}

// add sets words behind a blank line; none take no room.
func (s *setting) add(k typeset.Kind, words string) {
	if words != "" || k == typeset.Rule {
		s.Blocks = append(s.Blocks, typeset.Block{Kind: k, Apart: true, Text: words})
	}
}

// under sets words right below what stands above them, behind a label if they have one.
func (s *setting) under(k typeset.Kind, label, words string) {
	if label != "" {
		label = voice.BeforeColon(label)
	}
	s.Blocks = append(s.Blocks, typeset.Block{Kind: k, Label: label, Text: words})
}

// list sets words below a heading of their own; none have no heading.
func (s *setting) list(heading, words string) {
	if words != "" {
		s.add(typeset.Heading, heading)
		s.under(typeset.Words, "", words)
	}
}

func (s *setting) failures() {
	failures := s.doc.Of(Failure)
	switch n := len(failures); {
	case s.doc.Form == Sheet || n == 0:
	case n == 1:
		s.add(typeset.Words, s.doc.own("Below is the failure that taught me most.", "Below is the failure that taught us most."))
	default:
		s.add(typeset.Words, voice.Say(voice.Phrase(s.doc.own("Below are the %s failures that taught me most.", "Below are the %s failures that taught us most.")), voice.NumberWord(n)))
	}
	for n, f := range failures {
		s.add(typeset.Heading, voice.Say("Failure %d", n+1))
		s.under(typeset.Words, "", f.Text)
		s.Blocks = append(s.Blocks, typeset.Block{Kind: typeset.Words, Apart: true, Label: voice.BeforeColon(voice.Say("Lesson")), Text: f.taught()})
		s.Blocks = append(s.Blocks, typeset.Block{Kind: typeset.Words, Apart: true, Label: voice.BeforeColon(s.doc.own("How I know", "How we know")), Text: f.known()})
		s.under(typeset.Words, voice.Say("Since then"), f.since())
	}
}

// taught is a lesson with when it applies.
func (i Item) taught() string { return voice.Taught(i.Lesson, i.When) }

// known is how a lesson is known, with the line beside it.
func (i Item) known() string {
	if i.Basis == "" && i.How == "" {
		return voice.Say("not said")
	}
	return voice.WithLine(i.Basis, i.How)
}

func (i Item) since() string { return voice.WithLine(i.Since, i.Line) }

// lessons are those without their story, a paragraph each.
func (doc Document) lessons() string {
	lessons := doc.Of(Lesson)
	all := make([]string, 0, len(lessons))
	for _, i := range lessons {
		all = append(all, voice.Say("Lesson: %s", i.taught()))
	}
	return strings.Join(all, "\n\n")
}

// held is what held up: the wins that were chosen, and what was typed.
func (doc Document) held() string {
	wins := doc.Of(Win)
	all := make([]string, 0, len(wins)+1)
	for _, i := range wins {
		all = append(all, i.Text)
	}
	if own := doc.Head[Held]; own != "" {
		all = append(all, own)
	}
	return strings.Join(all, "\n\n")
}

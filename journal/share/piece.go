package share

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/bundle"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// A Kind is what something is to those it is shared with.
type Kind string

// What can be shared.
const (
	Failure Kind = "failure" // a finished mess that taught something
	Lesson  Kind = "lesson"  // a lesson without its story
	Win     Kind = "win"     // something that moved
)

// A Ref names one thing of the journal: an entry, or a lesson.
type Ref struct {
	Kind Kind       `json:"kind"`
	ID   journal.ID `json:"id"`
}

// A Piece is one thing that may be shared, and of that no more than may be: answers, people,
// dates and classes are not in it.
type Piece struct {
	Ref
	Title string // for the person's own eyes: it is in no document

	Text   string     // the Failure half of the card; of a win what moved
	Taught journal.ID // the lesson a failure comes with
	Lesson string
	When   string // when the lesson applies
	Basis  string // how it is known: one of prompts' words for that; empty if nobody said
	How    string // the one line beside that
	Since  string // what came of it, in the program's words
	Line   string // what was seen then
	Area   string
	Mark   string // what was hard: bundle.Implementation or bundle.Impact; empty if nobody said
}

// may says what an entry may be shared as; false if it may not.
func may(e journal.Entry) (Kind, bool) {
	switch {
	case e.Heavy || e.Draft():
		return "", false
	case e.Kind == journal.Win:
		return Win, true
	}
	return Failure, e.Kind == journal.Mess || e.Kind == journal.Brief
}

// ofEntry is what of an entry may be shared, with the lesson it taught and all its plans; false
// if nothing may: it is heavy or not finished, or a mess that taught nothing yet.
func ofEntry(sets prompts.Library, e journal.Entry, l journal.Lesson, plans []journal.Plan) (p Piece, is bool) {
	kind, is := may(e)
	if !is || kind == Failure && text.CleanLine(l.Text) == "" {
		return p, false
	}
	p = Piece{Ref: Ref{kind, e.ID}, Title: text.CleanLine(e.Name()), Text: text.CleanLine(e.FailureText(sets))}
	if kind == Win {
		p.Text = moved(e)
		return p, p.Text != ""
	}
	p.fromLesson(l)
	p.Taught = l.ID
	if p.Basis != "" {
		_, p.How = voice.Known(e, p.Basis)
	}
	p.Area = cmp.Or(p.Area, firstOf(e.Answer("area").Detail("area")))
	p.Mark = markOf(e.Answer("reach").Detail("reach"))
	p.Since, p.Line = voice.Since(date.DayOf(e.Happened), plans, l)
	return p, p.Text != ""
}

// ofLesson is a lesson without its story.
func ofLesson(l journal.Lesson) (p Piece, is bool) {
	p = Piece{Ref: Ref{Lesson, l.ID}, Title: text.CleanLine(l.Text)}
	p.fromLesson(l)
	if said, line := voice.Since(0, nil, l); len(l.Answers) > 0 { // of one that nobody was asked about nothing is known
		p.Since, p.Line = said, line
	}
	return p, p.Lesson != ""
}

func (p *Piece) fromLesson(l journal.Lesson) {
	p.Lesson, p.When, p.Area = voice.Unlabelled(l.Text), voice.BareWhen(l.When), firstOf(l.Area)
	if p.Basis = text.CleanLine(string(l.Basis)); !slices.Contains(Bases(), p.Basis) { // words of their own, as another journal has them
		p.Basis, p.How = "", p.Basis
	}
}

// Bases are the ways something can be known, as the questions offer them.
func Bases() []string {
	for _, set := range prompts.Shipped().Sets() {
		if _, f, asks := set.Feeding(prompts.LessonBasis); asks {
			return f.Options
		}
	}
	return nil
}

// moved is what a win says moved: its title, and the first words below it where they say more.
func moved(e journal.Entry) string {
	title := text.CleanLine(e.Title)
	if len(e.Answers) == 0 {
		return title
	}
	first := text.FirstSentences(text.CleanLine(e.Answers[0].Text), 2)
	if first == "" || strings.HasPrefix(text.Fold(first), text.Fold(strings.TrimSuffix(title, "."))) {
		return cmp.Or(first, title)
	}
	return strings.TrimSpace(text.Ended(title) + " " + first)
}

// firstOf is the first line of several.
func firstOf(words string) string { return text.CleanLine(text.FirstLine(words)) }

func markOf(words string) string {
	for _, mark := range []string{bundle.Implementation, bundle.Impact} {
		if strings.HasPrefix(words, mark) {
			return mark
		}
	}
	return ""
}

// A Choice is one thing that may be chosen, as a list shows it.
type Choice struct {
	Ref
	Title    string
	Lesson   string // what it taught; of a lesson nothing more
	Class    string
	Happened time.Time
}

// Section says what things of a kind are called above a list of them.
func Section(k Kind) string {
	switch k {
	case Lesson:
		return voice.Say("Lessons, without their story")
	case Win:
		return voice.Say("Small wins")
	case Failure:
	}
	return voice.Say("Messes that taught something")
}

package look

import (
	"image/color"

	"charm.land/bubbles/v2/textinput"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/draw"
)

// A Look is every style on the screen, named by who speaks. Ink is the person's
// words: the terminal's own foreground, never coloured, never dimmed. Pencil is the
// program. Chalk is a lesson and nothing else: what is amber was learned. Slate is the
// hand, sage what worked, and red is loss of words alone. There are no colours
// anywhere else, and each of these has a mark or a weight too, so that nothing is
// told by colour only.
type Look struct {
	Ink    lipgloss.Style // a person's words, and what is said to them
	Bold   lipgloss.Style // the one thing in hand: the question, the row chosen, the title of what is read
	Pencil lipgloss.Style // labels, dates, questions that were answered
	Hint   lipgloss.Style // what could stand there, and does not yet
	Rule   lipgloss.Style // lines that part, and do not speak
	Chalk  lipgloss.Style // a lesson's bar
	Slate  lipgloss.Style // keys, the mark of the row chosen, the field one is in
	Sage   lipgloss.Style // a small win, what went better
	Found  lipgloss.Style // words that a search found
	Loss   lipgloss.Style // words that are not on the disk
	Cursor color.Color    // of the terminal's own cursor; nil: as the terminal has it
	Marks  draw.Marks
	Plain  bool // there are no colours: what nobody typed has a sign of its own where one types
}

// NoBar is what stands before a row that has no mark.
const NoBar = "  "

// New is the look on a paper, with as many colours as a terminal has, in its marks.
// A paper that is not known is the common dark one.
func New(paper color.Color, profile colorprofile.Profile, marks draw.Marks) Look {
	l := Look{Marks: marks, Plain: profile <= colorprofile.ASCII}
	l.Ink = lipgloss.NewStyle()
	l.Bold = l.Ink.Bold(true)
	c := inksOn(paper, profile)
	l.Pencil, l.Hint, l.Rule = c.grey(Pencil), c.grey(Hint).Italic(true), c.grey(Rule)
	l.Chalk, l.Slate, l.Sage = c.style(Chalk), c.style(Slate), c.style(Sage)
	l.Found, l.Loss = c.style(Slate).Underline(true), c.style(Loss).Bold(true)
	if profile >= colorprofile.ANSI256 {
		l.Cursor = c.color(Slate)
	}
	if profile == colorprofile.ANSI {
		l.Found = l.Ink.Underline(true)
	}
	return l
}

// Pen draws with the same inks.
func (l Look) Pen() draw.Pen {
	with := func(s lipgloss.Style) func(string) string {
		return func(words string) string { return s.Render(words) }
	}
	return draw.Pen{
		Ink: with(l.Ink), Bold: with(l.Bold), Pencil: with(l.Pencil), Hint: with(l.Hint.Italic(false)), Rule: with(l.Rule),
		Chalk: with(l.Chalk), Slate: with(l.Slate), Sage: with(l.Sage), Marks: l.Marks,
	}
}

// Textinput returns the styles of a line.
func (l Look) Textinput() textinput.Styles {
	state := textinput.StyleState{Text: l.Ink, Placeholder: l.Hint, Suggestion: l.Hint, Prompt: l.Slate}
	s := textinput.Styles{Focused: state, Blurred: state}
	s.Cursor.Color = l.Cursor
	return s
}

// Huh returns the styles of a form.
func (l Look) Huh() *huh.Styles {
	plain := lipgloss.NewStyle()
	s := huh.ThemeBase(false)
	s.FieldSeparator = plain.SetString("\n")
	f := huh.FieldStyles{
		Base:        plain,
		Title:       l.Slate.PaddingRight(1),
		Description: l.Pencil,
	}
	s.Focused, s.Blurred = f, f
	s.Blurred.Title = l.Pencil.PaddingRight(1)
	return s
}

// Hinted is what stands in an empty line, for one to see what may go there.
func (l Look) Hinted(words string) string {
	if l.Plain && words != "" {
		return "(" + words + ")"
	}
	return words
}

// HintIn is a hint in a line that has so many columns.
func (l Look) HintIn(words string, room int) string {
	if l.Plain { // the sign is closed, however narrow it is
		words = ansi.Truncate(words, max(1, room-2), "…")
	}
	return l.Hint.Render(ansi.Truncate(l.Hinted(words), max(0, room), "…"))
}

// Row is what stands before a row, and the style of its words.
func (l Look) Row(chosen bool) (bar string, style lipgloss.Style) {
	if chosen {
		return Hand + l.Slate.Render(l.Marks.Chosen) + " ", l.Bold
	}
	return NoBar, l.Ink
}

// Bar is what stands before a line of a lesson; the last one ends half way down, so that
// two lessons never run into one.
func (l Look) Bar(last bool) string {
	if last {
		return l.Chalk.Render(l.Marks.LessonEnd) + " "
	}
	return l.Chalk.Render(l.Marks.Lesson) + " "
}

// Mark is a mark in a style, with the blank that parts it from words, in two columns.
func Mark(style lipgloss.Style, mark string) string {
	if ansi.StringWidth(mark) > 1 { // it parts itself: "->"
		return style.Render(mark)
	}
	return style.Render(mark) + " "
}

// Usual is the look before anything is known of a terminal.
func Usual() Look { return New(nil, colorprofile.TrueColor, draw.Drawn()) }

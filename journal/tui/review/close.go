package review

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// closeStop is a definite end: what the week left, and one thing to try.
type closeStop struct{ stopEnv }

func (s *closeStop) begin() tea.Cmd { return nil }

func (s *closeStop) next() bool { return false }

func (s *closeStop) aside() string { return "" }

func (s *closeStop) Actions() []page.Action { return nil }

// Question asks nothing: it is what the week left, under the mark of each, and then the
// end. Where there is little room the end comes first, for it has to be seen.
func (s *closeStop) Question(width int) page.Question {
	left, end := s.paper(width), s.paper(width)
	for i, x := range s.review.CloseLines() {
		if i > 0 && !s.env.Short() {
			left.Gap()
		}
		setLeft(left, x)
	}
	end.Add(end.Look.Ink, voice.Closing(s.review))
	end.Add(end.Look.Pencil, voice.LeftOver(s.agenda.Come))
	if s.env.Short() {
		return page.Question{About: end.Rows, More: left.Rows, Width: width}
	}
	if len(left.Rows) > 0 {
		left.Rows = append(left.Rows, "")
	}
	return page.Question{About: left.Rows, More: end.Rows, Width: width}
}

// setLeft sets one thing that the week left.
func setLeft(set *look.Lines, x journal.Recorded) {
	l := set.Look
	mark := look.Mark(l.Slate, l.Marks.Plan)
	switch x.Stop {
	case journal.StopLessons:
		set.Lesson(x.Line)
		return
	case journal.StopWin:
		mark = look.Mark(l.Sage, l.Marks.Win)
	case journal.StopPeople:
		mark = look.Mark(l.Slate, l.Marks.Person)
	case journal.StopAloud:
		set.Add(l.Pencil, voice.StopTitle(x.Stop))
		mark = ""
	}
	in := look.Lines{Look: l, Width: max(1, set.Width-ansi.StringWidth(mark))}
	in.Add(l.Ink, x.Line)
	for _, half := range voice.Halves(x) {
		in.Named(half[0], half[1])
	}
	for _, line := range in.Rows {
		set.Rows = append(set.Rows, mark+line)
		mark = look.NoBar
	}
}

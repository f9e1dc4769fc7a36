package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// answering is which of the answers to what a page asks is chosen.
type answering struct {
	at int
	to string // to which question; to another none was chosen yet
}

// chosen is the answer that enter says, and whether a person went to it.
func (a answering) chosen(q page.Question) (i int, went bool) {
	if a.to != "" && a.to == q.Name() {
		return a.at, true
	}
	if q.Rest == page.Undecided {
		return -1, false
	}
	if i = slices.IndexFunc(q.Answers, func(a page.Action) bool { return a.Key.Help().Key == q.Rest }); i >= 0 {
		return i, false
	}
	return len(q.Answers) - 1, false
}

// Asks are the keys of a question: enter for the answer chosen, those of the answers,
// and the arrows between them. Of a page that asks nothing they are those that scroll.
func (s *Page) Asks(q page.Question) []page.Action {
	if len(q.Answers) == 0 {
		return s.Scrolls()
	}
	i, went := s.chosen(q)
	to := func(i int) func() tea.Cmd {
		return func() tea.Cmd {
			s.answering = answering{min(max(0, i), len(q.Answers)-1), q.Name()}
			return nil
		}
	}
	var all []page.Action
	if i >= 0 {
		said := q.Answers[i].Key.Help().Desc
		if !went && q.Enter != "" {
			said = q.Enter
		}
		all = append(all, page.Named("enter", said, q.Answers[i].Run, "enter"))
	}
	for _, a := range q.Answers {
		all = append(all, a.Seldom())
	}
	all = append(all, page.Act("↑", "answer before", to(i-1), "up").OnScreen().Seldom(), page.Act("↓", "next answer", to(i+1), "down").OnScreen().Seldom())
	return append(all, s.Scrolls()[2:]...)
}

// leastAbove is how many lines there are above a question at the least, and below them
// whether there are more, if its answers are to stay in sight.
const leastAbove = 3

// Ask puts a question on the page. It stays in sight with its answers as long as there is
// room for anything above; what is above scrolls.
func (s *Page) Ask(v page.View, q page.Question) page.View {
	height := s.height()
	v.Asks, v.Question = v.Asks || q.Ask != "", &q
	if len(q.Answers) == 0 {
		return s.headed(v, s.See(look.Apart(q.About, q.More), height))
	}
	asked, answers, at := s.rows(q)
	fixed, above := slices.Concat(asked, answers), look.Apart(q.About, q.More)
	var body string
	switch room := height - len(fixed) - 1; {
	case len(above) <= room || len(above) == room+1 && s.Desk.Short():
		if len(above) <= room && len(above) > 0 {
			above = append(slices.Clip(above), "")
		}
		s.Top, s.Total, s.Room = 0, 0, 0
		body = strings.Join(append(slices.Clip(above), fixed...), "\n")
	case room+1 < leastAbove:
		lines := slices.Concat(q.About, fixed, []string{""}, q.More)
		if _, went := s.chosen(q); went {
			from := len(q.About) + len(asked) + at
			s.Sight(lines, height, from, from+1)
		}
		body = s.See(lines, height)
	default:
		seen, between := s.See(above, room), ""
		if more := len(above) - s.Top - room; more > 0 {
			l := s.Desk.Look
			between = l.Pencil.Render(s.Desk.Unseen(0, more))
			if strings.HasPrefix(above[s.Top+room-1], l.Bar(false)) { // in the middle of a lesson
				between = l.Bar(true) + between
			}
		}
		body = strings.Join(slices.Concat([]string{seen, between}, fixed), "\n")
	}
	return s.headed(v, body)
}

// Fits reports whether all of a question has room, so that nothing has to be scrolled.
func (s *Page) Fits(q page.Question) bool {
	asked, answers, _ := s.rows(q)
	above := len(look.Apart(q.About, q.More))
	if above > 0 && !s.Desk.Short() {
		above++
	}
	return above+len(asked)+len(answers) <= s.height()
}

// height is how many lines there are below what stays above the page.
func (s *Page) height() int {
	if s.Head == nil {
		return s.Desk.Size.Height
	}
	return max(1, s.Desk.Size.Height-len(s.Head()))
}

// headed puts the body of the page below what stays above it: in the middle of what is
// left, if it is one thought.
func (s *Page) headed(v page.View, body string) page.View {
	v.Body = body
	if s.Head == nil {
		return v
	}
	head := s.Head()
	if len(head) == 0 {
		return v
	}
	if v.Cursor != nil {
		v.Cursor.Y += len(head)
	}
	lines := strings.Split(body, "\n")
	if v.Middle > 0 {
		lines = look.Centred(lines, v.Middle, s.Desk.Size.Width, s.height())
		v.Middle = s.Desk.Size.Width
	}
	v.Body = strings.Join(append(head, lines...), "\n")
	return v
}

// rows are what is asked, and a row for each answer; at is that of the one chosen.
func (s *Page) rows(q page.Question) (asked, answers []string, at int) {
	l := s.Desk.Look
	set := &look.Lines{Look: l, Width: q.Width}
	set.Add(l.Bold, q.Ask)
	at, _ = s.chosen(q)
	for i, a := range q.Answers {
		beside := ""
		if i < len(q.Beside) && !s.Desk.Narrow() {
			beside = q.Beside[i]
		}
		answers = append(answers, look.AnswerRow(l, a.Key.Help().Key, a.Key.Help().Desc, beside, i == at, q.Width))
	}
	return set.Rows, answers, at
}

package review

import (
	"context"
	"strings"

	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// pairStop lays two messes side by side, now and then, and asks what is the same in
// both. The answer may become a lesson of both, or a note in both.
type pairStop struct{ stopEnv }

func (s *pairStop) next() bool { return false }

func (s *pairStop) aside() string { return "" }

// begin keeps that the two lay here: they do so once.
func (s *pairStop) begin() tea.Cmd {
	p := s.agenda.Pair
	switch {
	case !p.Found():
		return nil
	case len(s.review.Pair) == 0:
		b, id, both := s.env.Book, s.review.ID, []journal.ID{p.Older.ID, p.Newer.ID}
		return form.After(s.Host, func(ctx context.Context) (journal.Review, error) {
			return b.Reviews.Change(ctx, id, func(r journal.Review) journal.Review {
				r.Pair = both
				return r
			})
		}, func(r journal.Review) tea.Cmd {
			s.review = r
			return s.ask()
		})
	case len(s.recorded()) == 0:
		return s.ask()
	}
	return nil
}

func (s *pairStop) ask() tea.Cmd {
	b, id := s.env.Book, s.review.ID
	return s.onSlip(form.Form{
		Ask: voice.AskBoth, About: s.setBoth, Fields: []form.Field{{Text: s.said()}},
		Below: func(set *look.Lines, _ form.Values) {
			if s.review.Partner && s.env.Short() { // the talk sheet stands in their place
				s.setNames(set)
			}
		},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if v[0] == "" {
				return s.goOn, nil
			}
			r, err := b.Reviews.Change(ctx, id, func(r journal.Review) journal.Review {
				r.At = journal.StopPair
				return r.Answer(v[0])
			})
			return func() tea.Cmd {
				s.review = r
				return nil
			}, err
		},
	})
}

// said is what was answered here; empty if nothing was.
func (s *pairStop) said() string { return s.kept().Line }

// noted reports whether it stands in both, in these words.
func (s *pairStop) noted() bool { return s.said() != "" && s.kept().Noted == s.said() }

func (s *pairStop) kept() journal.Recorded {
	if here := s.recorded(); len(here) > 0 {
		return here[0]
	}
	return journal.Recorded{}
}

// setBoth sets the two messes: beside each other where there is room for two columns,
// else one below the other. On a small screen their names are enough.
func (s *pairStop) setBoth(set *look.Lines) {
	p := s.agenda.Pair
	set.Add(set.Look.Pencil, voice.InBoth(p.Same.Of, p.Same.Words))
	if s.env.Short() {
		s.setNames(set)
		return
	}
	const between = 3
	width := (set.Width - between) / 2
	below := s.env.Narrow() || s.env.Opts.Lines
	if below {
		width = set.Width
	}
	older, newer := s.column(p.Older, width), s.column(p.Newer, width)
	set.Gap()
	if below {
		set.Rows = append(append(append(set.Rows, older...), ""), newer...)
		return
	}
	both := lipgloss.JoinHorizontal(lipgloss.Top, lipgloss.NewStyle().Width(width+between).Render(strings.Join(older, "\n")), strings.Join(newer, "\n"))
	for row := range strings.SplitSeq(both, "\n") {
		set.Rows = append(set.Rows, strings.TrimRight(row, " "))
	}
}

func (s *pairStop) setNames(set *look.Lines) {
	for _, e := range []journal.Entry{s.agenda.Pair.Older, s.agenda.Pair.Newer} {
		set.Rows = append(set.Rows, look.OneLine(set.Look, set.Look.Ink, e.Name(), nil, set.Width))
	}
}

func (s *pairStop) column(e journal.Entry, width int) []string {
	set := &look.Lines{Look: s.env.Look, Width: width}
	set.Add(set.Look.Bold, e.Name())
	set.Add(set.Look.Pencil, voice.WhereAndWhen(e, s.env.Book.Now()))
	set.Add(set.Look.Ink, e.FailureText(s.env.Sets()))
	return set.Rows
}

func (s *pairStop) Question(width int) page.Question {
	set := s.paper(width)
	if !s.agenda.Pair.Found() {
		set.Add(set.Look.Ink, voice.Say("There are no two to lay side by side now."))
		return page.Question{About: set.Rows, Width: width}
	}
	q := page.Question{Answers: s.answers(), Width: width}
	if len(q.Answers) > 1 {
		q.Ask = voice.Say("It can be a lesson of both, a note in both, or stay here.")
	}
	said := s.said()
	if said != "" && s.env.Short() { // what was said has to be seen
		s.setSaid(set, said)
		s.setBoth(set)
	} else {
		s.setBoth(set)
		set.Gap()
		s.setSaid(set, said)
	}
	q.About = set.Rows
	return q
}

func (s *pairStop) setSaid(set *look.Lines, said string) {
	style := set.Look.Pencil
	if said == "" {
		style = set.Look.Bold
	}
	set.Add(style, voice.Say(voice.AskBoth))
	set.Add(set.Look.Ink, said)
	if lesson := s.agenda.Pair.Lesson.Text; lesson != "" {
		set.Lesson(lesson)
		set.Under(voice.Say("a lesson of both"))
	}
	if s.noted() {
		set.Add(set.Look.Pencil, voice.Say("Noted in both."))
	}
}

// answers are what can become of what was said, as far as it has not.
func (s *pairStop) answers() (all []page.Action) {
	if s.said() == "" {
		return nil
	}
	if s.agenda.Pair.Lesson.ID == "" {
		all = append(all, page.Act("l", "a lesson of both", s.askLesson, "l"))
	}
	if !s.noted() {
		all = append(all, page.Act("k", "keep a note in both", s.note, "k"))
	}
	return all
}

func (s *pairStop) Actions() []page.Action {
	p := s.agenda.Pair
	if !p.Found() {
		return nil
	}
	ask := page.Act("e", "write it", s.ask, "e")
	if s.said() != "" {
		ask = page.Act("e", "edit: say it differently", s.ask, "e").Seldom()
	}
	open := func(id journal.ID) func() tea.Cmd { return func() tea.Cmd { return page.GoTo(page.Read{ID: id}) } }
	return []page.Action{
		ask,
		page.Act("o", "read the older one", open(p.Older.ID), "o").Seldom(),
		page.Act("O", "read the newer one", open(p.Newer.ID), "O").Seldom(),
	}
}

// askLesson makes what was said one lesson with two stories.
func (s *pairStop) askLesson() tea.Cmd {
	b, p, kept := s.env.Book, s.agenda.Pair, &s.agenda.Pair.Lesson
	return s.Write(form.Form{
		Ask: "One lesson, with both as its stories", Hint: "One sentence you'd give a colleague.",
		Fields: []form.Field{{Long: true, Brief: true, Text: s.said()}, {Of: s.env.Sets().Field(prompts.LessonWhen)}},
		Count: func(v form.Values) string {
			return voice.LessonLength(v[0])
		},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			l, crowded, err := keepLessonOfBoth(ctx, b, p.Older.ID, p.Newer.ID, v)
			return func() tea.Cmd {
				*kept = l
				if crowded {
					return page.GoTo(page.CarryLimit{ID: l.ID})
				}
				return page.Say("Kept: one lesson, from both.")
			}, err
		},
	})
}

func keepLessonOfBoth(ctx context.Context, b *book.Book, older, newer journal.ID, v form.Values) (l journal.Lesson, crowded bool, err error) {
	if l, err = b.Lessons.New(); err != nil {
		return l, false, err
	}
	l.Text, l.When, l.Entry = text.CleanLine(v[0]), v[1], older
	l.Stories = []journal.Story{{Entry: newer, Text: l.Text, When: l.When, At: l.Made}}
	if l, err = b.Lessons.Save(ctx, l); err != nil {
		return l, false, err
	}
	_, crowded, err = b.Lessons.Choice(ctx, l.ID)
	return l, crowded, err
}

// note writes what was said under both messes, in place of what was noted before it was
// said differently. One that has the words already is left as it is.
func (s *pairStop) note() tea.Cmd {
	b, id, kept, both := s.env.Book, s.review.ID, s.kept(), []journal.ID{s.agenda.Pair.Older.ID, s.agenda.Pair.Newer.ID}
	q := prompts.Question{ID: journal.NoteQuestion, Ask: prompts.Note}
	return form.After(s.Host, func(ctx context.Context) (r journal.Review, err error) {
		for _, id := range both {
			e, err := b.Entries.Get(ctx, id)
			if err != nil {
				return r, err
			}
			have := e.Answer(q.ID).Text
			note := text.SetLine(have, kept.Noted, kept.Line)
			if note == have {
				continue
			}
			if _, _, err := b.Entries.Save(ctx, e, e.With(b.Sets(), q, note)); err != nil {
				return r, err
			}
		}
		return b.Reviews.Change(ctx, id, func(r journal.Review) journal.Review { return r.Note(kept.Line) })
	}, func(r journal.Review) tea.Cmd {
		s.review = r
		return nil
	})
}

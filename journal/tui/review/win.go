package review

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/people"
	"messup/journal/voice"
	"messup/prompts"
)

// winStop asks for one small win: its first question here, the others
// behind a key.
type winStop struct{ stopEnv }

func (s *winStop) next() bool { return false }

func (s *winStop) aside() string { return "" }

func (s *winStop) begin() tea.Cmd {
	if len(s.recorded()) > 0 {
		return nil
	}
	return s.ask()
}

func (s *winStop) ask() tea.Cmd {
	set, known := s.env.Sets().Making(prompts.Moved)
	if !known { // there is nothing to Ask
		return nil
	}
	q := set.Questions[0]
	book, last := s.env.Book, s.agenda.LastWin
	fresh, err := book.Entries.New(journal.KindOf(set), set) // the same, however often it is rescued
	if err != nil {
		return page.Fail(err)
	}
	win := func(v form.Values) journal.Entry { return book.Entries.Finish(fresh.With(book.Sets(), q, v[0])) }
	return s.onSlip(form.Form{
		Asked: q.Ask, Hinted: q.Hint,
		About: func(above *look.Lines) {
			if last != "" {
				above.Add(above.Look.Pencil, voice.Say("Last one: %s", last))
			}
		},
		Fields: []form.Field{{Long: !s.review.Partner}},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			line := look.FirstLine(v[0])
			if line == "" {
				return s.goOn, nil
			}
			e, _, err := book.Entries.Save(ctx, journal.Entry{}, win(v))
			return func() tea.Cmd { return s.record(e.ID, line, nil) }, err
		},
		Unsaved: func(v form.Values) (words journal.Archive, can bool) { // the review goes on with it
			e, r, line := win(v), s.review, look.FirstLine(v[0])
			e.Rev++
			e.Finished = e.Started // and not whenever it is looked at
			words.Entries, words.Reviews = []journal.Entry{e}, []journal.Review{r.Record(e.ID, line)}
			words.Reviews[0].Rev++
			return words, line != ""
		},
	})
}

func (s *winStop) Question(width int) page.Question {
	set := s.paper(width)
	if len(s.recorded()) == 0 {
		set.Add(set.Look.Ink, voice.Say("No win written down. That is fine."))
		return page.Question{About: set.Rows, Width: width}
	}
	s.setRecorded(set)
	if win, _ := s.env.Sets().Making(prompts.Moved); len(win.Questions) > 2 {
		set.Add(set.Look.Pencil, voice.Say("%s more questions are there, if you have the time.", voice.SentenceCase(voice.TakeWord(len(win.Questions)-1))))
	}
	return page.Question{About: set.Rows, Width: width}
}

func (s *winStop) Actions() []page.Action {
	here := s.recorded()
	if _, known := s.env.Sets().Making(prompts.Moved); !known {
		return nil
	}
	if len(here) == 0 {
		return []page.Action{page.Act("w", "write a win", s.ask, "w")}
	}
	id := here[0].ID
	thank := page.Act("c", "thank someone", func() tea.Cmd { return people.AskThanks(s.Host, id, nil, s.thanked) }, "c")
	if s.env.Narrow() {
		thank = thank.Seldom()
	}
	return []page.Action{
		page.Act("a", "answer more about it", func() tea.Cmd { return s.more(id) }, "a").Briefly("answer more"),
		thank,
		page.Act("w", "another win", s.ask, "w").Seldom(),
	}
}

// thanked says that somebody is to be thanked; the win is what was done here.
func (s *winStop) thanked(c journal.Checkin) tea.Cmd {
	return page.Say("Kept: %s.", text.CleanLine(c.Person))
}

// more asks the next question about a win that has no answer yet.
func (s *winStop) more(id journal.ID) tea.Cmd {
	book := s.env.Book
	return form.After(s.Host, func(ctx context.Context) (journal.Entry, error) { return book.Entries.Get(ctx, id) }, func(e journal.Entry) tea.Cmd {
		set, _ := e.AskedWith(book.Sets())
		for _, q := range set.Questions {
			if e.Answer(q.ID).Empty() {
				return page.GoTo(page.Write{ID: id, Step: q.ID, Single: true})
			}
		}
		return page.GoTo(page.Read{ID: id})
	})
}

package review

import (
	"cmp"
	"context"

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

// After a long gap older drafts may leave only a lesson. They are gone through one
// after the other: each asks for its own sentence.

// askOnly asks what is kept of one of the older drafts; after the last one the page
// is as it was.
func (s *arriveStop) askOnly(i int) tea.Cmd {
	if i >= len(s.agenda.Old) {
		return s.again()
	}
	b, id := s.env.Book, s.agenda.Old[i].ID
	return form.After(s.Host, func(ctx context.Context) (journal.Entry, error) {
		e, err := b.Entries.Get(ctx, id)
		return e, page.IgnoreMissing(err)
	}, func(e journal.Entry) tea.Cmd {
		if e.ID == "" || !e.Draft() { // settled elsewhere meanwhile
			return s.askOnly(i + 1)
		}
		return s.askOnlyOf(e, i)
	})
}

// again shows what there is now.
func (s *arriveStop) again() tea.Cmd {
	return s.change(func(r journal.Review) journal.Review { return r })
}

// shownName is how much of a draft's name stands in what is asked of it.
const shownName = 40

func (s *arriveStop) askOnlyOf(e journal.Entry, i int) tea.Cmd {
	b, sets := s.env.Book, s.env.Sets()
	next := func() tea.Cmd { return s.askOnly(i + 1) }
	return s.Write(form.Form{
		Asked: voice.Say("“%s”: what one sentence do you keep?", text.ClipLine(e.Name(), shownName)), Hint: "The draft is closed with it. What you wrote stays there, to be read; it asks for nothing more.",
		About: func(set *look.Lines) {
			set.Add(set.Look.Pencil, voice.Joined(voice.Say("%d of %d", i+1, len(s.agenda.Old)), voice.WhereAndWhen(e, b.Now())))
			if told := e.FailureText(sets); told != e.Title {
				set.Add(set.Look.Ink, told)
			}
		},
		Fields: []form.Field{{Long: true, Brief: true, Text: cmp.Or(e.LessonText(sets), text.CleanLine(e.Said(sets, prompts.WouldTry)))}},
		Count: func(v form.Values) string {
			return voice.LessonLength(v[0])
		},
		Skip: next,
		Drop: s.again,
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if text.CleanLine(v[0]) == "" {
				return next, nil
			}
			crowded, err := keepOnly(ctx, b, e.ID, v[0])
			return func() tea.Cmd {
				if crowded { // the others are offered again when one is back
					return page.GoTo(page.CarryLimit{ID: e.ID})
				}
				return tea.Batch(next(), page.Say("Kept. What you wrote is closed with it."))
			}, err
		},
	})
}

// keepOnly closes a draft with its lesson, and reports whether there is no room to
// carry it.
func keepOnly(ctx context.Context, b *book.Book, id journal.ID, words string) (crowded bool, err error) {
	if _, err := b.Entries.CloseWithLesson(ctx, id, words); err != nil {
		return false, err
	}
	_, crowded, err = b.Lessons.Choice(ctx, id)
	return crowded, err
}

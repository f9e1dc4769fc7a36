package people

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenPutAway opens page.PutAway.
func OpenPutAway(d *page.Env, to page.PutAway) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: "Put away", Ask: func(s *form.Page) tea.Cmd {
		return s.Write(form.Form{
			Ask: "Put it away until when?", Hint: "It is still found; it doesn't come up before that day.",
			Fields: []form.Field{UntilWhen(d)},
			Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
				err := PutAwayUntil(ctx, d.Book, to.ID, v[0])
				return func() tea.Cmd {
					return tea.Batch(page.Back, page.Say("Put away until %s.", voice.Until(v[0], d.Today())))
				}, err
			},
			Drop: func() tea.Cmd { return page.Back },
		})
	}}
}

// OpenLetGo opens page.LetGo.
func OpenLetGo(d *page.Env, to page.LetGo) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: "Let it go", Ask: func(s *form.Page) tea.Cmd {
		return s.Write(form.Form{
			Ask: "Let it go?", Hint: "Enter lets it go; a reason is yours to give or not.",
			Fields: []form.Field{{Label: "Why", Hint: "one line, if you like"}},
			Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
				dropped, err := d.Book.Drop(ctx, to.Entry, to.Plan, v[0])
				said := voice.Phrase("Let go. Every word of it stays; is:dropped finds it again.")
				if !dropped {
					said = voice.NothingLoose
				}
				return func() tea.Cmd { return tea.Batch(page.Back, page.Say(said)) }, err
			},
			Drop: func() tea.Cmd { return page.Back },
		})
	}}
}

// UntilWhen is the field for the day something is put away until.
func UntilWhen(d *page.Env) form.Field {
	return form.Field{Label: "Until", Hint: "in four weeks · 4 jan · next year", Reads: func(v form.Values) string { return voice.Until(v[0], d.Today()) }}
}

// PutAwayUntil puts an entry away until a day, in a command.
func PutAwayUntil(ctx context.Context, book *book.Book, id journal.ID, until string) error {
	to, err := date.ParseNext(until, date.DayOf(book.Now()))
	if err != nil {
		return err
	}
	if to.Day.IsZero() {
		return fmt.Errorf("%w: %q", date.ErrWhen, until)
	}
	e, err := book.Entries.Get(ctx, id)
	if err != nil {
		return err
	}
	away := e
	away.Away = to.Day
	_, _, err = book.Entries.Save(ctx, e, away)
	return err
}

// OpenAskSomeone opens page.AskSomeone.
func OpenAskSomeone(d *page.Env, to page.AskSomeone) page.Page {
	title := voice.Phrase("Ask someone")
	if to.Thank {
		title = "Thank someone"
	}
	leave := func() tea.Cmd { return page.Back }
	kept := func(c journal.Checkin) tea.Cmd {
		return tea.Batch(page.Back, page.Say("Kept: %s.", text.CleanLine(c.Person)))
	}
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: title, Ask: func(s *form.Page) tea.Cmd {
		if to.Thank {
			return AskThanks(s, to.Entry, leave, kept)
		}
		return AskCheckin(s, journal.Checkin{Entry: to.Entry, Purpose: "ask"}, leave, kept)
	}}
}

// OpenEditCheckin opens page.EditCheckin.
func OpenEditCheckin(d *page.Env, to page.EditCheckin) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: "Correct whom to talk to", Ask: func(s *form.Page) tea.Cmd {
		return form.After(s, func(ctx context.Context) (journal.Checkin, error) { return d.Book.People.Get(ctx, to.ID) }, func(c journal.Checkin) tea.Cmd {
			return AskCheckin(s, c, func() tea.Cmd { return page.Back }, func(c journal.Checkin) tea.Cmd {
				return tea.Batch(page.Back, page.Say("Corrected: %s.", text.CleanLine(c.Person)))
			})
		})
	}}
}

package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openPutAway(d *desk, to PutAway) page {
	return &asidePage{sheet: sheet{desk: d, loaded: true}, route: to, title: "Put away", ask: func(s *sheet) tea.Cmd {
		return s.write(slip{
			ask: "Put it away until when?", hint: "It is still found; it doesn't come up before that day.",
			blanks: []blank{untilWhen()},
			save: func(ctx context.Context, v values) (func() tea.Cmd, error) {
				err := putAwayUntil(ctx, d.book, to.ID, v[0])
				return func() tea.Cmd { return tea.Batch(back, say("Put away.")) }, err
			},
			drop: func() tea.Cmd { return back },
		})
	}}
}

func untilWhen() blank { return blank{label: "Until", hint: "in four weeks · 4 jan · next year"} }

// putAwayUntil puts an entry away until a day, in a command.
func putAwayUntil(ctx context.Context, book *journal.Book, id journal.ID, until string) error {
	to, err := journal.ParseNext(until, journal.DayOf(book.Now()))
	if err != nil {
		return err
	}
	if to.Day.IsZero() {
		return fmt.Errorf("%w: %q", journal.ErrWhen, until)
	}
	e, err := book.Entry(ctx, id)
	if err != nil {
		return err
	}
	away := e
	away.Away = to.Day
	_, _, err = book.Save(ctx, e, away)
	return err
}

func openAskSomeone(d *desk, to AskSomeone) page {
	return &asidePage{sheet: sheet{desk: d, loaded: true}, route: to, title: "Ask someone", ask: func(s *sheet) tea.Cmd {
		return askCheckin(s, journal.Checkin{Entry: to.Entry, Purpose: "ask"}, func() tea.Cmd { return back }, func(c journal.Checkin) tea.Cmd {
			return tea.Batch(back, say("Kept: "+journal.CleanLine(c.Person)+"."))
		})
	}}
}

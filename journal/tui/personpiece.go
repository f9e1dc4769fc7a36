package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

// askCheckin puts a new check-in on a slip, begun as c. drop is what comes if
// nothing is written there; it may be nil.
func askCheckin(on host, c journal.Checkin, drop func() tea.Cmd, then func(journal.Checkin) tea.Cmd) tea.Cmd {
	book := on.env().book
	return after(on, func(ctx context.Context) (journal.Words, error) { return book.Words(ctx) }, func(w journal.Words) tea.Cmd {
		return on.write(slip{
			ask: "Who, and what would you say first?", hint: "A role or an initial is enough.",
			blanks: []blank{
				{label: "Person", hint: "ELL teacher", offers: w.People, text: c.Person},
				{label: "Purpose", chips: on.env().sets().Field(prompts.Purpose).Options, text: c.Purpose},
				{label: "First words", hint: "what you would say first", text: c.FirstWords},
				{label: "When", hint: "thursday prep", text: c.When},
			},
			save: saves(func(ctx context.Context, v values) (journal.Checkin, error) {
				fresh, err := book.NewCheckin()
				if err != nil {
					return fresh, err
				}
				fresh.Entry, fresh.Person, fresh.Purpose = c.Entry, v[0], v[1]
				fresh.FirstWords, fresh.When = v[2], v[3]
				return book.SaveCheckin(ctx, journal.Checkin{}, fresh)
			}, then),
			drop: drop,
		})
	})
}

// A checkinPiece is one person to talk to.
type checkinPiece struct {
	desk    *desk
	on      host
	checkin journal.Checkin
	said    func(line string) tea.Cmd // told that this one is dealt with for now
}

func (p *checkinPiece) lines(width int) []string {
	set := &paper{look: p.desk.look, width: width}
	p.set(set)
	return set.rows
}

func (p *checkinPiece) set(set *paper) {
	c := p.checkin
	set.add(set.look.ask, c.Person)
	set.gap()
	set.named("To", c.Purpose)
	set.named("First words", c.FirstWords)
	set.named("When", journal.SayWhen(c.Day, c.When))
	for _, m := range c.Moves {
		set.named("Moved", journal.SayMove(m))
	}
}

func (p *checkinPiece) actions() []action {
	if !p.checkin.Open() {
		return nil
	}
	return []action{
		act("d", "done", func() tea.Cmd { return p.askEnd(journal.Done) }, "d"),
		act("m", "move", p.askMove, "m"),
		act("g", "let go", func() tea.Cmd { return p.askEnd(journal.Dropped) }, "g"),
	}
}

func (p *checkinPiece) askEnd(s journal.Status) tea.Cmd {
	ask, label, said := "What came of it?", "One line", "Kept: done."
	if s == journal.Dropped {
		ask, label, said = "Let it go?", "Why", "Let go."
	}
	return p.on.write(slip{
		ask: ask, hint: "Enter alone is enough.",
		about: p.set, blanks: []blank{{label: label, hint: "if you like"}},
		save: p.keepAs(func(c journal.Checkin, v values) (journal.Checkin, error) {
			return c.End(s, v[0], p.desk.today()), nil
		}, func() tea.Cmd {
			return tea.Batch(p.said(journal.CleanLine(p.checkin.Person)+": "+string(s)), say(said))
		}),
	})
}

func (p *checkinPiece) askMove() tea.Cmd {
	return p.on.write(slip{
		ask:   "Moved to when?",
		about: p.set,
		blanks: []blank{
			{label: "To when", hint: "thursday · next week · 26 nov"},
			{label: "Why", chips: moveReasons()},
		},
		save: p.keepAs(func(c journal.Checkin, v values) (journal.Checkin, error) {
			return c.Move(v[0], v[1], p.desk.today())
		}, func() tea.Cmd {
			return tea.Batch(p.said(journal.CleanLine(p.checkin.Person)+": moved"), say("Moved to "+journal.SayWhen(p.checkin.Day, p.checkin.When)+"."))
		}),
	})
}

// keepAs makes the save of a slip about the check-in: change makes the one it
// is kept as.
func (p *checkinPiece) keepAs(change func(journal.Checkin, values) (journal.Checkin, error), then func() tea.Cmd) saveFunc {
	book, base := p.desk.book, p.checkin
	return saves(func(ctx context.Context, v values) (journal.Checkin, error) {
		changed, err := change(base, v)
		if err != nil {
			return base, err
		}
		return book.SaveCheckin(ctx, base, changed)
	}, func(kept journal.Checkin) tea.Cmd {
		p.checkin = kept
		return then()
	})
}

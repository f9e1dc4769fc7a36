package tui

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

// askCheckin puts a new check-in on a slip, begun as c. drop is what comes if
// nothing is written there; it may be nil.
func askCheckin(s *sheet, c journal.Checkin, drop func() tea.Cmd, then func(journal.Checkin) tea.Cmd) tea.Cmd {
	book := s.desk.book
	return after(s, func(ctx context.Context) (journal.Words, error) { return book.Words(ctx) }, func(w journal.Words) tea.Cmd {
		on := newSlip(s.desk, "Who, and what would you say first?", "A role or an initial is enough.",
			blank{label: "Person", hint: "ELL teacher", offers: w.People, to: &c.Person},
			blank{label: "Purpose", chips: s.desk.sets().Field(prompts.Purpose).Options, to: &c.Purpose},
			blank{label: "First words", hint: "what you would say first", to: &c.FirstWords},
			blank{label: "When", hint: "thursday prep", to: &c.When})
		var kept journal.Checkin
		on.keep = func(ctx context.Context) error {
			fresh, err := book.NewCheckin()
			if err != nil {
				return err
			}
			fresh.Entry, fresh.Person, fresh.Purpose, fresh.FirstWords, fresh.When = c.Entry, c.Person, c.Purpose, c.FirstWords, c.When
			kept, err = book.SaveCheckin(ctx, journal.Checkin{}, fresh)
			return err
		}
		on.then, on.drop = func() tea.Cmd { return then(kept) }, drop
		return s.write(on)
	})
}

// A checkinPiece is one person to talk to.
type checkinPiece struct {
	*sheet
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
	line := ""
	ask, label, said := "What came of it?", "One line", "Kept: done."
	if s == journal.Dropped {
		ask, label, said = "Let it go?", "Why", "Let go."
	}
	return p.slipFor(ask, "Enter alone is enough.", func(c journal.Checkin) (journal.Checkin, error) {
		return c.End(s, line, p.desk.today()), nil
	}, func() tea.Cmd {
		return tea.Batch(p.said(journal.CleanLine(p.checkin.Person)+": "+string(s)), say(said))
	}, blank{label: label, hint: "if you like", to: &line})
}

func (p *checkinPiece) askMove() tea.Cmd {
	when, why := "", ""
	return p.slipFor("Moved to when?", "", func(c journal.Checkin) (journal.Checkin, error) {
		return c.Move(when, why, p.desk.today())
	}, func() tea.Cmd {
		return tea.Batch(p.said(journal.CleanLine(p.checkin.Person)+": moved"), say("Moved to "+cmp.Or(journal.SayWhen(p.checkin.Day, p.checkin.When), when)+"."))
	},
		blank{label: "To when", hint: "thursday · next week · 26 nov", to: &when},
		blank{label: "Why", chips: moveReasons(), to: &why})
}

func (p *checkinPiece) slipFor(ask, hint string, change func(journal.Checkin) (journal.Checkin, error), then func() tea.Cmd, blanks ...blank) tea.Cmd {
	on := newSlip(p.desk, ask, hint, blanks...)
	on.about = func(set *paper) { p.set(set) }
	book := p.desk.book
	var kept journal.Checkin
	on.keep = func(ctx context.Context) error {
		changed, err := change(p.checkin)
		if err != nil {
			return err
		}
		kept, err = book.SaveCheckin(ctx, p.checkin, changed)
		return err
	}
	on.then = func() tea.Cmd {
		p.checkin = kept
		return then()
	}
	return p.write(on)
}

package tui

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openSettings(d *desk, to Settings) page { return &settingsPage{sheet: sheet{desk: d}} }

type settingsPage struct{ sheet }

// chosen are the settings as the form has them.
type chosen struct{ carry, week, minutes, breaks, important string }

func (p *settingsPage) Init() tea.Cmd {
	book := p.desk.book
	return after(&p.sheet, book.Settings, func(s journal.Settings) tea.Cmd {
		p.loaded = true
		return p.write(p.form(s))
	})
}

// form shows the settings there are. Numbers of lessons and dates are typed,
// the rest is chosen.
func (p *settingsPage) form(s journal.Settings) *slip {
	c := &chosen{
		carry: strconv.Itoa(s.Limit()), week: s.WeekBegins().String(),
		minutes: strconv.Itoa(s.Length()), breaks: breaksText(s.Breaks), important: s.Important,
	}
	lengths := make([]string, len(journal.Lengths()))
	for i, n := range journal.Lengths() {
		lengths[i] = strconv.Itoa(n)
	}
	on := newSlip(p.desk, "Your own choices", "They are kept in the journal, and change no entry.",
		blank{label: "Lessons carried", hint: fmt.Sprintf("%d to %d", journal.LeastCarried, journal.MostCarried), to: &c.carry},
		blank{label: "Weeks begin on", chips: []string{"Monday", "Sunday"}, to: &c.week},
		blank{label: "Review, minutes", chips: lengths, to: &c.minutes},
		blank{label: "School breaks", hint: "2026-12-21..2027-01-03, …", to: &c.breaks},
		blank{label: "Most important this year", hint: "one line", to: &c.important})
	book := p.desk.book
	on.keep = func(ctx context.Context) error {
		breaks, err := journal.ParseBreaks(c.breaks)
		if err != nil {
			return err
		}
		limit, err := strconv.Atoi(cmp.Or(c.carry, "0"))
		if err != nil {
			return fmt.Errorf("%w: %q lessons carried", journal.ErrSetting, c.carry)
		}
		minutes, err := strconv.Atoi(cmp.Or(c.minutes, "0"))
		if err != nil {
			return fmt.Errorf("%w: a review of %q minutes", journal.ErrSetting, c.minutes)
		}
		_, err = book.ChangeSettings(ctx, func(s *journal.Settings) {
			s.Carry, s.Minutes, s.SundayFirst, s.Breaks, s.Important = limit, minutes, c.week == "Sunday", breaks, c.important
		})
		return err
	}
	on.then = func() tea.Cmd { return tea.Batch(back, say("Kept.")) }
	on.drop = func() tea.Cmd { return back }
	return on
}

// breaksText writes school breaks as they are typed.
func breaksText(breaks []journal.Break) string {
	said := make([]string, len(breaks))
	for i, b := range breaks {
		said[i] = b.From.String() + ".." + b.To.String()
	}
	return strings.Join(said, ", ")
}

func (p *settingsPage) View() view { return p.show(view{title: "Settings"}, nil) }

func (p *settingsPage) Actions() []action {
	if p.slip == nil {
		return []action{act("esc", "back", func() tea.Cmd { return back }, "esc")}
	}
	return p.slipKeys()
}

func (p *settingsPage) Here() Place { return Settings{} }

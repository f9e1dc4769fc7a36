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

func openSettings(d *desk) page { return &settingsPage{sheet: sheet{desk: d}} }

type settingsPage struct{ sheet }

func (p *settingsPage) Init() tea.Cmd {
	book := p.desk.book
	return after(&p.sheet, book.Settings, func(s journal.Settings) tea.Cmd {
		p.loaded = true
		return p.write(p.form(s))
	})
}

// form shows the settings there are. Numbers of lessons and dates are typed,
// the rest is chosen.
func (p *settingsPage) form(s journal.Settings) slip {
	lengths := make([]string, len(journal.Lengths()))
	for i, n := range journal.Lengths() {
		lengths[i] = strconv.Itoa(n)
	}
	return slip{
		ask: "Your own choices", hint: "They are kept in the journal, and change no entry.",
		blanks: []blank{
			{label: "Lessons carried", hint: fmt.Sprintf("%d to %d", journal.LeastCarried, journal.MostCarried), text: strconv.Itoa(s.Limit())},
			{label: "Weeks begin on", chips: []string{"Monday", "Sunday"}, text: s.WeekBegins().String()},
			{label: "Review, minutes", chips: lengths, text: strconv.Itoa(s.Length())},
			{label: "School breaks", hint: "2026-12-21..2027-01-03, …", text: breaksText(s.Breaks)},
			{label: "Most important this year", hint: "one line", text: s.Important},
		},
		save: func(ctx context.Context, v values) (func() tea.Cmd, error) {
			kept := func() tea.Cmd { return tea.Batch(back, say("Kept.")) }
			return kept, saveSettings(ctx, p.desk.book, v)
		},
		drop: func() tea.Cmd { return back },
	}
}

// saveSettings keeps the settings as they were typed, in a command.
func saveSettings(ctx context.Context, book *journal.Book, v values) error {
	carry, week, minutes := v[0], v[1], v[2]
	breaks, err := journal.ParseBreaks(v[3])
	if err != nil {
		return err
	}
	limit, err := strconv.Atoi(cmp.Or(carry, "0"))
	if err != nil {
		return fmt.Errorf("%w: %q lessons carried", journal.ErrSetting, carry)
	}
	length, err := strconv.Atoi(cmp.Or(minutes, "0"))
	if err != nil {
		return fmt.Errorf("%w: a review of %q minutes", journal.ErrSetting, minutes)
	}
	_, err = book.ChangeSettings(ctx, func(s *journal.Settings) {
		s.Carry, s.Minutes, s.SundayFirst = limit, length, week == "Sunday"
		s.Breaks, s.Important = breaks, v[4]
	})
	return err
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

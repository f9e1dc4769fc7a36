package home

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenSettings opens page.Settings.
func OpenSettings(d *page.Env) page.Page { return &settingsPage{Page: form.Page{Desk: d}} }

type settingsPage struct {
	form.Page
	plans  []journal.Plan // that are open
	people []journal.Checkin
}

func (p *settingsPage) Init() tea.Cmd {
	return form.After(&p.Page, p.read, func(s typedSettings) tea.Cmd {
		p.Loaded = true
		asks := p.form(s.Settings)
		asks.Held = s.held
		return p.Write(asks)
	})
}

// read reads the settings, and what a break may move.
func (p *settingsPage) read(ctx context.Context) (s typedSettings, err error) {
	if p.plans, err = p.Desk.Book.Plans.All(ctx, false); err != nil {
		return s, err
	}
	if p.people, err = p.Desk.Book.People.All(ctx, false); err != nil {
		return s, err
	}
	return readTyped(ctx, p.Desk.Book)
}

// typedSettings are the settings, and what was typed the last time and could not be kept.
type typedSettings struct {
	journal.Settings
	held map[string]string
}

func readTyped(ctx context.Context, b *book.Book) (s typedSettings, err error) {
	if s.Settings, err = b.Settings(ctx); err != nil {
		return s, err
	}
	h, err := b.Habits(ctx)
	s.held = h.Typed
	return s, err
}

// moved says what other breaks would move.
func (p *settingsPage) moved(have journal.Settings, breaks []date.Break) []string {
	before, now := have.Year(), have.Year()
	now.Breaks = breaks
	return voice.MovedByBreaks(p.plans, p.people, before, now, p.Desk.Today())
}

// Huh shows the settings there are. Numbers of lessons and dates are typed,
// the rest is chosen.
func (p *settingsPage) form(s journal.Settings) form.Form {
	lengths := make([]string, len(journal.Lengths()))
	for i, n := range journal.Lengths() {
		lengths[i] = strconv.Itoa(n)
	}
	fields := []form.Field{
		{Label: "Lessons carried", Of: prompts.Field{Hint: voice.Say("%d to %d", journal.LeastCarried, journal.MostCarried)}, Text: strconv.Itoa(s.Limit())},
		{Label: "Weeks begin on", Chips: []string{time.Monday.String(), time.Sunday.String()}, Text: s.WeekBegins().String()},
		{Label: "Review, minutes", Chips: lengths, Text: strconv.Itoa(s.Length())},
		{Label: "School breaks", Hint: "21 dec to 3 jan, …", Text: voice.BreaksWritten(s.Breaks, p.Desk.Today()), Reads: func(v form.Values) string {
			if v[3] == voice.BreaksWritten(s.Breaks, p.Desk.Today()) { // it says so itself
				return ""
			}
			return voice.Breaks(v[3], p.Desk.Today())
		}},
		{Label: "Most important this year", Hint: "one line", Text: s.Important},
		{Label: "Focus skill", Hint: "one to practise now", Text: s.Focus},
		{Label: "Enter in a text", Chips: []string{voice.EnterSaying(false), voice.EnterSaying(true)}, Text: voice.EnterSaying(s.EnterLine)},
	}
	if len(s.Folded) > 0 {
		fields = append(fields, form.Field{Label: "Questions folded away", Chips: []string{voice.Say("not asked"), voice.Say(askAgain)}, Text: voice.Say("not asked")})
	}
	begun := form.Begun(fields)
	return form.Form{
		Ask: "Your own choices", Hint: "They are kept in the journal, and change no entry.",
		Fields: fields,
		Below: func(set *look.Lines, v form.Values) {
			breaks, err := journal.ParseBreaks(v[3], p.Desk.Today())
			if err != nil { // still being typed
				return
			}
			set.Gap()
			for _, line := range p.moved(s, breaks) {
				set.Add(set.Look.Quiet, line)
			}
		},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			now, err := keepTyped(ctx, p.Desk.Book, s, func(to *journal.Settings) error { return choose(to, v, begun, p.Desk.Today()) })
			said := voice.KeptMoving(p.moved(s, now.Breaks))
			return func() tea.Cmd { return tea.Batch(page.Back, page.TellChoices(now), page.Tell(said)) }, err
		},
		Check: func(v form.Values) error {
			return check(s, func(to *journal.Settings) error { return choose(to, v, begun, p.Desk.Today()) })
		},
		Drop: func() tea.Cmd { return page.Back },
	}
}

// askAgain has questions that were folded away asked again.
const askAgain voice.Phrase = "ask them again"

// keepTyped keeps settings as they were typed by somebody who began with those of before.
func keepTyped(ctx context.Context, b *book.Book, before journal.Settings, typed func(*journal.Settings) error) (journal.Settings, error) {
	to := before
	if err := typed(&to); err != nil {
		return before, err
	}
	return b.KeepSettings(ctx, before, to)
}

// check says why settings cannot be changed as they were typed.
func check(s journal.Settings, typed func(*journal.Settings) error) error {
	if err := typed(&s); err != nil {
		return err
	}
	_, err := s.Normalized()
	return err
}

// choose gives settings what the words on the form say, where they are not those it began
// with.
func choose(s *journal.Settings, v, begun form.Values, today date.Day) (err error) {
	if v[0] != begun[0] {
		if s.Carry, err = strconv.Atoi(cmp.Or(v[0], "0")); err != nil {
			return fmt.Errorf("%w: %q lessons carried", journal.ErrSetting, v[0])
		}
	}
	if v[1] != begun[1] {
		s.SundayFirst = v[1] == time.Sunday.String()
	}
	if v[2] != begun[2] {
		if s.Minutes, err = strconv.Atoi(cmp.Or(v[2], "0")); err != nil {
			return fmt.Errorf("%w: a review of %q minutes", journal.ErrSetting, v[2])
		}
	}
	if v[3] != begun[3] {
		if s.Breaks, err = journal.ParseBreaks(v[3], today); err != nil {
			return err
		}
	}
	if v[4] != begun[4] {
		s.Important = v[4]
	}
	if v[5] != begun[5] {
		s.Focus = v[5]
	}
	if v[6] != begun[6] {
		s.EnterLine = v[6] == voice.EnterSaying(true)
	}
	if len(v) > 7 && v[7] == voice.Say(askAgain) {
		s.Folded = nil
	}
	return nil
}

func (p *settingsPage) View() page.View { return p.Show(page.View{Title: voice.Say("Settings")}, nil) }

func (p *settingsPage) Actions() []page.Action {
	if p.Form == nil {
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	}
	chips := page.Act("f8", "words to choose from", func() tea.Cmd { return p.Leave(page.GoTo(page.Chips{})) }, "f8").Seldom()
	timetable := page.Act("ctrl+t", "timetable", func() tea.Cmd { return p.Leave(page.GoTo(page.Timetable{})) }, "ctrl+t")
	return slices.Insert(append(p.FormKeys(), chips), 1, timetable)
}

func (p *settingsPage) Here() page.Place { return page.Settings{} }

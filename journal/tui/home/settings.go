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
	return form.After(&p.Page, p.read, func(s journal.Settings) tea.Cmd {
		p.Loaded = true
		return p.Write(p.form(s))
	})
}

// read reads the settings, and what a break may move.
func (p *settingsPage) read(ctx context.Context) (s journal.Settings, err error) {
	if p.plans, err = p.Desk.Book.Plans.All(ctx, false); err != nil {
		return s, err
	}
	if p.people, err = p.Desk.Book.People.All(ctx, false); err != nil {
		return s, err
	}
	return p.Desk.Book.Settings(ctx)
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
			now, err := saveSettings(ctx, p.Desk.Book, v)
			said := voice.KeptMoving(p.moved(s, now.Breaks))
			return func() tea.Cmd { return tea.Batch(page.Back, page.TellChoices(now), page.Tell(said)) }, err
		},
		Check: func(v form.Values) error { return check(s, v, p.Desk.Today()) },
		Drop:  func() tea.Cmd { return page.Back },
	}
}

// askAgain has questions that were folded away asked again.
const askAgain voice.Phrase = "ask them again"

// saveSettings keeps the settings as they were typed, in a command.
func saveSettings(ctx context.Context, book *book.Book, v form.Values) (now journal.Settings, err error) {
	change, err := chosen(v, date.DayOf(book.Now()))
	if err != nil {
		return now, err
	}
	return book.ChangeSettings(ctx, change)
}

// chosen is what the words on the form change.
func chosen(v form.Values, today date.Day) (func(*journal.Settings), error) {
	carry, week, minutes := v[0], v[1], v[2]
	breaks, err := journal.ParseBreaks(v[3], today)
	if err != nil {
		return nil, err
	}
	limit, err := strconv.Atoi(cmp.Or(carry, "0"))
	if err != nil {
		return nil, fmt.Errorf("%w: %q lessons carried", journal.ErrSetting, carry)
	}
	length, err := strconv.Atoi(cmp.Or(minutes, "0"))
	if err != nil {
		return nil, fmt.Errorf("%w: a review of %q minutes", journal.ErrSetting, minutes)
	}
	return func(s *journal.Settings) {
		s.Carry, s.Minutes, s.SundayFirst = limit, length, week == time.Sunday.String()
		s.Breaks, s.Important, s.Focus = breaks, v[4], v[5]
		s.EnterLine = v[6] == voice.EnterSaying(true)
		if len(v) > 7 && v[7] == voice.Say(askAgain) {
			s.Folded = nil
		}
	}, nil
}

// check says why settings cannot be changed so.
func check(s journal.Settings, v form.Values, today date.Day) error {
	change, err := chosen(v, today)
	if err != nil {
		return err
	}
	change(&s)
	_, err = s.Normalized()
	return err
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

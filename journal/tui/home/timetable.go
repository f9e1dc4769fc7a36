package home

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenTimetable opens page.Timetable.
func OpenTimetable(d *page.Env) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d}, Route: page.Timetable{}, Title: "Timetable", Beside: timetableHelp(d), Ask: func(s *form.Page) tea.Cmd {
		return form.After(s, func(ctx context.Context) (typedSettings, error) { return readTyped(ctx, d.Book) }, func(have typedSettings) tea.Cmd {
			s.Loaded = true
			asks := timetableForm(d, have.Settings)
			asks.Held = have.held
			return s.Write(asks)
		})
	}}
}

// timetableForm asks for a class a line, and says how it was understood.
func timetableForm(d *page.Env, have journal.Settings) form.Form {
	fields := []form.Field{
		{Label: "Timetable", Long: true, Text: strings.ReplaceAll(voice.School(string(have.Timetable)), "; ", "\n")},
		{Label: "In turn", Hint: "e.g. A/B from 7 sep · 6 days from 8 sep", Text: voice.School(string(have.Cycle)), Reads: func(v form.Values) string {
			return voice.Turns(v[1], have.Cycle, d.Today())
		}},
		{Label: "Bells", Hint: "e.g. 1 8:45, 2 9:40", Text: string(have.Bells)},
	}
	typed := func(v form.Values) func(*journal.Settings) error {
		return func(s *journal.Settings) error { return typeTimetable(s, v, form.Begun(fields), d.Today()) }
	}
	return form.Form{
		Ask: "When do you meet whom?", Hint: "A class a line: 9B science: mon 2, tue 4, fri 1. It makes “next lesson” a day.",
		Fields: fields,
		Below: func(set *look.Lines, v form.Values) {
			to := have
			if err := typed(v)(&to); err == nil {
				setWeek(set, to, d.Today())
			}
		},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			now, err := keepTyped(ctx, d.Book, have, typed(v))
			return func() tea.Cmd { return tea.Batch(page.Back, page.TellChoices(now), page.Say("Kept.")) }, err
		},
		Check: func(v form.Values) error { return check(have, typed(v)) },
		Drop:  func() tea.Cmd { return page.Back },
	}
}

// typeTimetable gives settings what the words on the form say, where they are not those
// it began with.
func typeTimetable(s *journal.Settings, v, begun form.Values, today date.Day) error {
	if v[0] != begun[0] {
		s.Timetable = school.Timetable(text.Clean(v[0]))
	}
	if v[1] != begun[1] {
		s.Cycle = school.ReadTurns(v[1], today)
	}
	if v[2] != begun[2] {
		s.Bells = school.BellTimes(v[2])
	}
	return nil
}

// setWeek shows the next week of school as it was understood, or why it was not.
func setWeek(set *look.Lines, s journal.Settings, today date.Day) {
	if strings.TrimSpace(string(s.Timetable)) == "" {
		return
	}
	s, err := s.Normalized()
	if err != nil {
		set.Add(set.Look.Pencil, voice.Sentence(err))
		return
	}
	year := s.Year()
	monday := year.Open(today).Week(time.Monday)
	for d := monday; d < monday+7; d++ {
		var classes []string
		for _, l := range year.On(d) {
			classes = append(classes, strings.TrimSpace(l.Class+" "+l.Period))
		}
		if len(classes) > 0 {
			set.Named(voice.Dated(d, "Mon 2 Jan", today), strings.Join(classes, " · "))
		}
	}
}

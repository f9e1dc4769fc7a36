package tui

import (
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/tui/page"
)

// choose changes the settings as another window or the shell does.
func (d *driver) choose(change func(*journal.Settings)) journal.Settings {
	d.t.Helper()
	s, err := d.book.ChangeSettings(d.t.Context(), change)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// settings are as the disk has them.
func (d *driver) settings() journal.Settings {
	d.t.Helper()
	s, err := d.book.Settings(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// What another window or the shell changed while a page of settings was open stays, and
// one who goes through it and changes nothing writes nothing.
func TestSettingsKeepWhatAnotherHandChangedMeanwhile(t *testing.T) {
	christmas := date.Break{From: date.NewDay(2026, 12, 21), To: date.NewDay(2027, 1, 3)}
	friday := date.Break{From: date.NewDay(2026, 11, 27), To: date.NewDay(2026, 11, 27)}
	begun := func(s *journal.Settings) {
		s.Timetable, s.Important, s.Breaks = "9B: mon 2; 8C: tue 3", "Fewer questions", []date.Break{friday}
		s.Talk = []journal.Contact{{Who: "A friend", How: "1234"}}
	}
	meanwhile := func(s *journal.Settings) {
		s.Carry, s.Important, s.Focus, s.Breaks = 5, "Less talking", "Noticing", []date.Break{friday, christmas}
		s.Timetable, s.Bells = "9B: mon 2; 10A: wed 3", "1 8:45"
		s.Talk = []journal.Contact{{Who: "A friend", How: "5678"}}
		s.Chips = []journal.Chips{{List: "factors", Words: []string{"pitch", "room"}}}
	}
	enters := []string{"enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter"}
	for name, open := range map[string]page.Place{"settings": page.Settings{}, "timetable": page.Timetable{}, "words": page.Chips{}, "talk": page.Talk{Edit: true}} {
		t.Run(name, func(t *testing.T) {
			drive(t, 80, 24, func(d *driver) {
				d.choose(begun)
				d.open(open)
				want := d.choose(meanwhile)
				d.keys(enters...)
				if got := d.settings(); got.Rev != want.Rev || !journal.SameParts(journal.SettingsParts(), &got, &want) {
					t.Errorf("kept %+v, want %+v", got, want)
				}
			})
		})
	}
	t.Run("each its own change", func(t *testing.T) {
		drive(t, 80, 24, func(d *driver) {
			d.choose(begun)
			d.open(page.Settings{})
			d.choose(meanwhile)
			d.keys("tab", "tab", "tab", "text:, 4 feb", "tab", "text: and more", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
			got := d.settings()
			february := date.Break{From: date.NewDay(2027, 2, 4), To: date.NewDay(2027, 2, 4)}
			if got.Carry != 5 || got.Focus != "Noticing" || got.Important != "Fewer questions and more" || !slices.Equal(got.Breaks, []date.Break{friday, christmas, february}) {
				t.Errorf("kept %+v", got)
			}
			d.open(page.Timetable{})
			d.choose(func(s *journal.Settings) { s.Timetable = "9B: mon 4; 10A: wed 3; 11C: thu 1" })
			d.keys("ctrl+end", "text:, fri 2", "tab", "tab", "enter")
			if got := d.settings(); got.Timetable != "10A: wed 3, fri 2; 9B: mon 4; 11C: thu 1" || got.Bells != "1 8:45" {
				t.Errorf("kept %q, %q", got.Timetable, got.Bells)
			}
		})
	})
}

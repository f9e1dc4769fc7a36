package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
)

// Settings are a person's own choices. Zero fields stand for the usual.
type Settings struct {
	Rev         int              `json:"rev"`
	Carry       int              `json:"carry,omitempty"`        // lessons carried at once, 3 to 12; 0 is nine
	SundayFirst bool             `json:"sunday_first,omitempty"` // weeks begin on Sunday; else Monday
	Minutes     int              `json:"minutes,omitempty"`      // of a weekly review: 15, 8 or 5; 0 is 15
	Breaks      []date.Break     `json:"breaks,omitempty"`       // school holidays
	Timetable   school.Timetable `json:"timetable,omitempty"`
	Cycle       school.Turns     `json:"cycle,omitempty"`
	Bells       school.BellTimes `json:"bells,omitempty"`
	Important   string           `json:"important,omitempty"`  // their line "most important this year"
	Focus       string           `json:"focus,omitempty"`      // the one skill to practise now
	Talk        []Contact        `json:"talk,omitempty"`       // whom they could talk to when it is heavy
	Chips       []Chips          `json:"chips,omitempty"`      // the lists of words to choose from that the person changed
	Folded      []string         `json:"folded,omitempty"`     // questions that are not asked for now, by their ids
	EnterLine   bool             `json:"enter_line,omitempty"` // enter in a text makes a new line
	HideAfter   int              `json:"hide_after,omitempty"` // minutes without a key until the screen hides: one of HidesAfter; 0 is five
	Careful     bool             `json:"careful,omitempty"`    // nothing of the journal is on the screen before the first key
	NoNames     []string         `json:"no_names,omitempty"`   // words that look like names and are never asked about
	KeepYears   int              `json:"keep_years,omitempty"` // after so many years a mess is reduced to its lessons, once that was asked; 0: it is kept
	Edited      time.Time        `json:"edited,omitzero"`
}

// A Contact is somebody a person could talk to, as they wrote it down: the
// program knows none and ships none.
type Contact struct {
	Who string `json:"who"`           // "a colleague", "the union"
	How string `json:"how,omitempty"` // how to reach them
}

// MostContacts is how many there are at most: more are no help in a bad hour.
const MostContacts = 12

// ParseContact reads a contact as it is typed on one line: who, a colon, how.
func ParseContact(line string) Contact {
	who, how, _ := strings.Cut(text.CleanLine(line), ":")
	return Contact{strings.TrimSpace(who), strings.TrimSpace(how)}
}

// The least and the most lessons that can be carried. Nine is the usual: in a
// simulated school year with three cards a week, with nine carried 0 or 1
// lesson waits at the end; without a limit 13 wait if one lesson a week is new.
const (
	LeastCarried = 3
	UsualCarried = 9
	MostCarried  = 12
)

// Limit returns how many lessons are carried at most.
func (s Settings) Limit() int {
	return max(LeastCarried, min(cmp.Or(s.Carry, UsualCarried), MostCarried))
}

// WeekBegins returns the first day of the person's weeks.
func (s Settings) WeekBegins() time.Weekday {
	if s.SundayFirst {
		return time.Sunday
	}
	return time.Monday
}

// Length returns the minutes of a weekly review: one of Lengths.
func (s Settings) Length() int {
	if s.Minutes == 0 {
		return Lengths()[0]
	}
	return s.Minutes
}

// MostYears is the most years after which a mess can be reduced to its lessons.
const MostYears = 40

// NeverHide is the HideAfter of a screen that stays; the usual is five minutes.
const NeverHide, usualHide = -1, 5

// HidesAfter are the minutes after which a screen can hide.
func HidesAfter() []int { return []int{1, 2, usualHide, 10, 30, NeverHide} }

// Hides returns after how many minutes without a key the screen hides: one of HidesAfter.
func (s Settings) Hides() int { return cmp.Or(s.HideAfter, usualHide) }

// Year returns the school's time, as it was set.
func (s Settings) Year() school.Year {
	y, err := s.year()
	if err != nil { // only by another program's hand: the breaks still hold
		return school.Year{Breaks: s.Breaks}
	}
	return y
}

// year reads the school's time. The error wraps school.ErrTimetable.
func (s Settings) year() (y school.Year, err error) {
	y.Breaks = s.Breaks
	if y.Classes, err = school.ParseTimetable(s.Timetable); err != nil {
		return y, err
	}
	if y.Cycle, err = school.ParseCycle(s.Cycle); err != nil {
		return y, err
	}
	if y.Bells, err = school.ParseBells(s.Bells); err != nil {
		return y, err
	}
	return y, y.Check()
}

// ParseBreaks reads school breaks as date.ParseBreak does, with a comma between two. The
// error wraps ErrSetting.
func ParseBreaks(said string, today date.Day) ([]date.Break, error) {
	var breaks []date.Break
	for _, one := range strings.FieldsFunc(said, func(r rune) bool { return r == ',' || r == ';' }) {
		away, err := date.ParseBreak(one, today)
		if err != nil {
			return nil, fmt.Errorf("a break is written 21 dec to 3 jan, 26 nov, or 2026-12-21..2027-01-03, not %q: %w", text.ClipLine(text.CleanLine(one), text.MaxTitle), ErrSetting)
		}
		breaks = append(breaks, away)
	}
	return breaks, nil
}

// Normalized returns the settings as they can be kept: cleaned, the breaks in order.
// The error wraps ErrSetting or ErrTooLong.
func (s Settings) Normalized() (Settings, error) {
	CleanParts(SettingsParts(), &s)
	slices.SortFunc(s.Breaks, func(a, b date.Break) int { return cmp.Or(int(a.From-b.From), int(a.To-b.To)) })
	if s.Carry != 0 && (s.Carry < LeastCarried || s.Carry > MostCarried) {
		return s, fmt.Errorf("%w: carrying %d, from %d to %d can be", ErrSetting, s.Carry, LeastCarried, MostCarried)
	}
	if s.Minutes != 0 && !slices.Contains(Lengths(), s.Minutes) {
		return s, fmt.Errorf("%w: a review of %d minutes, there are 15, 8 and 5", ErrSetting, s.Minutes)
	}
	if s.KeepYears < 0 || s.KeepYears > MostYears {
		return s, fmt.Errorf("%w: messes kept for %d years, from 1 to %d can be, or 0 for as long as you like", ErrSetting, s.KeepYears, MostYears)
	}
	if s.HideAfter != 0 && !slices.Contains(HidesAfter(), s.HideAfter) {
		return s, fmt.Errorf("%w: hidden after %d minutes, there are 1, 2, 5, 10, 30 and never", ErrSetting, s.HideAfter)
	}
	if s.Chips = tidyChips(s.Chips); slices.ContainsFunc(s.Chips, func(c Chips) bool { return len(c.Words) > MostChips }) {
		return s, fmt.Errorf("%w: %d words to choose from are the most", ErrSetting, MostChips)
	}
	for _, b := range s.Breaks {
		if b.From == 0 || b.To < b.From {
			return s, fmt.Errorf("%w: a break from %q to %q, it must end on or after its first day", ErrSetting, b.From, b.To)
		}
	}
	s.Talk = slices.DeleteFunc(s.Talk, func(c Contact) bool { return c == Contact{} })
	if len(s.Talk) > MostContacts {
		return s, fmt.Errorf("%w: %d people to talk to, %d can be", ErrSetting, len(s.Talk), MostContacts)
	}
	for _, c := range s.Talk {
		if c.Who == "" {
			return s, fmt.Errorf("%w: %q, say whom one reaches so", ErrSetting, c.How)
		}
	}
	y, err := s.year()
	if err != nil {
		return s, fmt.Errorf("%w: %w", ErrSetting, err)
	}
	s.Timetable, s.Cycle, s.Bells = school.WriteTimetable(y.Classes), school.Turns(y.Cycle.String()), school.WriteBells(y.Bells)
	return s, CheckParts(SettingsParts(), &s, "the settings")
}

// SettingsParts is what the settings are made of.
func SettingsParts() []Part[Settings] {
	return []Part[Settings]{
		plainPart[Settings, int](func(s *Settings) *int { return &s.Carry }),
		plainPart[Settings, bool](func(s *Settings) *bool { return &s.SundayFirst }),
		plainPart[Settings, bool](func(s *Settings) *bool { return &s.EnterLine }),
		plainPart[Settings, int](func(s *Settings) *int { return &s.Minutes }),
		plainPart[Settings, int](func(s *Settings) *int { return &s.KeepYears }),
		plainPart[Settings, int](func(s *Settings) *int { return &s.HideAfter }),
		plainPart[Settings, bool](func(s *Settings) *bool { return &s.Careful }),
		listPart[Settings, date.Break]{func(s *Settings) *[]date.Break { return &s.Breaks }, these[date.Break](
			plainPart[date.Break, date.Day](func(b *date.Break) *date.Day { return &b.From }),
			plainPart[date.Break, date.Day](func(b *date.Break) *date.Day { return &b.To }),
		)},
		aText("the timetable", MaxTimetable, func(s *Settings) *school.Timetable { return &s.Timetable }),
		aLine("the cycle", func(s *Settings) *school.Turns { return &s.Cycle }),
		aLine("the bells", func(s *Settings) *school.BellTimes { return &s.Bells }),
		aLine("the line", func(s *Settings) *string { return &s.Important }),
		aLine("the focus skill", func(s *Settings) *string { return &s.Focus }),
		listPart[Settings, Contact]{func(s *Settings) *[]Contact { return &s.Talk }, these[Contact](
			aLine("somebody to talk to", func(c *Contact) *string { return &c.Who }),
			aLine("how to reach them", func(c *Contact) *string { return &c.How }),
		)},
		listPart[Settings, string]{func(s *Settings) *[]string { return &s.NoNames }, wordParts[string]("a word that is no name", text.CleanLine)},
		listPart[Settings, string]{func(s *Settings) *[]string { return &s.Folded }, wordParts[string]("a question that is folded away", text.CleanLine)},
		listPart[Settings, Chips]{func(s *Settings) *[]Chips { return &s.Chips }, chipsParts},
	}
}

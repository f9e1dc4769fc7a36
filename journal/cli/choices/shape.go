package choices

import (
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/wording"
)

// shape is the settings as --json prints them: each of them, the usual where nothing was set.
type shape struct {
	Rev         int               `json:"rev"`
	Carry       int               `json:"carry"`
	SundayFirst bool              `json:"sunday_first"`
	Minutes     int               `json:"minutes"`
	Breaks      []date.Break      `json:"breaks"`
	Timetable   string            `json:"timetable"`
	Cycle       string            `json:"cycle"`
	Bells       string            `json:"bells"`
	Important   string            `json:"important"`
	Focus       string            `json:"focus"`
	Talk        []journal.Contact `json:"talk"`
	Chips       []journal.Chips   `json:"chips"` // the lists that were changed
	Folded      []string          `json:"folded"`
	EnterLine   bool              `json:"enter_line"`
	HideAfter   int               `json:"hide_after"` // minutes; -1 is never
	Careful     bool              `json:"careful"`
	NoNames     []string          `json:"no_names"`
	KeepYears   int               `json:"keep_years"` // 0: as long as you like
	Edited      time.Time         `json:"edited,omitzero"`
	Moved       []string          `json:"moved,omitempty"` // what a new break moves
}

func shapeOf(k kept) shape {
	s := wording.CodedSettings(k.Settings)
	return shape{
		Rev: s.Rev, Carry: s.Limit(), SundayFirst: s.SundayFirst, Minutes: s.Length(), Breaks: list(s.Breaks),
		Timetable: string(s.Timetable), Cycle: string(s.Cycle), Bells: string(s.Bells), Important: s.Important, Focus: s.Focus,
		Talk: list(s.Talk), Chips: list(s.Chips), Folded: list(s.Folded), EnterLine: s.EnterLine, HideAfter: s.Hides(),
		Careful: s.Careful, NoNames: list(s.NoNames), KeepYears: s.KeepYears, Edited: s.Edited, Moved: k.Moved,
	}
}

// list is [] and not null where there is nothing.
func list[T any](all []T) []T { return append([]T{}, all...) }

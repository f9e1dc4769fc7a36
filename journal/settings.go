package journal

import (
	"context"
	"errors"
	"time"
)

// Settings are a person's own choices. Zero fields stand for the usual.
type Settings struct {
	Rev         int       `json:"rev"`
	Carry       int       `json:"carry,omitempty"`        // lessons carried at once, 3 to 12; 0 is nine
	SundayFirst bool      `json:"sunday_first,omitempty"` // weeks begin on Sunday; else Monday
	Minutes     int       `json:"minutes,omitempty"`      // of a weekly review: 15, 8 or 5; 0 is 15
	Breaks      []Break   `json:"breaks,omitempty"`       // school holidays
	Important   string    `json:"important,omitempty"`    // their line "most important this year"
	Edited      time.Time `json:"edited,omitzero"`
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
	if s.Carry == 0 {
		return UsualCarried
	}
	return max(LeastCarried, min(s.Carry, MostCarried))
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

// Settings returns the person's choices; all zero if there are none yet.
func (b *Book) Settings(ctx context.Context) (s Settings, err error) {
	return s, errors.ErrUnsupported
}

// ChangeSettings changes the choices. The error wraps ErrSetting if what
// change leaves cannot be kept.
func (b *Book) ChangeSettings(ctx context.Context, change func(*Settings)) (Settings, error) {
	return Settings{}, errors.ErrUnsupported
}

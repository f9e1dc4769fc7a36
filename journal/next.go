package journal

import "errors"

// Next is when something is meant for: a day, or an occasion in words.
type Next struct {
	Day      Day
	Occasion string // "next lesson", "this unit" …; empty if there is a day
}

// ParseNext reads when something is meant for, as a person writes it.
func ParseNext(text string, today Day) (Next, error) { return Next{}, errors.ErrUnsupported }

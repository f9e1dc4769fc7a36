package date

import (
	"errors"
)

// Errors a person can meet. Callers wrap them with what was being done and
// where; faults says all else about each.
var (
	ErrWhen = errors.New("cannot read this as a date")
	ErrPast = errors.New("this day is over")
	// ErrAhead is that of a day asked for where only days past are.
	ErrAhead = errors.New("this day is still to come")
	// ErrNoDay is that of 2026-02-30 where a day to come, or an occasion in words, is asked for.
	ErrNoDay = errors.New("this is written as a date, and is none")
)

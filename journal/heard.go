package journal

import (
	"fmt"
	"time"

	"messup/journal/date"
)

// A Heard is something a student, a colleague or a parent said, kept until one
// knows what to make of it. It comes back beside the plans it fits: see package
// heard. It is always one of three: open, taken, or not mine.
type Heard struct {
	ID    ID       `json:"id"`
	Rev   int      `json:"rev"`
	Entry ID       `json:"entry,omitempty"` // the mess it was about, if it was written down there
	Words string   `json:"words"`
	From  string   `json:"from,omitempty"` // a role or an alias
	Class string   `json:"class,omitempty"`
	On    date.Day `json:"on,omitzero"` // the day it was said

	Answer   Taking   `json:"answer,omitempty"` // empty while it is open
	Answered date.Day `json:"answered,omitzero"`
	Plan     ID       `json:"plan,omitempty"`    // beside which it was answered
	NotYet   date.Day `json:"not_yet,omitzero"`  // the day it was last answered with not yet
	Reviewed date.Day `json:"reviewed,omitzero"` // the day a review showed it by itself, which is done once

	Made   time.Time `json:"made"`
	Edited time.Time `json:"edited,omitzero"`
}

// Taking is what one makes of something heard.
type Taking string

// The answers. What is answered with not yet is open as before.
const (
	TookIt   Taking = "took-it"
	AskAgain Taking = "not-yet"
	NotMine  Taking = "not-mine"
)

// Open reports whether it is not known yet what to make of it.
func (h Heard) Open() bool { return h.Answer == "" }

// Say answers it, beside a plan or, with none, by itself.
func (h Heard) Say(t Taking, beside ID, today date.Day) Heard {
	if t == AskAgain {
		h.NotYet = today
		return h
	}
	h.Answer, h.Answered, h.Plan = t, today, beside
	return h
}

// HeardParts is what something heard is made of.
func HeardParts() []Part[Heard] {
	return []Part[Heard]{
		plainPart[Heard, ID](func(h *Heard) *ID { return &h.ID }),
		aLine("the id of its entry", func(h *Heard) *ID { return &h.Entry }),
		aLine("what was said", func(h *Heard) *string { return &h.Words }),
		aLine("who said it", func(h *Heard) *string { return &h.From }),
		coded(aLine("the class", func(h *Heard) *string { return &h.Class })),
		plainPart[Heard, date.Day](func(h *Heard) *date.Day { return &h.On }),
		aLine("what became of it", func(h *Heard) *Taking { return &h.Answer }),
		plainPart[Heard, date.Day](func(h *Heard) *date.Day { return &h.Answered }),
		aLine("the id of its plan", func(h *Heard) *ID { return &h.Plan }),
		plainPart[Heard, date.Day](func(h *Heard) *date.Day { return &h.NotYet }),
		plainPart[Heard, date.Day](func(h *Heard) *date.Day { return &h.Reviewed }),
	}
}

// Check returns an error that wraps ErrEmpty or ErrTooLong if it cannot be kept.
func (h Heard) Check() error {
	if h.Words == "" {
		return fmt.Errorf("what was said: %w", ErrEmpty)
	}
	return CheckParts(HeardParts(), &h, "what was said")
}

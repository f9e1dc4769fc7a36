package journal

import (
	"fmt"
	"slices"
	"time"

	"messup/journal/date"
	"messup/journal/text"
)

// A Review is one look back at a week: which stops it has, where it is, and
// what was recorded.
type Review struct {
	ID       ID         `json:"id"`
	Rev      int        `json:"rev"`
	Begun    time.Time  `json:"begun"`
	Edited   time.Time  `json:"edited,omitzero"`   // when it was last touched
	Finished time.Time  `json:"finished,omitzero"` // zero while it is open
	Since    date.Day   `json:"since"`             // the day it looks back to
	Minutes  int        `json:"minutes"`           // its length: 15, 8 or 5
	Stops    []Stop     `json:"stops"`             // in order
	At       Stop       `json:"at"`                // where it is
	Partner  bool       `json:"partner,omitempty"` // it is held with somebody: one tells, the other asks
	Mess     ID         `json:"mess,omitempty"`    // the mess chosen at its stop, in place of the one offered
	Pair     []ID       `json:"pair,omitempty"`    // the two messes that were laid side by side
	Recorded []Recorded `json:"recorded,omitempty"`
}

// A Stop is one page of a review.
type Stop string

// The stops, in order: wins first, to secure the ground, and forward last, to end on an action. Two
// messes lie side by side now and then; what saying it out loud changed is asked with a partner alone.
const (
	StopArrive   Stop = "arrive"
	StopWin      Stop = "win"
	StopSweep    Stop = "sweep"
	StopTakeTwo  Stop = "take-two"
	StopMess     Stop = "one-mess"
	StopPair     Stop = "side-by-side"
	StopLessons  Stop = "lessons"
	StopPeople   Stop = "people"
	StopNextWeek Stop = "next-week"
	StopAloud    Stop = "out-loud"
	StopClose    Stop = "close"
)

// Recorded is one thing recorded at a stop.
type Recorded struct {
	Stop Stop   `json:"stop"`
	ID   ID     `json:"id,omitempty"` // of the entry, plan, lesson or check-in
	Line string `json:"line"`

	Noted  string `json:"noted,omitempty"`  // of what two messes have in common: as it stands in a note in both
	See    string `json:"see,omitempty"`    // of the one thing to try: what would be seen
	People string `json:"people,omitempty"` // of the same: what about the people
}

// Lengths returns the minutes a review may take, the usual first.
func Lengths() []int { return []int{15, 8, 5} }

// resumable is how long an open review can be taken up again at the same stop.
const resumable = 48 * time.Hour

// AllStops returns every stop there is, in order.
func AllStops() []Stop {
	return []Stop{StopArrive, StopWin, StopSweep, StopTakeTwo, StopMess, StopPair, StopLessons, StopPeople, StopNextWeek, StopAloud, StopClose}
}

// A reviewOf is what the stops of a review depend on.
type reviewOf struct {
	minutes        int
	prefer         Stop
	quiet, partner bool
}

func (of reviewOf) has(s Stop) bool {
	switch s {
	case StopSweep:
		return of.minutes > 8
	case StopTakeTwo:
		return !of.quiet
	case StopMess, StopLessons:
		if of.quiet {
			return s == StopLessons
		}
		return of.minutes > 8 || of.minutes > 5 && of.prefer == s
	case StopPeople:
		return of.minutes > 8 && !of.quiet
	case StopAloud:
		return of.partner
	case StopPair:
		return false // it comes now and then: see Beside
	}
	return true
}

func (of reviewOf) stops() []Stop {
	return slices.DeleteFunc(AllStops(), func(s Stop) bool { return !of.has(s) })
}

// Stops returns the stops of a review of so many minutes, held alone. In 8 there is
// room for one mess or the lessons: prefer is the one chosen; any other stop is
// neither. A quiet week, in which nothing was written and nothing is due, has
// its own.
func Stops(minutes int, prefer Stop, quiet bool) []Stop {
	return reviewOf{minutes, prefer, quiet, false}.stops()
}

// Together returns the review held with a partner, or alone again: at the stops it
// has, and with the one that is there for two.
func (r Review) Together(partner bool) Review {
	r.Partner = partner
	return r.with(StopAloud, partner)
}

// Beside returns the review with the stop where two messes lie side by side, if there
// are two and there is time, or without it.
func (r Review) Beside(two bool) Review {
	return r.with(StopPair, two && slices.Contains(r.Stops, StopSweep))
}

func (r Review) with(s Stop, there bool) Review {
	r.Stops = slices.DeleteFunc(AllStops(), func(t Stop) bool { return t == s && !there || t != s && !slices.Contains(r.Stops, t) })
	return r
}

// Open reports whether the review has not been closed.
func (r Review) Open() bool { return r.Finished.IsZero() }

// Resumes reports whether the review is open and can be taken up again:
// within 48 hours of when it was last touched. A clock that was set back does
// not end it.
func (r Review) Resumes(now time.Time) bool {
	return r.Open() && now.Sub(r.Edited) < resumable
}

// Next returns the review at the stop after the one it is at; at the last it
// stays.
func (r Review) Next() Review { return r.moved(1) }

// Back returns the review at the stop before; at the first it stays.
func (r Review) Back() Review { return r.moved(-1) }

func (r Review) moved(by int) Review {
	i := slices.Index(r.Stops, r.At) + by
	if i >= 0 && i < len(r.Stops) {
		r.At = r.Stops[i]
	}
	return r
}

// Record returns the review with a thing recorded at the stop it is at. The
// same thing again takes the place of the first.
func (r Review) Record(id ID, line string) Review {
	line = text.ClipLine(text.CleanLine(line), MaxLine)
	r.Recorded = slices.Clone(r.Recorded)
	for i, have := range r.Recorded {
		if have.Stop == r.At && have.ID == id && (id != "" || have.Line == line) {
			r.Recorded[i].Line = line
			return r
		}
	}
	r.Recorded = append(r.Recorded, Recorded{Stop: r.At, ID: id, Line: line})
	return r
}

// Answer returns the review with one line as the answer at the stop it is at, in place
// of the one there was. What was noted of that one stays known.
func (r Review) Answer(line string) Review {
	at, noted := r.At, ""
	r.Recorded = slices.DeleteFunc(slices.Clone(r.Recorded), func(x Recorded) bool {
		if x.Stop == at {
			noted = x.Noted
		}
		return x.Stop == at
	})
	r = r.Record("", line)
	r.Recorded[len(r.Recorded)-1].Noted = noted
	return r
}

// Note returns the review with what two messes have in common noted in both.
func (r Review) Note(line string) Review {
	r.Recorded = slices.Clone(r.Recorded)
	for i, have := range r.Recorded {
		if have.Stop == StopPair {
			r.Recorded[i].Noted = line
		}
	}
	return r
}

// Weigh returns the review with both halves of the one thing to try: what would
// be seen, and what about the people. Of a thing that was not chosen there
// nothing is said.
func (r Review) Weigh(id ID, see, people string) Review {
	r.Recorded = slices.Clone(r.Recorded)
	for i, have := range r.Recorded {
		if have.Stop == StopNextWeek && have.ID == id {
			r.Recorded[i].See, r.Recorded[i].People = text.ClipLine(text.CleanLine(see), MaxLine), text.ClipLine(text.CleanLine(people), MaxLine)
		}
	}
	return r
}

// Resized returns the review with the stops of another length, at the same
// stop or the nearest after it.
func (r Review) Resized(minutes int, prefer Stop, quiet bool) Review {
	r.Minutes, r.Stops = minutes, reviewOf{minutes, prefer, quiet, r.Partner}.stops()
	order := AllStops()
	for i := max(0, slices.Index(order, r.At)); i < len(order); i++ {
		if slices.Contains(r.Stops, order[i]) {
			r.At = order[i]
			return r
		}
	}
	return r
}

// Choose returns the review with another mess to think through than the one
// that is offered.
func (r Review) Choose(mess ID) Review {
	r.Mess = mess
	return r
}

// CloseLines returns what the last page shows, as a receipt: all that was recorded of
// the win, take two, the lessons, people, next week and what saying it changed.
func (r Review) CloseLines() (lines []Recorded) {
	for _, stop := range []Stop{StopWin, StopTakeTwo, StopLessons, StopPeople, StopNextWeek, StopAloud} {
		for _, x := range r.Recorded {
			if x.Stop == stop && (stop != StopNextWeek || lines == nil || lines[len(lines)-1].Stop != stop) { // one thing
				lines = append(lines, x)
			}
		}
	}
	return lines
}

// Normalized returns the review as it can be kept: cleaned, and at one of its stops.
// The error wraps ErrBadImport or ErrTooLong.
func (r Review) Normalized() (Review, error) {
	CleanParts(ReviewParts(), &r)
	for _, stop := range append([]Stop{r.At}, r.Stops...) {
		if !slices.Contains(AllStops(), stop) {
			return r, fmt.Errorf("%w: there is no stop %q in a review", ErrBadImport, text.ClipLine(text.CleanLine(string(stop)), text.MaxTitle))
		}
	}
	if r.Begun.IsZero() {
		return r, fmt.Errorf("%w: begun: there is no date", ErrBadImport)
	}
	return r, CheckParts(ReviewParts(), &r, "the review")
}

// ReviewParts is what a review is made of.
func ReviewParts() []Part[Review] {
	return []Part[Review]{
		plainPart[Review, ID](func(r *Review) *ID { return &r.ID }),
		timePart[Review](func(r *Review) *time.Time { return &r.Begun }),
		timePart[Review](func(r *Review) *time.Time { return &r.Finished }),
		plainPart[Review, date.Day](func(r *Review) *date.Day { return &r.Since }),
		plainPart[Review, int](func(r *Review) *int { return &r.Minutes }),
		listPart[Review, Stop]{func(r *Review) *[]Stop { return &r.Stops }, wordParts[Stop]("a stop", text.CleanLine)},
		aLine("where it is", func(r *Review) *Stop { return &r.At }),
		plainPart[Review, bool](func(r *Review) *bool { return &r.Partner }),
		aLine("the id of the mess", func(r *Review) *ID { return &r.Mess }),
		listPart[Review, ID]{func(r *Review) *[]ID { return &r.Pair }, wordParts[ID]("the id of a mess", text.CleanLine)},
		listPart[Review, Recorded]{func(r *Review) *[]Recorded { return &r.Recorded }, these[Recorded](
			aLine("a stop", func(x *Recorded) *Stop { return &x.Stop }),
			aLine("the id of what was recorded", func(x *Recorded) *ID { return &x.ID }),
			aLine("what was recorded", func(x *Recorded) *string { return &x.Line }),
			aLine("what was noted in both", func(x *Recorded) *string { return &x.Noted }),
			aLine("what would be seen", func(x *Recorded) *string { return &x.See }),
			aLine("what about the people", func(x *Recorded) *string { return &x.People }),
		)},
	}
}

// Blank reports whether the review was left open before anything was recorded.
func (r Review) Blank() bool { return r.Open() && len(r.Recorded)+len(r.Pair) == 0 }

package journal

import (
	"context"
	"errors"
	"time"
)

// A Review is one look back at a week: which stops it has, where it is, and
// what was recorded.
type Review struct {
	ID       ID         `json:"id"`
	Rev      int        `json:"rev"`
	Begun    time.Time  `json:"begun"`
	Edited   time.Time  `json:"edited,omitzero"`   // when it was last touched
	Finished time.Time  `json:"finished,omitzero"` // zero while it is open
	Since    Day        `json:"since"`             // the day it looks back to
	Minutes  int        `json:"minutes"`           // its length: 15, 8 or 5
	Stops    []Stop     `json:"stops"`             // in order
	At       Stop       `json:"at"`                // where it is
	Recorded []Recorded `json:"recorded,omitempty"`
}

// A Stop is one page of a review.
type Stop string

// The nine stops, in order: wins first, to secure the ground, and forward
// last, to end on an action.
const (
	StopArrive   Stop = "arrive"
	StopWin      Stop = "win"
	StopSweep    Stop = "sweep"
	StopTakeTwo  Stop = "take two"
	StopMess     Stop = "one mess"
	StopLessons  Stop = "lessons"
	StopPeople   Stop = "people"
	StopNextWeek Stop = "next week"
	StopClose    Stop = "close"
)

// Recorded is one thing recorded at a stop.
type Recorded struct {
	Stop Stop   `json:"stop"`
	ID   ID     `json:"id,omitempty"` // of the entry, plan, lesson or check-in
	Line string `json:"line"`
}

// Lengths returns the minutes a review may take, the usual first.
func Lengths() []int { return []int{15, 8, 5} }

// Stops returns the stops of a review of so many minutes. In 8 there is room
// for one mess or the lessons: prefer is the one chosen, StopMess if neither. A
// quiet week, in which nothing was written, has its own.
func Stops(minutes int, prefer Stop, quiet bool) []Stop { return nil }

// Resumes reports whether the review is open and can be taken up again:
// within 48 hours of when it was last touched.
func (r Review) Resumes(now time.Time) bool { return false }

// Next returns the review at the stop after the one it is at; at the last it
// stays.
func (r Review) Next() Review { return r }

// Back returns the review at the stop before.
func (r Review) Back() Review { return r }

// Record returns the review with a thing recorded at the stop it is at. The
// same thing again takes the place of the first.
func (r Review) Record(id ID, line string) Review { return r }

// Resized returns the review with the stops of another length, at the same
// stop or the nearest after it.
func (r Review) Resized(minutes int, prefer Stop, quiet bool) Review { return r }

// CloseLines returns what the last page shows: the first thing recorded at
// each of the win, take two, the lessons and next week.
func (r Review) CloseLines() []Recorded { return nil }

// StartOrResume returns the review that is open, if it was touched within 48
// hours, or begins a new one; what an older one recorded stays in it.
func (b *Book) StartOrResume(ctx context.Context) (r Review, resumed bool, err error) {
	return Review{}, false, errors.ErrUnsupported
}

// ChangeReview applies change to the newest copy of a review and keeps it.
func (b *Book) ChangeReview(ctx context.Context, id ID, change func(Review) Review) (Review, error) {
	return Review{}, errors.ErrUnsupported
}

// FinishReview closes a review.
func (b *Book) FinishReview(ctx context.Context, id ID) (Review, error) {
	return Review{}, errors.ErrUnsupported
}

// Reviews returns past reviews, newest first, at most limit; all if it is 0.
func (b *Book) Reviews(ctx context.Context, limit int) ([]Review, error) {
	return nil, errors.ErrUnsupported
}

// FindReview returns the review whose id is or begins with prefix. The error
// wraps ErrNotFound or ErrAmbiguous.
func (b *Book) FindReview(ctx context.Context, prefix string) (Review, error) {
	return Review{}, errors.ErrUnsupported
}

// An Agenda is what a review has to show at its stops: only the usual amount,
// however much there is.
type Agenda struct {
	Arrival  string    // the line on arriving, without any total of what waits
	LastWin  string    // last week's win, or empty
	Quiet    bool      // nothing was written since
	Jots     []Line    // captures to fold in
	Plans    []Plan    // whose day has come
	Mess     Line      // the one mess that is offered; its ID is empty if none
	Ask      []string  // the questions of it that may be asked, by id: at most three
	Lessons  []Card    // coming back, at most three
	More     []Card    // the others that are due, for those who ask
	Checkins []Checkin // due or undated, at most two
	Person   string    // somebody named twice as one to ask earlier and not spoken to yet
	Ideas    []Idea    // for next week's one thing
	Old      []Line    // after a long gap: older drafts, to be settled at once
}

// An Idea is something that could be next week's one thing.
type Idea struct {
	Text string
	From string // "would try", "reworded lesson", "moved plan"
	Line Line   // of the entry it comes from, if any
	Plan ID     // the plan that was moved
}

// Agenda returns what a review has to show. Heavy entries, and what was drawn
// from them, are not in it.
func (b *Book) Agenda(ctx context.Context, r Review) (Agenda, error) {
	return Agenda{}, errors.ErrUnsupported
}

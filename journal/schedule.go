package journal

import (
	"slices"
	"time"

	"messup/journal/date"
)

// A LessonState says where a lesson is. The zero state is that of a lesson
// nobody has decided about, from before lessons came back or from another
// program: it is carried as long as there is room, the newest first.
type LessonState string

// The states.
const (
	Undecided LessonState = ""
	Carried   LessonState = "carried" // it comes back
	Shelf     LessonState = "shelf"   // it rests, and is still found, shown before a class and part of the year
	Retired   LessonState = "retired" // done with; it stays in the library
	Kept      LessonState = "kept"    // part of how the person teaches
)

// A Use says what came of a lesson since it was last looked at.
type Use string

// The uses.
const (
	Helped       Use = "helped"
	Mixed        Use = "mixed"
	NoHelp       Use = "no-help"
	NotYet       Use = "not-yet"       // there was no chance
	ChancePassed Use = "chance-passed" // there was one
	Later        Use = "later"         // not today; never kept as an answer
	Retire       Use = "retire"
)

// A LessonAnswer is what a person said of a lesson on one day.
type LessonAnswer struct {
	Day  date.Day `json:"day"`
	What Use      `json:"what"`
	Line string   `json:"line,omitempty"` // what they saw; for Retire the reason

	Class string `json:"class,omitempty"` // where it was used
}

// An Offer is the one thing asked after an answer. Leaving it is always
// allowed.
type Offer string

// The offers.
const (
	NoOffer         Offer = ""
	OfferKeep       Offer = "keep"             // it helped in three different weeks: part of how I teach?
	OfferReword     Offer = "reword"           // it helped in part
	OfferRewordDrop Offer = "reword-or-retire" // it did not help
	OfferSmaller    Offer = "smaller"          // three times without a chance: smaller, a class or date, the shelf, retire, or leave it
	OfferPlan       Offer = "plan"             // a chance passed: When …, I will …
)

// Gap is after how many days a lesson comes back, by its rung: 1, 3, 8 and
// 20 weeks. For remembering about a week the best gap is 20 to 40 % of the
// span, for a year 5 to 10 % (Cepeda et al. 2008); the four rungs together
// span 32 weeks, about a school year.
func Gap(rung int) date.Day { return []date.Day{7, 21, 56, 140}[max(0, min(rung, topRung))] }

const (
	topRung   = 3
	keepWeeks = 3  // different weeks of use after which a lesson may be part of how one teaches
	ahead     = 14 // days a lesson comes back before the occasion it is for
)

// Answer returns the lesson after an answer, and what to offer then. The next
// day is counted from the day of the answer alone, so that lateness never
// piles up, and is never in a break. Nothing is kept of Later.
func (l Lesson) Answer(a LessonAnswer, breaks []date.Break) (Lesson, Offer) {
	if a.What == Later {
		l.Next = date.AfterBreaks(a.Day+Gap(0), breaks)
		return l, NoOffer
	}
	l.Answers = append(slices.Clone(l.Answers), a)
	offer := NoOffer
	switch a.What {
	case Helped:
		l.Run, l.Rung = 0, min(l.Rung+1, topRung)
		if l.weeksHelped() >= keepWeeks && l.State != Kept {
			offer = OfferKeep
		}
	case Mixed:
		l.Run, offer = 0, OfferReword
	case NoHelp:
		l.Run, l.Rung, offer = 0, 0, OfferRewordDrop
	case NotYet:
		l.Run = min(l.Run+1, topRung)
		if l.Run == topRung {
			offer = OfferSmaller
		}
	case ChancePassed:
		l.Run, l.Rung, offer = 0, max(l.Rung-1, 0), OfferPlan
	case Retire:
		l.State, l.Crowded = Retired, false
	}
	l.Next = l.After(a.Day, breaks)
	if l.On != 0 && l.On <= a.Day { // the occasion has been: from now on the ladder
		l.On, l.Occasion = 0, ""
	}
	return l, offer
}

// After returns when a lesson comes back that was answered on a day: by its
// occasion while that is ahead, else by the ladder.
func (l Lesson) After(day date.Day, breaks []date.Break) date.Day {
	switch {
	case l.On-ahead > day:
		return date.AfterBreaks(l.On-ahead, breaks)
	case l.On > day:
		return date.AfterBreaks(l.On, breaks)
	}
	return date.AfterBreaks(day+Gap(l.Rung+l.Run), breaks)
}

// weeksHelped counts the weeks in which the lesson was used and helped.
func (l Lesson) weeksHelped() int {
	weeks := map[date.Day]bool{}
	for _, a := range l.Answers {
		if a.What == Helped {
			weeks[a.Day.Week(time.Monday)] = true
		}
	}
	return len(weeks)
}

// Due returns when the lesson comes back. One from before lessons came back
// has no day yet: it is a week after it was made.
func (l Lesson) Due() date.Day {
	if l.Next == 0 && !l.Made.IsZero() {
		return date.DayOf(l.Made) + Gap(0)
	}
	return l.Next
}

// Tie returns the lesson tied to an occasion: a day, or in words alone. It
// comes back ahead days before the day and again on it; with words alone, by
// the ladder.
func (l Lesson) Tie(to date.Next, today date.Day, breaks []date.Break) Lesson {
	l.On, l.Occasion = to.Day, to.Occasion
	if to.Day != 0 {
		l.Next = l.After(today, breaks)
	}
	return l
}

// A Card is a lesson as it comes back: with where it came from, and without
// the story.
type Card struct {
	Lesson
	Story    ID        // where it came from: the first of its stories that is not heavy; empty if there is none
	Class    string    // of the story
	Happened time.Time // when the story happened; zero for a lesson without one
}

// YesFirst compares so that what is true comes first.
func YesFirst(a bool) int {
	if a {
		return -1
	}
	return 1
}

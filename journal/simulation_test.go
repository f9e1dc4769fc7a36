package journal_test

import (
	"math/rand/v2"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
)

// weeksOfSchool is a school year.
const weeksOfSchool = 38

// simulate plays school years with a review a week, three lessons looked at in
// each, and so many new lessons a week. It returns how many lessons wait after
// the last review of a year, and how many days an answered one had waited, on
// average.
func simulate(perWeek float64, limit, runs int) (waiting, days float64) {
	answered := 0.0
	for run := range runs {
		year := year{rand: rand.New(rand.NewPCG(7, uint64(run))), limit: limit}
		for week := range date.Day(weeksOfSchool) {
			year.week(at("2026-09-04")+7*week, perWeek)
		}
		waiting += float64(len(due.Returning(year.cards, at("2026-09-04")+7*(weeksOfSchool-1), nil))) / float64(runs)
		days += float64(year.waited)
		answered += float64(year.answered)
	}
	return waiting, days / answered
}

type year struct {
	rand             *rand.Rand
	cards            []journal.Card // carried
	limit            int
	waited, answered int
}

func (y *year) week(friday date.Day, perWeek float64) {
	for i, c := range due.Returning(y.cards, friday, nil) {
		if i == due.Lessons {
			break
		}
		y.waited += int(friday - c.Due())
		y.answered++
		y.answer(c, friday)
	}
	news := int(perWeek)
	if y.rand.Float64() < perWeek-float64(news) {
		news++
	}
	for range news {
		if len(y.cards) >= y.limit { // the new one is carried, and the one longest without a chance goes to the shelf
			y.drop(y.longest().ID)
		}
		id := journal.HashID(friday.String(), string(rune(len(y.cards))), time.Duration(y.rand.Int64()).String())
		made := friday - date.Day(y.rand.IntN(5))
		y.cards = append(y.cards, journal.Card{Lesson: journal.Lesson{ID: id, Made: made.UTC().Add(12 * time.Hour), State: journal.Carried}})
	}
}

// answer draws from the assumed mix: 35 % helped, 10 % mixed, 5 % no help,
// 35 % not yet, 10 % a chance passed, 5 % retired.
func (y *year) answer(c journal.Card, friday date.Day) {
	a := journal.LessonAnswer{Day: friday, What: journal.Helped}
	switch p := y.rand.IntN(100); {
	case p >= 95:
		y.drop(c.ID)
		return
	case p >= 85:
		a.What = journal.ChancePassed
	case p >= 50:
		a.What = journal.NotYet
	case p >= 45:
		a.What = journal.NoHelp
	case p >= 35:
		a.What = journal.Mixed
	}
	for i := range y.cards {
		if y.cards[i].ID == c.ID {
			y.cards[i].Lesson, _ = c.Answer(a, nil)
		}
	}
}

func (y *year) drop(id journal.ID) {
	kept := y.cards[:0]
	for _, c := range y.cards {
		if c.ID != id {
			kept = append(kept, c)
		}
	}
	y.cards = kept
}

// longest is the one whose last use, or making, is longest ago.
func (y *year) longest() journal.Card {
	last := func(c journal.Card) date.Day {
		for i := len(c.Answers) - 1; i >= 0; i-- {
			if w := c.Answers[i].What; w == journal.Helped || w == journal.Mixed || w == journal.NoHelp {
				return c.Answers[i].Day
			}
		}
		return date.DayOf(c.Made)
	}
	longest := y.cards[0]
	for _, c := range y.cards {
		if last(c) < last(longest) {
			longest = c
		}
	}
	return longest
}

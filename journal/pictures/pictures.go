// Package pictures is what of the journal is drawn: which values of a chain make a path, and
// which of a lesson a ladder. Pages, commands and what is printed ask it, so that all draw the
// same; and how one take is told beside its path. How a drawing is set in lines is for package draw; reading the journal is for package
// book.
package pictures

import (
	"cmp"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/voice"
)

// Ladder is the ladder of a lesson, as far as it is up it: to the rung it comes back by next,
// one that was not asked for yet up to the first. There is none of a lesson that does not come
// back, or does by the day it is for.
func Ladder(l journal.Lesson) (ladder draw.Ladder, has bool) {
	if l.State != journal.Carried || l.Due().IsZero() || l.On != 0 {
		return draw.Ladder{}, false
	}
	for rung := 0; rung == 0 || journal.Gap(rung) != journal.Gap(rung-1); rung++ {
		ladder.Weeks = append(ladder.Weeks, int(journal.Gap(rung)/7))
	}
	ladder.Reached = min(max(0, l.Rung+l.Run)+1, len(ladder.Weeks))
	return ladder, true
}

// heights are the outcomes that can be compared, the best first. Where one cannot tell, a take
// is not lower than one that went worse: it has no height.
func heights() []journal.Outcome {
	return []journal.Outcome{journal.Better, journal.NotThereYet, journal.AsBefore, journal.Worse}
}

// Path is the takes of one thing. What they began with is the first, as high as what is as
// before. Chosen is the step in hand; negative: none is.
func Path(c journal.Chain, today date.Day, chosen int) draw.Path {
	path := draw.Path{
		Heights: []string{voice.Say("better"), voice.Say("closer"), voice.Say("as before"), voice.Say("worse")}, Chosen: chosen,
	}
	at := slices.Index(heights(), journal.AsBefore)
	if c.Story.ID != "" {
		path.Takes = append(path.Takes, draw.Take{Name: voice.Say("take one"), Day: day(date.DayOf(c.Story.Happened), today), At: at, Base: true})
	}
	for _, t := range c.Takes {
		step := draw.Take{Name: voice.Say("take %s", voice.TakeWord(t.Take)), Day: day(cmp.Or(t.Answered, t.Day), today)}
		if height := slices.Index(heights(), t.Outcome); height >= 0 {
			at, step.Won = height, t.Outcome == journal.Better
		} else {
			step.Open, step.Said = true, Came(t)
		}
		step.At = at
		path.Takes = append(path.Takes, step)
	}
	return path
}

// day is the day of a take, as briefly as can be.
func day(d, today date.Day) string {
	switch {
	case d.IsZero():
		return ""
	case d == today:
		return voice.Say("today")
	}
	return voice.Dated(d, "2 Jan", today)
}

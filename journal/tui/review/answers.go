package review

import (
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// onward adds the keys that lead on: enter takes the first thing that is asked, which is
// marked, and 0 is for nothing now. Where nothing is asked any more, enter goes on.
func (p *reviewPage) onward(all []page.Action) []page.Action {
	if slices.ContainsFunc(all, func(a page.Action) bool { return slices.Contains(a.Key.Keys(), "enter") }) { // it goes on from what is asked
		return all
	}
	first, asked := p.first(all)
	none := page.Act("0", "nothing now", p.goOn, "0")
	if !asked {
		if p.review.At == journal.StopArrive {
			return append(all, page.Act("enter", "go on", p.goOn, "enter"))
		}
		if p.review.At != journal.StopNextWeek || len(p.recorded()) > 0 { // there is no question it could answer
			none = none.Seldom()
		}
		on := []page.Action{page.Act("enter", "go on", p.goOn, "enter"), none}
		if p.Desk.Narrow() { // the footer has to have room for it
			return append(on, all...)
		}
		return append(all, on...)
	}
	for i, a := range all { // the answers stand on the page
		if a.Key.Help() == first.Key.Help() || len(a.Key.Help().Key) == 1 && first.Key.Help().Key == "1" && !page.IsLetter(a.Key.Help().Key) {
			all[i] = a.Seldom()
		}
	}
	return append([]page.Action{
		page.Named("enter", first.Key.Help().Desc, first.Run, "enter"),
		none,
	}, all...)
}

// first is what enter takes at a stop that asks something.
func (p *reviewPage) first(all []page.Action) (page.Action, bool) {
	if mess, is := p.stop.(*messStop); is && mess.passed() {
		return page.Action{}, false
	}
	i := slices.IndexFunc(all, func(a page.Action) bool { return !a.More && a.Run != nil })
	switch p.review.At {
	case journal.StopTakeTwo, journal.StopMess, journal.StopLessons, journal.StopPeople:
		if i >= 0 && len(all[i].Key.Help().Key) == 1 || i >= 0 && all[i].Key.Help().Key == "space" {
			return all[i], true
		}
	case journal.StopNextWeek:
		if i >= 0 && slices.Contains(all[i].Key.Keys(), "1") {
			a := all[i]
			a.Key.SetHelp("1", voice.Say("take the first"))
			return a, true
		}
	}
	return page.Action{}, false
}

// chooses reports whether one of several answers is taken by enter.
func (p *reviewPage) chooses() bool {
	first, asked := p.first(p.stop.Actions())
	return asked && first.Key.Help().Key == "1" && p.review.At != journal.StopNextWeek
}

// answerRows are the answers to what a stop asks, under it, the first one marked.
func (p *reviewPage) answerRows() []string {
	all := p.stop.Actions()
	if !p.chooses() || p.review.At == journal.StopTakeTwo && p.Desk.Narrow() { // there a plan has them beside what it asks
		return nil
	}
	set := p.Paper()
	row := func(key, said string, marked bool) {
		bar, style := set.Look.Row(marked)
		set.Rows = append(set.Rows, bar+set.Look.Key.Render(key)+" "+look.OneLine(set.Look, style, said, nil, max(4, set.Width-4)))
	}
	for _, a := range all {
		if shown := a.Key.Help(); !a.More && len(shown.Key) == 1 {
			row(shown.Key, shown.Desc, shown.Key == "1")
		}
	}
	row("0", voice.Say("nothing now"), false)
	return set.Rows
}

// above sets what a stop says above its answers, which stay in sight: nothing is taken
// by enter that is not. Where there is no room for all of it the talk sheet gives way,
// then the details of a plan come below what is asked; they can be scrolled to.
func (p *reviewPage) above(answers []string) string {
	width, height := p.Desk.TextWidth(), p.Desk.Size.Height
	room, talk, lines := height, p.talk(p.Desk.Short()), p.stop.Lines(width)
	tiny := height < leastAbove+len(answers)
	switch {
	case tiny && len(answers) > 0:
		return p.See(slices.Concat(talk, lines, []string{""}, answers), height)
	case len(answers) > 0:
		room -= len(answers) + 1
	}
	if p.chooses() && len(talk)+len(lines) > room {
		talk = p.talk(true)
		if at, is := p.stop.(*takeTwoStop); is && at.piece != nil && len(talk)+len(lines) > room {
			lines = at.piece.Brief(width)
		}
		if p.Desk.Short() && len(talk)+len(lines) > room {
			talk = nil
		}
	}
	lines = append(talk, lines...)
	body := p.See(lines, room)
	if len(answers) == 0 {
		return body
	}
	between := ""
	if more := len(lines) - p.Top - room; more > 0 {
		between = p.Paper().Look.Quiet.Render(voice.Say("↓ %d more", more))
	}
	return strings.Join(slices.Concat([]string{body, between}, answers), "\n")
}

// leastAbove is how many rows there are above the answers at the least, if they are to
// stay in sight.
const leastAbove = 4

// talk is the talk sheet of the stop, if two hold the review.
func (p *reviewPage) talk(short bool) []string {
	if !p.review.Partner {
		return nil
	}
	set := p.Paper()
	setTalk(set, p.review.At, short)
	return set.Rows
}

package review

import (
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// onward adds the keys that lead on. Where a stop asks what became of something, enter is
// for nothing now and an answer has its own key: nobody says with enter what they did not
// say. Where there is one thing to do, enter does it; where nothing is asked, it goes on.
func (p *reviewPage) onward(all []page.Action) []page.Action {
	if slices.ContainsFunc(all, func(a page.Action) bool { return slices.Contains(a.Key.Keys(), "enter") }) { // it goes on from what is asked
		return all
	}
	if p.asks(all) {
		for i, a := range all { // the answers stand on the page
			if key := a.Key.Help().Key; len(key) == 1 && !page.IsLetter(key) {
				all[i] = a.Seldom()
			}
		}
		return append([]page.Action{page.Act("enter", "nothing now", p.goOn, "enter", "0")}, all...)
	}
	if i, is := p.does(all); is {
		all[i] = all[i].Seldom()
		return append([]page.Action{page.Named("enter", all[i].Key.Help().Desc, all[i].Run, "enter"), page.Act("0", "nothing now", p.goOn, "0")}, all...)
	}
	if p.review.At == journal.StopArrive {
		return append(all, page.Act("enter", "go on", p.goOn, "enter"))
	}
	on := []page.Action{page.Act("enter", "go on", p.goOn, "enter"), page.Act("0", "nothing now", p.goOn, "0").Seldom()}
	if p.Desk.Narrow() { // the footer has to have room for it
		return append(on, all...)
	}
	return append(all, on...)
}

// asks reports whether a stop asks for one of several answers.
func (p *reviewPage) asks(all []page.Action) bool {
	switch i := slices.IndexFunc(all, shown); p.review.At {
	case journal.StopTakeTwo, journal.StopLessons, journal.StopPeople:
		return i >= 0 && len(all[i].Key.Help().Key) == 1
	case journal.StopNextWeek:
		return i >= 0 && slices.Contains(all[i].Key.Keys(), "1")
	}
	return false
}

// does is the one thing that enter does at a stop: the question of a mess is answered, what
// is hidden is shown. false if there is none.
func (p *reviewPage) does(all []page.Action) (i int, is bool) {
	if i = slices.IndexFunc(all, shown); i < 0 {
		return i, false
	}
	key := all[i].Key.Help().Key
	mess, is := p.stop.(*messStop)
	return i, key == "space" || is && !mess.passed() && len(key) == 1
}

func shown(a page.Action) bool { return !a.More && a.Run != nil }

// chooses reports whether the answers to what a stop asks stand under it.
func (p *reviewPage) chooses() bool {
	all := p.stop.Actions()
	i := slices.IndexFunc(all, shown)
	return p.asks(all) && all[i].Key.Help().Key == "1" && p.review.At != journal.StopNextWeek
}

// answerRows are the answers to what a stop asks, under it; what enter is for is marked.
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
		if key := a.Key.Help(); !a.More && len(key.Key) == 1 {
			row(key.Key, key.Desc, false)
		}
	}
	row("0", voice.Say("nothing now"), true)
	return set.Rows
}

// above sets what a stop says above its answers, which stay in sight. Where there is no
// room for all of it the talk sheet gives way, then the details of a plan come below what
// is asked; they can be scrolled to.
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

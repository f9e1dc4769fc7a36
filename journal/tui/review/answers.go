package review

import (
	"slices"

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

// answerRows are the answers to what a stop asks, under it, the first one marked.
func (p *reviewPage) answerRows() []string {
	all := p.stop.Actions()
	first, asked := p.first(all)
	if !asked || first.Key.Help().Key != "1" || p.review.At == journal.StopNextWeek {
		return nil
	}
	set := p.Paper()
	set.Rows = append(set.Rows, "")
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

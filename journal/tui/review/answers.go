package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
)

// question is what the stop asks: under the talk sheet, where two hold the review, and
// with the answer that leaves it open.
func (p *reviewPage) question() page.Question {
	q := p.stop.Question(p.width())
	none := slices.ContainsFunc(q.Answers, func(a page.Action) bool { return a.Key.Help().Key == "0" })
	if len(q.Answers) > 0 && !none && p.review.At != journal.StopArrive {
		q.Answers = append(slices.Clip(q.Answers), page.NothingNow(p.goOn))
	}
	about := q.About
	for _, short := range []bool{p.Desk.Short(), true} {
		q.About = append(p.talk(short), about...)
		if p.Fits(q) {
			return q
		}
	}
	if p.Desk.Short() { // what it is about has to be seen
		q.About = about
	}
	return q
}

// width is how wide a stop is set: one thought is narrower, and stands in the middle.
func (p *reviewPage) width() int {
	if p.thought() {
		return p.Desk.ThoughtWidth()
	}
	return p.Desk.TextWidth()
}

// thought reports whether the stop is one thought: to arrive, a lesson that comes back,
// and the end.
func (p *reviewPage) thought() bool {
	switch p.review.At {
	case journal.StopArrive, journal.StopClose:
		return true
	case journal.StopLessons:
		s, is := p.stop.(*lessonsStop)
		return is && s.piece != nil
	}
	return false
}

// onward are the keys of a stop, with those that lead on. Where something is asked, enter
// says the answer chosen: nobody says with it what they did not say. Where nothing is, it
// goes on.
func (p *reviewPage) onward() []page.Action {
	q, all := p.question(), p.stop.Actions()
	if len(q.Answers) > 0 {
		return append(p.Asks(q), all...)
	}
	on := []page.Action{page.Act("enter", "go on", p.goOn, "enter"), page.Act("0", "nothing now", p.goOn, "0").Seldom()}
	if p.Desk.Narrow() { // the footer has to have room for it
		return slices.Concat(on, all, p.Scrolls())
	}
	return slices.Concat(all, on, p.Scrolls())
}

// talk is the talk sheet of the stop, if two hold the review.
func (p *reviewPage) talk(short bool) []string {
	if !p.review.Partner {
		return nil
	}
	set := p.Paper()
	set.Width = p.width()
	setTalk(set, p.review.At, short)
	return set.Rows
}

// skip goes on to the next stop. What is half said of a plan stays so, and is told.
func (p *reviewPage) skip() tea.Cmd {
	next := p.change(journal.Review.Next)
	if s, is := p.stop.(*takeTwoStop); is && s.piece != nil && s.piece.Plan.Ungraded() {
		return tea.Batch(next, page.Say("What came of it stays open."))
	}
	return next
}

// Package due decides what waits for whom, and when: which plans, people and
// lessons the first page and the weekly review ask about on a day. It is the one
// place that does. What lives here are pure rules over records, a school's time and
// a day; finding the records is for package gather, how they are shown for the pages.
//
// Nothing here drops anything: what there is no room for today is asked about
// another day, and what has no day is among the loose ends until it has one.
package due

import (
	"cmp"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
)

// The most that is asked on one day, however much there is and however late one
// comes: whoever comes back after two months finds what whoever comes each week
// does.
const (
	Plans   = 3
	Lessons = 3
	People  = 2
)

// Waiting is what may wait for somebody. Nothing that comes from a heavy entry is
// in it.
type Waiting struct {
	Plans    []journal.Plan    // that wait, and those told of of which nobody has said what came of them
	Checkins []journal.Checkin // that are open
	Cards    []journal.Card    // that are carried
	Chosen   map[journal.ID]bool
	Held     int // how many reviews were held before the one that is
	Said     Said
}

// Said is of how many plans, lessons and people something was said on the day; while a
// review is held, in that review alone: what was answered before it began takes nothing
// from what it asks about.
type Said struct{ Plans, Lessons, People int }

// A Day is a day of a school.
type Day struct {
	date.Day
	Year   school.Year
	Begins time.Weekday // the first day of the person's weeks
}

// past reports whether the day that a plan was meant for is over. One in a break is
// taken for the day the plan comes back on.
func (t Day) past(p journal.Plan) bool { return p.Day != 0 && t.Year.Comes(p.Meant()) < t.Day }

// due reports whether the day that a plan was meant for has come, or is over.
func (t Day) due(p journal.Plan) bool { return p.Day != 0 && t.Year.Comes(p.Meant()) <= t.Day }

// come reports whether the day has come, or is over, of what is meant for no class: a
// lesson, somebody to speak to, the first day of a plan.
func (t Day) come(day date.Day) bool { return day != 0 && t.Year.Open(day) <= t.Day }

// near reports whether a day is one of the next.
func (t Day) near(day date.Day) bool { return day > t.Day && day <= t.Day+ahead }

// sooner compares plans by the day they come up on. Of one day those come first that were
// meant for it: what a break moved there pushes none of them out.
func (t Day) sooner(a, b journal.Plan) int {
	return cmp.Or(cmp.Compare(t.Year.Comes(a.Meant()), t.Year.Comes(b.Meant())), cmp.Compare(b.Day, a.Day))
}

// A Desk is what the first page shows of the day.
type Desk struct {
	Now     []journal.Plan    // meant for the day, or for days that it is one of
	Asked   []journal.Plan    // whose day is over: what happened?
	People  []journal.Checkin // to speak to, from the day they were meant for
	Lessons []journal.Card    // that come back
	More    int               // plans whose day has come as well, beyond what a day asks for
	Ahead   []journal.Plan    // whose day is one of the next, the soonest first
	Later   []journal.Checkin // to speak to on one of them
}

// ahead is how many days to come the first page tells of.
const ahead = 14

// Desk returns what the first page shows on a day: in a break nothing, school can
// wait. Of what was asked for and is over the latest comes first, but the last place
// is for the one that has waited longest.
func (w Waiting) Desk(t Day) (d Desk) {
	if !t.Year.IsOpen(t.Day) {
		return d
	}
	for _, p := range w.Plans {
		switch {
		case !p.Waits():
		case t.past(p):
			d.Asked = append(d.Asked, p)
		case t.due(p) || p.From != 0 && t.come(p.From):
			d.Now = append(d.Now, p)
		case t.near(t.Year.Comes(p.Meant())):
			d.Ahead = append(d.Ahead, p)
		}
	}
	slices.SortStableFunc(d.Ahead, t.sooner)
	slices.SortStableFunc(d.Now, t.sooner)
	slices.SortStableFunc(d.Asked, func(a, b journal.Plan) int { return int(b.Day - a.Day) })
	come := len(d.Now) + len(d.Asked)
	d.Now = first(d.Now, Plans)
	d.Asked = withOldest(d.Asked, Plans-len(d.Now)-w.Said.Plans)
	d.More = come - len(d.Now) - len(d.Asked)
	for _, c := range w.Checkins {
		switch from := speakFrom(c); {
		case t.come(from) || c.From != 0 && t.come(c.From):
			d.People = append(d.People, c)
		case t.near(t.Year.Open(from)):
			d.Later = append(d.Later, c)
		}
	}
	slices.SortStableFunc(d.Later, func(a, b journal.Checkin) int { return int(speakFrom(a) - speakFrom(b)) })
	slices.SortStableFunc(d.People, func(a, b journal.Checkin) int { return int(speakFrom(a) - speakFrom(b)) })
	d.People = first(d.People, People-w.Said.People)
	d.Lessons = first(w.returning(t), Lessons-w.Said.Lessons)
	return d
}

// speakFrom is the day from which somebody is to be spoken to. A next lesson of which
// no timetable says when it is will not be long: it is the day after it was said.
func speakFrom(c journal.Checkin) date.Day {
	if c.Day != 0 {
		return c.Day
	}
	said := date.DayOf(c.Made)
	if n := len(c.Moves); n > 0 {
		said = c.Moves[n-1].On
	}
	if to, err := date.ParseNext(c.When, said); err == nil && (to.Kind == date.NextLesson || to.Kind == date.ThisLesson) {
		return said + 1
	}
	return 0
}

// Empty reports whether nothing is asked for.
func (d Desk) Empty() bool {
	return len(d.Now)+len(d.Asked)+len(d.People)+len(d.Lessons) == 0
}

// A Review is what a weekly review asks about.
type Review struct {
	Plans    []journal.Plan
	Come     int // plans that wait and whose day has come, whether there is room for them or not
	Checkins []journal.Checkin
	Lessons  []journal.Card
	More     []journal.Card // lessons that come back as well, for those who ask
}

// Review returns what a review asks about on a day. Of the plans, what the last
// review chose comes first; then those of which somebody said since then what
// happened and not what came of it, because leaving half way through a question is
// no answer; then those whose day has come, the one that has waited longest first;
// then those that never had a day, of which one is always asked about. Where there are
// more than a review asks about, each review begins further on among them: what was
// passed over keeps nothing else from being asked. In a break nothing is asked.
func (w Waiting) Review(t Day, since date.Day) (r Review) {
	if !t.Year.IsOpen(t.Day) {
		return r
	}
	since = t.looksBack(since)
	var chosen, told, come, undated []journal.Plan
	for _, p := range w.Plans {
		switch {
		case !p.Waits() && p.Answered < since:
		case p.Waits() && !t.due(p) && (p.Day != 0 || date.DayOf(p.Made) >= t.Day): // made just now, or meant for later
		case w.Chosen[p.ID]:
			chosen = append(chosen, p)
		case !p.Waits():
			told = append(told, p)
		case p.Day == 0:
			undated = append(undated, p)
		default:
			come = append(come, p)
		}
	}
	for _, p := range slices.Concat(chosen, come) {
		if p.Waits() && p.Day != 0 {
			r.Come++
		}
	}
	slices.SortStableFunc(come, func(a, b journal.Plan) int { return int(a.Day - b.Day) })
	slices.SortStableFunc(undated, func(a, b journal.Plan) int { return a.Edited.Compare(b.Edited) }) // what was put off comes last
	room, asked := max(0, Plans-w.Said.Plans), Plans-len(chosen)-len(told)-min(1, len(undated))
	come, undated = turned(come, asked, w.Held), turned(undated, 1, w.Held)
	r.Plans = first(slices.Concat(chosen, told, come, undated), room)
	if n := len(r.Plans); n > 1 && len(undated) > 0 && len(chosen)+len(told)+len(come) >= room {
		r.Plans[n-1] = undated[0]
	}
	for _, c := range w.Checkins {
		if c.Day == 0 || t.come(c.Day) {
			r.Checkins = append(r.Checkins, c)
		}
	}
	r.Checkins = withOldest(r.Checkins, People-w.Said.People)
	due := w.returning(t)
	n := len(first(due, Lessons-w.Said.Lessons))
	r.Lessons, r.More = due[:n:n], due[n:]
	return r
}

// longAgo is how far a review looks back beyond a break for what was half said.
const longAgo = 28

// looksBack is since when a review asks for what was half said. One that was held in a
// break asked nothing: then it looks back to before that.
func (t Day) looksBack(since date.Day) date.Day {
	for _, b := range t.Year.Breaks {
		if b.From <= since && since <= b.To {
			return b.From - longAgo
		}
	}
	return since
}

// returning returns the lessons that come back: one whose day is in a break comes
// back after it, and those for a class that has a plan in this week come first.
func (w Waiting) returning(t Day) []journal.Card {
	week := t.Week(t.Begins)
	var classes []string
	for _, p := range w.Plans {
		if p.Waits() && p.Day != 0 && p.Day >= week && p.Day < week+7 {
			classes = append(classes, p.With, p.Class)
		}
	}
	back := slices.DeleteFunc(slices.Clone(w.Cards), func(c journal.Card) bool { return !t.come(c.Due()) })
	return Returning(back, t.Day, classes)
}

// Before returns the plans for a class that are good to have in mind on a day: of
// today, of this week and up to the next lesson, the day of which is 0 where nobody
// knows it, of days that today is one of, then those whose day is over and of which
// nobody has said what happened, the latest first, then those without a day. Where there
// is none of these, or nobody knows the next lesson and none has a day that is still to come,
// the one that comes next is among them: whoever looks ahead of a class is told what was meant
// for it. more is how many wait as well that there is no room for.
func Before(plans []journal.Plan, t Day, lesson date.Day, about func(journal.Plan) bool) (chosen []journal.Plan, more int) {
	last := max(t.Week(t.Begins)+6, lesson)
	var mine, ahead []journal.Plan
	for _, p := range plans {
		begins := t.Year.Comes(p.Meant())
		if p.From != 0 {
			begins = p.From
		}
		switch {
		case !p.Waits() || !about(p):
		case p.Day != 0 && begins > last:
			ahead = append(ahead, p)
		default:
			mine = append(mine, p)
		}
	}
	slices.SortStableFunc(ahead, t.sooner)
	coming := func(p journal.Plan) bool { return p.Day != 0 && !t.past(p) }
	if len(mine) == 0 || lesson == 0 && !slices.ContainsFunc(mine, coming) {
		mine = append(mine, first(ahead, 1)...)
	}
	slices.SortStableFunc(mine, func(a, b journal.Plan) int {
		switch {
		case (a.Day == 0) != (b.Day == 0):
			return journal.YesFirst(a.Day != 0)
		case t.past(a) != t.past(b):
			return journal.YesFirst(t.past(b))
		case t.past(a):
			return int(b.Day - a.Day)
		}
		return t.sooner(a, b)
	})
	chosen = first(mine, Plans)
	return chosen, len(mine) - len(chosen)
}

// Loose reports whether a plan is a loose end: it waits, and no day will bring it
// back.
func Loose(p journal.Plan) bool { return p.Waits() && p.Day == 0 }

// turned returns what there is so much of that a review does not ask about all of it,
// beginning where the reviews before would have ended.
func turned(all []journal.Plan, asked, held int) []journal.Plan {
	if asked = max(1, asked); len(all) <= asked {
		return all
	}
	from := held * asked % len(all)
	return slices.Concat(all[from:], all[:from])
}

func first[T any](all []T, n int) []T { return all[:max(0, min(n, len(all)))] }

// withOldest returns the first few, with the last of all in the last place.
func withOldest[T any](all []T, n int) []T {
	few := slices.Clone(first(all, n))
	if n > 1 && len(all) > n {
		few[n-1] = all[len(all)-1]
	}
	return few
}

package gather

import (
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/quote"
	"messup/journal/record"
	"messup/journal/school"
	"messup/prompts"
)

// An Intent is what a draft means to do, as its words are so far: the plan it would become
// and whom somebody would check in with, without an ID where they name none. Nothing of it
// is kept before the draft is finished, for its words may change with the next key.
type Intent struct {
	Plan    journal.Plan
	Checkin journal.Checkin
}

// Plans reports whether it has a plan.
func (i Intent) Plans() bool { return i.Plan.ID != "" }

// Names reports whether it names somebody to check in with.
func (i Intent) Names() bool { return i.Checkin.ID != "" }

// intent reads what a draft means to do; a jot means nothing.
func intent(tx record.Tx, sets prompts.Library, l journal.Summary, year school.Year, now time.Time) (i Intent, err error) {
	if !l.Draft || l.Kind == journal.Jot {
		return i, nil
	}
	e, err := record.GetEntry(tx, l.ID)
	if err != nil {
		return i, err
	}
	return meaning(e, sets, year, now), nil
}

// meaning reads it from the entry. Words that nobody noted the time of were written when it
// was edited last, as they are taken to be once it is finished: their day stays the same,
// however late they are read.
func meaning(e journal.Entry, sets prompts.Library, year school.Year, now time.Time) (i Intent) {
	e = spoken(e, sets, year, now)
	e = e.Dating(sets, e, now)
	made := e.Edited.In(now.Location())
	i.Plan = e.DerivePlan(sets, journal.Plan{Made: made}, date.MomentOf(now), year)
	i.Checkin = e.DeriveCheckin(sets, journal.Checkin{Made: made}, date.MomentOf(now), year)
	return i
}

// spoken fills in what the words say for certain at which writing stopped: whoever left in
// the middle of an answer has said it, and the page would keep it as one goes on. The
// classes it knows are those of the timetable: only they have lessons that come next.
func spoken(e journal.Entry, sets prompts.Library, year school.Year, now time.Time) journal.Entry {
	set, is := sets.Asked(e.Set, e.SetVersion)
	q, _, asks := set.Question(e.Place)
	if !is || !asks {
		return e
	}
	roles := make([]prompts.Role, len(q.Fields))
	for i, f := range q.Fields {
		roles[i] = f.Feeds
	}
	classes := make([]string, len(year.Classes))
	for i, c := range year.Classes {
		classes[i] = c.Name
	}
	for _, says := range quote.NewKnown(e.Edited.In(now.Location()), classes, nil).Read(e.Answer(q.ID).Text, roles...) {
		already := e.Said(sets, says.For) != "" || says.For == prompts.PlanWith && school.Same(e.Class, says.Means)
		if says.Certain && !already {
			e = e.WithDetail(sets, q, q.Fields[slices.Index(roles, says.For)], says.Means)
		}
	}
	return e
}

// WithBegun adds to what may wait on a day what drafts mean to do: whoever left one half
// way is reminded of it all the same.
func WithBegun(tx record.Tx, sets prompts.Library, w due.Waiting, drafts []journal.Summary, year school.Year, now time.Time) (due.Waiting, error) {
	for _, l := range drafts {
		i, err := intent(tx, sets, l, year, now)
		if err != nil {
			return w, err
		}
		if i.Plans() {
			w.Plans = append(w.Plans, i.Plan)
		}
		if i.Names() {
			w.Checkins = append(w.Checkins, i.Checkin)
		}
	}
	return w, nil
}

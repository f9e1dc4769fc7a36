package gather

import (
	"cmp"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/record"
	"messup/journal/text"
	"messup/prompts"
)

// An Agenda is what a review has to show at its stops: only the usual amount,
// however much there is.
type Agenda struct {
	Since    date.Day // the day it looks back to
	Gap      int      // days since then, if they are more than usual
	Messes   int      // written since
	Wins     int
	LastWin  string            // the newest win, or empty
	Break    bool              // the day is in a break: nothing is asked
	Quiet    bool              // nothing was written since, nothing has come due, and nothing was asked yet; or there is a break
	Jots     []journal.Summary // captures to fold in
	Plans    []journal.Plan    // as package due chooses them: at most three
	Come     int               // plans that wait and whose day has come; those there is no room for are for the next review
	Mess     journal.Summary   // the one mess that is offered; its ID is empty if none
	Lessons  []journal.Card    // coming back: at most due.Lessons
	More     []journal.Card    // the others that are due, for those who ask
	Checkins []journal.Checkin // due or without a day: at most two
	Person   string            // somebody named twice as one to ask earlier and not spoken to yet
	Ideas    []Idea            // for next week's one thing
	Old      []journal.Summary // after a long gap: older drafts, to be settled at once
	Pair     Pair              // now and then: two messes to be laid side by side
}

// An Origin is where an idea comes from.
type Origin string

// The origins.
const (
	WouldTry Origin = "would try"
	Reworded Origin = "reworded lesson"
	Moved    Origin = "moved plan"
)

// An Idea is something that could be next week's one thing.
type Idea struct {
	Text string // in the person's words; empty for a plan
	From Origin
	Line journal.Summary // of the entry it comes from, if any
	Plan journal.Plan    // the plan that was moved
}

// lookedAt is how many of the newest entries are looked at: years of them.
const lookedAt = 1000

// longGap is how many days without a review are a long gap.
const longGap = 21

// Review returns what a review has to show. Heavy entries, and what was drawn from
// them, are not in it, and neither is what is put away.
func Review(tx record.Tx, sets prompts.Library, r journal.Review, now time.Time) (Agenda, error) {
	d := agenda{tx: tx, sets: sets, review: r, today: date.DayOf(now), zone: now.Location()}
	s, err := record.GetSettings(tx)
	if err != nil {
		return d.Agenda, err
	}
	d.settings, d.Break = s, !s.Year().IsOpen(d.today)
	err = d.all()
	return d.Agenda, err
}

// agenda is an Agenda being drawn up.
type agenda struct {
	Agenda
	tx     record.Tx
	sets   prompts.Library
	review journal.Review
	today  date.Day
	zone   *time.Location
	drafts []journal.Summary
	named  text.WordCount    // people to ask earlier
	since  []journal.Summary // entries the review looks back to

	settings journal.Settings
}

func (d *agenda) all() error {
	for _, step := range []func() error{d.entries, d.waits, d.people, d.ideas, d.pair} {
		if err := step(); err != nil {
			return err
		}
	}
	d.chooseMess()
	d.Quiet = d.Break || len(d.since)+len(d.Plans)+d.Come+len(d.Checkins) == 0 && !d.asked()
	d.Since = d.review.Since
	if d.gap() > longGap {
		d.Gap = int(d.gap())
	}
	return nil
}

// asked reports whether the review has asked about a plan or a person already.
func (d *agenda) asked() bool {
	return slices.ContainsFunc(d.review.Recorded, func(r journal.Recorded) bool {
		return r.Stop == journal.StopTakeTwo || r.Stop == journal.StopPeople
	})
}

// Later is how many plans, of those whose day has come, there is no room for in the
// review: the next one asks about them.
func (a Agenda) Later() int {
	later := a.Come
	for _, p := range a.Plans {
		if p.Waits() && p.Day != 0 {
			later--
		}
	}
	return later
}

// entries looks at the newest entries and at every draft.
func (d *agenda) entries() error {
	y, m, day := d.review.Since.UTC().Date()
	from := date.StartOfDay(y, m, day, d.zone)
	seen, err := d.seen()
	if err != nil {
		return err
	}
	look := func(r record.Row) error {
		l, err := record.DecodeLine(r)
		if err == nil && !l.Heavy && !l.Rests(d.today) {
			d.entry(l, !l.Happened.Before(from) && !seen(l))
		}
		return err
	}
	newest := map[journal.ID]bool{}
	for r, err := range d.tx.Rows(journal.Entries) {
		if err == nil && len(newest) == lookedAt {
			break
		}
		if err = cmp.Or(err, look(r)); err != nil {
			return err
		}
		newest[r.ID] = true
	}
	for r, err := range d.tx.Marked(journal.Entries) {
		if err == nil && record.DraftLine(r) && !newest[r.ID] {
			err = look(r)
		}
		if err != nil {
			return err
		}
	}
	SortByEdited(d.drafts)
	return nil
}

// seen tells what the review before has seen of the day it was held on: what was there
// when it began, and what was kept in it.
func (d *agenda) seen() (func(journal.Summary) bool, error) {
	for row, err := range d.tx.Rows(journal.ReviewsKind) {
		if err != nil {
			return nil, err
		}
		last, err := record.ReviewKind().FromRow(row)
		if err != nil {
			return nil, err
		}
		if row.ID == d.review.ID || !last.Begun.Before(d.review.Begun) {
			continue
		}
		return func(l journal.Summary) bool {
			return !l.Edited.IsZero() && l.Edited.Before(last.Begun) || slices.ContainsFunc(last.Recorded, func(r journal.Recorded) bool { return r.ID == l.ID })
		}, nil
	}
	return func(journal.Summary) bool { return false }, nil
}

func (d *agenda) entry(l journal.Summary, since bool) {
	d.named.Add(l.Earlier)
	if since {
		d.since = append(d.since, l)
	}
	switch l.Kind {
	case journal.Win:
		d.LastWin = cmp.Or(d.LastWin, l.Title)
		if since {
			d.Wins++
		}
	case journal.Jot:
		if since {
			d.Jots = append(d.Jots, l)
		}
	default:
		if since {
			d.Messes++
		}
		if l.Draft {
			d.drafts = append(d.drafts, l)
		} else if d.Mess.ID == "" && l.Lesson == "" {
			d.Mess = l
		}
	}
}

// waits takes what waits on the day, as package due decides.
func (d *agenda) waits() error {
	w, err := Waiting(d.tx, d.settings, d.today, d.zone, d.review)
	if err != nil {
		return err
	}
	r := w.Review(due.Day{Day: d.today, Year: d.settings.Year(), Begins: d.settings.WeekBegins()}, d.review.Since)
	d.Plans, d.Come, d.Checkins, d.Lessons, d.More = r.Plans, r.Come, r.Checkins, r.Lessons, r.More
	return nil
}

// people finds somebody who was named twice.
func (d *agenda) people() error {
	if d.Break {
		return nil
	}
	often := slices.DeleteFunc(slices.Clone(d.named.Words), func(w string) bool { return d.named.Count[text.Fold(w)] < 2 })
	if len(often) == 0 { // of years of check-ins none need be read
		return nil
	}
	all, err := record.CheckinKind().All(d.tx)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, c := range all {
		known[text.Fold(c.Person)] = true
	}
	for _, w := range often {
		if !known[text.Fold(w)] {
			d.Person = w
			break
		}
	}
	return nil
}

// chooseMess chooses the one mess: an unfinished draft before the newest mess that
// taught nothing yet. After a long gap older drafts are settled at once.
func (d *agenda) chooseMess() {
	if d.gap() > longGap {
		isOld := func(l journal.Summary) bool { return date.DayOf(l.Edited) < d.review.Since }
		for _, l := range d.drafts {
			if isOld(l) {
				d.Old = append(d.Old, l)
			}
		}
		d.drafts = slices.DeleteFunc(d.drafts, isOld)
	}
	if len(d.drafts) > 0 {
		d.Mess = d.drafts[0]
	}
}

// ideas collects what could be next week's one thing.
func (d *agenda) ideas() error {
	for _, l := range d.since {
		e, err := record.GetEntry(d.tx, l.ID)
		if err != nil {
			return err
		}
		if try := text.CleanLine(e.Said(d.sets, prompts.WouldTry)); try != "" {
			d.Ideas = append(d.Ideas, Idea{Text: try, From: WouldTry, Line: l})
		}
	}
	for _, c := range slices.Concat(d.Lessons, d.More) {
		l, err := record.GetLesson(d.tx, c.ID) // rows come without the older wordings
		if err != nil {
			return err
		}
		if len(l.Versions) > 0 && date.DayOf(l.Edited) >= d.review.Since {
			d.Ideas = append(d.Ideas, Idea{Text: l.Text, From: Reworded, Line: journal.Summary{ID: c.Story, Class: c.Class}})
		}
	}
	plans, err := record.PlanKind().LightAsking(d.tx, func(r record.DatedRow) bool { return r.Open })
	for _, p := range plans {
		if n := len(p.Moves); n > 0 && p.Moves[n-1].On >= d.review.Since {
			d.Ideas = append(d.Ideas, Idea{From: Moved, Plan: p})
		}
	}
	return err
}

func (d *agenda) gap() date.Day { return d.today - d.review.Since }

// SortByEdited puts what was written last first.
func SortByEdited(lines []journal.Summary) {
	slices.SortStableFunc(lines, func(a, b journal.Summary) int { return b.Edited.Compare(a.Edited) })
}

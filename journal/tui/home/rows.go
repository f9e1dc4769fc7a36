package home

import (
	"context"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/lookback"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A homeRow is one line that can be opened.
type homeRow struct {
	section voice.Phrase
	mark    string // of its kind, in two columns; empty: it has none
	title   string
	whole   string // the title where there is room for it; empty if that is all
	class   string
	right   string
	lesson  bool // its bar stands in place of a mark
	to      page.Place
}

// The sections of the first page.
const (
	today   voice.Phrase = "Today"
	waiting voice.Phrase = "Waiting"
	lately  voice.Phrase = "Lately"
	next    voice.Phrase = "Next"
	carried voice.Phrase = "Carried"
	focus   voice.Phrase = "Focus skill"
	old     voice.Phrase = "Long ago"
	aside   voice.Phrase = "Kept aside"
)

// named reports whether the rows of a section stand under its name. Some say it all
// themselves; and on a small screen, where no line is left for a name, the marks do.
func (h *homePage) named(section voice.Phrase) bool {
	return section != aside && section != focus && !h.env.Short()
}

// rows are what the cursor goes through, top to bottom.
func (h *homePage) rows() []homeRow {
	rows := slices.Concat(h.ofToday(), h.whatWaits())
	if h.on.Focus != "" { // under what waits and above what is only kept: there it is always in sight
		rows = append(rows, homeRow{section: focus, title: voice.FocusLine(h.on.Focus), to: page.Skills{}})
	}
	for _, l := range h.on.Latest {
		rows = append(rows, homeRow{section: lately, mark: h.kind(l), title: l.Title, class: l.Class, right: h.when(l), to: page.Read{ID: l.ID}})
	}
	rows = append(rows, h.toCome()...)
	for _, l := range h.on.Carried {
		if h.recalled(l.ID) {
			continue
		}
		if l.ID != h.on.OfTheDay.ID || !h.headed() { // that stands above
			rows = append(rows, homeRow{section: carried, title: l.Text, class: l.Class, lesson: true, to: page.Card{ID: l.ID}})
		}
	}
	if h.on.Old > 0 && h.env.Opts.Purge != nil {
		row := homeRow{section: old, title: voice.Reducible(h.on.Old), to: page.Purge{Old: true}}
		if !h.env.Narrow() {
			row.right = voice.OlderThan(h.on.KeepYears)
		}
		rows = append(rows, row)
	}
	if h.on.Aside > 0 { // found by whoever looks for it, and in nobody's way
		rows = append(rows, homeRow{section: aside, title: voice.KeptAside(h.on.Aside), to: page.Browse{Query: page.AskHeavy}})
	}
	return rows
}

// ofToday are the plans, people and lessons of the day.
func (h *homePage) ofToday() (rows []homeRow) {
	for _, p := range h.on.Due.Now {
		right := voice.UntilDay(p, h.env.Today())
		rows = append(rows, h.begun(p.Entry, p.Rev, homeRow{section: today, mark: h.plan(), title: voice.PlanSentence(p), class: p.Whom(), right: right, to: page.TakeTwo{ID: p.ID}}))
	}
	for _, c := range h.on.Due.People {
		rows = append(rows, h.begun(c.Entry, c.Rev, homeRow{section: today, mark: h.person(), title: voice.SpeakTo(c), to: page.People{On: c.ID}}))
	}
	for _, c := range h.on.Due.Lessons {
		rows = append(rows, homeRow{section: today, title: voice.Returns(c), class: c.Class, lesson: true, to: page.Card{ID: c.ID}})
	}
	return rows
}

// whatWaits are plans whose day is over, drafts and lines jotted down, and a share.
func (h *homePage) whatWaits() (rows []homeRow) {
	for _, p := range h.on.Due.Asked {
		rows = append(rows, h.asked(p))
	}
	if h.on.Due.More > 0 { // not asked for today, and not out of sight
		rows = append(rows, homeRow{section: waiting, mark: h.plan(), title: voice.MorePlans(h.on.Due.More), to: page.Plans{}})
	}
	for _, l := range begunFirst(h.on.Drafts) {
		rows = append(rows, homeRow{section: waiting, mark: h.kind(l), title: l.Title, class: l.Class, right: h.stopped(l), to: page.Write{ID: l.ID}})
	}
	if h.share {
		rows = append(rows, homeRow{section: waiting, title: voice.Say("A share that you began"), to: page.Share{}})
	}
	return rows
}

// toCome are the plans and people of the next days.
func (h *homePage) toCome() (rows []homeRow) {
	if h.env.Wide() { // they are on the other page, by day
		return nil
	}
	year, now := h.env.Year, h.env.Today()
	on := func(day date.Day) string {
		if h.env.Narrow() {
			return voice.Dated(day, "2 Jan", now)
		}
		return voice.DayToCome(day, now)
	}
	for _, p := range h.on.Due.Ahead {
		if h.drafted(p.Entry, p.Rev) { // the draft waits itself
			continue
		}
		rows = append(rows, homeRow{section: next, mark: h.plan(), title: voice.PlanSentence(p), class: p.Whom(), right: on(year.Comes(p.Meant())), to: page.TakeTwo{ID: p.ID}})
	}
	for _, c := range h.on.Due.Later {
		if h.drafted(c.Entry, c.Rev) {
			continue
		}
		rows = append(rows, homeRow{section: next, mark: h.person(), title: voice.SpeakTo(c), right: on(year.Open(c.Day)), to: page.People{On: c.ID}})
	}
	return rows
}

func (h *homePage) plan() string   { return look.Mark(h.env.Look.Slate, h.env.Look.Marks.Plan) }
func (h *homePage) person() string { return look.Mark(h.env.Look.Pencil, h.env.Look.Marks.Person) }

// kind is the mark of an entry.
func (h *homePage) kind(l journal.Summary) string {
	mark := lookback.SignOf(l).Mark(h.env.Look.Pen())
	return look.Mark(h.env.Look.Ink, mark)
}

// when is the day of an entry.
func (h *homePage) when(l journal.Summary) string {
	if h.env.Narrow() {
		return voice.DayOf(l.Happened, h.env.Book.Now())
	}
	return voice.WeekdayOf(l.Happened, h.env.Book.Now())
}

func (h *homePage) stopped(l journal.Summary) string {
	return voice.Stopped(h.env.Sets(), l, h.env.Book.Now(), h.env.Narrow())
}

// begunFirst puts what was begun before what was only jotted down: it is to be gone on
// with, and stays in sight however much is jotted after it.
func begunFirst(drafts []journal.Summary) []journal.Summary {
	sorted := slices.Clone(drafts)
	slices.SortStableFunc(sorted, func(a, b journal.Summary) int {
		return journal.YesFirst(a.Kind != journal.Jot) - journal.YesFirst(b.Kind != journal.Jot)
	})
	return sorted
}

// begun is the row of a plan or a person that an entry names: what a draft means to do says so,
// and leads there. rev is as drafted has it.
func (h *homePage) begun(entry journal.ID, rev int, row homeRow) homeRow {
	for _, l := range h.on.Drafts {
		if l.ID == entry && rev == 0 {
			row.right, row.to = h.stopped(l), page.Write{ID: l.ID}
		}
	}
	return row
}

// drafted reports whether something is what a draft means to do: what was kept by itself, and so
// has a revision, is there by itself, also where it comes from a jot.
func (h *homePage) drafted(entry journal.ID, rev int) bool {
	return rev == 0 && slices.ContainsFunc(h.on.Drafts, func(l journal.Summary) bool { return l.ID == entry })
}

// asked is the row of a plan whose day is over: what happened? That of a draft is told of
// once there is one, and says which day that was.
func (h *homePage) asked(p journal.Plan) homeRow {
	row := homeRow{section: waiting, mark: h.plan(), title: voice.HomeLine(p), whole: voice.PlanSentence(p), class: p.Whom(), right: voice.HomeAside(p, h.env.Today(), h.env.Year), to: page.TakeTwo{ID: p.ID}}
	if h.drafted(p.Entry, p.Rev) {
		row.right, row.to = voice.UntilDay(p, h.env.Today()), page.Write{ID: p.Entry}
		return row
	}
	if !h.env.Narrow() {
		row.title, row.whole = voice.WhatHappened(row.title), voice.WhatHappened(row.whole)
	}
	return row
}

// shown are the rows there is room for. The sections share it, and what is waiting comes
// first: it takes the rows that are free, and where it needs more still, the last one says
// how many there are and leads to them. What is carried fills what is free then: it has a
// page of its own, and a row leads to what of it is not here.
func (h *homePage) shown() []homeRow {
	rows := h.rows()
	limit := map[voice.Phrase]int{today: 8, waiting: 5, lately: 5, next: 3, carried: 0} // the others have one row
	if h.env.Size.Height >= 28 {
		limit = map[voice.Phrase]int{today: 8, waiting: 8, lately: 8, next: 5, carried: 0}
	}
	if h.env.Short() { // what is to come is not to be done yet
		limit[next] = 2
	}
	waits := 0
	for _, r := range rows {
		if r.section == waiting {
			waits++
		}
	}
	shown := within(rows, limit)
	if over := waits - limit[waiting]; over > 0 {
		limit[waiting] += max(0, min(over, h.free(shown, false)))
		shown = within(rows, limit)
	}
	limit[carried] = max(0, h.free(shown, true)-h.sectionHead(carried))
	shown = within(rows, limit)
	if over := waits - limit[waiting]; over > 0 {
		shown = within(shareInSight(rows, limit[waiting]-1), limit)
		last := slices.IndexFunc(shown, func(r homeRow) bool { return r.section == waiting }) + limit[waiting] - 1
		shown[last] = homeRow{section: waiting, title: voice.MoreWait(over + 1), to: page.Browse{Query: page.AskDrafts}}
	}
	return leadToCarried(shown, rows)
}

// leadToCarried has one row lead to the carried lessons that are not shown: the last of
// those that are, or one above what is kept aside.
func leadToCarried(shown, rows []homeRow) []homeRow {
	of := func(all []homeRow) (n int) {
		for _, r := range all {
			if r.section == carried {
				n++
			}
		}
		return n
	}
	there := of(shown)
	over := of(rows) - there
	switch {
	case over == 0:
	case there > 1:
		last := slices.IndexFunc(shown, func(r homeRow) bool { return r.section == carried }) + there - 1
		shown[last] = homeRow{section: carried, title: voice.MoreCarried(over+1, true), to: page.Lessons{}}
	default:
		shown = slices.DeleteFunc(shown, func(r homeRow) bool { return r.section == carried })
		at := slices.IndexFunc(shown, func(r homeRow) bool { return r.section == aside })
		if at < 0 {
			at = len(shown)
		}
		shown = slices.Insert(shown, at, homeRow{section: aside, title: voice.MoreCarried(over+there, false), to: page.Lessons{}})
	}
	return shown
}

// leadsToCarried reports whether a row leads to the carried lessons there is no room for.
func (r homeRow) leadsToCarried() bool {
	return r.section == aside && r.to == page.Place(page.Lessons{})
}

// shareInSight moves the share that was begun up among what waits, to be one of the first so many: the
// list that the last row leads to has none.
func shareInSight(rows []homeRow, room int) []homeRow {
	from := slices.IndexFunc(rows, func(r homeRow) bool { return r.section == waiting })
	at := slices.IndexFunc(rows, func(r homeRow) bool { return r.to == page.Place(page.Share{}) })
	if to := from + room - 1; from >= 0 && at > to {
		share := rows[at]
		rows = slices.Insert(slices.Delete(slices.Clone(rows), at, at+1), to, share)
	}
	return rows
}

// within are the first so many rows of each section, and all of one that has no limit.
func within(rows []homeRow, limit map[voice.Phrase]int) (shown []homeRow) {
	n := map[voice.Phrase]int{}
	for _, r := range rows {
		most, limited := limit[r.section]
		if n[r.section]++; !limited || n[r.section] <= most {
			shown = append(shown, r)
		}
	}
	return shown
}

// begunShare reports whether a share was begun and not written yet. One that cannot be read
// is there as well: its page says so.
func begunShare(ctx context.Context, d *page.Env) bool {
	if d.Opts.Sharing == nil {
		return false
	}
	begun, err := d.Opts.Sharing.Kept(ctx)
	return err != nil || begun != nil
}

// classOf is the class of a row as it stands there.
func classOf(r homeRow) string { return text.CleanLine(r.class) }

// recalled reports whether a lesson stands under today, by when it applies: it is to be
// recalled, and must not be read beside that.
func (h *homePage) recalled(id journal.ID) bool {
	return slices.ContainsFunc(h.on.Due.Lessons, func(c journal.Card) bool { return c.ID == id })
}

package book

import (
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/record"
)

// A LooseEnd is a mess that still lacks something, or a plan without a day that
// stands in no such row.
type LooseEnd struct {
	Line    journal.Summary // its ID is empty for a plan that belongs to no entry
	Lacks   []Lack
	Plan    journal.Plan // the plan that has no day
	Checkin journal.ID   // the check-in that is open
}

// A Lack is what an open mess still lacks.
type Lack string

// The lacks.
const (
	IsDraft  Lack = "draft"
	NoLesson Lack = "no lesson"
	Undated  Lack = "plan has no day"
	Unspoken Lack = "not spoken to yet"
	PutAway  Lack = "put away"
)

// Loose returns the messes that still lack something, the newest first, then the
// other plans that have no day; those put away until a later day last. There is no
// total, and nothing of a heavy entry.
func (b *core) Loose(ctx context.Context) ([]LooseEnd, error) {
	today := date.DayOf(b.Now())
	return view(ctx, b, "looking for loose ends", func(tx record.Tx) (ends []LooseEnd, err error) {
		undated, unspoken, err := openByEntry(tx)
		if err != nil {
			return nil, err
		}
		shown := map[journal.ID]bool{}
		for r, err := range tx.Rows(journal.Entries) {
			if err != nil {
				return nil, err
			}
			end, err := loose(r, ofEntry(undated, r.ID), unspoken[r.ID], today)
			if err != nil {
				return nil, err
			}
			if len(end.Lacks) > 0 {
				ends = append(ends, end)
				shown[end.Plan.ID] = true
			}
		}
		undated = slices.DeleteFunc(undated, func(p journal.Plan) bool { return shown[p.ID] })
		others, err := undatedEnds(tx, undated)
		if err != nil {
			return nil, err
		}
		ends = append(ends, others...)
		slices.SortStableFunc(ends, func(a, b LooseEnd) int {
			if away := a.Line.Away > today; away != (b.Line.Away > today) {
				return journal.YesFirst(!away)
			}
			return 0
		})
		return ends, nil
	})
}

// openByEntry returns the plans without a day, none of a heavy entry, and the open
// check-ins by the entry they come from.
func openByEntry(tx record.Tx) (undated []journal.Plan, unspoken map[journal.ID]journal.ID, err error) {
	undated, err = record.PlanKind().LightAsking(tx, func(r record.DatedRow) bool { return r.Open && r.Day[0] == ' ' })
	if err != nil {
		return nil, nil, err
	}
	undated = slices.DeleteFunc(undated, func(p journal.Plan) bool { return !due.Loose(p) })
	checkins, err := record.CheckinKind().Asking(tx, func(r record.DatedRow) bool { return r.Open })
	unspoken = make(map[journal.ID]journal.ID, len(checkins))
	for _, c := range checkins {
		unspoken[c.Entry] = c.ID
	}
	return undated, unspoken, err
}

// undatedEnds are the loose ends that plans without a day are by themselves.
func undatedEnds(tx record.Tx, undated []journal.Plan) (ends []LooseEnd, err error) {
	for _, p := range undated {
		line, err := record.LineOf(tx, p.Entry)
		if err != nil {
			return nil, err
		}
		ends = append(ends, LooseEnd{Line: line, Lacks: []Lack{Undated}, Plan: p})
	}
	return ends, nil
}

// ofEntry returns the newest plan of an entry; the zero Plan if there is none.
func ofEntry(plans []journal.Plan, id journal.ID) journal.Plan {
	if i := slices.IndexFunc(plans, func(p journal.Plan) bool { return p.Entry == id }); i >= 0 {
		return plans[i]
	}
	return journal.Plan{}
}

// loose says what the entry of a row lacks, given its plan without a day and its open
// check-in, if it has one; a win lacks nothing.
func loose(r record.Row, undated journal.Plan, unspoken journal.ID, today date.Day) (LooseEnd, error) {
	if record.TaughtLine(r) && undated.ID == "" && unspoken == "" { // as most are
		return LooseEnd{}, nil
	}
	l, err := record.DecodeLine(r)
	end := LooseEnd{Line: l, Plan: undated, Checkin: unspoken}
	if err != nil || l.Heavy || l.Kind == journal.Win {
		return end, err
	}
	switch {
	case l.LetGo:
	case l.Draft:
		end.Lacks = append(end.Lacks, IsDraft)
	case l.Lesson == "":
		end.Lacks = append(end.Lacks, NoLesson)
	}
	if undated.ID != "" {
		end.Lacks = append(end.Lacks, Undated)
	}
	if unspoken != "" {
		end.Lacks = append(end.Lacks, Unspoken)
	}
	if l.Away > today && len(end.Lacks) > 0 {
		end.Lacks = append(end.Lacks, PutAway)
	}
	return end, nil
}

// Drop lets all go that an entry lacks, the zero ID for none, or a plan by itself: the
// plan and the check-in as they are let go anywhere, and the entry so that it asks for
// nothing more. Every word stays. Nothing happens where nothing is lacking, or was settled
// meanwhile: dropped says so.
func (b *Book) Drop(ctx context.Context, entry, plan journal.ID, why string) (dropped bool, err error) {
	all, err := b.Loose(ctx)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(all, func(end LooseEnd) bool {
		return end.Line.ID == entry && (plan == "" || end.Plan.ID == plan)
	})
	if i < 0 {
		return false, nil
	}
	end, today := all[i], date.DayOf(b.Now())
	if end.Plan.ID != "" {
		if _, err := b.Plans.Save(ctx, end.Plan, end.Plan.LetGo(why, today)); err != nil {
			return false, err
		}
	}
	if end.Checkin != "" {
		c, err := b.People.Get(ctx, end.Checkin)
		if err == nil {
			_, err = b.People.Save(ctx, c, c.End(journal.Dropped, why, today))
		}
		if err != nil {
			return false, err
		}
	}
	if slices.Contains(end.Lacks, IsDraft) || slices.Contains(end.Lacks, NoLesson) {
		err = b.Entries.drop(ctx, entry, today, why)
	}
	return err == nil, err
}

// TakeUp takes up again an entry that was let go. What was let go with it stays so.
func (b Entries) TakeUp(ctx context.Context, id journal.ID) error { return b.drop(ctx, id, 0, "") }

func (b Entries) drop(ctx context.Context, id journal.ID, day date.Day, why string) error {
	e, err := b.Get(ctx, id)
	if err != nil {
		return err
	}
	changed := e
	changed.LetGo, changed.Why = day, why
	_, _, err = b.Save(ctx, e, changed)
	return err
}

// reopenings is how many times an entry is opened again before one offer is
// made.
const reopenings = 3

// Reopened notes that a person opened a finished entry again, and reports
// whether to offer, this once, to see it from further away, ask someone, or
// put it away: the third time, while there is neither lesson nor plan.
func (b Entries) Reopened(ctx context.Context, id journal.ID) (offer bool, err error) {
	unsettled := false
	err = b.store.View(ctx, func(tx record.Tx) error {
		l, err := record.LineOf(tx, id)
		if err != nil {
			return err
		}
		_, err = record.PlanKind().Get(tx, id)
		unsettled = l.ID != "" && !l.Draft && l.Lesson == "" && record.IsNotFound(err)
		return record.IgnoreNotFound(err)
	})
	if err != nil {
		return false, fmt.Errorf("opening %s: %w", id.Short(), err)
	}
	if !unsettled { // what has been settled is not counted, and costs no write
		return false, nil
	}
	err = b.Remember(ctx, func(h *journal.Habits) {
		if h.Reopened == nil {
			h.Reopened = map[journal.ID]int{}
		}
		if h.Reopened[id] < reopenings {
			h.Reopened[id]++
			offer = h.Reopened[id] == reopenings
		}
	})
	return offer, err
}

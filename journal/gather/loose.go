package gather

import (
	"maps"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/record"
	"messup/prompts"
)

// A LooseEnd is a mess that still lacks something, or a plan without a day that
// stands in no such row.
type LooseEnd struct {
	Line    journal.Summary // its ID is empty for a plan that belongs to no entry
	Lacks   []Lack
	Plan    journal.Plan // the plan that has no day
	Checkin journal.ID   // the check-in that is open
	Means   Intent       // what a draft means to do
}

// A Lack is what an open mess still lacks.
type Lack string

// The lacks.
const (
	IsDraft  Lack = "draft"
	NoLesson Lack = "no-lesson"
	Undated  Lack = "plan-has-no-day"
	Unspoken Lack = "not-spoken-to"
	PutAway  Lack = "put-away"
)

// Loose returns the messes that still lack something on a day, the newest first, then
// the other plans that have no day; those put away until a later day last. There is no
// total, and nothing of a heavy entry.
func Loose(tx record.Tx, sets prompts.Library, now time.Time) (ends []LooseEnd, err error) {
	today := date.DayOf(now)
	s, err := record.GetSettings(tx)
	if err != nil {
		return nil, err
	}
	undated, unspoken, err := openByEntry(tx)
	if err != nil {
		return nil, err
	}
	rows, err := lacking(tx, undated, unspoken)
	if err != nil {
		return nil, err
	}
	shown := map[journal.ID]bool{}
	for _, r := range rows {
		end, err := loose(r, ofEntry(undated, r.ID), unspoken[r.ID], today)
		if err != nil {
			return nil, err
		}
		if slices.Contains(end.Lacks, IsDraft) {
			end.Means, err = intent(tx, sets, end.Line, s.Year(), now)
		}
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
}

// lacking returns the rows of entries that may lack something: those that are marked, and
// those that a plan without a day or somebody to speak to comes from. The newest first.
func lacking(tx record.Tx, undated []journal.Plan, unspoken map[journal.ID]journal.ID) (rows []record.Row, err error) {
	from := maps.Clone(unspoken)
	for _, p := range undated {
		from[p.Entry] = p.ID
	}
	for r, err := range tx.Marked(journal.Entries) {
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
		delete(from, r.ID)
	}
	for id := range from {
		r, err := tx.Row(journal.Entries, id)
		if record.IsNotFound(err) || id == "" { // it comes from none, or that is in the trash
			continue
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	slices.SortFunc(rows, record.Newest)
	return rows, nil
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

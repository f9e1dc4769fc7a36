package doomed

import (
	"bytes"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/kin"
	"messup/journal/record"
)

// Aged are the messes that are older than a person keeps them, newest first, and how many
// stay all the same: what is heavy, since its lesson alone would come back, and what
// something is still meant to be done about. Drafts, jots and wins are no messes to reduce.
type Aged struct {
	Keys        []record.Key
	Heavy, Open int
}

// Old finds the finished messes that are older than the settings have them kept: none, and
// none is looked at, where all are.
func Old(tx record.Tx, s journal.Settings, now time.Time) (a Aged, err error) {
	if s.KeepYears == 0 {
		return a, nil
	}
	before, today := now.AddDate(-s.KeepYears, 0, 0), date.DayOf(now)
	open, err := openOnes(tx)
	if err != nil {
		return a, err
	}
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return a, err
		}
		if !r.At.Before(before) {
			continue
		}
		away, err := isAway(r, today)
		switch {
		case err != nil:
			return a, err
		case record.DraftLine(r) || !isMess(r):
		case record.HeavyLine(r):
			a.Heavy++
		case open[r.ID] || away:
			a.Open++
		default:
			a.Keys = append(a.Keys, record.Key{Kind: journal.Entries, ID: r.ID})
		}
	}
	return a, nil
}

// isMess reports whether the row of an entry says that it is a mess, without reading its JSON, as
// record.HeavyLine does: the desk asks for all that are old.
func isMess(r record.Row) bool {
	return bytes.Contains(r.Bytes, []byte(`"kind":"`+string(journal.Mess)+`"`)) || bytes.Contains(r.Bytes, []byte(`"kind":"`+string(journal.Brief)+`"`))
}

// isAway reports whether an entry is put away on a day.
func isAway(r record.Row, today date.Day) (bool, error) {
	if !bytes.Contains(r.Bytes, []byte(`"away":`)) {
		return false, nil
	}
	l, err := record.DecodeLine(r)
	return l.Away > today, err
}

// openOnes are the entries that an open plan, somebody to talk to, or something heard that
// nobody answered yet comes from.
func openOnes(tx record.Tx) (map[journal.ID]bool, error) {
	of := map[journal.ID]bool{}
	every := func(record.DatedRow) bool { return true }
	plans, err := record.PlanKind().Asking(tx, every)
	if err != nil {
		return nil, err
	}
	for _, p := range plans {
		of[p.Entry] = true
	}
	people, err := record.CheckinKind().Asking(tx, every)
	if err != nil {
		return nil, err
	}
	for _, c := range people {
		of[c.Entry] = true
	}
	heard, err := record.OpenHeard(tx)
	for _, h := range heard {
		of[h.Entry] = true
	}
	return of, err
}

// wouldHide reports whether one of the lessons of a mess would come from heavy entries alone
// without it, and so from nowhere that is shown.
func wouldHide(tx record.Tx, taught []journal.Lesson, id journal.ID) (bool, error) {
	for _, l := range taught {
		rest, _, left := kin.Without(l, id)
		if !left || len(rest.Entries()) == 0 {
			continue
		}
		light := false
		for _, other := range rest.Entries() {
			line, err := record.LineOf(tx, other)
			if err != nil {
				return false, err
			}
			light = light || !line.Heavy
		}
		if !light {
			return true, nil
		}
	}
	return false, nil
}

// Lightened names the lessons that lost a story with what was moved: older copies of them have
// it still.
func Lightened(all []journal.Trashed) (keys []record.Key) {
	for _, t := range all {
		for _, told := range t.Told {
			keys = append(keys, record.Key{Kind: journal.Lessons, ID: told.Lesson})
		}
	}
	return keys
}

// Reduce moves messes to the trash, each with what was drawn from it but for its lessons:
// those stay, and come from nowhere any more. It returns what it moved, and the lessons.
func (m Mover) Reduce(tx record.Tx, keys []record.Key) (all []journal.Trashed, lessons []record.Key, err error) {
	for _, key := range keys {
		taught, err := record.LessonsOf(tx, key.ID)
		if err != nil {
			return nil, nil, err
		}
		if hides, err := wouldHide(tx, taught, key.ID); err != nil || hides {
			if err != nil {
				return nil, nil, err
			}
			continue
		}
		for _, l := range taught {
			alone, _, left := kin.Without(l, key.ID)
			if left { // it has other stories, and loses this one as it would anyway
				continue
			}
			alone.Rev++ // nobody wrote in it: it keeps its time
			if err := record.PutLesson(tx, alone); err != nil {
				return nil, nil, err
			}
			lessons = append(lessons, record.Key{Kind: journal.Lessons, ID: l.ID})
		}
		moved, err := m.All(tx, []record.Key{key})
		if err != nil {
			return nil, nil, err
		}
		all = append(all, moved...)
	}
	return all, lessons, nil
}

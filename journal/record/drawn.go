package record

import (
	"cmp"

	"messup/journal"
	"messup/journal/date"
	"messup/prompts"
)

// longOver is after how many days nobody is asked any more about a plan, or a person to talk to,
// that came in: as far as a review looks back for what was half said. Three hundred plans of
// other years would ask for months, and keep those of this week from being asked about.
const longOver = 28

// later notes entries that came in finished, with words that a plan or a check-in may be drawn
// from. That is decided when everything came: their own may still follow in the file. One that a
// messup kept has those it is to have: a draft that was closed with one sentence has none.
func (tk *Importing) later(before journal.Entry, e *journal.Entry) {
	if before.Heavy && !e.Heavy { // no file takes the mark off
		e.Heavy = true
		tk.Taken.Heavy++
	}
	if !tk.bare || e.Draft() || before.Rev > 0 && !before.Draft() && tk.saysNothingNew(before, *e) {
		return
	}
	if v := e.DerivePlan(tk.Sets, journal.Plan{}, date.MomentOf(e.Finished), tk.year); v.ID != "" {
		tk.draws[journal.PlansKind] = append(tk.draws[journal.PlansKind], e.ID)
	}
	if v := e.DeriveCheckin(tk.Sets, journal.Checkin{}, date.MomentOf(e.Finished), tk.year); v.ID != "" {
		tk.draws[journal.CheckinsKind] = append(tk.draws[journal.CheckinsKind], e.ID)
	}
}

func (tk *Importing) saysNothingNew(before, e journal.Entry) bool {
	same := func(words func(journal.Entry, prompts.Library) []string) bool {
		return journal.PackParts(words(before, tk.Sets)) == journal.PackParts(words(e, tk.Sets))
	}
	return same(journal.Entry.PlanWords) && same(journal.Entry.CheckinWords)
}

// drawDated draws what was noted, once: not where one came with the entry or is here, nor what
// was deleted here.
func drawDated[T any](tk *Importing, tx Tx, d Dated[T], over func(T, journal.Entry) T) (drawn int, err error) {
	for _, id := range tk.draws[d.name] {
		_, err := tx.Row(d.name, id)
		if err == nil || tk.owned[Key{d.name, id}] || !tk.away.draws(tx, d.name, id) {
			continue
		}
		drawn++
		if tk.DryRun {
			continue
		}
		e, err := GetEntry(tx, id)
		if err != nil {
			return 0, err
		}
		var none T
		v := d.draw(e, tk.Sets, none, date.MomentOf(e.Finished), tk.year)
		if err := d.Put(tx, d.After(over(v, e), none, e.Finished)); err != nil {
			return 0, err
		}
	}
	return drawn, nil
}

// drawAll draws plans and check-ins. What was meant for a day that is long over is let go as of
// that day: it is kept, and found by that, and does not ask.
func (tk *Importing) drawAll(tx Tx) (err error) {
	over := func(day date.Day, e journal.Entry) (date.Day, bool) {
		day = cmp.Or(day, date.DayOf(e.Finished))
		return day, day+longOver < date.DayOf(tk.Now)
	}
	tk.Taken.Planned, err = drawDated(tk, tx, PlanKind(), func(p journal.Plan, e journal.Entry) journal.Plan {
		if day, is := over(p.Day, e); is {
			return p.LetGo(prompts.LongOver, day)
		}
		return p
	})
	if err == nil {
		tk.Taken.ToAsk, err = drawDated(tk, tx, CheckinKind(), func(c journal.Checkin, e journal.Entry) journal.Checkin {
			if day, is := over(c.Day, e); is {
				return c.End(journal.Dropped, prompts.LongOver, day)
			}
			return c
		})
	}
	return err
}

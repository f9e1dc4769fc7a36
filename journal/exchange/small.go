package exchange

import (
	"fmt"
	"slices"

	"messup/journal"
)

// readPlan takes a plan out of its object.
func readPlan(o *object) journal.Plan {
	p := journal.Plan{
		ID: o.id("id"), Rev: o.number("rev"), Entry: o.id("entry"), Chain: o.id("chain"), Take: o.number("take"),
		Goal: o.text("goal"), When: o.text("when"), Will: o.text("will"), With: o.text("with"), Class: o.text("class"),
		By: o.text("by"), Day: o.day("day"), LookFor: o.text("look_for"), Different: o.text("different"),
		Telling: journal.Telling{
			Result:  among(o, "result", journal.Did, journal.DidElse, journal.LetGo),
			Line:    o.text("line"),
			Outcome: among(o, "outcome", journal.Better, journal.NotThereYet, journal.AsBefore, journal.Worse, journal.CannotTell),
			ForWhom: o.text("for_whom"), How: o.text("how"), Impression: o.yes("impression"), Changed: o.text("changed"),
		},
		Answered: o.day("answered"), Closed: o.day("closed"), Moves: readMoves(o), Asked: o.yes("asked"),
		Drawn: o.text("drawn"), Made: o.time("made"), Edited: o.time("edited"),
	}
	o.end()
	if p.When == "" && p.Will == "" {
		o.fail("will", "is missing, and so is when")
	}
	p.Rev = max(p.Rev, 1)
	if p.ID == "" {
		p.ID = journal.HashID("plan", p.When, p.Will, p.By)
	}
	return p
}

func readMoves(o *object) []journal.Move {
	list := o.objects("moves", "move")
	moves := slices.Grow([]journal.Move(nil), len(list))
	for _, m := range list {
		m.need("on")
		moves = append(moves, journal.Move{On: m.day("on"), From: m.day("from"), Why: m.text("why")})
		m.end()
	}
	return moves
}

// readCheckin takes a check-in out of its object.
func readCheckin(o *object) journal.Checkin {
	o.need("person")
	c := journal.Checkin{
		ID: o.id("id"), Rev: o.number("rev"), Entry: o.id("entry"), Person: o.text("person"), Purpose: o.text("purpose"),
		FirstWords: o.text("first_words"), When: o.text("when"), Day: o.day("day"),
		Status: among(o, "status", journal.Done, journal.Dropped), Line: o.text("line"), Answered: o.day("answered"), Moves: readMoves(o),
		Drawn: o.text("drawn"), Made: o.time("made"), Edited: o.time("edited"),
	}
	o.end()
	c.Rev = max(c.Rev, 1)
	if c.ID == "" {
		c.ID = journal.HashID("checkin", c.Person, c.Purpose, c.When)
	}
	return c
}

// readReview takes a review out of its object.
func readReview(o *object) journal.Review {
	o.need("id", "begun", "stops", "at")
	r := journal.Review{
		ID: o.id("id"), Rev: max(o.number("rev"), 1), Begun: o.time("begun"), Edited: o.time("edited"), Finished: o.time("finished"),
		Since: o.day("since"), Minutes: o.number("minutes"), At: journal.Stop(o.text("at")),
	}
	for _, s := range o.texts("stops") {
		r.Stops = append(r.Stops, journal.Stop(s))
	}
	for _, x := range o.objects("recorded", "line") {
		r.Recorded = append(r.Recorded, journal.Recorded{Stop: journal.Stop(x.text("stop")), ID: x.id("id"), Line: x.text("line")})
		x.end()
	}
	o.end()
	return r
}

// readSettings takes the settings out of their object.
func readSettings(o *object) journal.Settings {
	s := journal.Settings{
		Rev: max(o.number("rev"), 1), Carry: o.number("carry"), SundayFirst: o.yes("sunday_first"), Minutes: o.number("minutes"),
		Important: o.text("important"), Edited: o.time("edited"),
	}
	for _, b := range o.objects("breaks", "break") {
		b.need("from", "to")
		s.Breaks = append(s.Breaks, journal.Break{From: b.day("from"), To: b.day("to")})
		b.end()
	}
	o.end()
	return s
}

// onlyOnce says so if two records of a kind have one id.
func onlyOnce[T any](what string, list []T, id func(T) journal.ID) error {
	seen := make(map[journal.ID]bool, len(list))
	for i, v := range list {
		if seen[id(v)] {
			return fmt.Errorf("%w: %s %d: id: %s is the id of an earlier %s in the file too", journal.ErrBadImport, what, i+1, id(v), what)
		}
		seen[id(v)] = true
	}
	return nil
}

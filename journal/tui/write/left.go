package write

import (
	"slices"
	"time"

	"messup/journal"
	"messup/journal/quote"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/prompts"
)

// A dated quotation is one with the moment its words were written at: their days are
// counted from there.
type dated struct {
	quote.Quotation
	at time.Time
}

// drawn is what is noted of it, as the line has it that it goes into.
func (q dated) drawn() string { return text.ClipLine(q.Means, journal.MaxLine) }

// takeUp listens to the words of the place where writing stopped in an earlier sitting:
// nobody went on from there, so what they say was neither kept nor passed by. They are
// read as they were then. That is no change of the draft.
func (w *writePage) takeUp(place string) {
	if !w.entry.Draft() || w.entry.Rev == 0 || place == "" || w.route.Single {
		return
	}
	w.margin.Said[place] = true
	w.noteDays(place, w.read(place, w.textAt(place), w.entry.Edited))
	w.base.Dated = w.entry.Dated
}

// read reads a text that was written at a moment, in one go for all lines. What was noted
// to be older keeps its time.
func (w *writePage) read(place, words string, at time.Time) (says []dated) {
	roles := w.asksFor(place)
	says = w.readAt(words, at, roles...)
	for _, d := range w.entry.Dated {
		if !slices.Contains(roles, d.Role) {
			continue
		}
		if then := w.readAt(words, d.At, d.Role); len(then) > 0 && then[0].drawn() == d.Drawn {
			says = append(slices.DeleteFunc(says, func(q dated) bool { return q.For == d.Role }), then...)
		}
	}
	return says
}

// readAt reads a text for some lines, as it was written at a moment.
func (w *writePage) readAt(words string, at time.Time, roles ...prompts.Role) (says []dated) {
	known := w.margin.known
	known.Now = at
	for _, q := range known.Read(words, roles...) {
		says = append(says, dated{q, at})
	}
	return says
}

// asksFor are the lines a text is read for.
func (w *writePage) asksFor(place string) []prompts.Role {
	if place == page.PlaceHeading {
		return []prompts.Role{quote.Class, quote.Happened}
	}
	roles := []prompts.Role{prompts.Counted}
	asked, _, _ := w.set.Question(place)
	for _, f := range asked.Fields {
		roles = append(roles, f.Feeds)
	}
	return roles
}

// noteDays notes in a draft when the words were written that stand ready for an empty
// line and name a day, so that they mean the same day however often one comes back.
func (w *writePage) noteDays(place string, says []dated) {
	if !w.entry.Draft() {
		return
	}
	for _, role := range w.asksFor(place) {
		days := append(journal.PlanDayRoles(), prompts.PersonWhen, quote.Happened)
		if !slices.Contains(days, role) || w.entry.Said(w.env.Sets(), role) != "" || role == quote.Happened && w.heading.when != "" {
			continue
		}
		w.entry.Dated = slices.DeleteFunc(slices.Clone(w.entry.Dated), func(d journal.Dating) bool { return d.Role == role })
		for _, q := range says {
			if q.For == role {
				w.entry.Dated = append(w.entry.Dated, journal.Dating{Role: role, Drawn: q.drawn(), At: q.at})
			}
		}
	}
}

// unsaid reports whether nobody has said yet when it happened: the moment of writing
// stands for it, and gives way to a day the title names.
func (w *writePage) unsaid() bool {
	e := w.entry
	return e.Rev == 0 || e.Draft() && w.margin.Said[page.PlaceHeading] && e.Happened.Equal(e.Started)
}

// whenSaid is the moment the words of the line of the date are read at.
func (w *writePage) whenSaid() time.Time {
	for _, d := range w.entry.Dated {
		if d.Role == quote.Happened && d.Drawn == text.CleanLine(w.heading.when) {
			return d.At
		}
	}
	return w.env.Book.Now()
}

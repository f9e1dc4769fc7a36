package exchange

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/wording"
	"messup/prompts"
)

// readEntry takes an entry out of its object. What is wrong stays in the
// reader; the entry is good only if nothing is.
func readEntry(o *object) journal.Entry {
	var e journal.Entry
	o.fill(&e)
	answered := make(map[string]bool, len(e.Answers))
	for i := range e.Answers {
		at := o.item("answer", i)
		at.mendAnswer(&e, i)
		if q := e.Answers[i].Question; answered[q] {
			at.fail("id", "%q is answered twice", q)
		}
		answered[e.Answers[i].Question] = true
	}
	draft := o.yes("draft")
	if draft && !e.Draft() {
		o.fail("draft", "is true, but finished is given too")
	}
	o.end()
	if o.r.err != nil {
		return e
	}
	if e.Rev == 0 {
		e = complete(o.r.sets, e, draft)
	}
	wording.Word(&e)
	if e.Kind == "" {
		set, _ := o.r.sets.Asked(e.Set, e.SetVersion)
		e.Kind = journal.KindOf(set)
	}
	if e.ID == "" {
		e.ID = hashID(e)
	}
	if kinds := []journal.EntryKind{journal.Mess, journal.Brief, journal.Win, journal.Jot}; !slices.Contains(kinds, e.Kind) {
		o.fail("kind", "%q is none of mess, quick, win, jot", e.Kind)
	}
	return e
}

// mendAnswer gives answer i of an entry the wordings it comes without, and says
// so if it cannot stand as it is.
func (o *object) mendAnswer(e *journal.Entry, i int) {
	a := &e.Answers[i]
	o.checkName(a.Question)
	q := asked(o.r.sets, *e, a.Question)
	a.Ask = cmp.Or(a.Ask, q.Ask)
	if a.Ask == "" && e.Rev == 0 {
		o.fail("ask", "is missing, and no set of messup's asks %q", a.Question)
	}
	for j := range a.Details {
		d := &a.Details[j]
		o.item("detail", j).checkName(d.Field)
		f, _ := q.Field(d.Field)
		d.Label = cmp.Or(d.Label, f.Label)
	}
}

// checkName says so if the id of a question or a field cannot be one.
func (o *object) checkName(id string) {
	if strings.TrimSpace(id) == "" || len(id) > 64 {
		o.fail("id", "must be 1 to 64 characters long")
	}
}

// asked returns a question as the entry's set asks it, or else any other.
func asked(sets prompts.Library, e journal.Entry, id string) prompts.Question {
	if id == journal.NoteQuestion {
		return prompts.Question{ID: id, Ask: prompts.Note}
	}
	set, _ := sets.Asked(e.Set, e.SetVersion)
	q, _, asks := set.Question(id)
	if !asks {
		q, _ = sets.Question(id)
	}
	return q
}

// complete fills in what a file that is not from messup leaves out.
func complete(sets prompts.Library, e journal.Entry, draft bool) journal.Entry {
	e.Title, e.Class = text.CleanLine(e.Title), text.CleanLine(e.Class)
	e = e.WithTags(e.Tags)
	e.Answers = slices.DeleteFunc(e.Answers, journal.Answer.Empty)
	if e.Set == "" && e.Kind != journal.Jot {
		e.Set = fittingSet(sets, e)
	}
	if set, known := sets.Asked(e.Set, e.SetVersion); known {
		slices.SortStableFunc(e.Answers, func(a, b journal.Answer) int {
			return sets.Place(set, a.Question) - sets.Place(set, b.Question)
		})
		if e.SetVersion == 0 {
			e.SetVersion = set.Version
		}
	}
	if e.Draft() && !draft {
		e.Finished = e.Happened
		if !e.Edited.IsZero() {
			e.Finished = e.Edited
		}
	}
	return e
}

// fittingSet returns the first set of the entry's kind that asks all
// the entry answers; empty if none does.
func fittingSet(sets prompts.Library, e journal.Entry) string {
	for _, set := range sets.Sets() {
		if e.Kind != "" && journal.KindOf(set) != e.Kind {
			continue
		}
		unasked := func(a journal.Answer) bool {
			_, _, asks := set.Question(a.Question)
			return !asks && !sets.StandsBeside(a.Question) && a.Question != journal.NoteQuestion
		}
		if !slices.ContainsFunc(e.Answers, unasked) {
			return set.ID
		}
	}
	return ""
}

func hashID(e journal.Entry) journal.ID {
	parts := make([]string, 0, 2+2*len(e.Answers))
	parts = append(parts, e.Happened.UTC().Format(time.RFC3339Nano), e.Title)
	for _, a := range e.Answers {
		parts = append(parts, a.Question, a.Text)
	}
	return journal.HashID(parts...)
}

// readLesson takes a lesson out of its object.
func readLesson(o *object) journal.Lesson {
	var l journal.Lesson
	o.fill(&l)
	o.end()
	if strings.TrimSpace(l.Text) == "" {
		o.fail("text", "is empty")
	}
	if l.Rev == 0 {
		l.Rev, l.Text = 1, text.CleanLine(l.Text)
	}
	l.ID = cmp.Or(l.ID, l.Entry)
	if l.ID == "" {
		l.ID = journal.HashID("lesson", l.Text)
	}
	return l
}

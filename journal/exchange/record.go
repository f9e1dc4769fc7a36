package exchange

import (
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/prompts"
)

// readEntry takes an entry out of its object. What is wrong stays in the
// reader; the entry is good only if nothing is.
func readEntry(o *object) journal.Entry {
	o.need("title", "happened")
	e := journal.Entry{
		ID: o.id("id"), Rev: o.number("rev"), Kind: journal.EntryKind(o.text("kind")),
		Set: o.text("set"), SetVersion: o.number("set_version"),
		Happened: o.time("happened"), Started: o.time("started"), Edited: o.time("edited"), Finished: o.time("finished"),
		Title: o.text("title"), Class: o.text("class"), Tags: o.texts("tags"),
		Failure: o.text("failure"), Place: o.text("place"), Heavy: o.yes("heavy"), Away: o.day("away"),
	}
	for _, a := range o.objects("answers", "answer") {
		e.Answers = append(e.Answers, readAnswer(a, e))
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

// readAnswer takes one answer of e out of its object.
func readAnswer(o *object, e journal.Entry) journal.Answer {
	o.need("id", "text")
	a := journal.Answer{Question: o.questionID("id"), Ask: o.text("ask"), Text: o.text("text")}
	if slices.ContainsFunc(e.Answers, func(b journal.Answer) bool { return b.Question == a.Question }) {
		o.fail("id", "%q is answered twice", a.Question)
	}
	q := asked(o.r.sets, e, a.Question)
	if a.Ask == "" {
		a.Ask = q.Ask
	}
	if a.Ask == "" && e.Rev == 0 {
		o.fail("ask", "is missing, and no set of messup's asks %q", a.Question)
	}
	for _, d := range o.objects("details", "detail") {
		d.need("id", "value")
		det := journal.Detail{Field: d.questionID("id"), Label: d.text("label"), Value: d.text("value")}
		if det.Label == "" {
			f, _ := q.Field(det.Field)
			det.Label = f.Label
		}
		d.end()
		a.Details = append(a.Details, det)
	}
	a.Others = readVersions(o, "others")
	o.end()
	return a
}

func readVersions(o *object, name string) []journal.Version {
	list := o.objects(name, "version")
	all := slices.Grow([]journal.Version(nil), len(list))
	for _, v := range list {
		v.need("text", "at")
		all = append(all, journal.Version{Text: v.text("text"), At: v.time("at")})
		v.end()
	}
	return all
}

// questionID takes the id of a question or a field.
func (o *object) questionID(name string) string {
	id := o.text(name)
	if strings.TrimSpace(id) == "" || len(id) > 64 {
		o.fail(name, "must be 1 to 64 characters long")
	}
	return id
}

// asked returns a question as the entry's set asks it, or else any other.
func asked(sets prompts.Library, e journal.Entry, id string) prompts.Question {
	if id == journal.NoteQuestion {
		return prompts.Question{ID: id, Ask: "Note"}
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
	e.Rev, e.Title, e.Class = 1, journal.CleanLine(e.Title), journal.CleanLine(e.Class)
	e = e.WithTags(e.Tags)
	e.Answers = slices.DeleteFunc(e.Answers, journal.Answer.Empty)
	if e.Set == "" && e.Kind != journal.Jot {
		e.Set = fittingSet(sets, e)
	}
	if set, known := sets.Asked(e.Set, e.SetVersion); known {
		slices.SortStableFunc(e.Answers, func(a, b journal.Answer) int { return placeIn(set, a) - placeIn(set, b) })
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

// placeIn returns where a set asks what a answers; after all its questions if
// it does not.
func placeIn(set prompts.Set, a journal.Answer) int {
	if _, i, ok := set.Question(a.Question); ok {
		return i
	}
	return len(set.Questions)
}

// fittingSet returns the first set of the entry's kind that asks all
// the entry answers; empty if none does.
func fittingSet(sets prompts.Library, e journal.Entry) string {
	for _, set := range sets.Sets() {
		if e.Kind != "" && journal.KindOf(set) != e.Kind {
			continue
		}
		unasked := func(a journal.Answer) bool {
			return placeIn(set, a) == len(set.Questions) && a.Question != journal.NoteQuestion
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
	o.need("text")
	l := journal.Lesson{
		ID: o.id("id"), Rev: o.number("rev"), Text: o.text("text"), When: o.text("applies_when"), Area: o.text("area"),
		Basis: o.text("basis"), Entry: o.id("entry"), Drawn: o.text("drawn"), Made: o.time("made"), Edited: o.time("edited"),
		Versions: readVersions(o, "versions"),
		State:    among(o, "state", journal.Carried, journal.Shelf, journal.Retired, journal.Kept), Crowded: o.yes("crowded"),
		Rung: o.number("rung"), Run: o.number("run"), Next: o.day("next"), On: o.day("on"), Occasion: o.text("occasion"),
	}
	for _, a := range o.objects("answers", "answer") {
		a.need("day", "what")
		l.Answers = append(l.Answers, journal.LessonAnswer{
			Day:  a.day("day"),
			What: among(a, "what", journal.Helped, journal.Mixed, journal.NoHelp, journal.NotYet, journal.ChancePassed, journal.Retire),
			Line: a.text("line"),
		})
		a.end()
	}
	o.end()
	if strings.TrimSpace(l.Text) == "" {
		o.fail("text", "is empty")
	}
	if l.Rev == 0 {
		l.Rev, l.Text = 1, journal.CleanLine(l.Text)
	}
	if l.ID == "" {
		l.ID = l.Entry
	}
	if l.ID == "" {
		l.ID = journal.HashID("lesson", l.Text)
	}
	return l
}

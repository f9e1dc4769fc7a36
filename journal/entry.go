package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// EntryKind says what sort of entry it is. People search for the words with kind:.
type EntryKind string

// The kinds of entry.
const (
	Mess  EntryKind = "mess"  // something that went wrong, told with the ten
	Brief EntryKind = "quick" // a mess told with the quick three
	Win   EntryKind = "win"   // something that moved
	Jot   EntryKind = "jot"   // one line, to be grown later
)

// An Entry is one mess, win or jot: a heading and the answers given so far.
// Its JSON is what the journal file and an export hold.
//
// Entries are values. The With methods return a changed copy that shares
// nothing with the original, so an entry being saved can be typed on.
type Entry struct {
	ID   ID        `json:"id"`
	Rev  int       `json:"rev"` // the revision this copy was read at; 0 for one never kept
	Kind EntryKind `json:"kind"`

	Set        string `json:"set,omitempty"`         // the question set, by id; a jot has none
	SetVersion int    `json:"set_version,omitempty"` // the version of the set that was asked

	Happened time.Time `json:"happened"`          // when the thing itself happened, as the person says
	Started  time.Time `json:"started,omitzero"`  // when writing began
	Edited   time.Time `json:"edited,omitzero"`   // when it was last kept
	Finished time.Time `json:"finished,omitzero"` // zero for a draft

	Title   string   `json:"title"`
	Class   string   `json:"class,omitempty"` // class or context, as the person names it
	Tags    []string `json:"tags,omitempty"`
	Answers []Answer `json:"answers,omitempty"`    // only those with something in them, in the order asked, each question once
	Failure string   `json:"failure,omitempty"`    // the Failure half of the card, if the person worded it
	Place   string   `json:"place,omitempty"`      // where writing stopped: a question's id, or a place of the write page
	Heavy   bool     `json:"heavy,omitempty"`      // the person marked it so: it comes back nowhere by itself
	Away    date.Day `json:"away,omitzero"`        // put away until this day
	LetGo   date.Day `json:"let_go,omitzero"`      // let go on this day: it asks for nothing more
	Why     string   `json:"let_go_why,omitempty"` // why
	Dated   []Dating `json:"dated,omitempty"`      // when words were written that a day is read from
}

// An Answer is what was said to one question, with the question as it was
// asked that day.
type Answer struct {
	Question  string    `json:"id"`
	Ask       string    `json:"ask"`
	Text      string    `json:"text"`
	Details   []Detail  `json:"details,omitempty"` // only those filled in, in the order asked
	Conflicts []Version `json:"others,omitempty"`  // what another window, or another copy of the journal, has here
}

// A Detail is what was said to a prompts.Field: one line, or for a field that
// takes several, one a line.
type Detail struct {
	Field string `json:"id"`
	Label string `json:"label"`
	Value string `json:"value"`
}

// A Version is other wording kept beside the present one.
type Version struct {
	Text string    `json:"text"`
	At   time.Time `json:"at"` // when that wording was kept
}

// Draft reports whether the entry is still being written.
func (e Entry) Draft() bool { return e.Finished.IsZero() }

// Name returns what to call the entry in a list: its title, else its first
// words, else the word for its kind.
func (e Entry) Name() string {
	return cmp.Or(e.Named(), prompts.Untitled+" "+string(e.Kind))
}

// Named is the part of Name that the person wrote; empty if they wrote none.
func (e Entry) Named() string {
	if t := strings.TrimSpace(e.Title); t != "" {
		return t
	}
	for _, a := range e.Answers {
		if t := text.FirstLine(a.Text); t != "" {
			return t
		}
	}
	return ""
}

// Answer returns what was said to a question; empty if nothing.
func (e Entry) Answer(question string) Answer { return answerTo(question, e.Answers) }

func answerTo(question string, all []Answer) Answer {
	for _, a := range all {
		if a.Question == question {
			return a
		}
	}
	return Answer{Question: question}
}

// Detail returns what was said to a field of the answer; empty if nothing.
func (a Answer) Detail(field string) string { return a.detail(field).Value }

func (a Answer) detail(field string) Detail {
	for _, d := range a.Details {
		if d.Field == field {
			return d
		}
	}
	return Detail{Field: field}
}

// Empty reports whether nothing at all was said.
func (a Answer) Empty() bool {
	return strings.TrimSpace(a.Text) == "" && len(a.Details) == 0 && len(a.Conflicts) == 0
}

// With returns the entry with text as its answer to q. An answer that was
// already there keeps the wording of the question it was given to.
func (e Entry) With(sets prompts.Library, q prompts.Question, text string) Entry {
	c := e.clone()
	a := c.answerTo(q)
	a.Text = text
	c.put(sets, a)
	return c
}

// WithDetail returns the entry with value in field f of its answer to q; a
// blank value empties the field.
func (e Entry) WithDetail(sets prompts.Library, q prompts.Question, f prompts.Field, value string) Entry {
	c := e.clone()
	a := c.answerTo(q)
	a.Details = slices.DeleteFunc(a.Details, func(d Detail) bool { return d.Field == f.ID })
	if strings.TrimSpace(value) != "" {
		a.Details = append(a.Details, Detail{Field: f.ID, Label: f.Label, Value: value})
		inFieldOrder(q, a.Details)
	}
	c.put(sets, a)
	return c
}

// WithTags returns the entry with these tags: cleaned, each once, in order.
func (e Entry) WithTags(tags []string) Entry {
	c := e.clone()
	c.Tags = nil
	have := make(map[string]bool, len(tags)) // an import may bring thousands
	for _, t := range tags {
		t = strings.TrimLeft(text.CleanLine(t), "# ")
		if folded := text.Fold(t); t != "" && !have[folded] {
			have[folded] = true
			c.Tags = append(c.Tags, t)
		}
	}
	return c
}

// WithoutConflicts returns the entry with text as the one wording of its answer
// to a question: the choice after two windows had written there.
func (e Entry) WithoutConflicts(sets prompts.Library, question, text string) Entry {
	c := e.clone()
	a := c.Answer(question)
	a.Text, a.Conflicts = text, nil
	c.put(sets, a)
	return c
}

// clone returns a copy that shares no slice with e.
func (e Entry) clone() Entry {
	e.Tags = slices.Clone(e.Tags)
	e.Answers, e.Dated = slices.Clone(e.Answers), slices.Clone(e.Dated)
	for i, a := range e.Answers {
		e.Answers[i].Details, e.Answers[i].Conflicts = slices.Clone(a.Details), slices.Clone(a.Conflicts)
	}
	return e
}

func (e Entry) answerTo(q prompts.Question) Answer {
	a := e.Answer(q.ID)
	if a.Ask == "" {
		a.Ask = q.Ask
	}
	return a
}

// AskedWith returns the set the entry is asked with; false for a jot, and for a
// set that is not known here.
func (e Entry) AskedWith(sets prompts.Library) (prompts.Set, bool) {
	return sets.Asked(e.Set, e.SetVersion)
}

// put takes a in where the set asks its question (see prompts.Library.Place). An answer with nothing in it goes.
// The entry must be the caller's own clone.
func (e *Entry) put(sets prompts.Library, a Answer) {
	i := slices.IndexFunc(e.Answers, func(b Answer) bool { return b.Question == a.Question })
	gone := a.Empty() && a.Text == "" // blanks are kept: somebody may be about to type on
	switch {
	case gone && i >= 0:
		e.Answers = slices.Delete(e.Answers, i, i+1)
	case gone:
	case i >= 0:
		e.Answers[i] = a
	default:
		e.Answers = append(e.Answers, a)
	}
	set, known := e.AskedWith(sets)
	if !known { // keep the order there is
		return
	}
	slices.SortStableFunc(e.Answers, func(x, y Answer) int { return sets.Place(set, x.Question) - sets.Place(set, y.Question) })
}

// inFieldOrder sorts details as q asks for them, unknown ones last.
func inFieldOrder(q prompts.Question, details []Detail) {
	order := func(d Detail) int {
		if i := slices.IndexFunc(q.Fields, func(f prompts.Field) bool { return f.ID == d.Field }); i >= 0 {
			return i
		}
		return len(q.Fields)
	}
	slices.SortStableFunc(details, func(x, y Detail) int { return order(x) - order(y) })
}

// Same reports whether two copies say the same, whatever their revision and
// the times they were begun and kept.
func (e Entry) Same(o Entry) bool { return SameParts(EntryParts(), &e, &o) }

func (v Version) same(o Version) bool { return SameParts(versionParts(), &v, &o) }

// EntryParts is what an entry is made of.
func EntryParts() []Part[Entry] {
	return []Part[Entry]{
		plainPart[Entry, ID](func(e *Entry) *ID { return &e.ID }),
		aTypedLine("the title", func(e *Entry) *string { return &e.Title }),
		coded(aTypedLine("the class", func(e *Entry) *string { return &e.Class })),
		aText("the failure line", MaxAnswer, func(e *Entry) *string { return &e.Failure }),
		coded(aTypedLine("the name of the question set", func(e *Entry) *string { return &e.Set })),
		coded(aTypedLine("the place", func(e *Entry) *string { return &e.Place })),
		aTypedLine("the kind", func(e *Entry) *EntryKind { return &e.Kind }),
		listPart[Entry, string]{func(e *Entry) *[]string { return &e.Tags }, wordParts[string]("a tag", text.OneLine)},
		listPart[Entry, Answer]{func(e *Entry) *[]Answer { return &e.Answers }, answerParts},
		plainPart[Entry, int](func(e *Entry) *int { return &e.SetVersion }),
		plainPart[Entry, bool](func(e *Entry) *bool { return &e.Heavy }),
		plainPart[Entry, date.Day](func(e *Entry) *date.Day { return &e.Away }),
		plainPart[Entry, date.Day](func(e *Entry) *date.Day { return &e.LetGo }),
		aLine("why it was let go", func(e *Entry) *string { return &e.Why }),
		listPart[Entry, Dating]{func(e *Entry) *[]Dating { return &e.Dated }, datingParts},
		timePart[Entry](func(e *Entry) *time.Time { return &e.Happened }),
		timePart[Entry](func(e *Entry) *time.Time { return &e.Finished }),
	}
}

func answerParts() []Part[Answer] {
	answer := aText("", MaxAnswer, func(a *Answer) *string { return &a.Text })
	answer.named = func(a *Answer) string {
		return fmt.Sprintf("the answer to %q", text.ClipLine(cmp.Or(a.Ask, a.Question), text.MaxTitle))
	}
	return []Part[Answer]{
		coded(aTypedLine("the id of a question", func(a *Answer) *string { return &a.Question })),
		coded(aTypedLine("a question", func(a *Answer) *string { return &a.Ask })),
		answer,
		listPart[Answer, Detail]{func(a *Answer) *[]Detail { return &a.Details }, detailParts},
		listPart[Answer, Version]{func(a *Answer) *[]Version { return &a.Conflicts }, versionParts},
	}
}

func detailParts() []Part[Detail] {
	value := aText("", prompts.MaxLines*MaxLine, func(d *Detail) *string { return &d.Value })
	value.named = func(d *Detail) string { return fmt.Sprintf("%q", text.ClipLine(d.Label, text.MaxTitle)) }
	return []Part[Detail]{
		coded(aTypedLine("the id of a field", func(d *Detail) *string { return &d.Field })),
		coded(aTypedLine("the name of a field", func(d *Detail) *string { return &d.Label })),
		value,
	}
}

func versionParts() []Part[Version] {
	return []Part[Version]{
		aText("an older wording", 0, func(v *Version) *string { return &v.Text }),
		timePart[Version](func(v *Version) *time.Time { return &v.At }),
	}
}

// KindOf returns the kind of entry a set makes. One that is not known makes a
// mess.
func KindOf(set prompts.Set) EntryKind { return EntryKind(cmp.Or(set.Makes, prompts.Mess)) }

// NoteQuestion is the id of the answer that holds text nobody asked for: the
// words of a jot that do not fit its title.
const NoteQuestion = "note"

package journal

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"messup/journal/text"
	"messup/prompts"
)

// Merge joins two copies of an entry that were changed from the same base: a
// window's own and the one on the disk. Where only one side changed something,
// that change holds, also if it took words away. Where both changed the same
// answer differently, ours stays, theirs is kept beside it in Answer.Others,
// and its question is in conflicts. A line of the heading has no room for two:
// theirs goes beside an answer of its own at the end, HeadingBeside.
//
// No words either side wrote since base are lost, except the beginning of what
// the merged answer says in full: that is the same words at an earlier moment.
// Merging the result with theirs again changes nothing.
func Merge(sets prompts.Library, base, ours, theirs Entry) (merged Entry, conflicts []string) {
	m := merger{at: theirs.Edited}
	merged = MergeParts(EntryParts(), base, ours, theirs)
	merged.Answers = ours.Answers
	merged = merged.clone()
	merged.Rev = theirs.Rev
	m.line("title", base.Title, ours.Title, theirs.Title)
	m.line("class", base.Class, ours.Class, theirs.Class)
	m.line("failure", base.Failure, ours.Failure, theirs.Failure)
	merged.Tags = JoinSets(base.Tags, ours.Tags, theirs.Tags, text.SameFolded)
	asked := pick(base.asked(), ours.asked(), theirs.asked()) // one side may have grown
	merged.Kind, merged.Set, merged.SetVersion = asked.kind, asked.set, asked.version
	set, _ := merged.AskedWith(sets) // where it is not known, fields stay in the order they have
	for _, id := range questions(ours, theirs) {
		a := m.answer(base.Answer(id), ours.Answer(id), theirs.Answer(id))
		q, _, _ := set.Question(id)
		inFieldOrder(q, a.Details)
		merged.put(sets, a)
	}
	if len(m.heading) > 0 {
		beside := merged.beside()
		for _, h := range m.heading {
			m.keepBeside(&beside, h.name+": "+h.theirs, h.name+": "+h.base)
		}
		merged.put(sets, beside)
	}
	return merged, m.conflicts
}

// HeadingBeside is the id under which Merge keeps the lines of another
// window's heading, and WithBeside words that belong to the entry.
const HeadingBeside = "heading"

func (e Entry) beside() Answer {
	a := e.Answer(HeadingBeside)
	a.Ask = prompts.Beside
	return a
}

// WithBeside returns the entry with words beside its own that were kept elsewhere
// at a time, of something that belongs to it.
func (e Entry) WithBeside(sets prompts.Library, words string, at time.Time) Entry {
	c := e.clone()
	a := c.beside()
	if !slices.ContainsFunc(a.Conflicts, func(v Version) bool { return v.Text == words }) {
		a.Conflicts = append(a.Conflicts, Version{Text: words, At: at})
	}
	c.put(sets, a)
	return c
}

type merger struct {
	at        time.Time // when theirs was kept
	conflicts []string
	heading   []headingLine // lines of their heading that lost to ours
}

type headingLine struct{ name, base, theirs string }

// asked is what belongs together when an entry grows.
type asked struct {
	kind    EntryKind
	set     string
	version int
}

func (e Entry) asked() asked { return asked{e.Kind, e.Set, e.SetVersion} }

// questions returns the questions either side answers, each once.
func questions(ours, theirs Entry) []string {
	var ids []string
	for _, a := range slices.Concat(ours.Answers, theirs.Answers) {
		if !slices.Contains(ids, a.Question) {
			ids = append(ids, a.Question)
		}
	}
	return ids
}

// pick takes the side that changed; ours if both did.
func pick[T comparable](base, ours, theirs T) T {
	if ours == base {
		return theirs
	}
	return ours
}

// clash reports whether both sides changed the same thing differently, and
// there are words of theirs that ours would hide.
func clash(base, ours, theirs string) bool {
	return ours != theirs && ours != base && theirs != base && theirs != ""
}

// JoinSets returns what either side has, but not what either took away since base.
func JoinSets[T any](base, ours, theirs []T, same func(a, b T) bool) []T {
	switch {
	case slices.EqualFunc(ours, base, same):
		return slices.Clone(theirs)
	case slices.EqualFunc(theirs, base, same):
		return slices.Clone(ours)
	}
	in := func(set []T, v T) bool {
		return slices.ContainsFunc(set, func(have T) bool { return same(have, v) })
	}
	var joined []T
	for _, v := range ours {
		if in(theirs, v) || !in(base, v) {
			joined = append(joined, v)
		}
	}
	for _, v := range theirs {
		if !in(ours, v) && !in(base, v) {
			joined = append(joined, v)
		}
	}
	return joined
}

// line notes a line of the heading of which only ours could stay.
func (m *merger) line(name, base, ours, theirs string) {
	if clash(base, ours, theirs) {
		m.heading = append(m.heading, headingLine{name, base, theirs})
	}
}

func (m *merger) answer(base, ours, theirs Answer) Answer {
	a := MergeParts(answerParts(), base, ours, theirs)
	a.Question, a.Ask = ours.Question, cmp.Or(a.Ask, ours.Ask, theirs.Ask)
	a.Conflicts = slices.Clone(a.Conflicts)
	if !slices.EqualFunc(ours.Conflicts, base.Conflicts, Version.same) && !slices.EqualFunc(theirs.Conflicts, base.Conflicts, Version.same) {
		a.Conflicts = JoinSets(base.Conflicts, ours.Conflicts, theirs.Conflicts, func(v, w Version) bool { return v.Text == w.Text })
	}
	if clash(base.Text, ours.Text, theirs.Text) {
		m.keepBeside(&a, theirs.Text, base.Text)
	}
	a.Details = nil
	for _, d := range slices.Concat(ours.Details, theirs.Details) {
		if a.Detail(d.Field) != "" {
			continue
		}
		b, o, t := base.Detail(d.Field), ours.Detail(d.Field), theirs.Detail(d.Field)
		joined := MergeParts(detailParts(), base.detail(d.Field), ours.detail(d.Field), theirs.detail(d.Field))
		joined.Label = cmp.Or(joined.Label, d.Label)
		if joined.Value != "" {
			a.Details = append(a.Details, joined)
		}
		if clash(b, o, t) {
			m.keepBeside(&a, d.Label+": "+t, d.Label+": "+b)
		}
	}
	return a
}

// keepBeside adds text to the versions beside an answer. before is what the
// answer said when our side began to change it.
//
// Two windows that both go on typing meet here twice a second. Two sorts of
// version make way, or there would be one more each time: the beginning of
// another, which is the same words at an earlier moment, and before, which the
// other window put aside for us and we have changed since.
func (m *merger) keepBeside(a *Answer, text, before string) {
	a.Conflicts = slices.DeleteFunc(a.Conflicts, func(v Version) bool {
		return v.Text == before || strings.HasPrefix(a.Text, v.Text) || v.Text != text && strings.HasPrefix(text, v.Text)
	})
	kept := func(v Version) bool { return strings.HasPrefix(v.Text, text) }
	if kept(Version{Text: a.Text}) || slices.ContainsFunc(a.Conflicts, kept) {
		return
	}
	a.Conflicts = append(a.Conflicts, Version{Text: text, At: m.at})
	if !slices.Contains(m.conflicts, a.Question) {
		m.conflicts = append(m.conflicts, a.Question)
	}
}

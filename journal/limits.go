package journal

import (
	"cmp"
	"fmt"
	"slices"

	"messup/prompts"
)

// The limits, told before anything is lost. They keep one answer readable and
// a journal of years within what can be searched as one types.
const (
	MaxAnswer = 256 << 10 // bytes of one answer
	MaxEntry  = 1 << 20   // bytes of one entry
	MaxTitle  = 200       // bytes of a title in a list; a jot's longer first line goes into its note
	MaxLine   = 2 << 10   // bytes of any single line
)

// A measure adds up the parts of a record and notes those over their limit.
type measure struct {
	total int
	errs  []error
}

func (m *measure) part(name, text string, limit int) {
	m.total += len(text)
	m.over(name, len(text), limit)
}

func (m *measure) over(name string, size, limit int) {
	if size > limit {
		m.errs = append(m.errs, fmt.Errorf("%s is %d KB, the limit is %d KB: %w", name, size>>10+1, limit>>10, ErrTooLong))
	}
}

// Check returns an error that wraps ErrTooLong and names the part, if a part
// of the entry is over its limit.
func (e Entry) Check() error {
	var m measure
	m.part("the title", e.Title, MaxLine)
	m.part("the class", e.Class, MaxLine)
	m.part("the failure line", e.Failure, MaxAnswer)
	m.part("the name of the question set", e.Set, MaxLine)
	m.part("the place", e.Place, MaxLine)
	for _, t := range e.Tags {
		m.part("a tag", t, MaxLine)
	}
	for _, a := range e.Answers {
		name := fmt.Sprintf("the answer to %q", clipLine(orElse(a.Ask, a.Question), MaxTitle))
		m.part("the id of a question", a.Question, MaxLine)
		m.part("a question", a.Ask, MaxLine)
		m.part(name, a.Text, MaxAnswer)
		for _, d := range a.Details {
			m.part("the id of a field", d.Field, MaxLine)
			m.part("the name of a field", d.Label, MaxLine)
			m.part(fmt.Sprintf("%q", clipLine(d.Label, MaxTitle)), d.Value, prompts.MaxLines*MaxLine)
		}
		for _, o := range a.Others {
			m.total += len(o.Text)
		}
	}
	m.over("the entry", m.total, MaxEntry)
	return cmp.Or(m.errs...)
}

// check returns an error that wraps ErrTooLong or ErrEmpty if the lesson
// cannot be kept.
func (l Lesson) check() error {
	if l.Text == "" {
		return fmt.Errorf("the lesson: %w", ErrEmpty)
	}
	var m measure
	m.part("the lesson", l.Text, MaxLine)
	m.part("when it applies", l.When, MaxLine)
	m.part("its area", l.Area, MaxLine)
	m.part("how it is known", l.Basis, MaxLine)
	m.part("its occasion", l.Occasion, MaxLine)
	for _, a := range l.Answers {
		m.part("an answer to it", a.Line, MaxLine)
	}
	return cmp.Or(m.errs...)
}

// cleaned returns the entry with every text in it cleaned. All entries pass it
// on their way in: text that is no UTF-8 would come back from the disk as
// another text than was sent, and count as changed for ever.
func (e Entry) cleaned() Entry {
	e = e.clone()
	for _, line := range []*string{&e.Set, &e.Title, &e.Class, &e.Place} {
		*line = oneLine(*line)
	}
	e.Failure = Clean(e.Failure)
	for i := range e.Tags {
		e.Tags[i] = oneLine(e.Tags[i])
	}
	for i := range e.Answers {
		a := &e.Answers[i]
		a.Question, a.Ask, a.Text = oneLine(a.Question), oneLine(a.Ask), Clean(a.Text)
		for j, d := range a.Details {
			a.Details[j] = Detail{oneLine(d.Field), oneLine(d.Label), Clean(d.Value)}
		}
		cleanVersions(a.Others)
	}
	return e
}

// cleaned is the same for a lesson.
func (l Lesson) cleaned() Lesson {
	for _, line := range []*string{&l.Text, &l.When, &l.Area, &l.Basis, &l.Occasion} {
		*line = CleanLine(*line)
	}
	l.Drawn = Clean(l.Drawn)
	l.Versions = slices.Clone(l.Versions)
	cleanVersions(l.Versions)
	l.Answers = slices.Clone(l.Answers)
	for i := range l.Answers {
		l.Answers[i].Line = CleanLine(l.Answers[i].Line)
	}
	return l
}

func cleanVersions(versions []Version) {
	for i := range versions {
		versions[i].Text = Clean(versions[i].Text)
	}
}

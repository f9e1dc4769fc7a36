package report

import (
	"cmp"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/habits"
	"messup/journal/text"
	"messup/journal/voice"
)

// Most is how many failures a report has at most, and MostCarried how many things go into the
// next year: more are none.
const (
	Most        = 7
	MostCarried = 3
)

// A Report is the report of a year as it is written: what was chosen, and the lines typed for it.
type Report struct {
	Year                    string
	Title, Important        string
	Messes, Moved, TakeTwos int
	Entries                 int // that patterns are counted in
	Wins, Lessons           []string
	Unused                  []string // lessons, if none was used yet
	Failures                []Failure
	Chains                  []Tried
	Signs, Factors          []Tally
	Gaps, Strengths         []Tally
	Counted, Human          []string
	Helped, ToSee, Thanks   []string
	Sooner                  []Tally
	LetGo                   []string
	Carry                   []Carry
	Unsure                  []string
	Redacted                bool // names and details were taken out: it may be shown
}

// Report returns the report of what was chosen. Wins are all there are, unless some were
// chosen. What was chosen and is there no longer is left out.
func (m Material) Report(chosen habits.Report) Report {
	r := Report{
		Year: m.Year.Name, Title: text.CleanLine(chosen.Lines.Title), Important: cmp.Or(text.CleanLine(chosen.Lines.Important), m.Important),
		Messes: m.Messes, Moved: m.Moved, TakeTwos: m.TakeTwos, Entries: m.Messes + m.Moved,
		Chains: cloned(m.Chains), Signs: slices.Clone(m.Signs), Factors: slices.Clone(m.Factors), Gaps: slices.Clone(m.Gaps), Strengths: slices.Clone(m.Strengths),
		Counted: slices.Concat(m.Counted, lines(chosen.Lines.Counted)), Human: slices.Concat(m.Human, lines(chosen.Lines.Landed)),
		Helped: slices.Clone(m.Helped), ToSee: slices.Clone(m.ToSee), Thanks: lines(chosen.Lines.Thanks), Sooner: slices.Clone(m.Sooner),
		LetGo: slices.Clone(m.LetGo), Unsure: lines(chosen.Lines.Unsure),
	}
	for _, w := range picked(m.Wins, chosen.Wins, func(w Win) journal.ID { return w.ID }) {
		r.Wins = append(r.Wins, voice.Joined(w.Month, w.Said))
	}
	if len(chosen.Wins) == 0 {
		for _, w := range m.Wins {
			r.Wins = append(r.Wins, voice.Joined(w.Month, w.Said))
		}
	}
	for _, u := range m.Used {
		r.Lessons = append(r.Lessons, voice.Joined(u.Lesson, voice.Say("used %s", voice.Count(u.Times, "time", "times")), u.Came))
	}
	if len(m.Used) == 0 {
		r.Unused = slices.Clone(m.Unused)
	}
	r.Failures = picked(m.Failures, chosen.Failures, func(f Failure) journal.ID { return f.ID })
	r.Carry = picked(m.Forward, chosen.Carry, func(c Carry) journal.ID { return c.ID })
	return r
}

// picked are those that were chosen, in the order they were.
func picked[T any](all []T, chosen []journal.ID, id func(T) journal.ID) (some []T) {
	for _, want := range chosen {
		if i := slices.IndexFunc(all, func(v T) bool { return id(v) == want }); i >= 0 {
			some = append(some, all[i])
		}
	}
	return some
}

func cloned(all []Tried) []Tried {
	all = slices.Clone(all)
	for i := range all {
		all[i].Takes = slices.Clone(all[i].Takes)
	}
	return all
}

// lines are the lines of what was typed.
func lines(typed string) (all []string) {
	for line := range strings.Lines(text.Clean(typed)) {
		if line = text.CleanLine(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// Texts are all texts of a report that a person wrote, in the order they stand in, to be read
// and changed in place. After a change, Tidy.
func (r *Report) Texts() (all []*string) {
	add := func(of []string) {
		for i := range of {
			all = append(all, &of[i])
		}
	}
	tallies := func(of []Tally) {
		for i := range of {
			all = append(all, &of[i].Words)
		}
	}
	all = append(all, &r.Title, &r.Important)
	add(r.Wins)
	add(r.Lessons)
	add(r.Unused)
	for i := range r.Failures {
		f := &r.Failures[i]
		f.Title = "" // for the person's own eyes
		all = append(all, &f.Text, &f.Lesson, &f.Basis, &f.Since)
	}
	for i := range r.Chains {
		all = append(all, &r.Chains[i].Goal)
		add(r.Chains[i].Takes)
	}
	for _, of := range [][]Tally{r.Signs, r.Factors, r.Gaps, r.Strengths} {
		tallies(of)
	}
	add(r.Counted)
	add(r.Human)
	add(r.Helped)
	add(r.ToSee)
	add(r.Thanks)
	tallies(r.Sooner)
	add(r.LetGo)
	for i := range r.Carry {
		c := &r.Carry[i]
		all = append(all, &c.Words, &c.By, &c.LookFor, &c.Evidence)
	}
	add(r.Unsure)
	return all
}

// Tidy leaves out what has no words any more: a failure without what failed, a chain without
// what it was about.
func (r *Report) Tidy() {
	none := func(s string) bool { return s == "" }
	uncounted := func(t Tally) bool { return t.Words == "" }
	for _, of := range []*[]string{&r.Wins, &r.Lessons, &r.Unused, &r.Counted, &r.Human, &r.Helped, &r.ToSee, &r.Thanks, &r.LetGo, &r.Unsure} {
		*of = slices.DeleteFunc(*of, none)
	}
	for _, of := range []*[]Tally{&r.Signs, &r.Factors, &r.Gaps, &r.Strengths, &r.Sooner} {
		*of = slices.DeleteFunc(*of, uncounted)
	}
	r.Failures = slices.DeleteFunc(r.Failures, func(f Failure) bool { return f.Text == "" })
	r.Carry = slices.DeleteFunc(r.Carry, func(c Carry) bool { return c.Words == "" })
	for i := range r.Chains {
		r.Chains[i].Takes = slices.DeleteFunc(r.Chains[i].Takes, none)
	}
	r.Chains = slices.DeleteFunc(r.Chains, func(t Tried) bool { return t.Goal == "" })
}

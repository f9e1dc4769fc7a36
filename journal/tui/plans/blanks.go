package plans

import (
	"cmp"
	"context"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/jotted"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A blank is one line of a plan's form, and where its words are in the plan.
type blank struct {
	form.Field
	at func(*journal.Plan) *string
}

// blanks are the lines of a plan's form, the same wherever a plan is made or
// corrected: a few usual ones, and those that are seldom wanted below them.
type blanks struct {
	env      *page.Env
	begun    journal.Plan // the plan as it is at first
	usual    []blank
	more     []blank
	obstacle string // what is asked about what kept the person going
}

// asking is what has to be read before a plan can be asked for.
type asking struct {
	words    book.Suggestions
	obstacle string // what is asked about the obstacle; empty if nothing in particular
}

func readAsking(ctx context.Context, b *book.Book, p journal.Plan) (a asking, err error) {
	if a.words, err = b.Words(ctx); err != nil {
		return a, err
	}
	a.obstacle, err = b.Plans.ObstacleAsk(ctx, p)
	return a, err
}

// blanksOf lays out the lines for a plan.
func blanksOf(d *page.Env, p journal.Plan, a asking) blanks {
	frees := blank{form.Field{Label: "That frees", Hint: "if you stop something: what it gives back", Text: p.Frees}, func(p *journal.Plan) *string { return &p.Frees }}
	b := blanks{env: d, begun: p, obstacle: cmp.Or(a.obstacle, voice.Say(voice.ObstacleAsk))}
	when := blank{form.Field{Label: "When", Hint: "expert groups have had six minutes", Text: p.When}, func(p *journal.Plan) *string { return &p.When }}
	will := blank{form.Field{Label: "I will", Hint: "turn cards face down", Text: p.Will}, func(p *journal.Plan) *string { return &p.Will }}
	if p.Stops() {
		if b.stopping() {
			will.Field = form.Field{Label: "I will stop", Hint: "marking every draft"}
		}
		b.usual, b.more = []blank{will, frees}, []blank{when}
	} else {
		b.usual = []blank{when, will}
	}
	if p.Waits() { // else its day is over
		by := form.Field{Label: "By", Hint: voice.ByHint, Text: p.By}
		if p.By == "" && !p.Day.IsZero() {
			by.Hint = voice.Phrase(voice.MeantFor(p.Meant(), d.Today()))
		}
		b.usual = append(b.usual, blank{by, func(p *journal.Plan) *string { return &p.By }})
	}
	b.more = append(b.more, seldom(p, a, b.obstacle)...)
	if !p.Stops() {
		b.more = append(b.more, frees)
	}
	if p.Waits() {
		expect := form.Field{Label: "I expect", Hint: "to see; sealed until you say what came of it"}
		if p.Expect != "" {
			expect.Hint = "sealed; what you type here replaces it"
		}
		b.more = append(b.more, blank{expect, func(p *journal.Plan) *string { return &p.Expect }})
	}
	return b
}

// seldom are the lines that any plan can have and few need.
func seldom(p journal.Plan, a asking, obstacle string) []blank {
	all := []blank{{form.Field{Label: "Class", Hint: "9B science", Offers: a.words.Classes, Text: p.Class}, func(p *journal.Plan) *string { return &p.Class }}}
	if p.With != "" {
		all = append(all, blank{form.Field{Label: "With", Hint: "a class or a person", Text: p.With}, func(p *journal.Plan) *string { return &p.With }})
	}
	return append(all,
		blank{form.Field{Label: "Goal", Hint: "what you want to happen", Text: p.Goal}, func(p *journal.Plan) *string { return &p.Goal }},
		blank{form.Field{Label: "Different", Hint: "what is different from last time", Text: p.Different}, func(p *journal.Plan) *string { return &p.Different }},
		blank{form.Field{Label: "I'll look for", Hint: "what would show it", Text: p.LookFor}, func(p *journal.Plan) *string { return &p.LookFor }},
		blank{form.Field{Label: "Obstacle", Hint: voice.Phrase(obstacle), Text: p.Obstacle}, func(p *journal.Plan) *string { return &p.Obstacle }})
}

// leading has one of the lines come first.
func (b blanks) leading(label voice.Phrase) blanks {
	for i, x := range b.more {
		if x.Label == label {
			b.usual = append([]blank{x}, b.usual...)
			b.more = append(b.more[:i:i], b.more[i+1:]...)
			return b
		}
	}
	return b
}

// form is the form of these lines, with what it asks still to be said.
func (b blanks) form() form.Form {
	on := form.Form{More: len(b.more)}
	for _, x := range b.all() {
		if x.at(&b.begun) == &b.begun.By {
			x.Reads = b.understood
		}
		on.Fields = append(on.Fields, x.Field)
	}
	if b.begun.Obstacle != "" { // its blank has words where the question stood
		on.Below = func(set *look.Lines, _ form.Values) {
			set.Rows = append(set.Rows, "")
			set.Add(set.Look.Pencil, voice.Say("Obstacle: %s", b.obstacle))
		}
	}
	return on
}

// understood says for which day the plan is as its form has it: the one it had, where its
// words were said when they meant another than now.
func (b blanks) understood(v form.Values) string {
	p, was := b.plan(v), b.begun
	p.By, was.By = text.CleanLine(p.By), text.CleanLine(was.By)
	now := date.MomentOf(b.env.Book.Now())
	if !p.Day.IsZero() && p.Meant().Keeps(was.Meant(), now, b.env.Year) {
		if to, err := p.Meant().Read(now, b.env.Year); err != nil || to.Day != p.Day || to.From != p.From {
			return voice.MeantFor(p.Meant(), now.Day)
		}
	}
	return meant(b.env, p)
}

func (b blanks) all() []blank { return append(b.usual[:len(b.usual):len(b.usual)], b.more...) }

// stopping reports whether nothing is said yet but that something is to stop: then the
// line asks for what comes after the word, "marking every draft".
func (b blanks) stopping() bool { return text.FoldWords(b.begun.Will) == voice.Stop }

// plan is the plan as its form has it. What is sealed is not on the form:
// nothing typed there leaves it.
func (b blanks) plan(v form.Values) journal.Plan {
	p := b.begun
	for i, x := range b.all() {
		at := x.at(&p)
		if at == &p.Expect && v[i] == "" {
			continue
		}
		*at = v[i]
	}
	p = jotted.Halved(p)
	if b.stopping() && p.Will != "" {
		p.Will = voice.Stop + " " + p.Will
	}
	p.ObstacleAsk = ""
	if p.Obstacle != "" {
		p.ObstacleAsk = b.obstacle
	}
	return p
}

// rescues makes of a plan and the words of its form what is kept where the journal cannot
// have it: the plan with its day, as nothing will read it again. One that says neither when
// nor what is none.
func (b blanks) rescues(had journal.Plan) func(form.Values) (journal.Archive, bool) {
	return func(v form.Values) (words journal.Archive, can bool) {
		p, err := had.Corrected(b.plan(v))
		p.Rev++
		p.Meant().Follow(had.Meant(), date.MomentOf(b.env.Book.Now()), b.env.Year)
		words.Plans = []journal.Plan{p}
		return words, err == nil && text.CleanLine(p.When+p.Will) != ""
	}
}

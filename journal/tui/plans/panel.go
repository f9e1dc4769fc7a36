package plans

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/people"
	"messup/journal/voice"
	"messup/prompts"
)

// A Panel asks what happened with one plan: what was done, what came of
// it, how one knows, and what next. Whatever was said is kept at once.
type Panel struct {
	env    *page.Env
	on     form.Host
	Plan   journal.Plan // as it stands on the disk
	chain  journal.Chain
	lesson journal.ID // what its story taught; empty if nothing
	stage  planStage
	heard  people.Beside // what somebody said that fits it
	// said is told that all is said about the plan for now; line is that in a
	// few words.
	said func(line string) tea.Cmd
	// Noted, where there is one, is told of each answer as it is kept, in a few words:
	// whoever leaves before the last of them has said something too.
	Noted func(line string) tea.Cmd
}

// A planStage is what is asked about a plan at the moment.
type planStage int

const (
	whatHappened planStage = iota
	whatCameOfIt
	whatNext
)

// PlanRead is a plan as a page shows it.
type PlanRead struct {
	plan   journal.Plan
	chain  journal.Chain
	lesson journal.ID
	taught string // what its story taught
	sign   string // and what could have been seen there
	heard  journal.Heard
}

// ReadPlan reads a plan, its chain, and which lesson there is to reword.
func ReadPlan(ctx context.Context, book *book.Book, id journal.ID) (r PlanRead, err error) {
	if r.plan, err = book.Plans.Get(ctx, id); err != nil {
		return r, err
	}
	if r.chain, err = book.Plans.Chain(ctx, r.plan); err != nil {
		return r, err
	}
	if r.plan.Closed.IsZero() && r.plan.Result != journal.LetGo {
		if r.heard, err = book.Heard.Beside(ctx, r.plan); err != nil {
			return r, err
		}
	}
	if r.plan.Entry != "" {
		l, err := book.Lessons.Of(ctx, r.plan.Entry)
		if err != nil {
			return r, err
		}
		r.lesson, r.taught = l.ID, l.Text
		e, err := book.Entries.Get(ctx, r.plan.Entry)
		if err := page.IgnoreMissing(err); err != nil {
			return r, err
		}
		r.sign = e.Said(book.Sets(), prompts.Sign)
	}
	return r, nil
}

// NewPanel makes the panel of a plan on a page.
func NewPanel(on form.Host, r PlanRead, said func(string) tea.Cmd) *Panel {
	p := &Panel{env: on.Env(), on: on, Plan: r.plan, chain: r.chain, lesson: r.lesson, said: said}
	p.setHeard(r)
	switch {
	case r.plan.Waits():
	case r.plan.Outcome == "" && r.plan.Closed.IsZero():
		p.stage = whatCameOfIt
	default:
		p.stage = whatNext
	}
	return p
}

// Question is what is asked of the plan: below its sentence and, as far as there is room,
// what else was meant and said so far.
func (p *Panel) Question(width int) page.Question {
	about := &look.Lines{Look: p.env.Look, Width: width}
	if p.env.Short() {
		about.Few(about.Look.Ink, voice.PlanSentence(p.Plan), max(1, p.env.Size.Height/3))
	} else {
		about.Add(about.Look.Ink, voice.PlanSentence(p.Plan))
	}
	more := &look.Lines{Look: p.env.Look, Width: width}
	p.setPlan(more)
	p.setResult(more)
	p.heard.Set(more)
	return page.Question{About: about.Rows, More: more.Rows, Ask: p.asked(), Answers: p.answers(), Width: width}
}

// outcomes are the answers to what came of it.
func (p *Panel) outcomes() (all []page.Action) {
	for _, o := range voice.Outcomes() {
		all = append(all, page.Named("", voice.Outcome(o), func() tea.Cmd { return p.askHow(o) }))
	}
	return page.Numbered(all...)
}

// setPlan sets what was meant.
func (p *Panel) setPlan(set *look.Lines) {
	set.Named(voice.Say("Goal"), p.Plan.Goal)
	set.Named(voice.Say("With"), p.Plan.Whom())
	set.Named(voice.Say("Look for"), p.Plan.LookFor)
	set.Named(voice.Say("Different"), p.Plan.Different)
	set.Named(voice.Say("Obstacle"), voice.Obstacle(p.Plan))
	set.Named(voice.Say("That frees"), p.Plan.Frees)
	set.Named(voice.Say("Meant for"), voice.MeantFor(p.Plan.Meant(), p.env.Today()))
	for _, m := range p.Plan.Moves {
		set.Named(voice.Say("Moved"), voice.Moved(m, p.env.Today()))
	}
}

// setResult sets what became of it.
func (p *Panel) setResult(set *look.Lines) {
	if p.Plan.Waits() {
		return
	}
	set.Gap()
	set.Named(voice.SentenceCase(voice.Result(p.Plan.Result)), cmp.Or(p.Plan.Line, voice.DoneOn(p.Plan, p.env.Today())))
	set.Named(voice.Say("Outcome"), voice.Outcome(p.Plan.Outcome))
	set.Named(voice.Say("For whom"), p.Plan.ForWhom)
	set.Named(voice.Say("How I know"), voice.Evidence(p.Plan))
	set.Named(voice.Say("Changed"), p.Plan.Changed)
	set.Named(voice.Say("Unneeded"), p.Plan.Unneeded)
}

// followed reports whether there is a next take already.
func (p *Panel) followed() bool {
	return slices.ContainsFunc(p.chain.Takes, func(t journal.Plan) bool { return t.Take > p.Plan.Take })
}

// Settled reports whether all is said about the plan for now: it waits on, it
// is closed, or there is a next take.
func (p *Panel) Settled() bool {
	return p.Plan.Waits() || !p.Plan.Closed.IsZero() || p.followed()
}

// asked is the one thing that is asked now.
func (p *Panel) asked() string {
	switch {
	case p.stage == whatHappened:
		return voice.Say("What happened?")
	case p.stage == whatCameOfIt:
		return voice.Say("What came of it?")
	case p.followed():
		return voice.Say("%s is set.", voice.TakeTitle(p.Plan.Take+1))
	case !p.Plan.Closed.IsZero():
		return voice.Say("Closed %s.", voice.Dated(p.Plan.Closed, "2 January", p.env.Today()))
	case p.chain.Ask():
		return voice.Say("Three takes, and not better yet. Is the goal still right? Another pair of eyes, or let it go?")
	}
	switch p.Plan.Outcome {
	case journal.NotThereYet:
		return voice.Say("Better, not there yet. Close it here, or try again?")
	case journal.Worse:
		return voice.Say("Worse this time. Close it here, or try again?")
	case journal.CannotTell:
		return voice.Say("No telling yet. Close it here, or try again?")
	case journal.AsBefore:
		return voice.Say("About the same. Close it here, or try again?")
	}
	return voice.Say("Close it here, or try again?")
}

// Actions is that of a page.Page.
func (p *Panel) Actions() []page.Action {
	var all []page.Action
	if p.stage == whatNext {
		all = append(all, page.Act("n", "new lesson", func() tea.Cmd { return page.GoTo(page.LessonForm{Entry: p.Plan.Entry}) }, "n").Seldom())
	}
	if p.stage != whatHappened {
		all = append(all, p.again())
	}
	return append(all, p.heard.Actions()...)
}

// answers are those to what is asked of the plan.
func (p *Panel) answers() []page.Action {
	switch p.stage {
	case whatHappened:
		all := []page.Action{
			page.Reply("did it", func() tea.Cmd { return p.tell(journal.Report{Result: journal.Did}) }),
			page.Reply("did something else", p.askElse),
		}
		if p.Plan.Waits() { // what has been done cannot be moved
			all = append(all, page.Reply("moved it", p.askMove))
		}
		letGo := voice.InRoom[voice.Phrase]("let it go", "let go") // as the answers above it say what was done
		return page.Numbered(append(all, page.Reply(letGo, p.askLetGo))...)
	case whatCameOfIt:
		return p.outcomes()
	}
	return p.next()
}

// again begins the answer anew.
func (p *Panel) again() page.Action {
	return page.Act("u", "back: say it differently", func() tea.Cmd {
		p.stage = whatHappened
		return nil
	}, "u").Seldom()
}

// next are what can follow any outcome.
func (p *Panel) next() []page.Action {
	someone := page.Act("c", "ask someone", p.askSomeone, "c")
	var answers []page.Action
	if p.Plan.Closed.IsZero() && !p.followed() {
		answers = append(answers, page.Reply("close it here", p.closeIt))
	}
	if p.chain.Ask() {
		answers = append(answers, page.Reply("let it go", p.askLetGo))
	}
	all := page.Numbered(answers...)
	if p.chain.Ask() {
		all = append(all, someone)
	}
	if p.Plan.Result != journal.LetGo && !p.followed() {
		all = append(all, page.Named("t", voice.Say("take %s", voice.TakeWord(p.Plan.Take+1)), p.askNext, "t"))
	}
	if p.lesson != "" {
		all = append(all, page.Act("l", "reword the lesson", func() tea.Cmd { return page.GoTo(page.LessonForm{ID: p.lesson}) }, "l"))
	}
	if !p.chain.Ask() {
		all = append(all, someone)
	}
	return all
}

// save keeps the plan as changed and goes on with what is on the disk then.
func (p *Panel) save(changed journal.Plan, then func() tea.Cmd) tea.Cmd {
	book, base := p.env.Book, p.Plan
	return form.After(p.on, func(ctx context.Context) (PlanRead, error) {
		return savePlan(ctx, book, base, changed)
	}, func(r PlanRead) tea.Cmd { return p.took(r, then) })
}

// writes puts a form about the plan on the page: change makes the plan it is kept as,
// or rescued as where it cannot be.
func (p *Panel) writes(f form.Form, change func(journal.Plan, form.Values) (journal.Plan, error), then func() tea.Cmd) form.Form {
	book, base := p.env.Book, p.Plan
	f.About, f.Of = p.setSentence, text.CleanLine(voice.PlanSentence(base))
	f.Save = form.Saves(func(ctx context.Context, v form.Values) (PlanRead, error) {
		changed, err := change(base, v)
		if err != nil {
			return PlanRead{}, err
		}
		return savePlan(ctx, book, base, changed)
	}, func(r PlanRead) tea.Cmd { return p.took(r, then) })
	f.Unsaved = func(v form.Values) (words journal.Archive, can bool) {
		changed, err := change(base, v)
		words.Plans = []journal.Plan{changed}
		return words, err == nil
	}
	return f
}

// took shows the plan as it is on the disk, and goes on.
func (p *Panel) took(r PlanRead, then func() tea.Cmd) tea.Cmd {
	p.Plan, p.chain, p.lesson = r.plan, r.chain, r.lesson
	p.setHeard(r)
	return then()
}

// setHeard shows what somebody said that fits the plan.
func (p *Panel) setHeard(r PlanRead) {
	p.heard = people.Beside{On: p.on, Heard: r.heard, Plan: r.plan.ID}
}

// savePlan keeps a plan as changed and reads it anew.
func savePlan(ctx context.Context, book *book.Book, base, changed journal.Plan) (PlanRead, error) {
	if _, err := book.Plans.Save(ctx, base, changed); err != nil {
		return PlanRead{}, err
	}
	return ReadPlan(ctx, book, base.ID)
}

func (p *Panel) setSentence(set *look.Lines) { set.Add(set.Look.Ink, voice.PlanSentence(p.Plan)) }

// tell keeps what was done; what came of it is asked next.
func (p *Panel) tell(t journal.Report) tea.Cmd {
	return p.save(p.Plan.Tell(t, p.env.Today()), func() tea.Cmd {
		p.stage = whatCameOfIt
		p.on.Rewind()
		return p.noted()
	})
}

// askElse: what was done instead is a result, not a miss.
func (p *Panel) askElse() tea.Cmd {
	return p.on.Write(p.writes(form.Form{
		Ask:    "You did something else. What did you see that made you switch?",
		Fields: []form.Field{{Label: "I saw, and did", Hint: "one line"}},
	}, func(plan journal.Plan, v form.Values) (journal.Plan, error) {
		return plan.Tell(journal.Report{Result: journal.DidElse, Line: v[0]}, p.env.Today()), nil
	}, func() tea.Cmd {
		p.stage = whatCameOfIt
		return p.noted()
	}))
}

// noted tells of an answer that others may follow.
func (p *Panel) noted() tea.Cmd {
	if p.Noted == nil {
		return nil
	}
	return p.Noted(p.recorded())
}

// askHow keeps the outcome and asks for whom it was so and how one knows.
func (p *Panel) askHow(o journal.Outcome) tea.Cmd {
	t := journal.Report{
		Result: p.Plan.Result, Line: p.Plan.Line, Outcome: o, ForWhom: p.Plan.ForWhom,
		How: p.Plan.How, Impression: p.Plan.Impression, Changed: p.Plan.Changed, Unneeded: p.Plan.Unneeded,
	}
	return p.save(p.Plan.Tell(t, p.env.Today()), func() tea.Cmd { return tea.Batch(p.on.Write(p.howSlip(t)), p.noted()) })
}

// howSlip asks how one knows what came of the plan.
func (p *Panel) howSlip(t journal.Report) form.Form {
	impression := ""
	if t.Impression {
		impression = voice.Say(voice.ImpressionOnly)
	}
	fields := []form.Field{
		{Label: "How do you know", Hint: "what you saw, counted or were told", Text: t.How},
		{Label: "Or", Text: impression, Chips: []string{voice.Say(voice.ImpressionOnly)}},
		{Label: "For whom", Hint: "which groups", Text: t.ForWhom},
		{Label: "Changed on the day", Hint: "one line", Text: t.Changed},
	}
	stopped := p.Plan.Stops()
	if stopped {
		fields = append([]form.Field{{Label: "What did nobody miss?", Hint: "of what you stopped", Text: t.Unneeded}}, fields...)
	}
	return p.writes(form.Form{
		Asked: voice.OutcomeAsk(t.Outcome), Fields: fields, Drop: p.told,
	}, func(plan journal.Plan, v form.Values) (journal.Plan, error) {
		said := t
		if stopped {
			said.Unneeded, v = v[0], v[1:]
		}
		said.How, said.Impression = v[0], v[1] != ""
		said.ForWhom, said.Changed = v[2], v[3]
		return plan.Tell(said, p.env.Today()), nil
	}, p.told)
}

// told goes on once one has said how one knows, or nothing.
func (p *Panel) told() tea.Cmd {
	p.stage = whatNext
	said := p.said(p.recorded())
	if p.Plan.Impression {
		return tea.Batch(page.Say("Marked as an impression. Fine to keep; it will say so if you share it."), said)
	}
	return said
}

// recorded is what became of the plan, in a few words.
func (p *Panel) recorded() string {
	return p.became(cmp.Or(voice.Outcome(p.Plan.Outcome), voice.Result(p.Plan.Result)))
}

// became says of which plan it was.
func (p *Panel) became(what string) string {
	of := cmp.Or(p.Plan.Will, p.Plan.Goal)
	if of == "" || what == "" {
		return of + what
	}
	return voice.Say("%s: %s", of, what)
}

package tui

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// A planPiece asks what happened with one plan: what was done, what came of
// it, how one knows, and what next. Whatever was said is kept at once.
type planPiece struct {
	desk   *desk
	on     host
	plan   journal.Plan // as it stands on the disk
	chain  journal.Chain
	lesson bool // its story has a lesson
	stage  planStage
	// said is told that all is said about the plan for now; line is that in a
	// few words.
	said func(line string) tea.Cmd
}

// A planStage is what is asked about a plan at the moment.
type planStage int

const (
	whatHappened planStage = iota
	whatCameOfIt
	whatNext
)

// planRead is a plan as a page shows it.
type planRead struct {
	plan   journal.Plan
	chain  journal.Chain
	lesson bool
}

// readPlan reads a plan, its chain, and whether there is a lesson to reword.
func readPlan(ctx context.Context, book *journal.Book, id journal.ID) (r planRead, err error) {
	if r.plan, err = book.Plan(ctx, id); err != nil {
		return r, err
	}
	if r.chain, err = book.Chain(ctx, r.plan); err != nil {
		return r, err
	}
	if r.plan.Entry != "" {
		l, err := book.LessonOf(ctx, r.plan.Entry)
		if err != nil {
			return r, err
		}
		r.lesson = l.ID != ""
	}
	return r, nil
}

func newPlanPiece(on host, r planRead, said func(string) tea.Cmd) *planPiece {
	p := &planPiece{desk: on.env(), on: on, plan: r.plan, chain: r.chain, lesson: r.lesson, said: said}
	switch {
	case r.plan.Waits():
	case r.plan.Outcome == "" && r.plan.Closed.IsZero():
		p.stage = whatCameOfIt
	default:
		p.stage = whatNext
	}
	return p
}

// lines show the plan, what was said about it so far, and what is asked. On a
// small screen what is asked comes before the details.
func (p *planPiece) lines(width int) []string {
	set := &paper{look: p.desk.look, width: width}
	if p.desk.short() {
		set.rows = append(set.rows, oneLine(set.look, set.look.words, journal.CleanLine(p.plan.Sentence()), nil, width))
		p.setAsked(set)
		set.gap()
		p.setPlan(set)
		p.setResult(set)
		return set.rows
	}
	set.add(set.look.words, p.plan.Sentence())
	set.gap()
	p.setPlan(set)
	p.setResult(set)
	set.gap()
	p.setAsked(set)
	return set.rows
}

func (p *planPiece) setAsked(set *paper) {
	set.add(set.look.ask, p.asked())
	if p.stage == whatCameOfIt {
		for _, o := range p.outcomes() {
			set.rows = append(set.rows, noBar+set.look.key.Render(o.key)+" "+o.help)
		}
	}
}

// outcomes are the keys for what came of it.
func (p *planPiece) outcomes() []option {
	var all []option
	for i, o := range journal.Outcomes() {
		all = append(all, option{strconv.Itoa(i + 1), journal.SayOutcome(o), func() tea.Cmd { return p.askHow(o) }})
	}
	return all
}

// setPlan sets what was meant.
func (p *planPiece) setPlan(set *paper) {
	set.named("Goal", p.plan.Goal)
	set.named("With", p.plan.Whom())
	set.named("Look for", p.plan.LookFor)
	set.named("Different", p.plan.Different)
	set.named("Meant for", journal.SayWhen(p.plan.Day, p.plan.By))
	for _, m := range p.plan.Moves {
		set.named("Moved", journal.SayMove(m))
	}
}

// setResult sets what became of it.
func (p *planPiece) setResult(set *paper) {
	if p.plan.Waits() {
		return
	}
	set.gap()
	set.named(sentenceCase(journal.SayResult(p.plan.Result)), cmp.Or(p.plan.Line, p.plan.Answered.Format("2 January")))
	set.named("Outcome", journal.SayOutcome(p.plan.Outcome))
	set.named("For whom", p.plan.ForWhom)
	set.named("How I know", evidence(p.plan))
	set.named("Changed", p.plan.Changed)
}

// followed reports whether there is a next take already.
func (p *planPiece) followed() bool {
	return slices.ContainsFunc(p.chain.Takes, func(t journal.Plan) bool { return t.Take > p.plan.Take })
}

// settled reports whether all is said about the plan for now: it waits on, it
// is closed, or there is a next take.
func (p *planPiece) settled() bool {
	return p.plan.Waits() || !p.plan.Closed.IsZero() || p.followed()
}

// asked is the one thing that is asked now.
func (p *planPiece) asked() string {
	switch {
	case p.stage == whatHappened:
		return "What happened?"
	case p.stage == whatCameOfIt:
		return "What came of it?"
	case p.followed():
		return takeTitle(p.plan.Take+1) + " is set."
	case !p.plan.Closed.IsZero():
		return "Closed " + p.plan.Closed.Format("2 January") + "."
	case p.chain.Ask():
		return "Three takes, and not better yet. Is the goal still right? Another pair of eyes, or let it go?"
	}
	switch p.plan.Outcome {
	case journal.NotThereYet:
		return "Better, not there yet. Close it here, or try again?"
	case journal.Worse:
		return "Worse this time. Close it here, or try again?"
	case journal.CannotTell:
		return "No telling yet. Close it here, or try again?"
	case journal.AsBefore:
		return "About the same. Close it here, or try again?"
	}
	return "Close it here, or try again?"
}

func (p *planPiece) actions() []action {
	switch p.stage {
	case whatHappened:
		all := []action{
			act("d", "did it", func() tea.Cmd { return p.tell(journal.Telling{Result: journal.Did}) }, "d"),
			act("e", "did something else", p.askElse, "e"),
		}
		if p.plan.Waits() { // what has been done cannot be moved
			all = append(all, act("m", "moved it", p.askMove, "m"))
		}
		return append(all, act("g", "let it go", p.askLetGo, "g"))
	case whatCameOfIt:
		return append(keyed("1 – 5", "what came of it", p.outcomes()), p.again())
	}
	return p.nextActions()
}

// again begins the answer anew.
func (p *planPiece) again() action {
	return act("b", "say it differently", func() tea.Cmd {
		p.stage = whatHappened
		return nil
	}, "b").seldom()
}

// nextActions are what can follow any outcome.
func (p *planPiece) nextActions() []action {
	someone := act("a", "ask someone", p.askSomeone, "a")
	var all []action
	if p.plan.Closed.IsZero() && !p.followed() {
		all = append(all, act("c", "close it here", p.closeIt, "c"))
	}
	if p.chain.Ask() {
		all = append(all, someone, act("g", "let it go", p.askLetGo, "g"))
	}
	if p.plan.Result != journal.LetGo && !p.followed() {
		all = append(all, act("t", "take "+takeWord(p.plan.Take+1), p.askNext, "t"))
	}
	if p.lesson {
		all = append(all, act("w", "reword the lesson", func() tea.Cmd { return goTo(LessonForm{ID: p.plan.Entry}) }, "w"))
	}
	if !p.chain.Ask() {
		all = append(all, someone)
	}
	return append(all, act("n", "new lesson", func() tea.Cmd { return goTo(LessonForm{}) }, "n").seldom(), p.again())
}

// save keeps the plan as changed and goes on with what is on the disk then.
func (p *planPiece) save(changed journal.Plan, then func() tea.Cmd) tea.Cmd {
	book, base := p.desk.book, p.plan
	return after(p.on, func(ctx context.Context) (planRead, error) {
		return savePlan(ctx, book, base, changed)
	}, func(r planRead) tea.Cmd { return p.took(r, then) })
}

// keepAs makes the save of a slip about the plan: change makes the plan it is
// kept as.
func (p *planPiece) keepAs(change func(journal.Plan, values) (journal.Plan, error), then func() tea.Cmd) saveFunc {
	book, base := p.desk.book, p.plan
	return saves(func(ctx context.Context, v values) (planRead, error) {
		changed, err := change(base, v)
		if err != nil {
			return planRead{}, err
		}
		return savePlan(ctx, book, base, changed)
	}, func(r planRead) tea.Cmd { return p.took(r, then) })
}

// took shows the plan as it is on the disk, and goes on.
func (p *planPiece) took(r planRead, then func() tea.Cmd) tea.Cmd {
	p.plan, p.chain, p.lesson = r.plan, r.chain, r.lesson
	return then()
}

// savePlan keeps a plan as changed and reads it anew.
func savePlan(ctx context.Context, book *journal.Book, base, changed journal.Plan) (planRead, error) {
	if _, err := book.SavePlan(ctx, base, changed); err != nil {
		return planRead{}, err
	}
	return readPlan(ctx, book, base.ID)
}

func (p *planPiece) setSentence(set *paper) { set.add(set.look.words, p.plan.Sentence()) }

// tell keeps what was done; what came of it is asked next.
func (p *planPiece) tell(t journal.Telling) tea.Cmd {
	return p.save(p.plan.Tell(t, p.desk.today()), func() tea.Cmd {
		p.stage = whatCameOfIt
		p.on.rewind()
		return nil
	})
}

// askElse: what was done instead is a result, not a miss.
func (p *planPiece) askElse() tea.Cmd {
	return p.on.write(slip{
		ask:   "You did something else. What did you see that made you switch?",
		about: p.setSentence, blanks: []blank{{label: "I saw, and did", hint: "one line"}},
		save: p.keepAs(func(plan journal.Plan, v values) (journal.Plan, error) {
			return plan.Tell(journal.Telling{Result: journal.DidElse, Line: v[0]}, p.desk.today()), nil
		}, func() tea.Cmd {
			p.stage = whatCameOfIt
			return nil
		}),
	})
}

// askHow keeps the outcome and asks for whom it was so and how one knows.
func (p *planPiece) askHow(o journal.Outcome) tea.Cmd {
	t := journal.Telling{
		Result: p.plan.Result, Line: p.plan.Line, Outcome: o, ForWhom: p.plan.ForWhom,
		How: p.plan.How, Impression: p.plan.Impression, Changed: p.plan.Changed,
	}
	return p.save(p.plan.Tell(t, p.desk.today()), func() tea.Cmd { return p.on.write(p.howSlip(t)) })
}

// howSlip asks how one knows what came of the plan.
func (p *planPiece) howSlip(t journal.Telling) slip {
	impression := ""
	if t.Impression {
		impression = impressionOnly
	}
	return slip{
		ask:   outcomeAsk(t.Outcome),
		about: p.setSentence,
		blanks: []blank{
			{label: "How do you know", hint: "what you saw, counted or were told", text: t.How},
			{label: "Or", text: impression, chips: []string{impressionOnly}},
			{label: "For whom", hint: "which groups", text: t.ForWhom},
			{label: "Changed on the day", hint: "one line", text: t.Changed},
		},
		save: p.keepAs(func(plan journal.Plan, v values) (journal.Plan, error) {
			t.How, t.Impression = v[0], v[1] != ""
			t.ForWhom, t.Changed = v[2], v[3]
			return plan.Tell(t, p.desk.today()), nil
		}, p.told),
		drop: p.told,
	}
}

// told goes on once one has said how one knows, or nothing.
func (p *planPiece) told() tea.Cmd {
	p.stage = whatNext
	said := p.said(p.recorded())
	if p.plan.Impression {
		return tea.Batch(say("Marked as an impression. Fine to keep; it will say so if you share it."), said)
	}
	return said
}

// recorded is what became of the plan, in a few words.
func (p *planPiece) recorded() string {
	parts := []string{cmp.Or(p.plan.Will, p.plan.Goal), cmp.Or(journal.SayOutcome(p.plan.Outcome), string(p.plan.Result))}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ": ")
}

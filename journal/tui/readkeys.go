package tui

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// The keys of the reading page, and what they do.

func (p *readPage) Actions() []action {
	escape := act("esc", "back", func() tea.Cmd { return back }, "esc")
	switch {
	case !p.loaded:
		return []action{escape}
	case p.deleted:
		return []action{act("u", "give it back", func() tea.Cmd { return giveBack(p.desk, p.on.entry.ID) }, "u"), escape}
	case p.example:
		return append([]action{escape}, p.moves()...)
	}
	if p.offer {
		return append(p.offered(), p.moves()...)
	}
	actions := append(p.versions(), p.edits()...)
	actions = append(actions, p.neighbours()...)
	return append(append(actions, escape), p.moves()...)
}

// offered are the keys of the one offer made at a third reopening.
func (p *readPage) offered() []action {
	to := func(r Place) func() tea.Cmd {
		return func() tea.Cmd {
			p.offer = false
			return goTo(r)
		}
	}
	e := p.on.entry
	return []action{
		act("f", "further away", to(Write{ID: e.ID, Step: p.unanswered(), Single: true, Far: true}), "f"),
		act("s", "ask someone", to(AskSomeone{Entry: e.ID}), "s"),
		act("p", "put it away", to(PutAway{ID: e.ID}), "p"),
		act("esc", "nothing now", func() tea.Cmd {
			p.offer = false
			return nil
		}, "esc", "enter"),
	}
}

// unanswered is the first question nothing was said to, else the last.
func (p *readPage) unanswered() string {
	set, _ := p.on.entry.AskedWith(p.desk.sets())
	if len(set.Questions) == 0 { // a jot, or a set that is not known here
		return placeHeading
	}
	for _, q := range set.Questions {
		if p.on.entry.Answer(q.ID).Empty() {
			return q.ID
		}
	}
	return set.Questions[len(set.Questions)-1].ID
}

// toggleHeavy marks the entry heavy, or takes the mark away.
func (p *readPage) toggleHeavy() tea.Cmd {
	book, e := p.desk.book, p.on.entry
	newer, older := p.on.newer, p.on.older
	marked := e
	marked.Heavy = !e.Heavy
	return p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		if _, _, err := book.Save(ctx, e, marked); err != nil {
			return nil, err
		}
		msg, err := readStory(ctx, book, e.ID)
		msg.newer, msg.older = newer, older
		return heavyMsg{msg}, err
	})
}

// heavyMsg brings an entry that was marked heavy, or is no longer.
type heavyMsg struct{ storyMsg }

// edits are the keys that change something.
func (p *readPage) edits() []action {
	e := p.on.entry
	do := func(to Place) func() tea.Cmd { return func() tea.Cmd { return goTo(to) } }
	heading := do(Write{ID: e.ID, Step: placeHeading, Single: true})
	var actions []action
	if e.Draft() && e.Kind != journal.Jot {
		actions = append(actions, act("enter", "go on writing", do(Write{ID: e.ID}), "enter"))
	}
	if e.Kind == journal.Jot || e.Kind == journal.Brief {
		actions = append(actions, act("g", "grow", do(Grow{ID: e.ID}), "g"))
	}
	actions = append(actions, act("e", "edit", p.edit, "e"))
	if p.on.lesson.ID != "" {
		actions = append(actions, act("l", "reword the lesson", do(LessonForm{ID: p.on.lesson.ID}), "l").seldom())
	}
	if set, known := e.AskedWith(p.desk.sets()); known && len(e.Answers) < len(set.Questions) {
		actions = append(actions, act("a", "the other questions as well", p.showEvery, "a").seldom())
	}
	if planned(p.desk.sets(), e) != "" && !e.Draft() {
		actions = append(actions, act("w", "what happened with its plan", do(TakeTwo{ID: e.ID}), "w").seldom())
	}
	heavy := "mark it heavy"
	if e.Heavy {
		heavy = "no longer heavy"
	}
	actions = append(actions,
		act("H", heavy, p.toggleHeavy, "H").seldom(),
		act("P", "put it away until a date", do(PutAway{ID: e.ID}), "P").seldom(),
		act("s", "ask someone", do(AskSomeone{Entry: e.ID}), "s").seldom())
	return append(actions,
		act("d", "delete", func() tea.Cmd { return confirmDelete(p.desk, e.ID, e.Name(), p.on.lesson.ID != "") }, "d"),
		act("h", "heading: title, class, when", heading, "h").seldom(),
		act("t", "tags", heading, "t").seldom())
}

// edit opens the answer of the section that is chosen.
func (p *readPage) edit() tea.Cmd {
	step := placeHeading
	if s, ok := p.chosen(); ok && s.question != journal.HeadingBeside {
		step = s.question
	}
	return goTo(Write{ID: p.on.entry.ID, Step: step, Single: true})
}

func (p *readPage) chosen() (section, bool) {
	if p.cursor >= len(p.story.sections) {
		return section{}, false
	}
	return p.story.sections[p.cursor], true
}

// showEvery shows the questions nothing was said to, so that they can be
// chosen and answered; once more hides them.
func (p *readPage) showEvery() tea.Cmd {
	s, _ := p.chosen()
	p.every = !p.every
	p.set()
	for i, other := range p.story.sections {
		if other.question == s.question {
			p.choose(i)
			break
		}
	}
	return nil
}

// neighbours are the entries before and after this one in the list.
func (p *readPage) neighbours() []action {
	to := func(id journal.ID) func() tea.Cmd {
		return func() tea.Cmd { return swapTo(Read{ID: id, Query: p.route.Query}) }
	}
	oldest, newest := "", ""
	if p.on.older == "" {
		oldest = "This is the oldest one."
	}
	if p.on.newer == "" {
		newest = "This is the newest one."
	}
	if p.on.older == "" {
		return []action{
			act("←", "older entry", nil, "left").seldom().unless(oldest),
			act("→", "newer entry", to(p.on.newer), "right").unless(newest),
		}
	}
	right := act("→", "newer entry", to(p.on.newer), "right").seldom().unless(newest)
	return []action{act("← →", "other entries", to(p.on.older), "left"), right}
}

// versions are the keys for an answer two windows wrote.
func (p *readPage) versions() []action {
	s, ok := p.chosen()
	if !ok || len(s.others) == 0 {
		return nil
	}
	mine := p.on.entry.Answer(s.question).Text
	keep := func(text string) func() tea.Cmd { return func() tea.Cmd { return p.keepWording(s.question, text) } }
	actions := []action{act("1", "keep the first", keep(mine), "1")}
	if s.question == journal.HeadingBeside {
		actions[0] = act("1", "heading is right as it is", keep(mine), "1")
		return actions
	}
	both := []string{mine}
	for i, o := range s.others[:min(len(s.others), 8)] {
		n := strconv.Itoa(i + 2)
		actions = append(actions, act(n, "keep this other one", keep(o.Text), n))
		both = append(both, o.Text)
	}
	return append(actions, act("b", "keep both", keep(strings.Join(both, "\n\n")), "b"))
}

// keepWording keeps one text as the answer in place of the two that stood
// beside each other.
func (p *readPage) keepWording(question, text string) tea.Cmd {
	book, e := p.desk.book, p.on.entry
	newer, older := p.on.newer, p.on.older
	return p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		if _, _, err := book.Save(ctx, e, e.WithoutOthers(book.Sets(), question, text)); err != nil {
			return nil, err
		}
		msg, err := readStory(ctx, book, e.ID)
		msg.newer, msg.older = newer, older
		return msg, err
	})
}

// moves are the keys that scroll and choose.
func (p *readPage) moves() []action {
	by := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			p.moved = true
			p.scroll(p.top + n)
			return nil
		}
	}
	section := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			p.moved = true
			p.choose(p.cursor + n)
			return nil
		}
	}
	page := max(1, p.desk.size.Height-2)
	return []action{
		act("tab", "next question", section(+1), "tab", "]").seldom(),
		act("shift+tab", "question before", section(-1), "shift+tab", "[").seldom(),
		act("↓ j", "down", by(+1), "down", "j").seldom(),
		act("↑ k", "up", by(-1), "up", "k").seldom(),
		act("space", "a page down", by(page), "space", "pgdown", "ctrl+f").seldom(),
		act("pgup", "a page up", by(-page), "pgup", "ctrl+b").seldom(),
		act("home", "the beginning", func() tea.Cmd { p.choose(0); return by(-len(p.story.lines))() }, "home").seldom(),
		act("end", "the end", by(len(p.story.lines)), "end", "G").seldom(),
	}
}

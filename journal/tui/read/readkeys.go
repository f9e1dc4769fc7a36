package read

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// The keys of the reading page, and what they do.

// Actions is that of a page.Page.
func (p *Page) Actions() []page.Action {
	escape := page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")
	switch {
	case !p.loaded:
		return []page.Action{escape}
	case p.deleted:
		return []page.Action{page.Act("u", "give it back", func() tea.Cmd { return page.GiveBack(p.env, p.on.entry.ID) }, "u"), escape}
	case p.example:
		return append([]page.Action{escape}, p.moves()...)
	}
	if p.offer {
		return append(p.asks.Asks(p.offering()), page.Act("esc", "nothing now", p.noOffer, "esc"))
	}
	actions := append(p.versions(), p.edits()...)
	actions = slices.Concat(actions, p.ofSections(), p.neighbours())
	return append(append(actions, escape), p.moves()...)
}

// offered are the keys of the one offer made at a third reopening.
func (p *Page) offered() []page.Action {
	to := func(r page.Place) func() tea.Cmd {
		return func() tea.Cmd {
			p.offer = false
			return page.GoTo(r)
		}
	}
	e := p.on.entry
	return append(page.Numbered(
		page.Reply("further away", to(page.Write{ID: e.ID, Step: p.unanswered(), Single: true, Far: true})),
		page.Reply("ask someone", to(page.AskSomeone{Entry: e.ID})),
		page.Reply("put it away", to(page.PutAway{ID: e.ID})),
	), page.NothingNow(p.noOffer))
}

func (p *Page) noOffer() tea.Cmd {
	p.offer = false
	return nil
}

// offering is the one offer, below as much of the story as there is room for.
func (p *Page) offering() page.Question {
	q := page.Question{
		Ask:     voice.Say("Opened again, and no lesson or plan yet. See it from further away, ask someone, or put it away until a date?"),
		Answers: p.offered(), Width: p.env.TextWidth(),
	}
	for _, line := range p.Story.lines {
		q.About = append(q.About, strings.TrimRight(cmp.Or(line.Bar, look.NoBar)+line.Text, " "))
	}
	return q
}

// unanswered is the first question nothing was said to, else the last.
func (p *Page) unanswered() string {
	set, _ := p.on.entry.AskedWith(p.env.Sets())
	if len(set.Questions) == 0 { // a jot, or a set that is not known here
		return page.PlaceHeading
	}
	for _, q := range set.Questions {
		if p.on.entry.Answer(q.ID).Empty() {
			return q.ID
		}
	}
	return set.Questions[len(set.Questions)-1].ID
}

// toggleHeavy marks the entry heavy, or takes the mark away.
func (p *Page) toggleHeavy() tea.Cmd {
	book, e := p.env.Book, p.on.entry
	newer, older := p.on.newer, p.on.older
	marked := e
	marked.Heavy = !e.Heavy
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		if _, _, err := book.Entries.Save(ctx, e, marked); err != nil {
			return nil, err
		}
		msg, err := readStory(ctx, book, e.ID)
		if err != nil {
			return nil, err
		}
		msg.newer, msg.older = newer, older
		people, err := book.People.About(ctx, e.ID)
		return heavyMsg{msg, voice.HeavySaying(marked.Heavy, people)}, err
	})
}

// rests is the key to put an entry away and the one that takes it up again, if it was
// let go.
func (p *Page) rests() []page.Action {
	book, id := p.env.Book, p.on.entry.ID
	newer, older := p.on.newer, p.on.older
	away := page.Act("z", "put it away until a date", func() tea.Cmd { return page.GoTo(page.PutAway{ID: id}) }, "z").Seldom()
	if p.on.entry.LetGo == 0 {
		return []page.Action{away}
	}
	return []page.Action{away, page.Act("Z", "take it up again", func() tea.Cmd {
		return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
			if err := book.Entries.TakeUp(ctx, id); err != nil {
				return nil, err
			}
			msg, err := readStory(ctx, book, id)
			msg.newer, msg.older = newer, older
			return takenUpMsg{msg}, err
		})
	}, "Z")}
}

// takenUpMsg brings an entry that was let go and is taken up again.
type takenUpMsg struct{ storyMsg }

// heavyMsg brings an entry that was marked heavy, or is no longer.
type heavyMsg struct {
	storyMsg
	said string
}

// edits are the keys that change something.
func (p *Page) edits() []page.Action {
	e := p.on.entry
	do := func(to page.Place) func() tea.Cmd { return func() tea.Cmd { return page.GoTo(to) } }
	heading := do(page.Write{ID: e.ID, Step: page.PlaceHeading, Single: true})
	var actions []page.Action
	if e.Draft() && e.Kind != journal.Jot {
		actions = append(actions, page.Act("enter", "go on writing", do(page.Write{ID: e.ID}), "enter"))
	}
	if e.Kind == journal.Jot || e.Kind == journal.Brief {
		actions = append(actions, page.Act("g", "grow", do(page.Grow{ID: e.ID}), "g"))
	}
	actions = append(actions, page.Act("e", "edit", p.edit, "e"))
	switch len(p.on.lessons) {
	case 0:
	case 1:
		actions = append(actions, page.Act("l", "reword the lesson", do(page.LessonForm{ID: p.on.lessons[0].ID}), "l").Seldom())
	default:
		actions = append(actions, page.Act("l", "its lessons", do(page.Lessons{Of: e.ID}), "l").Seldom())
	}
	if !e.Draft() {
		actions = append(actions, page.Act("n", "new lesson", do(page.LessonForm{Entry: e.ID}), "n").Seldom())
	}
	if set, known := e.AskedWith(p.env.Sets()); known && slices.ContainsFunc(set.Questions, func(q prompts.Question) bool { return e.Answer(q.ID).Empty() }) {
		actions = append(actions, page.Act("a", "answer the other questions as well", p.showEvery, "a").Seldom())
	}
	if voice.Planned(p.env.Sets(), e) != "" && !e.Draft() {
		actions = append(actions, page.Act("t", "take two: what happened with its plan", do(page.TakeTwo{ID: e.ID}), "t").Seldom())
	}
	actions = append(actions, p.env.BesideKey(e.ID)...)
	actions = append(actions, p.corrections()...)
	heavy := voice.Phrase("mark it heavy")
	if e.Heavy {
		heavy = "no longer heavy"
		actions = append(actions, page.Act("T", voice.TalkToSomeone, do(page.Talk{}), "T"))
	}
	actions = append(actions, p.rests()...)
	actions = append(actions, p.namesKey()...)
	actions = append(actions, purgeKey(p.env, "delete it for good", func() tea.Cmd { return page.SwapTo(page.Purge{ID: e.ID, Read: true}) })...)
	actions = append(actions,
		page.Act("H", heavy, p.toggleHeavy, "H").Seldom(),
		page.Act("f", "feedback heard about it", do(page.HeardForm{Entry: e.ID}), "f").Seldom(),
		page.Act("c", "ask someone", do(page.AskSomeone{Entry: e.ID}), "c").Seldom())
	return append(append(actions,
		page.Act("d", "delete", func() tea.Cmd { return confirmDelete(p.env, e.ID, e.Name()) }, "d"),
		page.Act("h", "heading: title, class, when", heading, "h").Seldom(),
		page.Act("#", "tags", do(page.Write{ID: e.ID, Step: page.PlaceHeading, Single: true, Tags: true}), "#").Seldom(),
	), slices.Concat(p.env.ShareKey(page.Share{Entry: e.ID}), p.pictureKey(), p.env.TakeOutKey(page.TakeOut{Entry: e.ID}))...)
}

// pictureKey makes a card of the entry: none of what has taught nothing yet.
func (p *Page) pictureKey() []page.Action {
	e := p.on.entry
	var why voice.Phrase
	if e.Heavy {
		why = "It is marked heavy: it stays here."
	}
	if e.Draft() || len(p.on.lessons) == 0 && e.Kind != journal.Win || e.Kind == journal.Jot {
		return nil
	}
	return p.env.PictureKey(page.Picture{Entry: e.ID}, why)
}

// corrections are the keys for what was drawn from the entry.
func (p *Page) corrections() (all []page.Action) {
	if id := p.on.plan.ID; id != "" {
		all = append(all, page.Act("p", "correct its plan", func() tea.Cmd { return page.GoTo(page.EditPlan{ID: id}) }, "p").Seldom())
	}
	if id := p.on.checkin.ID; id != "" {
		all = append(all, page.Act("C", "correct whom to talk to", func() tea.Cmd { return page.GoTo(page.EditCheckin{ID: id}) }, "C").Seldom())
	}
	return all
}

// edit opens the answer of the section that is chosen.
func (p *Page) edit() tea.Cmd {
	step := page.PlaceHeading
	if s, ok := p.Chosen(); ok && s.Question != journal.HeadingBeside {
		step = s.Question
	}
	return page.GoTo(page.Write{ID: p.on.entry.ID, Step: step, Single: true})
}

// Chosen returns the section that is chosen; false if there is none.
func (p *Page) Chosen() (section, bool) {
	if p.Cursor >= len(p.Story.Sections) {
		return section{}, false
	}
	return p.Story.Sections[p.Cursor], true
}

// showEvery shows the questions nothing was said to, so that they can be
// chosen and answered; once more hides them.
func (p *Page) showEvery() tea.Cmd {
	s, _ := p.Chosen()
	p.every = !p.every
	p.set()
	for i, other := range p.Story.Sections {
		if other.Question == s.Question {
			p.choose(i)
			break
		}
	}
	return nil
}

// neighbours are the entries before and after this one in the list.
func (p *Page) neighbours() []page.Action {
	to := func(id journal.ID) func() tea.Cmd {
		return func() tea.Cmd { return page.SwapTo(page.Read{ID: id, Query: p.route.Query}) }
	}
	var oldest, newest voice.Phrase
	if p.on.older == "" {
		oldest = "This is the oldest one."
	}
	if p.on.newer == "" {
		newest = "This is the newest one."
	}
	older := page.Act("←", "older entry", to(p.on.older), "left").Seldom().Unless(oldest)
	newer := page.Act("→", "newer entry", to(p.on.newer), "right").Unless(newest)
	switch {
	case p.env.Opts.Lines: // each by its own name
		return []page.Action{older, newer.Seldom()}
	case p.on.older == "":
		return []page.Action{older, newer}
	}
	return []page.Action{page.Act("← →", "other entries", to(p.on.older), "left"), newer.Seldom()}
}

// versions are the keys for an answer two windows wrote, while they are in sight below it.
func (p *Page) versions() (keys []page.Action) {
	s, ok := p.Chosen()
	if !ok || s.choices < p.Top || s.chosen > p.bottom() {
		return nil
	}
	for _, c := range p.wordings(s) {
		keys = append(keys, page.Act(c.key, c.said, func() tea.Cmd { return p.keepWording(s.Question, c.text) }, c.key))
	}
	return keys
}

// wordings are what can be kept of a section that two windows wrote; of another one nothing.
func (p *Page) wordings(s section) []choice {
	if len(s.others) == 0 {
		return nil
	}
	return choices(s.Question, p.on.entry.Answer(s.Question).Text, s.others)
}

// ofSections are, told in lines, what the keys do with each of the other sections: nobody sees which
// one is chosen.
func (p *Page) ofSections() (all []page.Action) {
	if !p.env.Opts.Lines {
		return nil
	}
	for i, s := range p.Story.Sections {
		if i == p.Cursor {
			continue
		}
		for _, c := range p.wordings(s) {
			all = append(all, page.Spoken(voice.Say("%s: %s", s.name, voice.Say(c.said)), func() tea.Cmd { return p.keepWording(s.Question, c.text) }))
		}
		all = append(all, page.Spoken(voice.Say("edit: %s", s.name), func() tea.Cmd {
			p.choose(i)
			return p.edit()
		}).Seldom())
	}
	return all
}

// keepWording keeps one text as the answer in place of the two that stood
// beside each other.
func (p *Page) keepWording(question, text string) tea.Cmd {
	book, e := p.env.Book, p.on.entry
	newer, older := p.on.newer, p.on.older
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		if _, _, err := book.Entries.Save(ctx, e, e.WithoutConflicts(book.Sets(), question, text)); err != nil {
			return nil, err
		}
		msg, err := readStory(ctx, book, e.ID)
		msg.newer, msg.older = newer, older
		return msg, err
	})
}

// moves are the keys that scroll and choose.
func (p *Page) moves() []page.Action {
	by := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			p.moved = true
			p.scroll(p.Top + n)
			return nil
		}
	}
	section := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			p.moved = true
			p.choose(p.Cursor + n)
			return nil
		}
	}
	turn := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			p.moved = true
			p.turn(n)
			return nil
		}
	}
	return []page.Action{
		page.Act("tab", "next question", section(+1), "tab", "]").OnScreen().Seldom(),
		page.Act("shift+tab", "question before", section(-1), "shift+tab", "[").OnScreen().Seldom(),
		page.Act("↓ j", "down", by(+1), "down", "j").OnScreen().Seldom(),
		page.Act("↑ k", "up", by(-1), "up", "k").OnScreen().Seldom(),
		page.Act("pgdn", "a page down", turn(+1), "pgdown", "ctrl+f").OnScreen().Seldom(),
		page.Act("pgup", "a page up", turn(-1), "pgup", "ctrl+b").OnScreen().Seldom(),
		page.Act("home", "the beginning", func() tea.Cmd { p.choose(0); return turn(-len(p.starts))() }, "home").OnScreen().Seldom(),
		page.Act("end", "the end", turn(len(p.starts)), "end", "G").OnScreen().Seldom(),
	}
}

package people

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// AskCheckin puts a check-in on a form: a new one begun as c, or one that is
// there already, to be corrected. drop is what comes if nothing is written there;
// it may be nil.
func AskCheckin(on form.Host, c journal.Checkin, drop func() tea.Cmd, then func(journal.Checkin) tea.Cmd) tea.Cmd {
	b := on.Env().Book
	ask := voice.Phrase("Who, and what would you say first?")
	if c.Purpose == thanks {
		ask = "Who would be glad to hear it?"
	}
	var class string
	base, begun := c, c // as it is on the disk, and as the form begins with it
	return form.After(on, func(ctx context.Context) (words book.Suggestions, err error) {
		if class, err = classOf(ctx, b, c); err != nil {
			return words, err
		}
		if c.ID == "" {
			if begun, err = b.People.New(); err != nil {
				return words, err
			}
			begun.Entry, base = c.Entry, journal.Checkin{}
		}
		return b.Words(ctx)
	}, func(w book.Suggestions) tea.Cmd {
		f := form.Form{
			Ask: ask, Hint: "A role or an initial is enough.",
			Fields: []form.Field{
				{Label: "Person", Hint: "ELL teacher", Offers: w.People, Text: c.Person},
				{Label: "Purpose", Chips: on.Env().Sets().Field(prompts.Purpose).Options, Text: string(c.Purpose)},
				{Label: "First words", Hint: "what you would say first", Text: c.FirstWords},
			},
			Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Checkin, error) {
				changed, err := filled(begun, v)
				if err != nil {
					return begun, err
				}
				return b.People.Save(ctx, base, changed)
			}, then),
			Drop:    drop,
			Unsaved: func(v form.Values) (journal.Archive, bool) { return rescued(on.Env(), begun, v, class) },
		}
		if c.Open() { // else its day is over
			understood := ahead(on.Env(), class, 3)
			f.Fields = append(f.Fields, form.Field{Label: "When", Hint: "thursday prep", Text: c.When, Reads: func(v form.Values) string {
				if v[3] == text.CleanLine(c.When) && !c.Day.IsZero() { // it has had its day since it was said
					return voice.MeantFor(c.Meant(), on.Env().Today())
				}
				return understood(v)
			}})
		}
		if c.ID != "" {
			f.Ask, f.Hint = "How should it read?", "Its entry stays as it is, and nothing counts as moved."
		}
		return on.Write(f)
	})
}

// classOf is the class of what a check-in is about, whose next lesson its day may be:
// none if it is about no entry, or that is gone.
func classOf(ctx context.Context, b *book.Book, c journal.Checkin) (string, error) {
	if c.Entry == "" {
		return "", nil
	}
	e, err := b.Entries.Get(ctx, c.Entry)
	if errors.Is(err, journal.ErrNotFound) {
		err = nil
	}
	return e.Class, err
}

// ahead says which day is read from one of the words of a form about a class.
func ahead(d *page.Env, class string, i int) func(form.Values) string {
	return func(v form.Values) string {
		return voice.Ahead(v[i], class, date.Moment{}, date.MomentOf(d.Book.Now()), d.Year)
	}
}

// thanks is the purpose of thanking somebody.
const thanks = "thank"

// AskThanks puts a check-in on a form with somebody to be thanked for a win:
// whoever was named there as one who would be glad of it. Nobody becomes one by
// being named.
func AskThanks(on form.Host, win journal.ID, drop func() tea.Cmd, then func(journal.Checkin) tea.Cmd) tea.Cmd {
	b := on.Env().Book
	return form.After(on, func(ctx context.Context) (journal.Entry, error) { return b.Entries.Get(ctx, win) }, func(e journal.Entry) tea.Cmd {
		c := journal.Checkin{Entry: win, Purpose: thanks, Person: text.CleanLine(e.Said(b.Sets(), prompts.Person))}
		return AskCheckin(on, c, drop, then)
	})
}

// filled is a check-in with the words of its form.
func filled(c journal.Checkin, v form.Values) (journal.Checkin, error) {
	to := c
	to.Person, to.Purpose, to.FirstWords = v[0], prompts.Chosen(v[1]), v[2]
	if c.Open() {
		to.When = v[3]
	}
	return c.Corrected(to)
}

// rescued is a check-in as it is kept where the journal cannot have it: with its day, as
// nothing will read it again. Words that are the same keep the day they had.
func rescued(d *page.Env, begun journal.Checkin, v form.Values, class string) (words journal.Archive, can bool) {
	c, err := filled(begun, v)
	c.Rev++
	meant := c.Meant()
	meant.Class = class
	meant.Follow(begun.Meant(), date.MomentOf(d.Book.Now()), d.Year)
	words.Checkins = []journal.Checkin{c}
	return words, err == nil && text.CleanLine(c.Person) != ""
}

// A Panel is one person to talk to.
type Panel struct {
	Env     *page.Env
	On      form.Host
	Checkin journal.Checkin
	Said    func(line string) tea.Cmd // told that this one is dealt with for now
}

// Question asks how it went, as long as that is open.
func (p *Panel) Question(width int) page.Question {
	set := &look.Lines{Look: p.Env.Look, Width: width}
	p.set(set)
	q := page.Question{About: set.Rows, Answers: p.answers(), Width: width}
	if len(q.Answers) > 0 && !p.Env.Short() { // there it is plain from the answers
		q.Ask = voice.Say("How did it go?")
	}
	return q
}

// Actions are none besides the answers.
func (p *Panel) Actions() []page.Action { return nil }

func (p *Panel) set(set *look.Lines) {
	c := p.Checkin
	if p.Env.Short() {
		set.Add(set.Look.Bold, voice.Joined(text.CleanLine(c.Person), voice.Word(text.CleanLine(string(c.Purpose)))))
	} else {
		set.Add(set.Look.Bold, c.Person)
		set.Gap()
		set.Named(voice.Say("To"), voice.Word(string(c.Purpose)))
	}
	set.Named(voice.Say("First words"), c.FirstWords)
	set.Named(voice.Say("When"), voice.MeantFor(c.Meant(), p.Env.Today()))
	for _, m := range c.Moves {
		set.Named(voice.Say("Moved"), voice.Moved(m, p.Env.Today()))
	}
}

// answers are those to how it went.
func (p *Panel) answers() []page.Action {
	if !p.Checkin.Open() {
		return nil
	}
	return page.Numbered(
		page.Reply("done", func() tea.Cmd { return p.askEnd(journal.Done) }),
		page.Reply("move", p.askMove),
		page.Reply("let go", func() tea.Cmd { return p.askEnd(journal.Dropped) }),
	)
}

func (p *Panel) askEnd(s journal.Status) tea.Cmd {
	var ask, label, said voice.Phrase = "What came of it?", "One line", "Kept: done."
	if s == journal.Dropped {
		ask, label, said = "Let it go?", "Why", "Let go."
	}
	return p.On.Write(form.Form{
		Asked: p.ofWhom(ask), Hint: "Enter alone is enough.",
		About: p.set, Fields: []form.Field{{Label: label, Hint: "if you like"}},
		Save: p.keepAs(func(c journal.Checkin, v form.Values) (journal.Checkin, error) {
			return c.End(s, v[0], p.Env.Today()), nil
		}, func() tea.Cmd {
			return tea.Batch(p.Said(voice.Say("%s: %s", text.CleanLine(p.Checkin.Person), voice.Status(s))), page.Say(said))
		}),
	})
}

// ofWhom names who it is about where there is no room to set that above a form.
func (p *Panel) ofWhom(ask voice.Phrase) string {
	if !p.Env.Short() {
		return voice.Say(ask)
	}
	return voice.Joined(text.CleanLine(p.Checkin.Person), voice.Say(ask))
}

func (p *Panel) askMove() tea.Cmd {
	return form.After(p.On, func(ctx context.Context) (string, error) { return classOf(ctx, p.Env.Book, p.Checkin) }, p.askMoveOf)
}

// askMoveOf asks to when a talk about a class is moved.
func (p *Panel) askMoveOf(class string) tea.Cmd {
	return p.On.Write(form.Form{
		Asked: p.ofWhom("Moved to when?"),
		About: p.set,
		Fields: []form.Field{
			{Label: "To when", Hint: "thursday · next week · 26 nov", Reads: ahead(p.Env, class, 0)},
			{Label: "Why", Chips: voice.MoveReasons()},
		},
		Save: p.keepAs(func(c journal.Checkin, v form.Values) (journal.Checkin, error) {
			return c.Move(v[0], v[1], p.Env.Today())
		}, func() tea.Cmd {
			return tea.Batch(p.Said(voice.Say("%s: moved", text.CleanLine(p.Checkin.Person))), page.Say("Moved to %s.", voice.MeantFor(p.Checkin.Meant(), p.Env.Today())))
		}),
	})
}

// keepAs makes the save of a form about the check-in: change makes the one it
// is kept as.
func (p *Panel) keepAs(change func(journal.Checkin, form.Values) (journal.Checkin, error), then func() tea.Cmd) form.SaveFunc {
	book, base := p.Env.Book, p.Checkin
	return form.Saves(func(ctx context.Context, v form.Values) (journal.Checkin, error) {
		changed, err := change(base, v)
		if err != nil {
			return base, err
		}
		return book.People.Save(ctx, base, changed)
	}, func(kept journal.Checkin) tea.Cmd {
		p.Checkin = kept
		return then()
	})
}

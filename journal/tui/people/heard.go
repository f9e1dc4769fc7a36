package people

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenHeardForm opens page.HeardForm.
func OpenHeardForm(d *page.Env, to page.HeardForm) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: "Feedback heard", Ask: func(s *form.Page) tea.Cmd {
		return askHeard(s, to.Entry)
	}}
}

// askHeard puts what somebody said on a form. About an entry it begins with its
// class.
func askHeard(on *form.Page, about journal.ID) tea.Cmd {
	b := on.Desk.Book
	type known struct {
		book.Suggestions
		class string
		fresh journal.Heard // the same, however often it is rescued
	}
	return form.After(on, func(ctx context.Context) (k known, err error) {
		if k.fresh, err = b.Heard.New(); err != nil {
			return k, err
		}
		k.fresh.Entry = about
		if k.Suggestions, err = b.Words(ctx); err != nil || about == "" {
			return k, err
		}
		e, err := b.Entries.Get(ctx, about)
		k.class = e.Class
		return k, err
	}, func(k known) tea.Cmd {
		return on.Write(form.Form{
			Ask: "What did they say?", Hint: "As they put it. It comes back beside the plan it fits.",
			Fields: []form.Field{
				{Label: "They said", Hint: "we only copied it"},
				{Label: "Who", Hint: voice.HeardFromHint, Offers: k.People},
				{Label: "Class", Hint: "if it is about one", Offers: k.Classes, Text: k.class},
				{Label: "When", Hint: "today", Reads: func(v form.Values) string { return voice.Happened(v[3], b.Now()) }},
			},
			Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Heard, error) {
				h, err := said(k.fresh, v, b.Now())
				if err != nil {
					return h, err
				}
				return b.Heard.Save(ctx, journal.Heard{}, h)
			}, func(journal.Heard) tea.Cmd {
				return tea.Batch(page.Back, page.Say("Kept. It comes back beside the plan it fits."))
			}),
			Drop: func() tea.Cmd { return page.Back },
			Unsaved: func(v form.Values) (words journal.Archive, can bool) {
				h, err := said(k.fresh, v, b.Now())
				h.Rev++
				words.Heard = []journal.Heard{h}
				return words, err == nil && text.CleanLine(h.Words) != ""
			},
		})
	})
}

// said is what somebody said, with the words of its form.
func said(h journal.Heard, v form.Values, now time.Time) (journal.Heard, error) {
	h.Words, h.From, h.Class = v[0], v[1], v[2]
	if v[3] == "" {
		return h, nil
	}
	on, err := date.ParseWhen(v[3], now)
	if err != nil {
		return h, fmt.Errorf("when it was said: %w", err)
	}
	h.On = date.DayOf(on)
	return h, nil
}

// OpenHeard opens page.Heard.
func OpenHeard(d *page.Env, to page.Heard) page.Page {
	p := &heardPage{}
	p.Page = list.NewListPage(d, "Feedback heard", voice.NoHeard, to.Cursor, p.read, p.row)
	p.Finder, p.Tries = list.NewFinder(d, to.Query, false), "a word"
	p.Finder.Hint(voice.Say("words, or \"a phrase\""))
	p.Returned = func(string) string { return voice.Say("Back among what you heard.") }
	return p
}

type heardPage struct {
	list.Page[journal.Heard]
	whole
}

// heardMsg says that something heard was answered.
type heardMsg struct{ as journal.Taking }

// read reads what was heard, in a command: what is open first.
func (p *heardPage) read(ctx context.Context, q search.Query, skip, limit int) (b list.Batch[journal.Heard], err error) {
	all, err := p.Env.Book.Heard.Search(ctx, search.Query{})
	if err != nil {
		return b, err
	}
	found := all
	if !q.Zero() {
		if found, err = p.Env.Book.Heard.Search(ctx, q); err != nil {
			return b, err
		}
	}
	var rows []journal.Heard
	for _, open := range []bool{true, false} {
		for _, h := range found {
			if h.Open() == open {
				rows = append(rows, h)
			}
		}
	}
	b = list.Cut(rows, skip, limit)
	b.All = len(all)
	return b, nil
}

func (p *heardPage) Update(msg tea.Msg) tea.Cmd {
	if msg, is := msg.(heardMsg); is {
		p.opened = false // the rows come in another order
		return tea.Batch(p.List.Ask(p.List.Cursor), page.Tell(voice.HeardSaying(msg.as)))
	}
	return p.Page.Update(msg)
}

// row is one thing somebody said, and below it who and when.
func (p *heardPage) row(i int, top bool) []string {
	h, _ := p.List.Row(i)
	var lines []string
	if before, ok := p.List.Row(i - 1); i > 0 && !top && ok && before.Open() != h.Open() {
		lines = append(lines, "")
	}
	now := p.Env.Book.Now()
	about := p.Under(voice.HeardAbout(h, now))
	if i != p.List.Cursor {
		return slices.Concat(lines, []string{list.Row(p.Env, false, h.Words, "", voice.HeardState(h, now))}, about)
	}
	return slices.Concat(lines, list.Unfolded(p.Env, h.Words, voice.HeardState(h, now), p.List.Height()-len(lines)-len(about)), about)
}

func (p *heardPage) View() page.View {
	h, ok := p.List.Chosen()
	if !ok || !p.opened {
		return p.Page.View()
	}
	set := &look.Lines{Look: p.Env.Look, Width: p.Env.TextWidth()}
	set.Add(set.Look.Words, h.Words)
	set.Gap()
	now := p.Env.Book.Now()
	set.Add(set.Look.Quiet, voice.Joined(voice.HeardAbout(h, now), voice.HeardState(h, now)))
	return page.View{Title: voice.Say("Feedback heard"), Body: p.See(set.Rows, p.Env.Size.Height)}
}

func (p *heardPage) Actions() []page.Action {
	if p.Finder.Typing {
		return p.Finder.Keys(p.Narrow)
	}
	var all []page.Action
	if h, ok := p.List.Chosen(); ok {
		if h.Open() {
			for _, t := range voice.Takings() {
				all = append(all, page.Named(t.Key, string(t.Is), func() tea.Cmd { return sayHeard(p.Env, h.ID, t.Is) }, t.Key))
			}
		}
		if p.opened {
			return append(all, p.close(p.Env, h.Entry)...)
		}
		all = append(all, page.Act("enter", "read whole", p.open, "enter").Seldom())
		all = append(all, page.Act("d", "delete", func() tea.Cmd { return confirmDeleteHeard(p.Env, h.ID) }, "d").Seldom())
	}
	all = append(all, p.Undoing()...)
	return p.Keys(append(all,
		page.Act("n", "new", func() tea.Cmd { return page.GoTo(page.HeardForm{}) }, "n"),
		p.Searching().Seldom())...)
}

func (p *heardPage) Here() page.Place {
	return page.Heard{Query: p.Finder.Text(), Cursor: p.List.Cursor}
}

func sayHeard(d *page.Env, id journal.ID, t journal.Taking) tea.Cmd {
	return d.Ask(func(ctx context.Context) (tea.Msg, error) {
		_, err := d.Book.Heard.Say(ctx, id, t, "")
		return heardMsg{t}, err
	})
}

func confirmDeleteHeard(d *page.Env, id journal.ID) tea.Cmd {
	return page.Confirm(voice.Say("Put this in the trash?"), d.Ask(func(ctx context.Context) (tea.Msg, error) {
		_, err := d.Book.Trash.DeleteHeard(ctx, id)
		return page.DeletedMsg{ID: id}, err
	}))
}

// A Beside is something heard where it stands beside a plan, or by itself. The
// zero one has neither lines nor keys.
type Beside struct {
	On    form.Host
	Heard journal.Heard
	Plan  journal.ID     // the plan; none where it stands by itself
	Said  func() tea.Cmd // told that it is answered; nil: nobody is
}

// Set sets it below what is there.
func (b *Beside) Set(set *look.Lines) {
	if b.Heard.ID == "" {
		return
	}
	set.Gap()
	for _, line := range voice.HeardBefore(b.Heard, b.On.Env().Book.Now()) {
		set.Named(line.Label, line.Text)
	}
	var keys []string
	for _, t := range voice.Takings() {
		keys = append(keys, set.Look.Key.Render(t.Key)+" "+set.Look.Quiet.Render(string(t.Is)))
	}
	set.Rows = append(set.Rows, look.NoBar+strings.Join(keys, set.Look.Faint.Render(" · ")))
}

// Actions are its keys. They stand below it, and not in the footer.
func (b *Beside) Actions() []page.Action {
	if b.Heard.ID == "" {
		return nil
	}
	var all []form.Option
	for _, t := range voice.Takings() {
		all = append(all, form.Option{Key: t.Key, Help: voice.Say("heard: %s", text.CleanLine(string(t.Is))), Take: func() tea.Cmd { return b.say(t.Is) }})
	}
	return form.Keyed("", all)
}

// say keeps the answer. It is gone from the page then: one at a time is enough.
func (b *Beside) say(t journal.Taking) tea.Cmd {
	book, id, plan := b.On.Env().Book, b.Heard.ID, b.Plan
	return form.After(b.On, func(ctx context.Context) (journal.Heard, error) {
		return book.Heard.Say(ctx, id, t, plan)
	}, func(journal.Heard) tea.Cmd {
		b.Heard = journal.Heard{}
		if b.Said != nil {
			return tea.Batch(b.Said(), page.Tell(voice.HeardSaying(t)))
		}
		return page.Tell(voice.HeardSaying(t))
	})
}

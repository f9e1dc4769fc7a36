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
	"messup/journal/tui/read"
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
	on, err := date.ParsePast(v[3], now)
	if err != nil {
		return h, fmt.Errorf("when it was said: %w", err)
	}
	h.On = date.DayOf(on)
	return h, nil
}

// OpenHeard opens page.Heard.
func OpenHeard(d *page.Env, to page.Heard) page.Page {
	p := &heardPage{from: read.NewPreview(d)}
	p.Page = list.NewListPage(d, "Feedback heard", voice.NoHeard, to.Cursor, p.read, p.row)
	p.Finder, p.Tries = list.NewFinder(d, to.Query, false), "a word"
	p.Finder.Hint(voice.Say("words, or \"a phrase\""))
	p.Beside, p.List.Moved = true, p.look
	p.Returned = func(string) string { return voice.Say("Back among what you heard.") }
	return p
}

type heardPage struct {
	list.Page[journal.Heard]
	whole
	from read.Preview // what the chosen one is about
}

// look shows what the chosen one is about beside the rows.
func (p *heardPage) look() tea.Cmd {
	h, _ := p.List.Chosen()
	return p.from.Show(h.Entry, search.Query{})
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
	p.from.Update(msg)
	switch msg := msg.(type) {
	case heardMsg:
		p.opened = false // the rows come in another order
		return tea.Batch(p.List.Ask(p.List.Cursor), page.Tell(voice.HeardSaying(msg.as)))
	case tea.WindowSizeMsg:
		return tea.Batch(p.Page.Update(msg), p.look())
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
	row := list.Columns{Words: h.Words, When: voice.HeardState(h, now), Dated: list.MeantWidth()}
	if i != p.List.Cursor || p.Env.Wide() { // there it is read beside the rows
		return slices.Concat(lines, []string{row.Row(p.Env.Look, list.Width(p.Env), i == p.List.Cursor)}, about)
	}
	return slices.Concat(lines, list.Unfolded(p.Env, list.Width(p.Env), row, p.List.Height()-len(lines)-len(about)), about)
}

// lines are something heard, whole.
func (p *heardPage) lines(h journal.Heard, width int) []string {
	set := &look.Lines{Look: p.Env.Look, Width: width}
	set.Add(set.Look.Ink, h.Words)
	set.Gap()
	now := p.Env.Book.Now()
	set.Add(set.Look.Pencil, voice.Joined(voice.HeardAbout(h, now), voice.HeardState(h, now)))
	return set.Rows
}

func (p *heardPage) View() page.View {
	v := p.Page.View()
	h, ok := p.List.Chosen()
	if !ok {
		return v
	}
	if p.opened {
		return page.View{Title: v.Title, Body: p.See(p.lines(h, p.Env.TextWidth()), p.Env.Size.Height)}
	}
	if p.Env.Wide() {
		v.Side, v.Left = append(p.lines(h, min(page.Measure, p.Env.SideWidth(page.ListLeft))), ""), page.ListLeft
		v.Side = append(v.Side, p.from.Lines()...)
	}
	return v
}

func (p *heardPage) Actions() []page.Action {
	if p.Finder.Typing {
		return p.Finder.Keys(p.Narrow)
	}
	var all []page.Action
	if h, ok := p.List.Chosen(); ok {
		if h.Open() {
			for _, t := range voice.Takings() {
				all = append(all, page.Named(t.Key, voice.Taking(t.Is), func() tea.Cmd { return sayHeard(p.Env, h.ID, t.Is) }, t.Key))
			}
		}
		if p.opened {
			return append(all, p.close(p.Env, h.Entry)...)
		}
		all = append(all, page.Act("enter", "read whole", p.open, "enter").Seldom())
		all = append(all, page.Act("d", "delete", func() tea.Cmd { return confirmDeleteHeard(p.Env, h.ID) }, "d").Seldom())
	}
	return p.Keys(all, append(p.Undoing(),
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
		keys = append(keys, set.Look.Slate.Render(t.Key)+" "+set.Look.Pencil.Render(voice.Taking(t.Is)))
	}
	set.Rows = append(set.Rows, look.NoBar+strings.Join(keys, set.Look.Hint.Render(" · ")))
}

// Actions are its keys. They stand below it, and not in the footer.
func (b *Beside) Actions() []page.Action {
	if b.Heard.ID == "" {
		return nil
	}
	var all []page.Option
	for _, t := range voice.Takings() {
		all = append(all, page.Option{Key: t.Key, Help: voice.Say("heard: %s", voice.Taking(t.Is)), Take: func() tea.Cmd { return b.say(t.Is) }})
	}
	return page.Keyed("", all)
}

// Question asks what is made of it, where it stands by itself.
func (b *Beside) Question(width int) page.Question {
	set := &look.Lines{Look: b.On.Env().Look, Width: width}
	for _, line := range voice.HeardBefore(b.Heard, b.On.Env().Book.Now()) {
		set.Named(line.Label, line.Text)
	}
	q := page.Question{About: set.Rows, Ask: voice.Say("Somebody said this, and no plan fits it. What do you make of it?"), Width: width}
	for _, t := range voice.Takings() {
		q.Answers = append(q.Answers, page.Named(t.Key, voice.Taking(t.Is), func() tea.Cmd { return b.say(t.Is) }, t.Key))
	}
	return q
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

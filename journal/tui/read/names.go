package read

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/telling"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenNames opens page.Names.
func OpenNames(d *page.Env, of page.Names) page.Page {
	p := &namesPage{of: of}
	p.AsidePage = form.AsidePage{Page: form.Page{Desk: d}, Route: of, Title: "Names", Ask: func(s *form.Page) tea.Cmd {
		return form.After(s, func(ctx context.Context) ([]telling.Name, error) { return d.Book.Entries.Names(ctx, of.ID) }, p.asks)
	}}
	return p
}

// A namesPage has one say a role in place of each name that stands in an entry, or leave it.
// What looks like none can be typed.
type namesPage struct {
	form.AsidePage
	of page.Names
}

func (p *namesPage) asks(names []telling.Name) tea.Cmd {
	p.Loaded = true
	p.Desk.ShowedNames(p.of.ID)
	fields := make([]form.Field, len(names), len(names)+2)
	for i, n := range names {
		fields[i] = form.Field{Of: prompts.Field{Label: text.ClipLine(n.Words, text.MaxTitle)}, Chips: voice.NamesFor(n)}
	}
	fields = append(fields, form.Field{Label: "Another name", Hint: "as it stands there"}, form.Field{Label: "Say instead", Hint: "@J, a student, …"})
	asks := form.Form{
		Ask: "A role in place of a name?", Hint: "Where you choose nothing, the name stays.",
		About:    func(set *look.Lines) { p.shows(set, names) },
		Fields:   fields,
		Save:     func(ctx context.Context, v form.Values) (func() tea.Cmd, error) { return p.save(ctx, names, v) },
		Drop:     func() tea.Cmd { return page.Back },
		Fleeting: true, // who leaves has not said yes
	}
	if len(names) == 0 {
		asks.Hint = "Nothing here looks like a name. One that is there can be typed."
	}
	return p.Write(asks)
}

// shows sets the lines that the names stand in, as far as there is room.
func (p *namesPage) shows(set *look.Lines, names []telling.Name) {
	var lines []string
	for _, n := range names {
		if !slices.Contains(lines, n.Where) {
			lines = append(lines, n.Where)
		}
	}
	room := p.Desk.Size.Height - 8 - 2*len(names)
	for _, line := range lines[:max(0, min(room, len(lines)))] {
		set.Add(set.Look.Ink, text.ClipLine(line, p.Desk.TextWidth()))
	}
}

// save says the roles, and keeps what is never to be asked about.
func (p *namesPage) save(ctx context.Context, names []telling.Name, v form.Values) (func() tea.Cmd, error) {
	roles, never := telling.Roles{}, []string(nil)
	for i, n := range names {
		switch v[i] {
		case "", prompts.SomethingElse:
		case voice.NeverAskAbout():
			never = append(never, n.Words)
		default:
			roles[n.Words] = v[i]
		}
	}
	typed, instead := v[len(names)], v[len(names)+1]
	if (typed == "") != (instead == "") {
		return nil, fmt.Errorf("another name, and what to say instead, go together: %w", journal.ErrEmpty)
	}
	roles.Typed(typed, instead)
	if len(never) > 0 {
		if _, err := p.Desk.Book.ChangeSettings(ctx, func(s *journal.Settings) { *s = telling.NeverAsk(*s, never) }); err != nil {
			return nil, err
		}
	}
	if len(roles) == 0 {
		return func() tea.Cmd { return page.Back }, nil
	}
	return func() tea.Cmd { return p.sure(names, roles) }, nil //nolint:contextcheck // it is asked first, and has all the time it takes
}

// sure asks before it is done, over the page as it was at first: it cannot be undone.
func (p *namesPage) sure(names []telling.Name, roles telling.Roles) tea.Cmd {
	d := p.Desk
	yes := d.Work("Saying it so in the journal and its backups …", func(ctx context.Context) (tea.Msg, error) {
		u, err := d.Opts.Unname(ctx, p.of.ID, roles)
		if err != nil {
			return nil, err
		}
		return unnamedMsg{strings.Join(voice.Unnamed(u), " ")}, nil
	})
	ask := page.AskMsg{Question: voice.AskUnname(roles), Yes: yes}
	return tea.Batch(p.asks(names), func() tea.Msg { return ask })
}

// unnamedMsg says what came of it.
type unnamedMsg struct{ said string }

func (p *namesPage) Update(msg tea.Msg) tea.Cmd {
	if done, is := msg.(unnamedMsg); is {
		return tea.Batch(page.Back, page.Tell(done.said))
	}
	return p.AsidePage.Update(msg)
}

// namesKey leads to a role in place of a name, in what is finished.
func (p *Page) namesKey() []page.Action {
	if p.env.Opts.Unname == nil || p.on.entry.Draft() {
		return nil
	}
	return []page.Action{page.Act("@", "a role in place of a name", func() tea.Cmd { return page.GoTo(page.Names{ID: p.on.entry.ID}) }, "@").Seldom()}
}

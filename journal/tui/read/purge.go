package read

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// purgeKey leads to where one thing, or all that has the words of a search, is deleted for good.
func purgeKey(d *page.Env, help voice.Phrase, lead func() tea.Cmd) []page.Action {
	if d.Opts.Purge == nil {
		return nil
	}
	return []page.Action{page.Act("F", help, lead, "F").Seldom()}
}

// purges is what F does in a list: to what a search found, or else to the chosen row.
func (b *Browse) purges() []page.Action {
	if len(b.List.Shown.Terms) > 0 {
		return purgeKey(b.Env, "delete for good what has these words", func() tea.Cmd { return page.GoTo(page.Purge{Query: b.Finder.Text()}) })
	}
	row, ok := b.List.Chosen()
	if !ok {
		return nil
	}
	return page.On(page.AboutRow, purgeKey(b.Env, "delete it for good", func() tea.Cmd { return page.GoTo(page.Purge{ID: row.ID}) })...)
}

// OpenPurge opens page.Purge.
func OpenPurge(d *page.Env, of page.Purge) page.Page {
	p := &purgePage{of: of}
	p.AsidePage = form.AsidePage{Page: form.Page{Desk: d}, Route: of, Title: "Delete for good", Ask: func(s *form.Page) tea.Cmd {
		return form.After(s, p.find, p.asks)
	}}
	return p
}

// A purgePage says what goes, heavy entries and what is no entry among it, and has one type that, with
// how many things it is: so it is read before it is done. A number alone chooses and answers on every
// other page, and in plain lines, so here it does nothing.
type purgePage struct {
	form.AsidePage
	of page.Purge
}

// find looks for what goes; nothing is moved.
func (p *purgePage) find(ctx context.Context) (book.Doomed, error) {
	b := p.Desk.Book
	switch {
	case p.of.Trash:
		all, err := b.Trash.All(ctx)
		return book.Doomed{All: all}, err
	case p.of.Old:
		return b.Trash.Old(ctx)
	case p.of.ID != "":
		return b.Trash.Named(ctx, []string{string(p.of.ID)})
	}
	q, err := search.ParseQuery(p.of.Query, p.Desk.Sets(), b.Now())
	if err != nil {
		return book.Doomed{}, err
	}
	return b.Trash.Holding(ctx, q)
}

func (p *purgePage) asks(found book.Doomed) tea.Cmd {
	p.Loaded = true
	switch {
	case len(found.All) == 0 && p.of.Trash:
		return tea.Batch(p.leave(), page.Say("There is nothing in the trash."))
	case len(found.All) == 0 && p.of.Old:
		return tea.Batch(p.leave(), page.Say("No mess is old enough to go."))
	case found.Count() == 0:
		return tea.Batch(p.leave(), page.Say("No thing here has these words. What was typed for a share or a report, messup purge --with looks through."))
	}
	words := voice.Say("delete %d", found.Count())
	sure := func(v form.Values) bool { return text.SameFolded(text.CleanLine(v[0]), words) }
	ask := voice.Phrase("Delete it for good?")
	switch {
	case p.of.Old:
		ask = "Keep only what they taught?"
	case p.of.Trash:
		ask = "Empty the trash?"
	}
	return p.Write(form.Form{
		Ask: ask, Hint: "It goes for good, from the journal and its backups. There is no undo.",
		About: func(set *look.Lines) { p.names(set, found) },
		Fields: []form.Field{{Of: prompts.Field{
			Label: voice.Say("To do it type %s", words), Hint: voice.Count(found.Count(), "thing", "things"),
		}}},
		Below: func(set *look.Lines, _ form.Values) {
			for _, said := range p.stays(found) {
				set.Para(set.Look.Pencil, said, false)
			}
			if p.of.Query != "" {
				set.Para(set.Look.Pencil, voice.Say("What was typed for a share or a report stays; messup purge --with takes that out too."), false)
			}
			set.Para(set.Look.Pencil, voice.Say("What is under a formal investigation, or what somebody has asked to see by law, should not be deleted: ask your union or your board before."), false)
		},
		Doing: "Taking it out of the journal and its backups …",
		Sure:  sure,
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if p.Desk.Opts.Lines && strings.TrimSpace(v[0]) == "" { // enter is no everywhere there
				return func() tea.Cmd { return tea.Batch(p.leave(), page.Say("Nothing was deleted.")) }, nil
			}
			if !sure(v) {
				return func() tea.Cmd {
					return tea.Batch(p.asks(found), page.Say("Nothing was deleted: to do it, type %s.", words))
				}, nil
			}
			return p.delete(ctx, found)
		},
		Drop:     p.leave,
		Fleeting: true,
	})
}

// delete deletes for good what was found, and says what came of it.
func (p *purgePage) delete(ctx context.Context, found book.Doomed) (then func() tea.Cmd, err error) {
	if p.of.Trash {
		said, err := p.Desk.Opts.Empty(ctx)
		told := page.Tell(said)
		if err != nil { // things may be gone all the same: what is there is read again
			told = page.Fail(err)
		}
		return func() tea.Cmd { return tea.Batch(page.Back, told) }, nil
	}
	gone, unread, err := p.Desk.Opts.Purge(ctx, found)
	said := append(voice.Purged(gone+found.Older, unread), voice.StaysToo(found.Stay)...)
	if p.of.Old {
		said = voice.Reduced(gone, found.Left, unread)
	}
	return func() tea.Cmd { return tea.Batch(page.Back, page.Tell(strings.Join(said, " "))) }, err
}

// stays says what stays of what is found.
func (p *purgePage) stays(found book.Doomed) []string {
	if p.of.Old {
		return voice.OldStay(found.Left, found.Aged)
	}
	return voice.StaysToo(found.Stay)
}

// leave goes back to where one came from: what was read has its place on the trail no more.
func (p *purgePage) leave() tea.Cmd {
	if p.of.Read {
		return page.SwapTo(page.Read{ID: p.of.ID})
	}
	return page.Back
}

// names lists what goes, as far as there is room.
func (p *purgePage) names(set *look.Lines, found book.Doomed) {
	room := max(1, p.Desk.Size.Height-12)
	for _, t := range found.All[:min(room, len(found.All))] {
		day := ""
		if t.Entry != nil {
			day = "  " + voice.At(t.Entry.Happened, "2 Jan 2006")
		}
		set.Add(set.Look.Ink, text.ClipLine(t.Title, max(8, p.Desk.TextWidth()-len(day)))+day)
	}
	if more := len(found.All) - room; more > 0 {
		set.Add(set.Look.Pencil, voice.Say("and %d more", more))
	}
	if with := voice.GoesWith(found.All); with != "" {
		set.Add(set.Look.Pencil, voice.Say("With them: %s.", with))
	}
	if older := voice.OlderGo(found.Older); older != "" {
		set.Para(set.Look.Pencil, older, false)
	}
}

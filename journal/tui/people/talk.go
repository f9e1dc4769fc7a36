package people

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenTalk opens page.Talk.
func OpenTalk(d *page.Env, to page.Talk) page.Page {
	return &talkPage{Page: form.Page{Desk: d}, edit: to.Edit}
}

// talkPage is read far more often than written, and often in a bad hour: who and
// how first, everything else below it.
type talkPage struct {
	form.Page
	edit bool
	have journal.Settings
}

func (p *talkPage) Init() tea.Cmd {
	return form.After(&p.Page, p.Desk.Book.Settings, func(s journal.Settings) tea.Cmd {
		p.have, p.Loaded = s, true
		if p.edit {
			return p.write()
		}
		return nil
	})
}

// write puts a line for everybody there is on a form, one for everybody one
// could think of, and one for anybody else.
func (p *talkPage) write() tea.Cmd {
	people := slices.Clone(p.have.Talk)
	for _, who := range voice.MightTalkTo() {
		known := slices.ContainsFunc(people, func(c journal.Contact) bool { return text.SameFolded(c.Who, who) })
		if !known && len(people) < journal.MostContacts {
			people = append(people, journal.Contact{Who: who})
		}
	}
	fields := make([]form.Field, len(people), len(people)+1)
	for i, c := range people {
		fields[i] = form.Field{Of: prompts.Field{Label: text.CleanLine(c.Who), Hint: voice.Say("who it is, and how to reach them")}, Text: c.How}
	}
	fields = append(fields, form.Field{Label: "Somebody else", Hint: "who: how to reach them"})
	book, have := p.Desk.Book, p.have
	return p.Write(form.Form{
		Ask: "Who could you talk to?", Hint: "A line you empty goes. They are kept with your settings.",
		Fields: fields,
		Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Settings, error) {
			said := have
			said.Talk = nil
			for i, c := range people {
				if v[i] != "" {
					said.Talk = append(said.Talk, journal.Contact{Who: c.Who, How: v[i]})
				}
			}
			said.Talk = append(said.Talk, journal.ParseContact(v[len(people)]))
			return book.KeepSettings(ctx, have, said)
		}, func(s journal.Settings) tea.Cmd {
			p.have = s
			return page.Say("Kept.")
		}),
	})
}

func (p *talkPage) lines() []string {
	set := p.Paper()
	labels := make([]string, len(p.have.Talk))
	for i, c := range p.have.Talk {
		labels[i] = text.CleanLine(c.Who)
	}
	column := look.Widest(labels) + 2
	for i, c := range p.have.Talk {
		for _, line := range look.Labelled(set.Look, labels[i], text.CleanLine(c.How), nil, column, set.Width) {
			set.Rows = append(set.Rows, strings.TrimRight(line.Text, " "))
		}
	}
	if len(p.have.Talk) == 0 {
		set.Add(set.Look.Ink, voice.Say(voice.NoTalk))
	}
	for _, said := range voice.TalkSayings() {
		set.Gap()
		set.Add(set.Look.Pencil, said)
	}
	return set.Rows
}

func (p *talkPage) View() page.View {
	v := page.View{Title: voice.Say("Talk to someone")}
	if !p.Loaded {
		return v
	}
	return p.Show(v, p.lines())
}

func (p *talkPage) Actions() []page.Action {
	if p.Form != nil {
		return p.FormKeys()
	}
	all := []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	if p.Loaded {
		all = append(all, page.Act("e", "write them down", p.write, "e"))
	}
	return append(all, p.Scrolls()...)
}

func (p *talkPage) Here() page.Place { return page.Talk{} }

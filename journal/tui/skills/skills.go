package skills

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/skills"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/read"
	"messup/journal/voice"
)

// Open opens page.Skills.
func Open(d *page.Env, to page.Skills) page.Page {
	p := &skillsPage{heavy: to.Heavy, from: read.NewPreview(d)}
	p.Page = list.NewListPage(d, "Gaps and strengths", voice.NoSkills, to.Cursor, p.read, p.row)
	p.List.Over = p.over
	p.List.First, p.List.Early = p.first, true
	p.Beside, p.List.Moved = true, p.look
	return p
}

// A row is an entry that names a skill.
type row struct {
	skills.Naming
	of    skills.Skill
	first bool // the newest that names it: the row shows the skill
	other int  // where the other half begins; -1: there is none
}

type skillsPage struct {
	list.Page[row]
	heavy bool         // those of heavy entries were asked for
	from  read.Preview // the entry that names the chosen one
}

// look shows the entry of the chosen row beside the rows.
func (p *skillsPage) look() tea.Cmd {
	r, _ := p.List.Chosen()
	return p.from.Show(r.Entry, search.Query{})
}

func (p *skillsPage) View() page.View {
	v := p.Page.View()
	if p.Env.Wide() && p.List.Total() > 0 {
		v.Side, v.Left = p.from.Lines(), page.ListLeft
	}
	return v
}

// changedMsg says that the skill in focus, or a win, was kept.
type changedMsg struct{ said string }

// read reads the skills, in a command.
func (p *skillsPage) read(ctx context.Context, _ search.Query, skip, limit int) (list.Batch[row], error) {
	found, err := p.Env.Book.Entries.Skills(ctx, p.heavy)
	return rowsOf(found, skip, limit), err
}

// first reads those that the newest entries name: to read the words of a career takes
// longer than one waits for a page.
func (p *skillsPage) first(ctx context.Context, q search.Query, limit int) (list.Batch[row], bool, error) {
	found, all, err := p.Env.Book.Entries.NewestSkills(ctx, p.heavy)
	if err == nil && !all && len(found.Skills) == 0 {
		b, err := p.read(ctx, q, 0, limit)
		return b, true, err
	}
	return rowsOf(found, 0, limit), all, err
}

// rowsOf is each skill with the entries that name it, a row each, from one on.
func rowsOf(found skills.Found, skip, limit int) list.Batch[row] {
	var rows []row
	for _, s := range found.Skills {
		for i, n := range s.Named {
			rows = append(rows, row{Naming: n, of: s, first: i == 0})
		}
	}
	begins := slices.IndexFunc(rows, func(r row) bool { return r.of.Side != rows[0].of.Side }) // the other half
	for i := range rows {
		if rows[i].other = 0; begins < 0 || i < begins {
			rows[i].other = begins
		}
	}
	batch := list.Cut(rows, skip, limit)
	batch.Aside = found.Aside
	return batch
}

// row is a skill with the newest entry that names it below, or one more entry. The
// row at the top of the screen says which half and which skill it belongs to.
func (p *skillsPage) row(i int, top bool) []string {
	r, _ := p.List.Row(i)
	l := p.Env.Look
	var lines []string
	chosen, when := i == p.List.Cursor, voice.DayOf(r.Happened, p.Env.Book.Now())
	if r.first {
		c := list.Columns{Words: r.of.Words, When: when, Dated: list.WhenWidth}
		if r.of.Focus {
			if c.Class = voice.Say(voice.InFocus); p.Env.Narrow() { // there is room for one of the two
				c.When = c.Class
			}
		}
		lines = append(lines, c.Row(l, list.Width(p.Env), chosen))
		return append(lines, p.Under(voice.SkillNamed(r.Naming))...)
	}
	if top {
		lines = append(lines, look.NoBar+look.OneLine(l, l.Ink, r.of.Words, nil, list.Width(p.Env)-len(look.NoBar)))
	}
	return append(lines, p.further(chosen, voice.SkillNamed(r.Naming), when))
}

// over is the side that the skills from here on are on.
func (p *skillsPage) over(i int, top bool) (lines []string) {
	r, _ := p.List.Row(i)
	if before, known := p.List.Row(i - 1); i > 0 && !top && (!known || before.of.Side == r.of.Side) {
		return nil
	}
	if i > 0 && !top && !p.Env.Short() {
		lines = append(lines, "")
	}
	return append(lines, p.Env.Look.Pencil.Render(voice.SkillSide(r.of.Side)))
}

// further is one more entry that names the skill above it: it stands in, under the
// first.
func (p *skillsPage) further(chosen bool, words, when string) string {
	l := p.Env.Look
	if !chosen {
		l.Ink = l.Pencil
	}
	return list.Columns{Mark: look.NoBar, Words: words, When: when, Dated: list.WhenWidth}.Row(l, list.Width(p.Env), chosen)
}

func (p *skillsPage) Update(msg tea.Msg) tea.Cmd {
	p.from.Update(msg)
	switch msg := msg.(type) {
	case changedMsg:
		return tea.Batch(p.List.Ask(p.List.Cursor), page.Tell(msg.said))
	case tea.WindowSizeMsg:
		return tea.Batch(p.Page.Update(msg), p.look())
	}
	return p.Page.Update(msg)
}

func (p *skillsPage) Actions() []page.Action {
	var all []page.Action
	if r, ok := p.List.Chosen(); ok {
		all = append(all, page.Act("enter", "read", func() tea.Cmd { return page.GoTo(page.Read{ID: r.Entry}) }, "enter"), p.focusing(r))
		if r.of.Side == skills.Strength {
			all = append(all, p.winning(r))
		} else {
			all = append(all, page.Act("w", "why no small win", func() tea.Cmd { return page.Tell(voice.NoWinOfGap(r.other >= 0)) }, "w").Seldom())
		}
	}
	all = append(all, p.across()...)
	return p.Keys(all, p.aside()...)
}

// focusing puts a skill in focus, or out of it.
func (p *skillsPage) focusing(r row) page.Action {
	help, words := voice.Phrase("focus"), r.of.Words
	if r.of.Focus {
		help, words = "no focus", ""
	}
	return page.Act("S", help, func() tea.Cmd {
		book := p.Env.Book
		return p.Env.Ask(func(ctx context.Context) (tea.Msg, error) {
			now, err := book.ChangeSettings(ctx, func(s *journal.Settings) { s.Focus = words })
			return changedMsg{voice.NowFocus(now.Focus)}, err
		})
	}, "S")
}

// winning writes a small win from a strength, or opens the one that was written.
func (p *skillsPage) winning(r row) page.Action {
	if r.Win != "" {
		return page.Act("w", "its win", func() tea.Cmd { return page.GoTo(page.Read{ID: r.Win}) }, "w")
	}
	return page.Act("w", "small win", func() tea.Cmd {
		book := p.Env.Book
		return p.Env.Ask(func(ctx context.Context) (tea.Msg, error) {
			_, err := book.Entries.KeepWin(ctx, r.Entry, r.Words)
			return changedMsg{voice.Say("Kept as a small win. w opens it.")}, err
		})
	}, "w")
}

// across leads to the other half: one is never far from the other.
func (p *skillsPage) across() []page.Action {
	r, ok := p.List.Chosen()
	if !ok || r.other < 0 {
		return nil
	}
	help := voice.Phrase("strengths")
	if r.of.Side == skills.Strength {
		help = "to practise"
	}
	return []page.Action{page.Act("tab", help, func() tea.Cmd { return p.List.MoveTo(r.other) }, "tab").OnScreen()}
}

// aside is the key to what heavy entries name, and away from it.
func (p *skillsPage) aside() []page.Action {
	switch {
	case p.heavy:
		return []page.Action{p.showing("without what is kept aside", false)}
	case p.List.Batch.Aside > 0:
		return []page.Action{p.showing("what is kept aside", true)}
	}
	return nil
}

func (p *skillsPage) showing(help voice.Phrase, heavy bool) page.Action {
	return page.Act("H", help, func() tea.Cmd {
		p.heavy = heavy
		return p.List.Ask(p.List.Cursor)
	}, "H").Seldom()
}

func (p *skillsPage) Here() page.Place {
	return page.Skills{Cursor: p.List.Cursor, Heavy: p.heavy}
}

package share

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/share"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// stays is said where somebody begins to share: nothing has left yet.
const stays voice.Phrase = "Nothing leaves this computer by itself. You'll see every line before the file is written."

func (p *sharePage) viewOverview(v page.View) page.View {
	set := p.Paper()
	if !p.Desk.Short() {
		set.Add(set.Look.Pencil, voice.Say(stays))
		set.Gap()
	}
	rows := p.rows()
	for _, row := range rows {
		set.Named(row.key+"  "+row.name, row.said)
	}
	v.Rows = &page.Rows{ // as they are told in plain lines
		Above: []string{voice.Say(stays)}, Total: len(rows), To: func(int) tea.Cmd { return nil },
		Row: func(i int) []string { return []string{voice.Say("%s: %s", rows[i].name, rows[i].said)} },
		Do:  func(i int) tea.Cmd { return rows[i].run() },
	}
	return p.Show(v, set.Rows)
}

// A row is one part of what is made, with what there is of it.
type row struct {
	key        string // the same in every form
	name, said string
	run        func() tea.Cmd
}

func (p *sharePage) rows() []row {
	rows := []row{
		{"1", voice.Say("Make"), formSaid(p.draft.Form), func() tea.Cmd { return p.show(making) }},
		{"2", voice.Say("Choose"), voice.Joined(p.chosenSaid(), p.leftOutSaid()), func() tea.Cmd { return p.show(choosing) }},
	}
	above, _ := p.draft.Form.Typed()
	if slices.Contains(above, share.Opening) {
		rows = append(rows, row{"3", voice.Say("Opening"), p.typedSaid(share.Opening), func() tea.Cmd { return p.typing(share.Opening, p.stay) }})
	}
	rows = append(rows, row{"4", voice.Say("Lines"), p.linesSaid(), func() tea.Cmd { return p.typing(share.Term, p.stay) }})
	if p.draft.Form != share.Bundle {
		rows = append(rows, row{"5", voice.Say("Me or us"), p.toldBy(), p.turnWe})
	}
	return append(rows, row{"6", voice.Say("Check"), p.checkSaid(), p.checking})
}

func (p *sharePage) stay() tea.Cmd { return p.show(overview) }

func formSaid(f share.Form) string {
	switch f {
	case share.Sheet:
		return voice.Say("one page for a conversation with a coach or colleague")
	case share.Bundle:
		return voice.Say("a file that your team merges with theirs")
	case share.Post:
	}
	return voice.Say("a post that celebrates what failed")
}

func (p *sharePage) viewMaking(v page.View) page.View {
	if p.Form != nil {
		return p.Show(v, nil)
	}
	return p.Ask(v, p.whatToMake())
}

// whatToMake asks what it is to be: at first, what it is so far.
func (p *sharePage) whatToMake() page.Question {
	q := page.Question{Ask: voice.Say("What is it to be?"), Rest: page.Undecided, Width: p.Desk.TextWidth()}
	for i, f := range share.Forms() {
		k, said := strconv.Itoa(i+1), formSaid(f)
		if f == p.draft.Form {
			said, q.Rest = voice.Joined(said, voice.Say("so far")), k
		}
		q.Answers = append(q.Answers, page.Named(k, said, func() tea.Cmd { return p.make(f) }, k))
	}
	return q
}

func (p *sharePage) makingKeys() []page.Action {
	return append(p.Asks(p.whatToMake()), p.toOverview())
}

// make makes another form of it.
func (p *sharePage) make(f share.Form) tea.Cmd {
	d := p.draft
	d.Form = f
	if over := len(d.Chosen) - d.Form.Most(); over > 0 {
		return tea.Batch(p.stay(), page.Tell(voice.Say("A talk sheet has room for %d things. Take %d out first.", d.Form.Most(), over)))
	}
	return p.change(d, p.stay)
}

func (p *sharePage) turnWe() tea.Cmd {
	d := p.draft
	d.We = !d.We
	return p.change(d, p.stay)
}

func (p *sharePage) toldBy() string {
	if p.draft.We {
		return voice.Say("us: several share it")
	}
	return voice.Say("me")
}

func (p *sharePage) chosenSaid() string {
	count := func(k share.Kind, one, many voice.Phrase) string {
		n := 0
		for _, c := range p.draft.Chosen {
			if c.Kind == k {
				n++
			}
		}
		if n == 0 {
			return ""
		}
		return voice.Count(n, one, many)
	}
	said := voice.Joined(count(share.Failure, "failure", "failures"), count(share.Lesson, "lesson", "lessons"), count(share.Win, "win", "wins"))
	if said == "" {
		return voice.Say("nothing yet")
	}
	return said
}

// leftOutSaid says how much of what is chosen cannot be in the file, as too much was dropped.
func (p *sharePage) leftOutSaid() string {
	if n := len(p.draft.LeftOut(p.pieces, p.check)); n > 0 {
		return voice.Say("%d left out: its story or lesson was dropped", n)
	}
	return ""
}

func (p *sharePage) typedSaid(f share.Field) string {
	switch words := p.standing(f); {
	case words != "":
		return text.ClipLine(words, 3*page.Measure)
	case p.words(f) != "":
		return voice.Say("dropped in the check")
	}
	return voice.Say("nothing yet")
}

// standing is what was typed for a text, as far as it was not dropped in the check.
func (p *sharePage) standing(f share.Field) string { return p.check.Stand()[share.Key{Field: f}] }

func (p *sharePage) linesSaid() string {
	var said []string
	above, below := p.draft.Form.Typed()
	for _, f := range slices.Concat(above, below) {
		if words := p.standing(f); words != "" && f != share.Opening {
			said = append(said, text.CleanLine(words))
		}
	}
	return text.ClipLine(voice.Joined(said...), 3*page.Measure)
}

func (p *sharePage) checkSaid() string {
	left, flagged := len(p.check.Left()), p.check.Flagged()
	switch {
	case len(p.draft.Chosen) == 0:
		return voice.Say("once something is in it")
	case left > 0:
		return voice.Say("%d of %s to be decided", left, voice.Count(flagged, "sentence", "sentences"))
	case flagged == 1:
		return voice.Say("the one sentence is decided; read it through, and then see the file")
	case flagged > 0:
		return voice.Say("all %d decided; read it through, and then see the file", flagged)
	}
	return voice.Say("read it through, and then see the file")
}

func (p *sharePage) overviewKeys() []page.Action {
	next := voice.Phrase("go on")
	if len(p.draft.Chosen) == 0 {
		next = "choose"
	}
	all := []page.Action{page.Act("enter", next, p.onward, "enter")}
	rows := p.rows()
	for _, r := range rows {
		all = append(all, page.Named(r.key, strings.ToLower(r.name), r.run, r.key).Seldom().OnScreen())
	}
	if p.joined {
		all = append(all, page.Act("n", "begin a new one", p.askAnew, "n"))
	}
	leave, back := voice.Phrase("keep and leave"), func() tea.Cmd { return page.Back }
	if p.written {
		leave, back = "end this share", func() tea.Cmd { return p.end("") }
	}
	if p.draft.Empty() {
		leave = "back"
	} else {
		all = append(all, page.Act("d", "delete this share", p.giveUp, "d").Seldom())
	}
	return page.On(page.AboutPage, append(append(all, page.Act("esc", leave, back, "esc")), p.Scrolls()...)...)
}

// typing asks for a text, or for all lines where one of them is asked for.
func (p *sharePage) typing(f share.Field, then func() tea.Cmd) tea.Cmd {
	if f == share.Opening {
		return p.typeOpening(then)
	}
	return p.typeLines(then)
}

func (p *sharePage) words(f share.Field) string {
	words, _ := p.draft.Words(share.Key{Field: f})
	return words
}

func (p *sharePage) typeOpening(then func() tea.Cmd) tea.Cmd {
	p.met[share.Opening] = true
	then = p.unlessLeft(then)
	ask, hint := voice.Phrase("The opening"), voice.Phrase("Two to five sentences: what you were trying to do, why, what it cost.")
	if p.draft.Form == share.Sheet {
		ask, hint = "What is it about?", "A few sentences before the conversation; nothing is fine too."
	}
	d := p.draft
	return p.Write(form.Form{
		Ask: ask, Hint: hint, Of: voice.Say("For a share"),
		Fields: []form.Field{{Long: true, Text: p.words(share.Opening)}},
		Save:   p.saves(func(v form.Values) share.Draft { return d.With(share.Key{Field: share.Opening}, v[0]) }, then),
		Drop:   then, Skip: then,
	})
}

// line is a blank for one of the lines.
func (p *sharePage) line(f share.Field) form.Field {
	said := map[share.Field][2]voice.Phrase{
		share.Title:  {"Title", "two messes of one fall"},
		share.Byline: {"By-line", "a name, a role, or nothing"},
		share.Term:   {"Term", "fall 2026"},
		share.For:    {"For", "a grade band or team: grades 9 and 10"},
		share.Held:   {"What held up", "one to three lines"},
		share.Still:  {"Still open", "what you don't know yet"},
		share.Turn:   {"Your turn", "a question to readers, or an invitation to add theirs"},
	}[f]
	if f == share.Turn && p.draft.Form == share.Sheet {
		said = [2]voice.Phrase{"To talk about", "what you would ask first"}
	}
	return form.Field{Label: said[0], Hint: said[1], Text: p.words(f)}
}

func (p *sharePage) typeLines(then func() tea.Cmd) tea.Cmd {
	above, below := p.draft.Form.Typed()
	var fields []share.Field
	var blanks []form.Field
	for _, f := range slices.Concat(above, below) {
		if f != share.Opening {
			p.met[f] = true
			fields, blanks = append(fields, f), append(blanks, p.line(f))
		}
	}
	d := p.draft
	then = p.unlessLeft(then)
	return p.Write(form.Form{
		Ask: "The lines around it", Hint: "None of them has to be. No date finer than a term.", Of: voice.Say("For a share"),
		Fields: blanks,
		Save: p.saves(func(v form.Values) share.Draft {
			typed := d
			for i, f := range fields {
				typed = typed.With(share.Key{Field: f}, v[i])
			}
			return typed
		}, then),
		Drop: then, Skip: then,
	})
}

// fresh is an id that nothing has, for what is chosen.
func (p *sharePage) fresh(then func(journal.ID) tea.Cmd) tea.Cmd {
	b := p.Desk.Book
	return form.After(&p.Page, func(context.Context) (journal.ID, error) {
		l, err := b.Lessons.New()
		return l.ID, err
	}, then)
}

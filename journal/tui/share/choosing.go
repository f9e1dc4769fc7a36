package share

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/share"
	"messup/journal/text"
	"messup/journal/tui/form"
	rows "messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A list is what may be chosen.
type list struct {
	may    []share.Choice
	sought string // the words that are looked for; empty: none
	cursor page.Choice
}

// fits are those that have all words that are looked for.
func (l *list) fits() (all []share.Choice) {
	words := strings.Fields(text.Fold(l.sought))
	if len(words) == 0 {
		return l.may
	}
	for _, c := range l.may {
		in := text.Fold(c.Title + " " + c.Lesson + " " + c.Class)
		fits := true
		for _, w := range words {
			fits = fits && strings.Contains(in, w)
		}
		if fits {
			all = append(all, c)
		}
	}
	return all
}

// chosen is the one under the cursor; false if there is none.
func (l *list) chosen() (share.Choice, bool) {
	fits := l.fits()
	if l.cursor.At >= len(fits) {
		return share.Choice{}, false
	}
	return fits[l.cursor.At], true
}

// many is from how many rows on only those near the cursor are set.
const many = 400

func (p *sharePage) viewChoosing(v page.View) page.View {
	v.Aside = p.chosenSaid()
	fits := p.list.fits()
	if len(fits) == 0 {
		set := p.Paper()
		none := voice.Say("Nothing here can be shared yet: a mess can once it is finished and has taught something.")
		if p.list.sought != "" {
			none = voice.Say("Nothing that can be shared has %q.", p.list.sought)
		}
		set.Add(set.Look.Ink, none)
		return p.Show(v, set.Rows)
	}
	room := p.Desk.Size.Height
	first, last := 0, len(fits)
	if len(fits) > many {
		first, last = max(0, p.list.cursor.At-room), min(len(fits), p.list.cursor.At+room) // those further away are not on the screen
	}
	var lines []string
	from, to := 0, 0
	for i := first; i < last; i++ {
		if i == p.list.cursor.At {
			from = len(lines)
		}
		if i == first || fits[i].Kind != fits[i-1].Kind {
			if i > first && !p.Desk.Short() {
				lines = append(lines, "")
			}
			lines = append(lines, p.Desk.Look.Pencil.Render(share.Section(fits[i].Kind)))
		}
		lines = append(lines, p.choice(fits[i], i == p.list.cursor.At)...)
		if i == p.list.cursor.At {
			to = len(lines)
		}
	}
	p.Sight(lines, room, from, to)
	v.Rows = p.toChoose(fits)
	return p.Show(v, lines)
}

// toChoose are the rows as they are told in plain lines.
func (p *sharePage) toChoose(fits []share.Choice) *page.Rows {
	above := []string{voice.Say("A number takes one in, and out again; with “%s” after it, one that is in it is reworded.", voice.Say("edit for this share"))}
	r := p.list.cursor.Rows(above, len(fits), func(i int) []string {
		c := fits[i]
		row := voice.Joined(c.Title, c.Class, voice.DayOf(c.Happened, p.Desk.Book.Now()))
		if c.Lesson != c.Title {
			row = strings.Join([]string{row, c.Lesson}, "\n")
		}
		if n := p.draft.Place(c.Ref); n > 0 {
			row += "\n" + voice.Say("in it, at place %d", n)
		}
		return strings.Split(row, "\n")
	})
	r.Over = func(i int, first bool) []string {
		if i > 0 && !first && fits[i].Kind == fits[i-1].Kind {
			return nil
		}
		return []string{share.Section(fits[i].Kind)}
	}
	r.Enter, r.Do = false, func(i int) tea.Cmd { return p.toggle(fits[i].Ref) }
	return r
}

// choice is one row, with its number if it is chosen, and under the cursor what it taught.
func (p *sharePage) choice(c share.Choice, chosen bool) []string {
	number := "   "
	if n := p.draft.Place(c.Ref); n > 0 {
		number = strconv.Itoa(n) + strings.Repeat(" ", max(1, 3-len(strconv.Itoa(n))))
	}
	set := []string{rows.Row(p.Desk, chosen, number+c.Title, c.Class, voice.DayOf(c.Happened, p.Desk.Book.Now()))}
	if chosen && c.Lesson != "" && p.Desk.Size.Height > 4 {
		l := p.Desk.Look
		set = append(set, look.NoBar+"   "+l.Bar(true)+look.OneLine(l, l.Ink, c.Lesson, nil, p.Desk.TextWidth()-7))
	}
	return set
}

func (p *sharePage) choosingKeys() []page.Action {
	var all []page.Action
	c, is := p.list.chosen()
	n := len(p.list.fits())
	move := func(by int) func() tea.Cmd { return p.list.cursor.To(p.list.cursor.At+by, n) }
	if is {
		help := voice.Phrase("choose")
		if p.draft.Place(c.Ref) > 0 {
			help = "take out"
		}
		all = append(all, page.Act("space", help, func() tea.Cmd { return p.toggle(c.Ref) }, "space").OnScreen())
		if p.draft.Place(c.Ref) > 0 {
			all = append(all, page.Act("e", "edit for this share", func() tea.Cmd { return p.reword(c.Ref, p.here) }, "e"))
			all = append(all, page.Act("shift+↑", "earlier in it", func() tea.Cmd { return p.change(p.draft.Move(c.Ref, -1), p.here) }, "shift+up").Seldom(),
				page.Act("shift+↓", "later in it", func() tea.Cmd { return p.change(p.draft.Move(c.Ref, 1), p.here) }, "shift+down").Seldom())
		}
	}
	var nothing voice.Phrase
	if len(p.draft.Chosen) == 0 {
		nothing = "Space chooses what is under the cursor."
	}
	all = append(page.On(page.AboutRow, all...), page.Act("enter", "go on with these", p.onward, "enter").Briefly("go on").Unless(nothing),
		page.Act("/", "search", p.seek, "/").Seldom(), p.toOverview(),
		page.Act("↑ k", "row before", move(-1), "up", "k").OnScreen().Seldom(), page.Act("↓ j", "next row", move(1), "down", "j").OnScreen().Seldom(),
		page.Act("pgdn", "a page down", move(p.Desk.Size.Height), "pgdown").OnScreen().Seldom(), page.Act("pgup", "a page up", move(-p.Desk.Size.Height), "pgup").OnScreen().Seldom())
	return page.On(page.AboutPage, all...)
}

// here stays where one is.
func (p *sharePage) here() tea.Cmd { return nil }

func (p *sharePage) toggle(r share.Ref) tea.Cmd {
	if p.draft.Place(r) > 0 {
		return p.change(p.draft.Toggle(r, ""), p.here)
	}
	if share.WithStory(p.pieces, r) {
		return page.Say("This one is in it already, with its story.")
	}
	if len(p.draft.Chosen) >= p.draft.Form.Most() {
		return page.Tell(full(p.draft.Form))
	}
	return p.fresh(func(id journal.ID) tea.Cmd { return p.change(p.draft.Toggle(r, id), p.here) })
}

// seek asks which words to look for; none are for all.
func (p *sharePage) seek() tea.Cmd {
	return p.Write(form.Form{
		Ask: "Which ones?", Hint: "Words of the title, the lesson or the class; none for all.",
		Fields:   []form.Field{{Label: "Search", Text: p.list.sought}},
		Fleeting: true,
		Save: func(_ context.Context, v form.Values) (func() tea.Cmd, error) {
			words := v[0]
			return func() tea.Cmd {
				p.list.sought, p.list.cursor.At, p.Top = words, 0, 0
				return nil
			}, nil
		},
	})
}

// reword asks how something is to read in this document; the journal stays as it is.
func (p *sharePage) reword(r share.Ref, then func() tea.Cmd) tea.Cmd {
	var piece share.Piece
	for _, q := range p.pieces {
		if q.Ref == r {
			piece = q
		}
	}
	labels := map[share.Field][2]voice.Phrase{
		share.TheLesson: {"Lesson", "what to do"}, share.Applies: {"Applies when", "students are about to teach each other"},
		share.How: {"Known by", "one line: what was seen, counted or told"}, share.SinceLine: {"Since then", "one line: what was seen then"},
	}
	f := form.Form{Ask: "How should it read there?", Hint: "In this share alone; the journal keeps its words.", Of: voice.Say("For a share")}
	var keys []share.Key
	for _, t := range piece.Texts() {
		words, typed := p.draft.Words(t.Key)
		if !typed {
			words = t.Words
		}
		switch {
		case !p.draft.Form.Has(t.Field) || t.Field == share.PieceArea || r.Kind == share.Win && t.Field != share.Text:
			continue
		case t.Field == share.Text && r.Kind == share.Lesson:
			continue
		case t.Field == share.Text:
			f.Fields = append(f.Fields, form.Field{Long: true, Text: words})
			f.Hint = "Two to six sentences. In this share alone; the journal keeps its words."
		default:
			f.Fields = append(f.Fields, form.Field{Label: labels[t.Field][0], Hint: labels[t.Field][1], Text: words})
		}
		keys = append(keys, t.Key)
	}
	if r.Kind != share.Win && p.draft.Form != share.Card {
		basis := share.Key{Ref: r, Field: share.BasisWords}
		words, typed := p.draft.Words(basis)
		if !typed {
			words = piece.Basis
		}
		f.Fields, keys = append(f.Fields, form.Field{Label: "How do I know", Text: words, Chips: share.Bases()}), append(keys, basis)
	}
	d := p.draft
	f.Save = p.saves(func(v form.Values) share.Draft {
		typed := d
		for i, k := range keys {
			if v[i] != f.Fields[i].Text {
				typed = typed.With(k, v[i])
			}
		}
		return typed
	}, then)
	return p.Write(f)
}

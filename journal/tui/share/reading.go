package share

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/share"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A rest is the sentences that have no flag, while they are read in one go. Those that were
// dropped stand among them: to drop is one key, and this is where it can be taken back.
type rest struct {
	dropped map[journal.ID]bool // those with a flag that were dropped when they were first shown here
	lines   []int               // their places in the check
	cursor  form.Choice         // the sentence one is at
	read    map[journal.ID]bool // those that were on the screen when one went on
	starts  []int               // the row each begins in, as they were last shown
}

// begin begins at the first sentence.
func (r *rest) begin(c share.Check) {
	r.lines, r.cursor.At = nil, 0
	if r.dropped == nil {
		r.dropped = map[journal.ID]bool{}
	}
	for i, l := range c.Lines {
		if l.Asked() && l.Dropped {
			r.dropped[l.Of] = true // and it stays here once it is kept after all
		}
		if !l.Blank() && (!l.Asked() || l.Decided && r.dropped[l.Of]) {
			r.lines = append(r.lines, i)
		}
	}
}

// readAll reports whether each of them was read, as it stands now.
func (r *rest) readAll(c share.Check) bool {
	for _, l := range c.Lines {
		if !l.Blank() && (!l.Asked() || l.Dropped) && !r.read[l.Of] {
			return false
		}
	}
	return true
}

func (p *sharePage) viewReading(v page.View) page.View {
	v.Aside = voice.Say("%d of %d", p.rest.cursor.At+1, len(p.rest.lines))
	set := p.Paper()
	if !p.Desk.Short() {
		found := voice.Phrase("Nothing was found in these. Read them as somebody at your school would.")
		if len(p.rest.dropped) > 0 {
			found = "Nothing was found in these but in what you dropped. Read them as somebody at your school would."
		}
		set.Add(set.Look.Quiet, voice.Say(found))
	}
	p.rest.starts = p.rest.starts[:0]
	var at share.Key
	from, to := 0, 0
	for i, n := range p.rest.lines {
		l := p.check.Lines[n]
		if l.Key != at {
			if !p.Desk.Short() {
				set.Gap()
			}
			set.Add(set.Look.Quiet, p.place(l.Key))
			at = l.Key
		}
		p.rest.starts = append(p.rest.starts, len(set.Rows))
		bar, style := set.Look.Row(i == p.rest.cursor.At)
		if l.Dropped {
			style = set.Look.Quiet
		}
		said := l.Proposed
		if l.Dropped {
			said = voice.Say("dropped: %s", l.Proposed)
		}
		for _, row := range look.Wrap(said, set.Width-len(look.NoBar)) {
			set.Rows = append(set.Rows, bar+style.Render(row))
		}
		if i == p.rest.cursor.At {
			from, to = p.rest.starts[i], len(set.Rows)
		}
	}
	p.Sight(set.Rows, p.Desk.Size.Height, from, to)
	return p.Show(v, set.Rows)
}

// below is the first sentence that begins below the screen; none if all were on it.
func (r *rest) below(s page.Scroller) (int, bool) {
	for i, row := range r.starts {
		if row >= s.Top+s.Room {
			return i, true
		}
	}
	return 0, false
}

// readOn goes on to what is below the screen; once all has been on it, it was read.
func (p *sharePage) readOn() tea.Cmd {
	if i, is := p.rest.below(p.Scroller); is {
		p.rest.cursor.At = i
		p.ScrollTo(p.rest.starts[i])
		return nil
	}
	p.rest.read = map[journal.ID]bool{}
	for _, n := range p.rest.lines {
		p.rest.read[p.check.Lines[n].Of] = true
	}
	return p.checking()
}

func (p *sharePage) readingKeys() []page.Action {
	on := voice.Phrase("I have read them")
	if _, is := p.rest.below(p.Scroller); is {
		on = "read on"
	}
	move := func(by int) func() tea.Cmd { return p.rest.cursor.To(p.rest.cursor.At+by, len(p.rest.lines)) }
	all := []page.Action{page.Act("enter", on, p.readOn, "enter")}
	if p.rest.cursor.At < len(p.rest.lines) {
		at := p.rest.lines[p.rest.cursor.At]
		l := p.check.Lines[at]
		if l.Dropped {
			all = append(all, page.Act(keepKey, "keep it after all", func() tea.Cmd { return p.change(p.draft.Decide(l.Of, false), p.reread) }, keepKey).Briefly("keep it"))
		}
		all = append(all, page.Act(changeKey, "change", func() tea.Cmd { return p.reworded(at, p.reread) }, changeKey))
		if !l.Dropped {
			all = append(all, page.Act(dropKey, "drop", func() tea.Cmd { return p.change(p.draft.Decide(l.Of, true), p.reread) }, dropKey))
		}
	}
	return append(append(all, p.backOne(p.reread)...), p.toOverview(),
		page.Act("↓ j", "next sentence", move(1), "down", "j").Seldom(), page.Act("↑ k", "sentence before", move(-1), "up", "k").Seldom())
}

// reread goes on reading where one was, once a sentence was changed. One that got a flag is
// asked about first.
func (p *sharePage) reread() tea.Cmd {
	at, top := p.rest.cursor.At, p.Top
	p.rest.begin(p.check)
	if len(p.check.Left()) > 0 {
		return p.show(asking)
	}
	p.stage = reading
	p.rest.cursor.To(at, len(p.rest.lines))()
	p.Top = top
	return nil
}

// The last questions, before the file is seen.

func (p *sharePage) viewQuiet(v page.View) page.View {
	set := p.Paper()
	doc := p.draft.Document(p.pieces, p.check, p.Desk.Book.Now())
	if doc.Empty() {
		set.Add(set.Look.Words, voice.Say("Nothing is left that could be shared: a failure needs its story and its lesson."))
		return p.Show(v, set.Rows)
	}
	set.Add(set.Look.Ask, voice.Say("Would the student, or their family, know this was about them?"))
	set.Add(set.Look.Ask, voice.Say("Would you be comfortable if they read it?"))
	set.Gap()
	for _, title := range doc.Out {
		set.Add(set.Look.Words, voice.Say("Left out, as its story or its lesson was dropped: %s", title))
	}
	set.Gap()
	set.Add(set.Look.Quiet, voice.Say("messup can find likely names. It can't know what people at your school would recognise. You decide."))
	set.Add(set.Look.Quiet, voice.Say("Have somebody else read it as well, before it goes to many."))
	return p.Show(v, set.Rows)
}

func (p *sharePage) quietKeys() []page.Action {
	var all []page.Action
	if !p.draft.Document(p.pieces, p.check, p.Desk.Book.Now()).Empty() {
		all = append(all, page.Act(calmKey, "they may read it", func() tea.Cmd {
			p.calm = true
			return p.checking()
		}, calmKey))
	}
	all = append(all, page.Act(againKey, "read it once more", func() tea.Cmd {
		p.rest.read = nil
		p.rest.begin(p.check)
		return p.show(reading)
	}, againKey))
	return append(append(all, p.toOverview()), p.Scrolls()...)
}

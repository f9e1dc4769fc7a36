package share

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/share"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A rest is all sentences, while they are read in one go: those without a flag, and what was kept or
// dropped of the others. To drop is one key, and this is where it can be taken back.
type rest struct {
	lines  []int               // their places in the check
	cursor page.Choice         // the sentence one is at
	read   map[journal.ID]bool // those that were on the screen when one went on
	starts []int               // the row each begins in, as they were last shown
}

// begin begins at the first sentence.
func (r *rest) begin(c share.Check) {
	r.lines, r.cursor.At = nil, 0
	for i, l := range c.Lines {
		if !l.Blank() {
			r.lines = append(r.lines, i)
		}
	}
}

// readAll reports whether each of them was read, as it stands now.
func (r *rest) readAll(c share.Check) bool {
	for _, l := range c.Lines {
		if !l.Blank() && !r.read[l.Of] {
			return false
		}
	}
	return true
}

func (p *sharePage) viewReading(v page.View) page.View {
	v.Aside = voice.Say("%d of %d", p.rest.cursor.At+1, len(p.rest.lines))
	set := p.Paper()
	if !p.Desk.Short() {
		set.Add(set.Look.Pencil, p.found())
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
			set.Add(set.Look.Pencil, p.place(l.Key))
			at = l.Key
		}
		p.rest.starts = append(p.rest.starts, len(set.Rows))
		bar, style := set.Look.Row(i == p.rest.cursor.At)
		if l.Dropped {
			style = set.Look.Pencil
		}
		for _, row := range look.Wrap(standing(l), set.Width-len(look.NoBar)) {
			set.Rows = append(set.Rows, bar+style.Render(row))
		}
		if i == p.rest.cursor.At {
			from, to = p.rest.starts[i], len(set.Rows)
		}
	}
	p.Sight(set.Rows, p.Desk.Size.Height, from, to)
	v.Rows = p.toRead()
	return p.Show(v, set.Rows)
}

// found says what there was to find in what is read.
func (p *sharePage) found() string {
	if p.check.Flagged() > 0 || p.check.Reworded {
		return voice.Say("All of it, with what you kept and what you dropped. Read it as somebody at your school would.")
	}
	return voice.Say("Nothing was found in these. Read them as somebody at your school would.")
}

// standing is a sentence as it stands now.
func standing(l share.Line) string {
	if l.Dropped {
		return voice.Say("dropped: %s", l.Proposed)
	}
	return l.Proposed
}

// toRead are the sentences as they are told in plain lines: all of them, since with enter a
// person says that they were read.
func (p *sharePage) toRead() *page.Rows {
	drop := voice.Say("drop")
	above := []string{p.found(), voice.Say("A number changes a sentence; with a word after it, as in 1 %s, it does that: %s.", drop, strings.Join([]string{drop, voice.Say("keep it after all")}, ", "))}
	lines := p.rest.lines
	r := p.rest.cursor.Rows(above, len(lines), func(i int) []string {
		l := p.check.Lines[lines[i]]
		if i == 0 || l.Key != p.check.Lines[lines[i-1]].Key {
			return []string{p.place(l.Key), standing(l)}
		}
		return []string{standing(l)}
	})
	r.Enter, r.Whole, r.Do = false, true, func(i int) tea.Cmd { return p.reworded(lines[i], p.reread) }
	return r
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
	all := page.On(page.AboutPage, page.Act("enter", on, p.readOn, "enter"))
	if p.rest.cursor.At < len(p.rest.lines) {
		at := p.rest.lines[p.rest.cursor.At]
		l := p.check.Lines[at]
		if l.Dropped {
			all = append(all, page.Act(keepKey, "keep it after all", func() tea.Cmd { return p.step(p.draft.Decide(l.Of, false), p.reread) }, keepKey).Briefly("keep it"))
		}
		all = append(all, page.Act(changeKey, "change", func() tea.Cmd { return p.reworded(at, p.reread) }, changeKey))
		if !l.Dropped {
			all = append(all, page.Act(dropKey, "drop", func() tea.Cmd { return p.step(p.draft.Decide(l.Of, true), p.reread) }, dropKey))
		}
	}
	all = page.On(page.AboutRow, all...)
	return page.On(page.AboutPage, append(append(all, p.backOne(p.reread)...), p.toOverview(),
		page.Act("↓ j", "next sentence", move(1), "down", "j").OnScreen().Seldom(), page.Act("↑ k", "sentence before", move(-1), "up", "k").OnScreen().Seldom())...)
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
	if p.Form != nil {
		return p.Show(v, nil)
	}
	return p.Ask(v, p.last())
}

// last asks what no program can know. No answer is chosen: a press too many shows nobody
// anything.
func (p *sharePage) last() page.Question {
	set := p.Paper()
	again := page.Act(againKey, "read it once more", func() tea.Cmd {
		p.rest.read = nil
		p.rest.begin(p.check)
		return p.show(reading)
	}, againKey)
	q := page.Question{Answers: []page.Action{again}, Rest: page.Undecided, Width: set.Width}
	doc := p.draft.Document(p.pieces, p.check, p.Desk.Book.Now())
	if doc.Empty() {
		set.Add(set.Look.Ink, voice.Say("Nothing is left that could be shared: a failure needs its story and its lesson."))
		q.About = set.Rows
		return q
	}
	for _, title := range doc.Out {
		set.Add(set.Look.Ink, voice.Say("Left out, as its story or its lesson was dropped: %s", title))
	}
	set.Gap()
	set.Add(set.Look.Pencil, voice.Say("messup can find likely names. It can't know what people at your school would recognise. You decide."))
	set.Add(set.Look.Pencil, voice.Say("Have somebody else read it as well, before it goes to many."))
	calm := page.Act(calmKey, "they may read it", func() tea.Cmd {
		p.calm = true
		return p.checking()
	}, calmKey)
	q.About, q.Answers = set.Rows, []page.Action{calm, again}
	q.Ask = voice.Say("Would the student, or their family, know this was about them? Would you be comfortable if they read it?")
	return q
}

func (p *sharePage) quietKeys() []page.Action { return append(p.Asks(p.last()), p.toOverview()) }

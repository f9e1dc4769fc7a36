package share

import (
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/redact"
	"messup/journal/share"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// asked is the sentence that is asked about now; false if none is left.
func (p *sharePage) asked() (at int, l share.Line, is bool) {
	left := p.check.Left()
	if len(left) == 0 {
		return 0, l, false
	}
	return left[0], p.check.Lines[left[0]], true
}

func (p *sharePage) viewAsking(v page.View) page.View {
	at, l, is := p.asked()
	if !is {
		return p.Show(v, nil)
	}
	flagged := p.check.Flagged()
	v.Aside = voice.Say("%d of %d", flagged-len(p.check.Left())+1, flagged)
	if p.Form != nil {
		return p.scrolled(p.Show(v, nil))
	}
	return p.Ask(v, p.sentence(at, l))
}

// sentence is what is asked of a sentence: what enter says is to drop it, which shows nobody
// anything.
func (p *sharePage) sentence(at int, l share.Line) page.Question {
	set, why := p.Paper(), p.Paper()
	set.Add(set.Look.Pencil, p.place(l.Key))
	if !p.Desk.Short() {
		set.Gap()
	}
	for _, row := range look.Prose(set.Look, l.Proposed, flagSpans(l), set.Width) {
		set.Rows = append(set.Rows, row.Text)
	}
	if l.Proposed != l.Was {
		why.Named(voice.Say("You wrote"), l.Was)
	}
	for _, reason := range reasons(l) {
		why.Named(reason[0], reason[1])
	}
	if !p.Desk.Short() {
		why.Gap()
		why.Add(set.Look.Pencil, voice.Say("messup can find likely names. It can't know what people at your school would recognise. You decide."))
	}
	return page.Question{
		About: set.Rows, More: why.Rows, Width: set.Width, Rest: dropKey, Enter: voice.Say("drop it"),
		Answers: append([]page.Action{
			page.Act(keepKey, "keep it so", func() tea.Cmd { return p.decide(l, false) }, keepKey),
			page.Act(changeKey, "change", func() tea.Cmd { return p.reworded(at, p.checking) }, changeKey),
			page.Act(dropKey, "drop", func() tea.Cmd { return p.decide(l, true) }, dropKey),
		}, p.nameKeys(at)...),
	}
}

// flagSpans are where the words with a flag stand in what is proposed.
func flagSpans(l share.Line) (spans []text.Span) {
	for _, f := range l.Flags {
		if i := strings.Index(l.Proposed, f.Words); i >= 0 && f.Words != "" {
			spans = append(spans, text.Span{From: i, To: i + len(f.Words)})
		}
	}
	slices.SortFunc(spans, func(a, b text.Span) int { return a.From - b.From })
	return spans
}

// reasons say why a sentence is asked about: each reason with the words it is about.
func reasons(l share.Line) (all [][2]string) {
	for _, f := range l.Flags {
		why := voice.PointsAt(f.Why)
		i := slices.IndexFunc(all, func(r [2]string) bool { return r[0] == why })
		switch {
		case i < 0:
			all = append(all, [2]string{why, f.Words})
		case !slices.Contains(strings.Split(all[i][1], " · "), f.Words):
			all[i][1] = voice.Joined(all[i][1], f.Words)
		}
	}
	return all
}

// place says which text of the document a sentence stands in.
func (p *sharePage) place(k share.Key) string {
	named := voice.Say(map[share.Field]voice.Phrase{
		share.Title: "Title", share.Byline: "By-line", share.Term: "Term", share.For: "For", share.Opening: "Opening",
		share.Held: "What held up", share.Still: "Still open", share.Turn: "Your turn", share.Text: "What happened", share.TheLesson: "Lesson",
		share.Applies: "When the lesson applies", share.How: "How I know", share.SinceLine: "Since then", share.PieceArea: "Area",
	}[k.Field])
	if p.card.ID != "" {
		return named
	}
	n, out := 0, p.draft.LeftOut(p.pieces, p.check)
	for _, piece := range p.pieces {
		left := slices.Contains(out, piece.Ref)
		if piece.Kind == k.Ref.Kind && !left { // counted as the file counts them
			n++
		}
		if piece.Ref != k.Ref {
			continue
		}
		switch {
		case left:
			return voice.Joined(voice.Say("Left out"), named)
		case k.Ref.Kind == share.Failure:
			return voice.Joined(voice.Say("Failure %d", n), named)
		case k.Ref.Kind == share.Win:
			return voice.Say("Small win")
		}
	}
	return named
}

func (p *sharePage) askingKeys() []page.Action {
	at, l, is := p.asked()
	if !is {
		return []page.Action{page.Act("enter", "go on", p.checking, "enter"), p.toOverview()}
	}
	all := append(p.Asks(p.sentence(at, l)), p.backOne(p.checking)...)
	return append(all, p.toOverview())
}

// What the digits mean all through the check: a press too many does there what it did before, or
// nothing. The last questions have those that are left at the other end.
const (
	keepKey   = "1"
	changeKey = "2"
	dropKey   = "3"
	namesFrom = 4 // what is asked about a name, or a place
	namesTo   = 7
	againKey  = "8"
	calmKey   = "9"
)

// nameKeys are what else can be said of what names somebody or something: a role or a blank stands in
// its place, or a name is nobody's. Each has two digits, whether both mean something of it or not.
func (p *sharePage) nameKeys(at int) (all []page.Action) {
	l := p.check.Lines[at]
	next := namesFrom
	answer := func(digit int, help string, run func() tea.Cmd) {
		k := strconv.Itoa(digit)
		all = append(all, page.Named(k, help, run, k))
	}
	for _, f := range l.Flags {
		if !l.HasInstead(f) || next >= namesTo {
			continue
		}
		name := text.ClipLine(f.Words, 24)
		said, with := l.Instead(f)
		answer(next, voice.Say("%s in place of %s", with, name), func() tea.Cmd {
			return p.step(p.draft.Change(p.check, at, said), func() tea.Cmd { return p.putOtherwise(said) })
		})
		if f.Why == redact.Name {
			answer(next+1, voice.Say("%s is nobody here: never ask in this share", name), func() tea.Cmd {
				return p.step(p.draft.Spare(f.Words), p.checking)
			})
		}
		next += 2
	}
	return all
}

// putOtherwise goes on from a sentence that was put otherwise, and says how it reads now, unless it is
// asked about once more.
func (p *sharePage) putOtherwise(said string) tea.Cmd {
	on := p.checking()
	if _, l, is := p.asked(); is && l.Proposed == said {
		return on
	}
	return tea.Batch(on, page.Tell(voice.Say("It will read: %s", said)))
}

// A step is something that was decided about a sentence in this sitting, with the draft as it was
// before and as it was then.
type step struct{ before, after share.Draft }

// step changes the draft so that it can be taken back.
func (p *sharePage) step(d share.Draft, then func() tea.Cmd) tea.Cmd {
	before := p.draft
	return p.change(d, func() tea.Cmd { return p.stepped(before, then) })
}

// stepped notes what was done to a draft, and goes on.
func (p *sharePage) stepped(before share.Draft, then func() tea.Cmd) tea.Cmd {
	p.steps = append(p.steps, step{before, p.draft})
	return then()
}

// backOne takes the last thing back that was decided, whatever it was: that a sentence stays or goes,
// other words, a role, a word to be asked about no more. Of what was decided before this sitting it
// takes back whether a sentence stays. None where there is none.
func (p *sharePage) backOne(then func() tea.Cmd) []page.Action {
	n := len(p.steps)
	noted := n > 0 && reflect.DeepEqual(p.steps[n-1].after, p.draft) // else something else was changed since
	if !noted && len(p.draft.Decisions) == 0 {
		return nil
	}
	return []page.Action{page.Act("u", "back one", func() tea.Cmd {
		if !noted {
			p.steps = nil
			return p.change(p.draft.Undecide(), then)
		}
		last := p.steps[n-1]
		p.steps = p.steps[:n-1]
		return p.change(last.before, then)
	}, "u")}
}

// decide keeps what was decided, and goes on to the next one.
func (p *sharePage) decide(l share.Line, drop bool) tea.Cmd {
	return p.step(p.draft.Decide(l.Of, drop), p.checking)
}

// reworded asks how a sentence is to read. What is typed is read anew, as every sentence is.
func (p *sharePage) reworded(at int, then func() tea.Cmd) tea.Cmd {
	l, d, c := p.check.Lines[at], p.draft, p.check
	return p.Write(form.Form{
		Ask: "How should it read?", Hint: "In this share alone; the journal keeps its words.", Of: voice.Say("For a share"),
		Fields: []form.Field{{Long: true, Text: l.Proposed}},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			return p.saves(func(v form.Values) share.Draft {
				if text.CleanLine(v[0]) == "" {
					return d.Decide(l.Of, true)
				}
				return d.Change(c, at, v[0])
			}, func() tea.Cmd { return p.stepped(d, then) })(ctx, v)
		},
	})
}

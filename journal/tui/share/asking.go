package share

import (
	"context"
	"slices"
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
	_, l, is := p.asked()
	if !is {
		return p.Show(v, nil)
	}
	flagged := p.check.Flagged()
	v.Aside = voice.Say("%d of %d", flagged-len(p.check.Left())+1, flagged)
	set := p.Paper()
	set.Add(set.Look.Quiet, p.place(l.Key))
	if !p.Desk.Short() {
		set.Gap()
	}
	for _, row := range look.Prose(set.Look, l.Proposed, flagSpans(l), set.Width) {
		set.Rows = append(set.Rows, row.Text)
	}
	set.Gap()
	if l.Proposed != l.Was {
		set.Named(voice.Say("You wrote"), l.Was)
	}
	for _, why := range reasons(l) {
		set.Named(why[0], why[1])
	}
	if !p.Desk.Short() {
		set.Gap()
		set.Add(set.Look.Quiet, voice.Say("messup can find likely names. It can't know what people at your school would recognise. You decide."))
	}
	return p.scrolled(p.Show(v, set.Rows))
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
	n := 0
	for _, piece := range p.pieces {
		if piece.Kind == k.Ref.Kind {
			n++
		}
		if piece.Ref != k.Ref {
			continue
		}
		switch k.Ref.Kind {
		case share.Failure:
			return voice.Joined(voice.Say("Failure %d", n), named)
		case share.Win:
			return voice.Say("Small win")
		case share.Lesson, share.Challenge:
		}
	}
	return named
}

func (p *sharePage) askingKeys() []page.Action {
	at, l, is := p.asked()
	if !is {
		return []page.Action{page.Act("enter", "go on", p.checking, "enter"), p.toOverview()}
	}
	drop := func() tea.Cmd { return p.decide(l, true) }
	answers := []page.Action{
		page.Answer("keep it so", func() tea.Cmd { return p.decide(l, false) }),
		page.Answer("change", func() tea.Cmd { return p.reworded(at, p.checking) }),
		page.Answer("drop", drop),
	}
	for _, f := range l.Flags {
		if f.Why == redact.Name && len(answers) < 9 {
			answers = append(answers, page.Answer(voice.Phrase(voice.Say("%s is nobody here: never ask in this share", text.ClipLine(f.Words, 24))), func() tea.Cmd {
				return p.change(p.draft.Spare(f.Words), p.checking)
			}).Seldom())
		}
	}
	all := append([]page.Action{page.Act("enter", "drop it", drop, "enter")}, page.Numbered(answers...)...)
	if len(p.draft.Decisions) > 0 {
		all = append(all, page.Act("u", "back to the one before", func() tea.Cmd { return p.change(p.draft.Undecide(), p.checking) }, "u").Seldom())
	}
	return append(append(all, p.toOverview()), p.Scrolls()...)
}

// decide keeps what was decided, and goes on to the next one.
func (p *sharePage) decide(l share.Line, drop bool) tea.Cmd {
	return p.change(p.draft.Decide(l.Of, drop), p.checking)
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
			}, then)(ctx, v)
		},
	})
}

package share

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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
	n, out := 0, share.LeftOut(p.pieces, p.check)
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
	drop := func() tea.Cmd { return p.decide(l, true) }
	all := []page.Action{
		page.Act("enter", "drop it", drop, "enter"),
		page.Act(keepKey, "keep it so", func() tea.Cmd { return p.decide(l, false) }, keepKey),
		page.Act(changeKey, "change", func() tea.Cmd { return p.reworded(at, p.checking) }, changeKey),
		page.Act(dropKey, "drop", drop, dropKey),
	}
	all = append(append(all, p.backOne(p.checking)...), p.nameKeys(at)...)
	return append(append(all, p.toOverview()), p.Scrolls()...)
}

// What the digits mean all through the check: a press too many does there what it did before, or
// nothing. The last questions have those that are left at the other end.
const (
	keepKey   = "1"
	changeKey = "2"
	dropKey   = "3"
	namesFrom = 4 // what is asked about a name
	namesTo   = 7
	againKey  = "8"
	calmKey   = "9"
)

// nameKeys are what else can be said of names: somebody's role stands in place of one, or it is
// nobody's.
func (p *sharePage) nameKeys(at int) (all []page.Action) {
	l := p.check.Lines[at]
	answer := func(help string, run func() tea.Cmd) {
		k := strconv.Itoa(namesFrom + len(all))
		all = append(all, page.Named(k, help, run, k).Seldom())
	}
	for _, f := range l.Flags {
		if f.Why != redact.Name || f.Words == "" || namesFrom+len(all) >= namesTo {
			continue
		}
		name := text.ClipLine(f.Words, 24)
		answer(voice.Say("a student in place of %s", name), func() tea.Cmd {
			return p.change(p.draft.Change(p.check, at, inRole(l.Proposed, f.Words)), p.checking)
		})
		answer(voice.Say("%s is nobody here: never ask in this share", name), func() tea.Cmd {
			return p.change(p.draft.Spare(f.Words), p.checking)
		})
	}
	return all
}

// inRole is a sentence with a role in place of a name, wherever it stands as a word.
func inRole(said, name string) string {
	role := voice.Say("a student")
	var b strings.Builder
	for {
		i := strings.Index(said, name)
		if i < 0 {
			return b.String() + said
		}
		before, _ := utf8.DecodeLastRuneInString(said[:i])
		after, _ := utf8.DecodeRuneInString(said[i+len(name):])
		b.WriteString(said[:i])
		switch {
		case unicode.IsLetter(before) || unicode.IsLetter(after):
			b.WriteString(name)
		case b.Len() == 0:
			b.WriteString(voice.SentenceCase(role))
		default:
			b.WriteString(role)
		}
		said = said[i+len(name):]
	}
}

// backOne takes the last decision back; none where there is none.
func (p *sharePage) backOne(then func() tea.Cmd) []page.Action {
	if len(p.draft.Decisions) == 0 {
		return nil
	}
	return []page.Action{page.Act("u", "back one", func() tea.Cmd { return p.change(p.draft.Undecide(), then) }, "u")}
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

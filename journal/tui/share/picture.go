package share

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/draw"
	"messup/journal/share"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A card is a share of one thing: the same check, the same form for where it goes, and nothing
// to choose or to type before. It is so short that it is read where it is shown, in its box.

// OpenPicture opens page.Picture.
func OpenPicture(d *page.Env, to page.Picture) page.Page {
	p := &sharePage{Page: form.Page{Desk: d}, keeps: unkept{}, card: share.Ref{Kind: share.Lesson, ID: to.Lesson}}
	if to.Entry != "" {
		p.card = share.Ref{Kind: share.Failure, ID: to.Entry} // or a win, which its entry says
	}
	return p
}

func cardPlace(r share.Ref) page.Picture {
	if r.Kind == share.Lesson {
		return page.Picture{Lesson: r.ID}
	}
	return page.Picture{Entry: r.ID}
}

// Here is that of a page.Page.
func (p *sharePage) Here() page.Place {
	if p.card.ID != "" {
		return cardPlace(p.card)
	}
	return page.Share{}
}

// unkept keeps nothing: a card is made at once or not at all.
type unkept struct{}

func (unkept) Kept(context.Context) ([]byte, error) { return nil, nil }
func (unkept) Keep(context.Context, []byte) error   { return nil }
func (unkept) Forget(context.Context) error         { return nil }

func (p *sharePage) beginCard() tea.Cmd {
	p.met = map[share.Field]bool{}
	b, keeps, r := p.Desk.Book, p.keeps, p.card
	return form.After(&p.Page, func(ctx context.Context) (begun, error) {
		if r.Kind == share.Failure {
			e, err := b.Entries.Get(ctx, r.ID)
			if err != nil {
				return begun{}, err
			}
			if e.Kind == journal.Win {
				r.Kind = share.Win
			}
		}
		return about(ctx, b, keeps, share.New(share.Card, b.Now()).Toggle(r, r.ID))
	}, func(on begun) tea.Cmd {
		p.Loaded, p.card = true, r
		p.take(on)
		if len(p.draft.Chosen) == 0 {
			p.stage = preview
			return nil
		}
		return p.checking()
	})
}

// viewCard shows the card as it is written, and the last questions.
func (p *sharePage) viewCard(v page.View) page.View {
	set, doc := p.Paper(), p.document()
	switch {
	case len(p.draft.Chosen) == 0:
		set.Add(set.Look.Ink, voice.Say(mayNot))
		return p.Show(v, set.Rows)
	case doc.Empty():
		set.Add(set.Look.Ink, voice.Say("Nothing is left that a card could say: it needs its lesson."))
		return p.Show(v, set.Rows)
	}
	if len(p.out) > 0 {
		v.Aside = p.out[p.way].Name
	}
	set.Rows = append(set.Rows, draw.Card(set.Look.Pen(), draw.OnCard(doc.Card()), min(set.Width, card60))...)
	if !p.Desk.Short() {
		set.Gap()
	}
	set.Add(set.Look.Pencil, voice.Say("Read it as somebody at your school would. Would the student, or their family, know this was about them?"))
	return p.scrolled(p.Show(v, set.Rows))
}

// card60 is how wide the box is, as in a file.
const card60 = 60

func (p *sharePage) cardKeys() []page.Action {
	var all []page.Action
	if len(p.out) > 0 && !p.document().Empty() {
		all = append(all, page.Act("enter", "write it to a file", func() tea.Cmd { return p.askWhere("") }, "enter").Briefly("write it"))
		ways := make([]page.Action, len(p.out))
		for i := range p.out {
			ways[i] = page.Reply(voice.Phrase(p.out[i].Name), func() tea.Cmd {
				p.way = i
				return page.Tell(voice.SentenceCase(voice.Say(p.out[i].About)) + ".")
			})
		}
		all = append(all, page.Numbered(ways...)...)
	}
	if len(p.draft.Chosen) > 0 {
		all = append(all, page.Act("e", "edit for this card", func() tea.Cmd { return p.reword(p.draft.Chosen[0].Ref, p.checking) }, "e"))
	}
	all = append(all, p.backOne(p.checking)...)
	return append(append(all, p.toOverview()), p.Scrolls()...)
}

package share

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal/book"
	"messup/journal/redact"
	"messup/journal/share"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Share.
func Open(d *page.Env, to page.Share) page.Page {
	return &sharePage{Page: form.Page{Desk: d}, to: to, keeps: d.Opts.Sharing}
}

// A stage is what of the making is on the screen.
type stage int

// The stages. Nobody comes to a later one of the check but through those before it.
const (
	overview stage = iota
	making         // what is made: one of the forms
	choosing       // what is in it
	asking         // the sentences with a flag, one by one
	reading        // the others, in one go
	quiet          // the last questions
	preview        // the bytes that are written
	unread         // what was begun cannot be read
)

// A sharePage makes one document. Whatever is chosen, typed or decided is kept at once, so one
// can leave at any time; what was read through and answered last is asked again then.
type sharePage struct {
	form.Page
	to     page.Share
	card   share.Ref    // the one thing that a card is made of; else a share is made
	keeps  share.Keeper // where what is begun is kept
	draft  share.Draft
	pieces []share.Piece // what of the draft may be shared
	known  redact.Known
	check  share.Check
	stage  stage

	met   map[share.Field]bool // what was typed, or passed by, in this sitting
	list  list                 // what may be chosen
	rest  rest                 // what is read in one go
	calm  bool                 // the last questions were answered
	left  bool                 // a form was left with esc: then one sees what there is so far
	steps []step               // what was decided in this sitting, to be taken back
	out   []output             // the document as it is written, once it can be
	way   int                  // which of them is shown

	joined  bool // what one came with was added to what was begun before
	written bool // it was written as it is: leaving ends it
}

// begun is a draft with what it is about.
type begun struct {
	draft  share.Draft
	pieces []share.Piece
	known  redact.Known
	may    []share.Choice
	said   string
	joined bool // it was begun before, and something was asked of it now
	gone   int  // how many things that were chosen may not be shared any more
	broken error
}

func (p *sharePage) Init() tea.Cmd {
	p.met = map[share.Field]bool{}
	b, keeps, to := p.Desk.Book, p.keeps, p.to
	if p.card.ID != "" {
		return p.beginCard()
	}
	return form.After(&p.Page, func(ctx context.Context) (begun, error) { return begin(ctx, b, keeps, to) }, p.begun)
}

func (p *sharePage) begun(on begun) tea.Cmd {
	p.Loaded = true
	if on.broken != nil {
		p.stage = unread
		return page.Fail(on.broken)
	}
	p.list.may, p.joined = on.may, on.joined
	p.take(on)
	said := spaced(goneSaid(on.gone), on.said)
	if said != "" {
		return page.Tell(said)
	}
	return nil
}

// begin reads what was begun, or begins it, and chooses what one comes from.
func begin(ctx context.Context, b *book.Book, keeps share.Keeper, to page.Share) (on begun, err error) {
	d, is, err := share.Read(ctx, keeps)
	if err != nil {
		return begun{broken: err}, nil //nolint:nilerr // it is no reason to leave: one can begin anew
	}
	if !is {
		d = share.New(share.Post, b.Now())
	}
	said, before := "", len(d.Chosen)
	if f := share.Form(to.Form); f != "" && len(d.Chosen) <= f.Most() {
		d.Form = f
	} else if f != "" {
		said = full(f)
	}
	may, err := share.May(ctx, b)
	if err != nil {
		return on, err
	}
	if to.Entry+to.Lesson != "" {
		var refused string
		if d, refused, err = choose(b, d, may, to); err != nil {
			return on, err
		}
		said = cmp.Or(refused, said)
	}
	on.joined = is && !d.Empty() && to != (page.Share{})
	switch {
	case !on.joined || said != "":
	case len(d.Chosen) > before:
		said = voice.Say("Added to the share that you have begun. For a new one: n.")
	default:
		said = voice.Say("This is the share that you have begun. For a new one: n.")
	}
	joined := on.joined
	on, err = about(ctx, b, keeps, d)
	on.may, on.said, on.joined = may, said, joined
	return on, err
}

// mayNot is said of what stays here.
const mayNot voice.Phrase = "This cannot be shared: only what is finished, has taught something and is not marked heavy can."

// choose chooses an entry or a lesson that one comes from; what may not be shared is told.
func choose(b *book.Book, d share.Draft, may []share.Choice, to page.Share) (share.Draft, string, error) {
	i := slices.IndexFunc(may, func(c share.Choice) bool { // the lesson of an entry has its id
		return c.ID == to.Lesson && c.Kind == share.Lesson || c.ID == to.Entry && c.Kind != share.Lesson
	})
	switch {
	case i < 0:
		return d, voice.Say(mayNot), nil
	case d.Place(may[i].Ref) > 0:
		return d, "", nil
	case len(d.Chosen) >= d.Form.Most():
		return d, full(d.Form), nil
	}
	fresh, err := b.Lessons.New() // of which only the id is wanted: it is random
	if err != nil {
		return d, "", err
	}
	return d.Toggle(may[i].Ref, fresh.ID), "", nil
}

func full(f share.Form) string {
	return voice.Say("There is room for %d things in one. Take one out first.", f.Most())
}

// about keeps a draft and reads what it is about. What may no longer be shared leaves it.
func about(ctx context.Context, b *book.Book, keeps share.Keeper, d share.Draft) (on begun, err error) {
	if on.pieces, err = share.Draw(ctx, b, d.Refs()); err != nil {
		return on, err
	}
	if on.known, err = share.Known(ctx, b); err != nil {
		return on, err
	}
	on.draft = d.Only(on.pieces)
	on.gone = len(d.Chosen) - len(on.draft.Chosen)
	return on, on.draft.Keep(ctx, keeps)
}

// goneSaid says, once, that something left a share by itself.
func goneSaid(n int) string {
	if n == 0 {
		return ""
	}
	return voice.Say("%s left this share: deleted since, or marked heavy.", voice.Count(n, "thing", "things"))
}

// take shows a draft as it is now. What was read of it before is to be read again.
func (p *sharePage) take(on begun) {
	p.draft, p.pieces, p.known = on.draft, on.pieces, on.known
	p.check = p.draft.Check(p.pieces, p.known)
	p.calm, p.out, p.written = false, nil, false
}

// taken is take, and then what comes; what left the share by itself is said.
func (p *sharePage) taken(on begun, then func() tea.Cmd) tea.Cmd {
	p.take(on)
	cmd := then()
	if on.gone > 0 {
		cmd = tea.Batch(cmd, page.Tell(goneSaid(on.gone)))
	}
	return cmd
}

// change keeps a changed draft, and then shows it.
func (p *sharePage) change(d share.Draft, then func() tea.Cmd) tea.Cmd {
	b, keeps := p.Desk.Book, p.keeps
	return form.After(&p.Page, func(ctx context.Context) (begun, error) { return about(ctx, b, keeps, d) }, func(on begun) tea.Cmd {
		return p.taken(on, then)
	})
}

// saves is change for what is typed on a form.
func (p *sharePage) saves(typed func(form.Values) share.Draft, then func() tea.Cmd) form.SaveFunc {
	b, keeps := p.Desk.Book, p.keeps
	return form.Saves(func(ctx context.Context, v form.Values) (begun, error) { return about(ctx, b, keeps, typed(v)) }, func(on begun) tea.Cmd {
		return p.taken(on, then)
	})
}

// show goes to a stage.
func (p *sharePage) show(s stage) tea.Cmd {
	p.stage, p.Top = s, 0
	return nil
}

// onward goes to what is to be done next. Every way to the preview leads through here.
func (p *sharePage) onward() tea.Cmd {
	if len(p.draft.Chosen) == 0 {
		return p.show(choosing)
	}
	above, _ := p.draft.Form.Typed()
	switch {
	case len(p.draft.Decisions) > 0: // the check was begun: what lies before it is done, or was passed by
	case slices.Contains(above, share.Opening) && !p.met[share.Opening] && p.words(share.Opening) == "":
		return p.typing(share.Opening, p.onward)
	case !p.met[share.Term] && !p.lined():
		return p.typing(share.Term, p.onward)
	}
	return p.checking()
}

// lined reports whether anything but the term was typed in the lines around it.
func (p *sharePage) lined() bool {
	above, below := p.draft.Form.Typed()
	return slices.ContainsFunc(slices.Concat(above, below), func(f share.Field) bool {
		return f != share.Opening && f != share.Term && p.words(f) != ""
	})
}

// checking goes on with the check.
func (p *sharePage) checking() tea.Cmd {
	switch {
	case len(p.draft.Chosen) == 0:
		return tea.Batch(p.show(choosing), page.Say("Choose first what is to be in it."))
	case len(p.check.Left()) > 0:
		return p.show(asking)
	case p.card.ID != "": // all of it is on the card, to be read there
	case !p.rest.readAll(p.check):
		p.rest.begin(p.check)
		return p.show(reading)
	case !p.calm:
		return p.show(quiet)
	}
	if err := p.write(); err != nil {
		return page.Fail(err)
	}
	return p.show(preview)
}

func (p *sharePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p.left = false
	case doneMsg:
		p.written = false
		return tea.Batch(page.Back, page.Tell(msg.said))
	case anewMsg:
		return p.anew()
	case wroteMsg:
		p.Form = nil // it asked where, in case nothing was to be written over
		return p.wrote(msg.said)
	case endedMsg:
		return p.ended(msg)
	}
	return p.Page.Update(msg)
}

func (p *sharePage) View() page.View {
	v := page.View{Title: p.title()}
	if !p.Loaded {
		return v
	}
	if p.Form != nil {
		return p.Show(v, nil)
	}
	switch p.stage {
	case making:
		return p.viewMaking(v)
	case choosing:
		return p.viewChoosing(v)
	case asking:
		return p.viewAsking(v)
	case reading:
		return p.viewReading(v)
	case quiet:
		return p.viewQuiet(v)
	case preview:
		if p.card.ID != "" {
			return p.viewCard(v)
		}
		return p.viewPreview(v)
	case unread:
		set := p.Paper()
		set.Add(set.Look.Ink, voice.Say("What was begun here cannot be read any more. Nothing of the journal is touched by that."))
		return p.Show(v, set.Rows)
	case overview:
	}
	return p.viewOverview(v)
}

func (p *sharePage) title() string {
	switch {
	case p.card.ID != "":
		return voice.Say("As a picture")
	case !p.Loaded || p.stage == unread:
		return voice.Say("Share")
	case p.draft.Form == share.Sheet:
		return voice.Say("Share: a talk sheet")
	case p.draft.Form == share.Bundle:
		return voice.Say("Share: a bundle for your team")
	}
	return voice.Say("Share: celebrate failure")
}

func (p *sharePage) Actions() []page.Action {
	switch {
	case p.Form != nil:
		return p.formKeys()
	case !p.Loaded:
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	}
	switch p.stage {
	case making:
		return p.makingKeys()
	case choosing:
		return p.choosingKeys()
	case asking:
		return p.askingKeys()
	case reading:
		return p.readingKeys()
	case quiet:
		return p.quietKeys()
	case preview:
		if p.card.ID != "" {
			return p.cardKeys()
		}
		return p.previewKeys()
	case unread:
		return append(page.Numbered(page.Reply("begin anew", p.anew)), page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc"))
	case overview:
	}
	return p.overviewKeys()
}

// formKeys are those of a form; esc leads from one to what there is so far.
func (p *sharePage) formKeys() []page.Action {
	keys := p.FormKeys()
	for i, a := range keys {
		if a.Key.Help().Key == "esc" {
			keys[i].Run = func() tea.Cmd {
				p.left = true
				return a.Run()
			}
		}
	}
	return keys
}

// unlessLeft is what comes after a form, unless it was left.
func (p *sharePage) unlessLeft(then func() tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		if p.left {
			then = p.stay
		}
		p.left = false
		return then()
	}
}

// toOverview is the key that leads back to what there is so far.
func (p *sharePage) toOverview() page.Action {
	if p.card.ID != "" {
		return page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")
	}
	return page.Act("esc", "what there is so far", func() tea.Cmd { return p.show(overview) }, "esc").Briefly("so far")
}

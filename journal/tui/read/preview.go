package read

import (
	"context"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// A Preview shows the beginning of the entry that the row chosen in a list is or comes
// from, beside the rows. It reads the entry once the cursor rests on it; until then the
// one before stays on the screen.
type Preview struct {
	env    *page.Env
	wanted journal.ID // what the cursor is on
	query  search.Query
	shown  storyMsg
	lines  []string
}

// NewPreview shows nothing yet.
func NewPreview(d *page.Env) Preview { return Preview{env: d} }

// previewMsg brings what the cursor rests on; nothing if that is gone.
type previewMsg struct {
	of journal.ID
	storyMsg
}

// Lines are those of [page.View.Side]. There is a page for them, even while there are none.
func (p *Preview) Lines() []string { return append([]string{}, p.lines...) }

// Update takes what it asked for, and what changes how it is set.
func (p *Preview) Update(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg, page.RestyleMsg:
		p.set()
	case previewMsg:
		if msg.of == p.wanted {
			p.shown = msg.storyMsg
			p.set()
		}
	}
}

// Put shows an entry that is no longer among the others, with its lessons.
func (p *Preview) Put(e journal.Entry, lessons []journal.Lesson) {
	p.wanted, p.shown = e.ID, storyMsg{entry: e}
	for _, l := range lessons {
		p.shown.lessons = append(p.shown.lessons, book.Taught{Lesson: l})
	}
	p.set()
}

// storyMsg brings an entry to be read: with its lessons, and the entries before
// and after it in the list one comes from.
type storyMsg struct {
	entry        journal.Entry
	lessons      []book.Taught
	plan         journal.Plan    // drawn from it, as it stands now; zero if none is
	chain        journal.Chain   // its takes
	checkin      journal.Checkin // the same of whom to talk to
	newer, older journal.ID
}

// corrected is what the plan and the check-in say now in place of the words they
// were drawn from. What to look for is drawn from another question too: where
// the entry has no such line, it was not corrected but filled in.
func (m storyMsg) corrected() map[prompts.Role]string {
	all := m.plan.Corrections()
	if all == nil {
		all = map[prompts.Role]string{}
	}
	maps.Copy(all, m.checkin.Corrections())
	if strings.HasSuffix(m.plan.Drawn, "\n") {
		delete(all, prompts.PlanLookFor)
	}
	return all
}

// Show reads an entry, if there is room for it and it is not there yet.
func (p *Preview) Show(id journal.ID, q search.Query) tea.Cmd {
	if id == "" {
		p.wanted, p.shown, p.lines = "", storyMsg{}, nil
		return nil
	}
	if !p.env.Wide() {
		return nil
	}
	p.query = q
	p.set()
	if p.wanted == id {
		return nil
	}
	p.wanted = id
	book := p.env.Book
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		story, err := readStory(ctx, book, id)
		return previewMsg{id, story}, page.IgnoreMissing(err)
	})
}

// readStory reads an entry, its lessons, and the plan and the check-in drawn from
// it.
func readStory(ctx context.Context, book *book.Book, id journal.ID) (msg storyMsg, err error) {
	if msg.entry, err = book.Entries.Get(ctx, id); err != nil {
		return msg, err
	}
	if msg.lessons, err = book.Lessons.AllOf(ctx, id); err != nil {
		return msg, err
	}
	msg.plan, err = book.Plans.Get(ctx, id)
	if err := page.IgnoreMissing(err); err != nil {
		return msg, err
	}
	if msg.plan.ID != "" {
		if msg.chain, err = book.Plans.Chain(ctx, msg.plan); err != nil {
			return msg, err
		}
	}
	msg.checkin, err = book.People.Get(ctx, id)
	return msg, page.IgnoreMissing(err)
}

// set sets the entry in the lines there are.
func (p *Preview) set() {
	p.lines = nil
	e := p.shown.entry
	if e.ID == "" || !p.env.Wide() {
		return
	}
	l, width := p.env.Look, min(page.Measure, p.env.SideWidth(page.ListLeft))
	now := p.env.Book.Now()
	title := text.CleanLine(e.Name())
	p.lines = append(p.lines,
		look.OneLine(l, l.Bold, title, p.query.Spans("title", title), width),
		look.OneLine(l, l.Pencil, voice.WhereAndWhen(e, now), nil, width), "")
	s := teller{sets: p.env.Sets(), look: l, entry: e, lessons: p.shown.lessons, corrected: p.shown.corrected(), plan: p.shown.plan, query: p.query, width: width - 2, now: now}.tell()
	height := p.env.Size.Height - len(p.lines)
	lines := s.lines[min(s.firstHit(height-2), len(s.lines)):]
	for i, line := range lines {
		if i == height-1 && len(lines) > height {
			p.lines = append(p.lines, l.Hint.Italic(false).Render(l.Marks.Below))
			break
		}
		p.lines = append(p.lines, line.Bar+line.Text)
	}
}

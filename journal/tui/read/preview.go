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
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// A preview shows the beginning of the entry chosen in a list, beside it. It
// reads the entry once the cursor rests on it; until then the one before
// stays on the screen.
type preview struct {
	env    *page.Env
	wanted journal.ID // what the cursor is on
	query  search.Query
	shown  storyMsg
	lines  []string
}

// storyMsg brings an entry to be read: with its lessons, and the entries before
// and after it in the list one comes from.
type storyMsg struct {
	entry        journal.Entry
	lessons      []book.Taught
	plan         journal.Plan    // drawn from it, as it stands now; zero if none is
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

// show reads an entry, if there is room for a preview and it is not there yet.
func (p *preview) show(id journal.ID, q search.Query) tea.Cmd {
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
		return readStory(ctx, book, id)
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
	msg.checkin, err = book.People.Get(ctx, id)
	return msg, page.IgnoreMissing(err)
}

func (p *preview) take(msg storyMsg) {
	if msg.entry.ID == p.wanted {
		p.shown = msg
		p.set()
	}
}

// To sets the entry in the lines there are.
func (p *preview) set() {
	p.lines = nil
	e := p.shown.entry
	if e.ID == "" || !p.env.Wide() {
		return
	}
	l, width := p.env.Look, max(1, min(page.Measure, p.env.Size.Width-list.Width(p.env)-look.BesideGap))
	now := p.env.Book.Now()
	title := text.CleanLine(e.Name())
	p.lines = append(p.lines,
		look.OneLine(l, l.Title, title, p.query.Spans("title", title), width),
		look.OneLine(l, l.Quiet, voice.WhereAndWhen(e, now), nil, width), "")
	s := teller{sets: p.env.Sets(), look: l, entry: e, lessons: p.shown.lessons, corrected: p.shown.corrected(), plan: p.shown.plan, query: p.query, width: width - 2, now: now}.tell()
	height := p.env.Size.Height - len(p.lines)
	lines := s.lines[min(s.firstHit(height-2), len(s.lines)):]
	for i, line := range lines {
		if i == height-1 && len(lines) > height {
			p.lines = append(p.lines, l.Faint.Render("…"))
			break
		}
		p.lines = append(p.lines, line.Bar+line.Text)
	}
}

func (p *preview) view() string { return strings.Join(p.lines, "\n") }

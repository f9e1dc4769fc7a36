package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// A preview shows the beginning of the entry chosen in a list, beside it. It
// reads the entry once the cursor rests on it; until then the one before
// stays on the screen.
type preview struct {
	desk   *desk
	wanted journal.ID // what the cursor is on
	query  journal.Query
	shown  storyMsg
	lines  []string
}

// storyMsg brings an entry to be read: with its lesson, and the entries before
// and after it in the list one comes from.
type storyMsg struct {
	entry        journal.Entry
	lesson       journal.Lesson
	newer, older journal.ID
}

// show reads an entry, if there is room for a preview and it is not there yet.
func (p *preview) show(id journal.ID, q journal.Query) tea.Cmd {
	if id == "" {
		p.wanted, p.shown, p.lines = "", storyMsg{}, nil
		return nil
	}
	if !p.desk.wide() {
		return nil
	}
	p.query = q
	p.set()
	if p.wanted == id {
		return nil
	}
	p.wanted = id
	book := p.desk.book
	return p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		return readStory(ctx, book, id)
	})
}

// readStory reads an entry and its lesson.
func readStory(ctx context.Context, book *journal.Book, id journal.ID) (msg storyMsg, err error) {
	if msg.entry, err = book.Entry(ctx, id); err != nil {
		return msg, err
	}
	msg.lesson, err = book.LessonOf(ctx, id)
	return msg, err
}

func (p *preview) take(msg storyMsg) {
	if msg.entry.ID == p.wanted {
		p.shown = msg
		p.set()
	}
}

// listWidth is what a row may take: beside a preview it gives way.
func listWidth(d *desk) int {
	if d.wide() {
		return min(measure, max(46, (d.size.Width-besideGap)*2/5))
	}
	return d.textWidth()
}

// set sets the entry in the lines there are.
func (p *preview) set() {
	p.lines = nil
	e := p.shown.entry
	if e.ID == "" || !p.desk.wide() {
		return
	}
	l, width := p.desk.look, max(1, min(measure, p.desk.size.Width-listWidth(p.desk)-besideGap))
	now := p.desk.book.Now()
	title := journal.CleanLine(e.Name())
	p.lines = append(p.lines,
		oneLine(l, l.title, title, p.query.Spans("title", title), width),
		oneLine(l, l.quiet, whereAndWhen(e, now), nil, width), "")
	s := telling{sets: p.desk.sets(), look: l, entry: e, lesson: p.shown.lesson, query: p.query, width: width - 2, now: now}.tell()
	height := p.desk.size.Height - len(p.lines)
	lines := s.lines[min(s.firstHit(height-2), len(s.lines)):]
	for i, line := range lines {
		if i == height-1 && len(lines) > height {
			p.lines = append(p.lines, l.faint.Render("…"))
			break
		}
		p.lines = append(p.lines, line.bar+line.text)
	}
}

func (p *preview) view() string { return strings.Join(p.lines, "\n") }

package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
)

func openRead(d *desk, to Read) page {
	p := &readPage{desk: d, route: to}
	p.query, _ = journal.ParseQuery(to.Query, d.sets(), d.book.Now()) // a date not read yet is no fault here
	return p
}

type readPage struct {
	plainPage
	desk    *desk
	route   Read
	query   journal.Query
	on      storyMsg
	loaded  bool
	example bool // the worked example: nothing in it can be changed
	deleted bool
	offer   bool // it was opened a third time with nothing come of it: what then is asked, once
	every   bool // questions nothing was said to are shown as well
	story   story
	cursor  int // the section chosen
	scroller
	moved bool
}

func (p *readPage) Init() tea.Cmd {
	book, id, q := p.desk.book, p.route.ID, p.query
	return p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		msg, err := readStory(ctx, book, id)
		if err != nil {
			return nil, err
		}
		msg.newer, msg.older, err = book.Beside(ctx, q, id)
		return msg, err
	})
}

// reopenedMsg says whether to offer something besides reading it once more.
type reopenedMsg struct{ offer bool }

// reopened notes that the entry was opened.
func (p *readPage) reopened() tea.Cmd {
	if p.route.Again || p.example {
		return nil
	}
	p.route.Again = true
	book, id := p.desk.book, p.route.ID
	return p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		offer, err := book.Reopened(ctx, id)
		return reopenedMsg{offer}, err
	})
}

func (p *readPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case storyMsg:
		p.on, p.loaded = msg, true
		p.set()
		return p.reopened()
	case heavyMsg:
		p.on = msg.storyMsg
		p.set()
		return say(heavySaying(msg.entry.Heavy))
	case reopenedMsg:
		if p.offer = msg.offer; p.offer {
			return say("Opened again, and no lesson or plan yet. See it from further away, ask someone, or put it away until a date?")
		}
	case tea.WindowSizeMsg, restyleMsg:
		p.set()
	case deletedMsg:
		p.deleted = true
		return say(trashedNotice)
	case givenBackMsg:
		p.deleted = false
		return tea.Batch(p.Init(), say("Back in the journal."))
	}
	return nil
}

// set sets the story anew. One stays where one was reading; until one has
// moved, that is where the page begins.
func (p *readPage) set() {
	if !p.loaded {
		return
	}
	into := p.top - p.from(p.cursor)
	p.room = p.desk.size.Height
	p.story = telling{
		sets: p.desk.sets(), look: p.desk.look, entry: p.on.entry, lesson: p.on.lesson, query: p.query,
		width: p.width(), now: p.desk.book.Now(), every: p.every, title: p.titleRuns(),
	}.tell()
	p.total = len(p.story.lines)
	p.cursor = min(p.cursor, max(0, len(p.story.sections)-1))
	switch {
	case !p.moved:
		p.begin()
	case p.top > 0:
		p.scrollTo(p.from(p.cursor) + into)
		if p.to(p.cursor) <= p.top || p.from(p.cursor) >= p.top+p.desk.size.Height {
			p.choose(p.cursor)
		}
	}
}

// titleRuns reports that the title has no room in the header, or is all there
// is: then it is the first thing on the page.
func (p *readPage) titleRuns() bool {
	e := p.on.entry
	return e.Kind == journal.Jot || len(e.Answers) == 0 || lipgloss.Width(e.Name())+lipgloss.Width(p.aside())+2 > p.desk.size.Width
}

func (p *readPage) width() int { return max(1, min(measure, p.desk.size.Width-lipgloss.Width(noBar))) }

// begin goes to the first words found, or to the section one had chosen.
func (p *readPage) begin() {
	p.top = 0
	if p.route.Cursor > 0 {
		p.choose(p.route.Cursor)
		return
	}
	for i, line := range p.story.lines {
		if line.hit {
			p.scroll(i - p.desk.size.Height/3)
			p.cursor = p.at(i)
			return
		}
	}
}

// from is the first line of a section.
func (p *readPage) from(section int) int {
	if section < 0 || section >= len(p.story.sections) {
		return 0
	}
	return p.story.sections[section].from
}

// to is the line after a section's last.
func (p *readPage) to(section int) int {
	if section+1 < len(p.story.sections) {
		return p.from(section + 1)
	}
	return len(p.story.lines)
}

// at is the section a line belongs to.
func (p *readPage) at(line int) int {
	n := 0
	for i := range p.story.sections {
		if p.from(i) <= line {
			n = i
		}
	}
	return n
}

// choose chooses a section and brings it on the screen.
func (p *readPage) choose(section int) {
	p.cursor = min(max(0, section), max(0, len(p.story.sections)-1))
	from, to, height := p.from(p.cursor), p.to(p.cursor), p.desk.size.Height
	switch {
	case p.cursor == 0 && to <= height:
		p.top = 0
	case from < p.top || to-from >= height:
		p.top = from
	case to > p.top+height:
		p.top = to - height
	}
	p.scrollTo(p.top)
}

// scroll goes to a line; a chosen section that is left behind gives way to
// the one on the screen.
func (p *readPage) scroll(to int) {
	p.scrollTo(to)
	if len(p.story.sections) == 0 {
		return
	}
	bottom := p.top + p.desk.size.Height
	if p.to(p.cursor) <= p.top+1 {
		p.cursor = p.at(p.top + 1)
	}
	for p.cursor > 0 && p.from(p.cursor) >= bottom {
		p.cursor--
	}
	if p.from(p.cursor) < p.top && p.cursor+1 < len(p.story.sections) && p.from(p.cursor+1) < p.top+p.desk.size.Height/2 {
		p.cursor++
	}
}

func (p *readPage) View() view {
	if !p.loaded {
		return view{title: "messup"}
	}
	e := p.on.entry
	v := view{title: journal.CleanLine(e.Name()), aside: p.aside()}
	height := p.desk.size.Height
	var lines []string
	for i := p.top; i < len(p.story.lines) && len(lines) < height; i++ {
		line := p.story.lines[i]
		bar := line.bar
		if bar == "" {
			bar = noBar
		}
		if len(p.story.sections) > 1 && i == p.from(p.cursor) {
			bar = p.desk.look.accent.Render(cursorBar)
		}
		lines = append(lines, strings.TrimRight(bar+line.text, " "))
	}
	v.body = strings.Join(lines, "\n")
	return v
}

// aside is class and date, and how far one has read.
func (p *readPage) aside() string {
	e, now := p.on.entry, p.desk.book.Now()
	said := whereAndWhen(e, now)
	switch {
	case p.example:
		said = journal.CleanLine(e.Class) + " · worked example"
	case p.deleted:
		said = "in the trash"
	case p.desk.narrow():
		said = dayOf(e.Happened, now)
	}
	if p.last() == 0 || len(p.story.lines) == 0 {
		if p.desk.narrow() && lipgloss.Width(journal.CleanLine(e.Name()))+lipgloss.Width(said)+2 > p.desk.size.Width {
			return ""
		}
		return said
	}
	mark := "↓"
	if p.top >= p.last() {
		mark = "↑"
	}
	read := fmt.Sprintf("%s %d %%", mark, min(100, (p.top+p.desk.size.Height)*100/len(p.story.lines)))
	if p.desk.narrow() {
		return read
	}
	return ansi.Truncate(said, p.desk.size.Width/2, "…") + "   " + read
}

func (p *readPage) Here() Place {
	to := p.route
	to.Cursor, to.Again = p.cursor, true
	return to
}

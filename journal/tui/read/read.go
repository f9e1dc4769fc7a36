package read

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Read.
func Open(d *page.Env, to page.Read) page.Page {
	p := &Page{env: d, route: to}
	p.query, _ = search.ParseQuery(to.Query, d.Sets(), d.Book.Now()) // a date not read yet is no fault here
	return p
}

// Page is one entry as a story.
type Page struct {
	page.Base
	env     *page.Env
	route   page.Read
	query   search.Query
	on      storyMsg
	loaded  bool
	example bool // the worked example: nothing in it can be changed
	deleted bool
	offer   bool // it was opened a third time with nothing come of it: what then is asked, once
	every   bool // questions nothing was said to are shown as well
	Story   story
	Cursor  int // the section chosen
	page.Scroller
	moved bool
}

// Init is that of a page.Page.
func (p *Page) Init() tea.Cmd {
	book, id, q := p.env.Book, p.route.ID, p.query
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		msg, err := readStory(ctx, book, id)
		if err != nil {
			return nil, err
		}
		msg.newer, msg.older, err = book.Entries.Beside(ctx, q, id)
		return msg, err
	})
}

// reopenedMsg says whether to offer something besides reading it once more.
type reopenedMsg struct{ offer bool }

// reopened notes that the entry was opened.
func (p *Page) reopened() tea.Cmd {
	if p.route.Again || p.example {
		return nil
	}
	p.route.Again = true
	book, id := p.env.Book, p.route.ID
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		offer, err := book.Entries.Reopened(ctx, id)
		return reopenedMsg{offer}, err
	})
}

// Update is that of a page.Page.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case storyMsg:
		p.on, p.loaded = msg, true
		p.set()
		return p.reopened()
	case heavyMsg:
		p.on = msg.storyMsg
		p.set()
		return page.Tell(msg.said)
	case takenUpMsg:
		p.on = msg.storyMsg
		p.set()
		return page.Say("Taken up again.")
	case reopenedMsg:
		if p.offer = msg.offer; p.offer {
			return page.Say("Opened again, and no lesson or plan yet. See it from further away, ask someone, or put it away until a date?")
		}
	case tea.WindowSizeMsg, page.RestyleMsg:
		p.set()
	case page.DeletedMsg:
		p.deleted = true
		return page.Say(voice.TrashedNotice)
	case page.GivenBackMsg:
		p.deleted = false
		return tea.Batch(p.Init(), page.Say("Back in the journal."))
	}
	return nil
}

// To sets the story anew. One stays where one was reading; until one has
// moved, that is where the page begins.
func (p *Page) set() {
	if !p.loaded {
		return
	}
	into := p.Top - p.From(p.Cursor)
	p.Room = p.env.Size.Height
	p.Story = teller{
		sets: p.env.Sets(), look: p.env.Look, entry: p.on.entry, lessons: p.on.lessons, corrected: p.on.corrected(), plan: p.on.plan, query: p.query,
		width: p.width(), now: p.env.Book.Now(), every: p.every, title: p.titleRuns(),
	}.tell()
	p.Total = len(p.Story.lines)
	p.Cursor = min(p.Cursor, max(0, len(p.Story.Sections)-1))
	switch {
	case !p.moved:
		p.begin()
	case p.Top > 0:
		p.ScrollTo(p.From(p.Cursor) + into)
		if p.To(p.Cursor) <= p.Top || p.From(p.Cursor) >= p.Top+p.env.Size.Height {
			p.choose(p.Cursor)
		}
	}
}

// titleRuns reports that the title has no room in the header, or is all there
// is: then it is the first thing on the page.
func (p *Page) titleRuns() bool {
	e := p.on.entry
	return e.Kind == journal.Jot || len(e.Answers) == 0 || lipgloss.Width(e.Name())+lipgloss.Width(p.aside())+2 > p.env.Size.Width
}

func (p *Page) width() int {
	return max(1, min(page.Measure, p.env.Size.Width-lipgloss.Width(look.NoBar)))
}

// begin goes to the first words found, or to the section one had chosen.
func (p *Page) begin() {
	p.Top = 0
	if p.route.Cursor > 0 {
		p.choose(p.route.Cursor)
		return
	}
	for i, line := range p.Story.lines {
		if line.Hit {
			p.scroll(i - p.env.Size.Height/3)
			p.Cursor = p.at(i)
			return
		}
	}
}

// From is the first line of a section.
func (p *Page) From(section int) int {
	if section < 0 || section >= len(p.Story.Sections) {
		return 0
	}
	return p.Story.Sections[section].from
}

// To is the line after a section's last.
func (p *Page) To(section int) int {
	if section+1 < len(p.Story.Sections) {
		return p.From(section + 1)
	}
	return len(p.Story.lines)
}

// at is the section a line belongs to.
func (p *Page) at(line int) int {
	n := 0
	for i := range p.Story.Sections {
		if p.From(i) <= line {
			n = i
		}
	}
	return n
}

// choose chooses a section and brings it on the screen.
func (p *Page) choose(section int) {
	p.Cursor = min(max(0, section), max(0, len(p.Story.Sections)-1))
	from, to, height := p.From(p.Cursor), p.To(p.Cursor), p.env.Size.Height
	switch {
	case p.Cursor == 0 && to <= height:
		p.Top = 0
	case from < p.Top || to-from >= height:
		p.Top = from
	case to > p.Top+height:
		p.Top = to - height
	}
	p.ScrollTo(p.Top)
}

// scroll goes to a line; a chosen section that is left behind gives way to
// the one on the screen.
func (p *Page) scroll(to int) {
	p.ScrollTo(to)
	if len(p.Story.Sections) == 0 {
		return
	}
	bottom := p.Top + p.env.Size.Height
	if p.To(p.Cursor) <= p.Top+1 {
		p.Cursor = p.at(p.Top + 1)
	}
	for p.Cursor > 0 && p.From(p.Cursor) >= bottom {
		p.Cursor--
	}
	if p.From(p.Cursor) < p.Top && p.Cursor+1 < len(p.Story.Sections) && p.From(p.Cursor+1) < p.Top+p.env.Size.Height/2 {
		p.Cursor++
	}
}

// View is that of a page.Page.
func (p *Page) View() page.View {
	if !p.loaded {
		return page.View{Title: "messup"}
	}
	e := p.on.entry
	v := page.View{Title: text.CleanLine(e.Name()), Aside: p.aside()}
	height := p.env.Size.Height
	var lines []string
	for i := p.Top; i < len(p.Story.lines) && len(lines) < height; i++ {
		line := p.Story.lines[i]
		bar := line.Bar
		if bar == "" {
			bar = look.NoBar
		}
		if len(p.Story.Sections) > 1 && i == p.From(p.Cursor) {
			bar = p.env.Look.Accent.Render(look.CursorBar)
		}
		lines = append(lines, strings.TrimRight(bar+line.Text, " "))
	}
	v.Body = strings.Join(lines, "\n")
	return v
}

// aside is class and date, and how far one has read.
func (p *Page) aside() string {
	e, now := p.on.entry, p.env.Book.Now()
	said := voice.WhereAndWhen(e, now)
	switch {
	case p.example:
		said = voice.Say("%s · worked example", text.CleanLine(e.Class))
	case p.deleted:
		said = voice.Say("in the trash")
	case p.env.Narrow():
		said = voice.DayOf(e.Happened, now)
	}
	if p.Last() == 0 || len(p.Story.lines) == 0 {
		if p.env.Narrow() && lipgloss.Width(text.CleanLine(e.Name()))+lipgloss.Width(said)+2 > p.env.Size.Width {
			return ""
		}
		return said
	}
	mark := "↓"
	if p.Top >= p.Last() {
		mark = "↑"
	}
	read := fmt.Sprintf("%s %d %%", mark, min(100, (p.Top+p.env.Size.Height)*100/len(p.Story.lines)))
	if p.env.Narrow() {
		return read
	}
	return ansi.Truncate(said, p.env.Size.Width/2, "…") + "   " + read
}

// Here is that of a page.Page.
func (p *Page) Here() page.Place {
	to := p.route
	to.Cursor, to.Again = p.Cursor, true
	return to
}

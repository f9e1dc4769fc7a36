package read

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Read.
func Open(d *page.Env, to page.Read) page.Page {
	p := &Page{env: d, route: to, asks: form.Page{Desk: d}}
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
	asks    form.Page
	offer   bool // it was opened a third time with nothing come of it: what then is asked, once
	every   bool // questions nothing was said to are shown as well
	Story   story
	Cursor  int // the section chosen
	page.Scroller
	starts []int // the first line of each page
	moved  bool
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
		p.offer = msg.offer
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
		chain: p.on.chain, margin: margin{look: p.env.Look, width: min(page.Measure, p.env.SideWidth(page.ReadLeft))},
	}.tell()
	p.Total = len(p.Story.lines)
	p.starts = p.Story.pages(p.env.Size.Height)
	p.Cursor = min(p.Cursor, max(0, len(p.Story.Sections)-1))
	switch {
	case !p.moved:
		p.begin()
	case p.Top > 0:
		p.to(p.From(p.Cursor) + into)
		if p.To(p.Cursor) <= p.Top || p.From(p.Cursor) >= p.bottom() {
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
	return max(1, min(page.Measure, p.env.PageWidth()-lipgloss.Width(look.NoBar)))
}

// begin goes to the first words found, or to the section one had chosen.
func (p *Page) begin() {
	p.Top = 0
	if p.route.Cursor > 0 {
		p.choose(p.route.Cursor)
		return
	}
	for i, line := range p.Story.lines {
		if line.Hit || i < len(p.Story.beside) && p.Story.beside[i].Hit {
			p.Top, p.Cursor = p.starts[p.pageAt(i)], p.at(i)
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
	if from, to := p.From(p.Cursor), p.To(p.Cursor); from < p.Top || min(to-1, from+1) > p.bottom() {
		p.Top = p.starts[p.pageAt(from)]
	}
	if p.Cursor == 0 && p.To(0) <= p.env.Size.Height {
		p.Top = 0
	}
}

// scroll goes to a line; a chosen section that is left behind gives way to
// the one on the screen.
func (p *Page) scroll(to int) {
	p.to(to)
	if len(p.Story.Sections) == 0 {
		return
	}
	bottom := p.bottom()
	if p.To(p.Cursor) <= p.Top+1 {
		p.Cursor = p.at(p.Top + 1)
	}
	for p.Cursor > 0 && p.From(p.Cursor) >= bottom {
		p.Cursor--
	}
	if p.From(p.Cursor) < p.Top && p.Cursor+1 < len(p.Story.Sections) && p.From(p.Cursor+1) < p.Top+(bottom-p.Top)/2 {
		p.Cursor++
	}
}

// headerGap is how many columns part the title from what stands at the right of it.
const headerGap = 2

// View is that of a page.Page.
func (p *Page) View() page.View {
	if !p.loaded {
		return page.View{Title: "messup"}
	}
	e := p.on.entry
	v := page.View{Title: text.CleanLine(e.Name()), Aside: p.aside()}
	if room := p.env.Size.Width - lipgloss.Width(v.Aside) - headerGap; p.titleRuns() { // it stands below: here it gives way, and the date does not
		v.Title = ansi.Truncate(v.Title, max(0, room), "…")
	}
	if p.offer {
		v.Side = p.side()
		return p.asks.Ask(v, p.offering())
	}
	v.Foot = p.place()
	if p.env.Narrow() { // the footer has no room for it
		v.Foot = ""
	}
	var lines []string
	for i := p.Top; i < p.bottom(); i++ {
		line := p.Story.lines[i]
		bar := line.Bar
		if bar == "" {
			bar = look.NoBar
		}
		if len(p.Story.Sections) > 1 && i == p.From(p.Cursor) {
			bar, _ = p.env.Look.Row(true)
		}
		lines = append(lines, strings.TrimRight(bar+line.Text, " "))
	}
	v.Side = p.side()
	v.Body = strings.Join(lines, "\n")
	return v
}

// aside is class and date; where the footer is full, how far one has read.
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
	if !p.env.Narrow() {
		return said
	}
	if at := p.place(); at != "" {
		return at
	}
	if lipgloss.Width(text.CleanLine(e.Name()))+lipgloss.Width(said)+2 > p.env.Size.Width {
		return ""
	}
	return said
}

// Here is that of a page.Page.
func (p *Page) Here() page.Place {
	to := p.route
	to.Cursor, to.Again = p.Cursor, true
	return to
}

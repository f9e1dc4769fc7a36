package tui

import (
	"context"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A router is the one tea.Model: it holds the page that is alive, the trail
// back, and what belongs to no page: header, footer, notices, questions, help
// and the hidden screen.
type router struct {
	desk    *desk
	page    page
	start   Place
	trail   []Place
	notice  notice
	ask     *askMsg // the question waiting for y or n
	help    *helpSheet
	hidden  bool // the screen is blank because somebody may be looking at it
	closing bool // ctrl+c was pressed; once more leaves by force
	forced  bool // left by force: words may be unsaved
	scratch *scratch
	held    []tea.Msg // keys for a page that is not there yet
	acts    int       // actions under way
	trouble error     // why the journal cannot be read; nil once a page is open again
}

func newRouter(d *desk, start Place) *router {
	return &router{desk: d, start: start, scratch: newScratch(d.opts.Edit)}
}

// Init opens the first page. The size is not known yet: until it comes, the
// screen stays empty rather than being drawn twice.
func (r *router) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, r.open(r.start), r.begin())
}

// begunMsg brings what there is to say about a start.
type begunMsg struct {
	said []string
	err  error
}

// begin does what is due at a start, beside the first frame.
func (r *router) begin() tea.Cmd {
	due := r.desk.opts.Begin
	if due == nil {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), diskTime)
		defer cancel()
		said, err := due(ctx)
		return begunMsg{said, err}
	}
}

func (r *router) open(to Place) tea.Cmd { return r.show(open(r.desk, to)) }

func (r *router) show(p page) tea.Cmd {
	r.desk.turn++
	r.help, r.ask, r.trouble = nil, nil, nil
	r.page = p
	r.fit()
	return tea.Batch(r.page.Init(), r.page.Update(r.desk.size))
}

// fit gives the page what the frame leaves of the screen.
func (r *router) fit() {
	d := r.desk
	frame := frameOf(d)
	d.size = tea.WindowSizeMsg{
		Width:  max(1, d.screen.Width-2*frame.margin),
		Height: max(1, d.screen.Height-frame.above-frame.below),
	}
}

func (r *router) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if r.holds(msg) {
		return r, nil
	}
	cmds := []tea.Cmd{r.update(msg)}
	for len(r.held) > 0 && !r.busy() {
		next := r.held[0]
		r.held = r.held[1:]
		cmds = append(cmds, r.update(next))
	}
	cmds = append(cmds, r.scratch.jot(msg, r.page))
	return r, tea.Batch(cmds...)
}

func (r *router) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.desk.screen = msg
		r.fit()
		return r.page.Update(r.desk.size)
	case tea.BackgroundColorMsg:
		r.desk.look = newLook(msg.IsDark())
		return r.page.Update(restyleMsg{})
	case tea.PasteMsg:
		r.hidden = false
	case tea.KeyPressMsg:
		return r.press(msg)
	case scratchTickMsg:
		return r.scratch.look(r.page)
	case actedMsg:
		return r.acted(msg)
	case turnMsg:
		if msg.turn != r.desk.turn { // for a page that is gone
			return nil
		}
		return r.update(msg.msg)
	case goMsg:
		r.trail = append(r.trail, r.page.Here())
		return r.open(msg.to)
	case swapMsg:
		return r.open(msg.to)
	case backMsg:
		return r.back()
	case homeMsg:
		r.trail = nil
		return r.open(Home{})
	case troubleMsg:
		return r.troubled(msg.err)
	case noticeMsg:
		r.tell(msg.notice)
		return nil
	case failMsg:
		r.tell(failNotice(msg.err))
	case askMsg:
		r.ask = &msg
		return nil
	case begunMsg:
		return r.begun(msg)
	case tea.FocusMsg: // coming from another window, which may have written
		return r.page.Update(refreshMsg{})
	}
	return r.page.Update(msg)
}

func (r *router) begun(msg begunMsg) tea.Cmd {
	if msg.err != nil && r.trouble == nil {
		r.tell(failNotice(msg.err))
	}
	if len(msg.said) == 0 {
		return nil
	}
	r.tell(notice{text: strings.Join(msg.said, " ")})
	return r.page.Update(refreshMsg{})
}

// troubled shows instead of the page that the journal cannot be read.
func (r *router) troubled(err error) tea.Cmd {
	cmd := r.show(&troublePage{desk: r.desk, err: err})
	r.trouble, r.notice = err, notice{} // the page says it all
	return cmd
}

func (r *router) back() tea.Cmd {
	if len(r.trail) == 0 {
		return r.open(Home{})
	}
	to := r.trail[len(r.trail)-1]
	r.trail = r.trail[:len(r.trail)-1]
	return r.open(to)
}

// press takes one key: what hides and ends comes first, from anywhere; then
// what lies over the page; then the page's actions; the rest is the page's.
func (r *router) press(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case r.hidden:
		if k := msg.String(); k != "ctrl+l" && k != "ctrl+c" {
			r.hidden = false
			return nil
		}
		if msg.String() == "ctrl+l" { // pressed twice in a hurry: stay hidden
			return nil
		}
	case msg.String() == "ctrl+l":
		r.hidden = true
		return nil
	}
	if msg.String() == "ctrl+c" {
		return r.quit()
	}
	r.closing = false
	if r.ask != nil {
		yes := r.ask.yes
		r.ask = nil
		if msg.String() == "y" || msg.String() == "Y" {
			return yes
		}
		return nil
	}
	if r.help != nil {
		if r.help.press(msg) {
			r.help = nil
		}
		return nil
	}
	if !r.page.Typing() || r.desk.book.Now().Sub(r.notice.at) > noticeTime {
		r.notice = notice{}
	}
	return r.act(msg)
}

func (r *router) tell(n notice) {
	n.at = r.desk.book.Now()
	r.notice = n
}

// act runs the first action the key belongs to.
func (r *router) act(msg tea.KeyPressMsg) tea.Cmd {
	if key.Matches(msg, helpKey(r.page).key) {
		all := allActions(r.page)
		r.help = &helpSheet{actions: all, scroller: scroller{total: len(all)}}
		return nil
	}
	for _, a := range r.page.Actions() {
		if !slices.Contains(a.key.Keys(), msg.String()) {
			continue
		}
		if !a.key.Enabled() {
			r.tell(notice{text: a.why})
			return nil
		}
		if a.run != nil {
			return r.acting(a.run())
		}
		break
	}
	return r.page.Update(msg)
}

// quit leaves once all words are kept; asked a second time, at once. Run then
// prints what could not be kept.
func (r *router) quit() tea.Cmd {
	if r.closing {
		r.forced = true
		return tea.Quit
	}
	r.closing = true
	return r.page.Leave(tea.Quit)
}

func (r *router) View() tea.View {
	v := tea.View{AltScreen: true, WindowTitle: "messup", ReportFocus: true}
	if r.desk.screen.Width == 0 || r.hidden {
		return v
	}
	v.Content, v.Cursor = r.draw()
	return v
}

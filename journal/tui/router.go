package tui

import (
	"context"
	"image/color"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A router is the one tea.Model: it holds the page that is alive, the trail
// back, and what belongs to no page: header, footer, notices, questions, help
// and the hidden screen.
type router struct {
	env      *page.Env
	page     page.Page
	start    page.Place
	trail    []page.Place
	notice   page.Notice
	before   page.Notice  // what was said before a failure
	ask      *page.AskMsg // the question waiting for y or n
	help     *menu
	idle     idle    // how long nobody has typed
	hidden   bool    // the screen is blank because somebody may be looking at it
	relock   relock  // the question for the passphrase, after long
	suspends tea.Cmd // stops all of the terminal's job; nil where that cannot be
	closing  bool    // ctrl+c was pressed; once more leaves by force
	leaving  bool    // esc was pressed while one types
	forced   bool    // left by force: words may be unsaved
	scratch  *recovery
	loose    bool      // the last words are in no file but the scratch
	held     []tea.Msg // keys for a page that is not there yet
	acts     int       // actions under way
	wait     waiting
	working  string               // what takes long and is being done; empty: nothing is
	far      *page.Far            // how far that is
	long     bool                 // it has taken a while already
	due      beginning            // what a start has to do
	paper    color.Color          // what the terminal says it is; nil: it did not
	profile  colorprofile.Profile // the colours it has
	trouble  error                // why the journal cannot be read; nil once a page is open again
	settling bool                 // a backup is being made, or was just now
	touched  time.Time            // when something was last kept, by the last look
}

func newRouter(d *page.Env, start page.Place) *router {
	return &router{env: d, start: start, scratch: newRecovery(d.Opts), profile: colorprofile.TrueColor}
}

// Init opens the first page. The size is not known yet: until it comes, the
// screen stays empty rather than being drawn twice.
func (r *router) Init() tea.Cmd {
	r.idle.last = r.env.Book.Now()
	return tea.Batch(tea.RequestBackgroundColor, r.open(r.start), r.begin(), r.readChoices())
}

// open opens a place. At the desk, what is still due of the start is done.
func (r *router) open(to page.Place) tea.Cmd {
	cmd := r.show(open(r.env, to))
	if _, desk := to.(page.Home); desk {
		cmd = tea.Batch(cmd, r.begin())
	}
	return cmd
}

// unchosenMsg says that the choices could not be read.
type unchosenMsg struct{}

// readChoices reads the person's choices that more than one page goes by.
func (r *router) readChoices() tea.Cmd {
	book := r.env.Book
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), page.DiskTime)
		defer cancel()
		s, err := book.Settings(ctx)
		if err != nil { // the page that is opening meets the same, and says so
			return unchosenMsg{}
		}
		return page.ChoicesMsg{Settings: s}
	}
}

func (r *router) show(p page.Page) tea.Cmd {
	r.env.Generation++
	r.help, r.ask, r.trouble = nil, nil, nil
	r.page = p
	r.fit()
	return tea.Batch(r.page.Init(), r.page.Update(r.env.Size))
}

// fit gives the page what the frame leaves of the screen; where one types, what is
// said leaves as well, so that it stands over no line that is typed in.
func (r *router) fit() {
	d := r.env
	if d.Opts.Lines { // there is no frame
		d.Size = d.Screen
		return
	}
	frame := r.frame()
	d.Size.Width = frame.width(d.Screen.Width)
	below := frame.below
	if r.page.Typing() && r.help == nil {
		below = frame.under(r.footer("", d.Size.Width), r.ask != nil)
	}
	d.Size.Height = max(1, d.Screen.Height-frame.above-below)
}

// refit fits the page anew if what is said takes more lines than it did, or fewer.
func (r *router) refit() tea.Cmd {
	was := r.env.Size
	if r.fit(); r.env.Size == was {
		return nil
	}
	return r.page.Update(r.env.Size)
}

func (r *router) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if r.holds(msg) {
		return r, nil
	}
	cmds := []tea.Cmd{r.typed(msg)}
	if taken, cmd := r.asksWho(msg); taken {
		cmds = append(cmds, cmd)
	} else {
		cmds = append(cmds, r.update(msg))
	}
	for len(r.held) > 0 && !r.busy() && !r.hidden && !r.relock.on { // what was typed before it hid brings nothing back
		next := r.held[0]
		r.held = r.held[1:]
		cmds = append(cmds, r.update(next), r.scratch.after(next, r.page))
	}
	r.notice = r.notice.Now()
	cmds = append(cmds, r.scratch.after(msg, r.page), r.refit(), r.waits(), r.settles(), r.looks(msg))
	return r, tea.Batch(cmds...)
}

func (r *router) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.env.Screen = msg
		r.fit()
		return r.page.Update(r.env.Size)
	case tea.PasteMsg:
		r.hidden, r.idle.careful = false, false
		if r.help != nil {
			r.help.narrow(r.help.typed + text.CleanLine(msg.Content))
			return nil
		}
		if !r.page.Typing() && r.ask == nil && r.trouble == nil && strings.TrimSpace(text.Clean(msg.Content)) != "" {
			r.help = newMenu(r.env, r.page, true)
			r.help.offers(msg.Content)
			return nil
		}
	case tea.FocusMsg: // coming from another window, which may have written
		return r.refresh()
	case page.ChoicesMsg, unchosenMsg, idleMsg, calledBackMsg, tea.KeyboardEnhancementsMsg, tea.BackgroundColorMsg, tea.ColorProfileMsg, longReadMsg, touchedMsg:
		return r.learn(msg)
	case tea.KeyPressMsg:
		return r.press(msg)
	case recoveryTickMsg:
		return r.scratch.ticked(r.page)
	case recoveredMsg:
		return r.recovered(msg)
	case actedMsg:
		return r.acted(msg)
	case page.AnswerMsg:
		if !r.env.Wants(msg) {
			return nil
		}
		return r.update(msg.Msg)
	case page.GoMsg, page.SwapMsg, page.BackMsg, page.HomeMsg:
		return r.goes(msg)
	case page.UnreadableMsg:
		return r.troubled(msg.Err)
	case page.NoticeMsg:
		r.tell(msg.Notice)
		return nil
	case page.FailMsg:
		r.before = r.notice
		r.tell(page.FailNotice(msg.Err))
	case page.AskMsg:
		r.ask = &msg
		return nil
	case begunMsg:
		return r.begun(msg)
	case page.WorkMsg, workedMsg, farMsg, settledMsg, settleMsg:
		return r.works(msg)
	case suspendMsg:
		return r.suspend()
	}
	return r.page.Update(msg)
}

// learn takes what every page goes by, or what is to be seen of any.
func (r *router) learn(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.ChoicesMsg:
		r.env.Year, r.env.EnterLine = msg.Settings.Year(), msg.Settings.EnterLine
		// The page shows the days that words are read as.
		return tea.Batch(r.chosen(msg.Settings), r.page.Update(r.env.Size))
	case unchosenMsg:
		r.idle.known = true
	case longReadMsg:
		r.lasted(msg)
	case touchedMsg:
		return r.looked(time.Time(msg))
	case idleMsg:
		return r.idled(msg)
	case tea.KeyboardEnhancementsMsg:
		r.env.ShiftEnter = msg.SupportsKeyDisambiguation()
	case tea.BackgroundColorMsg:
		r.paper = msg.Color
		return r.restyle()
	case tea.ColorProfileMsg:
		r.profile = msg.Profile
		return r.restyle()
	}
	return nil
}

// restyle takes the inks for this paper, and as many colours as the terminal has.
func (r *router) restyle() tea.Cmd {
	r.env.Look = look.New(r.paper, r.profile, r.env.Look.Marks)
	return r.page.Update(page.RestyleMsg{})
}

// goes opens another place. The choices are read again: the shell, or another window, may
// have changed them.
func (r *router) goes(msg tea.Msg) tea.Cmd { return tea.Batch(r.opens(msg), r.readChoices()) }

func (r *router) opens(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.GoMsg:
		r.trail = append(r.trail, r.page.Here())
		return r.open(msg.To)
	case page.SwapMsg:
		return r.open(msg.To)
	case page.HomeMsg:
		r.trail = nil
		return r.open(page.Home{})
	}
	return r.back()
}

// recovered says once where words are that are not where one would look.
func (r *router) recovered(msg recoveredMsg) tea.Cmd {
	if r.env.Recovered != msg.where {
		r.env.Recovered = msg.where
		r.tell(page.Notice{Text: voice.Say("What you are writing is kept in %s until the journal takes it.", msg.where)})
	}
	return nil
}

// troubled shows instead of the page that the journal cannot be read.
func (r *router) troubled(err error) tea.Cmd {
	cmd := r.show(&unreadablePage{env: r.env, err: err})
	r.trouble, r.notice = err, page.Notice{}                                                           // the page says it all
	if !r.before.Loss && r.before.Hint == "" && r.env.Book.Now().Sub(r.before.At) <= page.NoticeTime { // but where a line is
		r.notice = r.before
	}
	return cmd
}

func (r *router) back() tea.Cmd {
	if len(r.trail) == 0 {
		return r.open(page.Home{})
	}
	to := r.trail[len(r.trail)-1]
	r.trail = r.trail[:len(r.trail)-1]
	return r.open(to)
}

// press takes one key: what hides and ends comes first, from anywhere; then
// what lies over the page; then the page's actions; the rest is the page's.
func (r *router) press(msg tea.KeyPressMsg) tea.Cmd {
	if r.uncovers(msg.String()) {
		return nil
	}
	if msg.String() == "ctrl+l" {
		r.hidden = true
		return nil
	}
	if msg.String() == "ctrl+c" && (r.hidden || r.help != nil || r.ask != nil || !hasKey(r.page.Actions(), "ctrl+c")) {
		return r.quit()
	}
	if r.suspends != nil && msg.String() == "ctrl+z" && !r.page.Typing() {
		return r.suspends
	}
	r.closing, r.leaving = false, r.page.Typing() && msg.String() == "esc"
	if r.ask != nil {
		return r.reply(strings.EqualFold(msg.String(), "y"))
	}
	if r.help != nil {
		return r.helped(msg)
	}
	if !r.page.Typing() || r.notice.Brief || r.env.Book.Now().Sub(r.notice.At) > page.NoticeTime {
		r.notice = page.Notice{}
	}
	return r.act(msg)
}

// helped takes a key while the menu is open.
func (r *router) helped(msg tea.KeyPressMsg) tea.Cmd {
	if words := r.help.jotted(); words != "" && msg.String() == "enter" {
		r.help = nil
		return r.page.Leave(page.GoTo(page.Jot{Words: words}))
	}
	if by, is := map[string]int{"left": -1, "right": 1}[msg.String()]; is && r.help.over(r.env) {
		r.help.across(by, r.env)
		return nil
	}
	done, do := r.help.press(msg)
	if done {
		r.help = nil
	}
	if do == nil {
		return nil
	}
	return r.do(*do)
}

// do does what was chosen in the menu. What leads away keeps the words of the page
// before that.
func (r *router) do(row menuRow) tea.Cmd {
	switch k, ok := keyOf(row.Action); {
	case !row.Key.Enabled():
		r.tell(page.Notice{Text: row.Why})
		return nil
	case row.desk:
		return r.page.Leave(row.Run())
	case row.Run != nil:
		return r.acting(row.Run())
	case ok:
		return r.press(k)
	}
	return nil
}

func (r *router) tell(n page.Notice) {
	n.At = r.env.Book.Now()
	r.notice = n
}

// act runs the first action the key belongs to.
func (r *router) act(msg tea.KeyPressMsg) tea.Cmd {
	own := r.page.Actions()
	if key.Matches(msg, helpKey(r.page, own).Key) {
		r.help = newMenu(r.env, r.page, r.trouble == nil)
		return nil
	}
	i := slices.IndexFunc(own, func(a page.Action) bool { return slices.Contains(a.Key.Keys(), msg.String()) })
	switch {
	case i >= 0 && !own[i].Key.Enabled():
		r.tell(page.Notice{Text: own[i].Why})
		return nil
	case i >= 0 && own[i].Run != nil:
		return r.acting(own[i].Run())
	case msg.String() == talkKey && !r.page.Typing() && leadsToTalk(r.page, own):
		return r.page.Leave(talk().Run())
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
	v := tea.View{AltScreen: true, WindowTitle: "messup", ReportFocus: true, ProgressBar: r.progress()}
	if r.env.Screen.Width == 0 {
		return v
	}
	content, covered := r.covered()
	if v.Content = content; !covered {
		v.Content, v.Cursor = r.draw()
	}
	return v
}

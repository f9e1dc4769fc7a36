package page

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/voice"
	"messup/prompts"
)

// A Page is what one sees at a Place. Exactly one is alive. Its Update and
// View do no I/O: that happens in commands made with Env.Ask, whose answers
// come back to Update of this page or, if it is gone by then, to nobody. This
// is all the router knows of it; Base answers for those that have nothing
// to lose.
type Page interface {
	Init() tea.Cmd
	Update(tea.Msg) tea.Cmd
	View() View
	// Actions are its keys, right now. While Typing reports true none of them
	// may be a printable key.
	Actions() []Action
	Typing() bool
	// Here is the Place that leads back to this very spot.
	Here() Place
	// Leave runs then once nothing of this Page can be lost. If something
	// cannot be kept, it says so and stays.
	Leave(then tea.Cmd) tea.Cmd
	// Loading reports that there is nothing yet that the next key could be
	// meant for: it has to wait.
	Loading() bool
	// Unsaved returns the words that are not on the disk yet.
	Unsaved() journal.Archive
	// Flush saves them now, when the program has ended around the Page;
	// nothing to save is no error.
	Flush(context.Context) error
	// SavesItself reports that words typed here are saved as one types, and
	// that the journal takes them: no other copy of them is needed.
	SavesItself() bool
}

// Alone is a page that at times has the whole screen to itself, without a frame.
type Alone interface{ Alone() bool }

// A View is what a page shows inside the frame that the router draws.
type View struct {
	Title  string      // left in the header: what this is
	Name   bool        // the name of the program stands there
	Asks   bool        // something is asked below, which is the one bold line: the title is in pencil
	Aside  string      // right in the header: where in it one is
	Body   string      // at most Env.Size.Height lines
	Side   []string    // the page beside it, where two fit: of Env.SideWidth columns at most; nil: it stands alone, in the middle
	Left   int         // how wide the left of the two is; 0: Env.PageWidth
	Middle int         // the body is one thought, so many columns wide, and stands in the middle; 0: it does not
	Foot   string      // right in the footer: how things are
	Cursor *tea.Cursor // in the body; nil for none

	Question *Question      // what the body asks; nil: nothing
	Filling  func() Filling // what is to be filled in there; nil: nothing
	Rows     *Rows          // what is to be chosen from there; nil: nothing
}

// An Action is one thing a key does. Footer, help and the key tables in the
// README are made of these.
type Action struct {
	Key key.Binding
	// run does it. nil means that the key goes to the page's Update, which
	// knows it: the binding is here to be shown.
	Run func() tea.Cmd
	// why says, for a disabled key, what it waits for.
	Why string
	// more keeps the Action out of the footer: it is shown behind ?.
	More bool
	// Group is what it stands under in the menu; empty: with what else a page does.
	Group voice.Phrase
	// Short is what the footer of a narrow screen says; empty: as elsewhere.
	Short voice.Phrase
	// About is what it is about. On a page of rows it is always said: see Subject.
	About Subject
	// Also is what else it is looked for as in the menu; empty: nothing.
	Also voice.Phrase
}

// Act makes an action: the keys, how they are shown, what they do.
func Act(shown string, help voice.Phrase, run func() tea.Cmd, keys ...string) Action {
	return Named(shown, voice.Say(help), run, keys...)
}

// Named makes an action that is called by words of a person's, or of a set.
func Named(shown, help string, run func() tea.Cmd, keys ...string) Action {
	return Action{Key: key.NewBinding(key.WithKeys(withSeconds(keys)...), key.WithHelp(shown, help)), Run: run}
}

// Seldom keeps an action out of the footer.
func (a Action) Seldom() Action {
	a.More = true
	return a
}

// Briefly gives an action the words for the footer of a narrow screen.
func (a Action) Briefly(words voice.Phrase) Action {
	a.Short = words
	return a
}

// In puts an action into a group of the menu.
func (a Action) In(group voice.Phrase) Action {
	a.Group = group
	return a
}

// Found gives an action words by which the menu finds it besides its own.
func (a Action) Found(also voice.Phrase) Action {
	a.Also = also
	return a
}

// Unless disables an action and says why, if why is not empty.
func (a Action) Unless(why voice.Phrase) Action {
	if why != "" {
		a.Why = voice.Say(why)
		a.Key.SetEnabled(false)
	}
	return a
}

// Env is what every page works with.
type Env struct {
	Book       *book.Book
	Look       look.Look
	Opts       Options
	Size       tea.WindowSizeMsg // the lines and columns a page has for its body
	Screen     tea.WindowSizeMsg // the whole terminal
	Generation int               // counts the pages opened
	reads      int               // counts what Read began
	Away       *atomic.Bool      // the person is in an editor of their own
	Year       school.Year       // the school's time, as last read
	Waits      []string          // files of lines that the journal did not take yet
	EnterLine  bool              // enter in a text makes a new line, and goes on from an empty one
	ShiftEnter bool              // the terminal tells shift+enter from enter
	Checked    Checked           // what was found when all was read through; the zero value: it was not
	Recovered  string            // a folder that has what the journal's own does not take; empty: none
	sittings   map[journal.ID]*Sitting
	named      map[journal.ID]bool // the entries whose names were shown
}

// The messages pages send to the router.
type (
	// GoMsg opens a place; the present one goes on the trail.
	GoMsg struct{ To Place }
	// SwapMsg opens a place instead of the present one.
	SwapMsg struct{ To Place }
	// BackMsg goes back to the place before.
	BackMsg struct{}
	// HomeMsg goes home, forgetting the trail.
	HomeMsg struct{}
	// UnreadableMsg says that the journal cannot be read: nothing can be shown.
	UnreadableMsg struct{ Err error }
	// ChoicesMsg brings the person's choices, as they were last read.
	ChoicesMsg struct{ Settings journal.Settings }
	// NoticeMsg says something.
	NoticeMsg struct{ Notice }
	// FailMsg says what went wrong and what can be done.
	FailMsg struct{ Err error }
	// AnswerMsg is an answer for the page of one generation. Env.Wants tells whether it
	// still is.
	AnswerMsg struct {
		Generation int
		Msg        tea.Msg
		read       int // of those that Read began; 0: none of them
	}
	// AskMsg is a question answered with y or anything else.
	AskMsg struct {
		Question string
		Yes, No  tea.Cmd // nil: nothing is to be done then
	}
)

// TellChoices brings the person's choices to every page.
func TellChoices(s journal.Settings) tea.Cmd { return func() tea.Msg { return ChoicesMsg{s} } }

// GoTo opens a place; the present one goes on the trail.
func GoTo(r Place) tea.Cmd { return func() tea.Msg { return GoMsg{r} } }

// SwapTo opens a place instead of the present one.
func SwapTo(r Place) tea.Cmd { return func() tea.Msg { return SwapMsg{r} } }

// Back goes back to the place before.
func Back() tea.Msg { return BackMsg{} }

// GoHome goes home, forgetting the trail.
func GoHome() tea.Msg { return HomeMsg{} }

// Say says one sentence, with args in their places.
func Say(p voice.Phrase, args ...any) tea.Cmd { return Tell(voice.Say(p, args...)) }

// Tell says what is worded already.
func Tell(text string) tea.Cmd { return func() tea.Msg { return NoticeMsg{Notice{Text: text}} } }

// Shortly says something that the next key takes away.
func Shortly(said voice.Phrase) tea.Cmd {
	return func() tea.Msg { return NoticeMsg{Notice{Text: voice.Say(said), Brief: true}} }
}

// Fail says what went wrong and what can be done.
func Fail(err error) tea.Cmd { return func() tea.Msg { return FailMsg{err} } }

// Confirm asks a question answered with y or anything else.
func Confirm(q string, yes tea.Cmd) tea.Cmd {
	return func() tea.Msg { return AskMsg{Question: q, Yes: yes} }
}

// Waiting says where lines wait that are not in the journal; empty if none do.
func (d *Env) Waiting() string {
	switch n := len(d.Waits); n {
	case 0:
		return ""
	case 1:
		return voice.Say("One line is not in the journal yet. It waits in %s.", d.Waits[0])
	default:
		return voice.Say("%d lines are not in the journal yet. The last one waits in %s.", n, d.Waits[n-1])
	}
}

// Sets are the questions the journal is asked with.
func (d *Env) Sets() prompts.Library { return d.Book.Sets() }

// A Base is embedded by pages that have nothing to lose and no text field.
type Base struct{}

// Typing is that of a page with nothing to lose.
func (Base) Typing() bool { return false }

// Leave is that of a page with nothing to lose.
func (Base) Leave(then tea.Cmd) tea.Cmd { return then }

// Loading is that of a page with nothing to lose.
func (Base) Loading() bool { return false }

// Unsaved is that of a page with nothing to lose.
func (Base) Unsaved() journal.Archive { return journal.Archive{} }

// Flush is that of a page with nothing to lose.
func (Base) Flush(context.Context) error { return nil }

// SavesItself is that of a page with nothing to lose.
func (Base) SavesItself() bool { return false }

// Begins is what it is called to begin an entry with a set.
func Begins(set prompts.Set) string { return cmp.Or(voice.Word(set.Begin), voice.Called(set)) }

// BeginKeys begin an entry: with the first set, and behind ? with each other
// that has a key.
func (d *Env) BeginKeys() (first Action, others []Action) {
	begin := func(set prompts.Set) Action {
		return Named(set.Key, Begins(set), func() tea.Cmd { return GoTo(Write{Set: set.ID}) }, set.Key)
	}
	sets := d.Sets().Sets()
	for _, set := range sets[min(1, len(sets)):] {
		if set.Key != "" {
			others = append(others, begin(set).Seldom())
		}
	}
	return begin(d.Sets().First()), others
}

// TakeOutKey takes words out into a file; none where they cannot leave.
func (d *Env) TakeOutKey(of TakeOut) []Action {
	if d.Opts.Outward == nil {
		return nil
	}
	return []Action{Act("W", "take out, export", func() tea.Cmd { return GoTo(of) }, "W").Seldom().Found("print, paper, copy, save as, backup")}
}

// TakeInKey brings words in from a file; none where they cannot come in.
func (d *Env) TakeInKey() []Action {
	if d.Opts.Inward == nil {
		return nil
	}
	return []Action{Act("I", "take in, import", func() tea.Cmd { return GoTo(TakeIn{}) }, "I").Seldom().Found("open a file, undo an import, jrnl, Day One, Obsidian, Markdown, move in")}
}

// BesideKey opens the lines that stand beside an entry; none if this journal has
// none.
func (d *Env) BesideKey(id journal.ID) []Action {
	for _, set := range d.Sets().Beside() {
		to := Write{ID: id, Step: set.Questions[0].ID, Single: true}
		return []Action{Named("f3", voice.Called(set), func() tea.Cmd { return GoTo(to) }, "f3").Seldom()}
	}
	return nil
}

// IgnoreMissing what is in the trash is no fault of what refers to it.
func IgnoreMissing(err error) error {
	if errors.Is(err, journal.ErrNotFound) {
		return nil
	}
	return err
}

// A Notice is the one line the program says something on.
type Notice struct {
	Text  string
	Hint  string
	Loss  bool // words are not on the disk
	Held  bool // they could not be kept, and nothing typed is the reason
	Brief bool // the next key takes it away, also where one types
	At    time.Time

	While func() bool // as long as it is true; nil: that does not change
	Else  string      // what is true after that
}

// Now returns what of the notice is true by now.
func (n Notice) Now() Notice {
	if n.While != nil && !n.While() {
		n.Text, n.While = n.Else, nil
	}
	return n
}

// RescueKey writes words that the journal refuses somewhere else, on a page that can.
const RescueKey = "f6"

// NoticeTime is how long a notice stays at least while one types on: long
// enough to look up and read a sentence. Elsewhere the next key takes it away.
const NoticeTime = 5 * time.Second

// FailNotice returns a notice of an error.
func FailNotice(err error) Notice {
	what, hint := voice.Failure(err)
	fault := voice.FaultOf(err)
	return Notice{Text: what, Hint: hint, Loss: fault.Loss || errors.Is(err, context.DeadlineExceeded), Held: !fault.Typed}
}

// Today is the day on the clock of the journal.
func (d *Env) Today() date.Day { return date.DayOf(d.Book.Now()) }

// What a page may be told by the router, or by what it asked for.
type (
	// RestyleMsg tells the page that the look has changed.
	RestyleMsg struct{}
	// RefreshMsg tells it that the journal may have.
	RefreshMsg struct{}
	// DeletedMsg says that something went into the trash.
	DeletedMsg struct{ ID journal.ID }
	// GivenBackMsg says that something came back out of it.
	GivenBackMsg struct{ Title string }
)

// GiveBack takes something out of the trash.
func GiveBack(d *Env, id journal.ID) tea.Cmd {
	return d.Ask(func(ctx context.Context) (tea.Msg, error) {
		t, err := d.Book.Trash.GiveBack(ctx, string(id))
		return GivenBackMsg{text.CleanLine(t.Title)}, err
	})
}

// Free leaves out the actions whose key one of the others has: a set of a
// person's own takes no key away from a page.
func Free(actions []Action, others ...[]Action) []Action {
	return slices.DeleteFunc(actions, func(a Action) bool {
		return slices.ContainsFunc(slices.Concat(others...), func(other Action) bool {
			return slices.ContainsFunc(a.Key.Keys(), func(k string) bool { return slices.Contains(other.Key.Keys(), k) })
		})
	})
}

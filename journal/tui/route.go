package tui

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"sync/atomic"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

// A page is what one sees at a Place. Exactly one is alive. Its Update and
// View do no I/O: that happens in commands made with desk.ask, whose answers
// come back to Update of this page or, if it is gone by then, to nobody. This
// is all the router knows of it; plainPage answers for those that have nothing
// to lose.
type page interface {
	Init() tea.Cmd
	Update(tea.Msg) tea.Cmd
	View() view
	// Actions are its keys, right now. While Typing reports true none of them
	// may be a printable key.
	Actions() []action
	Typing() bool
	// Here is the Place that leads back to this very spot.
	Here() Place
	// Leave runs then once nothing of this page can be lost. If something
	// cannot be kept, it says so and stays.
	Leave(then tea.Cmd) tea.Cmd
	// Loading reports that there is nothing yet that the next key could be
	// meant for: it has to wait.
	Loading() bool
	// Unsaved returns the words that are not on the disk yet.
	Unsaved() journal.Contents
	// Flush saves them now, when the program has ended around the page;
	// nothing to save is no error.
	Flush(context.Context) error
	// SavesItself reports that words typed here are saved as one types, so
	// that no other copy of them is needed.
	SavesItself() bool
}

// A view is what a page shows inside the frame that the router draws.
type view struct {
	title  string      // left in the header: what this is
	aside  string      // right in the header: where in it one is
	body   string      // at most desk.size.Height lines
	cursor *tea.Cursor // in the body; nil for none
}

// An action is one thing a key does. Footer, help and the key tables in the
// README are made of these.
type action struct {
	key key.Binding
	// run does it. nil means that the key goes to the page's Update, which
	// knows it: the binding is here to be shown.
	run func() tea.Cmd
	// why says, for a disabled key, what it waits for.
	why string
	// more keeps the action out of the footer: it is shown behind ?.
	more bool
}

// act makes an action: the keys, how they are shown, what they do.
func act(shown, help string, run func() tea.Cmd, keys ...string) action {
	return action{key: key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help)), run: run}
}

// seldom keeps an action out of the footer.
func (a action) seldom() action {
	a.more = true
	return a
}

// unless disables an action and says why, if why is not empty.
func (a action) unless(why string) action {
	if why != "" {
		a.why = why
		a.key.SetEnabled(false)
	}
	return a
}

// A desk is what every page works with.
type desk struct {
	book   *journal.Book
	look   look
	opts   Options
	size   tea.WindowSizeMsg // the lines and columns a page has for its body
	screen tea.WindowSizeMsg // the whole terminal
	turn   int               // counts the pages opened
	away   *atomic.Bool      // the person is in an editor of their own
}

// The messages pages send to the router.
type (
	goMsg      struct{ to Place }  // open a place; the present one goes on the trail
	swapMsg    struct{ to Place }  // open a place instead of the present one
	backMsg    struct{}            // go back to the place before
	homeMsg    struct{}            // go home, forgetting the trail
	troubleMsg struct{ err error } // the journal cannot be read: nothing can be shown
	noticeMsg  struct{ notice }    // say something
	failMsg    struct{ err error } // say what went wrong and what can be done
	turnMsg    struct {            // an answer for the page of one turn
		turn int
		msg  tea.Msg
	}
	askMsg struct { // a question answered with y or anything else
		question string
		yes      tea.Cmd
	}
)

func goTo(r Place) tea.Cmd                  { return func() tea.Msg { return goMsg{r} } }
func swapTo(r Place) tea.Cmd                { return func() tea.Msg { return swapMsg{r} } }
func back() tea.Msg                         { return backMsg{} }
func goHome() tea.Msg                       { return homeMsg{} }
func say(text string) tea.Cmd               { return func() tea.Msg { return noticeMsg{notice{text: text}} } }
func fail(err error) tea.Cmd                { return func() tea.Msg { return failMsg{err} } }
func confirm(q string, yes tea.Cmd) tea.Cmd { return func() tea.Msg { return askMsg{q, yes} } }

// diskTime is how long one piece of work on the disk may take. The store gives
// up waiting for another window after two seconds; the rest is for slow disks.
const diskTime = 10 * time.Second

// ask runs work outside Update, with a deadline, and brings its answer to the
// page that asked. An error becomes a failMsg.
func (d *desk) ask(work func(context.Context) (tea.Msg, error)) tea.Cmd {
	turn := d.turn
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), diskTime)
		defer cancel()
		msg, err := work(ctx)
		if err != nil {
			msg = failMsg{err}
		}
		return turnMsg{turn, msg}
	}
}

// sets are the questions the journal is asked with.
func (d *desk) sets() prompts.Library { return d.book.Sets() }

// narrow and short say that there is no room for margin, rule and hints.
func (d *desk) narrow() bool { return d.screen.Width < 50 }
func (d *desk) short() bool  { return d.screen.Height < 14 }
func (d *desk) wide() bool   { return d.screen.Width >= 110 }

// measure is the widest a text is set: more than 72 columns are hard to read.
const measure = 72

func (d *desk) textWidth() int { return min(d.size.Width, measure) }

// A plainPage is embedded by pages that have nothing to lose and no text field.
type plainPage struct{}

func (plainPage) Typing() bool                { return false }
func (plainPage) Leave(then tea.Cmd) tea.Cmd  { return then }
func (plainPage) Loading() bool               { return false }
func (plainPage) Unsaved() journal.Contents   { return journal.Contents{} }
func (plainPage) Flush(context.Context) error { return nil }
func (plainPage) SavesItself() bool           { return false }

// beginKeys begin an entry: with the first set, and behind ? with each other
// that has a key.
func (d *desk) beginKeys() (first action, others []action) {
	begin := func(set prompts.Set) action {
		return act(set.Key, cmp.Or(set.Begin, set.Called()), func() tea.Cmd { return goTo(Write{Set: set.ID}) }, set.Key)
	}
	sets := d.sets().Sets()
	for _, set := range sets[min(1, len(sets)):] {
		if set.Key != "" {
			others = append(others, begin(set).seldom())
		}
	}
	return begin(d.sets().First()), others
}

// ignoreMissing: what is in the trash is no fault of what refers to it.
func ignoreMissing(err error) error {
	if errors.Is(err, journal.ErrNotFound) {
		return nil
	}
	return err
}

// A notice is the one line the program says something on.
type notice struct {
	text string
	hint string
	loss bool // words are not on the disk
	at   time.Time
}

// noticeTime is how long a notice stays at least while one types on: long
// enough to look up and read a sentence. Elsewhere the next key takes it away.
const noticeTime = 5 * time.Second

func failNotice(err error) notice {
	what, hint := sentence(err)
	return notice{text: what, hint: hint, loss: journal.FaultOf(err).Loss || errors.Is(err, context.DeadlineExceeded)}
}

// today is the day on the desk's clock.
func (d *desk) today() journal.Day { return journal.DayOf(d.book.Now()) }

// restyleMsg tells the page that the look has changed; refreshMsg, that the
// journal may have.
type (
	restyleMsg struct{}
	refreshMsg struct{}
)

type (
	deletedMsg   struct{ id journal.ID }
	givenBackMsg struct{ title string }
)

// giveBack takes something out of the trash.
func giveBack(d *desk, id journal.ID) tea.Cmd {
	return d.ask(func(ctx context.Context) (tea.Msg, error) {
		t, err := d.book.Untrash(ctx, string(id))
		return givenBackMsg{journal.CleanLine(t.Title)}, err
	})
}

// Options is what the pages need to know of the world.
type Options struct {
	In      io.Reader
	Out     io.Writer
	Environ []string // for the terminal's colours and the person's editor
	Path    string   // where the journal file lies, to be shown
	Edit    string   // a folder of our own for texts open in the person's editor; empty: no editor
	// Begin does what is due at a start, beside the first frame, and returns
	// what there is to say about it, one sentence each. nil: nothing is due.
	Begin func(context.Context) (said []string, err error)
	// Rescue takes words the journal does not take and says where they are
	// now. It may be called again with the same words grown longer.
	Rescue func(context.Context, journal.Contents) (where string, err error)
}

// free leaves out the actions whose key one of the others has: a set of a
// person's own takes no key away from a page.
func free(actions []action, others ...[]action) []action {
	return slices.DeleteFunc(actions, func(a action) bool {
		return slices.ContainsFunc(slices.Concat(others...), func(other action) bool {
			return slices.ContainsFunc(a.key.Keys(), func(k string) bool { return slices.Contains(other.key.Keys(), k) })
		})
	})
}

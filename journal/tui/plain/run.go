package plain

import (
	"io"
	"reflect"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A Program is the pages as one program, as far as that is told.
type Program interface {
	Init() tea.Cmd
	// Take takes what a command came to.
	Take(tea.Msg) tea.Cmd
	// Now is what there is to be told.
	Now() Now
	// Do does what an action of the page does.
	Do(page.Action) tea.Cmd
	// Reply answers what Now says is asked.
	Reply(yes bool) tea.Cmd
	// Leave keeps the words of the page, and then does something.
	Leave(then tea.Cmd) tea.Cmd
	// Typed says that somebody is there.
	Typed()
	// Unlock tries a passphrase, where Now says that it is locked.
	Unlock(passphrase string) tea.Cmd
}

// Now is what there is to be told.
type Now struct {
	Page    page.Page
	Notice  page.Notice
	Working string // what takes long and is being done; empty: nothing is
	Asked   string // what is to be answered with yes or no; empty: nothing
	Locked  bool   // the passphrase has to be said again before anything is told
	Refused string // why the last one did not open it
}

// Options are what is told, and to whom.
type Options struct {
	In      io.Reader
	Out     io.Writer
	Columns func() int                            // as in page.Options
	Asker   func(question string) (string, error) // as in page.Options
	Typed   bool                                  // as in page.Options
	Waits   func(within time.Duration) bool       // as in page.Options
	Unended func() string                         // as in page.Options
	Menu    bool                                  // it begins with the choice of what to do, and comes back to it
	Sets    []Start                               // what can be begun
	Doors   []page.Action                         // where the menu leads to, what is gone to most first
	Clears  bool                                  // as in page.Options
}

// A Start is something that can be begun, by its name.
type Start struct {
	Name string
	To   page.Place
}

// Run tells the program until the person leaves or nothing more can be read. What is
// unsaved then is still on the page. The error is that of writing.
func Run(p Program, o Options) error {
	t := &teller{program: p, Options: o, out: out{to: o.Out, columns: o.Columns, waits: o.Waits}, in: listen(o.In)}
	defer t.in.stop()
	t.explain()
	t.run(p.Init())
	for !t.over && t.out.err == nil {
		t.turn()
	}
	here := p.Now().Page.Here()
	t.run(p.Leave(func() tea.Msg {
		t.goesOn(here)
		return nil
	}))
	return t.out.err
}

// A teller is one run.
type teller struct {
	Options
	program Program
	out     out
	in      *input
	told    page.Notice // what was said last
	working string
	over    bool    // the person left, or nothing more can be read
	stays   bool    // leaving was asked for, and did not come about
	inside  bool    // something of the menu is being chosen
	from    int     // the first row that is told
	row     rowWord // what can be done with one
}

// run runs commands one after the other, and those that come of them, until the page is at
// rest: what is asked next is asked when all before it is kept.
func (t *teller) run(cmd tea.Cmd) {
	for queue := []tea.Cmd{cmd}; len(queue) > 0; {
		cmd, queue = queue[0], queue[1:]
		if cmd != nil {
			queue = append(queue, t.take(cmd())...)
		}
	}
}

func (t *teller) take(msg tea.Msg) []tea.Cmd {
	switch msg := msg.(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		return msg
	case tea.QuitMsg:
		t.over = true
		return nil
	}
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() { // tea.Sequence
		if all, is := v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd); is {
			return all
		}
	}
	next := t.program.Take(msg)
	t.notice()
	return []tea.Cmd{next}
}

// send has the program take a message, and what comes of it.
func (t *teller) send(msg tea.Msg) { t.run(func() tea.Msg { return msg }) }

// notice tells what is said, once.
func (t *teller) notice() {
	now := t.program.Now()
	if now.Working != t.working {
		t.working = now.Working
		t.out.say(now.Working)
	}
	n := now.Notice
	if n.Text == t.told.Text && n.At.Equal(t.told.At) {
		return
	}
	t.told = n
	if n.While != nil && n.Else != "" { // what is said for a while names a key
		n.Text = n.Else
	}
	t.out.say(n.Text)
	t.out.say(n.Hint)
}

// turn tells what there is now, and takes what is answered.
func (t *teller) turn() {
	now := t.program.Now()
	_, home := now.Page.Here().(page.Home)
	switch {
	case now.Locked:
		t.unlock(now)
	case now.Asked != "":
		t.yesNo(now.Asked)
	case home && !t.Menu:
		t.over = true
	case home:
		t.menu()
	default:
		if v := now.Page.View(); v.Filling != nil {
			t.fill(v)
		} else {
			t.choose(v)
		}
	}
}

// line reads one line; false where there is none any more. What was pasted with it is told, and
// does nothing, whatever it looks like: its end as well, which no enter ended.
func (t *teller) line() (words string, more bool) {
	words, rest, more := t.lines()
	if len(rest) == 0 {
		return words, more
	}
	if t.Unended != nil {
		rest = append(rest, strings.Split(t.Unended(), "\n")...)
	}
	t.out.gap() // the end of a paste stands on this line already
	t.out.say(voice.Say("One line was asked for, and several came together. These are not kept:"))
	t.out.lines(rest)
	return words, more
}

// Lines that were pasted come in one piece: the second one is there once the first one is read,
// but for the moment that a terminal takes over a long piece. Nobody types so fast, nor does a
// program that types a line after the other. What comes of a paste after that may take longer.
// A terminal could mark what is pasted, but as it shows each line itself it would show the marks.
const (
	atOnce   = 3 * time.Millisecond
	together = 30 * time.Millisecond
)

// lines reads a line, with those that were pasted with it. One that was there before it was asked
// for was typed ahead, and so were those behind it: each is for what is asked next.
func (t *teller) lines() (words string, rest []string, more bool) {
	ahead := t.out.ahead()
	if words, more = t.first(); !more {
		return "", nil, false
	}
	for within := atOnce; !ahead && t.waits(within); within = together {
		next, is := t.in.next()
		if !is {
			break
		}
		rest = append(rest, strings.ReplaceAll(next, hiding, ""))
	}
	return words, rest, true
}

// waits reports whether a line is there to be read within some time.
func (t *teller) waits(within time.Duration) bool { return t.Waits != nil && t.Waits(within) }

// first reads the first line of those that may come together.
func (t *teller) first() (string, bool) {
	words, more := t.in.next()
	if !more {
		return "", t.ended()
	}
	for t.hides(words) {
		if words, more = t.hidden(strings.ReplaceAll(words, hiding, "")); !more {
			return "", t.ended()
		}
	}
	if !t.Typed() {
		t.out.end()
	}
	t.program.Typed()
	if t.Typed() && len(words) >= handed {
		t.out.say(voice.Say("A terminal passes on the first %d bytes of a line: what came after them is not here. The line ends: %s", handed, words[max(0, len(words)-shownEnd):]))
	}
	for t.program.Now().Locked && !t.over { // what was typed is not told, nor lost
		t.unlock(t.program.Now())
	}
	return words, !t.over
}

// handed is how many bytes of a line a terminal of Linux hands over at the most (n_tty(4)); what
// is typed or pasted beyond is dropped, and nobody told. shownEnd are those shown.
const handed, shownEnd = 4095, 40

// ended says what there is to say once no line comes any more: none does.
func (t *teller) ended() (more bool) {
	t.over = true
	t.out.end()
	if t.in.cut && t.Typed() { // the terminal has dropped it
		t.out.say(voice.Say("A line that was not ended with enter is not kept."))
	}
	return false
}

// hiding is ctrl+l in a line: it hides the pages where they are drawn. Whoever types it does so in
// the middle of one, too.
const hiding = "\f"

// hides reports whether a line asks for the window to be cleared. One that nobody typed may have
// the sign among its words.
func (t *teller) hides(words string) bool {
	return words == hiding || t.Typed() && strings.Contains(words, hiding)
}

// hidden takes what was told off the window, where that can be done, and waits until enter goes on.
// What was asked is asked again then, and what was typed of the answer so far stands there: it is
// part of the line, as is what was typed while nothing was asked.
func (t *teller) hidden(typed string) (line string, more bool) {
	asked := t.out.asked
	if !t.Clears {
		t.out.say(voice.Say("Plain lines cannot be hidden: they stay in the window until it is cleared or closed."))
	} else {
		t.out.clear()
		t.out.ask(voice.Say("Hidden. Enter goes on"))
		words, _ := t.in.next()
		typed = joined(typed, strings.ReplaceAll(words, hiding, ""))
	}
	t.out.again(asked, typed)
	rest, more := t.in.next()
	return joined(typed, rest), more || typed != ""
}

// joined are two pieces of one line.
func joined(line, more string) string {
	if line == "" || more == "" {
		return line + more
	}
	return strings.TrimRight(line, " ") + " " + strings.TrimLeft(more, " ")
}

// Typed reports that a person types.
func (t *teller) Typed() bool { return t.Options.Typed }

// unlock asks for the passphrase, of somebody who was away for long.
func (t *teller) unlock(now Now) {
	if t.Asker == nil {
		t.over = true
		return
	}
	t.out.say(now.Refused)
	words, err := t.Asker(voice.Say("Passphrase:"))
	if err != nil || words == "" {
		t.over = true
		return
	}
	t.run(t.program.Unlock(words))
}

// yesNo answers what is asked.
func (t *teller) yesNo(asked string) {
	t.out.ask(voice.Say("%s 1 is yes, enter is no", asked))
	words, more := t.line()
	c, _ := read(words)
	if more && c == help { // it is asked again
		t.out.say(voice.Say("1 or yes does it. Enter or no leaves all as it is."))
		return
	}
	if more && c != leave && c != back && !t.isYes(words) && !t.isNo(words) { // it is asked again
		t.strays(words, nil)
		return
	}
	t.run(t.program.Reply(more && t.isYes(words)))
	if c == leave {
		t.leave()
	}
}

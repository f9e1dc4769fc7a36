package tui

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/telling"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/prompts"
	"messup/store/storetest"
)

func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // thousands of pages are drawn here and thrown away: a quarter of the time was for that
	flag.Bool("update", false, "write the golden files anew")
	flag.Parse()
	os.Exit(m.Run())
}

// A driver is a person before the screen: it opens a place in a journal in
// memory, types, and reads what is there. Commands run at once, one after the
// other; those that sleep need a test inside drive.
type driver struct {
	t      testing.TB
	router *router
	book   *book.Book
	store  *storetest.Memory
	quit   bool
	hold   bool // commands are collected in held, not run: the disk is slow
	held   []tea.Cmd
	copied string // what the terminal was last handed for its clipboard
}

// now is the time on every screen of these tests.
func testNow() time.Time { return time.Date(2026, time.November, 19, 16, 20, 0, 0, time.UTC) }

// drive runs a test in front of a screen, in time that is not real: what
// sleeps costs nothing.
func drive(t *testing.T, width, height int, test func(*driver)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { test(newDriver(t, width, height)) })
}

// newDriver has a screen of some size and an empty journal, and is nowhere
// yet.
func newDriver(t testing.TB, width, height int) *driver {
	t.Helper()
	return newDriverWith(t, prompts.Shipped(), width, height)
}

// newDriverWith has a journal that is asked with these sets.
func newDriverWith(t testing.TB, sets prompts.Library, width, height int) *driver {
	t.Helper()
	store := storetest.NewMemory()
	d := &driver{t: t, store: store, book: book.Open(store, sets, testNow, &endlessRand{})}
	desk := &page.Env{Book: d.book, Look: look.Usual(), Opts: page.Options{
		Path: "/home/someone/messup.db", Outward: &paper{book: d.book}, Inward: &mailbox{}, Sharing: &staff{},
		Empty: func(context.Context) (string, error) { return "It is gone.", nil },
		Purge: d.purge,
		Unname: func(ctx context.Context, id journal.ID, roles telling.Roles) (telling.Unnamed, error) {
			changed, err := d.book.Entries.Unname(ctx, id, roles, false)
			return telling.Unnamed{Changed: len(changed)}, err
		},
		Lock:  func(context.Context, string) ([]string, error) { return nil, nil },
		Knows: func(context.Context, string) error { return nil },
	}, Away: new(atomic.Bool)}
	desk.Screen = tea.WindowSizeMsg{Width: width, Height: height}
	d.router = newRouter(desk, page.Home{})
	return d
}

// purge deletes for good, as the shell lends it to the pages.
func (d *driver) purge(ctx context.Context, found book.Doomed) (int, []string, error) {
	found, err := d.book.Trash.Doom(ctx, found)
	if err != nil {
		return 0, nil, err
	}
	n, err := d.book.Trash.Purge(ctx, found)
	return n, nil, err
}

// open starts the program at a place.
func (d *driver) open(r page.Place) *driver {
	d.t.Helper()
	d.router.start = r
	size := d.router.env.Screen
	d.router.env.Screen = tea.WindowSizeMsg{} // not known before the first frame
	d.run(d.router.Init())
	d.send(size)
	return d
}

// Keys presses Keys by the names Bubble Tea gives them; "text:" types what
// follows letter by letter.
func (d *driver) keys(names ...string) *driver {
	d.t.Helper()
	for _, name := range names {
		if text, ok := strings.CutPrefix(name, "text:"); ok {
			for _, r := range text {
				d.press(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			continue
		}
		d.press(keyNamed(d.t, name))
	}
	return d
}

// press sends one key and checks that no key that writes a letter was taken
// for an action while one types.
func (d *driver) press(k tea.KeyPressMsg) {
	d.t.Helper()
	if got := k.String(); k.Text == "" && len(got) == 1 {
		d.t.Fatalf("key %q has no text", got)
	}
	d.send(k)
}

// keyNamed makes the key that Bubble Tea calls so.
func keyNamed(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
		"pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7,
	}
	k := tea.KeyPressMsg{}
	rest := name
	for prefix, mod := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift, "alt+": tea.ModAlt} {
		if after, ok := strings.CutPrefix(rest, prefix); ok {
			k.Mod, rest = mod, after
		}
	}
	switch code, ok := named[rest]; {
	case ok:
		k.Code = code
	case rest == "space":
		k.Code = tea.KeySpace
		if k.Mod == 0 {
			k.Text = " "
		}
	default:
		k.Code = []rune(rest)[0]
		if k.Mod == 0 {
			k.Text = rest
		}
	}
	if k.String() != name {
		t.Fatalf("no key is called %q: this is %q", name, k.String())
	}
	return k
}

func (d *driver) paste(text string) *driver {
	d.t.Helper()
	d.send(tea.PasteMsg{Content: text})
	return d
}

func (d *driver) resize(width, height int) *driver {
	d.t.Helper()
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	_, cmd := d.router.Update(msg)
	d.run(cmd)
}

// patience is how many commands one key may lead to. A page that needs more
// never comes to rest.
const patience = 500

// Run runs commands, and those that come of them, until the page is at rest.
func (d *driver) run(cmd tea.Cmd) {
	d.t.Helper()
	queue := []tea.Cmd{cmd}
	for n := 0; len(queue) > 0; n++ {
		if n > patience {
			d.t.Fatalf("still busy after %d commands", n)
		}
		cmd, queue = queue[0], queue[1:]
		if cmd == nil {
			continue
		}
		if d.hold {
			d.held = append(d.held, cmd)
			continue
		}
		queue = append(queue, d.answer(cmd())...)
	}
}

// answer gives a command's message to the program and returns what is to be
// run next.
func (d *driver) answer(msg tea.Msg) []tea.Cmd {
	switch msg := msg.(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		return msg
	case tea.QuitMsg:
		d.quit = true
		return nil
	}
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() { // tea.Sequence
		return v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd)
	}
	if reflect.TypeOf(msg) == reflect.TypeOf(tea.SetClipboard("")()) { // for the terminal alone
		d.copied = fmt.Sprint(msg)
		return nil
	}
	_, cmd := d.router.Update(msg)
	return []tea.Cmd{cmd}
}

// release runs the commands held back, in the order given.
func (d *driver) release(order ...int) *driver {
	d.t.Helper()
	held := d.held
	d.hold, d.held = false, nil
	for _, i := range order {
		d.run(held[i])
	}
	return d
}

// raw is the screen with its colours.
func (d *driver) raw() string { return d.router.View().Content }

// Screen is what can be read, line by line.
func (d *driver) screen() []string {
	lines := strings.Split(ansi.Strip(d.raw()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

func (d *driver) text() string { return strings.Join(d.screen(), "\n") }

// shows fails the test unless the screen has all of these.
func (d *driver) shows(want ...string) *driver {
	d.t.Helper()
	text := d.text()
	for _, w := range want {
		if !strings.Contains(text, w) {
			d.t.Fatalf("the screen does not show %q:\n%s", w, text)
		}
	}
	return d
}

// hides fails the test if the screen has one of these.
func (d *driver) hides(unwanted ...string) *driver {
	d.t.Helper()
	text := d.text()
	for _, w := range unwanted {
		if strings.Contains(text, w) {
			d.t.Fatalf("the screen shows %q:\n%s", w, text)
		}
	}
	return d
}

// Save puts an entry into the journal.
func (d *driver) save(e journal.Entry) journal.Entry {
	d.t.Helper()
	saved, _, err := d.book.Entries.Save(context.Background(), journal.Entry{}, e)
	if err != nil {
		d.t.Fatal(err)
	}
	return saved
}

// wellFormed checks what holds for every page at every size: nothing wider or
// higher than the screen, nothing that steers the terminal, no key with two
// meanings, no letter that acts while one types.
func (d *driver) wellFormed() {
	d.t.Helper()
	size := d.router.env.Screen
	view := d.router.View() // drawn once: it is what most of these tests take their time for
	lines := strings.Split(view.Content, "\n")
	if len(lines) > size.Height {
		d.t.Errorf("%d lines on a screen of %d:\n%s", len(lines), size.Height, d.text())
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > size.Width {
			d.t.Errorf("line %d is %d columns wide on a screen of %d: %q", i, w, size.Width, ansi.Strip(line))
		}
	}
	for _, r := range ansi.Strip(view.Content) {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Noncharacter_Code_Point, r) || text.Clean(string(r)) == "") {
			d.t.Errorf("%U is on the screen", r)
		}
	}
	if title := view.WindowTitle; title != text.CleanLine(title) {
		d.t.Errorf("window title %q", title)
	}
	d.keysAgree()
}

// answersStand fails the test if a page asks and does not show the answers: what a digit
// says stands in a row beside it, and not in the footer alone.
func (d *driver) answersStand() {
	d.t.Helper()
	size := d.router.env.Screen
	if size.Height < 12 || size.Width < 40 || d.router.help != nil || d.router.page.Typing() || d.router.notice.Text != "" {
		return
	}
	switch p := d.router.page.Here().(type) {
	case page.Home, page.Before, page.People, page.Read, page.TakeIn, page.TakeOut: // of what stands there, or of the row chosen
		return
	case page.Card: // it lists what belongs to a lesson, and asks nothing
		if p.Whole {
			return
		}
	}
	rows := d.screen()
	for _, lists := range []string{"I have read them", "read on", "What is written"} { // and of a share: they are about the row, or how it is shown
		if strings.Contains(d.text(), lists) {
			return
		}
	}
	for _, a := range d.router.page.Actions() {
		k := a.Key.Help().Key
		if len(k) != 1 || k < "1" || k > "9" || a.Key.Help().Desc == "fold them away" { // that is said in a sentence
			continue
		}
		said := strings.ToLower(string([]rune(a.Key.Help().Desc)[:min(12, utf8.RuneCountInString(a.Key.Help().Desc))]))
		if !slices.ContainsFunc(rows[:len(rows)-1], func(row string) bool {
			row = strings.ToLower(row)
			return strings.Contains(row, k+" "+said) || strings.Contains(row, k+"  "+said)
		}) {
			d.t.Errorf("the answer %s, %q, does not stand under what is asked:\n%s", k, said, d.text())
		}
	}
}

func (d *driver) keysAgree() {
	d.t.Helper()
	seen := map[string]string{}
	for _, a := range allActions(d.router.page) {
		for _, k := range a.Key.Keys() {
			if other, twice := seen[k]; twice {
				d.t.Errorf("key %q means both %q and %q on %T", k, other, a.Key.Help().Desc, d.router.page)
			}
			seen[k] = a.Key.Help().Desc
			if page.IsLetter(k) {
				meansWhatItSays(d.t, k, a.Key.Help().Desc)
			}
			if a.Run != nil && d.router.page.Typing() && (len([]rune(k)) == 1 || k == "space") {
				d.t.Errorf("key %q means %q on %T while one types", k, a.Key.Help().Desc, d.router.page)
			}
		}
	}
}

// golden compares the screen with a file; go test -update writes it.
func (d *driver) golden(name string) {
	d.t.Helper()
	path := filepath.Join("testdata", name+".golden")
	got := d.text() + "\n"
	if updating() {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			d.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatalf("%v: go test -update writes it", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		d.t.Errorf("%s (- before, + now):\n%s", path, diff)
	}
}

// sizes are the screens every page is looked at on; in short, the usual three.
func sizes() [][2]int {
	usual := [][2]int{{80, 24}, {120, 40}, {40, 12}}
	if testing.Short() {
		return usual
	}
	return append(usual, [2]int{20, 5}, [2]int{200, 60})
}

// onEverySize opens a page on a journal that fill has filled, at every size:
// it must be well-formed and look as its golden file says.
func onEverySize(t *testing.T, name string, fill func(*driver), route func(*driver) page.Place, keys ...string) {
	for _, size := range sizes() {
		at := fmt.Sprintf("%dx%d", size[0], size[1])
		t.Run(name+"/"+at, func(t *testing.T) {
			drive(t, size[0], size[1], func(d *driver) {
				fill(d)
				d.open(route(d)).keys(keys...)
				d.wellFormed()
				d.answersStand()
				d.golden(name + "-" + at)
			})
		})
	}
}

// updating reports whether what is drawn now is what shall be.
func updating() bool { return flag.Lookup("update").Value.String() == "true" }

package sheet

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"messup/journal/tui/look"
)

// A widget is a Bubbles text area that holds all there is: what a sheet does the same as.
// Where it does otherwise on purpose, that stands here.
type widget struct {
	textarea.Model
	broken bool // it panicked, as it does over a word as wide as itself that ends in a joined sign
}

func newWidget(l look.Look, prompt string, oneLine bool) *widget {
	w := &widget{Model: textarea.New()}
	w.MaxHeight, w.CharLimit, w.ShowLineNumbers, w.Prompt = 0, 0, false, prompt
	w.SetVirtualCursor(false)
	state := textarea.StyleState{Base: l.Ink, Text: l.Ink, CursorLine: l.Ink, EndOfBuffer: l.Ink, Prompt: l.Slate, Selection: lipgloss.NewStyle().Reverse(true)}
	blurred := state
	blurred.Prompt = l.Rule
	styles := textarea.Styles{Focused: state, Blurred: blurred}
	styles.Cursor.Color = l.Cursor
	w.SetStyles(styles)
	w.KeyMap.InsertNewline.SetKeys("alt+enter", "ctrl+j", "shift+enter")
	w.KeyMap.InsertNewline.SetEnabled(!oneLine)
	w.KeyMap.LineEnd.SetKeys("end", "ctrl+e")
	w.KeyMap.SelectAll.SetEnabled(false)
	w.KeyMap.Paste.SetEnabled(false)
	w.KeyMap.CopySelection.SetEnabled(false)
	w.KeyMap.TransposeCharacterBackward.SetEnabled(false)
	return w
}

func (w *widget) at() int {
	lines := strings.Split(w.Value(), "\n")
	at := 0
	for _, line := range lines[:w.Line()] {
		at += len(line) + 1
	}
	return at + len(string([]rune(lines[w.Line()])[:w.Column()]))
}

func (w *widget) put(words string, at int) {
	w.SetValue(words[at:])
	w.MoveToBegin()
	w.InsertString(words[:at])
	w.follow()
}

// follow brings the cursor into sight, which the area does at its keys only.
func (w *widget) follow() { w.update(nil) }

func (w *widget) update(msg tea.Msg) {
	defer func() { w.broken = recover() != nil || w.broken }()
	w.Model, _ = w.Update(msg)
}

func (w *widget) around() (before, after string) {
	words, at := w.Value(), w.at()
	before, after = words[:at], words[at:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	return before, after
}

// press gives a key to the area: by whole letters, as people see them, where it knows
// code points.
func (w *widget) press(name string) {
	msg := keyNamed(name)
	before, after := w.around()
	steps := 1
	switch name {
	case "backspace", "ctrl+h", "left", "ctrl+b", "shift+left":
		last := ""
		for rest := before; rest != ""; rest = rest[len(last):] {
			last, _ = ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		}
		steps = len([]rune(last))
	case "delete", "ctrl+d", "right", "ctrl+f", "shift+right":
		first, _ := ansi.FirstGraphemeCluster(after, ansi.GraphemeWidth)
		steps = len([]rune(first))
		if strings.Contains(name, "d") && first != "" && first == after && !w.HasSelection() {
			msg, steps = keyNamed("ctrl+k"), 1 // else it joins the line below as well
		}
	}
	if w.HasSelection() && strings.HasSuffix(name, "e") || strings.HasPrefix(name, "ctrl+") && w.HasSelection() && len(name) == 6 && strings.ContainsAny(name[5:], "hd") {
		steps = 1
	}
	for range max(1, steps) {
		w.update(msg)
	}
	if strings.HasPrefix(name, "alt+") && len(name) == 5 && strings.ContainsAny(name[4:], "ulc") {
		w.ClearSelection() // its places may be others now
	}
	if !w.HasSelection() {
		w.ClearSelection() // else it begins where one was that had nothing in it
	}
	switch name {
	case "up", "down", "ctrl+p", "ctrl+n", "pgup", "pgdown", "shift+up", "shift+down":
	default: // whatever else one does, up and down go by where one is
		w.SetCursorColumn(w.Column())
	}
}

func keyNamed(name string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome,
		"end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	}
	k, rest := tea.KeyPressMsg{}, name
	for _, mod := range []struct {
		name string
		mod  tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if after, ok := strings.CutPrefix(rest, mod.name); ok {
			k.Mod, rest = k.Mod|mod.mod, after
		}
	}
	k.Code = named[rest]
	if k.Code == 0 {
		k.Code = []rune(rest)[0]
	}
	if k.String() != name {
		panic(fmt.Sprintf("no key is called %q: this is %q", name, k.String()))
	}
	return k
}

func typed(words string) tea.KeyPressMsg { return tea.KeyPressMsg{Code: tea.KeyExtended, Text: words} }

// TestMain has the short form try the same sequences each time: in one of some thousands the
// text area shows another row than the one it is in, and no one is the worse for that.
// MESSUP_LONG=1 tries others.
func TestMain(m *testing.M) {
	flag.Parse()
	if os.Getenv("MESSUP_LONG") == "" {
		if err := flag.Set("rapid.seed", "20261126"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// Whatever one does on a sheet, it has the words, the cursor and the rows in sight of a
// text area that holds the whole text.
func TestASheetDoesWhatATextAreaDoes(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"a", "of", "word", "incomprehensibilities", "élève", "naïve", "e\u0301", "x\u0301\u0308", "食", "食物網の", "한국어", "👩‍👩‍👧‍👦", "❤️", "🇨🇦🇫🇷", "1️⃣",
		"नि", "ก็", "שלום", "\u00a0", "\u3000", "\u200b", "\u200d", " ", " ", " ", "  ", "\t", "\n", "\n", "\n\n", "\r\n", "…", "“so”", "–", "\u0301", "\ufffd",
		"Two groups had split the card up and finished early. ",
	})
	words := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "") })
	var names []string
	for all := range keys() {
		names = append(names, strings.Split(all, "|")...)
	}
	slices.Sort(names)
	l := look.Usual()
	rapid.Check(t, func(t *rapid.T) {
		prompt := rapid.SampledFrom([]string{"│ ", ""}).Draw(t, "prompt")
		oneLine := prompt == ""
		is, was := New(l, prompt, oneLine), newWidget(l, prompt, oneLine)
		same := func(after string) {
			t.Helper()
			if was.broken {
				is.View() // which holds
				t.SkipNow()
			}
			if is.Text() != was.Value() || is.At() != was.at() {
				t.Fatalf("%s: %d of %q, the area has %d of %q", after, is.At(), is.Text(), was.at(), was.Value())
			}
			whole := &Sheet{text: is.text, width: is.width}
			if whole.setAll(); !slices.Equal(is.rows, whole.rows) {
				t.Fatalf("%s: the rows begin at %v, set anew at %v", after, is.rows, whole.rows)
			}
			if is.Selected() != was.SelectedText() {
				t.Fatalf("%s: selected %q, in the area %q", after, is.Selected(), was.SelectedText())
			}
			if got, want := visible(is.View(), is.text), visible(was.View(), is.text); got != want {
				t.Fatalf("%s: shows\n%s\nthe area\n%s\n%q\n%q", after, got, want, got, want)
			}
			if c, w := is.Cursor(), was.Cursor(); fmt.Sprint(c) != fmt.Sprint(w) {
				t.Fatalf("%s: the cursor is %v, in the area %v", after, c, w)
			}
		}
		first := words.Draw(t, "text")
		is.Set(first)
		was.SetValue(first)
		is.Focus()
		was.Focus()
		is.SetWidth(40)
		was.SetWidth(40)
		was.put(was.Value(), was.at())
		is.Put(is.Text(), is.At())
		same("the text")
		t.Repeat(map[string]func(*rapid.T){
			"key": func(t *rapid.T) {
				name := rapid.SampledFrom(names).Draw(t, "key")
				press(is, was, name)
				same(name)
			},
			"type": func(t *rapid.T) {
				what := piece.Draw(t, "typed")
				is.Key(typed(what))
				was.update(typed(what))
				was.SetCursorColumn(was.Column())
				was.ClearSelection()
				same("typed")
			},
			"paste": func(t *rapid.T) {
				what := words.Draw(t, "pasted")
				is.Insert(what)
				was.DeleteSelection()
				was.InsertString(what)
				was.ClearSelection()
				was.follow()
				same("pasted")
			},
			"cut": func(*rapid.T) {
				if is.Selects() {
					is.Cut()
					was.DeleteSelection()
					was.ClearSelection()
					was.follow()
				}
				same("cut")
			},
			"size": func(t *rapid.T) {
				width, height := rapid.IntRange(6, 60).Draw(t, "width"), rapid.IntRange(1, 12).Draw(t, "height")
				is.SetWidth(width)
				is.SetHeight(height)
				is.Put(is.Text(), is.At())
				was.SetWidth(width)
				was.SetHeight(height)
				was.put(was.Value(), was.at())
				same("sized")
			},
		})
	})
}

// Signs without a width are set like others, in rows that have an end: at each sign its row
// is measured, and one of 60 KB stopped the page for 15 seconds.
func TestManySignsWithoutAWidthAreSet(t *testing.T) {
	s := New(look.Usual(), "", false)
	s.Focus()
	words := strings.Repeat("\u0301", 20_000)
	s.Insert(words)
	s.Key(keyNamed("ctrl+home"))
	s.Key(typed("x"))
	if s.Text() != "x"+words {
		t.Errorf("%d bytes are there", len(s.Text()))
	}
	for i := range s.rows {
		if long := s.rowEnd(i) - s.rows[i].at; long > mostInRow+utf8.UTFMax {
			t.Errorf("row %d has %d bytes", i, long)
		}
	}
}

// Letters that are said to take their columns alone do, in whatever order they stand.
func TestLettersThatTakeTheirColumnsAlone(t *testing.T) {
	var letters []rune
	for r := rune(0); r < 0x20000; r++ {
		if _, sure := cells(r); sure {
			letters = append(letters, r)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		words := string(rapid.SliceOf(rapid.SampledFrom(letters)).Draw(t, "letters"))
		wide := 0
		for _, r := range words {
			w, _ := cells(r)
			wide += w
		}
		if uniseg.StringWidth(words) != wide || ansi.StringWidth(words) != wide {
			t.Errorf("%q is %d wide to one, %d to another, and said to be %d", words, uniseg.StringWidth(words), ansi.StringWidth(words), wide)
		}
		if uniseg.GraphemeClusterCount(words) != len([]rune(words)) {
			t.Errorf("some of %q are one letter", words)
		}
	})
}

// The last letter of a line is the last of all its letters.
func TestTheLastLetterIsTheLastOfAll(t *testing.T) {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"a", " ", "é", "e\u0301", "नि", "क्ष", "ก็", "\u200d", "👩‍👩‍👧‍👦", "🇨🇦", "한", "\u1112", "\u11ab", "\u0600", "\u0d4e", "ക", "शब्द "}))
	rapid.Check(t, func(t *rapid.T) {
		line, want := strings.Join(rapid.SliceOf(piece).Draw(t, "line"), ""), ""
		for rest := line; rest != ""; rest = rest[len(want):] {
			want, _ = ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		}
		if got := lastLetter(line); got != want {
			t.Errorf("%q ends with %q, is said to end with %q", line, want, got)
		}
	})
}

// BenchmarkKey is a letter and its taking back in 50 KB without a line's end, in several
// scripts.
func BenchmarkKey(b *testing.B) {
	for name, words := range map[string]string{
		"Latin": "Two groups had split the card up, naïve as they were. ", "Devanagari": "क्षेत्र में शब्द लिखे गए थे ", "Thai": "นักเรียนสองกลุ่มแบ่งการ์ดกันแล้ว",
		"Han": "兩組學生把卡片分開了", "Hangul": "두 모둠이 카드를 나누었다 ", "emoji": "👩‍👩‍👧‍👦❤️🇨🇦 ",
	} {
		b.Run(name, func(b *testing.B) {
			s := New(look.Usual(), "│ ", false)
			s.SetWidth(72)
			s.SetHeight(12)
			s.Focus()
			s.Set(strings.Repeat(words, 50<<10/len(words)))
			for range 30 {
				s.Key(keyNamed("up"))
			}
			b.ReportAllocs()
			for b.Loop() {
				s.Key(typed("e"))
				_ = s.View()
				s.Key(keyNamed("backspace"))
				_ = s.View()
			}
		})
	}
}

// visible is what can be seen of a view. What takes as many columns as nobody agrees on
// is followed by as many spaces.
func visible(view, text string) string {
	if lone(strings.ReplaceAll(text, "\n", "")) {
		return view
	}
	rows := strings.Split(ansi.Strip(view), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n")
}

// press presses a key on both. What an area does that a sheet does not: over a row of a
// letter or two it jumps, and above an empty one or a wide letter it sticks, where a sheet
// goes row by row; it comes to stand within a letter of several code points; and with the
// first word of a line it takes the space before it.
func press(is *Sheet, was *widget, name string) {
	from, line := is.Row(), is.text[is.lineStart(is.At()):is.At()]
	selects := is.Selects()
	is.Key(keyNamed(name))
	differs := false
	switch name {
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		_, size := utf8.DecodeRuneInString(line)
		differs = !selects && line != "" && strings.TrimLeft(line[:size], " \u00a0\u3000") == ""
	case "up", "down", "ctrl+p", "ctrl+n", "pgup", "pgdown", "shift+up", "shift+down":
		for i := max(0, min(from, is.Row())-2); i < min(is.Rows(), max(from, is.Row())+3); i++ {
			row := is.text[is.rows[i].at:is.rowEnd(i)]
			differs = differs || !lone(row) || width(row) != utf8.RuneCountInString(row) || (is.rows[i].soft || !is.ends(i)) && utf8.RuneCountInString(row) < 4
		}
	}
	if differs {
		is.Put(is.Text(), is.At())
		was.put(is.Text(), is.At())
		return
	}
	was.press(name)
}

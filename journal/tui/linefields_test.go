package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/page"
)

// unseen are characters that reorder a line, cannot be seen, or end a line
// where no line ends here.
func unseen() []rune {
	all := []rune{'\u061c', '\u2028', '\u2029', '\ufeff', '\ufffe', '\ufdd0', '\U000e0041', '\U000e007f', '\u009b', '\x1b', '\u0007', '\u0085'}
	for _, span := range [][2]rune{{0x202a, 0x202e}, {0x2066, 0x206f}, {0xfff9, 0xfffb}} {
		for r := span[0]; r <= span[1]; r++ {
			all = append(all, r)
		}
	}
	return all
}

// Whatever is typed or pasted on a line shows as it will be kept, at once and
// as wide as it says.
func TestLinesShowWhatIsKept(t *testing.T) {
	places := map[string]func(*driver){
		"a heading":      func(d *driver) { d.open(page.Write{Set: "ten"}) },
		"a class":        func(d *driver) { d.open(page.Write{Set: "ten"}).keys("tab") },
		"tags":           func(d *driver) { d.open(page.Write{Set: "ten"}).keys("tab", "tab") },
		"a date":         func(d *driver) { d.open(page.Write{Set: "ten"}).keys("tab", "tab", "tab") },
		"a lesson":       func(d *driver) { d.open(page.LessonForm{}).keys("tab") },
		"a person":       func(d *driver) { d.open(page.People{}).keys("n") },
		"a plan":         func(d *driver) { d.open(page.PlanIt{}) },
		"a class's page": func(d *driver) { d.open(page.Before{}) },
		"a search":       func(d *driver) { d.open(page.Browse{Search: true}) },
		"settings":       func(d *driver) { d.open(page.Settings{}) },
	}
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			drive(t, 100, 30, func(d *driver) {
				open(d)
				if !d.router.page.Typing() {
					t.Fatalf("nothing to type in:\n%s", d.text())
				}
				for i, r := range unseen() {
					for how, send := range map[string]func(string){
						"typed":  func(s string) { d.send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: s}) },
						"pasted": func(s string) { d.paste(s) },
					} {
						send("ab" + string(r) + "c")
						if strings.ContainsRune(strings.ReplaceAll(ansi.Strip(d.raw()), "\n", ""), r) {
							t.Fatalf("%d: %s, U+%04X is shown", i, how, r)
						}
						d.wellFormed()
						d.keys("ctrl+u", "backspace", "backspace", "backspace", "backspace", "backspace")
					}
				}
			})
		})
	}
}

// A paste that no line can hold is refused where it is pasted, with a sentence;
// what was there stays.
func TestALongPasteIsRefusedAtItsLine(t *testing.T) {
	for name, keys := range map[string][]string{"title": nil, "class": {"tab"}, "tags": {"tab", "tab"}} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys(keys...).keys("text:kept")
			d.paste(strings.Repeat("too long ", 1<<17)).shows("kept", "Not pasted: a line like this holds", "and this is too long to keep").hides("too long too long")
			d.keys("ctrl+n").hides("Not pasted") // there nothing was
			if e := d.only(); !strings.Contains(fmt.Sprint(e.Title, e.Class, e.Tags), "kept") {
				t.Errorf("%s: %+v", name, e)
			}
		})
	}
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).paste(strings.Repeat("x", 2<<10)).keys("text:y").shows("No more fits").keys("backspace", "text:z")
		d.keys("ctrl+n")
		if e := d.only(); e.Title != strings.Repeat("x", 2<<10-1)+"z" {
			t.Errorf("the title has %d bytes and ends in %q", len(e.Title), e.Title[len(e.Title)-3:])
		}
	})
}

// A date that cannot be read stays in its line, with the cursor on it, whatever
// key one would have gone on or left with. What is said of it goes once it is mended.
func TestADateThatCannotBeReadStaysInItsLine(t *testing.T) {
	for _, away := range []string{"enter", "ctrl+n", "esc", "shift+tab", "ctrl+t", "ctrl+c"} {
		for name, titled := range map[string]bool{"titled": true, "nothing else": false} {
			t.Run(away+"/"+name, func(t *testing.T) {
				drive(t, 80, 24, func(d *driver) {
					d.open(page.Write{Set: "quick"})
					if titled {
						d.keys("text:Lab")
					}
					d.keys("enter", "enter", "enter", "text:in the fire drill")
					if away == "shift+tab" { // from the first field
						d.keys(away, away, away)
					}
					d.keys(away).shows("When        in the fire drill", "Cannot read this as a date")
					if d.quit {
						t.Fatal("it left")
					}
					d.keys("text: at ten").shows("When        in the fire drill at ten")
					d.keys("ctrl+u", "text:yesterday").hides("Cannot read this as a date").keys("enter").shows("1 of 3")
				})
			})
		}
	}
}

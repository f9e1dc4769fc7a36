package tui

import (
	"math/rand/v2"
	"os"
	"testing"
	"testing/synctest"

	"messup/journal/search"
	"messup/journal/tui/page"
)

// A child at the keyboard: whatever keys come in whatever order, on whatever
// page and screen, nothing breaks, and every page stays whole.
func TestAnyKeysInAnyOrder(t *testing.T) {
	keys := []string{
		"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "space", "backspace", "delete", "f1",
		"ctrl+e", "ctrl+o", "ctrl+x", "ctrl+y", "shift+left", "shift+up", "ctrl+l", "ctrl+n", "ctrl+r", "ctrl+g", "ctrl+z", "ctrl+u", "ctrl+w", "ctrl+k", "ctrl+j", "ctrl+t", "alt+enter", "shift+enter",
		"a", "b", "c", "d", "e", "g", "h", "j", "k", "l", "m", "n", "o", "p", "r", "t", "u", "w", "x", "y", "z", "1", "2", "3", "/", "?", "[", "]", "G", "Y", "é", "日",
	}
	sizes := append(sizes(), [2]int{1, 1}, [2]int{200, 50}, [2]int{26, 8})
	seeds := uint64(4)
	if testing.Short() {
		seeds = 1
	}
	if os.Getenv("MESSUP_LONG") != "" {
		seeds = 150
	}
	for seed := range seeds {
		synctest.Test(t, func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			d := newDriver(t, 80, 24)
			someJournal(d)
			d.open(page.Home{})
			var pressed []string
			defer func() {
				if p := recover(); p != nil {
					t.Fatalf("seed %d: %v after %q", seed, p, pressed[max(0, len(pressed)-30):])
				}
			}()
			for range 400 {
				switch k := keys[r.IntN(len(keys))]; {
				case r.IntN(30) == 0:
					size := sizes[r.IntN(len(sizes))]
					d.resize(size[0], size[1])
				case r.IntN(40) == 0:
					d.paste("pasted\r\nwords \x1b[31m and more")
				default:
					pressed = append(pressed, k)
					d.keys(k)
				}
				if d.router.hidden {
					continue
				}
				d.wellFormed()
				if t.Failed() {
					t.Fatalf("seed %d, after %q", seed, pressed[max(0, len(pressed)-30):])
				}
			}
			if _, _, err := d.book.Entries.Search(t.Context(), search.Query{}, 0, 0); err != nil {
				t.Error(err)
			}
		})
	}
}

package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/tui/page"
)

// sealable has a journal that can be given a passphrase; what it is by now stands in words.
func (d *driver) sealable(words *string) *driver {
	opts := &d.router.env.Opts
	opts.Sealed = *words != ""
	opts.Lock = func(_ context.Context, given string) ([]string, error) {
		*words = given
		return nil, nil
	}
	opts.Knows = func(_ context.Context, given string) error {
		if given != *words {
			return journal.ErrPassphrase
		}
		return nil
	}
	return d
}

// A passphrase is set, changed and taken off in the settings, and never to be seen there.
func TestAPassphraseIsSetInTheSettings(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}, {20, 5}} {
		drive(t, size[0], size[1], func(d *driver) {
			words := ""
			d.sealable(&words).open(page.Home{}).keys(",", "f9").shows("passphrase")
			d.keys("text:four words", "down", "text:for words", "enter").hides("four words")
			if words != "" {
				t.Fatalf("two different ones set %q", words)
			}
			d.keys("text:x", "backspace", "enter", "enter")
			if words != "" {
				t.Fatalf("two different ones set %q", words)
			}
			d.keys("esc", "f9", "text:four words", "down", "text:four words", "enter")
			if words != "four words" {
				t.Fatalf("it is %q:\n%s", words, d.text())
			}
			d.keys("f9", "text:other", "down", "text:new words", "down", "text:new words", "enter")
			if words != "four words" {
				t.Fatalf("without the one before it is %q", words)
			}
			d.keys("esc", "f9", "text:four words", "down", "text:new words", "down", "text:new words", "enter")
			if words != "new words" {
				t.Fatalf("it is %q", words)
			}
			d.keys("f9", "text:new words", "down", "down", "enter", "n")
			if words != "new words" {
				t.Fatalf("nobody said yes, and it is %q", words)
			}
			d.keys("text:new words", "down", "down", "enter", "y")
			if words != "" {
				t.Fatalf("it is %q:\n%s", words, d.text())
			}
		})
	}
}

// left has nobody type for so long: the clock of these tests stands still.
func left(d *driver, long time.Duration) { d.router.idle.last = testNow().Add(-long) }

// After long it is asked who is back, before anything is to be seen.
func TestAfterLongThePassphraseIsAskedAgain(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}} {
		drive(t, size[0], size[1], func(d *driver) {
			words := "four words"
			d.sealable(&words).watched(func(*journal.Settings) {})
			d.router.env.Opts.Hides = false // by itself: then there is nobody to ask
			d.open(page.Home{}).keys("down").shows("The lab")
			left(d, asksAfter-time.Minute)
			d.keys("down").shows("The lab")
			left(d, asksAfter)
			d.keys("n").shows("Passphrase:").hides("The lab")
			d.keys("text:four wards", "enter").shows("not its").hides("lab", "wards")
			d.keys("ctrl+l").showsNothing("though hidden").keys("x").shows("Passphrase:")
			d.paste("four words")
			d.hides("four").keys("enter").shows("The lab").keys("down").shows("The lab")
		})
	}
	drive(t, 80, 24, func(d *driver) { // without one, and where it never hides, any key will do
		words := ""
		d.sealable(&words).watched(func(*journal.Settings) {})
		d.router.env.Opts.Hides = false
		d.open(page.Home{}).keys("down")
		left(d, 2*asksAfter)
		d.keys("down").shows("The lab")
	})
}

// What cannot be set, in a window that the journal takes nothing from any more, is among what is
// rescued; what nobody changed is not.
func TestWhatCannotBeSetIsRescuedToo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Settings{})
		d.store.Fail(journal.ErrRelocked)
		d.keys("text:lemur", "esc", "esc")
		words := d.router.page.Unsaved()
		if len(words.Entries) != 1 || !strings.Contains(plainText(words), "lemur") || strings.Contains(plainText(words), "Monday") {
			t.Errorf("rescued are %q", plainText(words))
		}
	})
}

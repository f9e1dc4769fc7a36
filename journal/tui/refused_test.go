package tui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
)

// On an answer, which saves as one types, the words are in the file while the
// journal refuses them, and in none when it takes them again.
func TestTheScratchHoldsAnAnswerWhileItIsRefused(t *testing.T) {
	for why, refusal := range map[string]error{"busy": journal.ErrBusy, "replaced": journal.ErrReplaced, "read-only": journal.ErrReadOnly, "damaged": journal.ErrDamaged} {
		t.Run(why, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				dir := t.TempDir()
				d := newDriver(t, 80, 24)
				d.recoversIn(dir)
				d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "text:taken")
				if got := recovered(t, dir); len(got) != 0 {
					t.Fatalf("kept, and the folder has %q", got)
				}
				d.store.Fail(refusal)
				d.hold = true
				d.keys("text: on")
				for n := 0; n < 60; n++ { // as far as the disk; it tries again for ever
					d.next()
				}
				if got := recovered(t, dir); len(got) != 1 || !strings.Contains(got[0], "taken on") {
					t.Fatalf("the folder has %q", got)
				}
				d.store.Fail(nil)
				for len(d.held) > 0 {
					d.next()
				}
				if got := recovered(t, dir); len(got) != 0 {
					t.Errorf("kept, and the folder has %q", got)
				}
			})
		})
	}
}

// next runs the first of the commands held back, and holds what comes of it.
func (d *driver) next() {
	if len(d.held) == 0 {
		return
	}
	cmd := d.held[0]
	d.held = d.held[1:]
	if cmd != nil {
		d.held = append(d.held, d.answer(cmd())...)
	}
}

// A save that is slow, since another window has the journal, is one that does
// not keep the words yet, and those typed meanwhile are not on the disk when it
// comes back.
func TestTheScratchHoldsWhatASlowSaveHasNot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		d := newDriver(t, 80, 24)
		d.recoversIn(dir)
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "text:taken")
		release := d.store.Hold()
		saved := make(chan tea.Msg, 1)
		d.hold = true
		d.keys("text: on")
		for len(saved) == 0 && len(d.held) > 0 { // what asks the disk goes aside
			cmd := d.held[0]
			d.held = d.held[1:]
			if cmd == nil {
				continue
			}
			msg := make(chan tea.Msg, 1)
			go func() { msg <- cmd() }()
			select {
			case m := <-msg:
				d.held = append(d.held, d.answer(m)...)
			case <-time.After(time.Second):
				go func() { saved <- <-msg }()
			}
		}
		d.keys("text:ward")
		for range 20 {
			d.next()
		}
		if got := recovered(t, dir); len(got) != 1 || !strings.Contains(got[0], "taken onward") {
			t.Fatalf("the folder has %q", got)
		}
		release()
		d.held = append(d.held, d.answer(<-saved)...)
		if got := recovered(t, dir); len(got) != 1 {
			t.Fatalf("not kept yet, and the folder has %q", got)
		}
		for len(d.held) > 0 {
			d.next()
		}
		if got := recovered(t, dir); len(got) != 0 || d.only().Answer("goal").Text != "taken onward" {
			t.Errorf("kept, and the folder has %q", got)
		}
	})
}

// Where words are besides stays to be read: the next refusal says it again.
func TestARefusalDoesNotHideWhereTheWordsAre(t *testing.T) {
	drive(t, 100, 24, func(d *driver) {
		d.router.env.Opts.Rescue = func(context.Context, journal.Archive) (string, error) { return "inbox/1.jot", nil }
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n")
		d.store.Fail(journal.ErrReplaced)
		d.hold = true
		d.keys("text:words")
		for range 20 {
			d.next()
		}
		d.shows("Not saved").keys("f6")
		said := false
		for range 20 {
			d.next()
			said = said || strings.Contains(d.text(), "Your words are also in inbox/1.jot.")
		}
		if !said {
			t.Error("it does not say where the words are")
		}
		d.keys("text: on")
		for range 40 {
			d.next()
		}
		d.shows("Not saved", "was at 16:20 in inbox/1.jot")
	})
}

// Where no folder takes what is being written, that is said in a sentence, with
// what can be done, and the words stay on the screen.
func TestNoFolderForWhatIsWritten(t *testing.T) {
	drive(t, 100, 24, func(d *driver) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		d.recoversIn(filepath.Join(file, "edit"))
		d.open(page.Jot{}).keys("text:a line").shows("Keeping what you are writing: the disk", "try again", "a line").hides("mkdir")
	})
}

package tui

import (
	"context"
	"fmt"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/tui/page"
)

// TestABackupIsMadeBehindThePages when something was kept, one at a time and not without a
// pause; what is wrong is told.
func TestABackupIsMadeBehindThePages(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		due, made := false, 0
		var said []string
		var wrong error
		o := &d.router.env.Opts
		o.Due = func() bool { return due }
		o.Settle = func(context.Context) ([]string, error) {
			made++
			due = false
			return said, wrong
		}
		d.open(page.Home{})
		if made != 0 {
			t.Errorf("%d backups were made, and none is due", made)
		}
		due = true
		d.hold = true
		d.keys("down")
		held := d.held
		d.hold, d.held = false, nil
		if d.keys("up", "down"); made != 0 {
			t.Error("a key waited for a backup, or began another one")
		}
		for _, cmd := range held {
			d.run(cmd)
		}
		if made != 1 {
			t.Errorf("%d backups were made", made)
		}
		said, due = []string{"No room for it."}, true
		time.Sleep(2 * settleAgain)
		d.send(settleMsg{})
		d.shows("No room for it.")
		wrong, due = fmt.Errorf("backing up: %w", journal.ErrDamaged), true
		d.send(settleMsg{})
		d.shows("What you kept is in it")
		if made != 3 {
			t.Errorf("%d backups were made", made)
		}
	})
}

// Told line by line, the pages wait for nothing but what is asked there.
func TestNoBackupIsMadeBetweenLines(t *testing.T) {
	d := newDriver(t, 80, 24)
	o := &d.router.env.Opts
	o.Lines, o.Due = true, func() bool { return true }
	if d.router.settles() != nil {
		t.Error("the next line would wait for a backup")
	}
}

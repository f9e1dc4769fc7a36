package tui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
)

// waits gives the program a place for what the journal does not take, and a start
// that files from there.
func waits(d *driver) (kept *[]journal.Entry, starts *int) {
	kept, starts = new([]journal.Entry), new(int)
	opts := &d.router.env.Opts
	opts.Rescue = func(_ context.Context, words journal.Archive) (string, error) {
		*kept = append(*kept, words.Entries...)
		return "/home/someone/messup-p22mkr.jsonl", nil
	}
	opts.Begin = func(ctx context.Context) ([]string, error) {
		*starts++
		for len(*kept) > 0 {
			if _, _, err := d.book.Entries.Save(ctx, journal.Entry{}, (*kept)[0]); err != nil {
				return nil, err
			}
			*kept = (*kept)[1:]
		}
		return []string{"Filed what waited."}, nil
	}
	return kept, starts
}

// A line that the journal did not take is told until it does, on the desk, and is
// taken in as soon as that can be: it does not take another start.
func TestALineThatWaitsIsToldUntilItIsTakenIn(t *testing.T) {
	for _, size := range sizes()[:3] {
		drive(t, size[0], size[1], func(d *driver) {
			waits(d)
			someJournal(d)
			d.store.Fail(journal.ErrDiskFull)
			d.open(page.Home{}).keys("j", "text:the projector", "enter").shows("Not in the journal yet")
			d.keys("down").hides("Not in the journal yet").shows("One line is not in the", "messup-p22mkr.jsonl").wellFormed()
			d.keys("j", "text:and the lamp", "enter", "down", "m", "esc").shows("2 lines are not in the")
			d.store.Fail(nil)
			d.keys("m", "esc").shows("Filed what waited.").hides("not in the journal yet")
			d.keys("m").shows("the projector", "and the lamp")
		})
	}
}

// What waited while the journal could not be had is filed once it can be, and the
// word about that does not hide how it came back.
func TestWhatWaitedIsFiledWhenTheJournalIsBack(t *testing.T) {
	drive(t, 100, 24, func(d *driver) {
		_, starts := waits(d)
		someJournal(d)
		d.router.env.Opts.Restore = func(_ context.Context, rehearse bool) (string, error) {
			if rehearse {
				return "Bring back 7 entries?", nil
			}
			d.store.Fail(nil)
			d.store.FailView(nil)
			return "Restored: 7 entries.", nil
		}
		d.store.Fail(journal.ErrDamaged)
		d.store.FailView(journal.ErrDamaged)
		d.open(page.Home{}).keys("j", "text:the projector", "enter").shows("cannot be opened")
		d.keys("down").shows("One line is not in the journal yet", "p22mkr")
		d.keys("u", "y").shows("Filed what waited. Restored: 7 entries.", "the projector").hides("not in the journal yet")
		n := *starts
		d.keys("m", "esc", "l", "esc").send(tea.FocusMsg{})
		if *starts != n {
			t.Errorf("it starts %d times more", *starts-n)
		}
	})
}

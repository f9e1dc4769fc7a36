package tui

import (
	"context"
	"errors"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
)

// gone opens home on a journal that is gone, with both ways out of it, which
// note that they were taken.
func gone(d *driver, took *[]string, fault error) *driver {
	way := func(name string) func(context.Context) (string, error) {
		return func(context.Context) (string, error) {
			*took = append(*took, name)
			return "What came of " + name + ".", fault
		}
	}
	opts := &d.router.env.Opts
	opts.Restore = func(ctx context.Context, rehearse bool) (string, error) {
		if rehearse {
			return "Bring back 7 entries?", fault
		}
		return way("restoring")(ctx)
	}
	opts.Anew = way("beginning")
	d.open(page.Home{}).send(page.UnreadableMsg{Err: fmt.Errorf("journal.db: %w", journal.ErrGone)})
	return d
}

func TestAJournalThatIsGoneCanBeBroughtBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		var took []string
		gone(d, &took, nil).shows("journal is gone", "bring it back", "begin a new one").keys("u").shows("Bring back 7 entries?", "any other key no").keys("x").shows("cannot be opened")
		if len(took) != 0 {
			t.Errorf("without a yes it did %v", took)
		}
		d.keys("u", "y").shows("What came of restoring.", "start one")
		if len(took) != 1 {
			t.Errorf("it did %v", took)
		}
	})
}

// A journal that was brought back in another window is read as soon as one comes from
// there, and not before.
func TestAJournalThatIsBackIsReadWhenOneComesBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		var took []string
		gone(d, &took, nil)
		d.store.FailView(journal.ErrGone)
		d.send(tea.FocusMsg{})
		d.shows("cannot be opened")
		d.store.FailView(nil)
		d.keys("u").shows("Bring back 7 entries?").send(tea.FocusMsg{})
		d.hides("cannot be opened", "Bring back").shows("start one")
		if len(took) != 0 {
			t.Errorf("it did %v", took)
		}
	})
}

func TestANewJournalIsBegunOnlyWhenOneSaysSo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		var took []string
		gone(d, &took, nil).keys("n").shows("Begin a new journal?").keys("x").shows("cannot be opened")
		if len(took) != 0 {
			t.Errorf("without a yes it did %v", took)
		}
		d.keys("n", "y").shows("What came of beginning.", "start one")
	})
}

func TestAWayOutThatFailsIsTold(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		var took []string
		gone(d, &took, errors.New("no good backup")).keys("u").shows("cannot be opened", "No good backup")
	})
}

func TestADamagedJournalHasNoNewOneBesideIt(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		var took []string
		gone(d, &took, nil).send(page.UnreadableMsg{Err: journal.ErrOlder})
		d.shows("bring it back").hides("begin a new one")
		d.send(page.UnreadableMsg{Err: fmt.Errorf("%w: %w", journal.ErrDisplaced, journal.ErrNotJournal)})
		d.shows("nother file is in the journal", "bring it back").hides("begin a new one")
		d.send(page.UnreadableMsg{Err: journal.ErrNewer})
		d.hides("bring it back", "begin a new one")
	})
}

// What went wrong at the start is the same as what the page says, and its advice is
// for a file that has no backups.
func TestTheStartSaysNothingAgainstThePage(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.router.env.Opts.Begin = func(context.Context) ([]string, error) { return nil, journal.ErrNotJournal }
		displaced := fmt.Errorf("%w: %w", journal.ErrDisplaced, journal.ErrNotJournal)
		d.hold = true
		d.open(page.Home{})
		d.send(begunMsg{err: journal.ErrNotJournal})
		d.send(page.FailMsg{Err: displaced})
		d.send(page.UnreadableMsg{Err: displaced})
		d.shows("can be brought back").hides("Move this file away")
	})
}

// A line can be written all the same: it waits where the next start finds it,
// and one is told where.
func TestALineCanBeWrittenWhileTheJournalIsDamaged(t *testing.T) {
	drive(t, 100, 24, func(d *driver) {
		var kept journal.Archive
		d.router.env.Opts.Rescue = func(_ context.Context, words journal.Archive) (string, error) {
			kept = words
			return "inbox/1.jot", nil
		}
		d.store.Fail(journal.ErrDamaged)
		d.store.FailView(journal.ErrDamaged)
		d.open(page.Home{}).shows("cannot be opened", "jot a line").keys("j", "text:the projector", "enter")
		d.shows("cannot be opened", "waits in inbox/1.jot")
		if len(kept.Entries) != 1 || kept.Entries[0].Title != "the projector" || kept.Entries[0].Kind != journal.Jot {
			t.Errorf("kept %+v", kept)
		}
		d.router.env.Opts.Rescue = func(context.Context, journal.Archive) (string, error) { return "", journal.ErrReadOnly }
		d.keys("j", "text:the projector", "enter").shows("the projector", "damaged")
	})
}

// A key that comes while the desk gives way to the welcome page is meant for
// that, and does not end where the desk would have led.
func TestAKeyWaitsForTheWelcomePage(t *testing.T) {
	for wait := range 10 {
		drive(t, 80, 24, func(d *driver) {
			d.hold = true
			d.open(page.Home{})
			for range wait {
				d.next()
			}
			d.keys("n")
			for len(d.held) > 0 { // what was asked last comes first, as may be
				last := len(d.held) - 1
				d.held = append([]tea.Cmd{d.held[last]}, d.held[:last]...)
				d.next()
			}
			d.shows("What happened?")
		})
	}
}

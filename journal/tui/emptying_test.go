package tui

import (
	"context"
	"errors"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/tui/page"
)

// The trash is emptied on its page too, once somebody has read what goes.
func TestTheTrashIsEmptiedOnItsPage(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		emptied := 0
		d.router.env.Opts.Empty = func(ctx context.Context) (string, error) {
			emptied++
			_, err := d.book.Trash.Sweep(ctx, true)
			return "It is gone.", err
		}
		d.open(page.Trash{}).hides("empty the trash")
		for _, words := range []string{"one", "two", "three", "four"} {
			e, err := d.book.Entries.Jot(t.Context(), words)
			if err != nil {
				t.Fatal(err)
			}
			d.teach(e.ID, "lesson of "+words)
			if _, err := d.book.Trash.Delete(t.Context(), e.ID); err != nil {
				t.Fatal(err)
			}
		}
		d.open(page.Trash{}).keys("x")
		for _, words := range []string{"Empty the trash?", "from the journal and its backups", "With them: 4 lessons.", "type delete 4"} {
			d.shows(words)
		}
		d.keys("text:4", "enter").shows("Nothing was deleted: to do it, type delete 4").keys("esc").shows("four")
		if emptied != 0 {
			t.Fatal("it was emptied unasked")
		}
		d.keys("x", "text:delete 4", "enter").shows("It is gone.").hides("four")
		if all, err := d.book.Trash.All(t.Context()); err != nil || len(all) != 0 || emptied != 1 {
			t.Errorf("there are %v, %v", all, err)
		}
	})
}

// In a large journal it takes long to take words out of all that is kept: the page says so
// meanwhile, the work is not called off, and a key pressed in between takes nothing away of
// what is said at the end.
func TestEmptyingTakesAsLongAsItTakes(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.router.env.Opts.Empty = func(ctx context.Context) (string, error) {
			time.Sleep(2 * page.DiskTime)
			if err := ctx.Err(); err != nil {
				return "", err
			}
			_, err := d.book.Trash.Sweep(ctx, true)
			return "It is gone.", err
		}
		d.trashed("one").open(page.Trash{}).keys("x", "text:1")
		d.hold = true
		d.keys("enter")
		for len(d.held) > 0 && d.router.working == "" {
			d.step()
		}
		d.hold = false
		d.hides("Taking it out").shows("to do it, type delete 1").keys("text:delete 1")
		d.hold = true
		d.keys("enter")
		for len(d.held) > 0 && d.router.working == "" {
			d.step()
		}
		d.shows("Taking it out of the journal and its backups …").hides("give it back").wellFormed()
		d.keys("esc").shows("Taking it out")
		for len(d.held) > 0 {
			d.step()
		}
		d.hold = false
		d.shows("It is gone.").hides("The disk", "deleted today")
	})
}

// What is there is shown as it is, also where emptying went wrong half way.
func TestTheTrashIsReadAgainWhereEmptyingFails(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.router.env.Opts.Empty = func(ctx context.Context) (string, error) {
			_, err := d.book.Trash.Sweep(ctx, true)
			return "", errors.Join(err, errors.New("the words may still be in the backups"))
		}
		d.trashed("one").open(page.Trash{}).keys("x", "text:delete 1", "enter").shows("he words may still be in the backups").hides("one", "deleted today")
	})
}

// To bring a large journal back takes long too.
func TestBringingBackTakesAsLongAsItTakes(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{})
		d.router.env.Opts.Restore = func(ctx context.Context, rehearse bool) (string, error) {
			time.Sleep(2 * page.DiskTime)
			if rehearse {
				return "Bring it back?", ctx.Err()
			}
			return "All of it is back.", ctx.Err()
		}
		d.send(page.UnreadableMsg{Err: journal.ErrDamaged})
		d.keys("u").shows("Bring it back?").keys("y").shows("All of it is back.")
	})
}

// step runs what is held back, and holds back what comes of it.
func (d *driver) step() {
	held := d.held
	d.held = nil
	for _, cmd := range held {
		for _, next := range d.answer(cmd()) {
			d.run(next)
		}
	}
}

// trashed has an entry in the trash.
func (d *driver) trashed(words string) *driver {
	d.t.Helper()
	e, err := d.book.Entries.Jot(d.t.Context(), words)
	if err == nil {
		_, err = d.book.Trash.Delete(d.t.Context(), e.ID)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return d
}

package tui

import (
	"context"
	"testing"

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
		for _, words := range []string{"also from the backups", "and 1 more", "with 4 lessons"} {
			d.shows(words)
		}
		d.keys("n").shows("four")
		if emptied != 0 {
			t.Fatal("it was emptied unasked")
		}
		d.keys("x", "y").shows("It is gone.").hides("four")
		if all, err := d.book.Trash.All(t.Context()); err != nil || len(all) != 0 || emptied != 1 {
			t.Errorf("there are %v, %v", all, err)
		}
	})
}

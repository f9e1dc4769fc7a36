package tui

import (
	"context"
	"testing"

	"messup/journal/book"
	"messup/journal/tui/page"
)

// What a search finds is deleted for good from its list, once somebody has read what goes:
// heavy entries too, which the list does not show. Without words to look for it is not
// offered.
func TestWhatASearchFindsIsDeletedForGood(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		purged := 0
		d.router.env.Opts.Purge = func(ctx context.Context, found book.Doomed) (int, []string, error) {
			purged++
			found, err := d.book.Trash.Doom(ctx, found)
			if err != nil {
				return 0, nil, err
			}
			n, err := d.book.Trash.Purge(ctx, found)
			return n, nil, err
		}
		for _, words := range []string{"Leo threw the cards", "the lamp fell"} {
			if _, err := d.book.Entries.Jot(t.Context(), words); err != nil {
				t.Fatal(err)
			}
		}
		heavy, err := d.book.Entries.NewJot("what I said to Leo")
		if err != nil {
			t.Fatal(err)
		}
		heavy.Heavy = true
		if _, _, err := d.book.Entries.Save(t.Context(), heavy, heavy); err != nil {
			t.Fatal(err)
		}
		d.open(page.Browse{}).keys("F").hides("Delete for good")
		d.open(page.Browse{Query: "leo"}).keys("F").shows("Delete for good, also from the backups", "what I said to Leo")
		d.keys("n").shows("Leo threw the cards")
		if purged != 0 {
			t.Fatal("it was deleted unasked")
		}
		d.keys("F", "y").shows("Deleted for good: 2 things").hides("Leo threw the cards")
		if all, err := d.book.Trash.All(t.Context()); err != nil || len(all) != 0 || purged != 1 {
			t.Errorf("there are %v, %v", all, err)
		}
		d.open(page.Browse{}).shows("the lamp fell")
	})
}

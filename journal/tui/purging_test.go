package tui

import (
	"context"
	"errors"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/journal/tui/page"
	"messup/prompts"
)

// What a search finds is deleted for good from its list, once somebody has read what goes:
// heavy entries too, which the list does not show. Without words to look for it is not
// offered.
func TestWhatASearchFindsIsDeletedForGood(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		purged := 0
		d.router.env.Opts.Purge = func(ctx context.Context, found book.Doomed) (int, []string, error) {
			purged++
			return d.purge(ctx, found)
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
		d.open(page.Browse{Query: "leo"}).keys("F").shows("Delete it for good?", "It goes for good", "what I said to Leo", "type delete 2", "union").hides("Deleted")
		d.keys("enter", "text:2", "enter").shows("Nothing was deleted: to do it, type delete 2").keys("esc").shows("Leo threw the cards")
		if purged != 0 {
			t.Fatal("it was deleted unasked")
		}
		d.keys("F", "text:Delete 2", "enter").shows("Deleted for good: 2 things").hides("Leo threw the cards")
		if all, err := d.book.Trash.All(t.Context()); err != nil || len(all) != 0 || purged != 1 {
			t.Errorf("there are %v, %v", all, err)
		}
		d.open(page.Browse{}).shows("the lamp fell")
	})
}

// What could not be deleted is not said to be.
func TestWhatCouldNotBeDeletedIsNotSaidToBe(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.router.env.Opts.Purge = func(context.Context, book.Doomed) (int, []string, error) { return 0, nil, journal.ErrDiskFull }
		e, err := d.book.Entries.Jot(t.Context(), "Leo threw")
		if err != nil {
			t.Fatal(err)
		}
		d.open(page.Purge{ID: e.ID}).keys("text:delete 1", "enter").shows("disk is full", "Leo threw").hides("Deleted")
	})
}

// One thing is deleted for good from its row, from where it is read, and from the trash.
func TestOneThingIsDeletedForGood(t *testing.T) {
	for what, to := range map[string]func(d *driver, id journal.ID) page.Place{
		"its row":          func(*driver, journal.ID) page.Place { return page.Browse{} },
		"where it is read": func(_ *driver, id journal.ID) page.Place { return page.Read{ID: id} },
		"the trash": func(d *driver, id journal.ID) page.Place {
			if _, err := d.book.Trash.Delete(d.t.Context(), id); err != nil {
				d.t.Fatal(err)
			}
			return page.Trash{}
		},
	} {
		for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}} {
			drive(t, size[0], size[1], func(d *driver) {
				e, err := d.book.Entries.Jot(t.Context(), "Leo threw")
				if err != nil {
					t.Fatal(err)
				}
				d.open(page.Home{})
				d.run(page.GoTo(to(d, e.ID)))
				d.keys("F", "esc").shows("Leo threw").keys("F", "text:delete 1", "enter")
				if _, err := d.book.Entries.Get(t.Context(), e.ID); !errors.Is(err, journal.ErrNotFound) {
					t.Errorf("%s: it is there: %v\n%s", what, err, d.text())
				}
				if all, err := d.book.Trash.All(t.Context()); err != nil || len(all) != 0 {
					t.Errorf("%s: in the trash is %v, %v", what, all, err)
				}
				d.hides("threw")
			})
		}
	}
}

// What is older than it is kept is offered on the desk, and goes once somebody has read what
// that is; what it taught stays.
func TestOldMessesAreReducedFromTheDesk(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			e := finishing(d)
			e.Happened = e.Happened.AddDate(-3, 0, 0)
			now, err := d.book.Entries.Get(t.Context(), e.ID)
			if err == nil {
				old := now
				old.Happened = e.Happened
				_, _, err = d.book.Entries.Save(t.Context(), now, old)
			}
			if err == nil {
				_, err = d.book.ChangeSettings(t.Context(), func(s *journal.Settings) { s.KeepYears = 2 })
			}
			if err != nil {
				t.Fatal(err)
			}
			d.open(page.Home{}).keys("down", "down").shows("1 mess: keep only")
			d.keys("enter").shows("Keep only what they taught?", "type delete 1").keys("esc").shows("1 mess: keep only")
			d.keys("down", "down", "enter", "text:delete 1", "enter").hides("Jayden").hides("1 mess: keep only")
			if _, err := d.book.Entries.Get(t.Context(), e.ID); !errors.Is(err, journal.ErrNotFound) {
				t.Errorf("it is there: %v", err)
			}
			if l, err := d.book.Lessons.Get(t.Context(), e.ID); err != nil || l.Text != "Wait for Aisha." {
				t.Errorf("its lesson is %+v, %v", l, err)
			}
			d.open(page.Lessons{}).shows("Wait for Aisha.").keys("enter")
		})
	}
}

// What another window deleted for good while it is open here does not come back with the next key, nor
// with a question that is gone past; the page says so, and is left with nothing of it.
func TestWhatIsDeletedForGoodUnderAPageStaysAway(t *testing.T) {
	for _, what := range []string{"typed on", "gone on", "a plan", "a lesson"} {
		drive(t, 80, 24, func(d *driver) {
			e, err := d.book.Entries.New(journal.Mess, prompts.Ten())
			if err != nil {
				t.Fatal(err)
			}
			e.Title, e.Finished = "Leo threw", e.Started
			for _, id := range []string{"next", "learned"} {
				e = e.With(d.book.Sets(), journaltest.Ask(id), "Speak to Leo alone")
			}
			if e, _, err = d.book.Entries.Save(t.Context(), journal.Entry{}, e); err != nil {
				t.Fatal(err)
			}
			to := map[string]page.Place{"a plan": page.EditPlan{ID: e.ID}, "a lesson": page.LessonForm{ID: e.ID}}[what]
			if to == nil {
				to = page.Write{ID: e.ID, Step: "learned"}
			}
			d.open(to)
			found, err := d.book.Trash.Named(t.Context(), []string{string(e.ID)})
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := d.purge(t.Context(), found); err != nil {
				t.Fatal(err)
			}
			d.store.Bury(record.KeysOf(found.All[0])...)
			d.keys(map[string][]string{
				"typed on": {"text: x", "enter"}, "gone on": {"ctrl+n", "enter", "enter", "enter"},
				"a plan": {"text: x", "enter", "enter", "enter"}, "a lesson": {"text: x", "enter", "enter", "enter"},
			}[what]...)
			if what != "gone on" { // else there is nothing to be kept
				d.shows("deleted for good in another")
			}
			if what == "typed on" {
				d.keys("shift+tab", "text:later").shows("deleted for good in another").hides("saved 1")
				time.Sleep(2 * page.NoticeTime)
				d.keys("text:still").shows("deleted for good in another").hides("saved 1")
				d.keys("esc").hides("Kept at")
			}
			d.keys("esc", "esc", "esc").hides("Leo", "deleted for good")
			for _, kind := range []journal.Kind{journal.Entries, journal.Lessons, journal.PlansKind} {
				err := d.store.View(t.Context(), func(tx record.Tx) error {
					n, err := tx.Count(kind)
					if n != 0 {
						t.Errorf("%s: there are %d %s", what, n, kind)
					}
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

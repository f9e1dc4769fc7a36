package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/tui/page"
	"messup/prompts"
)

// hostileWeek has the same words in plans, people, lessons and a review.
func hostileWeek(d *driver) {
	hostile(d)
	bad := "a\ufffe\ufdd0\x1b[2J\u202egnp\x00\u009b31m 食物網👩‍🏫 longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong"
	d.before(9, func(b *book.Book) {
		p, err := b.Plans.New()
		if err != nil {
			d.t.Fatal(err)
		}
		p.Goal, p.When, p.Will, p.With, p.By, p.LookFor, p.Different = bad, bad, bad, bad, "18 nov", bad, bad
		if _, err := b.Plans.Save(d.t.Context(), journal.Plan{}, p); err != nil {
			d.t.Fatal(err)
		}
		c, err := b.People.New()
		if err != nil {
			d.t.Fatal(err)
		}
		c.Person, c.Purpose, c.FirstWords, c.When = bad, prompts.Chosen(bad), bad, bad
		if _, err := b.People.Save(d.t.Context(), journal.Checkin{}, c); err != nil {
			d.t.Fatal(err)
		}
		l, err := b.Lessons.New()
		if err != nil {
			d.t.Fatal(err)
		}
		l.Text, l.When, l.Basis = bad, bad, prompts.Chosen(bad)
		if _, err := b.Lessons.Save(d.t.Context(), l); err != nil {
			d.t.Fatal(err)
		}
	})
	if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) { s.Important = bad }); err != nil {
		d.t.Fatal(err)
	}
}

// No words of anybody's steer the terminal or break a page, whatever is
// pressed.
func TestHostileWordsOnThePagesOfAWeek(t *testing.T) {
	inTurn(t, [][2]int{{26, 9}, {120, 40}}, hostileWeek, func(d *driver, to page.Place) {
		for _, keys := range [][]string{
			{"end", "down", "?", "esc"}, {"1", "4", "tab", "text:x", "enter", "enter", "enter", "enter", "t", "esc"},
			{"3", "text:tuesday", "enter", "enter"}, {"1", "2", "enter", "enter", "enter"}, {"space", "2", "3", "enter"}, {"w", "text:x", "esc"},
			{"g", "enter"}, {"1", "enter", "enter"}, {"enter", "esc"}, {"a", "esc"}, {"e", "text:x", "enter"},
		} {
			d.open(to).wellFormed()
			for _, key := range keys {
				d.keys(key)
				d.wellFormed()
			}
			if d.router.busy() {
				d.t.Errorf("%T waits for ever after %v", d.router.page, keys)
			}
		}
	})
}

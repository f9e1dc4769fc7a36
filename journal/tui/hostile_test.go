package tui

import (
	"testing"

	"messup/journal"
)

// hostileWeek has the same words in plans, people, lessons and a review.
func hostileWeek(d *driver) {
	hostile(d)
	bad := "a\x1b[2J\u202egnp\x00\u009b31m 食物網👩‍🏫 longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong"
	d.before(9, func(b *journal.Book) {
		p, err := b.NewPlan()
		if err != nil {
			d.t.Fatal(err)
		}
		p.Goal, p.When, p.Will, p.With, p.By, p.LookFor, p.Different = bad, bad, bad, bad, "18 nov", bad, bad
		if _, err := b.SavePlan(d.t.Context(), journal.Plan{}, p); err != nil {
			d.t.Fatal(err)
		}
		c, err := b.NewCheckin()
		if err != nil {
			d.t.Fatal(err)
		}
		c.Person, c.Purpose, c.FirstWords, c.When = bad, bad, bad, bad
		if _, err := b.SaveCheckin(d.t.Context(), journal.Checkin{}, c); err != nil {
			d.t.Fatal(err)
		}
		l, err := b.NewLesson()
		if err != nil {
			d.t.Fatal(err)
		}
		l.Text, l.When, l.Basis = bad, bad, bad
		if _, err := b.SaveLesson(d.t.Context(), l); err != nil {
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
	carried := func(d *driver) journal.ID {
		cards, err := d.book.Carried(d.t.Context())
		if err != nil || len(cards) == 0 {
			d.t.Fatal(err)
		}
		return cards[0].ID
	}
	routes := []func(*driver) Route{
		func(*driver) Route { return Home{} }, func(*driver) Route { return Plans{} }, func(*driver) Route { return People{} },
		func(*driver) Route { return Loose{} }, func(*driver) Route { return Reviews{} }, func(*driver) Route { return Settings{} },
		func(*driver) Route { return Before{} }, dueTake,
		func(d *driver) Route { return Chain{ID: d.due().ID} },
		func(d *driver) Route { return Card{ID: carried(d)} },
		func(d *driver) Route { return Room{ID: carried(d)} },
		func(d *driver) Route { return PutAway{ID: carried(d)} },
	}
	for _, stop := range journal.Stops(15, journal.StopMess, false) {
		routes = append(routes, atStop(stop))
	}
	for _, route := range routes {
		for _, size := range append(sizes(), [2]int{26, 9}) {
			drive(t, size[0], size[1], func(d *driver) {
				hostileWeek(d)
				to := route(d)
				for _, keys := range [][]string{
					{"end", "down", "?", "esc"}, {"d", "4", "tab", "text:x", "enter", "enter", "enter", "enter", "t", "esc"},
					{"m", "text:tuesday", "enter", "enter"}, {"u", "2", "enter", "enter"}, {"space", "n", "r", "enter"}, {"w", "text:x", "esc"},
					{"g", "enter"}, {"1", "enter", "enter"}, {"enter", "esc"}, {"a", "esc"}, {"e", "text:x", "enter"},
				} {
					d.open(to).wellFormed()
					for _, key := range keys {
						d.keys(key)
						d.wellFormed()
					}
					if d.router.busy() {
						t.Errorf("%T waits for ever after %v", d.router.page, keys)
					}
				}
			})
			if t.Failed() {
				t.Fatalf("on %v", size)
			}
		}
	}
}

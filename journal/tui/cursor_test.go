package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// Where rows, answers or choices are on a page, the terminal's own cursor stands on the one
// in hand; and what says where that is never comes to the terminal.
func TestTheCursorStandsOnWhatIsInHand(t *testing.T) {
	places := map[string]func(*driver) page.Place{
		"desk":       thePlace(page.Home{}),
		"messes":     thePlace(page.Browse{}),
		"lessons":    thePlace(page.Lessons{}),
		"plans":      thePlace(page.Plans{}),
		"people":     thePlace(page.People{}),
		"review":     reviewing,
		"take two":   dueTake,
		"mess":       atStop(journal.StopMess),
		"loose ends": thePlace(page.Loose{}),
		"skills":     thePlace(page.Skills{}),
		"grow":       func(d *driver) page.Place { return page.Grow{ID: d.jotted()} },
	}
	for name, place := range places {
		for _, size := range sizes()[:3] {
			drive(t, size[0], size[1], func(d *driver) {
				dueLessons(d)
				d.open(place(d))
				for range 2 {
					v := d.router.View()
					rows := strings.Split(ansi.Strip(v.Content), "\n")
					if strings.Contains(v.Content, look.Hand) {
						t.Fatalf("%s: the hand itself comes to the terminal", name)
					}
					mark := look.Usual().Marks.Chosen
					switch drawn := strings.Contains(ansi.Strip(v.Content), mark); {
					case !drawn:
						t.Fatalf("%s: no row is in hand:\n%s", name, d.text())
					case v.Cursor == nil:
						t.Fatalf("%s at %v: no cursor:\n%s", name, size, d.text())
					case !strings.HasPrefix(ansi.Cut(rows[v.Cursor.Y], v.Cursor.X, v.Cursor.X+1), mark):
						t.Fatalf("%s: the cursor is at %d, %d:\n%s", name, v.Cursor.X, v.Cursor.Y, d.text())
					}
					d.keys("down")
				}
			})
		}
	}
}

// jotted is a line that waits to be grown.
func (d *driver) jotted() journal.ID {
	d.t.Helper()
	e, err := d.book.Entries.Jot(d.t.Context(), "The lab ran over")
	if err != nil {
		d.t.Fatal(err)
	}
	return e.ID
}

func TestTheCursorStandsInEveryLineAndChoice(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"})
		for range 4 { // the heading
			if d.router.View().Cursor == nil {
				t.Fatalf("no cursor:\n%s", d.text())
			}
			d.keys("enter")
		}
		d.keys("ctrl+n", "tab")
		if c := d.router.View().Cursor; c == nil || !strings.Contains(d.screen()[c.Y], "before") {
			t.Errorf("no cursor on the choices:\n%s", d.text())
		}
	})
}

func thePlace(p page.Place) func(*driver) page.Place { return func(*driver) page.Place { return p } }

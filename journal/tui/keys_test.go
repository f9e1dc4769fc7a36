package tui

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/synctest"

	"messup/journal/tui/page"
)

// The key tables of the README are made of the pages' own actions.
func TestKeyTable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b strings.Builder
		for _, p := range []struct {
			name  string
			route func(*driver) page.Place
			keys  []string
		}{
			{"The desk", func(*driver) page.Place { return page.Home{} }, nil},
			{"Writing", func(*driver) page.Place { return page.Write{Set: "ten"} }, []string{"ctrl+n"}},
			{"All answers", func(d *driver) page.Place { return page.Write{ID: d.entryNamed("Food web jigsaw").ID} }, nil},
			{"Messes and wins", func(*driver) page.Place { return page.Browse{} }, nil},
			{"Reading", func(d *driver) page.Place { return page.Read{ID: d.entryNamed("Food web jigsaw").ID} }, nil},
			{"Lessons", func(*driver) page.Place { return page.Lessons{} }, nil},
			{"A lesson that comes back", card("Frog question"), nil},
			{"You know this already", func(d *driver) page.Place {
				return page.Alike{ID: d.teach("", "Ask before the third reminder, never after.").ID}
			}, nil},
			{"Plans", func(*driver) page.Place { return page.Plans{} }, nil},
			{"Take two", dueTake, nil},
			{"After take two", dueTake, []string{"1", "2", "esc"}},
			{"Before a class", func(*driver) page.Place { return page.Before{Class: "9B science"} }, nil},
			{"A slip of paper", func(*driver) page.Place { return page.Slip{Class: "9B science"} }, nil},
			{"People", func(*driver) page.Place { return page.People{} }, nil},
			{"Feedback heard", func(d *driver) page.Place {
				d.hears("It was loud.", "a parent", "9B science")
				return page.Heard{}
			}, nil},
			{"Talk to someone", func(*driver) page.Place { return page.Talk{} }, nil},
			{"Loose ends", func(*driver) page.Place { return page.Loose{} }, nil},
			{"Gaps and strengths", func(*driver) page.Place { return page.Skills{} }, []string{"tab"}},
			{"Weekly review", func(*driver) page.Place { return page.Review{} }, nil},
			{"Trash", func(d *driver) page.Place {
				if _, err := d.book.Trash.Delete(t.Context(), d.entryNamed("Lab stations").ID); err != nil {
					t.Fatal(err)
				}
				return page.Trash{}
			}, nil},
		} {
			d := newDriver(t, 80, 24)
			aWeek(d)
			d.open(p.route(d)).keys(p.keys...)
			fmt.Fprintf(&b, "| %s | |\n|---|---|\n", p.name)
			for _, a := range d.router.page.Actions() {
				fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(a.Shown(), " or ", "` or `"), a.Key.Help().Desc)
			}
			b.WriteString("\n")
		}
		b.WriteString("| Everywhere | |\n|---|---|\n")
		d := newDriver(t, 80, 24).open(page.Welcome{About: true})
		for _, a := range allActions(d.router.page)[len(d.router.page.Actions()):] {
			what := a.Key.Help().Desc
			if what == "more" {
				what = "all keys of the page (`ctrl+g` while you type)"
			}
			fmt.Fprintf(&b, "| `%s` | %s |\n", a.Key.Help().Key, what)
		}
		const path = "testdata/keys.md"
		if flag.Lookup("update").Value.String() == "true" {
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || string(want) != b.String() {
			t.Errorf("%s is not what the pages do (go test -update writes it): %v\n%s", path, err, b.String())
		}
	})
}

// The two keys of a school day are told on the first page, however small it is.
func TestTheFirstPageTellsTheKeysOfASchoolDay(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			someJournal(d)
			lines := strings.Split(d.open(page.Home{}).text(), "\n")
			footer := lines[len(lines)-1]
			for _, want := range []string{"n new mess", "j jot", "b ", "class", "? more"} {
				if !strings.Contains(footer, want) {
					t.Errorf("at %v the footer says %q", size, footer)
				}
			}
		})
	}
}

// While rows are free, nothing that matters is cut: a title goes on in a second one.
func TestWhatMattersTakesASecondRow(t *testing.T) {
	drive(t, 40, 12, func(d *driver) {
		d.open(page.Jot{}).keys("text:Wednesday with 10A the groups fell apart", "enter")
		d.open(page.Home{}).shows("▌ Wednesday", "fell apart")
	})
	drive(t, 40, 12, func(d *driver) {
		aWeek(d)
		d.open(dueTake(d)).shows("turn cards face down", "What happened?", "1 did it", "2 did something else", "4 let it go")
	})
}

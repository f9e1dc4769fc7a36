package tui

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// onPage is a state that a page can be in.
type onPage struct {
	route func(*driver) page.Place
	keys  []string
}

// elsewhere are further states of a page, for the keys that it has only there: they stand
// in its table too, once each.
func elsewhere(name string) (states []onPage) {
	switch name {
	case "Reading":
		return []onPage{{func(d *driver) page.Place {
			return page.Read{ID: d.entryNamed("Attendance took nine minutes again").ID}
		}, nil}}
	case "Loose ends":
		loose := func(d *driver) page.Place {
			e := withRole(d.blank(prompts.Ten()), prompts.Ten(), prompts.PlanWill, "ask first")
			d.finished("Nothing was learned of it", "9B science", "2026-11-19 08:00", withRole(e, prompts.Ten(), prompts.PlanBy, "next lesson"))
			return page.Loose{}
		}
		for n := range 8 {
			states = append(states, onPage{loose, slices.Repeat([]string{"down"}, n)})
		}
	case "Weekly review":
		for _, stop := range journal.Stops(15, journal.StopMess, false) {
			states = append(states, onPage{atStop(stop), nil})
		}
	}
	return states
}

// The key tables of docs/keys.md are made of the pages' own actions.
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
			{"Sharing", func(d *driver) page.Place { return page.Share{Entry: d.shareable()} }, nil},
			{"What is in a share", func(*driver) page.Place { return page.Share{} }, []string{"enter", "space"}},
			{"A sentence before it is shared", func(d *driver) page.Place { return page.Share{Entry: d.shareable()} }, []string{"enter", "ctrl+n", "ctrl+n"}},
			{"Weekly review", func(*driver) page.Place { return page.Review{} }, nil},
			{"Trash", func(d *driver) page.Place {
				if _, err := d.book.Trash.Delete(t.Context(), d.entryNamed("Lab stations").ID); err != nil {
					t.Fatal(err)
				}
				return page.Trash{}
			}, nil},
		} {
			fmt.Fprintf(&b, "| %s | |\n|---|---|\n", p.name)
			told := map[string]bool{}
			for i, at := range append([]onPage{{p.route, p.keys}}, elsewhere(p.name)...) {
				d := newDriver(t, 80, 24)
				aWeek(d)
				d.open(at.route(d)).keys(at.keys...)
				if i > 0 && d.router.page.Typing() { // as in the table of writing
					continue
				}
				for _, a := range d.router.page.Actions() {
					answers := strings.Trim(a.Shown(), "123456789") == "" // to what is asked there, which stands beside them
					if i == 0 || !told[a.Shown()] && !answers {
						fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(a.Shown(), " or ", "` or `"), a.Key.Help().Desc)
					}
					told[a.Shown()] = true
				}
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
		if runtime.GOOS == "windows" { // which stops no program
			want = bytes.Replace(want, []byte("| `ctrl+z` | suspend (fg comes back) |\n"), nil, 1)
		}
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
		d.open(page.Home{}).shows("▌ ∙ Wednesday", "fell apart")
	})
	drive(t, 40, 12, func(d *driver) {
		aWeek(d)
		d.open(dueTake(d)).shows("turn cards face down", "What happened?", "1  did it", "2  did something else", "4  let it go")
	})
}

package tui

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/synctest"
)

// The key tables of the README are made of the pages' own actions.
func TestKeyTable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b strings.Builder
		for _, p := range []struct {
			name  string
			route func(*driver) Place
			keys  []string
		}{
			{"The desk", func(*driver) Place { return Home{} }, nil},
			{"Writing", func(*driver) Place { return Write{Set: "ten"} }, []string{"ctrl+s"}},
			{"All answers", func(d *driver) Place { return Write{ID: d.entryNamed("Food web jigsaw").ID} }, nil},
			{"Messes and wins", func(*driver) Place { return Browse{} }, nil},
			{"Reading", func(d *driver) Place { return Read{ID: d.entryNamed("Food web jigsaw").ID} }, nil},
			{"Lessons", func(*driver) Place { return Lessons{} }, nil},
			{"A lesson that comes back", card("Frog question"), nil},
			{"Plans", func(*driver) Place { return Plans{} }, nil},
			{"Take two", dueTake, nil},
			{"After take two", dueTake, []string{"d", "2", "esc"}},
			{"Before a class", func(*driver) Place { return Before{Class: "9B science"} }, nil},
			{"People", func(*driver) Place { return People{} }, nil},
			{"Loose ends", func(*driver) Place { return Loose{} }, nil},
			{"Weekly review", func(*driver) Place { return Review{} }, nil},
			{"Trash", func(d *driver) Place {
				if _, err := d.book.Delete(t.Context(), d.entryNamed("Lab stations").ID); err != nil {
					t.Fatal(err)
				}
				return Trash{}
			}, nil},
		} {
			d := newDriver(t, 80, 24)
			aWeek(d)
			d.open(p.route(d)).keys(p.keys...)
			fmt.Fprintf(&b, "| %s | |\n|---|---|\n", p.name)
			for _, a := range d.router.page.Actions() {
				fmt.Fprintf(&b, "| `%s` | %s |\n", a.key.Help().Key, a.key.Help().Desc)
			}
			b.WriteString("\n")
		}
		b.WriteString("| Everywhere | |\n|---|---|\n")
		d := newDriver(t, 80, 24).open(Welcome{About: true})
		for _, a := range allActions(d.router.page)[len(d.router.page.Actions()):] {
			what := a.key.Help().Desc
			if what == "more" {
				what = "all keys of the page (`ctrl+g` while you type)"
			}
			fmt.Fprintf(&b, "| `%s` | %s |\n", a.key.Help().Key, what)
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

package tui

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/tui/page"
)

// places are all there are, in a journal that has an entry, a lesson and a
// plan; some twice, for what else they show. The tests that go everywhere go
// through them.
func (d *driver) places() []page.Place {
	d.t.Helper()
	entries, _, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 1)
	if err != nil || len(entries) == 0 {
		d.t.Fatal(err)
	}
	carried, err := d.book.Lessons.Carried(d.t.Context())
	if err != nil || len(carried) == 0 {
		d.t.Fatal(err)
	}
	r, _, err := d.book.Reviews.StartOrResume(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	entry, lesson, plan := entries[0].ID, carried[0].ID, d.due().ID
	again := d.teach("", carried[0].Text+" Every time.").ID
	return []page.Place{
		page.Home{}, page.Welcome{}, page.Welcome{About: true}, page.Settings{}, page.Passphrase{}, page.Names{ID: entry}, page.Purge{ID: entry}, page.Purge{Query: "the"}, page.Timetable{}, page.Loose{}, page.Skills{}, page.Skills{Heavy: true}, page.Before{}, page.Before{Class: "9B science"}, page.Slip{Class: "9B science"}, page.TakeOut{}, page.TakeOut{Entry: entry}, page.TakeIn{}, page.Share{}, page.Share{Entry: entry}, page.Share{Lesson: again}, page.Picture{Lesson: again}, page.Picture{Entry: entry},
		page.Write{Set: "ten"}, page.Write{Set: "ten", Step: "next"}, page.Write{ID: entry}, page.Grow{ID: entry}, page.Jot{},
		page.Browse{}, page.Browse{Search: true}, page.Browse{For: r.ID}, page.Read{ID: entry}, page.Year{}, page.Patterns{}, page.Trash{}, page.Example{},
		page.Lessons{}, page.LessonForm{}, page.LessonForm{ID: lesson}, page.Card{ID: lesson}, page.CarryLimit{ID: lesson}, page.Alike{ID: again},
		page.Plans{}, page.TakeTwo{ID: plan}, page.Chain{ID: plan}, page.PlanIt{}, page.PlanIt{Stop: true}, page.EditPlan{ID: plan}, page.WhichDay{ID: plan},
		page.People{}, page.EditCheckin{ID: plan}, page.AskSomeone{Entry: entry}, page.PutAway{ID: entry}, page.LetGo{Entry: entry}, page.Talk{}, page.Talk{Edit: true},
		page.Heard{}, page.HeardForm{}, page.HeardForm{Entry: entry},
		page.Chips{}, page.Write{ID: entry, Step: "evidence", Single: true},
		page.Review{}, page.Reviews{}, page.PastReview{ID: r.ID},
	}
}

// inTurn runs a test for every place and every stop of the review, each on one of these
// screens in turn: every fourth in short, and with MESSUP_LONG=1 each on all of them.
func inTurn(t *testing.T, screens [][2]int, fill func(*driver), test func(*driver, page.Place)) {
	t.Helper()
	if os.Getenv("MESSUP_LONG") != "" {
		everywhere(t, screens, fill, test)
		return
	}
	onScreens(t, func(i int) [][2]int {
		if testing.Short() && i%4 > 0 {
			return nil
		}
		return screens[i%len(screens):][:1]
	}, fill, test)
}

// everywhere runs a test for every place and every stop of the review, on each
// of these screens, each time in a journal that fill has filled anew.
func everywhere(t *testing.T, screens [][2]int, fill func(*driver), test func(*driver, page.Place)) {
	t.Helper()
	onScreens(t, func(int) [][2]int { return screens }, fill, test)
}

// onScreens goes to all places, each on the screens that on says for it.
func onScreens(t *testing.T, on func(i int) [][2]int, fill func(*driver), test func(*driver, page.Place)) {
	t.Helper()
	at := func(i int) func(*driver) page.Place { return func(d *driver) page.Place { return d.places()[i] } }
	var all []func(*driver) page.Place
	drive(t, 80, 24, func(d *driver) {
		fill(d)
		for i := range d.places() {
			all = append(all, at(i))
		}
	})
	for _, stop := range journal.Stops(15, journal.StopMess, false) {
		all = append(all, atStop(stop))
	}
	all = append(all, inPairs(journal.StopWin), inPairs(journal.StopLessons), inPairs(journal.StopAloud), besideEachOther)
	for i, to := range all {
		for _, size := range on(i) {
			t.Run(fmt.Sprintf("%d/%dx%d", i, size[0], size[1]), func(t *testing.T) {
				drive(t, size[0], size[1], func(d *driver) {
					fill(d)
					test(d, to(d))
				})
			})
		}
	}
}

// Every Place there is has a page of its own, and the tests go there.
func TestEveryPlaceOpens(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("page", "places.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Name.Name == "place" {
			missing = append(missing, fmt.Sprintf("page.%s", f.Recv.List[0].Type))
		}
	}
	if len(missing) == 0 {
		t.Fatal("no place found")
	}
	everywhere(t, sizes()[:1], aWeek, func(d *driver, to page.Place) {
		name := fmt.Sprintf("%T", to)
		missing = slices.DeleteFunc(missing, func(s string) bool { return s == name })
		if page := fmt.Sprintf("%T", open(d.router.env, to)); page == "*home.homePage" && name != "page.Home" {
			d.t.Errorf("%s opens home: the table does not have it", name)
		}
	})
	if len(missing) > 0 {
		t.Errorf("no test goes to %v", missing)
	}
}

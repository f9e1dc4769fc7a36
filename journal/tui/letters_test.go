package tui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"messup/journal/tui/page"
	"messup/prompts"
)

// meansWhatItSays fails the test if a letter is not in the table of letters, or if
// what is said of it is none of what it means there.
func meansWhatItSays(t testing.TB, letter, said string) {
	t.Helper()
	if slices.ContainsFunc(prompts.Shipped().Sets(), func(s prompts.Set) bool { return s.Key == letter && strings.Contains(said, s.Called()) }) {
		return
	}
	i := slices.IndexFunc(page.Letters(), func(l page.Letter) bool { return l.Key == letter })
	switch {
	case i < 0:
		t.Errorf("%q, for %q, is not in the table of letters", letter, said)
	case !page.Letters()[i].Fits(said):
		t.Errorf("%q says %q, and means %v everywhere else", letter, said, page.Letters()[i].Says)
	}
}

// No letter is in the table twice.
func TestTheTableOfLetters(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range page.Letters() {
		if seen[l.Key] || len(l.Says) == 0 {
			t.Errorf("%+v", l)
		}
		seen[l.Key] = true
	}
	for _, s := range prompts.Shipped().Sets() {
		for _, l := range page.Letters() {
			if s.Key == l.Key && !l.Fits(s.Begin) && !l.Fits(strings.ToLower(s.Name)) {
				t.Errorf("%q begins %q, and means %v", s.Key, s.Name, l.Says)
			}
		}
	}
}

// A letter means one thing on all pages, also on those that are seldom seen: each
// action in the source that has one says what the table says.
func TestALetterMeansOneThing(t *testing.T) {
	files, err := filepath.Glob("*/*.go")
	if own, e := filepath.Glob("*.go"); err != nil || e != nil || len(append(files, own...)) < 50 {
		t.Fatal(err, e)
	} else {
		files = append(files, own...)
	}
	actions := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !isAct(call) || len(call.Args) < 4 {
				return true
			}
			said, worded := literal(call.Args[1])
			for _, arg := range call.Args[3:] {
				if k, ok := literal(arg); ok && worded && (page.IsLetter(k) || page.IsFunction(k)) {
					actions++
					meansWhatItSays(t, k, said)
				}
			}
			return true
		})
	}
	if actions < 80 {
		t.Errorf("%d actions with letters were found", actions)
	}
}

func isAct(call *ast.CallExpr) bool {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name == "Act"
	case *ast.Ident:
		return f.Name == "Act"
	}
	return false
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// ctrl+s is everybody's key for saving: it saves at once, says so, and stays.
func TestCtrlSSavesAndSaysSo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("ctrl+s").shows("nothing new here to save").keys("text:Food web", "ctrl+s").shows("Saved.", "What happened")
		if got := d.only(); got.Title != "Food web" {
			t.Errorf("on the disk is %q", got.Title)
		}
		d.open(page.Plans{}).keys("n", "ctrl+s").shows("nothing new here to save").keys("text:it rains", "ctrl+s")
		if plans, err := d.book.Plans.All(t.Context(), true); err != nil || len(plans) != 1 || plans[0].When != "it rains" {
			t.Errorf("kept %+v, %v", plans, err)
		}
	})
}

// Where a terminal takes an F-key for itself, there is a second one.
func TestFunctionKeysHaveASecondOne(t *testing.T) {
	for n := 1; n <= 8; n++ {
		k := "f" + strconv.Itoa(n)
		if a := page.Act(k, "something", nil, k); a.Shown() == k || len(a.Key.Keys()) != 2 {
			t.Errorf("%s stands for itself alone: %v", k, a.Key.Keys())
		}
	}
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("ctrl+n").shows("1 of 10").keys("alt+e")
		was := d.text()
		if d.keys("f1"); d.text() == was {
			t.Error("alt+e did not do what f1 does")
		}
		if d.keys("alt+e"); d.text() != was {
			t.Error("alt+e does something else than f1")
		}
	})
}

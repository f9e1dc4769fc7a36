package journal_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"messup/journal"
)

// journalErrors names every error of the package.
func journalErrors() map[string]error {
	return map[string]error{
		"ErrNotFound": journal.ErrNotFound, "ErrAmbiguous": journal.ErrAmbiguous, "ErrBadID": journal.ErrBadID, "ErrWhen": journal.ErrWhen,
		"ErrTooLong": journal.ErrTooLong, "ErrEmpty": journal.ErrEmpty, "ErrBadImport": journal.ErrBadImport,
		"ErrBusy": journal.ErrBusy, "ErrNotJournal": journal.ErrNotJournal, "ErrNoJournal": journal.ErrNoJournal, "ErrDamaged": journal.ErrDamaged,
		"ErrNewer": journal.ErrNewer, "ErrReadOnly": journal.ErrReadOnly, "ErrDiskFull": journal.ErrDiskFull, "ErrReplaced": journal.ErrReplaced,
		"ErrDisk": journal.ErrDisk, "ErrPast": journal.ErrPast, "ErrAnswered": journal.ErrAnswered, "ErrFull": journal.ErrFull,
		"ErrNoClass": journal.ErrNoClass, "ErrSetting": journal.ErrSetting,
	}
}

func TestEveryErrorHasAHintOfItsOwn(t *testing.T) {
	declared := regexp.MustCompile(`(?m)^\s(Err\w+)\s+= errors\.New`)
	source, err := os.ReadFile("errors.go")
	if err != nil {
		t.Fatal(err)
	}
	known, seen := journalErrors(), map[string]string{}
	for _, m := range declared.FindAllStringSubmatch(string(source), -1) {
		name := m[1]
		if known[name] == nil {
			t.Errorf("%s is not in this test", name)
			continue
		}
		hint := journal.Hint(fmt.Errorf("doing something: %w", known[name]))
		if hint == "" || !strings.HasSuffix(hint, ".") {
			t.Errorf("the hint for %s is %q", name, hint)
		}
		if other, there := seen[hint]; there {
			t.Errorf("%s and %s share a hint", name, other)
		}
		seen[hint] = name
		if text := known[name].Error(); text != strings.ToLower(text[:1])+text[1:] || strings.HasSuffix(text, ".") {
			t.Errorf("%s reads %q", name, text)
		}
	}
	if len(seen) != len(known) {
		t.Errorf("%d errors are declared, %d are known here", len(seen), len(known))
	}
	if hint := journal.Hint(errors.New("something else")); hint != "" {
		t.Errorf("an unknown error has the hint %q", hint)
	}
	if hint := journal.Hint(nil); hint != "" {
		t.Errorf("no error has the hint %q", hint)
	}
}

// The journal does not cheer, count absence or talk down.
func TestNoStringOfThePackageIsOutOfTune(t *testing.T) {
	outOfTune := regexp.MustCompile(`(?i)\b(streak|overdue|behind|missed|great job|don['’]t worry|oops|just|simply)\b|!`)
	for _, s := range []string{"Just a moment.", "Saved!", "Don't worry", "3 reviews overdue", "You missed two weeks."} {
		if !outOfTune.MatchString(s) {
			t.Fatalf("%q is not noticed", s)
		}
	}
	if outOfTune.MatchString("adjust, justice, behindhand") {
		t.Fatal("parts of words are taken for words")
	}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			if looked++; outOfTune.MatchString(s) {
				t.Errorf("%s: %q", f.Name(), s)
			}
			return true
		})
	}
	if looked < 100 {
		t.Errorf("only %d strings were looked at", looked)
	}
}

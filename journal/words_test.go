package journal_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
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

package cli_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// first is a home with the journal of an earlier build in it: see
// testdata/first/README.md.
func first(t *testing.T) *home {
	t.Helper()
	h := newHome(t)
	packed, err := os.Open(filepath.Join("testdata", "first", "journal.db.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	file, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(h.path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return h
}

// Since then what is chosen has an id instead of the words that build showed, and a line of an
// entry says what it is, as the lines of all else did. Nothing else may differ.
var inIDs = strings.NewReplacer(
	`"time already put in\nnothing else ready"`, `"time-put-in\nnothing-else-ready"`,
	`"not yet"`, `"not-yet"`, `"let go"`, `"let-go"`, `"take two"`, `"take-two"`, `"one mess"`, `"one-mess"`, `"next week"`, `"next-week"`,
)

var bare = regexp.MustCompile(`(?m)^(\{"id":.*)$`)

// wrote returns what the earlier build wrote, as it is written since.
func wrote(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "first", name))
	if err != nil {
		t.Fatal(err)
	}
	now := inIDs.Replace(string(text))
	if filepath.Ext(name) == ".jsonl" {
		now = bare.ReplaceAllString(now, `{"entry":$1}`)
	}
	return now
}

// sameAs fails unless messup prints what the earlier build wrote.
func (h *home) sameAs(name string, args ...string) {
	h.t.Helper()
	if got := h.must(args...); got != wrote(h.t, name) {
		h.t.Errorf("messup %v writes other bytes than %s", args, name)
	}
}

func TestTheFirstJournalIsReadForEver(t *testing.T) {
	h := first(t)
	h.must("check")
	h.sameAs("export.json", "export", "--heavy")
	h.sameAs("export.jsonl", "export", "--heavy", "--format", "jsonl")
	h.sameAs("light.json", "export")
	h.sameAs("trash.json", "trash", "--json")
	for _, args := range [][]string{{"list"}, {"lessons"}, {"plans", "--all"}, {"people", "--all"}, {"review", "--list"}, {"loose"}, {"classes"}} {
		h.must(args...)
	}
	var trashed []struct{ ID string }
	if err := json.Unmarshal([]byte(wrote(t, "trash.json")), &trashed); err != nil {
		t.Fatal(err)
	}
	for _, thing := range trashed {
		h.must("untrash", thing.ID)
	}
	h.sameAs("untrashed.json", "export", "--heavy")
}

func TestTheFirstExportIsTakenInForEver(t *testing.T) {
	for _, name := range []string{"export.json", "export.jsonl"} {
		h := newHome(t)
		h.must("import", filepath.Join("testdata", "first", name))
		h.sameAs("export.json", "export", "--heavy")
		h.sameAs("export.jsonl", "export", "--heavy", "--format", "jsonl")
		h.sameAs("light.json", "export")
	}
}

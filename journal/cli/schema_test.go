package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"messup/journal"
	"messup/journal/record"
	"messup/prompts"
)

const schemas = "../../docs/schema"

// notPrinted are the schemas of what stands in files, and of what stands in others.
func notPrinted() []string { return []string{"parts", "export", "export-line", "bundle"} }

// Whatever a command prints for scripts has the shape that docs/schema says it has, and
// nothing else: each command that takes --json is run on a journal in which something of
// everything is.
func TestAllJSONHasItsSchema(t *testing.T) {
	h := newHome(t)
	h.must("import", "testdata/book.json")
	out, ran := h.must("import", "testdata/before-ids.json", "--json"), map[string]bool{}
	valid(t, "import", out)
	folder := t.TempDir()
	form := filepath.Join(folder, "tables.md")
	if err := os.WriteFile(form, []byte(h.must("show", "tables", "--markdown")), 0o600); err != nil {
		t.Fatal(err)
	}
	var open struct{ ID string } // a plan of its own: those that came are told of once each
	if err := json.Unmarshal([]byte(h.must("plans", "add", "wait", "--json")), &open); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"edit tables --from " + form, "list", "list copied", "list is:draft", "loose", "classes", "talk", "skills", "year", "patterns", "remember", "report", "share --list", "questions", "questions quick",
		"show tables", "show alone", "show taketwo", "show personone", "show heardone", "show dropped",
		"before 9B", "before 9B --slip", "heard", "heard --all", "heard louder --from J --class 9B", "heard --took heardsix",
		"plans", "plans --all", "plans is:done", "plans show taketwo", "plans add ring --class 9B --day tuesday", "plans edit undated --goal calm",
		"plans did taketwo --outcome worse", "plans let-go " + open.ID, "plans move undated tuesday", "plans else undated something --outcome better",
		"people", "people --all", "people add J --purpose say-aloud", "people edit persontwo --purpose thank", "people move persontwo monday", "people done persontwo thanks", "people let-go tables",
		"lessons", "lessons --carried", "lessons add ask first --when late --area pace --basis seen --from tables", "lessons show tables", "lessons use tables no-help late", "lessons shelve tables", "lessons carry tables", "lessons keep tables",
		"lessons retire alone", "lessons narrower ringback alone", "lessons opposite jigsaw tables", "lessons same jigsaw ringback", "loose let-go draftone late", "loose take-up draftone",
		"review --list", "review review", "settings", "settings --carry 5", "settings --break 2027-03-15..2027-03-19",
		"jot --class 9B --tag groups seating plan", "tags", "tags rename groups teams", "tags merge teams group", "write -",
		"today", "today --count", "doctor", "names tables", "rm draftone", "trash", "untrash draftone", "rm draftone", "classes rename 9B 9C", "jot --class 9D chairs", "classes merge 9C 9D",
		"where", "version", "lock", "check", "backup " + filepath.Join(folder, "copy.db"), "backups", "restore --dry-run",
		"import testdata/book.json", "import testdata/book.json --dry-run", "import --undo --dry-run", "import --undo", "sync " + filepath.Join(folder, "sync"), "sync",
		"purge labtab --dry-run", "purge labtab --yes", "trash --empty --yes", "purge --all --dry-run",
	} {
		words := strings.Fields(line)
		command := words[0]
		if len(words) > 1 && hasSchema(words[0]+"-"+words[1]) {
			command += "-" + words[1]
		}
		out, errs, code := h.given("# An empty form\n", append(words, "--json")...)
		if code != 0 {
			t.Errorf("messup %s: %d, %s", line, code, errs)
			continue
		}
		ran[command] = true
		valid(t, command, out)
	}
	other := newHome(t)
	valid(t, "begin", other.must("begin", "--json"))
	ran["import"], ran["begin"] = true, true

	for _, command := range commandsWithJSON(t) {
		if !hasSchema(command) {
			t.Errorf("there is no %s/%s.json", schemas, command)
		}
		if !ran[command] {
			t.Errorf("%s is not run here", command)
		}
	}
	files, err := filepath.Glob(schemas + "/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(filepath.Base(f), ".json"); !ran[name] && !slices.Contains(notPrinted(), name) {
			t.Errorf("no command prints %s", f)
		}
	}
}

// What an earlier messup exported, with words in place of ids, is what this one exports
// with the ids once it was taken in, and that comes back as it is; a line of JSON Lines
// has one shape.
func TestAnExportHasIDsAndItsSchema(t *testing.T) {
	h, again := newHome(t), newHome(t)
	h.must("import", "testdata/before-ids.json")
	out := h.must("export", "--heavy")
	valid(t, "export", out)
	for _, id := range []string{
		`"did-not-notice\na fire drill\nsomething-else"`, `"first-minutes"`, `"value": "over weeks"`, `"say-aloud"`, `"impression-only"`, `"exit-ticket\nimpression-only"`, `"where-i-was"`, `"someone-elses"`, `"impact"`,
		`"result": "let-go"`, `"status": "let-go"`, `"no-help"`, `"not-yet"`, `"chance-passed"`, `"took-it"`, `"not-mine"`, `"take-two"`, `"next-week"`, `"task-or-materials"`, `"my own words"`, `"area": "lesson design"`,
	} {
		if !strings.Contains(out, id) {
			t.Errorf("the export is without %s", id)
		}
	}
	file := filepath.Join(t.TempDir(), "again.json")
	if err := os.WriteFile(file, []byte(out), 0o600); err != nil {
		t.Fatal(err)
	}
	again.must("import", file)
	if back := again.must("export", "--heavy"); back != out {
		t.Errorf("it comes back as\n%s", back)
	}
	if told := h.must("import", file, "--json"); !strings.Contains(told, `"already-here"`) || strings.Contains(told, `"added": 1`) {
		t.Errorf("taken in once more: %s", told)
	}
	lines := 0
	for line := range strings.Lines(h.must("export", "--heavy", "--format", "jsonl")) {
		valid(t, "export-line", line)
		lines++
	}
	if lines < 15 {
		t.Errorf("%d lines", lines)
	}
	for page, want := range map[string]string{"show tables": "I did not notice; a fire drill; something else", "people --all": "let go", "loose": "put away until", "review review": "left at next week"} {
		if said := h.must(strings.Fields(page)...); !strings.Contains(said, want) {
			t.Errorf("messup %s says nothing of %q: %s", page, want, said)
		}
	}
}

// A journal that an earlier messup kept has the words; it is read as one that has the ids,
// and what is not changed in it stays as it lies there: to a copy of it elsewhere other bytes
// would be a change.
func TestAJournalWithWordsIsReadByIDs(t *testing.T) {
	data, err := os.ReadFile("testdata/before-ids.json")
	if err != nil {
		t.Fatal(err)
	}
	var kept struct{ Entries, Lessons, Plans, Checkins, Feedback, Reviews []json.RawMessage }
	if err := json.Unmarshal(data, &kept); err != nil {
		t.Fatal(err)
	}
	before, now := newHome(t), newHome(t)
	before.must("settings", "--carry", "7")
	now.must("settings", "--carry", "7")
	now.must("import", "testdata/before-ids.json")
	err = before.file().Update(t.Context(), func(tx record.Tx) error {
		for kind, all := range map[journal.Kind][]json.RawMessage{
			journal.Entries: kept.Entries, journal.Lessons: kept.Lessons, journal.PlansKind: kept.Plans,
			journal.CheckinsKind: kept.Checkins, journal.HeardKind: kept.Feedback, journal.ReviewsKind: kept.Reviews,
		} {
			for _, raw := range all {
				var v struct {
					ID                    journal.ID
					Rev                   int
					Happened, Made, Begun time.Time
				}
				if err := json.Unmarshal(raw, &v); err != nil {
					return err
				}
				at := v.Happened
				for _, t := range []time.Time{v.Made, v.Begun} {
					if at.IsZero() {
						at = t
					}
				}
				if err := tx.Put(record.Record{Kind: kind, ID: v.ID, Rev: v.Rev, At: at, Data: raw, Line: []byte("-")}); err != nil {
					return err
				}
			}
		}
		if err := record.Reindexing(prompts.Shipped())(tx); err != nil {
			return err
		}
		r, err := tx.Data(journal.PlansKind, "dropped0000000000000000000")
		if err == nil && !bytes.Contains(r.Data, []byte(`"let go"`)) {
			t.Errorf("what was not changed lies there as %s", r.Data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"list", "lessons", "plans --all", "people --all", "heard --all", "review --list", "loose", "list reason:did-not-notice", "show tables"} {
		words := append(strings.Fields(command), "--json")
		if got, want := before.must(words...), now.must(words...); got != want {
			t.Errorf("messup %s of it:\n%s\nwant\n%s", command, got, want)
		}
	}
}

// An entry as it is shown can be taken in, with what came of it.
func TestWhatIsShownCanBeTakenIn(t *testing.T) {
	h, other := newHome(t), newHome(t)
	h.must("import", "testdata/before-ids.json")
	file := filepath.Join(t.TempDir(), "shown.json")
	shown := h.must("show", "tables", "--json")
	if err := os.WriteFile(file, []byte(shown), 0o600); err != nil {
		t.Fatal(err)
	}
	other.must("import", file)
	if got := other.must("show", "tables", "--json"); got != shown {
		t.Errorf("it is shown as\n%s\nand was\n%s", got, shown)
	}
}

// commandsWithJSON are the commands whose help has --json, with a dash between their words.
func commandsWithJSON(t *testing.T) (all []string) {
	t.Helper()
	below := regexp.MustCompile(`(?m)^  ([a-z-]+) {2,}\S.*$`)
	var look func(args ...string)
	look = func(args ...string) {
		help := newHome(t).must(append(args, "--help")...)
		if strings.Contains(help, "--json") && len(args) > 0 && regexp.MustCompile(`(?m)^ +--json `).MatchString(help) {
			all = append(all, strings.Join(args, "-"))
		}
		_, commands, _ := strings.Cut(help, "\n\nUsage:")
		for _, m := range below.FindAllStringSubmatch(commands, -1) {
			if m[1] != "messup" && len(args) < 2 {
				look(append(slices.Clone(args), m[1])...)
			}
		}
	}
	look()
	if len(all) < 40 {
		t.Errorf("only %d commands have --json", len(all))
	}
	return all
}

func hasSchema(command string) bool {
	_, err := os.Stat(filepath.Join(schemas, command+".json"))
	return err == nil
}

// valid wants what was printed to fit a schema.
func valid(t *testing.T, schema, out string) {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(filepath.Join(schemas, schema+".json"))
	if err != nil {
		t.Fatalf("%s.json: %v", schema, err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(out)))
	if err != nil {
		t.Fatalf("%s: %v: %s", schema, err, out)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v\n%s", schema, err, out)
	}
}

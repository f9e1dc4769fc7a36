package cli_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The arrows between the packages, and what each alone may see of the outside.
func TestPackagesImportOnlyWhatTheyMay(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not here")
	}
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", module+"/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	only := map[string]string{ // what may be imported below one folder alone
		"charm.land/": "journal/tui", "go.etcd.io/bbolt": "store", "github.com/spf13/": "journal/cli",
	}
	values := "prompts journal journal/pace journal/habits journal/text journal/date journal/school journal/search "
	pages := values + "journal/gather journal/book journal/voice journal/tui/look journal/tui/page journal/tui/form journal/tui/list "
	arrows := map[string]string{
		"":                    "journal/cli journal/cli/window store/disk store/keyring",
		"prompts":             "",
		"journal/text":        "",
		"journal/date":        "journal/text",
		"journal/school":      "journal/text journal/date",
		"journal":             "prompts journal/text journal/date journal/school",
		"journal/due":         "journal journal/text journal/date journal/school",
		"journal/kin":         "prompts journal journal/text journal/date",
		"journal/skills":      "prompts journal journal/text",
		"journal/search":      "prompts journal journal/text journal/date journal/skills",
		"journal/record":      values + "journal/kin journal/shortid journal/wording",
		"journal/shortid":     "journal",
		"journal/habits":      "journal journal/date",
		"journal/wording":     "prompts journal",
		"journal/telling":     "prompts journal journal/text",
		"journal/redact":      "journal/text journal/telling",
		"journal/bundle":      "journal journal/text",
		"journal/report":      values + "journal/gather journal/bundle journal/kin journal/skills journal/typeset journal/voice",
		"journal/calendar":    "journal journal/date journal/due journal/exchange journal/school journal/text journal/voice",
		"journal/rename":      values + "journal/record",
		"journal/gather":      values + "journal/quote journal/kin journal/record journal/due journal/skills",
		"journal/doomed":      values + "journal/record journal/kin",
		"journal/takeback":    values + "journal/doomed journal/record",
		"journal/book":        values + "journal/takeback journal/doomed journal/kin journal/record journal/shortid journal/telling journal/rename journal/gather journal/heard journal/due journal/skills",
		"journal/voice":       values + "journal/redact journal/telling journal/doomed journal/gather journal/book journal/skills journal/voice/french",
		"journal/quote":       "prompts journal/text journal/date",
		"journal/jotted":      "journal journal/text journal/date journal/quote journal/voice",
		"journal/heard":       "journal journal/date journal/school journal/text",
		"journal/slip":        values + "journal/book journal/voice",
		"journal/exchange":    "prompts journal journal/text journal/date journal/wording",
		"journal/foreign":     "prompts journal journal/text journal/exchange",
		"journal/markdown":    "prompts journal journal/text journal/date journal/exchange journal/voice",
		"journal/instep":      "prompts journal journal/pace journal/record journal/doomed journal/exchange",
		"journal/journaltest": "prompts journal journal/text journal/date",
		"journal/typeset":     "journal/text",
		"journal/lookback":    values + "journal/record journal/gather journal/draw journal/voice",
		"journal/draw":        "journal/text journal/date journal/voice",
		"journal/pictures":    "journal journal/text journal/date journal/draw journal/voice",
		"journal/share":       values + "journal/bundle journal/redact journal/typeset journal/book journal/voice journal/card",
		"journal/tui/share":   pages + "journal/redact journal/share journal/draw",
		"journal/pace":        "",
		"journal/card":        "journal/text journal/draw journal/typeset",
		"journal/tui/look":    "journal/text journal/draw",
		"journal/tui/page":    values + "journal/telling journal/book journal/voice journal/tui/look",
		"journal/tui/form":    values + "journal/book journal/voice journal/tui/look journal/tui/page journal/tui/sheet journal/tui/undo",
		"journal/tui/sheet":   "journal/tui/look",
		"journal/tui/undo":    "",
		"journal/tui/list":    values + "journal/book journal/voice journal/tui/look journal/tui/page",
		"journal/tui/skills":  pages + "journal/skills journal/tui/read",
		"journal/tui/home":    pages + "journal/lookback journal/slip journal/tui/people journal/draw",
		"journal/tui/write":   pages + "journal/quote journal/jotted journal/draw store/scratch journal/tui/undo journal/tui/facing journal/tui/ownedit",
		"journal/tui/jot":     pages + "journal/jotted",
		"journal/tui/ownedit": "",
		"journal/tui/plain":   "prompts journal journal/text journal/draw journal/voice journal/tui/look journal/tui/page",
		"journal/cli/lines":   "journal/voice journal/tui/page journal/cli/lock",
		"journal/tui/facing":  "prompts journal journal/text journal/voice journal/tui/look",
		"journal/tui/year":    pages + "journal/draw journal/lookback",
		"journal/tui/read":    pages + "journal/telling",
		"journal/tui/people":  pages + "journal/tui/read",
		"journal/tui/plans":   pages + "journal/jotted journal/quote journal/draw journal/pictures journal/tui/people",
		"journal/tui/lessons": pages + "journal/pictures journal/tui/people journal/tui/plans",
		"journal/tui/review":  pages + "journal/tui/people journal/tui/plans journal/tui/lessons",
		"journal/tui": pages + "journal/draw journal/tui/home journal/tui/write journal/tui/jot journal/tui/read journal/tui/people " +
			"journal/tui/plans journal/tui/lessons journal/tui/review journal/tui/skills journal/tui/share store/scratch journal/tui/year journal/tui/plain",
		"journal/cli":           values + "journal/draw journal/typeset journal/record journal/gather journal/jotted journal/book journal/voice journal/slip journal/exchange journal/tui journal/tui/page journal/cli/table journal/cli/amend journal/cli/takeout journal/cli/carry journal/cli/place journal/cli/repair journal/cli/waiting journal/cli/told journal/cli/usage journal/cli/others journal/cli/choices journal/cli/lessons journal/cli/purge journal/cli/clearing journal/cli/sharing journal/cli/naming journal/cli/reporting journal/telling journal/cli/lock journal/cli/about journal/cli/kept journal/cli/again store store/joining store/disk store/keyring store/spool store/scratch store/names journal/doomed journal/cli/intake journal/cli/progress journal/cli/syncing journal/cli/picturing journal/cli/looking journal/cli/ahead journal/cli/safe journal/cli/topics journal/cli/pager journal/cli/showing journal/cli/daily journal/cli/doctor journal/cli/logged journal/cli/asfile journal/cli/capture journal/cli/labels journal/cli/lines journal/cli/window journal/cli/spoken",
		"journal/cli/window":    "journal/voice journal/cli/usage",
		"journal/voice/french":  "",
		"journal/cli/clearing":  "journal journal/search journal/takeback journal/habits journal/record journal/telling journal/book journal/voice journal/share journal/cli/carry journal/cli/purge journal/cli/waiting store store/keyring journal/cli/syncing",
		"journal/cli/daily":     values + "journal/gather journal/due journal/book journal/voice journal/cli/table journal/cli/usage",
		"journal/cli/doctor":    "journal journal/draw journal/text journal/voice journal/cli/table journal/cli/usage store store/disk store/inbox store/names store/scratch store/seal store/shelf store/verify",
		"journal/cli/logged":    "journal journal/record journal/voice journal/cli/carry store/disk",
		"journal/cli/sharing":   values + "journal/share journal/book journal/voice journal/tui/page journal/cli/table journal/cli/takeout journal/cli/usage journal/cli/waiting",
		"journal/cli/usage":     "journal journal/date journal/voice journal/text",
		"journal/cli/choices":   values + "journal/telling journal/book journal/voice journal/cli/table journal/cli/told journal/cli/usage journal/wording",
		"journal/cli/spoken":    "journal/voice",
		"journal/cli/lessons":   values + "journal/draw journal/pictures journal/gather journal/skills journal/book journal/voice journal/cli/table journal/cli/told journal/cli/usage",
		"journal/cli/purge":     values + "journal/book journal/voice journal/cli/table journal/cli/told journal/cli/usage",
		"journal/cli/asfile":    "prompts journal journal/text journal/markdown journal/book journal/voice journal/tui/ownedit journal/cli/amend journal/cli/carry journal/cli/usage store/disk store/scratch",
		"journal/cli/capture":   "journal journal/text journal/date journal/jotted journal/voice journal/cli/usage",
		"journal/cli/labels":    "journal journal/text journal/record journal/gather journal/rename journal/book journal/voice journal/cli/table journal/cli/usage",
		"journal/cli/naming":    "journal journal/text journal/telling journal/book journal/voice journal/cli/table journal/cli/usage",
		"journal/cli/syncing":   "journal journal/text journal/jotted journal/markdown journal/record journal/book journal/voice journal/instep journal/cli/lock journal/cli/usage store store/disk store/folder store/names store/seal store/shelf journal/cli/progress ",
		"journal/cli/lock":      "journal journal/voice journal/cli/usage",
		"journal/cli/kept":      "journal journal/record store",
		"journal/cli/about":     "journal/voice journal/cli/usage",
		"journal/cli/others":    values + "journal/book journal/voice journal/cli/table journal/cli/usage",
		"journal/cli/amend":     "prompts journal journal/date journal/text journal/markdown journal/book journal/voice journal/cli/usage ",
		"journal/cli/carry":     values + "journal/markdown journal/foreign journal/takeback journal/record journal/book journal/voice journal/exchange store/joining store/disk store/spool journal/wording",
		"journal/cli/progress":  "journal/voice journal/draw journal/pace",
		"journal/cli/intake":    values + "journal/book journal/voice journal/foreign journal/takeback journal/tui/page journal/cli/carry journal/cli/takeout journal/cli/progress journal/cli/table journal/cli/told journal/cli/usage",
		"journal/cli/repair":    "journal journal/record journal/voice journal/cli/table journal/cli/told store store/verify",
		"journal/cli/table":     "journal/text",
		"journal/cli/again":     values + "journal/book journal/voice journal/draw journal/pictures journal/cli/table journal/cli/usage",
		"journal/cli/takeout":   values + "journal/cli/progress journal/record journal/book journal/voice journal/slip journal/exchange journal/foreign journal/markdown journal/tui/page journal/typeset journal/cli/table journal/cli/carry journal/cli/told journal/cli/usage store/disk journal/calendar",
		"journal/cli/ahead":     values + "journal/gather journal/book journal/voice journal/slip journal/cli/table journal/cli/told journal/cli/usage",
		"journal/cli/safe":      "journal journal/voice journal/cli/carry journal/cli/kept journal/cli/lock journal/cli/progress journal/cli/repair journal/cli/usage store store/disk",
		"journal/cli/topics":    "prompts journal/search journal/draw journal/foreign journal/voice journal/tui journal/tui/page journal/cli/lines journal/cli/pager journal/cli/spoken journal/cli/takeout journal/cli/usage",
		"journal/cli/pager":     "",
		"journal/cli/manual":    "journal/voice journal/cli/topics journal/cli/usage",
		"journal/cli/told":      "prompts journal journal/typeset journal/text journal/date journal/gather journal/book journal/voice journal/cli/table",
		"journal/cli/waiting":   "journal journal/text journal/markdown journal/book journal/voice journal/exchange journal/cli/amend journal/cli/carry journal/cli/place store/names store store/scratch store/disk",
		"journal/cli/place":     "journal/voice",
		"journal/cli/showing":   "journal journal/date journal/typeset journal/wording journal/book journal/voice journal/cli/again journal/cli/amend journal/cli/told journal/cli/usage",
		"store/boltfile":        "",
		"store/seal":            "journal journal/text journal/record store/boltfile",
		"store/disk":            "journal",
		"store/inbox":           "journal store/disk",
		"store/scratch":         "journal store/disk",
		"store/rotation":        "",
		"store/stamp":           "store/boltfile store/disk store/seal",
		"store/aside":           "store/disk",
		"store/keyring":         "journal store/disk",
		"store/folder":          "journal store/disk store/seal",
		"store/mark":            "journal journal/record store/disk",
		"store/salvage":         "journal journal/record store/seal store/boltfile",
		"store/joining":         "journal journal/record store/seal store/boltfile store/bolttx store/salvage store/verify store/copies store/packed store/spool",
		"store/packed":          "journal",
		"store/copies":          "journal store/seal store/boltfile store/disk store/packed store/salvage store/spool store/verify",
		"store/outtake":         "journal journal/record store/seal store/boltfile store/copies store/disk store/mark store/names store/packed store/salvage store/verify",
		"store/verify":          "journal store/seal store/boltfile store/disk store/packed store/spool",
		"store/recent":          "journal store/seal store/disk store/salvage",
		"store/others":          "journal store/seal store/disk store/salvage store/verify store/recent store/names store/copies",
		"store/names":           "store/disk",
		"store/shelf":           "journal store/seal store/disk store/names store/others store/recent store/salvage store/verify",
		"store/spool":           "store/disk store/names",
		"store/bolttx":          "journal journal/record store/seal store/boltfile store/salvage store/disk store/spool",
		"store":                 "journal journal/record store/seal store/boltfile store/bolttx store/disk store/inbox store/salvage store/rotation store/shelf store/aside store/mark store/verify store/recent store/others store/names store/copies store/outtake store/stamp store/spool journal/pace",
		"store/storetest":       "journal journal/record store/disk",
		"journal/cli/asking":    "journal/share journal/text journal/voice",
		"journal/cli/picturing": values + "journal/cli/asking journal/card journal/draw journal/share journal/book journal/voice journal/cli/takeout journal/cli/told journal/cli/usage",
		"journal/cli/looking":   values + "journal/book journal/draw journal/lookback journal/voice journal/cli/usage",

		"journal/cli/reporting": values + "journal/cli/asking journal/cli/takeout journal/bundle journal/share journal/typeset journal/record journal/report journal/redact journal/book journal/voice journal/cli/table journal/cli/carry journal/cli/usage",
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		from := room(fields[0])
		allowed, known := arrows[from]
		if !known {
			t.Errorf("%s is not in the picture of the house", fields[0])
		}
		delete(arrows, from)
		for _, to := range fields[1:] {
			if strings.HasPrefix(to, module+"/") && !slices.Contains(strings.Fields(allowed), room(to)) {
				t.Errorf("%s imports %s", fields[0], to)
			}
			for prefix, owner := range only {
				if strings.HasPrefix(to, prefix) && from != owner && !strings.HasPrefix(from, owner+"/") {
					t.Errorf("%s imports %s, which is for %s alone", fields[0], to, owner)
				}
			}
		}
	}
	for gone := range arrows {
		t.Errorf("%s is in the picture of the house and not in the house", gone)
	}
}

// module is the address of all of it; .ci/rename moves that.
const module = "messup"

// room is a package by its folder.
func room(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
}

// A newcomer is told of every room: in the tour of the house of all, in the doc of
// package journal of those right below it. What only helps tests is for whoever writes one.
func TestEveryRoomIsNamedWhereANewcomerBegins(t *testing.T) {
	var tour, doc string
	for path, into := range map[string]*string{"../../.github/CONTRIBUTING.md": &tour, "../doc.go": &doc} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		*into = string(data)
	}
	named := map[string]bool{}
	for row := range strings.Lines(tour) {
		for i, at := range strings.Split(row, "`") {
			before, rest, several := strings.Cut(at, "{")
			names, after, _ := strings.Cut(rest, "}")
			for name := range strings.SplitSeq(names, ",") {
				whole := before + name + after
				if i%2 == 1 && several {
					if named[whole] && strings.HasPrefix(row, "| `") {
						t.Errorf("%s stands in two rows of the tour of the house", whole)
					}
					named[whole] = true
				}
			}
			if i%2 == 1 && !several {
				named[at] = true
			}
		}
	}
	rooms := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() && d.Name() == "testdata" {
			return filepath.SkipDir
		}
		sources, globErr := filepath.Glob(filepath.Join(path, "*.go"))
		if err != nil || globErr != nil || !d.IsDir() || len(sources) == 0 || strings.HasSuffix(path, "test") {
			return errors.Join(err, globErr)
		}
		room, _ := filepath.Rel("../..", path)
		if room = filepath.ToSlash(room); room == "." {
			return nil
		}
		rooms++
		if !named[room+"/"] {
			t.Errorf("%s/ is not in the tour of the house", room)
		}
		if below, is := strings.CutPrefix(room, "journal/"); is && !strings.Contains(below, "/") && !regexp.MustCompile(`[( ]`+below+`[,)]`).MatchString(doc) {
			t.Errorf("the doc of package journal does not name %s", below)
		}
		return nil
	})
	if err != nil || rooms < 20 {
		t.Errorf("%d rooms were looked at, %v", rooms, err)
	}
}

// No room grows into a hall: a newcomer reads one in an hour; and no file into a
// room.
func TestNoPackageOutgrowsItsRoom(t *testing.T) {
	const mostLines, mostFiles, longest = 3000, 20, 400
	lines, files := map[string]int{}, map[string]int{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "testdata" {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		data, err := os.ReadFile(path)
		n := bytes.Count(data, []byte("\n"))
		if n > longest {
			t.Errorf("%s has %d lines", path, n)
		}
		files[filepath.Dir(path)]++
		lines[filepath.Dir(path)] += n
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder := range files {
		if files[folder] > mostFiles || lines[folder] > mostLines {
			t.Errorf("%s has %d files and %d lines", folder, files[folder], lines[folder])
		}
	}
	if len(files) < 20 {
		t.Errorf("only %d folders were looked at", len(files))
	}
}

// Private and offline: no package of ours, and nothing it calls, dials. Only
// these packages of the build may so much as import net, and none listens or
// connects.
func TestNoPackageOpensANetworkConnection(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not here")
	}
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "messup").Output()
	if err != nil {
		t.Fatal(err)
	}
	mayImport := map[string]bool{
		"github.com/spf13/pflag": true, // parses addresses given as flags
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		for _, to := range fields[1:] {
			if (to == "net" || to == "net/http" || strings.HasPrefix(to, "net/rpc")) && !mayImport[fields[0]] && !strings.HasPrefix(fields[0], "net") {
				t.Errorf("%s imports %s", fields[0], to)
			}
		}
	}
}

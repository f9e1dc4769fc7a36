//go:build unix

package cli_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"messup/journal/cli"
)

// An example is run as it stands, in a folder of its own with testdata/examples.json in the
// journal. What it needs there, beside that, and what must come of it, stands here; for one
// that is not named it must end well and say something.
type example struct {
	before   string // shell lines
	also     string // what is added to it
	terminal bool   // it leads to a page, or asks
	says     string // an expression of what is printed
	makes    string // a file that is there then
	silent   bool   // it prints nothing
}

const (
	anExport = "messup export -o journal.json; "
	aSync    = "mkdir -p ~/Sync; messup sync ~/Sync/messup; "
	filledIn = `messup write --template | sed 's/^# *$/# The timer ran out/' > form.md; `
	aForm    = "messup show k3v9 --markdown | sed 's/^# .*/# Another title/' > k3v9.md; "
)

func examples() map[string]example {
	page := func(says string) example { return example{terminal: true, says: "screens: " + says} }
	return map[string]example{
		`messup edit k3v9`:                                                   page(`entry "k3v9`),
		`messup edit k3v9 --editor`:                                          {says: `Kept: k3v9\S*  Another title`},
		`messup edit k3v9 --from k3v9.md`:                                    {before: aForm, says: `Kept: k3v9\S*  Another title`},
		`messup show k3v9 --markdown > k3v9.md`:                              {makes: "k3v9.md", silent: true},
		`pbpaste | messup jot`:                                               {says: `Kept.*what was copied`},
		`messup jot -5 degrees and no heating`:                               {says: `-5 degrees and no heating`},
		`messup write`:                                                       page(`entry "", set "ten"`),
		`messup write --template > form.md`:                                  {makes: "form.md", silent: true},
		`cat form.md | messup write -`:                                       {before: filledIn, says: `Kept: .*The timer ran out`},
		`messup write --from form.md`:                                        {before: filledIn, says: `Kept: .*The timer ran out`},
		`messup write --editor`:                                              {says: `Kept: .*Another title`},
		`messup tags`:                                                        {says: `groups +2 entries`},
		`messup tags rename groups teams`:                                    {says: `Renamed in 2 entries: groups is now teams`},
		`messup tags merge group groups teamwork`:                            {says: `Renamed in 3 entries: group, groups is now teamwork`},
		`messup write --set quick`:                                           page(`entry "", set "quick"`),
		`messup classes rename "9B" "9B science"`:                            {before: "messup jot --bare x; messup classes merge '9B science' 9B; ", says: `is now 9B science`},
		`messup lessons copying`:                                             {says: `copying looks like working`},
		`messup lessons is:due`:                                              {says: `copying looks like working`},
		`messup lessons use k3v9 helped --class 9B`:                          {says: `.`},
		`messup list copying class:9B`:                                       {says: `jigsaw`},
		`messup list "food web" since:2026-09-01`:                            {says: `Another food web`},
		`messup list is:draft --json`:                                        {says: `"Maps"`},
		`messup list moment:middle reason:"nothing else ready"`:              {says: `Nothing matches`},
		`messup before 9B`:                                                   {says: `turn the cards face down`},
		`messup before 9B --slip | lpr`:                                      {says: `printed.*turn the cards face down`},
		`messup heard --took k3v9`:                                           {says: `.`},
		`messup plans is:done class:9B`:                                      {says: `three hands`},
		`messup plans did k3v9 better --how "four groups of six"`:            {says: `better`},
		`messup plans move k3v9 next tuesday`:                                {says: `24 November`},
		`messup people move k3v9 thursday`:                                   {says: `26 November`},
		`messup review`:                                                      page(`entry "", set "", review true`),
		`messup review --partner`:                                            page(`entry "", set "", review true, partner true`),
		`messup review --list`:                                               {says: `No reviews yet`},
		`messup settings --carry 7 --break "21 dec to 3 jan"`:                {says: `at most 7`},
		`messup skills`:                                                      {says: `No gaps or strengths yet`},
		`messup skills --focus "checking six groups at once"`:                {says: `checking six groups at once`},
		`messup talk`:                                                        {says: `Nobody is written down`},
		`messup talk --edit`:                                                 page(``),
		`messup names k3v9`:                                                  {says: `Jayden`},
		`messup names k3v9 --say Jayden=@J --say "Ms. Chen=a colleague"`:     {says: `.`},
		`messup purge k3v9 w2fj`:                                             {also: "--dry-run", says: `Food web jigsaw`},
		`messup purge --with @J`:                                             {also: "--dry-run", says: `Fire drill`},
		`messup purge --with "class:9B until:2024-06-30" --dry-run`:          {says: `The old unit`},
		`messup card k3v9 -o card.svg`:                                       {also: "--as-is", makes: "card.svg", says: `card\.svg`},
		`messup export -o journal.json`:                                      {makes: "journal.json", says: `journal\.json`},
		`messup export class:9B since:2026-09-01 --format html -o 9b.html`:   {makes: "9b.html", says: `9b\.html`},
		`messup export --format folder -o messes`:                            {makes: "messes", says: `messes`},
		`messup export --passphrase-file ~/words.txt --format json`:          {before: "messup lock --set --new-passphrase-file ~/words.txt; ", says: `Food web jigsaw`},
		`messup import journal.json --dry-run`:                               {before: anExport, says: `nothing new in it`},
		`messup import journal.json`:                                         {before: anExport, says: `nothing new in it`},
		`messup import ~/notes --dry-run`:                                    {before: "mkdir ~/notes; echo 'The map was upside down.' > ~/notes/map.md; ", says: `map`},
		`messup import 'journal (conflicted copy).db'`:                       {before: "messup backup 'journal (conflicted copy).db'; ", says: `.`},
		`messup import --undo`:                                               {says: `.`},
		`messup report 2025-26 --guided`:                                     {terminal: true, says: `.`},
		`messup report 2025-26 --failures k3v9,p2xw --carry k3v9 -o year.md`: {makes: "year.md", says: `year\.md`},
		`messup report --merge bundles --title "Grade 9 team" -o team.md`:    {before: aBundle, makes: "team.md", says: `team\.md`},
		`messup share`:                                                       {terminal: true, says: `screens`},
		`messup share k3v9`:                                                  {terminal: true, says: `screens`},
		`messup share --list`:                                                {says: `The poem`},
		`messup sync ~/Sync/messup --dry-run`:                                {before: "mkdir -p ~/Sync; ", says: `.`},
		`messup sync ~/Sync/messup`:                                          {before: "mkdir -p ~/Sync; ", makes: "Sync/messup", says: `.`},
		`messup sync`:                                                        {before: aSync, says: `.`},
		`messup sync ~/journal-repository --commit`:                          {before: "git init -q ~/journal-repository; git config --global user.email t@example.org; git config --global user.name T; ", says: `.`},
		`messup sync --forget`:                                               {before: aSync, says: `.`},
		`messup backup /media/stick/journal.db`:                              {makes: "stick/journal.db", says: `journal\.db`},
		`messup lock --set`:                                                  {also: "--new-passphrase-file ~/words.txt", says: `.`},
		`messup lock --remember`:                                             {before: "messup lock --set --new-passphrase-file ~/words.txt; ", also: "--passphrase-file ~/words.txt", says: `.`},
		`messup lock --remove`:                                               {before: "messup lock --set --new-passphrase-file ~/words.txt; ", also: "--passphrase-file ~/words.txt", says: `.`},
		`messup restore --from backups/journal-20261119T141000Z.db`:          {before: "mkdir -p backups; messup backup backups/journal-20261119T141000Z.db; ", says: `.`},
	}
}

// aBundle makes a folder of what two people shared.
const aBundle = `mkdir bundles; for n in ana ben; do echo '{"messup_bundle":1,"byline":"'$n'","term":"","items":[{"share_id":"'$n'","type":"failure","text":"They copied.","lesson":"Wait.","basis":"","since":"","when":"","area":"pace","mark":""}]}' > bundles/$n.json; done; `

// Every example of the help does what it says.
func TestEveryExampleWorks(t *testing.T) {
	prepared := t.TempDir()
	run := func(dir, line string, terminal bool) (string, error) {
		cmd := exec.CommandContext(t.Context(), "sh", "-c", strings.ReplaceAll(line, "/media/stick", filepath.Join(dir, "stick")))
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "VISUAL=", "EDITOR=retitle", "MESSUP_HOME="+filepath.Join(dir, "home"), "HOME="+dir, "KEYRING="+filepath.Join(dir, "ring"),
			"RUNS="+filepath.Join(dir, ".runs"), "PATH="+filepath.Join(prepared, "bin")+":"+os.Getenv("PATH"), "NOW=2026-11-19T09:00:00-05:00")
		if terminal {
			cmd.Env = append(cmd.Env, "TERMINAL=1")
		}
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		err := cmd.Run()
		return out.String(), err
	}
	book, err := filepath.Abs("testdata/examples.json")
	if err != nil {
		t.Fatal(err)
	}
	ready := filepath.Join(prepared, "ready")
	if out, err := run(prepared, `mkdir bin ready ready/stick ready/ring; cd ready; MESSUP_HOME=home messup import `+book+`;
		printf '#!/bin/sh\necho what was copied\n' > ../bin/pbpaste; printf '#!/bin/sh\necho printed: $(cat)\n' > ../bin/lpr;
		printf '#!/bin/sh\nsed -E "s/^#( .*)?$/# Another title/" "$1" > "$1.new" && cat "$1.new" > "$1"; rm "$1.new"\n' > ../bin/retitle; chmod +x ../bin/*; echo three words more > words.txt`, false); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	special, seen := examples(), map[string]bool{}
	for _, line := range everyExample() {
		if seen[line] {
			continue
		}
		seen[line] = true
		e, is := special[line]
		delete(special, line)
		t.Run(line, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(ready)); err != nil {
				t.Fatal(err)
			}
			if out, err := run(dir, ":; "+e.before, false); err != nil {
				t.Fatalf("before it: %v: %s", err, out)
			}
			out, err := run(dir, line+" "+e.also, e.terminal)
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if !is {
				e.says = "."
			}
			if !regexp.MustCompile(`(?s)`+e.says).MatchString(out) || (out == "") != e.silent {
				t.Errorf("it says %q", out)
			}
			if _, err := os.Stat(filepath.Join(dir, e.makes)); err != nil {
				t.Error(err)
			}
		})
	}
	for line := range special {
		t.Errorf("no help has the example %q", line)
	}
	if len(seen) < 90 {
		t.Errorf("%d examples were run", len(seen))
	}
}

// everyExample are the lines of the examples of all commands.
func everyExample() (lines []string) {
	root, _ := cli.Help(cli.World{Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" }, OS: "linux"})
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		for line := range strings.Lines(c.Example) {
			lines = append(lines, strings.TrimSpace(line))
		}
		for _, below := range c.Commands() {
			if below.Name() != "completion" { // those are of the library, and for four shells
				walk(below)
			}
		}
	}
	walk(root)
	return lines
}

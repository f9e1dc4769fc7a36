package tui

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/home"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/prompts"
)

// A typist types lines at a terminal that shows them: what comes of it is a transcript of
// both.
type typist struct {
	lines []string
	seen  *bytes.Buffer
	at    int                       // how many lines were typed
	while map[int]func(seen string) // what is looked at before the line of that number is typed
}

func (y *typist) Read(p []byte) (int, error) {
	if look := y.while[y.at]; look != nil {
		look(y.seen.String())
	}
	if y.at >= len(y.lines) {
		return 0, io.EOF
	}
	line := y.lines[y.at] + "\n"
	n := copy(p, line)
	if y.lines[y.at] = line[n:]; n == len(line) {
		y.at++
	} else {
		y.lines[y.at] = strings.TrimSuffix(y.lines[y.at], "\n")
	}
	fmt.Fprint(y.seen, line[:n])
	return n, nil
}

// A told is a journal that is told line by line.
type told struct {
	t    *testing.T
	book *book.Book
	env  *page.Env
}

func tells(t *testing.T, fill func(*driver)) *told {
	t.Helper()
	d := newDriver(t, 80, 24)
	if fill != nil {
		fill(d)
	}
	return &told{t, d.book, d.router.env}
}

// types opens a place, types lines, and returns all that was to be read.
func (d *told) types(to page.Place, lines ...string) string {
	d.t.Helper()
	return d.typing(to, nil, lines...)
}

func (d *told) typing(to page.Place, while map[int]func(string), lines ...string) string {
	d.t.Helper()
	var seen, told bytes.Buffer
	opts := d.env.Opts
	opts.Lines, opts.Typed, opts.Columns = true, true, func() int { return 80 }
	r := newInLines(&page.Env{Book: d.book, Look: look.Usual(), Opts: opts, Away: new(atomic.Bool)}, to)
	if err := r.tell(&typist{lines: lines, seen: &seen, while: while}, io.MultiWriter(&seen, &told)); err != nil {
		d.t.Fatal(err)
	}
	if err := r.rescue(context.Background()); err != nil {
		d.t.Fatal(err)
	}
	for i, c := range told.String() {
		if c != '\n' && unicode.IsControl(c) || c == '\u202e' {
			d.t.Fatalf("a control character, %q, after %q", c, told.String()[max(0, i-40):i])
		}
	}
	return seen.String()
}

// golden compares what was to be read with a file; go test -update writes it.
func (d *told) golden(name, got string) {
	d.t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if updating() {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			d.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatalf("%v: go test -update writes it", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		d.t.Errorf("%s (- before, + now):\n%s", path, diff)
	}
}

// theTen are the ten, answered line by line, with every kind of field.
func theTen() []string {
	return []string{
		"Food web jigsaw", "9B science", "groups, timing", "yesterday",
		"Each student could explain the web.", "Without the card.", "", "1", "a three-sentence exit ticket",
		"About twelve minutes in.", "Groups were copying.", ".", "1", "3", "copying",
		"Spent Sunday on it.", "", "1", "1 2", "copying stops", "draw together",
		"Cards face down.", "", "1", "cards face down", "two levels", "", "2",
		"Checking six groups.", "", "1", "checking groups",
		"I did see it.", "", "",
		"The ELL teacher.", "", "1", "ELL teacher", "the reading level",
		"The ELL teacher, Thursday.", "", "1", "ELL teacher", "2", "Could you read two cards?", "Thursday",
		"When expert groups have had six minutes, I will turn cards face down.", "", "1", "", "", "", "next lesson", "four groups of six",
		"Before students teach each other, have them explain it once without the sheet.", "", "1", "", "students teach each other", "group work", "1",
		"13", // which is not told yet
		"",   // on to the card
		"", "", "2",
	}
}

func TestTheTenAreWrittenInLines(t *testing.T) {
	d := tells(t, nil)
	seen := d.types(page.Write{Set: "ten"}, theTen()...)
	d.golden("lines-ten", seen)
	for _, want := range []string{"A number from 1 to 12, please", "The ten · Failure / Lesson"} {
		if !strings.Contains(oneLine(seen), want) {
			t.Errorf("%q is not said", want)
		}
	}
	if n := strings.Count(seen, ". don't know yet\n"); n != 1 {
		t.Errorf("not to know the day yet can be chosen %d times", n)
	}
	for _, q := range prompts.Ten().Questions {
		for _, asked := range append([]string{q.Ask}, labelsOf(q)...) {
			if !strings.Contains(oneLine(seen), asked) {
				t.Errorf("%q was not asked", asked)
			}
		}
	}
}

// A line ends with one enter and an answer with two: so words come easily to where a number
// or enter is asked for.
func TestWordsWhereANumberIsAskedForAreNotLost(t *testing.T) {
	d := tells(t, nil)
	seen := d.types(page.Write{Set: "ten"}, "One", "9B", "", "yesterday",
		"answer one", "", "words after it", "", // the lines below it are not wanted
		"About twelve minutes in.", "", "4 of them did not see it", "1", "midle", "q")
	on, err := d.book.Desk(t.Context(), 5)
	if err != nil || len(on.Drafts) != 1 {
		t.Fatalf("%d drafts, %v", len(on.Drafts), err)
	}
	e, err := d.book.Entries.Get(t.Context(), on.Drafts[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range prompts.Ten().Questions[:2] {
		for _, words := range []string{"words after it", "4 of them did not see it"} {
			if strings.Contains(e.Answer(q.ID).Text, words) {
				seen = strings.Join([]string{seen, "kept: " + words}, "\n")
			}
		}
	}
	for _, want := range []string{
		"Added to the answer: words after it", "kept: words after it", "Added to the answer: 4 of them did not see it", "kept: 4 of them did not see it",
		"Not kept, since a number or enter was asked for: midle",
	} {
		if !strings.Contains(oneLine(seen), want) {
			t.Errorf("%q is not so:\n%s", want, seen)
		}
	}
}

// A line that begins with a slash, and is no command there, is words: a path, or letters as
// they sound.
func TestWordsThatBeginWithASlashAreWords(t *testing.T) {
	d := tells(t, nil)
	d.types(page.Write{Set: "ten"}, "/k/ and /g/ mixed up", "9B", "", "", "/ʃ/ was never said", "", "q")
	on, err := d.book.Desk(t.Context(), 5)
	if err != nil || len(on.Drafts) != 1 {
		t.Fatalf("%d drafts, %v", len(on.Drafts), err)
	}
	e, err := d.book.Entries.Get(t.Context(), on.Drafts[0].ID)
	if err != nil || e.Title != "/k/ and /g/ mixed up" || e.Answer(prompts.Ten().Questions[0].ID).Text != "/ʃ/ was never said" {
		t.Errorf("%+v, %v", e, err)
	}
}

// Enter leaves what is there as it is, a date that cannot be read too: it is said once, and
// once that its words are kept beside the entry.
func TestADateThatIsLeftAsItIsIsNoEndlessQuestion(t *testing.T) {
	d := tells(t, nil)
	seen := oneLine(d.types(page.Write{Set: "ten"}, "One", "9B", "", "tomorrow", "", "The web.", "", "q"))
	for said, times := range map[string]int{"When now: tomorrow": 1, "Kept in other words: When: tomorrow": 1, "1 of 10": 1} {
		if n := strings.Count(seen, said); n != times {
			t.Errorf("%q is said %d times, not %d:\n%s", said, n, times, seen)
		}
	}
	on, err := d.book.Desk(t.Context(), 5)
	if err != nil || len(on.Drafts) != 1 {
		t.Fatalf("%d drafts, %v", len(on.Drafts), err)
	}
	e, err := d.book.Entries.Get(t.Context(), on.Drafts[0].ID)
	if beside := e.Answer(journal.HeadingBeside).Conflicts; err != nil || len(beside) != 1 || beside[0].Text != "When: tomorrow" || e.Answer("goal").Text != "The web." {
		t.Errorf("kept: %+v, %v", e, err)
	}
}

// What is not to be shown is in no line that is told: not where it is asked for again, nor
// where it looks like a command. And it is asked for as long as somebody is there.
func TestAPassphraseIsInNoLine(t *testing.T) {
	d, words := newDriver(t, 80, 24), ""
	d.sealable(&words)
	typed, seen := []string{"/four words", "for words", "/four words", "/four words"}, &bytes.Buffer{}
	opts := d.router.env.Opts
	opts.Lines = true
	opts.Asker = func(question string) (line string, err error) {
		fmt.Fprint(seen, question)
		if len(typed) == 0 {
			return "", io.EOF
		}
		line, typed = typed[0], typed[1:]
		return line, nil
	}
	r := newInLines(&page.Env{Book: d.book, Look: look.Usual(), Opts: opts, Away: new(atomic.Bool)}, page.Passphrase{})
	if err := r.tell(strings.NewReader(""), seen); err != nil || words != "/four words" {
		t.Fatalf("it is %q, %v:\n%s", words, err, seen)
	}
	if strings.Contains(seen.String(), "our words") || strings.Contains(seen.String(), "for words") {
		t.Errorf("it is to be seen:\n%s", seen)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func labelsOf(q prompts.Question) (labels []string) {
	for _, f := range q.Fields {
		labels = append(labels, f.Label)
	}
	return labels
}

func TestAReviewIsHeldInLines(t *testing.T) {
	d := tells(t, aWeek)
	d.golden("lines-review", d.types(page.Review{}, "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""))
}

// Whoever is killed at a line has all lines before it in the journal.
func TestEveryLineIsKeptBeforeTheNextIsRead(t *testing.T) {
	d := tells(t, nil)
	lines := theTen()[:14] // up to the choice of the moment
	while := map[int]func(string){}
	for i, words := range lines[:len(lines)-1] {
		if len(words) < 8 || words == "yesterday" || words == "groups, timing" {
			continue
		}
		while[i+1] = func(string) {
			q := search.Query{Terms: []search.Term{{Text: strings.TrimRight(text.Fold(words), ".")}}}
			if _, n, err := d.book.Entries.Search(t.Context(), q, 0, 1); err != nil || n != 1 {
				t.Errorf("%q is not in the journal: %d, %v", words, n, err)
			}
		}
	}
	d.typing(page.Write{Set: "ten"}, while, lines...)
	on, err := d.book.Desk(t.Context(), 5)
	if err != nil || len(on.Drafts) != 1 {
		t.Fatalf("%d drafts, %v", len(on.Drafts), err)
	}
	if seen := d.types(page.Write{ID: on.Drafts[0].ID}); !strings.Contains(seen, "2 of 10") || !strings.Contains(seen, "Groups were copying.") {
		t.Errorf("it does not go on where it stopped:\n%s", seen)
	}
}

// What steers a terminal is in no line that is told and in none that is kept, and what is too
// long is refused with all that was there.
func TestHostileLines(t *testing.T) {
	d := tells(t, nil)
	seen := d.types(page.Write{Set: "ten"},
		"A \x1b[2Jtitle\x07\u202e", strings.Repeat("x", 1<<20), "9B", "tag\x00", "not a day", "yesterday",
		"fine", strings.Repeat("y", 1<<20), "")
	for _, want := range []string{"A [2Jtitle", "holds 2 KB", "Here fit 256 KB", "read this as a date"} {
		if !strings.Contains(oneLine(plainOf(seen)), want) {
			t.Errorf("%q is not said", want)
		}
	}
	on, err := d.book.Desk(t.Context(), 5)
	if err != nil || len(on.Drafts) != 1 {
		t.Fatalf("%d drafts, %v", len(on.Drafts), err)
	}
	e, err := d.book.Entries.Get(t.Context(), on.Drafts[0].ID)
	if err != nil || e.Class != "9B" || e.Answer("goal").Text != "fine" {
		t.Errorf("kept: %q, %q, %v", e.Class, e.Answer("goal").Text, err)
	}
}

// plainOf is a transcript without what the typist typed into it that is no text.
func plainOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// Where one writes every key of the screen that does something can be called by name.
func TestBackSkipHelpAndQuit(t *testing.T) {
	d := tells(t, nil)
	seen := d.types(page.Write{Set: "ten"}, "One", "<", "\f", "Two", ">", "?", "/example", "/nonsense", " q", "", "<", "-", "back", "skip", "q")
	for _, want := range []string{"In one line now: One", "Plain lines cannot be hidden", "/1 example", "Somebody else wrote", "There is no /nonsense here: it is taken for words.", "So far: /nonsense q", "Kept. It goes on where you stopped."} {
		if !strings.Contains(oneLine(seen), want) {
			t.Errorf("%q is not said:\n%s", want, seen)
		}
	}
}

// Everything of the menu leads somewhere and back.
func TestTheMenuInLines(t *testing.T) {
	d := tells(t, dueLessons)
	d.golden("lines-menu", d.types(page.Home{},
		"2", "The projector again", "3", "1", "q", "7", "q", "5", "copying", "q", "6", "1", "q", "9", "1", "1", "1", "Three groups managed.", "", "q", "8", "1", "q", "4", "9B science", "q", "10", "16", "trash", "q", "nothing of the kind", "1", "2", "q", "quit"))
}

// Wherever the desk leads, the menu leads, to all places by their names.
func TestTheMenuHasAllThatTheDeskHas(t *testing.T) {
	d := tells(t, dueLessons)
	seen := oneLine(d.types(page.Home{}, "everything else", "q"))
	first, others := d.env.BeginKeys()
	begun := namesOf(append(others, first))
	for _, name := range namesOf(home.Doors(d.env)) {
		if !slices.Contains(begun, name) && !strings.Contains(seen, ". "+name+" ") {
			t.Errorf("%s is not in the menu:\n%s", name, seen)
		}
	}
	if seen := d.types(page.Home{}, "trash", "q"); !strings.Contains(seen, "Nothing in the trash.") {
		t.Errorf("the trash is not opened by its name:\n%s", seen)
	}
}

func namesOf(all []page.Action) (names []string) {
	for _, a := range all {
		names = append(names, a.Key.Help().Desc)
	}
	return names
}

// What is shared is chosen, decided sentence by sentence and read in lines as on the page, and
// nothing of it is written before that.
func TestAShareIsMadeInLines(t *testing.T) {
	var id journal.ID
	d := tells(t, func(d *driver) {
		aWeek(d)
		id = d.shareable()
	})
	d.golden("lines-share", d.types(page.Share{Entry: id},
		"2", "2", "2", "", "", "", "", "", "", "", "", "", // what is in it, and the lines around it
		"1", "4", "2", "All of a class looked up.", "", "", // each sentence that may point at somebody
		"5 drop", "5 keep", "2", "-", "A student closed the book.", "", "", // all of them
		"", "1", "1", "~/fall.md", "what there is", "end this share"))
	if got := d.env.Opts.Sharing.(*staff).files["~/fall.md"]; !strings.Contains(got, "A student closed the book.") || strings.Contains(got, "Grace") || strings.Contains(got, "8B") {
		t.Errorf("written:\n%s", got)
	}
}

// ctrl+l takes what was told off a window that can do that, and the next line only goes on. It is
// said where that cannot be.
func TestHiddenLines(t *testing.T) {
	d := tells(t, nil)
	var seen bytes.Buffer
	opts := d.env.Opts
	opts.Lines, opts.Typed, opts.Clears = true, true, true
	r := newInLines(&page.Env{Book: d.book, Look: look.Usual(), Opts: opts, Away: new(atomic.Bool)}, page.Write{Set: "ten"})
	if err := r.tell(strings.NewReader("?\nOne\n\f\n\n9B\nq\n"), &seen); err != nil {
		t.Fatal(err)
	}
	before, after, cleared := strings.Cut(seen.String(), "\x1b[H\x1b[2J\x1b[3J")
	if !cleared || !strings.Contains(before, "ctrl+l and enter take") || !strings.HasPrefix(after, "Hidden. Enter goes on: Class") || strings.Contains(after, "One") {
		t.Errorf("cleared: %t; then:\n%q", cleared, after)
	}
	on, err := d.book.Desk(t.Context(), 5)
	if err != nil || len(on.Drafts) != 1 || on.Drafts[0].Class != "9B" {
		t.Errorf("kept: %+v, %v", on.Drafts, err)
	}
}

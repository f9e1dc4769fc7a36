package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/prompts"

	tea "charm.land/bubbletea/v2"
)

// paper stands for the world that words are taken out into.
type paper struct {
	book   *book.Book
	files  []page.Taking
	there  string // a file that is there already
	err    error  // what is said in place of writing
	unseen error  // what is said in place of showing
	counts bool   // what is there by now is counted
}

func (*paper) Forms(of page.TakeOut) []page.Form {
	forms := []page.Form{
		{Name: "html", About: "one page for a browser, to read or to print"}, {Name: "markdown", About: "one document for people"},
		{Name: "text", About: "plain text, 72 columns wide"}, {Name: "csv", About: "a table for a spreadsheet, a row an entry"},
		{Name: "json", About: "everything, one document; messup reads it back"}, {Name: "jsonl", About: "the same, an entry a line"},
		{Name: "jrnl", About: "the text that jrnl imports"}, {Name: "dayone", About: "the zip that Day One imports"},
	}
	if of.Entry == "" {
		forms = append(forms, page.Form{Name: "folder", About: "Markdown, a file an entry, made for git; messup reads it back"})
	}
	return forms
}

func (p *paper) Preview(_ context.Context, k page.Taking, rows int) ([]string, error) {
	if p.unseen != nil {
		return nil, p.unseen
	}
	begins := []string{"---", "title: \"Food web jigsaw\"", "---", "", "# " + k.Form + strings.Repeat(", at length", 12)}
	for len(begins) < rows {
		begins = append(begins, "    and so on")
	}
	return begins, nil
}

func (p *paper) Holds(ctx context.Context, of page.TakeOut, heavy bool) (page.Held, error) {
	said := "24 entries and 9 lessons. Marked heavy, and left out: 1 entry."
	if heavy {
		said = "25 entries and 9 lessons. Marked heavy, and among them: 1 entry."
	}
	if _, err := search.ParseQuery(of.Query, prompts.Shipped(), testNow()); err != nil {
		return page.Held{}, err
	}
	n, err := p.book.Archive.Counts(ctx)
	if p.counts {
		said = fmt.Sprintf("%d entries.", n.Entries)
	}
	return page.Held{Said: said, Heavy: 1, None: strings.Contains(of.Query, "nothing")}, err
}

func (*paper) Propose(k page.Taking) string { return "~/messup-2026-11-19." + k.Form }

func (*paper) Understood(path string) string {
	return strings.Replace(path, "~", "/home/someone", 1)
}

func (p *paper) Write(_ context.Context, k page.Taking) (string, string, error) {
	switch {
	case p.err != nil:
		return "", "", p.err
	case k.Path == p.there && !k.Over:
		return "", k.Path + " is there already. Replace it?", nil
	}
	p.files = append(p.files, k)
	return "Wrote it to " + k.Path + ".", "", nil
}

func (d *driver) paper() *paper { return d.router.env.Opts.Outward.(*paper) }

// What is in view is what is taken out, in the form that was chosen, into the file that
// was shown.
func TestWhatIsInViewIsTakenOut(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		web := d.entryNamed("Food web jigsaw").ID
		for _, c := range []struct {
			at   page.Place
			keys []string
			want page.Taking
		}{
			{page.Home{}, []string{"W", "5", "enter", "enter"}, page.Taking{Form: "json", Path: "~/messup-2026-11-19.json"}},
			{page.Home{}, []string{"?", "text:export", "enter", "H", "6", "enter", "enter"}, page.Taking{Form: "jsonl", Heavy: true, Path: "~/messup-2026-11-19.jsonl"}},
			{page.Browse{Query: "class:9B"}, []string{"W", "5", "enter", "ctrl+u", "text:/mnt/stick/9b", "enter"}, page.Taking{Of: page.TakeOut{Query: "class:9B"}, Form: "json", Path: "/mnt/stick/9b"}},
			{page.Browse{}, []string{"W", "/", "text:is:draft", "enter", "5", "enter", "enter"}, page.Taking{Of: page.TakeOut{Query: "is:draft"}, Form: "json", Path: "~/messup-2026-11-19.json"}},
			{page.Read{ID: web}, []string{"W", "1", "enter", "enter"}, page.Taking{Of: page.TakeOut{Entry: web}, Form: "html", Path: "~/messup-2026-11-19.html"}},
		} {
			d.open(c.at).keys(c.keys...).shows("Wrote it to " + c.want.Path + ".")
			if files := d.paper().files; len(files) == 0 || files[len(files)-1] != c.want {
				t.Errorf("from %+v: %+v", c.at, files)
			}
		}
	})
}

// A file that is there is replaced by whoever says so, and by nobody else.
func TestAFileThatIsThereIsAskedAbout(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.paper().there = "~/messup-2026-11-19.json"
		d.open(page.TakeOut{}).keys("5", "enter", "enter").shows("is there already. Replace it?").keys("n").shows("Where to?", "~/messup-2026-11-19.json")
		if len(d.paper().files) != 0 {
			t.Fatalf("written unasked: %+v", d.paper().files)
		}
		d.keys("enter").shows("Replace it?").keys("y").shows("Wrote it to")
		if files := d.paper().files; len(files) != 1 || !files[0].Over {
			t.Errorf("%+v", files)
		}
	})
}

// What cannot be written is said in a sentence; the path stays, to be mended.
func TestAFileThatCannotBeWrittenIsSaid(t *testing.T) {
	for err, want := range map[error]string{
		errors.New("writing /mnt/x: there is no folder /mnt"): "There is no folder /mnt",
		journal.ErrDiskFull: "The disk is full",
		journal.ErrNoPlace:  "Nothing can be written there",
	} {
		drive(t, 80, 24, func(d *driver) {
			someJournal(d)
			d.paper().err = err
			d.open(page.TakeOut{}).keys("5", "enter", "enter").shows("Where to?", "~/messup-2026-11-19.json")
			if !strings.Contains(strings.ToLower(d.text()), strings.ToLower(want)) {
				t.Errorf("%v is not said:\n%s", err, d.text())
			}
			d.paper().err = nil
			d.keys("enter").shows("Wrote it to")
		})
	}
}

// Where nothing is found there is no form to choose, only other words; what cannot be
// read as a search stays to be mended.
func TestNothingToTakeOut(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.TakeOut{Query: "nothing"}).hides("json").keys("/", "ctrl+u", "text:since:blurb", "enter").shows("blurb").keys("ctrl+u", "enter").shows("Everything", "json")
	})
}

// How a file begins is shown before it is written; from there one goes back to the forms.
func TestAFileIsShownBeforeItIsWritten(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.TakeOut{}).keys("2").shows("How it begins, as markdown", "# markdown, at length").keys("esc").shows("csv").hides("How it begins")
		d.keys("9").shows("as folder").keys("enter").shows("Where to?").keys("esc").shows("How it begins, as folder")
		if len(d.paper().files) != 0 {
			t.Errorf("%+v", d.paper().files)
		}
		d.paper().unseen = journal.ErrDamaged
		d.keys("esc", "1").hides("How it begins").shows("html")
	})
}

func TestThePageThatTakesOutAtEverySize(t *testing.T) {
	onEverySize(t, "takeout", someJournal, func(*driver) page.Place { return page.TakeOut{} })
	onEverySize(t, "takeout-entry", someJournal, func(d *driver) page.Place { return page.TakeOut{Entry: d.entryNamed("Food web jigsaw").ID} })
	onEverySize(t, "takeout-where", someJournal, func(*driver) page.Place { return page.TakeOut{Query: "class:9B"} }, "1", "enter")
	onEverySize(t, "takeout-shown", someJournal, func(*driver) page.Place { return page.TakeOut{} }, "2")
}

// What another window or a sync brought since is counted once one comes back to the page, and once a
// form is chosen.
func TestWhatCameSinceIsTakenOutToo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.router.env.Opts.Outward.(*paper).counts = true
		d.open(page.TakeOut{}).shows("0 entries.")
		jot := func() {
			if _, err := d.book.Entries.Jot(t.Context(), "from elsewhere"); err != nil {
				t.Fatal(err)
			}
		}
		jot()
		d.send(tea.FocusMsg{})
		d.shows("1 entries.")
		jot()
		d.keys("1", "esc").shows("2 entries.")
	})
}

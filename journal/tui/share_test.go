package tui

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/prompts"

	"charm.land/lipgloss/v2"
)

// staff stands for the world that what is shared is kept and written in.
type staff struct {
	kept  []byte
	files map[string]string
	err   error // what is said in place of keeping and writing
}

func (s *staff) Kept(context.Context) ([]byte, error) { return s.kept, nil }

func (s *staff) Keep(_ context.Context, b []byte) error {
	if s.err == nil {
		s.kept = b
	}
	return s.err
}

func (s *staff) Forget(context.Context) error {
	s.kept = nil
	return nil
}

func (*staff) Propose(name string) string {
	what, end, _ := strings.Cut(name, ".")
	return "~/messup-" + what + "-2026-11-19." + end
}

func (*staff) Understood(path string) string {
	return strings.Replace(path, "~", "/home/someone", 1)
}

func (s *staff) Write(path, _ string, over bool, write func(io.Writer) error) (string, string, error) {
	if _, there := s.files[path]; there && !over {
		return "", path + " is there already. Replace it?", nil
	}
	var b bytes.Buffer
	if s.err != nil {
		return "", "", s.err
	}
	if s.files == nil {
		s.files = map[string]string{}
	}
	err := write(&b)
	s.files[path] = b.String()
	return "Wrote it to " + path + ".", "", err
}

func (d *driver) staff() *staff { return d.router.env.Opts.Sharing.(*staff) }

// shareable puts a mess into the journal whose card has what must not leave, and beside it what may.
func (d *driver) shareable() journal.ID {
	d.t.Helper()
	sets := d.book.Sets()
	e, err := d.book.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		d.t.Fatal(err)
	}
	e.Title, e.Class = "The poem fell flat", "8B"
	e.Failure = "@J put the book away. Grace asked what it meant. All of 8B looked up. It was too hard for the only ELL student. We read a poem by Imtiaz Dharker."
	e = e.With(sets, askOf(d.t, sets, "learned"), "Read a poem aloud twice before anybody explains a word of it.")
	saved, _, err := d.book.Entries.Save(d.t.Context(), journal.Entry{}, d.book.Entries.Finish(e))
	if err != nil {
		d.t.Fatal(err)
	}
	return saved.ID
}

func askOf(t testing.TB, sets prompts.Library, id string) prompts.Question {
	t.Helper()
	q, is := sets.Question(id)
	if !is {
		t.Fatal(id)
	}
	return q
}

// through goes on from what is chosen to the first sentence that is asked about, with nothing
// typed around it.
func (d *driver) through() *driver {
	d.t.Helper()
	return d.keys("enter", "ctrl+n", "ctrl+n")
}

// Nobody comes to the file but past every sentence; enter drops the one that is asked about, and
// what is then shown is what is written.
func TestTheCheckCannotBeSkipped(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().shows("1 of 4", "A student put the book away.", "You wrote", "@J put the book away.")
		d.keys("6").hides("What is written")
		d.keys("esc", "6").shows("1 of 4") // from what there is so far it leads to the same sentence
		d.keys("1").shows("2 of 4", "Grace asked what it meant.", "a name?")
		d.keys("enter").shows("3 of 4", "8B", "a class")
		d.keys("enter").shows("4 of 4", "the only ELL student")
		d.keys("3").shows("I have read them", "We read a poem by Imtiaz Dharker.", "dropped: It was too hard for the only ELL student.")
		d.keys("enter").shows("Would the student, or their family, know this was about them?")
		d.keys("enter", "enter", "1", "2", "3", "4").shows("Would the student") // there is no way but an answer, and none by a press too many
		d.keys("9").shows("What is written: markdown", "Imtiaz Dharker", "Lesson: Read a poem aloud")
		seen := d.text()
		d.keys("enter", "enter").shows("Wrote it to ~/messup-share-2026-11-19.md.", "Leaving ends this share")
		d.keys("2", "enter", "enter").shows("Wrote it to ~/messup-share-2026-11-19.html.").keys("esc").shows("end this share").keys("esc").shows("deleted")
		file := d.staff().files["~/messup-share-2026-11-19.md"]
		for line := range strings.Lines(file) {
			if words := strings.TrimSpace(line); len(words) < 60 && !strings.Contains(seen, words) && !strings.Contains(words, "journal") {
				t.Errorf("written and not seen: %q", words)
			}
		}
		for _, gone := range []string{"Grace", "8B", "@J", "the only"} {
			if strings.Contains(file, gone) {
				t.Errorf("the file has %q:\n%s", gone, file)
			}
		}
		if !strings.Contains(file, "A student put the book away.") || d.staff().kept != nil {
			t.Errorf("the file is\n%s\nand kept is %s", file, d.staff().kept)
		}
	})
}

// A share that is left half way is gone on with; decisions can be taken back, and all of it goes
// when one says so.
func TestAShareIsKeptUntilItIsWrittenOrGivenUp(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).keys("enter", "text:What it cost.", "esc").shows("What it cost.", "6  Check").keys("esc")
		d.open(page.Home{}).shows("A share that you began").keys("down", "down", "enter").shows("Share: celebrate failure").keys("esc")
		d.open(page.Share{}).shows("1 failure", "What it cost.", "4 of 4 sentences").keys("6", "1", "1", "esc")
		d.open(page.Share{}).shows("2 of 4 sentences").keys("6", "u").shows("2 of 4", "Grace").keys("esc")
		d.keys("d").shows("Delete what was chosen").keys("y").shows("Deleted. The journal stays as it is.")
		if d.staff().kept != nil {
			t.Errorf("kept is %s", d.staff().kept)
		}
		d.open(page.Share{}).shows("nothing yet")
	})
}

// A changed sentence is read anew: what points at somebody in it is asked about.
func TestAChangedSentenceIsAskedAboutAgain(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().keys("1", "2", "ctrl+a")
		d.keys("ctrl+u", "text:Hope asked what it meant.", "enter").shows("Hope asked what it meant.", "a name?")
		d.keys("2", "ctrl+u", "text:Somebody asked what it meant.", "enter").shows("8B").keys("3", "3").shows("Somebody asked what it meant.").
			keys("2", "text: just a poem", "enter").shows("just a poem") // whatever is changed, it is with 2, and letters are words there
	})
}

// What is heavy cannot be chosen: it is in no list, and its own page says why.
func TestWhatIsHeavyCannotBeShared(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		id := d.shareable()
		d.open(page.Read{ID: id}).keys("H", ">").shows("This cannot be shared").keys("enter").hides("The poem fell flat")
		if len(d.staff().kept) > 0 {
			t.Errorf("kept is %s", d.staff().kept)
		}
	})
}

// A file that is there is replaced only by who says so.
func TestAShareReplacesNoFileUnasked(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.staff().files = map[string]string{"~/messup-share-2026-11-19.json": "old"}
		d.open(page.Share{Entry: d.shareable(), Form: "bundle"}).through().keys("3", "3", "3", "3", "enter", "9", "enter", "enter").shows("is there already. Replace it?")
		d.keys("n").shows("Where to?")
		if d.staff().files["~/messup-share-2026-11-19.json"] != "old" {
			t.Error("it is replaced")
		}
		d.keys("enter", "y").shows("Wrote it to")
		if got := d.staff().files["~/messup-share-2026-11-19.json"]; !strings.Contains(got, `"messup_bundle": 1`) {
			t.Errorf("it is %s", got)
		}
	})
}

// Words that cannot be kept stay on the page, and what cannot be read any more is begun anew.
func TestAShareThatCannotBeKept(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).keys("enter", "text:What it cost.")
		d.staff().err = journal.ErrDiskFull
		d.keys("enter").shows("What it cost.", "The disk is full")
		d.staff().err = nil
		d.keys("enter").shows("The lines around it").keys("esc", "esc")
		d.staff().kept = []byte("{")
		d.open(page.Share{}).shows("cannot be read any more").keys("1").shows("nothing yet")
	})
}

// What is chosen for a share stands in the order one puts it in.
func TestTheOrderOfAShare(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{}).keys("enter", "space", "down", "space").shows("1 Food web jigsaw", "2 Parent e-mail")
		d.keys("shift+up").shows("2 Food web jigsaw", "1 Parent e-mail").keys("space").shows("1 Food web jigsaw")
		d.keys("/", "text:lab", "enter").shows("Lab stations").hides("Food web").keys("/", "ctrl+u", "enter").shows("Food web")
	})
}

func TestShareLooks(t *testing.T) {
	fill := func(d *driver) {
		someJournal(d)
		d.shareable()
	}
	fresh := func(*driver) page.Place { return page.Share{} }
	this := func(d *driver) page.Place { return page.Share{Entry: d.entryNamed("The poem fell flat").ID} }
	onEverySize(t, "share", fill, this)
	onEverySize(t, "share-choose", fill, fresh, "enter", "space")
	onEverySize(t, "share-asked", fill, this, "enter", "ctrl+n", "ctrl+n", "1", "1", "1")
	onEverySize(t, "share-read", fill, this, "enter", "ctrl+n", "ctrl+n", "1", "3", "3", "3")
	onEverySize(t, "share-quiet", fill, this, "enter", "ctrl+n", "ctrl+n", "1", "3", "3", "3", "enter", "enter")
	onEverySize(t, "share-written", fill, this, "enter", "ctrl+n", "ctrl+n", "1", "3", "3", "3", "enter", "enter", "enter", "9")
}

// A word that looks like a name and is none is not asked about again in this share.
func TestAWordMayBeNobodyInAShare(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().keys("1").shows("Grace asked what it meant.", "2 of 4").keys("5").shows("8B", "2 of 3")
		d.keys("3", "3").shows("I have read them", "Grace asked what it meant.")
	})
}

// A sheet is made of a share as it is, where it has room for it.
func TestATalkSheet(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.shareable()
		d.open(page.Share{}).keys("enter", "space", "down", "space", "down", "space", "down", "space", "esc", "1", "2").shows("Take 1 out first")
		d.keys("2", "space", "esc", "1").shows("What is it to be?", "so far").keys("2").shows("Share: a talk sheet", "3 failures")
		d.keys("1", "3").shows("Share: a bundle for your team", "4  Lines", "6  Check").hides("5  Me or us").keys("1", "1").shows("Share: celebrate failure")
	})
}

// What was dropped stands in the read-through, and is got back there; and the last decision is
// taken back from there too.
func TestADroppedSentenceIsGotBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().keys("enter", "enter").shows("u back one").keys("enter", "enter").shows("dropped: A student put the book away.")
		d.keys("down", "1").hides("dropped: A student put").shows("A student put the book away.", "dropped: Grace asked")
		d.keys("3").shows("dropped: A student put the book away.").keys("u").hides("dropped: A student put")
		d.keys("u").shows("dropped: A student put the book away.").keys("u").shows("4 of 4", "ELL").keys("1").shows("I have read them")
		d.keys("down", "1")
		d.keys("enter", "enter", "9").shows("A student put the book away.").hides("Grace")
	})
}

// What stands above the sentences is true whatever is kept or dropped there, and what was kept
// although it was flagged is read with the others.
func TestWhatWasKeptIsReadToo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().keys("1", "1", "1", "1")
		d.shows("All of it, with what you kept and what you dropped.", "It was too hard for the only ELL student.", "Read a poem aloud").hides("Nothing was found")
		d.keys("down", "down", "3").shows("dropped: Grace asked", "All of it").keys("1").shows("Grace asked", "All of it").hides("dropped:")
	})
}

// A role stands in place of a name with one key, and nobody is asked about it again. How the sentence
// reads then is said at once, and it is read with all the others before it goes out.
func TestARoleInPlaceOfAName(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().keys("1").shows("a student in place of Grace")
		d.keys("4").shows("8B", "It will read: A student asked what it meant.")
		d.keys("3", "3").shows("All of it, with what you kept", "I have read them", "A student asked what it meant.").hides("Grace")
	})
}

// Where the last thing that is asked about is put otherwise, the whole is still read as it will stand.
func TestTheLastSentenceThatWasPutOtherwiseIsReadToo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		sets := d.book.Sets()
		e, err := d.book.Entries.New(journal.Mess, prompts.Ten())
		if err != nil {
			t.Fatal(err)
		}
		e.Title, e.Failure = "Encore", "J'ai ri trop tôt. Le cahier de Noah était chez Emma."
		e = e.With(sets, askOf(t, sets, "learned"), "Attendre avant de rire.")
		if e, _, err = d.book.Entries.Save(t.Context(), journal.Entry{}, d.book.Entries.Finish(e)); err != nil {
			t.Fatal(err)
		}
		d.open(page.Share{Entry: e.ID}).through().shows("1 of 1", "un élève in place of Noah")
		d.keys("4").shows("1 of 1", "Le cahier d’un élève était chez Emma.", "un autre élève in place of Emma").hides("It will read")
		d.keys("4").shows("I have read them", "All of it, with what you kept", "Le cahier d’un élève était chez un autre élève.").hides("Noah")
	})
}

// The same key takes back whatever was decided last: a role, a word that is nobody, other words.
func TestTheLastThingDecidedIsTakenBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().keys("1").shows("Grace asked", "2 of 4")
		d.keys("4").shows("8B").keys("u").shows("Grace asked what it meant.", "2 of 4")
		d.keys("5").shows("2 of 3", "8B").keys("u").shows("Grace asked what it meant.", "2 of 4")
		d.keys("2", "ctrl+u", "text:Somebody asked.", "enter").shows("8B").keys("u").shows("Grace asked what it meant.", "2 of 4")
		d.keys("u").shows("1 of 4", "You wrote")
		d.keys("1", "4", "esc", "5", "6").shows("8B").keys("u").shows("1 of 3") // what was changed elsewhere meanwhile stays
	})
}

// Who comes back with one sentence left is led to it, and not to the forms again.
func TestGoingOnLeadsToWhatIsLeft(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		id := d.shareable()
		d.open(page.Share{Entry: id}).through().keys("1", "esc", "esc")
		d.open(page.Share{Entry: id}).keys("enter").shows("2 of 4").hides("The lines around it")
	})
}

// What was dropped is not shown as if it were in the share, and things are counted as the file
// counts them.
func TestTheOverviewShowsWhatStands(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).keys("enter", "text:Hope began it.", "enter", "ctrl+n").shows("Hope began it.").keys("3", "esc")
		d.shows("dropped in the check").hides("Hope began it.")
	})
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().keys("3", "3", "3", "3", "down", "down", "down", "down", "down", "down", "3").shows("dropped: Read a poem", "Left out")
		d.keys("esc").shows("1 failure · 1 left out: its story or lesson was dropped")
	})
}

// What is marked heavy once it was chosen leaves the share, and that is said.
func TestWhatLeavesAShareIsSaid(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		id := d.shareable()
		d.open(page.Share{Entry: id}).keys("esc")
		d.open(page.Read{ID: id}).keys("H")
		d.open(page.Share{}).shows("1 thing left this share: deleted since, or marked heavy.", "nothing yet").keys("esc")
		d.open(page.Share{}).hides("left this share")
	})
}

// What joins a share that was begun says so, and a new one can be begun with it alone.
func TestJoiningAShareIsSaid(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		id := d.shareable()
		d.open(page.Share{}).keys("enter", "down", "space", "esc", "esc")
		d.open(page.Share{Entry: id}).shows("Added to the share that you have begun", "2 failures")
		d.keys("n").shows("begin a new one?").keys("y").shows("1 failure").hides("Added to")
	})
}

// A share that was written is over once one leaves, wherever one goes.
func TestLeavingEndsAWrittenShare(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{Entry: d.shareable()}).through().keys("3", "3", "3", "3", "enter", "9").shows("What is written")
		d.keys("enter", "enter").shows("Leaving ends")
		d.keys("ctrl+c")
		if d.staff().kept != nil {
			t.Errorf("kept is %s", d.staff().kept)
		}
	})
}

// Each reason to ask is said beside its words, however long it is, on every screen.
func TestEveryReasonIsSaidAtEverySize(t *testing.T) {
	for _, size := range [][2]int{{200, 60}, {120, 40}, {90, 40}, {80, 24}, {60, 20}, {48, 16}, {40, 12}, {20, 5}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.shareable()
			d.open(page.Share{}).keys("3", "text:Write to lea@school.org, or ring 416-555-0100. Grace had a diagnosis in room 12.", "enter", "6")
			for range 6 {
				d.keys("1")
			}
			for n := range 40 { // a label of any length, with and without room for it
				for _, line := range look.Labelled(d.router.env.Look, strings.Repeat("l", n), "words", nil, 16, size[0]) {
					if w := lipgloss.Width(line.Text); w > size[0] {
						t.Errorf("%d columns for a label of %d are %d wide: %q", size[0], n, w, line.Text)
					}
				}
			}
		})
	}
}

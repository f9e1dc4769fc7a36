package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"messup/journal/tui/page"
)

// mailbox stands for the world that words come in from.
type mailbox struct {
	took []string
	last string // what can be taken back
	err  error  // what is said in place of looking
}

func (*mailbox) Offers() []string { return []string{"~/Downloads/journal.zip"} }

func (*mailbox) Understood(path string) string {
	return strings.Replace(path, "~", "/home/someone", 1)
}

func (*mailbox) Reads() []page.Form {
	return []page.Form{{Name: "jrnl", About: "its text, or its JSON"}, {Name: "Day One", About: "the zip, or the JSON in it"}}
}

func (m *mailbox) Look(_ context.Context, path string) (page.Incoming, error) {
	if m.err != nil {
		return page.Incoming{}, m.err
	}
	if strings.Contains(path, "old") {
		return page.Incoming{Said: []string{"There is nothing new in it: 2 entries and 0 lessons, 2 skipped (already here: 2)."}, None: true}, nil
	}
	return page.Incoming{
		Whose: "It is of jrnl.", First: []string{"19 Nov 2026 · Food webs fell apart · lab", "18 Nov 2026 · Seating plan"},
		Said: []string{"Left out: number 3, 2026-13-40: \"2026-13-40\" is no date.", "Would take in from 2 entries and 0 lessons: 2 added, 0 updated, 0 skipped."},
	}, nil
}

func (m *mailbox) Take(_ context.Context, path string) ([]string, error) {
	m.took, m.last = append(m.took, path), path
	return []string{"Taken in from 2 entries and 0 lessons: 2 added, 0 updated, 0 skipped."}, nil
}

func (m *mailbox) Undo(_ context.Context, rehearse bool) ([]string, bool, error) {
	switch {
	case m.last == "":
		return []string{"No import is known that could be taken back."}, true, nil
	case rehearse:
		return []string{"To the trash would go what came on 19 Nov 2026 16:20 (jrnl): 2 entries."}, false, nil
	}
	m.last = ""
	return []string{"What came on 19 Nov 2026 16:20 (jrnl) is in the trash: 2 entries."}, false, nil
}

func (d *driver) mailbox() *mailbox { return d.router.env.Opts.Inward.(*mailbox) }

// A file is looked at before anything is kept, taken in by a key, and taken back by another.
func TestAFileIsTakenInAndBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Home{}).keys("I").shows("jrnl", "Day One").keys("1", "text:~/journal.txt").shows("/home/someone/journal.txt").keys("enter")
		d.shows("It is of jrnl.", "Food webs fell apart", "is no date", "2 added")
		if took := d.mailbox().took; len(took) != 0 {
			t.Fatalf("taken in unasked: %v", took)
		}
		d.keys("1").shows("Taken in from 2 entries")
		if took := d.mailbox().took; len(took) != 1 || took[0] != "~/journal.txt" {
			t.Fatalf("taken in: %v", took)
		}
		d.keys("1").shows("would go what came", "Take it back?").keys("n")
		if d.mailbox().last == "" {
			t.Fatal("taken back unasked")
		}
		d.open(page.TakeIn{}).keys("2", "y").shows("is in the trash: 2 entries")
		d.open(page.TakeIn{}).keys("2").shows("No import is known").hides("Take it back?")
	})
}

// What cannot be read is said, and the path stays to be mended; what is here already is not taken in.
func TestAFileThatCannotBeTakenIn(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.mailbox().err = errors.New("there is no file /home/someone/x; check its name")
		d.open(page.TakeIn{}).keys("1", "text:~/x", "enter").shows("Which file or folder?", "~/x", "no file /home/someone/x")
		d.mailbox().err = nil
		d.keys("ctrl+u", "text:~/old", "enter").shows("nothing new in it").hides("take it in", "no file")
	})
}

func TestThePageThatTakesInAtEverySize(t *testing.T) {
	onEverySize(t, "takein", someJournal, func(*driver) page.Place { return page.TakeIn{} })
	onEverySize(t, "takein-found", someJournal, func(*driver) page.Place { return page.TakeIn{} }, "1", "text:~/journal.txt", "enter")
}

package tui

import (
	"context"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/tui/page"
)

// wordsLie says where all of the words of a journal are.
func wordsLie(d *driver) {
	o := &d.router.env.Opts
	o.Scratch = []string{"/home/someone/edit"}
	o.Backups = func(context.Context) (page.Backups, error) {
		return page.Backups{Folder: "/home/someone/backups", Count: 7, Newest: testNow().Add(-25 * time.Hour)}, nil
	}
	o.Check = func(context.Context) ([]string, error) {
		return []string{"Everything can be read: 24 entries and 9 lessons.", "6 backups can be read."}, journal.ErrBadBackup
	}
}

// The page about messup says where the words, their copies and what is being typed are,
// and what was found when all was last read through.
func TestAboutSaysWhereTheWordsAre(t *testing.T) {
	drive(t, 80, 40, func(d *driver) {
		someJournal(d)
		wordsLie(d)
		d.open(page.Home{}).keys("?", "text:about", "enter").hides("Read through")
		d.shows("/home/someone/messup.db", "now: 7,", "newest of 18 Nov 15:20:", "/home/someone/backups", "/home/someone/edit")
		d.keys("r").shows("Read through at 16:20:", "24 entries and 9 lessons", "A backup cannot be read")
		d.keys("esc", "i").shows("Read through at 16:20:", "6 backups can be read")
		d.keys("W").shows("Everything", "json")
	})
}

func TestAboutSaysThatThereAreNoBackups(t *testing.T) {
	drive(t, 80, 40, func(d *driver) {
		d.router.env.Opts.Backups = func(context.Context) (page.Backups, error) { return page.Backups{}, nil }
		d.open(page.Welcome{About: true}).shows("There are no backups yet")
		d.router.env.Opts.Backups = func(context.Context) (page.Backups, error) { return page.Backups{}, journal.ErrShut }
		d.open(page.Welcome{About: true}).shows("What backups there are cannot be told")
	})
}

// What the first screen has no room for is a page further down, as everywhere.
func TestTheFirstScreenIsScrolledByPages(t *testing.T) {
	drive(t, 40, 10, func(d *driver) {
		d.open(page.Welcome{}).shows("A journal for what").hides("/home/someone/messup.db")
		d.keys("pgdown", "pgdown").shows("/home/someone/messup.db").keys("pgup", "pgup").shows("A journal for what")
	})
}

package tui

import (
	"bytes"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/record"
	"messup/journal/tui/page"
)

// plainRun is in all words that hostileWeek writes, and nowhere else.
const plainRun = "gnp"

// dirtyWeek is a hostileWeek, with a review that has recorded something at
// every stop, something in the trash and a jot, and nothing of it clean.
func dirtyWeek(d *driver) {
	d.t.Helper()
	d.before(1, func(b *book.Book) {
		if _, err := b.Entries.Jot(d.t.Context(), plainRun+" in the corridor"); err != nil {
			d.t.Fatal(err)
		}
	})
	hostileWeek(d)
	d.hears(plainRun+" they said", plainRun+" next door", "9B science")
	r, _, err := d.book.Reviews.StartOrResume(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err = d.book.Reviews.Change(d.t.Context(), r.ID, func(r journal.Review) journal.Review {
		for _, stop := range r.Stops {
			r.At = stop
			r = r.Record("", plainRun+" at a stop")
		}
		return r
	}); err != nil {
		d.t.Fatal(err)
	}
	d.spoil()
}

// spoil writes what steers a terminal into every record, past the Book and
// all its cleaning: as another hand, or an older program, could have.
func (d *driver) spoil() {
	d.t.Helper()
	err := d.store.Update(d.t.Context(), func(tx record.Tx) error {
		for _, kind := range record.Kinds() {
			spoiled, err := spoilKind(tx, kind)
			if err != nil {
				return err
			}
			if spoiled == 0 && kind != journal.HabitsKind && kind != journal.ImportKind { // which have no words
				d.t.Errorf("no %s have words to spoil", kind)
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func spoilKind(tx record.Tx, kind journal.Kind) (spoiled int, err error) {
	const dirt = `\u001b]52;c;eA==\u0007\u001b[2J\u202e`
	for id, err := range tx.IDs(kind, "") {
		if err != nil {
			return 0, err
		}
		r, err := tx.Get(kind, id)
		if err != nil {
			return 0, err
		}
		if bytes.Contains(r.Data, []byte(plainRun)) {
			spoiled++
		}
		dirty := strings.NewReplacer(plainRun, dirt, "longlonglonglong", "") // how long words are is another test's
		r.Data, r.Line = []byte(dirty.Replace(string(r.Data))), []byte(dirty.Replace(string(r.Line)))
		if err := tx.Put(r); err != nil {
			return 0, err
		}
	}
	return spoiled, nil
}

// The Book cleans what it keeps, and the screens do not rely on it.
func TestNoRecordSteersTheTerminal(t *testing.T) {
	inTurn(t, sizes()[:1], dirtyWeek, func(d *driver, to page.Place) {
		for _, keys := range [][]string{
			{"end", "down", "?", "esc", "up", "tab", "tab"}, {"enter", "enter", "enter"}, {"space", "o"}, {"1", "4"}, {"1", "2"}, {"3"}, {"a"}, {"e"}, {"p"}, {"1"},
		} {
			d.open(to).wellFormed()
			for _, key := range keys {
				d.keys(key)
				d.wellFormed()
			}
		}
	})
}

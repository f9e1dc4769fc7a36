package lookback

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/text"
	"messup/prompts"
)

// A Journal is what is looked back at: a book.Book.
type Journal interface {
	View(ctx context.Context, doing string, read func(record.Tx) error) error
	Sets() prompts.Library
	Now() time.Time
}

// Asked is what is asked for: a year of all classes, or of those whose name has some words
// in it, without what is marked heavy unless that is asked for too.
type Asked struct {
	Year  date.Year
	Class string
	Heavy bool
}

// reading is one state of the journal, read for what is asked for.
type reading struct {
	Asked
	tx    record.Tx
	sets  prompts.Library
	aside int // heavy entries that were left out

	classes text.WordList // of the others, whichever is asked for
}

// ofClass reports whether one of some classes is asked for.
func (r *reading) ofClass(classes ...string) bool {
	for _, c := range classes {
		if strings.Contains(search.Key(c), search.Key(r.Class)) {
			return true
		}
	}
	return false
}

// entries hands on the rows of the year, the newest first. Those of other years are passed
// over, and none is read beyond it; a day's width stays at either end, for a day begins
// earlier in one zone than in another.
func (r *reading) entries(then func(journal.Summary) error) error {
	first, last := (r.Year.From - 1).UTC(), (r.Year.To + 2).UTC()
	for row, err := range r.tx.Rows(journal.Entries) {
		if err != nil {
			return err
		}
		if row.At.Before(first) {
			return nil
		}
		if row.At.After(last) {
			continue
		}
		line, err := record.DecodeLine(row)
		if err != nil {
			return err
		}
		if !r.Year.Holds(line.Happened) {
			continue
		}
		if !line.Heavy || r.Heavy {
			r.classes.Add(line.Class)
		}
		switch {
		case !r.ofClass(line.Class):
		case line.Heavy && !r.Heavy:
			r.aside++
		default:
			if err := then(line); err != nil {
				return err
			}
		}
	}
	return nil
}

// tried hands on the plans that were tried in the year, the newest first. Of the others no
// more is read than their rows.
func (r *reading) tried(then func(journal.Plan)) error {
	read := record.PlanKind().Light
	if r.Heavy {
		read = record.PlanKind().Rows
	}
	plans, err := read(r.tx, func(row record.DatedRow) bool {
		return !row.Open && dayIn(row.Data, "answered") >= r.Year.From.String()
	})
	for _, p := range plans {
		if (p.Result == journal.Did || p.Result == journal.DidElse) && r.Year.Has(search.PlanDay(p)) && r.ofClass(p.Class, p.With) {
			then(p)
		}
	}
	return err
}

// dayIn is a day as it stands in JSON under a name, and nothing if there is none: inside a
// text no quotation mark stands as it is. Days that are written compare as days do.
func dayIn(data []byte, name string) string {
	_, rest, _ := bytes.Cut(data, []byte(`"`+name+`":"`))
	day, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(day)
}

// used hands on each use of a lesson in the year, with the lesson. A lesson that was answered
// comes back on a day after that: one that comes back before the year, or on no day, was not
// used in it, and no more is read of it than its row.
func (r *reading) used(then func(journal.Card, journal.LessonAnswer)) error {
	last := (r.Year.To + 2).UTC()
	for row, err := range r.tx.Rows(journal.Lessons) {
		if err != nil {
			return err
		}
		next := dayIn(row.Bytes, "next")
		if row.At.After(last) || next != "" && next <= r.Year.From.String() || next == "" && record.UndecidedLine(row) {
			continue
		}
		kept, err := r.tx.Data(journal.Lessons, row.ID)
		if err != nil {
			return err
		}
		if !bytes.Contains(kept.Data, []byte(`"answers":[`)) {
			continue
		}
		if err := r.usesOf(row.ID, then); err != nil {
			return err
		}
	}
	return nil
}

// usesOf hands on the uses of one lesson.
func (r *reading) usesOf(id journal.ID, then func(journal.Card, journal.LessonAnswer)) error {
	l, err := record.GetLesson(r.tx, id)
	l.Answers = slices.DeleteFunc(l.Answers, func(a journal.LessonAnswer) bool { return !gather.Used(a) || !r.Year.Has(a.Day) })
	if err != nil || len(l.Answers) == 0 {
		return err
	}
	card, heavy, err := gather.CardFrom(r.tx, l)
	if err != nil || heavy && !r.Heavy {
		return err
	}
	for _, a := range l.Answers {
		if r.ofClass(cmp.Or(a.Class, card.Class)) {
			then(card, a)
		}
	}
	return nil
}

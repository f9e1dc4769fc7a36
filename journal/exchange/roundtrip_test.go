package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/exchange"
	"messup/journal/text"
	"messup/prompts"
)

// Whatever a journal holds goes out and comes back as it was, to the byte.
func TestExportComesBackIdentical(t *testing.T) {
	for _, f := range exchange.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				c := drawContents(t)
				if f.Name == "jsonl" && len(c.Entries) == 0 {
					t.Skip("no lines are an empty file, which is taken for a mishap")
				}
				out := written(t, f, c)
				p, err := exchange.Read(strings.NewReader(out), prompts.Shipped(), later)
				if err != nil {
					t.Fatalf("own export was refused: %v\n%s", err, out)
				}
				if p.Repaired+p.Cleaned+p.Twice != 0 {
					t.Errorf("own export was changed on the way in: %+v", p)
				}
				if diff := cmp.Diff(c, p.Archive); diff != "" {
					t.Errorf("contents differ (-out +back):\n%s", diff)
				}
				if again := written(t, f, p.Archive); again != out {
					t.Errorf("second export differs:\n%s", cmp.Diff(out, again))
				}
			})
		})
	}
}

// later is a clock that own exports must not need.
var later = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)

type tester interface {
	Helper()
	Fatal(...any)
}

func written(t tester, f exchange.Format, c journal.Archive) string {
	t.Helper()
	var b strings.Builder
	if err := f.Write(&b, exchange.Of(c)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func drawContents(t *rapid.T) journal.Archive {
	var c journal.Archive
	id := rapid.StringMatching(`[0-9a-z]{26}`)
	for _, id := range rapid.SliceOfNDistinct(id, 0, 4, rapid.ID).Draw(t, "ids") {
		e := drawEntry(t, journal.ID(id))
		c.Entries = append(c.Entries, e)
		if rapid.Bool().Draw(t, "has lesson") {
			c.Lessons = append(c.Lessons, journal.Lesson{
				ID: e.ID, Entry: e.ID, Rev: rapid.IntRange(1, 9).Draw(t, "rev"), Text: "x" + drawText(t), When: drawText(t),
				Drawn: drawText(t), Made: drawTime(t), Edited: drawTime(t), Versions: drawVersions(t),
				State: rapid.SampledFrom([]journal.LessonState{"", journal.Carried, journal.Shelf, journal.Kept}).Draw(t, "state"),
				Rung:  rapid.IntRange(0, 3).Draw(t, "rung"), Next: drawDay(t), On: drawDay(t), Occasion: drawText(t),
				Answers: []journal.LessonAnswer{{Day: drawDay(t), What: journal.Mixed, Line: drawText(t)}},
			})
		}
		c.Plans = append(c.Plans, drawPlan(t, e.ID))
		c.Checkins = append(c.Checkins, journal.Checkin{
			ID: e.ID, Entry: e.ID, Rev: 2, Person: "x" + drawText(t), Purpose: prompts.Chosen(drawText(t)), FirstWords: drawText(t), When: drawText(t),
			Day: drawDay(t), Status: journal.Done, Line: drawText(t), Answered: drawDay(t), Made: drawTime(t), Edited: drawTime(t),
			Moves: []journal.Move{{On: drawDay(t), From: drawDay(t), Why: drawText(t)}},
		})
		c.Heard = append(c.Heard, journal.Heard{
			ID: e.ID, Entry: e.ID, Rev: 2, Words: "x" + drawText(t), From: drawText(t), Class: drawText(t), On: drawDay(t),
			Answer: journal.NotMine, Answered: drawDay(t), Plan: e.ID, NotYet: drawDay(t), Reviewed: drawDay(t), Made: drawTime(t), Edited: drawTime(t),
		})
		c.Reviews = append(c.Reviews, journal.Review{
			ID: e.ID, Rev: 3, Begun: drawTime(t), Edited: drawTime(t), Finished: drawTime(t), Since: drawDay(t), Minutes: 8,
			Stops: journal.Stops(8, journal.StopMess, false), At: journal.StopClose,
			Recorded: []journal.Recorded{{Stop: journal.StopWin, ID: e.ID, Line: drawText(t)}},
		})
	}
	if rapid.Bool().Draw(t, "has settings") {
		c.Settings = journal.Settings{
			Rev: 4, Carry: 5, SundayFirst: true, Minutes: 8, Important: drawText(t), Focus: drawText(t), Edited: drawTime(t),
			Breaks: []date.Break{{From: drawDay(t), To: drawDay(t)}},
		}
	}
	return c
}

func drawPlan(t *rapid.T, id journal.ID) journal.Plan {
	return journal.Plan{
		ID: id, Entry: id, Chain: id, Rev: rapid.IntRange(1, 9).Draw(t, "rev"), Take: 2,
		Goal: drawText(t), When: drawText(t), Will: "x" + drawText(t), With: drawText(t), Class: drawText(t), By: drawText(t),
		Day: drawDay(t), LookFor: drawText(t), Different: drawText(t),
		Report: journal.Report{
			Result: journal.DidElse, Line: drawText(t), Outcome: journal.Worse, ForWhom: drawText(t), How: drawText(t),
			Impression: rapid.Bool().Draw(t, "impression"), Changed: drawText(t),
		},
		Answered: drawDay(t), Closed: drawDay(t), Asked: rapid.Bool().Draw(t, "asked"),
		Drawn: drawText(t), Made: drawTime(t), Edited: drawTime(t),
		Moves: []journal.Move{{On: drawDay(t), From: drawDay(t), Why: drawText(t)}},
	}
}

// drawDay returns no day at times, and otherwise any that can be kept.
func drawDay(t *rapid.T) date.Day {
	if rapid.Bool().Draw(t, "no day") {
		return 0
	}
	return date.NewDay(1900, 1, 1) + date.Day(rapid.IntRange(0, 109_000).Draw(t, "day"))
}

func drawEntry(t *rapid.T, id journal.ID) journal.Entry {
	set := rapid.SampledFrom(prompts.Shipped().Sets()).Draw(t, "set")
	e := journal.Entry{
		ID: id, Rev: rapid.IntRange(1, exchange.MaxRev).Draw(t, "rev"), Kind: journal.KindOf(set), Set: set.ID, SetVersion: set.Version,
		Happened: drawTime(t), Started: drawTime(t), Edited: drawTime(t), Title: drawText(t), Class: drawText(t), Failure: drawText(t),
		Heavy: rapid.Bool().Draw(t, "heavy"), Away: drawDay(t), LetGo: drawDay(t), Why: drawText(t),
	}
	if rapid.Bool().Draw(t, "finished") {
		e.Finished = drawTime(t)
	}
	if rapid.Bool().Draw(t, "jot") {
		e.Kind, e.Set, e.SetVersion = journal.Jot, "", 0
	}
	if rapid.Bool().Draw(t, "tagged") {
		e.Tags = []string{"groups", "x" + drawText(t)}
	}
	for _, q := range set.Questions {
		a := journal.Answer{Question: q.ID, Ask: q.Ask, Text: drawText(t), Conflicts: drawVersions(t)}
		for _, f := range q.Fields {
			a.Details = append(a.Details, journal.Detail{Field: f.ID, Label: f.Label, Value: "x" + drawText(t)})
		}
		e.Answers = append(e.Answers, a)
	}
	return e
}

func drawVersions(t *rapid.T) []journal.Version {
	if rapid.Bool().Draw(t, "one wording") {
		return nil
	}
	return []journal.Version{{Text: drawText(t), At: drawTime(t)}}
}

// drawText returns text as a journal holds it: cleaned, otherwise anything.
func drawText(t *rapid.T) string {
	hard := rapid.SampledFrom([]string{"", "\t", "a\nb", `"\u2028`, "<b>&", "e\u0301", "👩🏽‍🏫", "\uFFFD", "ערב", "  two  spaces "})
	return text.Clean(hard.Draw(t, "hard") + rapid.StringN(0, 12, -1).Draw(t, "text"))
}

func drawTime(t *rapid.T) time.Time {
	zone := time.FixedZone("", 900*rapid.IntRange(-48, 56).Draw(t, "quarters of an hour"))
	return time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "s"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns")).In(zone)
}

// An older program, or another hand, may have left anything in the journal.
// None of it reaches a terminal through an export, and it is all there.
func TestExportHoldsHostileTextHarmlessly(t *testing.T) {
	hostile := "a\x1b]0;t\x07\x1b[31m\u202eb\u0085\x7f\u2066\U000E0041\u2028z"
	c := journal.Archive{Entries: []journal.Entry{{ID: "k3", Rev: 1, Kind: journal.Jot, Title: hostile}}}
	for _, f := range exchange.Formats() {
		out := written(t, f, c)
		if clean := text.Clean(out); clean != out {
			t.Errorf("%s holds what steers a terminal: %q", f.Name, out)
		}
		if !strings.Contains(out, `a\u001b]0;t\u0007\u001b[31m\u202eb\u0085\u007f\u2066\udb40\udc41\u2028z`) {
			t.Errorf("%s does not hold all of the title: %s", f.Name, out)
		}
		p, err := exchange.Read(strings.NewReader(out), prompts.Shipped(), later)
		if err != nil || p.Cleaned != 1 || p.Entries[0].Title != text.Clean(hostile) {
			t.Errorf("%s came back as %q, %d cleaned, %v", f.Name, p.Entries[0].Title, p.Cleaned, err)
		}
	}
}

// A full disk or a closed pipe must not pass for a whole export.
func TestWritersReportWhatTheDiskSays(t *testing.T) {
	entry := journal.Entry{ID: "k3", Rev: 1, Kind: journal.Jot, Title: strings.Repeat("x", 100)}
	c := journal.Archive{Entries: repeated(entry, 100)}
	for _, f := range exchange.Formats() {
		for _, room := range []int{0, 10, 5000} {
			if err := f.Write(&full{room: room}, exchange.Of(c)); !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("%s with room for %d bytes: %v", f.Name, room, err)
			}
		}
	}
}

func repeated(e journal.Entry, n int) []journal.Entry {
	all := make([]journal.Entry, n)
	for i := range all {
		all[i] = e
	}
	return all
}

// full is a disk with room for some bytes.
type full struct {
	bytes.Buffer
	room int
}

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, io.ErrShortWrite
	}
	return f.Buffer.Write(p)
}

// The export of very many years comes back too, which is several documents, each with what
// comes from its entries.
func TestALongExportComesBackInParts(t *testing.T) {
	var c journal.Archive
	words := strings.Repeat("words of a long year ", 9_000)
	for i := range 420 {
		id := journal.ID(fmt.Sprintf("entry%04d", i))
		c.Entries = append(c.Entries, journal.Entry{
			ID: id, Rev: 1, Kind: journal.Jot, Title: "T", Happened: later, Finished: later, Heavy: true,
			Answers: []journal.Answer{{Question: "note", Ask: "?", Text: words}},
		})
		c.Lessons = append(c.Lessons, journal.Lesson{ID: id, Entry: id, Rev: 1, Text: "L", Made: later})
	}
	c.Lessons = append(c.Lessons, journal.Lesson{ID: "loose", Rev: 1, Text: "L", Made: later})
	formats := exchange.Formats()
	if testing.Short() { // the first is in several documents
		formats = formats[:1]
	}
	for _, f := range formats {
		var out bytes.Buffer
		if err := f.Write(&out, exchange.Of(c)); err != nil {
			t.Fatal(err)
		}
		if out.Len() < 64<<20 {
			t.Fatalf("%s: only %d bytes", f.Name, out.Len())
		}
		var all journal.Archive
		parts := 0
		lessons, others := exchange.ReadInTurn(bytes.NewReader(out.Bytes()), int64(out.Len()), prompts.Shipped(), later)
		for p, err := range lessons {
			if err != nil || len(p.Entries) > 0 {
				t.Fatalf("%s: among the lessons are %d entries, %v", f.Name, len(p.Entries), err)
			}
			all.Lessons = append(all.Lessons, p.Lessons...)
		}
		taught := 0
		for p, err := range others {
			if err != nil {
				t.Fatalf("%s: part %d: %v", f.Name, p.Part, err)
			}
			parts, taught = p.Part, taught+p.Taught
			all.Entries = append(all.Entries, p.Entries...)
		}
		if taught != len(all.Lessons) {
			t.Errorf("%s: %d lessons came first, and %d were left out", f.Name, len(all.Lessons), taught)
		}
		if diff := cmp.Diff(c, all); parts < 2 || diff != "" {
			t.Errorf("%s came back in %d parts as another: %.2000s", f.Name, parts, diff)
		}
	}
}

// A record at the highest revision that is taken in is changed here, and can be read all the same.
func TestARevisionAboveTheHighestIsWrittenAsThat(t *testing.T) {
	for _, rev := range []int{exchange.MaxRev + 1, 1 << 31} {
		c := journal.Archive{
			Entries:   []journal.Entry{{ID: "k3", Rev: rev, Kind: journal.Jot, Title: "T", Happened: later, Finished: later}},
			Lessons:   []journal.Lesson{{ID: "l1", Rev: rev, Text: "L", Made: later}},
			OfEntries: journal.OfEntries{Heard: []journal.Heard{{ID: "h1", Rev: rev, Words: "W", Made: later}}},
		}
		var b bytes.Buffer
		if err := exchange.WriteJSON(&b, exchange.Of(c)); err != nil {
			t.Fatal(err)
		}
		got, err := exchange.Read(&b, prompts.Shipped(), later)
		if err != nil || got.Entries[0].Rev != exchange.MaxRev || got.Lessons[0].Rev != exchange.MaxRev || got.Heard[0].Rev != exchange.MaxRev {
			t.Errorf("%d: %v", rev, err)
		}
	}
}

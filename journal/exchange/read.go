package exchange

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"messup/journal"
	"messup/prompts"
)

// A Parcel is what came in a file, ready to be taken in.
type Parcel struct {
	journal.Archive
	Repaired int // texts with bytes that are no UTF-8, now U+FFFD
	Cleaned  int // texts that lost characters text.Clean takes out
	Twice    int // entries left out because the file holds the same again
}

// Read reads messup's own format, one document or JSON Lines, all of it or
// nothing. Texts come cleaned. Errors wrap journal.ErrBadImport, or
// journal.ErrTooLong for what is over a limit, and name the entry and the
// field; others are r's.
//
// What is missing is filled in:
//
//   - id: made from happened, title and answers, so that reading the file
//     again does not make a second entry
//   - kind: the one the set makes
//   - an answer's ask and a detail's label: the wording of sets under its id
//   - a lesson's id: its entry's, else made from its text; made: when its
//     entry happened, else now
//
// An entry with a rev was kept by a messup, and otherwise stands as it is. For
// one without,
//
//   - set: the first of sets that asks all the entry answers
//   - answers come in the order asked, and empty ones not at all
//   - finished: edited, else happened, unless "draft" is true
func Read(r io.Reader, sets prompts.Library, now time.Time) (Parcel, error) {
	var all Parcel
	n := 0
	for p, err := range ReadParts(r, sets, now) {
		if err != nil {
			return Parcel{}, err
		}
		if n++; n > 1 {
			return Parcel{}, fmt.Errorf("%w: the file has more than one part, and one is read here", journal.ErrTooLong)
		}
		all = p
	}
	return all, nil
}

// ReadParts is Read for a file of any length, such as the export of many years:
// documents one after the other, or JSON Lines in which entries follow what is
// none. Each part is read whole, or not at all, and bears the limits of one.
func ReadParts(r io.Reader, sets prompts.Library, now time.Time) iter.Seq2[Parcel, error] {
	return func(yield func(Parcel, error) bool) {
		f := &file{stream: newStream(r), sets: sets, sections: sections(), now: now}
		if err := f.foreign(); err != nil {
			yield(Parcel{}, err)
			return
		}
		for !f.ended {
			p, err := f.part()
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// A parcel is a Parcel being filled.
type parcel struct {
	reader
	Parcel
	beside  beside // who makes the entries
	entries int    // handed over
	now     time.Time
}

// entry hands over an entry that takes so many bytes.
func (p *parcel) entry(o *object, json []byte, size int) {
	p.entries++
	p.beside.entry(o, json, size)
	if p.beside.failed.Load() {
		p.settle()
	}
}

// settle waits for the entries. What is wrong with one lies before anything else that is.
func (p *parcel) settle() {
	p.beside.end()
	if p.beside.err != nil {
		p.err = p.beside.err
	}
	p.Entries = p.beside.all
}

func (p *parcel) lesson(o *object) {
	if p.err != nil {
		return
	}
	l := readLesson(o)
	if len(l.Text) > journal.MaxLine && p.err == nil {
		p.err = fmt.Errorf("%w: %stext is over %d bytes", journal.ErrTooLong, o.place(), journal.MaxLine)
	}
	p.Lessons = append(p.Lessons, l)
}

// join looks at the file as a whole: no two records with one id, and lessons
// dated by their entries.
func (p *parcel) join() {
	if p.err != nil {
		return
	}
	first := make(map[journal.ID]int, len(p.Entries))
	kept := p.Entries[:0]
	for i, e := range p.Entries {
		at, twice := first[e.ID]
		switch {
		case !twice:
			first[e.ID] = len(kept)
			kept = append(kept, e)
		case kept[at].Rev == e.Rev && kept[at].Same(e):
			p.Twice++
		default:
			p.err = fmt.Errorf("%w: entry %d: id: %s is the id of an earlier entry in the file too", journal.ErrBadImport, i+1, e.ID)
			return
		}
	}
	p.Entries = kept
	p.err = cmp.Or(
		onlyOnce("lesson", p.Lessons, func(l journal.Lesson) journal.ID { return l.ID }),
		onlyOnce("plan", p.Plans, func(x journal.Plan) journal.ID { return x.ID }),
		onlyOnce("check-in", p.Checkins, func(x journal.Checkin) journal.ID { return x.ID }),
		onlyOnce("heard", p.Heard, func(x journal.Heard) journal.ID { return x.ID }),
		onlyOnce("review", p.Reviews, func(x journal.Review) journal.ID { return x.ID }),
	)
	for i := range p.Plans {
		if p.Plans[i].Made.IsZero() {
			p.Plans[i].Made = p.now
		}
	}
	for i := range p.Checkins {
		if p.Checkins[i].Made.IsZero() {
			p.Checkins[i].Made = p.now
		}
	}
	for i := range p.Heard {
		if p.Heard[i].Made.IsZero() {
			p.Heard[i].Made = p.now
		}
	}
	for i, l := range p.Lessons {
		if !l.Made.IsZero() {
			continue
		}
		p.Lessons[i].Made = p.now
		if at, ok := first[l.Entry]; ok {
			p.Lessons[i].Made = p.Entries[at].Happened
		}
	}
	p.Entries, p.Lessons = slices.Clip(p.Entries), slices.Clip(p.Lessons)
}

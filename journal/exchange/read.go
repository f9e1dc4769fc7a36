package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"iter"
	"math"
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
	Part     int // of the file, from 1
	Taught   int // lessons that are left out because they came before
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
	for p, err := range pieces(r, sets, now, math.MaxInt) {
		if err != nil {
			return Parcel{}, err
		}
		if p.Part > 1 {
			return Parcel{}, fmt.Errorf("%w: the file has more than one part, and one is read here", journal.ErrTooLong)
		}
		all = p
	}
	happened := make(map[journal.ID]time.Time, len(all.Entries))
	for i, e := range all.Entries {
		happened[e.ID] = e.Happened
		all.Entries[i].Rev = max(e.Rev, 1)
	}
	dateLessons(all.Lessons, happened, now)
	return all, nil
}

// pieces is Read for a file of any length, such as the export of many years: documents one
// after the other, or JSON Lines in which entries follow what is none. It is handed on in
// pieces of so many records, in the order of the file; a part is a piece at most. Each part
// bears the limits of one. A lesson that says nothing of when it was made has no time yet.
func pieces(r io.Reader, sets prompts.Library, now time.Time, enough int) iter.Seq2[Parcel, error] {
	return func(yield func(Parcel, error) bool) {
		f := &file{stream: newStream(r), sets: sets, sections: sections(), now: now, enough: enough}
		err := f.foreign()
		for err == nil && !f.ended {
			f.parts++
			err = f.part(yield)
		}
		if err != nil && !errors.Is(err, errEnough) {
			yield(Parcel{}, err)
		}
	}
}

// errEnough says that nobody wants more of a file.
var errEnough = errors.New("enough was read")

// A parcel is a Parcel being filled.
type parcel struct {
	reader
	Parcel
	yield   func(Parcel, error) bool
	beside  beside // who makes the entries
	entries int    // handed over
	others  int    // in the piece, beside entries
	size    int    // of the piece, in bytes of the file
	enough  int    // of them for a piece
	now     time.Time
	first   map[uint64]uint64          // by the sum of its id, that of what an entry of this part says
	seen    map[string]map[uint64]bool // the ids of other kinds, and how many there were
	nth     map[string]int
}

func newParcel(f *file, yield func(Parcel, error) bool) *parcel {
	p := &parcel{
		now: f.now, enough: f.enough, reader: reader{sets: f.sets}, yield: yield,
		beside: beside{reader: reader{sets: f.sets}, seed: maphash.MakeSeed()},
		first:  map[uint64]uint64{}, seen: map[string]map[uint64]bool{}, nth: map[string]int{},
	}
	p.Part = f.parts
	return p
}

// entry hands over an entry that takes so many bytes.
func (p *parcel) entry(o *object, json []byte, size int) {
	p.entries++
	p.beside.entry(o, json, size)
	if p.beside.failed.Load() {
		p.settle()
	}
	p.fetch()
	p.hand(false)
}

// other takes a record that is no entry.
func (p *parcel) other(k section, o *object, size int) {
	p.settle()
	if p.err == nil {
		k.take(p, o)
		p.others, p.size = p.others+1, p.size+size
	}
	p.hand(false)
}

// settle waits for the entries. What is wrong with one lies before anything else that is.
func (p *parcel) settle() {
	p.beside.end()
	if p.beside.err != nil {
		p.err = p.beside.err
	}
	p.fetch()
}

// fetch takes the entries that were made. No two of a part have one id, unless they are
// the same.
func (p *parcel) fetch() {
	for _, e := range p.beside.all {
		id := maphash.String(p.beside.seed, string(e.ID))
		says, twice := p.first[id]
		switch p.nth["entry"]++; {
		case !twice:
			p.first[id] = e.sum
			p.Entries, p.size = append(p.Entries, e.Entry), p.size+e.size
		case says == e.sum:
			p.Twice++
		case p.err == nil:
			p.err = fmt.Errorf("%w: entry %d: id: %s is the id of an earlier entry in the file too", journal.ErrBadImport, p.nth["entry"], e.ID)
		}
	}
	p.beside.all = nil
}

// hand hands on what there is, if it is enough, or all of it.
func (p *parcel) hand(all bool) {
	if p.err != nil || !all && (len(p.Entries)+p.others < p.enough && p.size/batchSize < p.enough/batchLen) {
		return
	}
	if p.check(); p.err != nil {
		return
	}
	piece := p.Parcel
	piece.Repaired, piece.Cleaned = p.repaired, p.cleaned
	if all { // until then another may be counting
		piece.Repaired, piece.Cleaned = piece.Repaired+p.beside.repaired, piece.Cleaned+p.beside.cleaned
	}
	p.Parcel, p.repaired, p.cleaned, p.others, p.size = Parcel{Part: p.Part}, 0, 0, 0, 0
	if !p.yield(piece, nil) {
		p.err = errEnough
	}
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

// check looks at a piece as one of a file: no two records with one id, and all of them
// dated that need no entry for it.
func (p *parcel) check() {
	p.err = cmp.Or(
		onlyOnce(p, "lesson", p.Lessons, func(l journal.Lesson) journal.ID { return l.ID }),
		onlyOnce(p, "plan", p.Plans, func(x journal.Plan) journal.ID { return x.ID }),
		onlyOnce(p, "check-in", p.Checkins, func(x journal.Checkin) journal.ID { return x.ID }),
		onlyOnce(p, "heard", p.Heard, func(x journal.Heard) journal.ID { return x.ID }),
		onlyOnce(p, "review", p.Reviews, func(x journal.Review) journal.ID { return x.ID }),
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
}

// dateLessons gives the lessons that do not say when they were made the day of their entry, or
// now.
func dateLessons(lessons []journal.Lesson, happened map[journal.ID]time.Time, now time.Time) {
	for i, l := range lessons {
		if l.Made.IsZero() {
			lessons[i].Made = now
			if at, is := happened[l.Entry]; is {
				lessons[i].Made = at
			}
		}
	}
}

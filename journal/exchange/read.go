package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"messup/journal"
	"messup/prompts"
)

// The most one file may hold.
const (
	MaxFile    = 64 << 20 // bytes
	MaxEntries = 100_000
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
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return Parcel{}, err
	}
	if len(data) > MaxFile {
		return Parcel{}, fmt.Errorf("%w: the file is over %d MB, the most that is read at once", journal.ErrTooLong, MaxFile>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	values, err := splitValues(data)
	if err != nil {
		return Parcel{}, err
	}
	p := parcel{now: now, reader: reader{sets: sets}}
	if len(values) == 1 && isDocument(values[0]) {
		p.document(p.open(nil, "", values[0]))
	} else {
		p.jsonLines(values)
	}
	p.join()
	if p.err != nil {
		return Parcel{}, p.err
	}
	p.Repaired, p.Cleaned = p.repaired, p.cleaned
	return p.Parcel, nil
}

// splitValues returns the JSON values the file consists of.
func splitValues(data []byte) ([]json.RawMessage, error) {
	var values []json.RawMessage
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		var v json.RawMessage
		err := dec.Decode(&v)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: line %d is not JSON: %s", journal.ErrBadImport, lineOf(data, dec, err), quiet(err.Error()))
		}
		values = append(values, v)
		if len(values) > 2*MaxEntries {
			return nil, tooMany()
		}
	}
	if len(values) == 0 {
		return nil, fmt.Errorf("%w: it is empty", journal.ErrBadImport)
	}
	return values, nil
}

// lineOf counts the lines up to where a decoder stopped.
func lineOf(data []byte, dec *json.Decoder, err error) int {
	at := dec.InputOffset()
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.Is(err, io.ErrUnexpectedEOF):
		at = int64(len(data))
	}
	return 1 + bytes.Count(data[:min(max(at-1, 0), int64(len(data)))], []byte("\n"))
}

func tooMany() error {
	return fmt.Errorf("%w: the file holds more than %d entries, the most that are read at once", journal.ErrTooLong, MaxEntries)
}

// isDocument tells a whole document from a single line of JSON Lines.
func isDocument(v json.RawMessage) bool {
	var top struct {
		App, Format, Entries json.RawMessage
	}
	if err := json.Unmarshal(v, &top); err != nil {
		return true // not an object at all: document says so
	}
	return top.App != nil || top.Format != nil || top.Entries != nil
}

// A parcel is a Parcel being filled.
type parcel struct {
	reader
	Parcel
	now time.Time
}

func (p *parcel) document(top *object) {
	if app := top.text("app"); app != "" && app != "messup" {
		top.fail("app", "this file is from %q, not from messup", app)
	}
	if v := top.number("format"); v > formatVersion {
		top.fail("format", "this file has format %d and needs a newer messup; this one reads up to %d", v, formatVersion)
	}
	top.need("entries")
	entries := top.objects("entries", "entry")
	others := map[string][]*object{}
	for _, k := range sections() {
		if k.list != settingsField {
			others[k.list] = top.objects(k.list, k.what)
		} else if raw := top.take(k.list); raw != nil {
			others[k.list] = []*object{p.open(top, k.what, raw)}
		}
	}
	top.end()
	for _, o := range entries {
		p.entry(o)
	}
	for _, k := range sections() {
		for _, o := range others[k.list] {
			k.take(p, o)
		}
	}
}

func (p *parcel) jsonLines(values []json.RawMessage) {
	for i, v := range values {
		o := p.open(nil, fmt.Sprint("entry ", i+1), v)
		if !p.otherLine(o, i+1) {
			p.entry(o)
		}
	}
}

// otherLine takes a line that holds something other than an entry; false if it
// holds an entry.
func (p *parcel) otherLine(o *object, line int) bool {
	for _, k := range sections() {
		if inner := o.take(k.line); inner != nil {
			o.label = fmt.Sprint("line ", line)
			o.end()
			k.take(p, p.open(o, k.line, inner))
			return true
		}
	}
	return false
}

func (p *parcel) entry(o *object) {
	if len(p.Entries) == MaxEntries && p.err == nil {
		p.err = tooMany()
	}
	if p.err != nil {
		return
	}
	e := readEntry(o)
	if p.err != nil {
		return
	}
	if err := e.Check(); err != nil {
		p.err = fmt.Errorf("%s%w", o.place(), err)
	}
	p.Entries = append(p.Entries, e)
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

package exchange

import (
	"bytes"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/prompts"
)

// ReadInTurn reads messup's own format, of which Read says what is filled in: the lessons first,
// as an entry that comes without one draws its own, and then all else. Each goes through
// the file when it is asked for, and yields it in small pieces, so that one of any length can be read,
// such as the export of many years; what is wrong with the file others tells, at the latest. An
// entry that no messup kept comes without a revision: who takes it in draws from it what it lacks.
func ReadInTurn(from io.ReaderAt, size int64, sets prompts.Library, now time.Time) (lessons, others iter.Seq2[Parcel, error]) {
	t := &turn{from: from, size: size, sets: sets, now: now}
	return t.lessons, t.others
}

// A turn is a file while it is read more than once.
type turn struct {
	from io.ReaderAt
	size int64
	sets prompts.Library
	now  time.Time
	err  error // what was wrong with the lessons
}

func (t *turn) all() iter.Seq2[Parcel, error] {
	return pieces(io.NewSectionReader(t.from, 0, t.size), t.sets, t.now, batchLen)
}

// others reads all of the file, and yields what are no lessons.
func (t *turn) others(yield func(Parcel, error) bool) {
	for p, err := range t.all() {
		p.Taught, p.Lessons = len(p.Lessons), nil
		if !yield(p, err) || err != nil {
			return
		}
	}
	if t.err != nil {
		yield(Parcel{}, t.err)
	}
}

// lessons reads the lessons. An error is kept: whoever reads all of the file finds the
// first thing that is wrong with it.
func (t *turn) lessons(yield func(Parcel, error) bool) {
	happened := map[journal.ID]time.Time{}
	for p, err := range t.taught() {
		if t.err = err; err != nil {
			return
		}
		for _, l := range p.Lessons {
			if l.Made.IsZero() && l.Entry != "" {
				happened[l.Entry] = t.now
			}
		}
	}
	if len(happened) > 0 && t.dated(happened) != nil {
		return
	}
	for p, err := range t.taught() {
		if err != nil {
			return
		}
		dateLessons(p.Lessons, happened, t.now)
		if !yield(Parcel{Archive: journal.Archive{Lessons: p.Lessons}, Part: p.Part}, nil) {
			return
		}
	}
}

// dated looks up when some entries happened, as far as they are in the file.
func (t *turn) dated(happened map[journal.ID]time.Time) error {
	for p, err := range t.all() {
		if t.err = err; err != nil {
			return err
		}
		for _, e := range p.Entries {
			if _, asked := happened[e.ID]; asked {
				happened[e.ID] = e.Happened
			}
		}
	}
	return nil
}

// taught yields the lessons as they stand in the file.
func (t *turn) taught() iter.Seq2[Parcel, error] {
	where, found := lessonsIn(io.NewSectionReader(t.from, 0, t.size))
	if !found {
		return t.all()
	}
	return func(yield func(Parcel, error) bool) {
		for some := range slices.Chunk(where, MaxEntries/2) {
			for p, err := range pieces(t.document(some), t.sets, t.now, batchLen) {
				if !yield(p, err) || err != nil {
					return
				}
			}
		}
	}
}

// A span is a piece of a file that holds one lesson, or a list of them.
type span struct {
	from, to int64
	list     bool
}

// document makes documents of lessons, for who reads the whole of one.
func (t *turn) document(some []span) io.Reader {
	const head, tail = `{"entries":[],"lessons":`, "}\n"
	var all []io.Reader
	put := func(s string) { all = append(all, strings.NewReader(s)) }
	for i, at := range some {
		begins := at.list || i == 0 || some[i-1].list
		ends := at.list || i == len(some)-1 || some[i+1].list
		switch {
		case begins && at.list:
			put(head)
		case begins:
			put(head + "[")
		default:
			put(",")
		}
		all = append(all, io.NewSectionReader(t.from, at.from, at.to-at.from))
		switch {
		case ends && at.list:
			put(tail)
		case ends:
			put("]" + tail)
		}
	}
	return io.MultiReader(all...)
}

// lessonsIn finds the lessons of documents and lines without looking at anything else of
// them: that takes a tenth of the time. It finds nothing where names are not written as
// they are usually.
func lessonsIn(r io.Reader) (where []span, found bool) {
	f := finder{}
	buf := make([]byte, 64<<10)
	for {
		n, err := r.Read(buf)
		if !f.through(buf[:n]) {
			return nil, false
		}
		if err != nil { // or it comes again, to who reads all of it
			return f.where, true
		}
	}
}

// A finder goes through a file whose JSON nobody has looked at.
type finder struct {
	where   []span
	at      int64 // where what it goes through begins
	depth   int
	text    bool // in a text
	escaped bool // behind a backslash there
	value   bool // behind the colon of a field at the top
	name    []byte
	from    int64 // where the lesson begins that it is in; 0 outside
	list    bool
}

func (f *finder) through(b []byte) (usual bool) {
	for i := 0; i < len(b); i++ {
		if f.text {
			n, ok := f.inText(b[i:])
			if !ok {
				return false
			}
			i += n
			continue
		}
		f.one(b[i], f.at+int64(i))
	}
	f.at += int64(len(b))
	return true
}

// inText goes on to the end of a text, or of b, and returns at which byte that is.
func (f *finder) inText(b []byte) (at int, usual bool) {
	named := f.depth == 1 && !f.value
	quote := -1 // where the next one is, once somebody looked
	for at = 0; at < len(b); at++ {
		if !named && !f.escaped {
			if quote < at {
				if quote = bytes.IndexByte(b[at:], '"'); quote < 0 {
					quote = len(b) - at
				}
				quote += at
			}
			if skip := bytes.IndexByte(b[at:quote], '\\'); skip >= 0 {
				at += skip
			} else if at = quote; at == len(b) {
				return at, true
			}
		}
		switch c := b[at]; {
		case f.escaped:
			f.escaped = false
		case c == '"':
			f.text = false
			return at, true
		case c == '\\' && named:
			return at, false
		case c == '\\':
			f.escaped = true
		case named && len(f.name) < 16:
			f.name = append(f.name, c)
		}
	}
	return at, true
}

// one looks at a byte outside of texts.
func (f *finder) one(c byte, at int64) {
	switch c {
	case '"':
		f.text = true
		if f.depth == 1 && !f.value {
			f.name = f.name[:0]
		}
	case ':':
		f.value = f.value || f.depth == 1
	case ',':
		f.value = f.value && f.depth > 1
	case '{', '[':
		if f.depth++; f.depth == 1 {
			f.value = false
		}
		isLesson := string(f.name) == "lesson" && c == '{' || string(f.name) == "lessons" && c == '['
		if f.depth == 2 && f.value && isLesson {
			f.from, f.list = at, c == '['
		}
	case '}', ']':
		if f.depth--; f.depth == 1 && f.from > 0 {
			f.where = append(f.where, span{f.from, at + 1, f.list})
			f.from = 0
		}
	}
}

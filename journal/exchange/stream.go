package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"messup/journal"
)

// The most one part of a file may hold. Everything is counted before it is
// opened, and nothing is held longer than until it is handed on: a file from a stranger
// costs no more than these allow, whatever is in it.
const (
	MaxRecord  = 16 << 20 // bytes of one entry, lesson and so on; one at its limit, with all of it escaped, has less
	MaxEntries = 100_000  // in one part; as many of each other kind, too
	maxValues  = 100_000  // texts, numbers, objects and lists in one record
	maxList    = 10_000   // items of one list in a record
	maxFields  = 64       // of one object
	maxDepth   = 16       // lists and objects inside of each other
)

// A stream reads the JSON of a file piece by piece, and counts what it reads.
type stream struct {
	dec    *json.Decoder
	in     meter
	buf    json.RawMessage // of the last record; the next one takes its place
	values int             // in this part
	part   int64           // where this part begins
}

// A meter stops reading where a limit is passed.
type meter struct {
	from  *bufio.Reader
	read  int64 // bytes given out
	lines int   // line ends among them
	last  byte
	piece int64 // where what is being read must have ended
}

var errPiece = errors.New("a piece of the file is too long")

func (m *meter) Read(b []byte) (int, error) {
	if m.read >= m.piece {
		return 0, errPiece
	}
	b = b[:min(int64(len(b)), m.piece-m.read)]
	n, err := m.from.Read(b)
	m.read += int64(n)
	m.lines += bytes.Count(b[:n], []byte("\n"))
	if n > 0 {
		m.last = b[n-1]
	}
	return n, err
}

func newStream(r io.Reader) *stream {
	s := &stream{in: meter{from: bufio.NewReaderSize(r, 64<<10)}}
	if mark, err := s.in.from.Peek(3); err == nil && string(mark) == "\uFEFF" {
		_, _ = s.in.from.Discard(len(mark)) // they were there a moment ago
	}
	s.dec = json.NewDecoder(&s.in)
	s.dec.UseNumber()
	s.begin()
	return s
}

// foreign says so if what a file begins with is that of another kind of file. In
// such a one there is no place to mend.
func (s *stream) foreign() error {
	b, _ := s.in.from.Peek(512) // an error comes again, with the next that is read
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")):
		return fmt.Errorf("%w: it is written in UTF-16; save it as UTF-8", journal.ErrNoImport)
	case bytes.IndexByte(b, 0) >= 0:
		return fmt.Errorf("%w: it is no text", journal.ErrNoImport)
	}
	begins := bytes.TrimSpace(b)
	line, _, _ := bytes.Cut(begins, []byte("\n"))
	switch small := bytes.ToLower(begins); {
	case bytes.HasPrefix(small, []byte("<")) && (bytes.Contains(small, []byte("doctype html")) || bytes.Contains(small, []byte("<html"))):
		return fmt.Errorf("%w: it is a page for a browser (HTML), and is not read; what `messup export --format json` writes comes back", journal.ErrNoImport)
	case bytes.HasPrefix(small, []byte("begin:vcalendar")):
		return fmt.Errorf("%w: it is a calendar, and is not read; what `messup export --format json` writes comes back", journal.ErrNoImport)
	case len(begins) > 0 && bytes.IndexByte([]byte("{["), begins[0]) < 0 && isTable(line):
		return fmt.Errorf("%w: it is a table for a spreadsheet (CSV), and is not read; what `messup export --format json` writes comes back", journal.ErrNoImport)
	case bytes.HasPrefix(begins, []byte("{")) && bytes.HasPrefix(bytes.TrimSpace(begins[1:]), []byte(`"messup_bundle"`)):
		return fmt.Errorf("%w: it is a bundle that somebody shared; `messup report --merge` brings such bundles together", journal.ErrNoImport)
	}
	return nil
}

// isTable reports whether the first line of a file is that of a table: names of columns, of which the
// first are single words, and no sentence.
func isTable(line []byte) bool {
	for _, apart := range []string{",", ";", "\t"} {
		cells := bytes.Split(line, []byte(apart))
		if len(cells) > 2 && len(bytes.Fields(cells[0])) == 1 && len(bytes.Fields(cells[1])) == 1 {
			return true
		}
	}
	return false
}

// begin begins a part.
func (s *stream) begin() {
	s.part, s.values = s.dec.InputOffset(), 0
	s.piece()
}

// piece begins one piece of the file: a token, a record.
func (s *stream) piece() { s.in.piece = max(s.dec.InputOffset(), s.in.read-(64<<10)) + MaxRecord }

// size returns how much of this part was read.
func (s *stream) size() int64 { return s.dec.InputOffset() - s.part }

func (s *stream) token() (json.Token, error) {
	s.piece()
	t, err := s.dec.Token()
	return t, s.wrong(err)
}

func (s *stream) more() bool {
	s.piece()
	return s.dec.More()
}

// record reads one value whole, which is or belongs to o. It is good until the
// next is read.
func (s *stream) record(o *object) (json.RawMessage, error) {
	s.piece()
	if err := s.dec.Decode(&s.buf); err != nil {
		return nil, s.wrong(err)
	}
	values, depth := weigh(s.buf)
	s.values += values
	switch {
	case depth > maxDepth:
		return nil, fmt.Errorf("%w: %slists and objects are %d deep inside of each other, and %d is the most that is read", journal.ErrTooLong, o.place(), depth, maxDepth)
	case values > maxValues:
		return nil, fmt.Errorf("%w: %smore than %d texts, numbers and lists, the most that are read of one", journal.ErrTooLong, o.place(), maxValues)
	}
	return s.buf, nil
}

// weigh counts the values in a piece of JSON that is well formed, and how deep
// they lie.
func weigh(raw []byte) (values, deepest int) {
	depth, between := 0, true // between values
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; c {
		case '{', '[':
			values++
			depth++
			deepest = max(deepest, depth)
			between = true
		case '}', ']':
			depth--
			between = true
		case ',', ':', ' ', '\t', '\r', '\n':
			between = true
		case '"':
			values++
			i = endOfString(raw, i) - 1
			between = false
		default:
			if between {
				values++
			}
			between = false
		}
	}
	return values, deepest
}

// wrong says what is wrong with the file, and where; io.EOF is passed on.
func (s *stream) wrong(err error) error {
	var syntax *json.SyntaxError
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return err
	case errors.Is(err, errPiece):
		return fmt.Errorf("%w: line %d: what begins there is over %d MB, the most that is read of one entry", journal.ErrTooLong, s.line(0), MaxRecord>>20)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return s.cutShort()
	case errors.As(err, &syntax):
		return s.noJSON()
	}
	return err
}

// cutShort says that the file ends where it should not.
func (s *stream) cutShort() error {
	last := s.in.lines
	if s.in.last != '\n' {
		last++
	}
	return fmt.Errorf("%w: line %d is not whole: the file ends in the middle of it", journal.ErrBadImport, max(last, 1))
}

// noJSON says where the file is not JSON, with what stands there: a person finds the place
// by that. The decoder stands at the beginning of the value that has the fault.
func (s *stream) noJSON() error {
	rest, _ := io.ReadAll(s.dec.Buffered()) // it is in memory
	at := 0
	var raw json.RawMessage
	var syntax *json.SyntaxError
	if err := json.NewDecoder(bytes.NewReader(rest)).Decode(&raw); errors.As(err, &syntax) {
		at = int(min(max(syntax.Offset-1, 0), int64(len(rest))))
	}
	begins := 1 + bytes.LastIndexByte(rest[:at], '\n')
	ends := len(rest)
	if i := bytes.IndexByte(rest[at:], '\n'); i >= 0 {
		ends = at + i
	}
	near := rest[max(begins, at-nearby):min(ends, at+nearby)]
	return fmt.Errorf("%w: line %d is not JSON near %q", journal.ErrBadImport, s.line(int64(at)), quiet(string(near)))
}

// nearby is how many letters before and after a fault are shown.
const nearby = 20

// line returns the line so many bytes behind where the decoder stands.
func (s *stream) line(behind int64) int {
	rest, _ := io.ReadAll(s.dec.Buffered()) // it is in memory
	return 1 + s.in.lines - bytes.Count(rest[min(behind, int64(len(rest))):], []byte("\n"))
}

package foreign

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"time"

	"messup/journal"
)

// jrnlHead is the first line of an entry in jrnl's own text: a time in brackets, the title, and
// a star. It writes the time as its owner likes it.
//
//nolint:gochecknoglobals // what never changes is made once
var jrnlHead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\[(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)?)\](?: (.*)|$)`)
})

// jrnlText recognises that text.
func jrnlText(begins string, whole func() io.Reader, zone *time.Location) (j Journal, is bool) {
	first, _, _ := strings.Cut(begins, "\n")
	head := jrnlHead().FindStringSubmatch(strings.TrimRight(first, "\r"))
	if head == nil {
		return j, false
	}
	timed := strings.Contains(head[1], ":")
	return Journal{jrnlSource, func(yield func(piece, error) bool) {
		(&jrnlReader{in: bufio.NewReader(whole()), zone: zone, timed: timed, yield: yield}).all()
	}}, true
}

// A jrnlReader goes through that text line by line.
type jrnlReader struct {
	in    *bufio.Reader
	zone  *time.Location
	timed bool // its times have an hour: a day alone in brackets is a line of a text
	yield func(piece, error) bool

	piece
	text  bytes.Buffer
	wrong error
	begun bool
}

func (r *jrnlReader) all() {
	for {
		line, err := r.line()
		if err != nil && !errors.Is(err, io.EOF) {
			r.yield(piece{}, broken(err))
			return
		}
		if line != nil && !r.take(line) {
			return
		}
		if err != nil {
			r.hand()
			return
		}
	}
}

// line reads a line, of one that is longer than can be kept what fits: that entry is left out.
func (r *jrnlReader) line() (line []byte, err error) {
	for {
		part, err := r.in.ReadSlice('\n')
		if len(line) <= longest {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			if line == nil && err == nil {
				line = []byte{}
			}
			return bytes.TrimRight(line, "\r\n"), err //nolint:wrapcheck // broken wraps it
		}
	}
}

// take takes a line: the first of an entry, or one more of its text.
func (r *jrnlReader) take(b []byte) (goOn bool) {
	b, old := decoded(b)
	line := string(b)
	head := jrnlHead().FindStringSubmatch(line)
	if head == nil || r.timed && !strings.Contains(head[1], ":") {
		if r.text.Len()+len(line) > longest {
			r.wrong = fmt.Errorf("%w: %w", errPiece, journal.ErrTooLong)
			return true
		}
		r.text.WriteString(line + "\n")
		if len(r.notes) == 0 { // of an entry it is said once
			r.notes = old
		}
		return true
	}
	if !r.hand() {
		return false
	}
	r.text.Reset()
	title, starred := strings.CutSuffix(strings.TrimRight(head[2], " "), " *")
	r.piece, r.begun = piece{title: title, said: head[1], starred: starred, notes: old}, true
	r.at, r.wrong = jrnlTime(head[1], r.zone)
	return true
}

// hand hands on the entry that has ended.
func (r *jrnlReader) hand() (goOn bool) {
	r.body = strings.TrimRight(r.text.String(), "\n")
	r.tags = marked(jrnlTag(), r.title+"\n"+r.body)
	return !r.begun || r.yield(r.piece, r.wrong)
}

// jrnlTag is how jrnl itself finds the tags of an entry.
//
//nolint:gochecknoglobals // what never changes is made once
var jrnlTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|\s)@([-+*#/\pL\pN_]+)`) })

// marked are the words of a text with a mark before them, each once.
func marked(by *regexp.Regexp, words string) (tags []string) {
	seen := map[string]bool{}
	for _, m := range by.FindAllStringSubmatch(words, -1) {
		if !seen[m[1]] {
			tags, seen[m[1]] = append(tags, m[1]), true
		}
	}
	return tags
}

// jrnlTime reads a time as jrnl may write it. Of 3/4/2026 nobody knows which day it is.
func jrnlTime(said string, zone *time.Location) (time.Time, error) {
	clean := strings.Replace(strings.ToUpper(said), "T", " ", 1)
	day, clock, _ := strings.Cut(clean, " ")
	var at time.Time
	var err error
	if parts := strings.FieldsFunc(day, func(r rune) bool { return r == '/' || r == '.' || r == '-' }); len(parts) == 3 {
		at, err = dayOf(parts, strings.ContainsRune(day, '/'), zone)
	}
	if err != nil {
		return at, fmt.Errorf("%w: %q %w", errPiece, said, err)
	}
	for _, as := range []string{"15:04", "15:04:05", "3:04:05 PM", "3:04 PM", "3:04PM", ""} {
		if c, err := time.Parse(as, clock); err == nil && !at.IsZero() {
			return time.Date(at.Year(), at.Month(), at.Day(), c.Hour(), c.Minute(), c.Second(), 0, zone), nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: %q is no date", errPiece, said)
}

var (
	errEither = errors.New("may be either of two days")
	errNone   = errors.New("is no date")
)

// dayOf reads a day: the year first, or day, month and year; with slashes those two may be the other
// way round, which is known where one of them can be no month.
func dayOf(parts []string, slashes bool, zone *time.Location) (time.Time, error) {
	order := parts
	if len(parts[0]) != 4 { // the year stands last
		order = []string{parts[2], parts[1], parts[0]}
		first, second := parts[0], parts[1]
		american := isMonth(first) && !isMonth(second)
		switch {
		case american && slashes:
			order = []string{parts[2], first, second}
		case slashes && isMonth(first) && isMonth(second) && strings.TrimLeft(first, "0") != strings.TrimLeft(second, "0"):
			return time.Time{}, errEither
		}
	}
	at, err := time.ParseInLocation("2006-1-2", strings.Join(order, "-"), zone)
	if err != nil {
		return time.Time{}, errNone
	}
	return at, nil
}

func isMonth(s string) bool {
	_, err := time.Parse("1", s)
	return err == nil
}

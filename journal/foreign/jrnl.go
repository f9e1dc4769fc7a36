package foreign

import (
	"bufio"
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
// a star.
//
//nolint:gochecknoglobals // what never changes is made once
var jrnlHead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\[(\d{4}-\d\d-\d\d \d\d?:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)\] ?(.*)$`)
})

// jrnlText recognises that text.
func jrnlText(begins string, whole func() io.Reader, zone *time.Location) (j Journal, is bool) {
	first, _, _ := strings.Cut(begins, "\n")
	if !jrnlHead().MatchString(strings.TrimRight(first, "\r")) {
		return j, false
	}
	return Journal{jrnlSource, func(yield func(piece, error) bool) { jrnlPieces(whole(), zone, yield) }}, true
}

func jrnlPieces(r io.Reader, zone *time.Location, yield func(piece, error) bool) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longest)
	var p piece
	var body strings.Builder
	var wrong error
	begun := false
	hand := func() bool {
		p.body = strings.TrimRight(body.String(), "\n")
		return !begun || yield(p, wrong)
	}
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r")
		head := jrnlHead().FindStringSubmatch(strings.TrimPrefix(line, "\uFEFF"))
		if head == nil {
			body.WriteString(line + "\n")
			continue
		}
		if !hand() {
			return
		}
		body.Reset()
		title, starred := strings.CutSuffix(strings.TrimRight(head[2], " "), " *")
		p, begun = piece{title: title, said: head[1], starred: starred}, true
		p.at, wrong = jrnlTime(head[1], zone)
	}
	if err := lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("%w: a line of it", journal.ErrTooLong)
		}
		yield(piece{}, broken(err))
		return
	}
	hand()
}

func jrnlTime(said string, zone *time.Location) (time.Time, error) {
	for _, as := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02 03:04:05 PM", "2006-01-02 03:04 PM"} {
		if at, err := time.ParseInLocation(as, strings.ToUpper(said), zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: %q is no date", errPiece, said)
}

package foreign

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"messup/journal"
)

// A jsonJournal is a way that a program writes its journal down as JSON: an object with a list
// of entries, or the list alone.
type jsonJournal struct {
	source Source
	has    []string // fields of an entry by which it is told from others
	read   func(raw json.RawMessage, zone *time.Location) (piece, error)
}

func jsonJournals() []jsonJournal {
	return []jsonJournal{
		{dayOneSource, []string{"creationDate"}, dayOne},
		{jrnlSource, []string{"body", "date", "title"}, jrnl},
		{tuiSource, []string{"content", "date"}, tuiJournal},
	}
}

// manyLooked is how many entries are looked at to tell whose a JSON is: the first may lack something.
const manyLooked = 20

// jsonOf tells whose journal a JSON is, by the first entries that are in it.
func jsonOf(r io.Reader) (of jsonJournal, is bool) {
	looked := 0
	for raw, err := range items(r) {
		var fields map[string]json.RawMessage
		if err != nil || json.Unmarshal(raw, &fields) != nil || looked == manyLooked {
			return of, false
		}
		looked++
		for _, j := range jsonJournals() {
			all := true
			for _, name := range j.has {
				_, has := fields[name]
				all = all && has
			}
			if all {
				return j, true
			}
		}
		if _, own := fields["answers"]; own {
			return of, false
		}
	}
	return of, false
}

func (of jsonJournal) pieces(whole func() io.Reader, zone *time.Location) func(func(piece, error) bool) {
	return func(yield func(piece, error) bool) {
		for raw, err := range items(whole()) {
			var p piece
			if err == nil {
				words, old := decoded(raw)
				p, err = of.read(words, zone)
				p.notes = append(p.notes, old...)
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// longest is how long one entry may be, in bytes: far more than one can be kept.
const longest = 16 << 20

// items yields the entries of a document, one after the other.
func items(r io.Reader) func(yield func(json.RawMessage, error) bool) {
	return func(yield func(json.RawMessage, error) bool) {
		in := &bounded{from: r, left: longest}
		dec := json.NewDecoder(in)
		if err := toEntries(dec); err != nil {
			yield(nil, broken(err))
			return
		}
		for dec.More() {
			in.left = longest
			var raw json.RawMessage
			if err := dec.Decode(&raw); err != nil {
				yield(nil, broken(err))
				return
			}
			if !yield(raw, nil) {
				return
			}
		}
		if _, err := dec.Token(); err != nil {
			yield(nil, broken(err))
		}
	}
}

// bounded reads no more than so much for one entry: else a file of a few bytes, packed in a zip,
// could fill the memory.
type bounded struct {
	from io.Reader
	left int
}

func (b *bounded) Read(to []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("%w: one entry of it", journal.ErrTooLong)
	}
	n, err := b.from.Read(to[:min(len(to), b.left)])
	b.left -= n
	return n, err //nolint:wrapcheck // what a decoder reads from
}

// errNoEntries says that a JSON has no list of entries.
var errNoEntries = errors.New("it has no list of entries")

func broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("it was cut short")
	}
	return fmt.Errorf("%w: %w", journal.ErrBadImport, err)
}

// toEntries reads up to the first entry.
func toEntries(dec *json.Decoder) error {
	t, err := dec.Token()
	if err != nil || t == json.Delim('[') {
		return err
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return err
		}
		if name == "entries" {
			if t, err = dec.Token(); err != nil || t == json.Delim('[') {
				return err
			}
			return errNoEntries
		}
		var skipped json.RawMessage
		if err := dec.Decode(&skipped); err != nil {
			return err
		}
	}
	return errNoEntries
}

// as reads an entry into the fields that are known of it; others are nobody's business here.
func as[T any](raw json.RawMessage) (v T, err error) {
	err = json.Unmarshal(raw, &v)
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		return v, fmt.Errorf("%w: what it says under %q is a %s, and no text", errPiece, strings.TrimPrefix(kind.Field, "."), kind.Value)
	case err != nil:
		return v, fmt.Errorf("%w: %s", errPiece, strings.TrimPrefix(err.Error(), "json: "))
	}
	return v, nil
}

// jrnl reads an entry as jrnl writes it: of a local time, and seldom with an id.
func jrnl(raw json.RawMessage, zone *time.Location) (piece, error) {
	e, err := as[struct {
		Title, Body, Date, Time, UUID string
		Tags                          []string
		Starred                       bool
	}](raw)
	said := strings.TrimSpace(e.Date + " " + e.Time)
	at, timeErr := time.ParseInLocation("2006-01-02 15:04", said, zone)
	if timeErr != nil {
		at, timeErr = time.ParseInLocation(time.DateOnly, said, zone)
	}
	if err == nil && timeErr != nil {
		err = fmt.Errorf("%w: %q is no date", errPiece, said)
	}
	for i, t := range e.Tags {
		e.Tags[i] = strings.TrimLeft(t, "@#+")
	}
	return piece{id: e.UUID, title: e.Title, body: e.Body, at: at, said: said, tags: e.Tags, starred: e.Starred}, err
}

// tuiJournal reads an entry of tui-journal, of its file or of what it exports.
func tuiJournal(raw json.RawMessage, zone *time.Location) (piece, error) {
	e, err := as[struct {
		Date, Title, Content string
		Tags                 []string
	}](raw)
	at, timeErr := time.Parse(time.RFC3339, e.Date)
	if timeErr != nil {
		at, timeErr = time.ParseInLocation("2006-01-02T15:04:05", e.Date, zone)
	}
	if err == nil && timeErr != nil {
		err = fmt.Errorf("%w: %q is no date", errPiece, e.Date)
	}
	return piece{title: e.Title, body: e.Content, at: at, said: e.Date, tags: e.Tags}, err
}

// dayOne reads an entry of Day One: of a moment in UTC, and the zone it was written in.
func dayOne(raw json.RawMessage, _ *time.Location) (piece, error) {
	e, err := as[struct {
		UUID, CreationDate, TimeZone, Text, RichText string
		Tags                                         []string
		Starred                                      bool
		Photos, Videos, Audios, PDFAttachments       []json.RawMessage
	}](raw)
	at, timeErr := time.Parse(time.RFC3339, e.CreationDate)
	if err == nil && timeErr != nil {
		err = fmt.Errorf("%w: %q is no date", errPiece, e.CreationDate)
	}
	said := e.CreationDate
	if e.TimeZone != "" {
		said += " (" + e.TimeZone + ")"
		if zone, err := time.LoadLocation(e.TimeZone); err == nil {
			at = at.In(zone)
		}
	}
	body := unescaped(e.Text)
	if e.Text == "" {
		body = rich(e.RichText)
	}
	title, _, _ := strings.Cut(strings.TrimLeft(body, "# \n"), "\n")
	return piece{
		id: e.UUID, title: title, body: body, at: at, said: said, tags: e.Tags, starred: e.Starred,
		media: len(e.Photos) + len(e.Videos) + len(e.Audios) + len(e.PDFAttachments),
	}, err
}

// unescaped is a text without the backslashes that Day One puts before signs.
func unescaped(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && (s[i+1] == '!' || strings.IndexByte("\\`*_{}[]()#+-.>~|", s[i+1]) >= 0) {
			i++
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// rich is the text of what Day One keeps with its looks.
func rich(s string) string {
	var r struct {
		Contents []struct{ Text string }
	}
	if json.Unmarshal([]byte(s), &r) != nil {
		return ""
	}
	var out strings.Builder
	for _, c := range r.Contents {
		out.WriteString(c.Text)
	}
	return out.String()
}

package foreign

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"messup/journal"
	"messup/journal/exchange"
	"messup/journal/text"
)

// A Body is what an entry says, as one text.
type Body func(exchange.Story) string

// bodyOf is what stands below the title of an entry there: what was taken in from somewhere, as it came.
func bodyOf(s exchange.Story, body Body) string {
	if note := s.Answer(journal.NoteQuestion); note.Detail(sourceField) != "" && len(s.Answers) == 1 && len(s.Lessons) == 0 {
		return note.Text
	}
	return body(s)
}

// starredTag marks an entry that has a star there.
const starredTag = "starred"

// tagsOf are the tags of an entry but the star.
func tagsOf(s exchange.Story) []string {
	return slices.DeleteFunc(slices.Clone(s.Tags), func(t string) bool { return t == starredTag })
}

//nolint:gochecknoglobals // what never changes is made once
var begins = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^\[\d`) })

// WriteJrnl writes entries as jrnl imports them: a line with the time and the title, the text
// below, an empty line. A line of a text that would begin an entry has a space before it. Tags
// that are not in the text stand below it.
func WriteJrnl(body Body) func(io.Writer, exchange.Contents) error {
	return func(w io.Writer, c exchange.Contents) error {
		for s, err := range exchange.Stories(c) {
			if err != nil {
				return err
			}
			if s.ID == "" {
				continue
			}
			if _, err := io.WriteString(w, jrnlEntry(s, bodyOf(s, body))); err != nil {
				return err
			}
		}
		return nil
	}
}

func jrnlEntry(s exchange.Story, body string) string {
	said := strings.TrimRight(begins().ReplaceAllString(text.Clean(body), " $0"), "\n")
	var tags []string
	for _, t := range tagsOf(s) {
		if tag := "@" + strings.ReplaceAll(strings.TrimPrefix(t, "@"), " ", "-"); !strings.Contains(said+s.Title, tag) {
			tags = append(tags, tag)
		}
	}
	if len(tags) > 0 {
		said += "\n\n" + strings.Join(tags, " ")
	}
	star := ""
	if slices.Contains(s.Tags, starredTag) {
		star = " *"
	}
	return fmt.Sprintf("[%s] %s%s\n%s\n\n", s.Happened.Format("2006-01-02 15:04"), text.CleanLine(s.Name()), star, strings.TrimLeft(said, "\n"))
}

// dayOneTime is how Day One writes a time, in UTC.
const dayOneTime = "2006-01-02T15:04:05Z"

// outgoing is an entry as Day One imports it.
type outgoing struct {
	UUID     string   `json:"uuid"`
	Created  string   `json:"creationDate"`
	Modified string   `json:"modifiedDate,omitempty"`
	Text     string   `json:"text"`
	Tags     []string `json:"tags,omitempty"`
	Starred  bool     `json:"starred,omitempty"`
}

// WriteDayOne writes entries as the file that Day One imports, a zip with Journal.json in it.
func WriteDayOne(body Body) func(io.Writer, exchange.Contents) error {
	return func(w io.Writer, c exchange.Contents) error {
		z := zip.NewWriter(w)
		in, err := z.Create("Journal.json")
		if err == nil {
			err = WriteDayOneJSON(body)(in, c)
		}
		if err != nil {
			return err
		}
		return z.Close()
	}
}

// WriteDayOneJSON writes what that zip holds.
func WriteDayOneJSON(body Body) func(io.Writer, exchange.Contents) error {
	return func(w io.Writer, c exchange.Contents) error {
		between := `{"metadata":{"version":"1.0"},"entries":[` + "\n"
		for s, err := range exchange.Stories(c) {
			if err != nil {
				return err
			}
			if s.ID == "" {
				continue
			}
			b, err := json.Marshal(dayOneEntry(s, bodyOf(s, body)))
			if err != nil {
				return fmt.Errorf("writing entry %s: %w", s.ID, err)
			}
			if _, err := io.WriteString(w, between+string(b)); err != nil {
				return err
			}
			between = ",\n"
		}
		if !strings.HasPrefix(between, ",") {
			if _, err := io.WriteString(w, between); err != nil {
				return err
			}
		}
		_, err := io.WriteString(w, "\n]}\n")
		return err
	}
}

func dayOneEntry(s exchange.Story, body string) outgoing {
	e := outgoing{
		UUID: uuidOf(s), Created: s.Happened.UTC().Format(dayOneTime), Tags: tagsOf(s), Starred: slices.Contains(s.Tags, starredTag),
		Text: text.Clean(body),
	}
	if !s.Edited.IsZero() {
		e.Modified = s.Edited.UTC().Format(dayOneTime)
	}
	if title := text.CleanLine(s.Name()); text.ClipLine(text.CleanLine(text.FirstLine(body)), text.MaxTitle) != title {
		e.Text = strings.TrimRight("# "+title+"\n\n"+e.Text, "\n")
	}
	return e
}

// uuidOf is the id an entry had there, else one that is made of its own, the same each time.
func uuidOf(s exchange.Story) string {
	if note := s.Answer(journal.NoteQuestion); note.Detail(sourceField) == string(dayOneSource) && note.Detail(idField) != "" {
		return note.Detail(idField)
	}
	sum := sha256.Sum256([]byte(s.ID))
	return fmt.Sprintf("%X", sum[:16])
}

package foreign

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"

	"messup/journal"
	"messup/journal/text"
)

// oneNote is a file that is one note.
func oneNote(name string, whole func() io.Reader, modified time.Time, zone *time.Location) func(func(piece, error) bool) {
	return func(yield func(piece, error) bool) {
		b, err := io.ReadAll(io.LimitReader(whole(), longest+1))
		if err != nil {
			yield(piece{}, fmt.Errorf("reading it: %w", err))
			return
		}
		p, err := note(path.Base(strings.ReplaceAll(name, `\`, "/")), b, modified, zone)
		yield(p, err)
	}
}

// notes are the notes of a folder and of those in it, in the order of their names. Folders that
// begin with a dot are a program's own, and links lead elsewhere.
func notes(dir fs.FS, zone *time.Location) func(func(piece, error) bool) {
	return func(yield func(piece, error) bool) {
		err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
			hidden := strings.HasPrefix(d.Name(), ".") && name != "."
			switch {
			case err != nil:
				return err
			case d.IsDir() && hidden:
				return fs.SkipDir
			case !d.Type().IsRegular() || hidden || !isNote(name):
				return nil
			}
			p, err := readNote(dir, name, d, zone)
			if !yield(p, err) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield(piece{}, fmt.Errorf("reading the folder: %w", err))
		}
	}
}

func isNote(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".txt", ".text":
		return true
	}
	return false
}

func readNote(dir fs.FS, name string, d fs.DirEntry, zone *time.Location) (piece, error) {
	info, err := d.Info()
	if err != nil {
		return piece{title: name}, fmt.Errorf("%w: %w", errPiece, err)
	}
	if info.Size() > longest {
		return piece{title: name}, fmt.Errorf("%w: %w", errPiece, journal.ErrTooLong)
	}
	b, err := fs.ReadFile(dir, name)
	if err != nil {
		return piece{title: name}, fmt.Errorf("%w: %w", errPiece, err)
	}
	return note(name, b, info.ModTime(), zone)
}

// front is what front matter says of a note, as far as it is known here.
type front struct {
	Title   string    `yaml:"title"`
	Date    yaml.Node `yaml:"date"`
	Created yaml.Node `yaml:"created"`
	Tags    yaml.Node `yaml:"tags"`
}

// note reads a note: its front matter, and the text below it as it stands. A note without a date
// has that of its name, else of its file.
func note(name string, b []byte, modified time.Time, zone *time.Location) (piece, error) {
	p := piece{title: strings.TrimSuffix(path.Base(name), path.Ext(name)), said: name}
	if !isText(b) {
		return p, fmt.Errorf("%w: it is no text, or empty", errPiece)
	}
	said := strings.TrimPrefix(strings.ToValidUTF8(strings.ReplaceAll(string(b), "\r\n", "\n"), "\uFFFD"), "\uFEFF")
	var f front
	matter, body, has := matterOf(said)
	if has {
		if err := yaml.Unmarshal([]byte(matter), &f); err != nil {
			body = said // it is none: the text stays whole
		}
	}
	p.body, p.tags = strings.TrimRight(body, "\n"), listOf(f.Tags)
	if strings.TrimSpace(body) == "" {
		p.title = ""
	}
	if heading := headingOf(body); f.Title != "" || heading != "" {
		p.title = heading
		if f.Title != "" {
			p.title = f.Title
		}
	}
	for _, when := range []string{f.Date.Value, f.Created.Value, dateIn(path.Base(name))} {
		if at, err := timeOf(when, zone); err == nil {
			p.at, p.said = at, when
			break
		}
	}
	if p.at.IsZero() {
		p.at, p.said = modified, ""
	}
	p.id = string(journal.HashID(name, p.body))
	return p, nil
}

// matterOf parts a text from the front matter it begins with.
func matterOf(said string) (matter, body string, has bool) {
	rest, is := strings.CutPrefix(said, "---\n")
	if !is {
		return "", said, false
	}
	matter, body, has = strings.Cut("\n"+rest, "\n---\n")
	if !has {
		if matter, has = strings.CutSuffix("\n"+rest, "\n---"); !has {
			return "", said, false
		}
		body = ""
	}
	return matter, strings.TrimLeft(body, "\n"), true
}

// headingOf is the heading that a text begins with.
func headingOf(body string) string {
	first := text.FirstLine(body)
	heading, is := strings.CutPrefix(first, "# ")
	if !is {
		return ""
	}
	return strings.TrimSpace(heading)
}

// listOf are words in a list, or in one line between commas or spaces.
func listOf(n yaml.Node) (words []string) {
	for _, one := range n.Content {
		words = append(words, one.Value)
	}
	if n.Kind == yaml.ScalarNode {
		words = strings.FieldsFunc(n.Value, func(r rune) bool { return r == ',' || r == ' ' })
	}
	return words
}

//nolint:gochecknoglobals // what never changes is made once
var dated = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{4})-?(\d\d)-?(\d\d)`) })

// dateIn is the day that a name begins with.
func dateIn(name string) string {
	m := dated().FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	return m[1] + "-" + m[2] + "-" + m[3]
}

// errNoDate says that words are no date.
var errNoDate = errors.New("no date")

func timeOf(said string, zone *time.Location) (time.Time, error) {
	for _, as := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if at, err := time.ParseInLocation(as, strings.TrimSpace(said), zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, errNoDate
}

package foreign

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
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
			hidden := d != nil && strings.HasPrefix(d.Name(), ".") && name != "."
			switch {
			case err != nil && name == ".":
				return err
			case err != nil: // the others can be read all the same
				if !yield(piece{title: name}, fmt.Errorf("%w: %w", errPiece, err)) {
					return fs.SkipAll
				}
				return skipped(d)
			case d.IsDir() && hidden:
				return fs.SkipDir
			case !d.Type().IsRegular() || hidden || !isNote(name):
				return nil
			}
			p := piece{title: name}
			info, err := d.Info()
			if err == nil {
				p, err = readNote(name, info.ModTime(), zone, func() (io.ReadCloser, error) { return dir.Open(name) })
			} else {
				err = fmt.Errorf("%w: %w", errPiece, err)
			}
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

func skipped(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func isNote(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".txt", ".text":
		return true
	}
	return false
}

// readNote reads the note of a file that was last written at a time.
func readNote(name string, modified time.Time, zone *time.Location, open func() (io.ReadCloser, error)) (piece, error) {
	f, err := open()
	if err != nil {
		return piece{title: name}, fmt.Errorf("%w: %w", errPiece, err)
	}
	defer func() { _ = f.Close() }() // it was only read
	b, err := io.ReadAll(io.LimitReader(f, longest+1))
	if err != nil {
		return piece{title: name}, fmt.Errorf("%w: %w", errPiece, err)
	}
	return note(name, b, modified, zone)
}

// front is what front matter says of a note, as far as it is known here.
type front struct {
	Title   string    `yaml:"title"`
	Date    yaml.Node `yaml:"date"`
	Created yaml.Node `yaml:"created"`
	Tags    yaml.Node `yaml:"tags"`
}

// What somebody should know of a piece who looks for it.
var (
	errBrokenFront = errors.New("what stands between --- at its top cannot be read as title, date and tags, and stays in the text")
	errOldLetters  = errors.New("it is no UTF-8, and was read as Windows-1252")
	errDayOfFile   = errors.New("nothing says its day, so it has that on which its file was last written")
)

// decoded is what another program wrote as UTF-8, with what is to be known of it if it was something
// else. It comes before all that takes words apart: a JSON in particular loses such letters.
func decoded(b []byte) (words []byte, notes []error) {
	words, old := text.Decode(b)
	if old {
		notes = append(notes, errOldLetters)
	}
	return words, notes
}

// note reads a note: its front matter, and the text below it as it stands. A note without a date
// has that of its name, else of its file.
func note(name string, b []byte, modified time.Time, zone *time.Location) (piece, error) {
	p := piece{title: strings.TrimSuffix(path.Base(name), path.Ext(name)), said: name, file: name}
	if len(b) > longest {
		return p, fmt.Errorf("%w: %w", errPiece, journal.ErrTooLong)
	}
	b, p.notes = decoded(b)
	if !isText(b) {
		return p, fmt.Errorf("%w: it is no text, or empty", errPiece)
	}
	said := strings.ReplaceAll(string(b), "\r\n", "\n")
	var f front
	matter, body, has := text.Matter(said)
	if has {
		body = strings.TrimLeft(body, "\n")
	}
	if has && len(matter) <= longestMatter {
		if err := yaml.Unmarshal([]byte(matter), &f); err != nil {
			body, f = said, front{} // it is none: the text stays whole
			p.notes = append(p.notes, errBrokenFront)
		}
	}
	p.heavy = text.MatterHas(said, "heavy")
	p.body, p.tags = strings.TrimRight(body, "\n"), listOf(&f.Tags)
	if path.Ext(name) != ".txt" && path.Ext(name) != ".text" {
		p.tags = append(p.tags, marked(noteTag(), unfenced(p.body))...)
	}
	if strings.TrimSpace(body) == "" {
		p.title = ""
	}
	if heading := headingOf(body); f.Title != "" || heading != "" {
		p.title = heading
		if f.Title != "" {
			p.title = f.Title
		}
	}
	if err := p.dated(name, f, zone); err != nil {
		return p, err
	}
	if p.at.IsZero() {
		p.at, p.said = modified, ""
		p.notes = append(p.notes, errDayOfFile)
	}
	p.id = string(journal.HashID(name, p.body))
	return p, nil
}

// dated gives a note the day that its front matter says, or that of its name.
func (p *piece) dated(name string, f front, zone *time.Location) error {
	for _, when := range []string{saidIn(f.Date), saidIn(f.Created)} {
		if when == "" {
			continue
		}
		at, err := timeOf(when, zone)
		if err != nil { // another day is no better than none
			return fmt.Errorf("%w: %q is no date that can be read", errPiece, when)
		}
		p.at, p.said = at, when
		return nil
	}
	if at, err := timeOf(dateIn(path.Base(name)), zone); err == nil {
		p.at, p.said = at, dateIn(path.Base(name))
	}
	return nil
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

// longestMatter is how long front matter may be, in bytes; what is longer is text.
const longestMatter = 64 << 10

// noteTag is how Obsidian and Logseq find the tags in a text: a number alone is none.
//
//nolint:gochecknoglobals // what never changes is made once
var noteTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|\s)#([\pL\pN_/-]*[\pL_/-][\pL\pN_/-]*)`)
})

// unfenced is a text without what stands in it as code.
func unfenced(body string) string {
	var out strings.Builder
	code := false
	for line := range strings.Lines(body) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			code = !code
		} else if !code {
			out.WriteString(line)
		}
	}
	return out.String()
}

// saidIn are the words of a value that is one.
func saidIn(n yaml.Node) string {
	if n.Kind == yaml.AliasNode {
		n = *n.Alias
	}
	if n.Kind != yaml.ScalarNode || isNull(&n) {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// isNull reports whether a value says that there is none.
func isNull(n *yaml.Node) bool {
	return n.Style == 0 && (n.Value == "" || n.Value == "~" || strings.EqualFold(n.Value, "null"))
}

// listOf are words in a list, or in one line: between commas, and without one between spaces.
func listOf(n *yaml.Node) (words []string) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if n.Kind == yaml.SequenceNode {
		for _, one := range n.Content {
			words = append(words, saidIn(*one))
		}
	}
	if n.Kind == yaml.ScalarNode && !isNull(n) {
		apart := " "
		if strings.Contains(n.Value, ",") {
			apart = ","
		}
		words = strings.Split(n.Value, apart)
	}
	for i, word := range words {
		words[i] = strings.TrimLeft(strings.TrimSpace(word), "#")
	}
	return slices.DeleteFunc(words, func(word string) bool { return word == "" })
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

// A layout is how a time is written.
type layout string

func timeOf(said string, zone *time.Location) (time.Time, error) {
	said = strings.Trim(strings.TrimSpace(said), "[]") // a link to the note of the day
	for _, as := range []layout{"20060102", "200601021504", "20060102150405", "2006/1/2", "2006/1/2 15:04", "2.1.2006", "2.1.2006 15:04", "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "Monday, January 2, 2006", "January 2, 2006 3:04 PM", time.RFC1123, time.RFC1123Z, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if at, err := time.ParseInLocation(string(as), strings.TrimSpace(said), zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, errNoDate
}

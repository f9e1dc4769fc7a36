// Package takeout is how words leave the journal: what goes, what stays because it is
// marked heavy, in which form and into which file. The command export and the pages
// take out alike; the file itself is written by package carry.
package takeout

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/carry"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/date"
	"messup/journal/exchange"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/slip"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Gather reads what a search finds, for the zero Query everything. Without heavy it
// leaves out what is marked so, and counts it.
func Gather(ctx context.Context, b *book.Book, q search.Query, heavy bool) (c journal.Archive, marked int, err error) {
	c, err = b.Archive.All(ctx, q)
	if err != nil {
		return c, 0, err
	}
	c, marked = lighter(c, heavy)
	return c, marked, nil
}

func lighter(c journal.Archive, heavy bool) (journal.Archive, int) {
	light, marked := record.WithoutHeavy(c)
	if heavy {
		return c, marked
	}
	return light, marked
}

// Wrote says what a file has now, and where it is.
func Wrote(c journal.Archive, path string) string {
	return voice.Say("Wrote %s and %s to %s.", voice.Count(len(c.Entries), "entry", "entries"), voice.Count(len(c.Lessons), "lesson", "lessons"), path)
}

// FormatHelp tells of the formats there are, one a line.
func FormatHelp() string {
	var b strings.Builder
	for _, f := range exchange.Formats() {
		fmt.Fprintf(&b, "  %-6s %s\n", f.Name, voice.Say(voice.Phrase(f.About)))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// The forms beside those of package exchange, for what is to be read on paper.
const (
	asPage = "page"
	asSlip = "slip"
)

// paperEnding is what the name of a file ends with that is to be read on paper.
const paperEnding = ".txt"

// A Taker takes words out of one journal. It is what pages know as page.Outward.
type Taker struct {
	Book *book.Book
	Home string // what ~ stands for; empty: nothing
	Here string // the folder messup was started in; empty: nobody knows
}

// Forms are the ways there are to write something down.
func (t Taker) Forms(of page.TakeOut) (forms []page.Form) {
	switch {
	case of.Class != "":
		return []page.Form{{Name: asSlip, About: voice.Say("the slip of paper, as it stands here")}}
	case of.Entry != "":
		forms = append(forms, page.Form{Name: asPage, About: voice.Say("the whole entry as a text, to read or to print")})
	}
	for _, f := range exchange.Formats() {
		forms = append(forms, page.Form{Name: f.Name, About: voice.Say(voice.Phrase(f.About))})
	}
	return forms
}

// archive reads what is to be taken out.
func (t Taker) archive(ctx context.Context, of page.TakeOut, heavy bool) (c journal.Archive, marked int, err error) {
	if of.Entry != "" {
		if c, err = t.Book.Archive.Of(ctx, of.Entry); err != nil {
			return c, 0, err
		}
		c, marked = lighter(c, heavy)
		return c, marked, nil
	}
	q, err := search.ParseQuery(of.Query, t.Book.Sets(), t.Book.Now())
	if err != nil {
		return c, 0, err
	}
	return Gather(ctx, t.Book, q, heavy)
}

// slip reads the slip of paper for a class.
func (t Taker) slip(ctx context.Context, class string) (slip.Slip, error) {
	card, err := t.Book.Classes.Before(ctx, class)
	if err != nil {
		return slip.Slip{}, err
	}
	return slip.Of(card, date.DayOf(t.Book.Now())), nil
}

// Holds says what a file would hold.
func (t Taker) Holds(ctx context.Context, of page.TakeOut, heavy bool) (page.Held, error) {
	if of.Class != "" {
		s, err := t.slip(ctx, of.Class)
		return page.Held{Said: voice.Count(len(s.Lines), "line", "lines") + ".", None: s.Empty()}, err
	}
	c, marked, err := t.archive(ctx, of, heavy)
	if err != nil {
		return page.Held{}, err
	}
	h := page.Held{
		Said:  voice.Say("%s and %s.", voice.Count(len(c.Entries), "entry", "entries"), voice.Count(len(c.Lessons), "lesson", "lessons")),
		Heavy: marked, None: len(c.Entries)+len(c.Lessons) == 0,
	}
	switch {
	case marked > 0 && heavy:
		h.Said += " " + voice.Say("Marked heavy, and among them: %s.", voice.Count(marked, "entry", "entries"))
	case marked > 0:
		h.Said += " " + voice.Say("Marked heavy, and left out: %s.", voice.Count(marked, "entry", "entries"))
	}
	return h, nil
}

// Propose is a name in one's own folder. It holds no word of the journal but a class.
func (t Taker) Propose(k page.Taking) string {
	what := date.DayOf(t.Book.Now()).Format("2006-01-02")
	switch {
	case k.Of.Entry != "":
		what = k.Of.Entry.Short()
	case k.Of.Class != "":
		what = strings.Join(strings.FieldsFunc(text.Fold(k.Of.Class), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-") + "-" + what
	}
	ending := "." + k.Form
	if k.Form == asPage || k.Form == asSlip {
		ending = paperEnding
	}
	return filepath.Join(home, "messup-"+what+ending)
}

// home is what a person writes for the folder that is theirs.
const home = "~"

// Understood is a path with its ~ read, and from the root.
func (t Taker) Understood(path string) string {
	path = strings.TrimSpace(path)
	if rest, is := strings.CutPrefix(filepath.ToSlash(path), home); is && t.Home != "" && (rest == "" || rest[0] == '/') {
		path = filepath.Join(t.Home, filepath.FromSlash(rest))
	}
	rooted := path == "" || filepath.VolumeName(path) != "" || os.IsPathSeparator(path[0])
	switch {
	case filepath.IsAbs(path):
		return filepath.Clean(path)
	case rooted || t.Here == "":
		return path
	}
	return filepath.Join(t.Here, path)
}

// place is where the file goes: in a folder under the name that was proposed.
func (t Taker) place(k page.Taking) string {
	path := t.Understood(cmp.Or(strings.TrimSpace(k.Path), t.Propose(k)))
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, filepath.Base(t.Propose(k)))
	}
	return path
}

// Write writes the file.
func (t Taker) Write(ctx context.Context, k page.Taking) (said, ask string, err error) {
	path := t.place(k)
	switch there, err := carry.Replaceable(path); {
	case err != nil:
		return "", "", err
	case there && !k.Over:
		return "", voice.Say("%s is there already. Replace it?", path), nil
	}
	said, write, err := t.made(ctx, k, path)
	if err != nil {
		return "", "", err
	}
	put := carry.WriteNew
	if k.Over {
		put = carry.WriteOver
	}
	return said, "", put(path, write)
}

// made is what goes into a file, and what is said of it once it is there.
func (t Taker) made(ctx context.Context, k page.Taking, path string) (said string, write func(io.Writer) error, err error) {
	wrote := voice.Say("Wrote it to %s.", path)
	switch k.Form {
	case asSlip:
		s, err := t.slip(ctx, k.Of.Class)
		return wrote, lines(s.Lines), err
	case asPage:
		all, err := t.page(ctx, k.Of.Entry)
		return wrote, lines(all), err
	}
	for _, f := range exchange.Formats() {
		if f.Name == k.Form {
			c, _, err := t.archive(ctx, k.Of, k.Heavy)
			return Wrote(c, path), func(w io.Writer) error { return f.Write(w, c) }, err
		}
	}
	return "", nil, errors.New("there is no such format: " + k.Form)
}

// page is one entry as the command show tells it.
func (t Taker) page(ctx context.Context, id journal.ID) (all []string, err error) {
	e, err := t.Book.Entries.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	taught, err := t.Book.Lessons.AllOf(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, l := range told.Entry(t.Book.Sets(), e, taught, e.ID.Short()) {
		all = append(all, told.Rows(l, table.Measure)...)
	}
	return all, nil
}

func lines(all []string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := fmt.Fprintln(w, strings.Join(all, "\n"))
		return err
	}
}

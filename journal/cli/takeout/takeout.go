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

	"github.com/spf13/cobra"

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
	"messup/journal/typeset"
	"messup/journal/voice"
)

// Wrote says what a file has now, and where it is.
func Wrote(o *record.Outgoing, path string) string {
	return voice.Say("Wrote %s and %s to %s.", entries(o), lessons(o), path)
}

func entries(o *record.Outgoing) string {
	return voice.Count(o.Given[journal.Entries], "entry", "entries")
}

func lessons(o *record.Outgoing) string {
	return voice.Count(o.Given[journal.Lessons], "lesson", "lessons")
}

// FormatHelp tells of the formats there are, one a line.
func FormatHelp() string {
	var b strings.Builder
	for _, f := range exchange.Formats() {
		fmt.Fprintf(&b, "  %-6s %s\n", f.Name, voice.Say(voice.Phrase(f.About)))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// CompleteFormats offers them where somebody types one.
func CompleteFormats(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	formats := exchange.Formats()
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = cobra.CompletionWithDesc(f.Name, voice.Say(voice.Phrase(f.About)))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
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

// out has write see what is to be taken out.
func (t Taker) out(ctx context.Context, of page.TakeOut, heavy bool, write func(*record.Outgoing) error) error {
	if of.Entry != "" {
		return t.Book.Archive.OutOf(ctx, of.Entry, heavy, write)
	}
	q, err := search.ParseQuery(of.Query, t.Book.Sets(), t.Book.Now())
	if err != nil {
		return err
	}
	return t.Book.Archive.Out(ctx, q, heavy, write)
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
	var h page.Held
	err := t.out(ctx, of, heavy, func(o *record.Outgoing) error {
		err := count(o)
		h = page.Held{
			Said:  voice.Say("%s and %s.", entries(o), lessons(o)),
			Heavy: o.Heavy, None: o.Given[journal.Entries]+o.Given[journal.Lessons] == 0,
		}
		return err
	})
	if err != nil {
		return page.Held{}, err
	}
	switch marked := h.Heavy; {
	case marked > 0 && heavy:
		h.Said += " " + voice.Say("Marked heavy, and among them: %s.", voice.Count(marked, "entry", "entries"))
	case marked > 0:
		h.Said += " " + voice.Say("Marked heavy, and left out: %s.", voice.Count(marked, "entry", "entries"))
	}
	return h, nil
}

// count goes through what Wrote tells of.
func count(o *record.Outgoing) error {
	for _, kind := range []journal.Kind{journal.Entries, journal.Lessons} {
		for _, err := range o.Each(kind, nil) {
			if err != nil {
				return err
			}
		}
	}
	return nil
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
	put := carry.WriteNew
	if k.Over {
		put = carry.WriteOver
	}
	said, err = t.write(ctx, k, path, put)
	return said, "", err
}

// write has put write what was asked for, and returns what is said of it.
func (t Taker) write(ctx context.Context, k page.Taking, path string, put func(string, func(io.Writer) error) error) (said string, err error) {
	wrote := voice.Say("Wrote it to %s.", path)
	switch k.Form {
	case asSlip:
		s, err := t.slip(ctx, k.Of.Class)
		if err == nil {
			err = put(path, lines(s.Lines))
		}
		return wrote, err
	case asPage:
		all, err := t.page(ctx, k.Of.Entry)
		if err == nil {
			err = put(path, lines(all))
		}
		return wrote, err
	}
	for _, f := range exchange.Formats() {
		if f.Name != k.Form {
			continue
		}
		err := t.out(ctx, k.Of, k.Heavy, func(o *record.Outgoing) error {
			err := put(path, func(w io.Writer) error { return f.Write(w, o) })
			wrote = Wrote(o, path)
			return err
		})
		return wrote, err
	}
	return "", errors.New("there is no such format: " + k.Form)
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
	return typeset.Lines(typeset.Doc{Blocks: told.Entry(t.Book.Sets(), e, taught, e.ID.Short())}, table.Measure), nil
}

func lines(all []string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := fmt.Fprintln(w, strings.Join(all, "\n"))
		return err
	}
}

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
	"messup/journal/calendar"
	"messup/journal/date"
	"messup/journal/exchange"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/slip"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Wrote says what a file of a format has now, and where it is.
func Wrote(o *record.Outgoing, f exchange.Format, path string) string {
	switch {
	case f.Name == calendar.Name:
		return voice.Say("Wrote the calendar to %s.", path)
	case !strings.EqualFold(filepath.Ext(path), f.Called("")): // the name does not say it
		return voice.Say("Wrote %s and %s to %s, in the format %s.", entries(o), lessons(o), path, f.Name)
	}
	return voice.Say("Wrote %s and %s to %s.", entries(o), lessons(o), path)
}

func entries(o *record.Outgoing) string {
	return voice.Count(o.Given[journal.Entries], "entry", "entries")
}

func lessons(o *record.Outgoing) string {
	return voice.Count(o.Given[journal.Lessons], "lesson", "lessons")
}

// asSlip is the form of a slip of paper.
const asSlip = "slip"

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
	if of.Class != "" {
		return []page.Form{{Name: asSlip, About: voice.Say("the slip of paper, as it stands here")}}
	}
	for _, f := range Formats(t.Book.Sets()) {
		if f.Name == calendar.Name && (of.Entry != "" || of.Query != "") { // days are of a whole year
			continue
		}
		forms = append(forms, page.Form{Name: f.Name, About: voice.Say(voice.Phrase(f.About))})
	}
	if of.Entry == "" {
		forms = append(forms, page.Form{Name: AsFolder, About: voice.Say(folderAbout)})
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
	name := filepath.Join(home, "messup-"+what)
	switch f, is := Find(t.Book.Sets(), k.Form); {
	case is:
		return f.Called(name)
	case k.Form == AsFolder:
		return name
	}
	return name + paperEnding
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
	if info, err := os.Stat(path); err == nil && info.IsDir() && k.Form != AsFolder {
		path = filepath.Join(path, filepath.Base(t.Propose(k)))
	}
	return path
}

// Write writes the file.
func (t Taker) Write(ctx context.Context, k page.Taking) (said, ask string, err error) {
	path := t.place(k)
	if k.Form == AsFolder {
		return t.folder(ctx, k, path)
	}
	put, ask, err := putting(path, k.Over)
	if put == nil {
		return "", ask, err
	}
	said, err = t.write(ctx, k, path, put)
	return said, "", err
}

// write has put write what was asked for, and returns what is said of it.
func (t Taker) write(ctx context.Context, k page.Taking, path string, put func(string, func(io.Writer) error) error) (said string, err error) {
	if k.Form == asSlip {
		s, err := t.slip(ctx, k.Of.Class)
		if err == nil {
			err = put(path, lines(s.Lines))
		}
		return voice.Say("Wrote it to %s.", path), err
	}
	f, is := Find(t.Book.Sets(), k.Form)
	if !is {
		return "", errors.New("there is no such format: " + k.Form)
	}
	err = t.out(ctx, k.Of, k.Heavy, func(o *record.Outgoing) error {
		err := put(path, func(w io.Writer) error { return f.Write(w, o) })
		said = Wrote(o, f, path)
		return err
	})
	return said, err
}

// Preview is how what is written begins: so many lines of it, as they stand.
func (t Taker) Preview(ctx context.Context, k page.Taking, rows int) (begins []string, err error) {
	if k.Form == asSlip {
		s, err := t.slip(ctx, k.Of.Class)
		return s.Lines, err
	}
	f, is := Find(t.Book.Sets(), k.Form)
	if k.Form == AsFolder {
		f, is = exchange.Format{Write: firstFile}, true
	}
	if !is {
		return nil, errors.New("there is no such format: " + k.Form)
	}
	head := &head{left: rows}
	err = t.out(ctx, k.Of, k.Heavy, func(o *record.Outgoing) error { return f.Shown(head, o) })
	if errors.Is(err, errSeen) {
		err = nil
	}
	return head.lines(), err
}

func lines(all []string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := fmt.Fprintln(w, strings.Join(all, "\n"))
		return err
	}
}

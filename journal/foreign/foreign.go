// Package foreign reads the files of other journals: jrnl, Day One, tui-journal, Markdown with
// front matter as nb, zk and Obsidian keep it, and plain text. It recognises them by what is
// in them, and makes of each piece one entry, whose words stand in one answer as they stood
// there: nothing is guessed into the questions. What is wrong with one entry is said, and the
// others come in all the same.
//
// What does not live here: messup's own format (package exchange), which of two entries stays
// (package record), and files and flags (package carry below cli).
package foreign

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strconv"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// A Journal is a file, or a folder, of another program.
type Journal struct {
	Source Source
	read   func(yield func(piece, error) bool)
}

// A Source is what a program is called, or a form that many write: "jrnl".
type Source string

// The sources there are.
const (
	dayOneSource   Source = "Day One"
	jrnlSource     Source = "jrnl"
	tuiSource      Source = "tui-journal"
	markdownSource Source = "Markdown"
	textSource     Source = "a text"
)

// A Program is one whose journals are read.
type Program struct {
	Source Source
	About  string // what is read of it, one line for help
}

// Programs are all there are: what Recognise and Folder tell apart.
func Programs() []Program {
	return []Program{
		{Source: jrnlSource, About: "its text, or its JSON"},
		{Source: dayOneSource, About: "the zip, or the JSON in it"},
		{Source: tuiSource, About: "its file, or what it exports"},
		{Source: markdownSource, About: "a note, or a folder of them: nb, zk, Obsidian, Logseq"},
		{Source: textSource, About: "one text file, as one entry"},
	}
}

// A Fault is a piece that was left out, or one that came in otherwise than one would think.
type Fault struct {
	Nth int    `json:"nth"` // which one it is, from 1
	At  string `json:"at"`  // what it is called there, or when it was written
	Why string `json:"why"`
}

// A piece is one entry of another journal, as it stands there.
type piece struct {
	file    string // it is the whole of; empty if it is not
	id      string // its own there; empty if it has none
	title   string
	body    string // unchanged
	at      time.Time
	said    string // the time as it stands there
	tags    []string
	starred bool
	heavy   bool
	media   int // pictures and the like that are not taken along
	notes   []error
}

// errPiece is what is wrong with one piece: the others can be read.
var errPiece = errors.New("this one cannot be read")

// Entries reads the pieces as entries, in their order. What cannot be one is handed to left, and
// how many pictures and the like are left behind to media. What one should know of a piece that is
// one is handed to noted. An error ends it: then nobody knows what else there is.
//
// Two with one id, which say something else, are two: no word is given up for an id. So are two that
// say the same and have no id of their own, as two lines of one minute: each is told by which of
// them it is, and comes in once, however often the file does.
func (j Journal) Entries(left, noted func(Fault), media func(int)) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		nth, seen := 0, map[journal.ID]*before{}
		for p, err := range j.read {
			if err != nil && !errors.Is(err, errPiece) {
				yield(journal.Entry{}, err)
				return
			}
			nth++
			var e journal.Entry
			if err == nil {
				e, err = j.entry(p, seen)
			}
			if err != nil {
				left(Fault{nth, called(p), strings.TrimPrefix(err.Error(), errPiece.Error()+": ")})
				continue
			}
			media(p.media)
			for _, why := range p.notes {
				noted(Fault{nth, text.ClipLine(cmp.Or(p.file, called(p)), text.MaxTitle), why.Error()})
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

// A before is what a piece said that had an id first, and how many have said it.
type before struct {
	says  journal.ID
	times int
}

func called(p piece) string { return text.ClipLine(cmp.Or(p.said, p.title, p.id), text.MaxTitle) }

// The lines beside an imported text, that say where it comes from.
const (
	sourceField = "source"
	idField     = "source-id"
	timeField   = "source-time"
)

// The years that are believed: other ones come of a date that was lost, or mistyped, and an entry
// of the year 9999 would be the latest for good.
const firstYear, lastYear = 1900, 2199

// entry is a piece as an entry: a line that is kept as it is, with the text below it. seen is what
// those before it say.
func (j Journal) entry(p piece, seen map[journal.ID]*before) (journal.Entry, error) {
	switch {
	case p.at.IsZero():
		return journal.Entry{}, fmt.Errorf("%w: it has no date that can be read", errPiece)
	case p.at.Year() < firstYear || p.at.Year() > lastYear:
		return journal.Entry{}, fmt.Errorf("%w: nobody wrote it in the year %d", errPiece, p.at.Year())
	case strings.TrimSpace(p.title+p.body) == "":
		return journal.Entry{}, fmt.Errorf("%w: nothing is written in it", errPiece)
	}
	id := journal.HashID("foreign", string(j.Source), p.id)
	if p.id == "" {
		id = journal.HashID("foreign", string(j.Source), p.said, p.title, p.body)
	}
	says := journal.HashID(p.said, p.title, p.body)
	switch was := seen[id]; {
	case was == nil:
		seen[id] = &before{says, 1}
	case was.says != says:
		id = journal.HashID(string(id), string(says))
	case p.id == "":
		was.times++
		id = journal.HashID(string(id), strconv.Itoa(was.times))
	}
	note := journal.Answer{Question: journal.NoteQuestion, Ask: prompts.Imported, Text: p.body}
	for _, d := range []journal.Detail{{Field: sourceField, Label: prompts.From, Value: string(j.Source)}, {Field: idField, Label: prompts.ItsID, Value: p.id}, {Field: timeField, Label: prompts.ItsTime, Value: p.said}} {
		if d.Value != "" {
			note.Details = append(note.Details, d)
		}
	}
	at := p.at.Round(0)
	e := journal.Entry{
		ID: id, Rev: 1, Kind: journal.Jot, Heavy: p.heavy, Happened: at, Started: at, Edited: at, Finished: at,
		Title: text.ClipLine(text.CleanLine(cmp.Or(strings.TrimSpace(p.title), text.FirstLine(p.body))), text.MaxTitle), Answers: []journal.Answer{note},
	}
	tags := p.tags
	if p.starred {
		tags = append(tags, "starred")
	}
	e = e.WithTags(tags).Cleaned()
	if e.Title == "" && e.Answer(journal.NoteQuestion).Text == "" { // signs that no text holds
		return e, fmt.Errorf("%w: nothing is written in it", errPiece)
	}
	return e, e.Check()
}

// Recognise tells whose journal a file is: by what it begins with, and where that says nothing
// by its name. A note without a date is of the time at which its file was modified; zone is
// where times without one were written. is is false for what is
// messup's own, or nobody's.
func Recognise(name string, from io.ReaderAt, size int64, modified time.Time, zone *time.Location) (j Journal, is bool) {
	whole := func() io.Reader { return text.UTF8(io.NewSectionReader(from, 0, size)) }
	head, err := io.ReadAll(io.LimitReader(whole(), headLength))
	if err != nil {
		return j, false
	}
	begins := strings.TrimLeft(string(head), " \t\r\n")
	switch ending := strings.ToLower(name); {
	case strings.HasPrefix(begins, "PK\x03\x04"):
		return zipped(from, size, zone)
	case strings.HasPrefix(begins, "{"), strings.HasPrefix(begins, "["):
		if of, is := jsonOf(whole()); is {
			return Journal{of.source, of.pieces(whole, zone)}, true
		}
		return jrnlText(begins, whole, zone)
	case !isText(head):
		return j, false
	case strings.HasSuffix(ending, ".md"), strings.HasSuffix(ending, ".markdown"), strings.HasPrefix(begins, "---\n"), strings.HasPrefix(begins, "---\r\n"):
		return Journal{markdownSource, oneNote(name, whole, modified, zone)}, true
	case strings.HasSuffix(ending, ".txt"), strings.HasSuffix(ending, ".text"):
		return Journal{textSource, oneNote(name, whole, modified, zone)}, true
	}
	return j, false
}

// headLength is how much of a file is looked at to tell whose it is, in bytes.
const headLength = 64 << 10

// isText reports whether what a file begins with is text.
func isText(head []byte) bool { return !strings.ContainsRune(string(head), 0) && len(head) > 0 }

// Folder reads a folder of notes.
func Folder(dir fs.FS, zone *time.Location) Journal { return Journal{markdownSource, notes(dir, zone)} }

package foreign_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"messup/journal"
	"messup/journal/foreign"
)

// toronto is where times without a zone were written.
func toronto(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("America/Toronto")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// filed is when a file that holds one note was written.
var filed = time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)

type read struct {
	entries []journal.Entry
	left    []foreign.Fault
	noted   []foreign.Fault
	media   int
	err     error
}

func entriesOf(j foreign.Journal) (r read) {
	for e, err := range j.Entries(func(f foreign.Fault) { r.left = append(r.left, f) }, func(f foreign.Fault) { r.noted = append(r.noted, f) }, func(n int) { r.media += n }) {
		if err != nil {
			r.err = err
			break
		}
		r.entries = append(r.entries, e)
	}
	return r
}

func recognised(t *testing.T, name, file string, source foreign.Source) read {
	t.Helper()
	j, is := foreign.Recognise(name, strings.NewReader(file), int64(len(file)), filed, toronto(t))
	if !is || j.Source != source {
		t.Fatalf("%s is of %q, %t", name, j.Source, is)
	}
	return entriesOf(j)
}

// said is an entry in one line: when, its title, its tags, and the text that came in.
func said(e journal.Entry) string {
	a := e.Answer(journal.NoteQuestion)
	return fmt.Sprintf("%s|%s|%s|%s|%s", e.Happened.Format("2006-01-02 15:04 -0700"), e.Title, strings.Join(e.Tags, ","), a.Text, a.Detail("source"))
}

func wants(t *testing.T, r read, want ...string) {
	t.Helper()
	if r.err != nil {
		t.Error(r.err)
	}
	var got []string
	for _, e := range r.entries {
		got = append(got, said(e))
		if e.Kind != journal.Jot || e.Draft() || e.Answer(journal.NoteQuestion).Ask != "Imported note" {
			t.Errorf("it came in as %+v", e)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestJrnlAsJSON(t *testing.T) {
	r := recognised(t, "a.json", `{"tags":{"@lab":1},"entries":[
		{"title":"Food webs fell apart.","body":"They copied.\n\nAll of them.","date":"2026-11-19","time":"14:10","tags":["@lab","#9B"],"starred":true},
		{"title":"No such day","body":"","date":"2026-13-40","time":"14:10","tags":[],"starred":false},
		{"title":7,"body":"","date":"2026-11-20","time":"14:10"},
		{"title":"Next day","body":"","date":"2026-07-20","time":"08:00","uuid":"abc"}]}`, "jrnl")
	wants(t, r, "2026-11-19 14:10 -0500|Food webs fell apart.|lab,9B,starred|They copied.\n\nAll of them.|jrnl", "2026-07-20 08:00 -0400|Next day|||jrnl")
	if len(r.left) != 2 || r.left[0].Nth != 2 || r.left[1].Nth != 3 || !strings.Contains(r.left[0].Why, `"2026-13-40 14:10" is no date`) {
		t.Errorf("left out are %+v", r.left)
	}
	if a := r.entries[1].Answer(journal.NoteQuestion); a.Detail("source-id") != "abc" || a.Detail("source-time") != "2026-07-20 08:00" {
		t.Errorf("it comes from %+v", a.Details)
	}
}

func TestJrnlAsText(t *testing.T) {
	r := recognised(t, "journal", "[2026-11-19 14:10] Food webs fell apart. *\nThey copied.\n\n [2026-01-01 00:00] is no head\n\n[2026-11-20 02:10:00 PM] Better\r\nby far\n[2026-11-21 99:99] never\nlost?\n", "jrnl")
	wants(t, r, "2026-11-19 14:10 -0500|Food webs fell apart.|starred|They copied.\n\n [2026-01-01 00:00] is no head|jrnl", "2026-11-20 14:10 -0500|Better||by far|jrnl")
	if len(r.left) != 1 || r.left[0].At != "2026-11-21 99:99" {
		t.Errorf("left out are %+v", r.left)
	}
}

const dayOneJSON = `{"metadata":{"version":"1.0"},"entries":[
	{"uuid":"A1","creationDate":"2026-11-19T19:10:00Z","timeZone":"America\/Toronto","text":"# Food webs\n\nThey copied\\. All of them\\!","tags":["lab"],"starred":false,"photos":[{},{}],"weather":{"x":1}},
	{"uuid":"A2","creationDate":"2026-11-20T19:10:00Z","richText":"{\"contents\":[{\"text\":\"Rich \"},{\"text\":\"words\"}]}"},
	{"uuid":"A3","creationDate":"2026-11-21T19:10:00Z"}]}`

func TestDayOne(t *testing.T) {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for name, words := range map[string]string{"Journal.json": dayOneJSON, "photos/a.json": "{", "other.txt": "x"} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(words))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, words := range map[string]string{"Journal.json": dayOneJSON, "export.zip": file.String()} {
		r := recognised(t, name, words, "Day One")
		wants(t, r, "2026-11-19 14:10 -0500|Food webs|lab|# Food webs\n\nThey copied. All of them!|Day One", "2026-11-20 19:10 +0000|Rich words||Rich words|Day One")
		if r.media != 2 || len(r.left) != 1 || r.left[0].Nth != 3 || !strings.Contains(r.left[0].Why, "nothing is written") {
			t.Errorf("%s: left behind are %d, %+v", name, r.media, r.left)
		}
	}
}

func TestTuiJournal(t *testing.T) {
	list := `[{"id":1,"date":"2026-11-19T14:10:00-05:00","title":"Food webs","content":"They copied.","tags":["lab"],"priority":3}]`
	for name, file := range map[string]string{"entries.json": list, "transfer.json": `{"version":100,"entries":` + list + `}`} {
		wants(t, recognised(t, name, file, "tui-journal"), "2026-11-19 14:10 -0500|Food webs|lab|They copied.|tui-journal")
	}
}

func TestAFolderOfNotes(t *testing.T) {
	note := func(words string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(words), ModTime: filed}
	}
	dir := fstest.MapFS{
		"a.md":                note("---\ntitle: \"Food webs: a mess\"\ndate: 2026-11-19T14:10:00-05:00\ntags: [lab, 9B]\nother: {x: 1}\n---\n\nThey copied.\n\n---\n\nAll of them.\n"),
		"b/2026-11-20 lab.md": note("# Better\n\nby far\n"),
		"c.txt":               note("just words"),
		"d.md":                note("---\ncreated: 2026-11-21\ntags:\n  - one\n  - two\n---\nwords"),
		"e.md":                note("---\ntitle: [no\n---\nno front matter"),
		"f.png":               note("\x89PNG"),
		".obsidian/x.md":      note("settings"),
		"g.md":                note("\x00binary"),
		"h.md":                note("  \n"),
	}
	j := foreign.Folder(dir, toronto(t))
	r := entriesOf(j)
	wants(t, r,
		"2026-11-19 14:10 -0500|Food webs: a mess|lab,9B|They copied.\n\n---\n\nAll of them.|Markdown",
		"2026-11-20 00:00 -0500|Better||# Better\n\nby far|Markdown",
		"2026-11-01 09:00 +0000|c||just words|Markdown",
		"2026-11-21 00:00 -0500|d|one,two|words|Markdown",
		"2026-11-01 09:00 +0000|e||---\ntitle: [no\n---\nno front matter|Markdown",
	)
	if len(r.left) != 2 || r.left[0].At != "g.md" {
		t.Errorf("left out are %+v", r.left)
	}
	again := entriesOf(j)
	for i, e := range r.entries {
		if again.entries[i].ID != e.ID {
			t.Errorf("%s has another id the second time", e.Title)
		}
	}
}

// A file that is one note, and one that is a text.
func TestOneNote(t *testing.T) {
	wants(t, recognised(t, "/home/me/lab.MD", "---\r\ntags: lab\r\n---\r\nThey copied.\r\n", "Markdown"), "2026-11-01 09:00 +0000|lab|lab|They copied.|Markdown")
	wants(t, recognised(t, "phone.txt", "\uFEFFThey copied\nagain\n", "a text"), "2026-11-01 09:00 +0000|phone||They copied\nagain|a text")
}

// What is messup's own, or nobody's, is not recognised; what was cut short says so.
func TestWhatIsNobodys(t *testing.T) {
	for name, file := range map[string]string{
		"own.json": `{"app":"messup","format":1,"entries":[{"title":"x","happened":"2026-11-19T14:10:00Z","answers":[]}]}`,
		"none":     "", "x.json": "{", "y.json": "[]", "z.json": `{"entries":7}`, "words": "only words", "bin.txt": "a\x00b", "a.zip": "PK\x03\x04rubbish", "[": "[not a date] x",
	} {
		if j, is := foreign.Recognise(name, strings.NewReader(file), int64(len(file)), filed, time.UTC); is {
			t.Errorf("%s is of %s", name, j.Source)
		}
	}
	r := recognised(t, "cut.json", `{"entries":[{"title":"a","body":"b","date":"2026-11-19","time":"14:10"},{"title":`, "jrnl")
	if len(r.entries) != 1 || !errors.Is(r.err, journal.ErrBadImport) || !strings.Contains(r.err.Error(), "cut short") {
		t.Errorf("of a file cut short: %+v, %v", r.entries, r.err)
	}
}

// endless is a list of entries whose second one never ends.
type endless struct{ begins string }

func (e *endless) ReadAt(to []byte, at int64) (int, error) {
	for i := range to {
		if k := at + int64(i); k < int64(len(e.begins)) {
			to[i] = e.begins[k]
		} else {
			to[i] = 'x'
		}
	}
	return len(to), nil
}

func TestAnEntryThatNeverEnds(t *testing.T) {
	file := &endless{`{"entries":[{"title":"a","body":"b","date":"2026-11-19","time":"14:10"},{"title":"`}
	j, is := foreign.Recognise("a.json", file, 1<<40, filed, time.UTC)
	if !is {
		t.Fatal("it is nobody's")
	}
	if r := entriesOf(j); len(r.entries) != 1 || !errors.Is(r.err, journal.ErrTooLong) {
		t.Errorf("read %d, %v", len(r.entries), r.err)
	}
}

// FuzzRecognise: whatever a file holds, what comes of it can be kept.
func FuzzRecognise(f *testing.F) {
	for _, file := range []string{dayOneJSON, `[{"date":"2026-11-19T14:10:00-05:00","title":"x","content":"y"}]`, `{"entries":[{"title":"a","body":"b","date":"2026-11-19","time":"14:10"}]}`, "[2026-11-19 14:10] x *\ny", "---\ntitle: x\ndate: 2026-11-19\ntags: [a, *b]\n---\nwords #tag", "PK\x03\x04", "\xff\xfe[\x001\x00", "[19.11.2026 2:10 PM] @x *\n[1/2/2026 1:00] y"} {
		f.Add("a.md", file)
		f.Add("a", file)
	}
	f.Fuzz(func(t *testing.T, name, file string) {
		j, is := foreign.Recognise(name, strings.NewReader(file), int64(len(file)), filed, time.UTC)
		if !is {
			return
		}
		for _, e := range entriesOf(j).entries {
			if err := e.Check(); err != nil || e.Title == "" && e.Answer(journal.NoteQuestion).Text == "" || !e.Cleaned().Same(e) {
				t.Errorf("%+v cannot be kept: %v", e, err)
			}
		}
	})
}

// A note whose day nobody knows has that of its file, and says so; so does one whose front matter is
// none.
func TestWhatIsNotAsOneThinksIsNoted(t *testing.T) {
	for file, want := range map[string][]string{
		"only words\n":                               {"nothing says its day, so it has that on which its file was last written"},
		"---\ndate: 2026-10-01\n---\nwords\n":        nil,
		"---\ntitle: [broken\n---\n# Lab\n\nwords\n": {"what stands between --- at its top cannot be read as title, date and tags, and stays in the text", "nothing says its day, so it has that on which its file was last written"},
	} {
		got := recognised(t, "a.md", file, "Markdown")
		var why []string
		for _, f := range got.noted {
			why = append(why, f.Why)
			if f.At != "a.md" || f.Nth != 1 {
				t.Errorf("it is called %d, %q", f.Nth, f.At)
			}
		}
		if !slices.Equal(why, want) || len(got.entries) != 1 {
			t.Errorf("%q: %q, %d entries", file, why, len(got.entries))
		}
	}
}

// Of two files of a zip that have one name the first comes in, and the second is listed.
func TestTwoOfOneNameInAZip(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []struct{ name, words string }{{"a.md", "first"}, {"a.md", "second"}, {"b/c.md", "third"}, {".obsidian/d.md", "no"}} {
		w, err := z.Create(f.name)
		if err == nil {
			_, err = io.WriteString(w, f.words)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	got := recognised(t, "notes.zip", b.String(), "Markdown")
	if got.err != nil || len(got.entries) != 2 || len(got.left) != 1 || got.left[0].Nth != 2 || !strings.Contains(got.left[0].Why, "same name") {
		t.Errorf("%+v", got)
	}
}

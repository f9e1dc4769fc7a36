package foreign_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf16"

	"messup/journal"
	"messup/journal/foreign"
)

// wide is a text in UTF-16, as a shell of Windows writes it.
func wide(s string, big bool) string {
	var out []byte
	for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(s))...) {
		two := []byte{byte(u), byte(u >> 8)}
		if big {
			two[0], two[1] = two[1], two[0]
		}
		out = append(out, two...)
	}
	return string(out)
}

// Whatever letters a file is written in, it is the same file.
func TestLettersOfEveryKind(t *testing.T) {
	const json = `{"entries":[{"title":"Fröhlich 🐸","body":"Zwei","date":"2026-11-19","time":"14:10"}]}`
	const text = "[2026-11-19 14:10] Fröhlich 🐸\nZwei\n"
	want := "2026-11-19 14:10 -0500|Fröhlich 🐸||Zwei|jrnl"
	for _, file := range []string{json, text, "\uFEFF" + json, "\uFEFF" + text, wide(json, false), wide(text, true), strings.ReplaceAll(text, "\n", "\r\n")} {
		wants(t, recognised(t, "a", file, "jrnl"), want)
	}
	wants(t, recognised(t, "a.md", wide("# Fröhlich 🐸\n", false), "Markdown"), "2026-11-01 09:00 +0000|Fröhlich 🐸||# Fröhlich 🐸|Markdown")
	odd := wide(text, false)
	recognised(t, "odd", odd[:len(odd)-1], "jrnl") // cut in the middle of a letter
}

// A byte that is no UTF-8 is the letter of an older program, whatever form its journal has, and that is
// noted once of each entry that has some.
func TestLettersOfAnOlderProgram(t *testing.T) {
	const (
		jrnl   = `{"entries":[{"title":"El\xe8ve","body":"cass\xe9, \x80 12","date":"2026-11-19","time":"14:10","tags":["@\xe9cole"]},{"title":"\u00c9t\u00e9 é","body":"","date":"2026-11-20","time":"14:10"}]}`
		dayOne = `{"entries":[{"uuid":"A1","creationDate":"2026-11-19T19:10:00Z","text":"El\xe8ve\ncass\xe9"}]}`
		tui    = `[{"date":"2026-11-19T14:10:00-05:00","title":"El\xe8ve","content":"cass\xe9"}]`
		plain  = "[2026-11-19 14:10] El\xe8ve @\xe9cole\ncass\xe9\n[2026-11-20 14:10] Été\ncass\xe9\nfêl\xe9\n[2026-11-21 14:10] Rien\n"
	)
	old := strings.NewReplacer(`\xe8`, "\xe8", `\xe9`, "\xe9", `\x80`, "\x80")
	for _, c := range []struct {
		file   string
		source foreign.Source
		noted  int
		want   []string
	}{
		{jrnl, "jrnl", 1, []string{"2026-11-19 14:10 -0500|Elève|école|cassé, € 12|jrnl", "2026-11-20 14:10 -0500|Été é|||jrnl"}},
		{dayOne, "Day One", 1, []string{"2026-11-19 19:10 +0000|Elève||Elève\ncassé|Day One"}},
		{tui, "tui-journal", 1, []string{"2026-11-19 14:10 -0500|Elève||cassé|tui-journal"}},
		{plain, "jrnl", 2, []string{"2026-11-19 14:10 -0500|Elève @école|école|cassé|jrnl", "2026-11-20 14:10 -0500|Été||cassé\nfêlé|jrnl", "2026-11-21 14:10 -0500|Rien|||jrnl"}},
		{packedAs(t, map[string]string{"Journal.json": old.Replace(dayOne)}), "Day One", 1, []string{"2026-11-19 19:10 +0000|Elève||Elève\ncassé|Day One"}},
	} {
		r := recognised(t, "a", old.Replace(c.file), c.source)
		wants(t, r, c.want...)
		for _, f := range r.noted {
			if f.Why != "it is no UTF-8, and was read as Windows-1252" {
				t.Errorf("noted: %q", f.Why)
			}
		}
		if len(r.noted) != c.noted {
			t.Errorf("%s: noted %+v", c.source, r.noted)
		}
	}
}

// jrnl writes its times as its owner likes them, and of 3/4 nobody knows which day that is.
func TestTimesOfJrnl(t *testing.T) {
	r := recognised(t, "j", strings.Join([]string{
		"[2026/11/19 14:10] a", "[19.11.2026 14:10] b", "[11/19/2026 2:10 PM] c", "[19/11/2026 02:10pm] d", "[2026-11-19T14:10:30] e", "[03/04/2026 14:10] either", "[04/04/2026 14:10] f",
		"[2026-02-30 14:10] none", "[0000-01-01 14:10] lost", "[9999-12-31 23:59] lost", "[2026-11-19 25:00] none", "[19-11-2026 14:10] g [x] (y)", "[2026-11-19] a line of g", "[ ] a line of g",
	}, "\n"), "jrnl")
	day := "2026-11-19 14:10 -0500|"
	wants(t, r, day+"a|||jrnl", day+"b|||jrnl", day+"c|||jrnl", day+"d|||jrnl", day+"e|||jrnl", "2026-04-04 14:10 -0400|f|||jrnl", day+"g [x] (y)||[2026-11-19] a line of g\n[ ] a line of g|jrnl")
	if len(r.left) != 5 || !strings.Contains(r.left[0].Why, "either of two days") || !strings.Contains(r.left[2].Why, "nobody wrote it in the year 0") {
		t.Errorf("left out are %+v", r.left)
	}
	wants(t, recognised(t, "days", "[2026-11-19] one\nx\n[2026-11-20] two\n", "jrnl"), "2026-11-19 00:00 -0500|one||x|jrnl", "2026-11-20 00:00 -0500|two|||jrnl")
}

// What jrnl itself takes for tags are tags; a mail address is none.
func TestTagsInATextOfJrnl(t *testing.T) {
	wants(t, recognised(t, "j", "[2026-11-19 14:10] With @9B *\nThe @lab ran over, @lab again. Write a@b.de\n", "jrnl"),
		"2026-11-19 14:10 -0500|With @9B|9B,lab,starred|The @lab ran over, @lab again. Write a@b.de|jrnl")
}

// Two of one id that say something else are two; the same twice is one. The second time they have
// the same ids.
func TestOneIDTwice(t *testing.T) {
	const one = `{"uuid":"A","creationDate":"2026-11-19T19:10:00Z","text":"one"}`
	file := `{"metadata":{},"entries":[` + one + `,{"uuid":"A","creationDate":"2026-11-19T19:10:00Z","text":"two"},` + one + `]}`
	first, again := recognised(t, "d.json", file, "Day One"), recognised(t, "d.json", file, "Day One")
	ids := map[journal.ID]string{}
	for i, e := range first.entries {
		if other, twice := ids[e.ID]; twice && other != e.Title || again.entries[i].ID != e.ID {
			t.Errorf("%q bears the id of %q", e.Title, other)
		}
		ids[e.ID] = e.Title
	}
	if len(first.entries) != 3 || len(ids) != 2 {
		t.Errorf("there are %v", ids)
	}
}

// Two lines of one minute that are the same are two, in the text of jrnl and in its JSON, where none has an id;
// the same file has the same ids again, and the first of them has that of the line alone.
func TestTheSameTwiceWithoutAnID(t *testing.T) {
	const line = "[2026-11-19 14:10] bell\n"
	for name, file := range map[string]string{
		"text": line + line + "[2026-11-19 14:10] other\n" + line,
		"JSON": `{"tags":{},"entries":[` + strings.Repeat(`{"title":"bell","body":"","date":"2026-11-19","time":"14:10","tags":[],"starred":false},`, 2) + `{"title":"bell","body":"","date":"2026-11-19","time":"14:10","tags":[],"starred":false}]}`,
	} {
		r, again := recognised(t, "j", file, "jrnl"), recognised(t, "j", file, "jrnl")
		ids := map[journal.ID]bool{}
		for i, e := range r.entries {
			if ids[e.ID] = e.Title == "bell"; again.entries[i].ID != e.ID {
				t.Errorf("%s: the second time %q has another id", name, e.Title)
			}
		}
		if bells := slices.DeleteFunc(slices.Collect(maps.Values(ids)), func(is bool) bool { return !is }); len(bells) != 3 {
			t.Errorf("%s: %d of 3 came", name, len(bells))
		}
		if alone := recognised(t, "j", line, "jrnl"); name == "text" && !ids[alone.entries[0].ID] {
			t.Error("the line alone has another id")
		}
	}
}

// A text of any length is held no further than one can be kept, and is left out alone.
func TestATextThatIsTooLongStopsNoOther(t *testing.T) {
	long := strings.Repeat("word ", 1<<10)
	for name, body := range map[string]string{"lines": strings.Repeat(long+"\n", 4<<10), "a line": strings.Repeat(long, 4<<10)} {
		r := recognised(t, "j", "[2026-11-18 14:10] before\n[2026-11-19 14:10] long\n"+body+"\n[2026-11-20 14:10] after\n", "jrnl")
		if len(r.entries) != 2 || r.entries[1].Title != "after" || len(r.left) != 1 || r.err != nil {
			t.Errorf("%s: %d came, left out are %d, %v", name, len(r.entries), len(r.left), r.err)
		}
	}
}

// Front matter as people write it.
func TestFrontMatterOfEveryKind(t *testing.T) {
	day := "2026-11-19 00:00 -0500|a|"
	for matter, want := range map[string]string{
		"date: 20261119":                                              day + "||x|",
		"date: 2026/11/19":                                            day + "||x|",
		"date: 19.11.2026":                                            day + "||x|",
		"date: \"[[2026-11-19]]\"":                                    day + "||x|",
		"created: Nov 19, 2026":                                       day + "||x|",
		"date: ~\ncreated: 2026-11-19":                                day + "||x|",
		"date: 2026-11-19\ntags: a b":                                 day + "a,b||x|",
		"date: 2026-11-19\ntags: \"a c, b\"":                          day + "a c,b||x|",
		"date: 2026-11-19\ntags: [\"#a\", 9, {x: y}, ~]":              day + "a,9||x|",
		"all: &t [a, b]\ndate: 2026-11-19\ntags: *t":                  day + "a,b||x|",
		"date: 2026-11-19\ntitle: 2026":                               "2026-11-19 00:00 -0500|2026|||x|",
		"date: 2026-11-19\nother: {a: [b, {c: !!binary d}]}\n# aside": day + "||x|",
	} {
		r := recognised(t, "a.md", "---\n"+matter+"\n---\nx\n", "Markdown")
		if len(r.entries) != 1 || said(r.entries[0]) != strings.Replace(want, "||x|", "|x|", 1)+"Markdown" {
			t.Errorf("%s: %+v, %+v", matter, r.entries, r.left)
		}
	}
	for _, matter := range []string{"date: some day", "date: 2026-13-40", "date: 99999999"} {
		if r := recognised(t, "a.md", "---\n"+matter+"\n---\nx\n", "Markdown"); len(r.entries) != 0 || len(r.left) != 1 || r.left[0].At != "a.md" || !strings.Contains(r.left[0].Why, "is no date") {
			t.Errorf("%s: %+v, %+v", matter, r.entries, r.left)
		}
	}
	var bomb strings.Builder
	bomb.WriteString("a: &a [x,x,x,x,x,x,x,x,x]\n")
	for c := 'b'; c < 'l'; c++ {
		fmt.Fprintf(&bomb, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 9), ","))
	}
	for _, matter := range []string{bomb.String() + "tags: *k", strings.Repeat("[", 60_000), strings.Repeat("- ", 30_000) + "x", "\ttabs: x", "tags: *nowhere", "x: " + strings.Repeat("y", 70_000)} {
		if r := recognised(t, "a.md", "---\n"+matter+"\n---\nwords\n", "Markdown"); len(r.entries)+len(r.left) != 1 || r.err != nil {
			t.Errorf("%.20s: %d came, %+v, %v", matter, len(r.entries), r.left, r.err)
		}
	}
}

// Tags in a text are tags, headings and code are none; links stay as they are.
func TestTagsInANote(t *testing.T) {
	wants(t, recognised(t, "a.md", "# Lab\n\nRan over #lab #9B/groups, #1 see [[Seating]] and #lab\n```\n#include <x>\n```\n", "Markdown"),
		"2026-11-01 09:00 +0000|Lab|lab,9B/groups|# Lab\n\nRan over #lab #9B/groups, #1 see [[Seating]] and #lab\n```\n#include <x>\n```|Markdown")
}

// closed is a folder of which some cannot be read.
type closed struct{ fs.FS }

func (c closed) Open(name string) (fs.File, error) {
	if strings.Contains(name, "closed") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.FS.Open(name) //nolint:wrapcheck // a test
}

// What cannot be read of a folder is said, and the rest comes in; links are not followed.
func TestAFolderThatIsPartlyClosed(t *testing.T) {
	dir := fstest.MapFS{
		"a.md":               {Data: []byte("one"), ModTime: filed},
		"closed/b.md":        {Data: []byte("two"), ModTime: filed},
		"closed.md":          {Data: []byte("three"), ModTime: filed},
		"link.md":            {Data: []byte("a.md"), Mode: fs.ModeSymlink, ModTime: filed},
		"pipe.md":            {Mode: fs.ModeNamedPipe},
		"z.md":               {Data: []byte("last"), ModTime: filed},
		"deep/er/\u202ex.md": {Data: []byte("name"), ModTime: filed},
	}
	r := entriesOf(foreign.Folder(closed{dir}, time.UTC))
	if len(r.entries) != 3 || len(r.left) != 2 || r.err != nil {
		t.Errorf("%d came, left out are %+v, %v", len(r.entries), r.left, r.err)
	}
}

func packedAs(t *testing.T, files map[string]string) string {
	t.Helper()
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

// Names that lead out of a zip lead nowhere; notes that somebody packed come in; and of what is
// packed to fill the memory no more than one entry is held.
func TestZipsOfEveryKind(t *testing.T) {
	r := recognised(t, "a.zip", packedAs(t, map[string]string{"notes/a.md": "one", "../../b.md": "two", "/c.md": "three", "notes/d.png": "x"}), "Markdown")
	if len(r.entries) == 0 || len(r.entries) > 3 || r.err != nil {
		t.Errorf("%d came, %+v, %v", len(r.entries), r.left, r.err)
	}
	r = recognised(t, "a.zip", packedAs(t, map[string]string{"a.json": dayOneJSON, "b.json": `[{"date":"2026-11-19T14:10:00Z","title":"x","content":"y"}]`}), "Day One")
	if len(r.entries)+len(r.left) != 4 || r.err != nil {
		t.Errorf("of two programs: %d came, %+v, %v", len(r.entries), r.left, r.err)
	}
	bomb := packedAs(t, map[string]string{"a.json": `{"entries":[{"creationDate":"2026-11-19T14:10:00Z","text":"a"},{"creationDate":"2026-11-19T14:10:00Z","text":"` + strings.Repeat("x", 20<<20) + `"}]}`})
	if r = recognised(t, "a.zip", bomb, "Day One"); !errors.Is(r.err, journal.ErrTooLong) {
		t.Errorf("%d came, %v", len(r.entries), r.err)
	}
}

// The first entries may lack what tells whose they are, and one of another shape is left out alone.
func TestAJSONThatBeginsOddly(t *testing.T) {
	r := recognised(t, "d.json", `{"metadata":{},"entries":[{"uuid":"x"},{"creationDate":"2026-11-19T14:10:00Z","text":"a"},{"creationDate":"2026-11-19T14:10:00Z","text":"b","tags":"one"},7,null]}`, "Day One")
	if len(r.entries) != 1 || len(r.left) != 4 || r.err != nil || !strings.Contains(r.left[1].Why, `under "Tags"`) && !strings.Contains(r.left[1].Why, `under "tags"`) {
		t.Errorf("%d came, %+v, %v", len(r.entries), r.left, r.err)
	}
}

package instep_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/prompts"
)

// A file that was written before choices had ids is the version that its writer remembers,
// and so is what the program of today writes of the same: nobody has changed it by that.
func TestAFileOfBeforeIsTheVersionItsWriterRemembers(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	a := newMachine("a", newPile(&files), &clock)
	e := must(a.Entries.New(journal.Mess, prompts.Shipped().Sets()[0]))
	e.Title = "Stations"
	e = e.With(prompts.Shipped(), journaltest.Ask("not-stopping"), "I went on.")
	e.Answers[0].Details = []journal.Detail{{Field: "reasons", Label: "Reasons", Value: "I did not notice\nimplementation"}}
	if _, _, err := a.Entries.Save(t.Context(), journal.Entry{}, e); err != nil {
		t.Fatal(err)
	}
	l := must(a.Lessons.New())
	l.Text, l.Basis = "Number the groups", "impression only"
	must(a.Lessons.Save(t.Context(), l))
	if _, _, err := a.Lessons.Answer(t.Context(), l.ID, journal.NoHelp, "nobody looked"); err != nil {
		t.Fatal(err)
	}
	must(a.sync())

	before := newPile(&files)
	inWords := strings.NewReplacer("did-not-notice", "I did not notice", "impression-only", "impression only", "no-help", "no help")
	for name, f := range a.folder.files {
		b, _ := withoutLine(t, f.b)
		doc := []byte(inWords.Replace(string(b)))
		if bytes.Equal(doc, b) {
			t.Errorf("%s has no id in it", name)
		}
		before.put(name, doc)
		key := record.Key{Kind: journal.Entries, ID: e.ID}
		if strings.HasPrefix(name, "lessons/") {
			key = record.Key{Kind: journal.Lessons, ID: l.ID}
		}
		sum := sha256.Sum256(doc)
		if got, want := a.memory[key].V, hex.EncodeToString(sum[:10]); got != want {
			t.Errorf("%s is the version %s, it was %s", name, got, want)
		}
	}

	b := newMachine("b", before, &clock)
	must(b.sync())
	for k, is := range a.memory {
		if b.memory[k].V != is.V {
			t.Errorf("%v is another version where the file is read: %s, %s", k, b.memory[k].V, is.V)
		}
	}
	a.folder = before
	if done := must(a.sync()); done.Differ != 0 {
		t.Errorf("it was taken for a change: %+v", done)
	}
}

// withoutLine is a file without its line of versions, and that line.
func withoutLine(t *testing.T, doc []byte) (b []byte, was []string) {
	t.Helper()
	before, rest, is := strings.Cut(string(doc), "  \"was\": ")
	if !is {
		return doc, nil
	}
	said, after, _ := strings.Cut(rest, ",\n")
	if err := json.Unmarshal([]byte(said), &was); err != nil {
		t.Fatal(err)
	}
	return []byte(before + after), was
}

// A program from before choices had ids goes by the same folder. It takes what this one writes, in
// which ids are words to it, for newer than what it has, time after time; and what it writes is
// newer here. Nothing is joined that nobody changed on both sides.
func TestAProgramFromBeforeTheIDsGoesByTheSameFolder(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	a := newMachine("a", newPile(&files), &clock)
	l := must(a.Lessons.New())
	l.Text, l.Basis = "Number the groups", "impression only"
	l = must(a.Lessons.Save(t.Context(), l))
	name := "lessons/" + string(l.ID) + ".json"
	hash := func(doc []byte) string {
		sum := sha256.Sum256(doc)
		return hex.EncodeToString(sum[:10])
	}

	theirs := "" // the version that the other program has
	for _, text := range []string{"", "Number the groups first", "Number the groups, then move"} {
		if text != "" {
			l.Text = text
			l = must(a.Lessons.Save(t.Context(), l))
		}
		must(a.sync())
		doc, was := withoutLine(t, a.folder.files[name].b)
		if theirs == "" { // it may have had the same before, in words
			theirs = hash([]byte(strings.Replace(string(doc), "impression-only", "impression only", 1)))
		}
		if !slices.Contains(was, theirs) {
			t.Errorf("%q does not come from %s, but from %v", text, theirs, was)
		}
		theirs = hash(doc)
	}

	doc, was := withoutLine(t, a.folder.files[name].b)
	changed := strings.Replace(string(doc), "then move", "then all move", 1)
	changed = strings.Replace(changed, `"rev": `+strconv.Itoa(l.Rev), `"rev": `+strconv.Itoa(l.Rev+1), 1)
	head, rest, _ := strings.Cut(changed, "\"format\": 1,\n")
	a.folder.put(name, []byte(head+"\"format\": 1,\n  \"was\": [\""+strings.Join(append(was, theirs), "\",\"")+"\"],\n"+rest))
	if done := must(a.sync()); done.Differ != 0 || done.Updated != 1 {
		t.Errorf("what the other program changed: %+v", done)
	}
	if got := must(a.Lessons.Get(t.Context(), l.ID)); got.Text != "Number the groups, then all move" || got.Basis != "impression only" {
		t.Errorf("it is %q, known by %q", got.Text, got.Basis)
	}
}

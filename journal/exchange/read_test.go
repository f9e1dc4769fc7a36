package exchange_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/exchange"
	"messup/journal/text"
	"messup/prompts"
)

// The least another program has to write makes a whole, finished entry.
func TestReadCompletesTheLeast(t *testing.T) {
	p := read(t, `{"entries": [{"title": "Food  web jigsaw", "happened": "2026-11-19T14:10:00-05:00", "tags": ["#groups", "Groups"],
		"answers": [{"id": "learned", "text": "Ask first."}, {"id": "goal", "text": "Talk."}, {"id": "next", "text": " "}]}]}`)
	ten := prompts.Ten().Questions
	happened := time.Date(2026, 11, 19, 14, 10, 0, 0, time.FixedZone("", -5*3600))
	want := journal.Entry{
		ID: p.Entries[0].ID, Rev: 1, Kind: journal.Mess, Set: "ten", SetVersion: 1, Happened: happened, Finished: happened,
		Title: "Food web jigsaw", Tags: []string{"groups"}, Answers: []journal.Answer{
			{Question: "goal", Ask: ten[0].Ask, Text: "Talk."},
			{Question: "learned", Ask: ten[9].Ask, Text: "Ask first."},
		},
	}
	if diff := cmp.Diff([]journal.Entry{want}, p.Entries); diff != "" {
		t.Error(diff)
	}
	if len(want.ID) != 26 {
		t.Errorf("made id %q", want.ID)
	}
}

// What another program kept later than it happened was finished then.
func TestReadFinishesAnEntryWhenItWasLastKept(t *testing.T) {
	e := read(t, oneEntry(`"edited": "2026-11-20T08:00:00Z"`)).Entries[0]
	if want := time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC); !e.Finished.Equal(want) {
		t.Errorf("finished %v, want %v", e.Finished, want)
	}
}

func TestReadCompletesKindAndSet(t *testing.T) {
	tests := map[string]struct {
		fields    string // beside title, happened and the one answer
		answer    string
		kind      journal.EntryKind
		set, open string
	}{
		"quick by its question": {answer: "told-by", kind: journal.Brief, set: "quick"},
		"win by its question":   {answer: "moved", kind: journal.Win, set: "win"},
		"kind decides":          {fields: `"kind": "win",`, answer: "note", kind: journal.Win, set: "win"},
		"set decides":           {fields: `"set": "quick",`, answer: "note", kind: journal.Brief, set: "quick"},
		"a jot has no set":      {fields: `"kind": "jot",`, answer: "note", kind: journal.Jot},
		"a set unknown here":    {fields: `"set": "own",`, answer: "goal", kind: journal.Mess, set: "own"},
		"a draft stays one":     {fields: `"draft": true,`, answer: "goal", kind: journal.Mess, set: "ten", open: "draft"},
		"messup's own draft":    {fields: `"rev": 4, "set": "ten",`, answer: "goal", kind: journal.Mess, set: "ten", open: "draft"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := read(t, oneEntry(tt.fields+`"answers": [{"id": "`+tt.answer+`", "text": "x"}]`)).Entries[0]
			if e.Kind != tt.kind || e.Set != tt.set || e.Draft() != (tt.open == "draft") {
				t.Errorf("kind %q, set %q, draft %v", e.Kind, e.Set, e.Draft())
			}
		})
	}
}

// The same file twice must not make two of anything.
func TestMadeIDsAreStable(t *testing.T) {
	file := oneEntry(`"answers": [{"id": "goal", "text": "x"}]`)
	first, again, other := read(t, file), read(t, file), read(t, strings.Replace(file, `"x"`, `"y"`, 1))
	if first.Entries[0].ID != again.Entries[0].ID || first.Entries[0].ID == other.Entries[0].ID {
		t.Errorf("ids %s, %s and for other words %s", first.Entries[0].ID, again.Entries[0].ID, other.Entries[0].ID)
	}
	twice := read(t, strings.Replace(file, `[`, `[`+entryOf(file)+`,`, 1))
	if len(twice.Entries) != 1 || twice.Twice != 1 {
		t.Errorf("the same entry twice gave %d entries, %d left out", len(twice.Entries), twice.Twice)
	}
}

func TestReadLessons(t *testing.T) {
	p := read(t, `{"entries": [{"id": "e1", "title": "T", "happened": "2026-11-19T14:10:00Z"}],
		"lessons": [{"text": "Of its entry.", "entry": "E1"}, {"text": " Of  nobody. "}]}`)
	want := []journal.Lesson{
		{ID: "e1", Rev: 1, Entry: "e1", Text: "Of its entry.", Made: p.Entries[0].Happened},
		{ID: journal.HashID("lesson", "Of nobody."), Rev: 1, Text: "Of nobody.", Made: later},
	}
	if diff := cmp.Diff(want, p.Lessons); diff != "" {
		t.Error(diff)
	}
}

func TestReadJSONLines(t *testing.T) {
	p := read(t, `{"title": "A", "happened": "2026-11-19T14:10:00Z"}
{"title": "B", "happened": "2026-11-18T14:10:00Z"}
{"lesson": {"text": "L"}}
`)
	if len(p.Entries) != 2 || len(p.Lessons) != 1 || p.Entries[1].Title != "B" || p.Lessons[0].Text != "L" {
		t.Errorf("got %+v", p.Archive)
	}
}

func TestReadRepairsAndCounts(t *testing.T) {
	p := read(t, "\uFEFF"+oneEntry(`"class": "9\u001b[1mB", "tags": ["caf`+"\xe9"+`", "\ud800", "\ufffd"]`))
	e := p.Entries[0]
	if e.Class != "9[1mB" || e.Tags[0] != "caf\uFFFD" || p.Repaired != 2 || p.Cleaned != 1 {
		t.Errorf("class %q, tags %q, %d repaired, %d cleaned", e.Class, e.Tags, p.Repaired, p.Cleaned)
	}
}

func TestBadFiles(t *testing.T) {
	tests := map[string]struct{ file, want string }{
		"empty":             {" \n", "it is empty"},
		"no JSON":           {"Dear diary", `line 1 is not JSON near "Dear diary"`},
		"cut short":         {"{\n\"entries\": [\n{\"title\"", "line 3 is not whole: the file ends in the middle of it"},
		"broken on line 2":  {"{\n\"entries\": [}]}", `line 2 is not JSON near "}]}"`},
		"a line's first":    {"{\n\"entries\":\n}", `line 3 is not JSON near "}"`},
		"a line's last":     {"{\"entries\": [}\n]}", `line 1 is not JSON near "}"`},
		"a list":            {`[]`, "must be an object {…}, is a list […]"},
		"another program":   {`{"app": "jrnl", "entries": []}`, `app: this file is from "jrnl", not from messup`},
		"newer format":      {`{"format": 2, "entries": []}`, "format: this file has format 2 and needs a newer messup; this one reads up to 1"},
		"no entries":        {`{"app": "messup", "format": 1}`, "entries: is missing"},
		"entries no list":   {`{"entries": {}}`, "entries: must be a list […], is an object {…}"},
		"unknown at top":    {`{"entries": [], "mood": 1}`, "mood: messup knows no such field"},
		"plan of no words":  {`{"entries": [], "plans": [{"will": "Ring first."}, {}]}`, "plan 2: will: is missing, and so is when"},
		"plan's day":        {`{"entries": [], "plans": [{"will": "x", "day": "tuesday"}]}`, `plan 1: day: must be a day such as "2026-11-19", is "tuesday"`},
		"plan's outcome":    {`{"entries": [], "plans": [{"will": "x", "outcome": "great"}]}`, `plan 1: outcome: must be one of ["better" "close" "same" "worse" "unclear"], is "great"`},
		"two plans, one":    {`{"entries": [], "plans": [{"id": "x", "will": "a"}, {"id": "X", "will": "b"}]}`, "plan 2: id: x is the id of an earlier plan in the file too"},
		"move without day":  {`{"entries": [], "plans": [{"will": "x", "moves": [{}]}]}`, "plan 1: move 1: on: is missing"},
		"nobody":            {`{"entries": [], "checkins": [{}]}`, "check-in 1: person: is missing"},
		"nothing heard":     {`{"entries": [], "feedback": [{"from": "a student"}]}`, "heard 1: words: is missing"},
		"heard and what":    {`{"entries": [], "feedback": [{"words": "x", "answer": "not yet"}]}`, `heard 1: answer: must be one of ["took-it" "not-mine"], is "not yet"`},
		"heard twice":       {`{"entries": [], "feedback": [{"id": "x", "words": "a"}, {"id": "X", "words": "b"}]}`, "heard 2: id: x is the id of an earlier heard in the file too"},
		"review of no stop": {`{"entries": [], "reviews": [{"id": "r"}]}`, "review 1: begun: is missing"},
		"settings no such":  {`{"entries": [], "settings": {"streak": 1}}`, "settings: streak: messup knows no such field"},
		"answer in words":   {`{"entries": [], "lessons": [{"text": "x", "answers": [{"day": "2026-11-19", "what": "meh"}]}]}`, `lesson 1: answer 1: what: must be one of ["helped" "mixed" "no-help" "not-yet" "chance-passed" "retire"], is "meh"`},
		"a line of two":     {`{"title": "A", "happened": "2026-11-19T14:10:00Z"}` + "\n" + `{"lesson": {"text": "x"}, "plan": {"will": "x"}}`, "line 2: plan: messup knows no such field"},
		"entry no object":   {`{"entries": [7]}`, "entry 1: must be an object {…}, is 7"},
		"second entry":      {`{"entries": [{"title": "", "happened": "2026-11-19T14:10:00Z"}, {"title": "B"}]}`, "entry 2: happened: is missing"},
		"no title":          {`{"entries": [{"happened": "2026-11-19T14:10:00Z"}]}`, "entry 1: title: is missing"},
		"title null":        {`{"entries": [{"title": null, "happened": "2026-11-19T14:10:00Z"}]}`, "entry 1: title: is missing"},
		"title a number":    {`{"entries": [{"title": 5, "happened": "2026-11-19T14:10:00Z"}]}`, "entry 1: title: must be text in quotes, is 5"},
		"happened in words": {`{"entries": [{"title": "", "happened": "yesterday"}]}`, `entry 1: happened: must be a time such as "2026-11-19T14:10:00-05:00", is "yesterday"`},
		"field twice":       {`{"entries": [{"title": "", "title": ""}]}`, "entry 1: title: is there twice"},
		"unknown field":     {oneEntry(`"zest": 1, "mood": 1`), "entry 1: mood: messup knows no such field"},
		"steering field":    {oneEntry(`"m\u001b[2J\u202eood": 1`), "entry 1: m[2Jood: messup knows no such field"},
		"bad id":            {oneEntry(`"id": "../x"`), `entry 1: id: must be 1 to 64 letters, digits or hyphens, is "../x"`},
		"bad rev":           {oneEntry(`"rev": -1`), "entry 1: rev: must be a whole number up to a thousand million, is -1"},
		"far rev":           {oneEntry(`"rev": 2147483647`), "entry 1: rev: must be a whole number up to a thousand million, is 2147483647"},
		"bad kind":          {oneEntry(`"kind": "sprint"`), `entry 1: kind: "sprint" is none of mess, quick, win, jot`},
		"draft not yes/no":  {oneEntry(`"draft": "yes"`), `entry 1: draft: must be true or false, is "yes"`},
		"finished draft":    {oneEntry(`"draft": true, "finished": "2026-11-19T14:10:00Z"`), "entry 1: draft: is true, but finished is given too"},
		"tags no list":      {oneEntry(`"tags": "a"`), `entry 1: tags: must be a list […], is "a"`},
		"answer no id":      {oneEntry(`"answers": [{"id": "goal", "text": ""}, {"text": ""}]`), "entry 1: answer 2: id: is missing"},
		"answer no text":    {oneEntry(`"answers": [{"id": "goal"}]`), "entry 1: answer 1: text: is missing"},
		"answered twice":    {oneEntry(`"answers": [{"id": "goal", "text": "a"}, {"id": "goal", "text": "b"}]`), `entry 1: answer 2: id: "goal" is answered twice`},
		"unknown question":  {oneEntry(`"answers": [{"id": "mood", "text": ""}]`), `entry 1: answer 1: ask: is missing, and no set of messup's asks "mood"`},
		"detail no value":   {oneEntry(`"answers": [{"id": "goal", "text": "", "details": [{"id": "known-by"}]}]`), "entry 1: answer 1: detail 1: value: is missing"},
		"one id, two texts": {`{"entries": [` + entryOf(oneEntry(`"id": "a"`)) + `,` + entryOf(oneEntry(`"id": "A", "class": "9B"`)) + `]}`, "entry 2: id: a is the id of an earlier entry in the file too"},
		"lesson no text":    {`{"entries": [], "lessons": [{"text": " "}]}`, "lesson 1: text: is empty"},
		"two lessons, one":  {`{"entries": [], "lessons": [{"text": "a", "id": "x"}, {"text": "b", "id": "x"}]}`, "lesson 2: id: x is the id of an earlier lesson in the file too"},
		"JSON Lines":        {`{"title": "A", "happened": "2026-11-19T14:10:00Z"}` + "\n{}", "entry 2: title: is missing"},
		"lesson line":       {`{"lesson": {}}`, "line 1: lesson: text: is missing"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p, err := exchange.Read(strings.NewReader(tt.file), prompts.Shipped(), later)
			if want := "cannot take this file in: " + tt.want; err == nil || err.Error() != want {
				t.Errorf("error %v\nwant  %s", err, want)
			}
			if !errors.Is(err, journal.ErrBadImport) || len(p.Entries)+len(p.Lessons) != 0 {
				t.Errorf("the error is no ErrBadImport, or something came with it: %+v", p)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	long := strings.Repeat("x", journal.MaxAnswer+1)
	tests := map[string]struct{ file, want string }{
		"answer":  {oneEntry(`"answers": [{"id": "goal", "text": "` + long + `"}]`), `entry 1: the answer to "What was the goal?" is 257 KB, the limit is 256 KB: too long to keep`},
		"entries": {strings.Repeat(`{"title":"","happened":"2026-11-19T14:10:00Z","id":"a"}`, exchange.MaxEntries+1), "too long to keep: the file holds more than 100000 entries, the most that are read at once"},
		"nothing": {strings.Repeat(" ", exchange.MaxRecord+1), "too long to keep: line 1: what begins there is over 16 MB, the most that is read of one entry"},
		"lesson":  {`{"entries": [], "lessons": [{"text": "` + long + `"}]}`, "too long to keep: lesson 1: text is over 2048 bytes"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := exchange.Read(strings.NewReader(tt.file), prompts.Shipped(), later)
			if !errors.Is(err, journal.ErrTooLong) || err.Error() != tt.want {
				t.Errorf("error %v\nwant  %s", err, tt.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(oneEntry(`"answers": [{"id": "goal", "text": "x", "details": [{"id": "known-by", "value": "y"}]}]`)))
	f.Add([]byte(`{"app":"messup","format":1,"entries":[],"lessons":[{"text":"L"}],"plans":[],"checkins":[],"reviews":[]}`))
	f.Add([]byte("{\"title\":\"\xff\\ud800\",\"happened\":\"2026-11-19T14:10:00Z\"}\n{\"lesson\":{\"text\":\"L\"}}"))
	f.Add([]byte(`{"entries":[{"title":{"a":[1]},"happened":"0001-01-01T00:00:00+23:59"}]}`))
	f.Add([]byte(`[[[[`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := exchange.Read(strings.NewReader(string(data)), prompts.Shipped(), later)
		if err != nil {
			if msg := err.Error(); text.CleanLine(msg) != msg {
				t.Errorf("the error is not one clean line: %q", msg)
			}
			return
		}
		for _, f := range exchange.Formats() {
			if f.Name == "jsonl" && len(p.Entries)+len(p.Lessons) == 0 {
				continue // no lines: an empty file, which Read refuses
			}
			out := written(t, f, p.Archive)
			back, err := exchange.Read(strings.NewReader(out), prompts.Shipped(), later)
			if err != nil {
				t.Fatalf("what was read and written is refused: %v\n%s", err, out)
			}
			if again := written(t, f, back.Archive); again != out {
				t.Errorf("a second export differs:\n%s", cmp.Diff(out, again))
			}
		}
	})
}

func ExampleRead() {
	file := strings.NewReader(`{"entries": [{
		"title": "Food web jigsaw", "happened": "2026-11-19T14:10:00-05:00",
		"answers": [{"id": "learned", "text": "Copying looks like working."}]}]}`)
	p, err := exchange.Read(file, prompts.Shipped(), time.Now())
	if err != nil {
		fmt.Println(err)
		return
	}
	e := p.Entries[0]
	fmt.Println(e.Kind, e.Set, e.Answers[0].Ask)
	// Output: mess ten What did I learn from this process?
}

func ExampleWriteJSON() {
	c := journal.Archive{Entries: []journal.Entry{{
		ID: "k3v9qa", Rev: 1, Kind: journal.Jot, Title: "Fire drill in the exit ticket",
		Happened: time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC),
	}}}
	if err := exchange.WriteJSON(os.Stdout, exchange.Of(c)); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "app": "messup",
	//   "format": 1,
	//   "entries": [
	//     {
	//       "id": "k3v9qa",
	//       "rev": 1,
	//       "kind": "jot",
	//       "happened": "2026-11-19T14:10:00Z",
	//       "title": "Fire drill in the exit ticket"
	//     }
	//   ],
	//   "lessons": [],
	//   "plans": [],
	//   "checkins": [],
	//   "reviews": []
	// }
}

// oneEntry is a file of one entry with these fields beside the two it needs.
func oneEntry(fields string) string {
	return `{"entries": [{"title": "T", "happened": "2026-11-19T14:10:00Z", ` + strings.TrimRight(fields, ", ") + `}]}`
}

// entryOf is the entry of a file of one.
func entryOf(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, `{"entries": [`), `]}`)
}

func read(t *testing.T, file string) exchange.Parcel {
	t.Helper()
	p, err := exchange.Read(strings.NewReader(file), prompts.Shipped(), later)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

package journal

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"messup/prompts"
)

func fuzzNow() time.Time {
	return time.Date(2026, 11, 19, 14, 10, 0, 0, time.FixedZone("EST", -5*3600))
}

func FuzzParseWhen(f *testing.F) {
	for _, s := range []string{
		"now", "yesterday 14:10", "last friday 2 pm", "3 days ago", "19 nov", "nov 19, 2025 9.30", "2026-11-19T14:10", "2026-11-19T14:10:00-05:00",
		"29 feb", "14h", "24:00", "3.11.2026", "\u212a\u212a\u212aa-bcdeTx", "on", "at", "0001-01-01", "9999-12-31T23:59:59Z", "a month ago",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ParseWhen(s, fuzzNow())
		if err != nil {
			return
		}
		if got.IsZero() || got.Year() < 1900 || got.Year() > 2200 {
			t.Errorf("ParseWhen(%q) = %v", s, got)
		}
		if _, err := json.Marshal(got); err != nil {
			t.Errorf("ParseWhen(%q) cannot be kept: %v", s, err)
		}
		again, err := ParseWhen(got.Format(time.RFC3339Nano), fuzzNow())
		if err != nil || !again.Equal(got) {
			t.Errorf("ParseWhen(%q) = %v, read again %v, %v", s, got, again, err)
		}
	})
}

func FuzzSearch(f *testing.F) {
	f.Add(`jigsaw "food web`, "The food\nweb jigsaw")
	f.Add(`class:"9B science" kind:mess`, "class 9B")
	f.Add("strasse e\u0301 ﬁ", "Straße Élève ﬁnd ﬁ")
	f.Add("👩", "👩🏽‍🏫 한국어 がくせい \xff\u0301")
	f.Add("since:yesterday until:soon goal:x", "x¨y\u2028z")
	f.Fuzz(func(t *testing.T, query, text string) {
		q, _ := ParseQuery(query, prompts.Shipped(), fuzzNow()) // what could be read of it
		for _, term := range q.Terms {
			if term.Text == "" || foldWords(term.Text) != term.Text {
				t.Errorf("%q asks for %q", query, term.Text)
			}
		}
		e := Entry{ID: "a", Happened: fuzzNow(), Answers: []Answer{{Question: "goal", Text: Clean(text)}}}
		found := q.matches(e.Happened, entryText(prompts.Shipped(), e, Lesson{}))
		for _, s := range []string{text, Clean(text)} {
			end := 0
			for _, sp := range q.Spans("goal", s) {
				if sp.From < end || sp.To <= sp.From || sp.To > len(s) {
					t.Fatalf("%q in %q: span %v", query, s, sp)
				}
				if utf8.ValidString(s) && !utf8.ValidString(s[:sp.From]+s[:sp.To]) {
					t.Errorf("%q in %q: %v cuts a character", query, s, sp)
				}
				end = sp.To
			}
		}
		for _, term := range q.Terms {
			one := Query{Terms: []Term{term}}
			marks := len(one.Spans("goal", Clean(text))) > 0
			if term.Scope == "" && one.matches(e.Happened, entryText(prompts.Shipped(), e, Lesson{})) != marks {
				t.Errorf("%q in %q: found %t, marked %t", term.Text, text, !marks, marks)
			}
			if found && term.Scope == "" && !marks {
				t.Errorf("%q found %q, which %q does not hold", query, text, term.Text)
			}
		}
		if s := q.Snippet(e); !utf8.ValidString(s.Text) {
			t.Errorf("%q in %q shows %q", query, text, s.Text)
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"plain", "a\r\nb\rc\u2028d", "\x1b]52;c;aGk=\x07", "\xff\xc3\x28", "\u202eabc\u2069", "👩🏽‍🏫", "\ufeff\U000e0041"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if !utf8.ValidString(c) || Clean(c) != c || strings.ContainsFunc(c, steers) {
			t.Errorf("Clean(%q) = %q", s, c)
		}
		line := CleanLine(s)
		if CleanLine(line) != line || oneLine(line) != line || strings.ContainsAny(line, "\n\t") {
			t.Errorf("CleanLine(%q) = %q", s, line)
		}
		if short := clipLine(line, MaxTitle); len(short) > MaxTitle || !utf8.ValidString(short) || CleanLine(short) != short {
			t.Errorf("clipLine(%q) = %q", line, short)
		}
	})
}

func FuzzDecodeEntry(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"id":"a","rev":3,"kind":"mess","set":"ten","happened":"2026-11-19T14:10:00-05:00","title":"x","tags":["a"],"answers":[{"id":"goal","ask":"?","text":"t","details":[{"id":"f","label":"l","value":"v"}],"others":[{"text":"o","at":"2026-11-19T14:10:00Z"}]}]}`,
		`{"answers":[{"id":"goal"},{"id":"goal"}]}`, `{"happened":"0000-01-01T00:00:00+23:59"}`, `{"title":"\ud800"}`, `null`, `[]`, `{"set":"win","finished":"9999-12-31T23:59:59Z","answers":[{"id":"again","text":"A. B."}]}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := entryKind(prompts.Shipped()).decode("abc", data)
		if err != nil {
			return
		}
		e = e.cleaned()
		r, err := entryRecord(prompts.Shipped(), e, e.drawLesson(prompts.Shipped(), Lesson{}, fuzzNow()))
		if err != nil {
			t.Fatalf("what was read cannot be kept: %v", err)
		}
		back, err := entryKind(prompts.Shipped()).decode(r.ID, r.Data)
		if err != nil || !back.Same(e) {
			t.Errorf("%s\ncame back as %s, %v", data, r.Data, err)
		}
		if _, err := decodeLine(Row{ID: r.ID, At: r.At, Bytes: r.Line}); err != nil {
			t.Errorf("its row cannot be read: %v", err)
		}
		merged, _ := Merge(prompts.Shipped(), Entry{}, e.With(prompts.Shipped(), prompts.Question{ID: "goal"}, "x"), e)
		for _, again := range []Entry{merged, Grow(prompts.Shipped(), e, prompts.Ten()), e.WithLesson(prompts.Shipped(), "x")} {
			if _, err := entryRecord(prompts.Shipped(), again, Lesson{}); err != nil {
				t.Errorf("changed, it cannot be kept: %v", err)
			}
		}
	})
}

// Fold goes by the table of decompositions, for speed.
func TestFoldTakesApartWhatNFKDDoes(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		var want, got strings.Builder
		for _, d := range norm.NFKD.String(string(r)) {
			foldPart(&want, d)
		}
		if foldRune(&got, r); got.String() != want.String() && utf8.ValidRune(r) {
			t.Errorf("%U folds to %q, want %q", r, got.String(), want.String())
		}
	}
}

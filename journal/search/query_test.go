package search_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"messup/journal/date"
	"messup/journal/journaltest"
	"messup/journal/search"
	"messup/journal/text"
	"messup/prompts"
)

func TestParseQuery(t *testing.T) {
	for in, want := range map[string]string{
		"":                                  "",
		"  \t":                              "",
		"Frog":                              ":frog",
		"frog web":                          ":frog :web",
		`"food  web"`:                       ":food web",
		`“Food web”`:                        ":food web",
		"« food web »":                      ":food web",
		`class:"9B science"`:                "class:9b science",
		`Class:9B tag:groups`:               "class:9b tag:groups",
		"kind:win is:draft":                 "kind:win is:draft",
		"learned:timing":                    "learned:timing",
		"heavy:too frog":                    ":frog heavy too",
		"Heavy:T":                           "heavy too",
		"heavy:":                            "",
		"heavy:alone":                       "heavy:alone",
		`class:"the ＂quiet＂ ones"`:          "class:the quiet ones",
		"#groups noise":                     "tag:groups :noise",
		"tag:#groups":                       "tag:groups",
		`tag:"food  webs" tag:"#food webs"`: "tag:food-webs tag:food-webs",
		`#"food webs" "#food webs"`:         "tag:food-webs :#food webs",
		"tag:-":                             "tag:-",
		`"#groups" #1 C#`:                   ":#groups :#1 :c#",
		"note:bus":                          "note:bus",
		"http://example.org":                ":http://example.org",
		"14:10":                             ":14:10",
		`"class:9B"`:                        ":class:9b",
		`""`:                                "",
		`"" frog`:                           ":frog",
		`"food we`:                          ":food we",
		`class:"9B sci`:                     "class:9b sci",
		`class:`:                            "",
		`class:""`:                          "",
		`since:`:                            "",
		`a"b c"d`:                           ":ab cd",
		"\u0301":                            "",
		"don't":                             ":don't",
		"since:2026-11-01 frog":             ":frog since 2026-11-01",
		`since:"3 days ago" until:today x`:  ":x since 2026-11-16 until 2026-11-20",
	} {
		q, err := search.ParseQuery(in, prompts.Shipped(), november19())
		if err != nil {
			t.Errorf("ParseQuery(%s): %v", in, err)
		}
		if got := queryString(q); got != want {
			t.Errorf("ParseQuery(%s) = %s, want %s", in, got, want)
		}
		if q.Zero() != (want == "") {
			t.Errorf("ParseQuery(%s).Zero() = %t", in, q.Zero())
		}
	}
}

func queryString(q search.Query) string {
	var parts []string
	for _, t := range q.Terms {
		parts = append(parts, t.Scope+":"+t.Text)
	}
	if !q.Since.IsZero() {
		parts = append(parts, "since "+q.Since.Format(time.DateOnly))
	}
	if !q.Until.IsZero() {
		parts = append(parts, "until "+q.Until.Format(time.DateOnly))
	}
	if q.Heavy {
		parts = append(parts, "heavy too")
	}
	return strings.Join(parts, " ")
}

// What is named has a search that finds it, and no other name, whatever it is written with.
func TestANameIsFoundByItsSearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name, other := journaltest.Hostile().Draw(t, "name"), journaltest.Hostile().Draw(t, "other")
		name = text.ClipLine(text.CleanLine(name), text.MaxTitle)
		q, err := search.ParseQuery(search.Ask("strength", name), prompts.Shipped(), november19())
		if err != nil {
			t.Fatal(err)
		}
		if q.Zero() != (search.Key(name) == "") {
			t.Fatalf("%q is looked for by %+v", name, q)
		}
		for _, has := range []string{name, other} {
			var b search.TextBuilder
			b.Add("strength", has)
			if got := q.Matches(time.Time{}, b); got != (q.Zero() || search.Key(has) == search.Key(name)) {
				t.Errorf("%q finds %q: %t", name, has, got)
			}
		}
	})
}

func TestAQueryWithAnUnreadableDateHoldsTheRest(t *testing.T) {
	q, err := search.ParseQuery("frog since:soon until:never class:9B", prompts.Shipped(), november19())
	if !errors.Is(err, date.ErrWhen) || !strings.Contains(err.Error(), `since: cannot read this as a date: "soon"`) {
		t.Errorf("error is %v", err)
	}
	if got := queryString(q); got != ":frog class:9b" {
		t.Errorf("the query is %s", got)
	}
}

func TestEveryScopeIsReadAsOne(t *testing.T) {
	for _, scope := range search.Scopes() {
		q, err := search.ParseQuery(scope+":today", prompts.Shipped(), november19())
		if err != nil || strings.Contains(queryString(q), ":"+scope) {
			t.Errorf("%s: is searched for as a word: %s, %v", scope, queryString(q), err)
		}
	}
}

func november19() time.Time {
	return time.Date(2026, 11, 19, 12, 0, 0, 0, time.FixedZone("EST", -5*3600))
}

func TestSpansMarkWhatWasFound(t *testing.T) {
	for _, tt := range []struct{ query, text, want string }{
		{"frog", "The frogs left. Frog!", "The [frog]s left. [Frog]!"},
		{"left frogs", "The frogs left.", "The [frogs] [left]."},
		{"eleve", "un e\u0301le\u0300ve, une Élève", "un [e\u0301le\u0300ve], une [Élève]"},
		{"strass", "Hauptstraße 3", "Haupt[straß]e 3"},
		{"i", "ﬁnd", "[ﬁ]nd"},
		{"f", "ﬁnd", "[ﬁ]nd"},
		{"s", "Straße", "[S]tra[ß]e"},
		{"fi nd", "ﬁnd", "[ﬁnd]"},
		{"teacher", "👩🏽‍🏫 teacher 👩🏽‍🏫", "👩🏽‍🏫 [teacher] 👩🏽‍🏫"},
		{"ab bc", "abc", "[abc]"},
		{`"food web"`, "the food\n\n  web", "the [food\n\n  web]"},
		{"文字", "漢文字典", "漢[文字]典"},
		{"title:frog", "frog", "frog"},
		{"goal:frog", "frog", "[frog]"},
		{"kind:mess", "mess", "mess"},
		{"", "frog", "frog"},
		{"x", "", ""},
	} {
		q, err := search.ParseQuery(tt.query, prompts.Shipped(), november19())
		if err != nil {
			t.Fatal(err)
		}
		if got := journaltest.Marked(tt.text, q.Spans("goal", tt.text)); got != tt.want {
			t.Errorf("%s in %q: got %q, want %q", tt.query, tt.text, got, tt.want)
		}
	}
}

func TestAnEmptyTermMarksNothing(t *testing.T) {
	if spans := (search.Query{Terms: []search.Term{{}}}).Spans("goal", "frog"); spans != nil {
		t.Errorf("marked %v", spans)
	}
}

func TestSpansOfOneWordFoldToIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words, word := journaltest.Hostile().Draw(t, "text"), journaltest.Hostile().Draw(t, "word")
		q, err := search.ParseQuery(`"`+strings.ReplaceAll(word, `"`, "")+`"`, prompts.Shipped(), november19())
		if err != nil || len(q.Terms) != 1 {
			t.Skip("not one word")
		}
		spans := q.Spans("goal", words)
		checkSpans(t, words, spans)
		flat := func(s string) string { return strings.Join(strings.Fields(text.Fold(s)), " ") }
		if found := strings.Contains(flat(words), q.Terms[0].Text); found != (len(spans) > 0) {
			t.Errorf("%q in %q: found %t, spans %v", q.Terms[0].Text, words, found, spans)
		}
		for _, s := range spans {
			if got := flat(words[s.From:s.To]); !strings.Contains(got, q.Terms[0].Text) {
				t.Errorf("%q in %q: marked %q", q.Terms[0].Text, words, got)
			}
		}
	})
}

// With letters that fold to one letter each, what is marked is the word and
// nothing else.
func TestSpansOfPlainLettersAreTheWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[abé ]{0,20}`).Draw(t, "text")
		word := rapid.StringMatching(`[abé]{2,4}x?`).Draw(t, "word")
		spans := search.Query{Terms: []search.Term{{Text: text.Fold(word)}}}.Spans("", words)
		for _, s := range spans {
			if got := text.Fold(words[s.From:s.To]); strings.ReplaceAll(got, text.Fold(word), "") != "" {
				t.Errorf("%q in %q: marked %q", word, words, got)
			}
		}
	})
}

// checkSpans holds the spans of a text to what a screen relies on.
func checkSpans(t interface{ Errorf(string, ...any) }, text string, spans []text.Span) {
	at := -1
	for _, s := range spans {
		if s.From <= at || s.To <= s.From || s.To > len(text) {
			t.Errorf("%q: %v is empty, out of order or out of bounds", text, spans)
			return
		}
		for _, i := range []int{s.From, s.To} {
			if i < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[i]) {
				t.Errorf("%q: %v cuts a character", text, s)
			}
		}
		at = s.To
	}
}

// Havana's clocks go forward at midnight: 8 March 2026 begins at one.
func TestADayWithoutMidnightIsSearchedFromItsFirstHour(t *testing.T) {
	now := time.Date(2026, 3, 9, 9, 0, 0, 0, journaltest.Zone(t, "America/Havana"))
	q, err := search.ParseQuery("since:2026-03-08 until:2026-03-08", prompts.Shipped(), now)
	if err != nil || q.Since.Format(time.DateTime) != "2026-03-08 01:00:00" || q.Until.Format(time.DateTime) != "2026-03-09 00:00:00" {
		t.Errorf("the day is from %v to %v, %v", q.Since, q.Until, err)
	}
	if q, _ = search.ParseQuery("until:2026-03-07", prompts.Shipped(), now); q.Until.Format(time.DateTime) != "2026-03-08 01:00:00" {
		t.Errorf("the day before ends at %v", q.Until)
	}
}

// What stands in a scope of few words is found by what it is called elsewhere, whole before in
// part; what is a word already, or part of one, is never asked about.
func TestAWordIsFoundByWhatItIsCalledElsewhere(t *testing.T) {
	inFrench(t)
	for typed, want := range map[string]string{
		"heavy:aussi": "heavy:too", "état:heavy": "is:heavy", "ETAT:heavy": "is:heavy", "but:note": "goal:note", "jusqu’à:2026-11-02": "until:2026-11-02", "kind:note": "kind:jot", "kind:REUSS": "kind:win", "kind:win": "kind:win", "kind:xyz": "kind:xyz",
		"came:mieux": "came:better", "came:presque": "came:close", "moment:milieu": "moment:middle", "class:note": "class:note", "note": "note",
	} {
		got, err := search.ParseQuery(typed, prompts.Shipped(), time.Now())
		asked, _ := search.ParseQuery(want, prompts.Shipped(), time.Now())
		if err != nil || !slices.Equal(got.Terms, asked.Terms) || got.Heavy != asked.Heavy || !got.Until.Equal(asked.Until) {
			t.Errorf("%s asks for %+v, not %+v; %v", typed, got, asked, err)
		}
	}
}

// inFrench has some words and scopes be understood in French.
func inFrench(t *testing.T) {
	t.Helper()
	search.Understand(func(kept string) []string {
		return map[string][]string{"jot": {"note"}, "win": {"réussite"}, "better": {"mieux"}, "close": {"mieux, presque"}, "middle": {"milieu"}, "too": {"aussi"}}[kept]
	}, func(scope string) []string {
		return map[string][]string{"until": {"jusqu'à"}, "is": {"est", "état"}, "goal": {"but"}, "tag": {"étiquette"}, "thread": {"fil"}}[scope]
	})
	t.Cleanup(func() { search.Understand(func(string) []string { return nil }, func(string) []string { return nil }) })
}

// What was misspelt is told as it is called where it was typed; a state is one in whichever language.
func TestAScopeIsMisspeltWhereItIsTyped(t *testing.T) {
	inFrench(t)
	for typed, near := range map[string]string{"étta:draft": "état", "jusquà:lundi": "jusqu'à", "filx:x": "fil", "Fil:x": "", "étatique:x": ""} {
		said := ""
		if doubts := search.Doubts(typed, prompts.Shipped()); len(doubts) > 0 {
			said = doubts[0].Near
		}
		if said != near {
			t.Errorf("%s is nearest to %q, not %q", typed, said, near)
		}
	}
	if got := search.AskedState("frog état:draft", search.Names(search.EntryStates())); got != "draft" {
		t.Errorf("état:draft asks for %q", got)
	}
}

// The words of a tag are found however they are joined, in it and where it is asked for; nowhere else.
func TestATagOfTwoWordsIsFound(t *testing.T) {
	inFrench(t)
	for _, query := range []string{`tag:"food web"`, "tag:food-web", `étiquette:"food web"`, `#"food webs"`} {
		q, err := search.ParseQuery(query, prompts.Shipped(), november19())
		if err != nil {
			t.Fatal(err)
		}
		for words, want := range map[string]bool{"food-webs": true, "food webs": true, "foodwebs": false, "food": false} {
			var tagged, titled search.TextBuilder
			tagged.Add("tag", words)
			titled.Add("title", words)
			if got := q.Matches(time.Time{}, tagged); got != want || q.Sieve()(time.Time{}, tagged) != want {
				t.Errorf("%s finds the tag %q: %t", query, words, got)
			}
			if q.Matches(time.Time{}, titled) {
				t.Errorf("%s finds %q in a title", query, words)
			}
			if got := len(q.Spans("tag", words)) > 0; got != want {
				t.Errorf("%s is marked in the tag %q: %t", query, words, got)
			}
		}
	}
}

package exchange_test

import (
	"errors"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/exchange"
	"messup/prompts"
)

// A bomb is a file that is small beside what it would open to.
type bomb struct {
	head, item, tail string // the item again and again
	want             string // what the error says; empty for a file that can be taken in
}

const (
	anEntry = `{"entries": [{"title": "T", "happened": "2026-11-19T14:10:00Z", `
	aReview = `{"entries": [], "reviews": [{"id": "r", "begun": "2026-11-19T14:10:00Z", "stops": [], "at": "x", `
)

func bombs() map[string]bomb {
	return map[string]bomb{
		"entries":           {`{"entries": [`, `{},`, `{}]}`, "entry 1: title: is missing"},
		"entries that fit":  {`{"entries": [`, `{"title":"","happened":"2026-11-19T14:10:00Z"},`, `{"title":"","happened":"2026-11-19T14:10:00Z"}]}`, "more than 100000 entries"},
		"answers":           {anEntry + `"answers": [`, `{},`, `{}]}]}`, "entry 1: more than 100000 texts, numbers and lists"},
		"answers that fit":  {anEntry + `"answers": [`, `{"id":"a","ask":"b","text":""},`, `{"id":"a","ask":"b","text":""}]}]}`, "entry 1: more than 100000 texts, numbers and lists"},
		"lessons":           {`{"entries": [], "lessons": [`, `{},`, `{}]}`, "lesson 1: text: is missing"},
		"lessons of 7":      {`{"entries": [], "lessons": [`, `7,`, `7]}`, "lesson 1: must be an object {…}, is 7"},
		"lessons that fit":  {`{"entries": [], "lessons": [`, `{"text":"x"},`, `{"text":"x"}]}`, "more than 100000 lessons"},
		"plans":             {`{"entries": [], "plans": [`, `{},`, `{}]}`, "plan 1: will: is missing"},
		"plans that fit":    {`{"entries": [], "plans": [`, `{"will":"x"},`, `{"will":"x"}]}`, "more than 100000 plans"},
		"people":            {`{"entries": [], "checkins": [`, `{},`, `{}]}`, "check-in 1: person: is missing"},
		"people that fit":   {`{"entries": [], "checkins": [`, `{"person":"x"},`, `{"person":"x"}]}`, "more than 100000 checkins"},
		"reviews":           {`{"entries": [], "reviews": [`, `{},`, `{}]}`, "review 1: id: is missing"},
		"recorded":          {aReview + `"recorded": [`, `{},`, `{}]}]}`, "review 1: more than 100000 texts, numbers and lists"},
		"tags":              {anEntry + `"tags": [`, `"ab",`, `"ab"]}]}`, "entry 1: more than 100000 texts, numbers and lists"},
		"numbers":           {`{"entries": [`, `7,`, `7]}`, "entry 1: must be an object {…}, is 7"},
		"fields":            {`{"entries": [], `, `"mood": 1, `, `"mood": 1}`, "mood: is there twice"},
		"fields of one":     {anEntry, `"mood": 1, `, `"mood": 1}]}`, "entry 1: more than 100000 texts, numbers and lists"},
		"depth":             {`{"entries": [{"title": `, `[`, ``, `line 1 is not JSON near "[[[[`},
		"one text":          {`{"entries": [{"title": "`, `xxxxxxxxxxxxxxxxxxxx`, `"}]}`, "over 16 MB"},
		"one escaped text":  {`{"entries": [{"title": "`, `\u00e9`, `"}]}`, "over 16 MB"},
		"one number":        {`{"entries": [{"rev": `, `99999999`, `}]}`, "over 16 MB"},
		"one name":          {`{"`, `kkkkkkkk`, `": 1, "entries": []}`, "over 16 MB"},
		"a newer format":    {`{"format": `, `99999999`, `, "entries": []}`, "over 16 MB"},
		"white space":       {`{"entries": `, `        `, `[]}`, "over 16 MB"},
		"lines":             {``, "{}\n", "{}\n", "entry 1: title: is missing"},
		"lines of 7":        {``, "7\n", "7\n", "must be an object {…}, is 7"},
		"lines of lessons":  {``, `{"lesson":{}}` + "\n", `{"lesson":{}}`, "line 1: lesson: text: is missing"},
		"many long records": {`{"entries": [`, anEntry[13:] + `"tags": [` + strings.Repeat(`"",`, 9_000) + `"a"]},`, `{"title":"","happened":"2026-11-19T14:10:00Z"}]}`, ""},
	}
}

// lit returns the file of a bomb, of so many bytes.
func (b bomb) lit(size int) io.Reader {
	return io.MultiReader(strings.NewReader(b.head), &repeating{item: b.item, left: size / len(b.item)}, strings.NewReader(b.tail))
}

// repeating reads a text again and again.
type repeating struct {
	item string
	left int
	rest string
}

func (r *repeating) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if r.rest == "" {
			if r.left == 0 {
				return n, io.EOF
			}
			r.left--
			r.rest = r.item
		}
		k := copy(p[n:], r.rest)
		r.rest, n = r.rest[k:], n+k
	}
	return n, nil
}

// Whatever is in a file, reading it takes little beside its own size: what it
// holds is counted before it is opened. What fits is made into records, which
// cost what records cost.
func TestABombIsCountedBeforeItIsOpened(t *testing.T) {
	if testing.Short() {
		t.Skip("how much is allocated is counted where nothing else is looked for")
	}
	const size = 4 << 20
	for name, b := range bombs() {
		t.Run(name, func(t *testing.T) {
			most := uint64(10 * size)
			if b.want == "" || strings.HasPrefix(b.want, "more than") {
				most = 130 * size
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := exchange.Read(b.lit(size), prompts.Shipped(), later)
			runtime.ReadMemStats(&after)
			if took := after.TotalAlloc - before.TotalAlloc; took > most {
				t.Errorf("%d MB were read and %d MB allocated", size>>20, took>>20)
			}
			if tooShort := strings.Contains(b.want, "over 16 MB") || strings.HasPrefix(b.want, "more than"); !tooShort {
				b.check(t, err, b.want)
			}
		})
	}
}

// check looks whether the error is one of those that were expected; none, if
// nothing is expected.
func (b bomb) check(t *testing.T, err error, wants ...string) {
	t.Helper()
	if b.want == "" && (err == nil || strings.Contains(err.Error(), "3000000")) {
		return
	}
	if err == nil || !slices.ContainsFunc(wants, func(want string) bool { return strings.Contains(err.Error(), want) }) {
		t.Errorf("error %v\nwant  %q", err, wants)
	}
	if !errors.Is(err, journal.ErrBadImport) && !errors.Is(err, journal.ErrTooLong) {
		t.Errorf("%v is neither", err)
	}
}

// The same at full length.
func TestABombOf60MBIsRefused(t *testing.T) {
	if os.Getenv("MESSUP_LONG") == "" {
		t.Skip("it takes half a minute: MESSUP_LONG=1")
	}
	for name, b := range bombs() {
		t.Run(name, func(t *testing.T) {
			_, err := exchange.Read(b.lit(60<<20), prompts.Shipped(), later)
			b.check(t, err, b.want, "over 16 MB")
		})
	}
}

func BenchmarkReadBomb(b *testing.B) {
	for name, bomb := range bombs() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = exchange.Read(bomb.lit(60<<20), prompts.Shipped(), later)
			}
		})
	}
}

package search

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// A finder finds what is there, wherever it stands, and nothing else.
func TestAFinderFindsWhatIsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		letters := []string{"ab", "eq", "а б", "a\x7f\x80", "nowhere "}[r.IntN(5)]
		some := func(n int) string {
			var b strings.Builder
			for range n {
				b.WriteByte(letters[r.IntN(len(letters))])
			}
			return b.String()
		}
		all, words := some(r.IntN(40)), some(1+r.IntN(6))
		if r.IntN(3) == 0 && len(all) > 0 {
			at := r.IntN(len(all))
			words = all[at:min(len(all), at+1+r.IntN(12))]
		}
		f := newFinder(words)
		if got, want := max(f.place([]byte(all)), -1), strings.Index(all, words); got != want {
			t.Fatalf("%q in %q: at %d, want %d", words, all, got, want)
		}
	}
}

// A sieve lets through what a query matches, wherever its words stand: in a scope, in a section
// that they are not looked for in, or across two.
func TestASieveLetsThroughWhatMatches(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	let := 0
	for range 100_000 {
		var text TextBuilder
		for range r.IntN(5) {
			text.Add(pick(inKind, inState, inClass, inTitle, "mess", "goal"), pick("mess", "9b", "heavy", "a mess", "“9b” mess", "es"))
		}
		var q Query
		for range 1 + r.IntN(2) {
			q.Terms = append(q.Terms, Term{Scope: pick("", "", inClass, inKind, "goal"), Text: pick("mess", "es", "9b", "heavy", "s", "a", "l", "kind", "9b mess"), Whole: r.IntN(9) == 0})
		}
		want := q.Matches(time.Time{}, text)
		if got := q.Sieve()(time.Time{}, text); got != want {
			t.Fatalf("%+v in %q: %t, want %t", q.Terms, text, got, want)
		}
		if want {
			let++
		}
	}
	if let < 5_000 {
		t.Errorf("only %d were let through", let)
	}
}

func BenchmarkFinder(b *testing.B) {
	text := []byte(strings.Repeat("expert groups were copying the food web from the board again, and nobody knew why it went so wrong. ", 18))
	f := newFinder("nowhere")
	b.Run("finder", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			f.in(text)
		}
	})
	b.Run("contains", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			bytes.Contains(text, []byte("nowhere"))
		}
	})
}

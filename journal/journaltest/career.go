package journaltest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"messup/journal"
	"messup/prompts"
)

// Career is the finished messes of a teacher, the newest first, so many of them, told
// with the longest set: 2.6 KB of JSON each, as the journals that speed is measured on
// have. Of its words one in ten has an accent, and they come as often as words do in a
// language: the second half as often as the first, the third a third. The same seed gives
// the same journal.
func Career(n int, newest time.Time, seed uint64) (c journal.Archive) {
	r := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // the same journal every time
	words := vocabulary(r, 12_000)
	often := rand.NewZipf(r, 1.07, 2.7, uint64(len(words)-1))
	sentence := func(n int) string {
		said := make([]string, n)
		for i := range said {
			said[i] = words[often.Uint64()]
		}
		return strings.ToUpper(said[0][:1]) + strings.Join(said, " ")[1:] + "."
	}
	set := slices.MaxFunc(prompts.Shipped().Sets(), func(a, b prompts.Set) int { return len(a.Questions) - len(b.Questions) })
	for i := range n {
		e := journal.Entry{
			ID: journal.HashID(strconv.Itoa(i)), Rev: 1, Kind: journal.Mess, Set: set.ID, SetVersion: set.Version,
			Title: strings.TrimSuffix(sentence(5), "."), Class: fmt.Sprintf("%d%c", 7+r.IntN(6), 'A'+rune(r.IntN(3))),
			Tags: []string{"tag" + strconv.Itoa(r.IntN(40))}, Happened: newest.Add(-time.Duration(i) * 7 * time.Hour),
		}
		e.Started, e.Finished = e.Happened, e.Happened
		for _, q := range set.Questions {
			e = e.With(prompts.Shipped(), q, sentence(12+r.IntN(16)))
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}

// vocabulary makes words that nobody knows.
func vocabulary(r *rand.Rand, n int) []string {
	const consonants, vowels, accents = "bcdfghlmnprstvw", "aeiou", "éàèùô"
	words := make([]string, n)
	for i := range words {
		var w strings.Builder
		for range 1 + r.IntN(4) {
			w.WriteByte(consonants[r.IntN(len(consonants))])
			w.WriteByte(vowels[r.IntN(len(vowels))])
		}
		if i%10 == 9 {
			w.WriteRune([]rune(accents)[r.IntN(5)])
		}
		words[i] = w.String()
	}
	return words
}

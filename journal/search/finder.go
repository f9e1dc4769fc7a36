package search

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/bits"
)

// A finder looks for words in many texts. It looks for two letters of them that are rare, at
// their distance, in eight places at once: what bytes.Contains does, which asks at each place
// for the first letters, was three fifths of a search.
type finder struct {
	words         string
	one, other    uint64 // eight times the rarest letter and the one that is rarest beside it
	first, second int    // where in the words they stand
}

// newFinder makes a finder of words.
func newFinder(words string) finder {
	f := finder{words: words}
	if words == "" {
		return f
	}
	for i := range len(words) {
		if howOften(words[i]) < howOften(words[f.first]) {
			f.first = i
		}
	}
	f.second = f.first
	for i := range len(words) {
		if words[i] != words[f.first] && (words[f.second] == words[f.first] || howOften(words[i]) < howOften(words[f.second])) {
			f.second = i
		}
	}
	f.one, f.other = each(words[f.first]), each(words[f.second])
	return f
}

// common are the letters of folded words from the rarest on, as English, French and
// German have them, which need not be true of any one text.
const common = "qxjkzywvbgpfhmcdulorsitnae "

// howOften says of two letters which is met more often. Of words that are not in Latin letters
// each begins with one of a few bytes.
func howOften(b byte) int {
	switch at := bytes.IndexByte([]byte(common), b); {
	case at >= 0:
		return at
	case b >= 0xc0:
		return len(common)
	case b >= 0x80:
		return len(common) / 2
	}
	return -1
}

// each is a byte in all eight places.
func each(b byte) uint64 { return uint64(b) * (math.MaxUint64 / 0xff) }

// in reports whether the words are in a text.
func (f *finder) in(all []byte) bool { return f.place(all) >= 0 }

// place returns where in a text the words first are; less than 0 if they are not.
func (f *finder) place(all []byte) int {
	const step, row = 8, 4 * 8
	last := len(all) - len(f.words) // the last place they may begin at
	if last < 0 || f.words == "" {
		return min(last, 0)
	}
	// Four steps are one, as nearly always there is nothing in any of them.
	ones, others := all[f.first:], all[f.second:]
	at := 0
	for ; at+row <= last+1; at += row {
		if len(ones) < row || len(others) < row { // never: but now it is known to the compiler
			return -1
		}
		a := unlike(ones, others, f.one, f.other)
		b := unlike(ones[step:], others[step:], f.one, f.other)
		c := unlike(ones[2*step:], others[2*step:], f.one, f.other)
		d := unlike(ones[3*step:], others[3*step:], f.one, f.other)
		if zeros(a)|zeros(b)|zeros(c)|zeros(d) != 0 {
			if begins := f.near(all, at, a, b, c, d); begins >= 0 {
				return begins
			}
		}
		ones, others = ones[row:], others[row:]
	}
	if rest := bytes.Index(all[at:], []byte(f.words)); rest >= 0 {
		return at + rest
	}
	return -1
}

// near returns which of the places where both letters are is the first that the words begin
// at; less than 0 if none is.
func (f *finder) near(all []byte, at int, rows ...uint64) int {
	for _, u := range rows {
		for hits := zeros(u); hits != 0; hits &= hits - 1 {
			if begins := at + bits.TrailingZeros64(hits)/8; string(all[begins:begins+len(f.words)]) == f.words {
				return begins
			}
		}
		at += 8
	}
	return -1
}

// unlike is zero in each of eight places where both letters are.
func unlike(ones, others []byte, one, other uint64) uint64 {
	return binary.LittleEndian.Uint64(ones) ^ one | binary.LittleEndian.Uint64(others) ^ other
}

// zeros has the highest bit of the first byte set that is zero, and of none before it.
func zeros(u uint64) uint64 {
	const low, high = math.MaxUint64 / 0xff, math.MaxUint64 / 0xff << 7
	return (u - low) &^ u & high
}

package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A reading is a text, or a part of it, taken apart into its words.
type reading struct {
	Known
	text string
	end  int // where the part ends
	word []word
}

// A word is a run of letters and digits, with what joins them: I'll, 26/11, @J.
type word struct {
	start, end int
	lower      string
	before     pause // what stands between the word before and this one
	said       int   // in which quotation it stands, from 1; 0 if in none
}

// A pause is how much two words are apart.
type pause int

// The pauses, each longer than the one before.
const (
	none     pause = iota
	comma          // and a bracket, a colon, a dash: a clause ends
	sentence       // a sentence ends
)

// read takes a part of a text apart. Where a mark of quotation is not closed before
// its paragraph ends, all up to there is taken for quoted, and all before one that
// was never opened.
func (k Known) read(s string, start, end int) *reading {
	r := &reading{Known: k, text: s, end: end, word: make([]word, 0, (end-start)/5)}
	gap, closing, said, paragraph := sentence, rune(0), 0, 0
	for at := start; at < end; {
		c, size := utf8.DecodeRuneInString(s[at:end])
		switch {
		case begins(c) || c == '@' && !r.within(at):
			w := word{start: at, end: r.wordEnd(at+size, end), before: gap}
			w.lower = strings.ToLower(owner(s[w.start:w.end]))
			if closing != 0 {
				w.said = said
			}
			r.word = append(r.word, w)
			at, gap = w.end, none
			continue
		case c == '\n':
			closing, paragraph = 0, len(r.word)
		case closing != 0 && c == closing && closes(s, at, size, end, c):
			closing = 0
		case closing == 0:
			if closing, said = opens(s, at, size, end, c), said+1; c == '”' || c == '»' {
				r.saidSince(paragraph, said)
			}
		}
		gap = max(gap, apart(c))
		at += size
	}
	return r
}

// saidSince marks the words from one on as a quotation.
func (r *reading) saidSince(first, said int) {
	for i := first; i < len(r.word); i++ {
		r.word[i].said = said
	}
}

// begins reports whether a word may begin with a letter.
func begins(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// within reports whether a byte follows a letter: an address has its @ there.
func (r *reading) within(at int) bool {
	c, _ := utf8.DecodeLastRuneInString(r.text[:at])
	return begins(c)
}

// wordEnd is where the word ends that goes on at a byte.
func (r *reading) wordEnd(at, end int) int {
	for at < end {
		c, size := utf8.DecodeRuneInString(r.text[at:end])
		next, _ := utf8.DecodeRuneInString(r.text[at+size : end])
		switch {
		case begins(c) || unicode.IsMark(c):
		case strings.ContainsRune("'’-/.:", c) && at+size < end && begins(next):
		default:
			return at
		}
		at += size
	}
	return at
}

// marks are those that are for quotations alone.
const marks = "\"“”«»„"

// apart is how much a sign between two words parts them.
func apart(c rune) pause {
	switch {
	case strings.ContainsRune("…\n", c) || unicode.Is(unicode.Sentence_Terminal, c):
		return sentence
	case strings.ContainsRune(",;:()[]–—-·"+marks, c): // a hyphen is within a word
		return comma
	}
	return none
}

// owner is a word without what makes it somebody's.
func owner(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s") }

// opens returns the mark that closes what a mark opens; 0 if it opens nothing.
func opens(s string, at, size, end int, c rune) rune {
	switch c {
	case '“', '„':
		return '”'
	case '«':
		return '»'
	case '"':
		return '"'
	case '\'', '‘':
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+size : end])
		if (at == 0 || !begins(before)) && at+size < end && !unicode.IsSpace(after) {
			return map[rune]rune{'\'': '\'', '‘': '’'}[c]
		}
	}
	return 0
}

// closes reports whether a mark closes, and is no apostrophe.
func closes(s string, at, size, end int, c rune) bool {
	if c != '\'' && c != '’' {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s[at+size : end])
	return at+size >= end || !begins(after)
}

// at is a word in lower case; empty where there is none, or where it is said by
// somebody else.
func (r *reading) at(i int) string {
	if i < 0 || i >= len(r.word) || r.word[i].said > 0 {
		return ""
	}
	return r.word[i].lower
}

// joined reports whether words up to one before last follow each other with no pause
// longer than this.
func (r *reading) joined(first, last int, longest pause) bool {
	for i := first; i < last; i++ {
		if i >= len(r.word) || r.word[i].said > 0 || i > first && r.word[i].before > longest {
			return false
		}
	}
	return true
}

// clause is where the clause ends that begins with a word: at a pause of this length,
// or at what somebody else says.
func (r *reading) clause(first int, ends pause) (last int) {
	for last = first; last < len(r.word) && r.word[last].said == 0 && (last == first || r.word[last].before < ends); last++ {
	}
	return last
}

// begin reports whether a sentence begins with a word.
func (r *reading) begin(i int) bool { return r.word[i].before == sentence }

// span is the words from one up to another, as they stand; none with a mark of
// quotation among them.
func (r *reading) span(first, last int, certain bool) []Quotation {
	if first >= last || last > len(r.word) {
		return nil
	}
	start, end := r.word[first].start, r.word[last-1].end
	if strings.ContainsAny(r.text[start:end], marks) {
		return nil
	}
	return r.one(start, end, certain)
}

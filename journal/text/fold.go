package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form in which words are compared: no case, no accents, no
// invisible characters, compatibility forms (such as the single letter "ﬁ")
// taken apart, ß as ss and œ as oe. Folding what is folded changes nothing,
// and each character is folded by itself, so that what is part of a text is
// also part of the folded text.
//
// Case goes by way of upper case, because that also joins the letters that
// share one capital (s and ſ, σ and ς), which unicode.SimpleFold leaves apart.
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		foldRune(&b, r)
	}
	return b.String()
}

// FoldWords is Fold with runs of white space as one space and none at either
// end, so that a phrase is found across the end of a line. Search texts and
// search terms are kept in this form.
func FoldWords(s string) string {
	return oneSpace(Fold(Clean(s)))
}

// SameFolded reports whether two strings are the same but for case and accents.
func SameFolded(a, b string) bool { return a == b || Fold(a) == Fold(b) }

// foldASCII is the common case at a tenth of the price.
func foldASCII(s string) (string, bool) {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return "", false
		}
	}
	return strings.ToLower(s), true
}

func foldRune(b *strings.Builder, r rune) {
	if r < utf8.RuneSelf {
		b.WriteRune(unicode.ToLower(r))
		return
	}
	if isHangul(r) { // taken apart by arithmetic, not by the table
		for _, d := range norm.NFKD.String(string(r)) {
			foldPart(b, d)
		}
		return
	}
	var buf [utf8.UTFMax]byte
	parts := norm.NFKD.Properties(utf8.AppendRune(buf[:0], r)).Decomposition()
	if parts == nil {
		foldPart(b, r)
	}
	for len(parts) > 0 {
		d, size := utf8.DecodeRune(parts)
		foldPart(b, d)
		parts = parts[size:]
	}
}

func isHangul(r rune) bool { return r >= '가' && r <= '힣' }

// foldPart folds what no longer can be taken apart.
func foldPart(b *strings.Builder, d rune) {
	if d > unicode.MaxLatin1 && unicode.In(d, unicode.Mn, unicode.Cf) || d == '\u00ad' {
		return
	}
	d = unicode.ToLower(unicode.ToUpper(d))
	if spelt := foldLetter(d); spelt != "" {
		b.WriteString(spelt)
	} else {
		b.WriteRune(d)
	}
}

// foldLetter spells the letters that Unicode does not take apart but people
// without them on their keyboard do.
func foldLetter(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'œ':
		return "oe"
	case 'æ':
		return "ae"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ':
		return "d"
	}
	return ""
}

// A Folding is a text folded as FoldWords does (but for one space that may
// stay at either end) that remembers where its bytes came from, so that a
// match can be shown in the original.
type Folding struct {
	Text string
	From []int // for each byte of text and for its end: the byte it came from
}

// NewFolding folds a text and remembers where its bytes came from.
func NewFolding(s string) Folding {
	f := folding{from: make([]int, 0, len(s)+1)}
	f.all.Grow(len(s))
	var one strings.Builder
	for i, r := range s {
		if r < utf8.RuneSelf { // most are, and need no builder of their own
			f.add(unicode.ToLower(r), i)
			continue
		}
		one.Reset()
		foldRune(&one, r)
		for _, d := range one.String() {
			f.add(d, i)
		}
	}
	return Folding{Text: f.all.String(), From: append(f.from, len(s))}
}

// folding is a Folding while it is made.
type folding struct {
	all   strings.Builder
	from  []int
	space bool // one was the last that was added
}

// add adds what a character at a place was folded to.
func (f *folding) add(d rune, at int) {
	if unicode.IsSpace(d) {
		if f.space {
			return
		}
		d = ' '
	}
	f.space = d == ' '
	f.all.WriteRune(d)
	for len(f.from) < f.all.Len() {
		f.from = append(f.from, at)
	}
}

// Span returns where in the original the folded bytes from i up to j are. A
// character that became several letters is in it whole, with its accents.
func (f Folding) Span(i, j int) Span {
	for f.From[j] == f.From[j-1] {
		j++
	}
	return Span{f.From[i], f.From[j]}
}

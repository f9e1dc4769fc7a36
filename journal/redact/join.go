package redact

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A join fits what is put into a sentence to the word that stands before it.
type join func(before string, put words) (string, words)

// joiner is the join of a language.
func joiner(french bool) join {
	if french {
		return joinedInFrench
	}
	return joinedInEnglish
}

// asItIs joins nothing: it is for what nobody is shown.
func asItIs(before string, put words) (string, words) { return before, put }

// joinedInEnglish says "a grade 9 class" where "an 11A" stood, and "an" before a vowel. Before a blank it is
// "a", which tells nothing of what stood there.
func joinedInEnglish(before string, put words) (string, words) {
	at := lastWordAt(before)
	article, fits := strings.TrimSuffix(before[at:], " "), "a"
	if startsWith(string(put), "aeiou") {
		fits = "an"
	}
	if small := strings.ToLower(article); small != "a" && small != "an" || article == before[at:] {
		return before, put
	}
	return before[:at] + likeCase(article, fits) + " ", put
}

const vowelsOfFrench = "aeiouàâéèêœ"

// joinedInFrench says d’un and qu’une where de and que stood, du and au where the article is le,
// and de and que again where no vowel follows any more.
func joinedInFrench(before string, put words) (string, words) {
	at := lastWordAt(before)
	word := strings.TrimRight(before[at:], " ’'")
	behind := before[at+len(word):]
	small := strings.ToLower(word)
	switch {
	case behind == " " && isElided(small) && startsWith(string(put), vowelsOfFrench):
		return before[:at] + strings.TrimSuffix(word, word[len(word)-1:]) + "’", put
	case (behind == "’" || behind == "'") && isElided(small+"e") && !startsWith(string(put), vowelsOfFrench):
		return before[:at] + word + "e ", put
	case behind == " " && (small == "à" || small == "de"):
		article, rest, _ := strings.Cut(string(put), " ")
		if one := map[words]string{"à le": "au", "à les": "aux", "de le": "du", "de les": "des"}[words(small+" "+article)]; one != "" {
			return before[:at] + likeCase(word, one) + " ", words(rest)
		}
	}
	return before, put
}

// isElided reports whether a word of French loses its last letter before a vowel.
func isElided(w string) bool {
	return slices.Contains([]string{"de", "que", "lorsque", "puisque", "quoique", "jusque", "ne", "se", "me", "te", "je", "ce"}, w)
}

// lastWordAt is where the last word of a text begins, with the signs behind it.
func lastWordAt(said string) int {
	bare := strings.TrimRight(said, " ’'")
	at := strings.LastIndexAny(bare, " ’'-(«“\"\u00a0\u202f")
	if at < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(bare[at:])
	return at + size
}

// startsWith reports whether a text begins with one of some letters, in either case.
func startsWith(said, letters string) bool {
	r, _ := utf8.DecodeRuneInString(strings.ToLower(said))
	return strings.ContainsRune(letters, r)
}

// likeCase is a word with a capital where another has one.
func likeCase(like, word string) string {
	if like != strings.ToLower(like) {
		return capitalised(word)
	}
	return word
}

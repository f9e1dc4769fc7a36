package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SplitTags returns the tags in a line: between commas, and where a # begins one. Several
// words are one tag, joined by hyphens: behind its # it has no spaces.
func SplitTags(s string) (tags []string) {
	s = strings.ReplaceAll(s, " #", ",#")
	for _, said := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if words := strings.Fields(said); len(words) > 0 {
			tags = append(tags, strings.Join(words, "-"))
		}
	}
	return tags
}

// BeforeTag returns what stands in a line before the tag that is being typed at its end.
func BeforeTag(s string) string {
	at := max(strings.LastIndexAny(s, ",;"), strings.LastIndex(s, " #")) + 1
	return s[:at+len(s[at:])-len(strings.TrimLeft(s[at:], " #"))]
}

// Hashtag is the tag that a word is with a # before it, as tags are shown; false where it is
// none: "#1" counts something, and "# of groups" is words.
func Hashtag(word string) (tag string, is bool) {
	tag, is = strings.CutPrefix(word, "#")
	first, _ := utf8.DecodeRuneInString(tag)
	if !is || !unicode.IsLetter(first) || strings.ContainsFunc(tag, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' && r != '/'
	}) {
		return "", false
	}
	return tag, true
}

package telling

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"messup/journal/text"
)

// Roles says what is to stand in place of names: by the name as Names found it.
type Roles map[string]string

// Put puts the roles where the names stand, the whole of one before its parts. A name in one
// of the lists is found in whatever case it stands; another one only with its capital, so
// that the word it also is stays.
func (roles Roles) Put(said string) string {
	all := roles.wanted()
	if len(all) == 0 {
		return said
	}
	var out strings.Builder
	for line := range strings.Lines(said) {
		end := strings.TrimRight(line, "\n")
		out.WriteString(putInto(end, all))
		out.WriteString(line[len(end):])
	}
	return out.String()
}

// wanted are the names and their words alone, the longest first.
func (roles Roles) wanted() (all []wanted) {
	for name, role := range roles {
		if role = text.CleanLine(role); role == "" {
			continue
		}
		words := nameWords(name)
		all = append(all, wanted{words, role})
		for i, w := range words {
			if len(words) > 1 && !isTitle(w) && (i == 0 || !isTitle(words[0])) {
				all = append(all, wanted{[]string{w}, role})
			}
		}
	}
	slices.SortFunc(all, func(a, b wanted) int {
		return cmp.Or(len(b.words)-len(a.words), strings.Compare(strings.Join(a.words, " "), strings.Join(b.words, " ")), strings.Compare(a.role, b.role))
	})
	return all
}

// wanted is what is looked for, and what is said in its place.
type wanted struct {
	words []string
	role  string
}

func nameWords(name string) (words []string) {
	for _, w := range read(name).word {
		words = append(words, name[w.start:w.end])
	}
	return words
}

func putInto(line string, all []wanted) string {
	r := read(line)
	var out strings.Builder
	last := 0
	for i := 0; i < len(r.word); {
		n, role := 0, ""
		for _, want := range all {
			if r.stands(want, i) {
				n, role = len(want.words), want.role
				break
			}
		}
		if n == 0 {
			i++
			continue
		}
		out.WriteString(line[last:r.word[i].start])
		if r.word[i].begins && r.capital(r.word[i]) {
			role = capitalised(role)
		}
		out.WriteString(role)
		last = r.word[i+n-1].end
		i += n
	}
	out.WriteString(line[last:])
	return out.String()
}

// stands reports whether a name stands at a word.
func (r *reading) stands(want wanted, i int) bool {
	if i+len(want.words) > len(r.word) || r.word[i].alias {
		return false
	}
	for k, name := range want.words {
		w := r.word[i+k]
		if k > 0 && strings.Trim(w.behind, ". ") != "" || !r.isWritten(w, name) {
			return false
		}
	}
	next := i + len(want.words)
	asks := len(want.words) == 1 && theLists().words[strings.ToLower(want.words[0])] && r.word[i].begins && isAsking(r.small(next)) && r.word[next].behind == " "
	return !asks
}

// isWritten reports whether a word is one of a name.
func (r *reading) isWritten(w word, name string) bool {
	said := r.line[w.start:w.end]
	if !strings.EqualFold(said, name) {
		return false
	}
	small := strings.ToLower(name)
	return theLists().given[small] || said == name || said == strings.ToUpper(name)
}

func capitalised(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c)) + s[size:]
}

// Initial is the alias that a name begins with: "@J" for Jayden, "@C" for Ms. Chen.
func Initial(name string) string {
	words := nameWords(name)
	for i, w := range words {
		if i+1 == len(words) || !isTitle(w) {
			c, _ := utf8.DecodeRuneInString(w)
			return "@" + string(unicode.ToUpper(c))
		}
	}
	return "@"
}

// Typed are roles for a name as somebody types it: with a capital too.
func (roles Roles) Typed(name, role string) {
	if name = text.CleanLine(name); name != "" {
		roles[name], roles[capitalised(name)] = role, role
	}
}

package telling

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"messup/journal/text"
)

// Roles says what is to stand in place of names: by the name as Names found it, or by an
// alias with its sign, as Aliases found it.
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
		last := 0
		for _, s := range standing(end, all) {
			out.WriteString(end[last:s.From] + s.Role)
			last = s.To
		}
		out.WriteString(line[last:])
	}
	return out.String()
}

// wanted are the names and their words alone, the longest first.
func (roles Roles) wanted() (all []wanted) {
	of := map[string]int{} // how many names each word is one of: of several, it says of none which
	for name := range roles {
		for _, w := range nameWords(name) {
			of[w]++
		}
	}
	for name, role := range roles {
		if role = text.CleanLine(role); role == "" {
			continue
		}
		if alias, is := strings.CutPrefix(name, Sign); is {
			all = append(all, wanted{words: nameWords(alias), role: role, alias: true})
			continue
		}
		words := nameWords(name)
		all = append(all, wanted{words: words, role: role})
		if len(words) < 2 || IsTitle(words[0]) {
			continue
		}
		for _, w := range words {
			if isAlone(w) && of[w] == 1 {
				all = append(all, wanted{words: []string{w}, role: role})
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
	alias bool // it is one only with its sign
}

// nameWords are the words of a name; one that is not words alone, as 9B, is one.
func nameWords(name string) (words []string) {
	for _, w := range read(name).word {
		words = append(words, name[w.start:w.end])
	}
	if !isWhole(name, words) {
		return []string{name}
	}
	return words
}

// isWhole reports whether a name is these words and nothing else but what stands between them.
func isWhole(name string, words []string) bool {
	all := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '.' })
	for i, w := range all {
		all[i] = w[elided(w):] // Émile d'Amours
	}
	return len(words) > 0 && slices.Equal(all, words)
}

// isAlone reports whether a word of a name stands for the whole of it: it has a capital, and
// is no word that one writes for another reason.
func isAlone(w string) bool {
	small, l := strings.ToLower(w), theLists()
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c) && utf8.RuneCountInString(w) > 1 && !l.words[small] && !l.known[small] && !IsTitle(w) && !isNobody(small) && !leadsToThing(small)
}

// A Standing is where in a line a role takes the place of a name.
type Standing struct {
	text.Span
	Role string
}

// In is where the roles stand in a line, in its order.
func (roles Roles) In(line string) []Standing { return standing(line, roles.wanted()) }

func standing(line string, wanted []wanted) (all []Standing) {
	r := read(line)
	last := 0
	for i := 0; i < len(r.word); {
		n, role := 0, ""
		for _, want := range wanted {
			if r.stands(want, i) {
				n, role = len(want.words), want.role
				break
			}
		}
		if n == 0 {
			i++
			continue
		}
		first := i
		if i > 0 && r.word[i-1].start >= last && r.isAddressed(i-1) { // "Ms." before the name that was given without
			first = i - 1
		}
		begin := r.word[first].start
		if r.word[first].alias { // its sign goes with it
			begin--
		}
		if r.word[first].begins && r.capital(r.word[first]) {
			role = capitalised(role)
		}
		i += n
		last = r.word[i-1].end
		all = append(all, Standing{text.Span{From: begin, To: last}, role})
	}
	return all
}

// stands reports whether a name stands at a word.
func (r *reading) stands(want wanted, i int) bool {
	if i+len(want.words) > len(r.word) || r.word[i].figure || want.alias && !r.word[i].alias {
		return false
	}
	for k, name := range want.words {
		w := r.word[i+k]
		same := r.isWritten(w, name) || want.alias && text.SameFolded(r.line[w.start:w.end], name)
		if k > 0 && !isBetweenNames(w.behind) || !same {
			return false
		}
	}
	return len(want.words) > 1 || !r.asks(i)
}

// isBetweenNames reports whether nothing stands between two words but what does in a name.
func isBetweenNames(between string) bool {
	between = strings.Trim(between, ". ")
	return between == "" || elided(between+"a") == len(between)
}

// isWritten reports whether a word is one of a name.
func (r *reading) isWritten(w word, name string) bool {
	said := r.line[w.start:w.end]
	if !strings.EqualFold(norm.NFC.String(said), norm.NFC.String(name)) {
		return false
	}
	small := strings.ToLower(name)
	return theLists().given[small] || said == name || said == strings.ToUpper(name)
}

func capitalised(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c)) + s[size:]
}

// Typed are roles for a name as somebody types it: with a capital too.
func (roles Roles) Typed(name, role string) {
	if name = text.CleanLine(name); name != "" {
		if !theLists().words[name] { // a word that is a name only with its capital
			roles[name] = role
		}
		roles[capitalised(name)] = role
	}
}

// Unnamed is what came of saying roles in place of names.
type Unnamed struct {
	Changed   int      // how many records say them
	Unread    []string // files that may still hold the names
	Forgotten bool     // only what was before the last import said them, and is forgotten
	Elsewhere int      // how many records the names still stand in, in other words or of something else
}

// Stands reports whether any of the names stands in a text, in whatever form that can be told
// from other words.
func (roles Roles) Stands(said string) bool {
	small := strings.ToLower(said)
	maybe := false
	for _, want := range roles.wanted() {
		name := strings.ToLower(strings.Join(want.words, " "))
		if !strings.Contains(small, name) {
			continue
		}
		maybe = true
		if utf8.RuneCountInString(name) > 3 && !theLists().words[name] && !want.alias {
			return true
		}
	}
	return maybe && roles.Put(said) != said
}

package telling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"messup/journal/text"
)

// A Name is one or more words that look like somebody's name, as they stand.
type Name struct {
	Words string // "Jayden", "Jayden Smith", "Ms. Chen"
	Where string // the sentence that they stand in first
	Alias string // what might stand in their place: "@J", as nobody else there has it
}

// Names finds what looks like a name in texts, each once, in the order they come in. What
// fine says, folded, is none. A name that stands with others of somebody, as a first name
// beside the whole of it, is one with that.
func Names(texts []string, fine func(folded string) bool) []Name {
	var found []Name
	for _, said := range texts {
		for line := range strings.Lines(said) {
			line = strings.TrimRight(line, "\n")
			r := read(line)
			for _, s := range r.names() {
				words := line[s.start:s.end]
				if fine(text.Fold(words)) {
					continue
				}
				found = append(found, Name{Words: words, Where: text.SentenceAt(line, text.Span{From: s.start, To: s.end})})
			}
		}
	}
	return aliased(together(found), aliases(texts))
}

// aliases are the aliases that stand in texts already, in small letters.
func aliases(texts []string) map[string]bool {
	taken := map[string]bool{}
	for _, said := range texts {
		for line := range strings.Lines(said) {
			for _, w := range read(line).word {
				if w.alias {
					taken["@"+w.small] = true
				}
			}
		}
	}
	return taken
}

// aliased gives each name the initial that is nobody else's, or as many letters as it takes.
func aliased(names []Name, taken map[string]bool) []Name {
	for i, n := range names {
		letters := []rune(aliasOf(n.Words))
		for k := 1; k <= len(letters); k++ {
			names[i].Alias = "@" + strings.ToUpper(string(letters[:1])) + string(letters[1:k])
			if !taken[strings.ToLower(names[i].Alias)] {
				break
			}
		}
		taken[strings.ToLower(names[i].Alias)] = true
	}
	return names
}

// aliasOf is the word of a name that its alias begins with: "Jayden", the "Chen" of Ms. Chen.
func aliasOf(name string) string {
	words := nameWords(name)
	for i, w := range words {
		if i+1 == len(words) || !IsTitle(w) && !isOffice(strings.ToLower(w)) {
			return w
		}
	}
	return name
}

// together leaves out names that are there already, also as a part of longer ones.
func together(found []Name) (all []Name) {
	for i, n := range found {
		same := func(other Name) bool { return strings.EqualFold(n.Words, other.Words) }
		longer := func(other Name) bool { return !same(other) && hasWords(other.Words, n.Words) }
		if !slices.ContainsFunc(found[:i], same) && !slices.ContainsFunc(found, longer) {
			all = append(all, n)
		}
	}
	return all
}

// hasWords reports whether a longer name has all the words of a shorter one, side by side.
func hasWords(longer, shorter string) bool {
	return strings.Contains(" "+strings.ToLower(longer)+" ", " "+strings.ToLower(shorter)+" ")
}

// A span is a piece of a line, from byte to byte.
type span struct{ start, end int }

// A reading is a line taken apart into words.
type reading struct {
	line   string
	word   []word
	titled bool // most of its words have a capital: it says nothing
}

// A word is one word of a line.
type word struct {
	span
	small  string // in small letters
	begins bool   // it begins a sentence, or what is said in one
	alias  bool   // it has the sign of an alias before it
	figure bool   // it has a figure before it: it is a piece of something else
	behind string // what stands between it and the word before
}

func read(line string) reading {
	r := reading{line: line}
	last := 0
	for at := 0; at < len(line); {
		c, size := utf8.DecodeRuneInString(line[at:])
		if !unicode.IsLetter(c) {
			at += size
			continue
		}
		end := at + wordLength(line[at:])
		at += elided(line[at:end])
		core := end
		if cut := ownedBy(line[at:end]); cut > 0 {
			core = at + cut
		}
		behind := line[last:at]
		before, sign := utf8.DecodeLastRuneInString(line[:at])
		r.word = append(r.word, word{
			span: span{at, core}, small: strings.ToLower(line[at:core]), behind: behind,
			begins: len(r.word) == 0 && !strings.Contains(behind, text.Blank) || endsSentence(behind), alias: before == '@' && !isAddress(line[:at-sign]), figure: unicode.IsDigit(before),
		})
		last, at = core, end
	}
	capitals, words, others := 0, 0, 0
	for _, w := range r.word {
		if w.end-w.start > 3 {
			words++
			if r.capital(w) {
				capitals++
			}
			if r.capital(w) && !theLists().given[w.small] {
				others++
			}
		}
	}
	r.titled = others >= 2 && capitals*3 >= words*2 && !endsSentence(line[last:])
	return r
}

// isAddress reports whether what stands before an @ makes it the middle of an address.
func isAddress(before string) bool {
	c, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// wordLength is how long the word is that a text begins with: letters, with what joins them.
func wordLength(s string) int {
	n := 0
	for n < len(s) {
		c, size := utf8.DecodeRuneInString(s[n:])
		next, _ := utf8.DecodeRuneInString(s[n+size:])
		switch {
		case unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c):
		case (c == '\'' || c == '’' || c == '-' || c == '‑') && n > 0 && unicode.IsLetter(next):
		default:
			return n
		}
		n += size
	}
	return n
}

// ownedBy is how long a word is without the sign that something is somebody's, or what was
// drawn together with it; 0 if it has none.
func ownedBy(w string) int {
	for _, sign := range []string{"s", "ll", "d", "ve", "re", "m"} { // also Jayden'll, and Jayden'd
		for _, mark := range []string{"'", "’"} {
			if rest := len(w) - len(mark+sign); rest > 0 && strings.EqualFold(w[rest:], mark+sign) {
				return rest
			}
		}
	}
	return 0
}

// elided is how long the article or pronoun of French is that a word begins with, its apostrophe
// and all: the l' of l'élève, the d' of d'Olivia. D'Angelo is a name.
func elided(w string) int {
	cut := strings.IndexAny(w, "'’")
	if cut < 1 || ownedBy(w) > 0 { // J's
		return 0
	}
	_, mark := utf8.DecodeRuneInString(w[cut:])
	first, _ := utf8.DecodeRuneInString(w)
	next, _ := utf8.DecodeRuneInString(w[cut+mark:])
	switch strings.ToLower(w[:cut]) {
	case "qu", "jusqu", "lorsqu", "puisqu", "quelqu", "quoiqu": // in no name
		return cut + mark
	case "l", "n", "s": // L'Hugo, where Hugo is somebody anyway
		if unicode.IsLower(first) || unicode.IsLower(next) || theLists().given[strings.ToLower(w[cut+mark:])] {
			return cut + mark
		}
	case "d", "c", "j", "m", "t":
		if unicode.IsLower(first) || unicode.IsLower(next) {
			return cut + mark
		}
	}
	return 0
}

// endsSentence reports whether what stands between two words ends what is said with the first. A blank in
// place of a word does not.
func endsSentence(between string) bool {
	between = strings.ReplaceAll(between, text.Blank, "")
	return strings.ContainsRune(between, '!') || strings.ContainsAny(between, ".?:;“\"«»•*()[]—–…/#") || strings.Contains(between, " - ")
}

func (r *reading) capital(w word) bool {
	c, _ := utf8.DecodeRuneInString(r.line[w.start:w.end])
	return unicode.IsUpper(c)
}

// shouted reports whether a word has more than one letter and no small one, or a figure: it
// stands for several, as ELL does, and is 8B.
func (r *reading) shouted(w word) bool {
	said := r.line[w.start:w.end]
	return utf8.RuneCountInString(said) > 1 && said == strings.ToUpper(said) || strings.ContainsFunc(said, unicode.IsDigit)
}

// mixed reports whether a word has a capital behind a small letter, as things are written that
// are sold: PowerPoint, iPad. Names that are: McLeod, O'Brien, DeShawn, Jean-Luc.
func (r *reading) mixed(w word) bool {
	said := r.line[w.start:w.end]
	for _, begins := range []string{"mc", "mac", "de", "la", "le", "di", "al", "el"} {
		if len(said) > len(begins) && strings.EqualFold(said[:len(begins)], begins) {
			said = said[len(begins):]
			break
		}
	}
	for _, part := range strings.FieldsFunc(said, func(c rune) bool { return c == '-' || c == '‑' || c == '\'' || c == '’' }) {
		_, size := utf8.DecodeRuneInString(part)
		if strings.ContainsFunc(part[size:], unicode.IsUpper) {
			return true
		}
	}
	return false
}

func (r *reading) small(i int) string {
	if i < 0 || i >= len(r.word) {
		return ""
	}
	return r.word[i].small
}

// names finds the names of a line.
func (r *reading) names() (all []span) {
	for i := 0; i < len(r.word); {
		first, titled := i, r.isAddressed(i)
		switch {
		case titled: // a name follows, whatever it says
			i = r.addressed(i)
		case r.isLettered(i):
			i = r.lettered(i)
		case r.isHyphened(i):
			i++
		case r.isName(i):
			i++
		default:
			i++
			continue
		}
		i = r.goOn(i)
		if isPlaceOf(r.small(i)) && r.word[i].behind == " " && !titled {
			continue
		}
		all = append(all, span{r.word[min(r.ledFrom(first), r.thingFrom(first))].start, r.word[i-1].end})
	}
	return all
}

// isAddressed reports whether a word is how somebody is addressed, and a name follows. The M. of M.
// Roy has its full stop, and may be an initial that ends a sentence.
func (r *reading) isAddressed(i int) bool {
	if l := theLists(); r.small(i) == "m" && i+1 < len(r.word) {
		next := r.word[i+1]
		if next.behind != ". " || l.known[next.small] || l.french[firstPart(next.small)] || isNobody(next.small) || leadsToThing(next.small) || Ordinary(next.small) {
			return false
		}
	}
	if !IsTitle(r.small(i)) && !isOffice(r.small(i)) || i+1 >= len(r.word) || !r.capital(r.word[i]) {
		return false
	}
	behind := strings.Trim(r.word[i+1].behind, ". ")
	return r.capital(r.word[i+1]) && (behind == "" || behind == "d'" || behind == "d’") || r.ledTo(i+1) > 0 // Mme d'Artagnan, Mr van der Berg
}

// goesWith reports whether a word is a further one of the name before it.
func (r *reading) goesWith(i int) bool {
	w := r.word[i]
	return w.behind == " " && r.word[i-1].end == w.start-1 && r.capital(w) && !r.shouted(w) && !theLists().known[w.small] && !r.titled
}

// isName reports whether a word looks like a name where it stands.
func (r *reading) isName(i int) bool {
	w, l := r.word[i], theLists()
	capital := r.capital(w)
	parts := strings.FieldsFunc(w.small, func(c rune) bool { return c == '-' || c == '‑' })
	switch {
	case w.alias || w.figure || utf8.RuneCountInString(w.small) < 2 || leadsToThing(w.small) || isNobody(w.small):
		return false
	case l.given[w.small] || len(parts) > 1 && l.given[parts[0]] && (capital || l.given[parts[1]]):
		return true
	case !capital || r.shouted(w) || l.known[w.small] || r.titled:
		return false
	case l.words[w.small]:
		return r.wordAsName(i)
	case r.mixed(w):
		return false
	case w.begins:
		return r.isSurnameFirst(i) || isSaying(r.small(i+1)) && !strings.HasSuffix(w.small, "s") && r.word[i+1].behind == " "
	}
	return !leadsToThing(r.small(i - 1))
}

// beside reports whether a word has a figure, say, before or behind it.
func (r *reading) beside(i int, is func(rune) bool) bool {
	before := strings.TrimSpace(r.word[i].behind)
	after := r.line[r.word[i].end:]
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(strings.TrimSpace(after))
	return is(last) || is(next)
}

// wordAsName reports whether a name that is a word too is meant as a name.
func (r *reading) wordAsName(i int) bool {
	w, next := r.word[i], r.small(i+1)
	beside := i+1 < len(r.word) && r.word[i+1].behind == " "
	switch {
	case isTime(w.small) && (leadsToTime(r.small(i-1)) || r.beside(i, unicode.IsDigit)):
		return false
	case r.asks(i):
		return false
	case w.begins && ownedBy(r.line[w.start:w.start+wordLength(r.line[w.start:])]) > 0:
		return !isTime(w.small)
	case w.begins && beside && !isDeed(next) && r.capital(r.word[i+1]): // "Mark Black"
		return !r.shouted(r.word[i+1]) && !theLists().known[next]
	case w.begins && (w.small == "time" || w.small == "rain"): // "Time ran out"
		return beside && isSaying(next)
	case w.begins:
		return beside && (isDeed(next) || isSaying(next))
	}
	return !leadsToThing(r.small(i - 1))
}

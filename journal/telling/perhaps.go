package telling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Perhaps are words of a line that Names lets pass because they seldom are a name, and that
// whoever shows the line to others should be asked about: initials, what stands in capitals
// alone, what is written in letters that this package reads no names in, and a word nobody
// knows where people stand: at the beginning, before what somebody did, before "family", in the
// plural behind "the".
func Perhaps(line string) (all []string) {
	r := read(line)
	for i := 0; i < len(r.word); i++ {
		w := r.word[i]
		said := line[w.start:w.end]
		switch n := utf8.RuneCountInString(said); {
		case w.alias:
		case isOtherScript(said):
			last := i
			for last+1 < len(r.word) && r.word[last+1].behind == " " && isOtherScript(line[r.word[last+1].start:r.word[last+1].end]) {
				last++
			}
			all = append(all, line[w.start:r.word[last].end])
			i = last
		case w.figure || !r.capital(w) || r.isAddressed(i):
		case n == 1 && r.isLettered(i): // Names has it with the surname
			i = r.lettered(i) - 1
		case n == 1:
			last, letters := r.initials(i)
			switch {
			case last > i && standsForSeveral(letters): // U.S.
			case last > i:
				all = append(all, line[w.start:r.word[last].end+r.stop(last)])
			case r.isInitial(i):
				all = append(all, said)
			}
			i = last
		case strings.ToUpper(said) == said && !strings.ContainsFunc(said, unicode.IsDigit):
			if r.isShoutedName(i, n) {
				all = append(all, said)
			}
		case r.beginsAsName(i) || r.beginsList(i) || r.standsAsName(i) || r.isSeveralOfOne(i):
			all = append(all, said)
		}
	}
	return all
}

// initials is the last of the capitals that stand one behind the other with a full stop each,
// as J.T. does, and their letters.
func (r *reading) initials(first int) (last int, letters string) {
	last = first
	for last+1 < len(r.word) && r.word[last+1].behind == "." && utf8.RuneCountInString(r.small(last+1)) == 1 && r.capital(r.word[last+1]) {
		last++
	}
	return last, strings.ReplaceAll(strings.ToLower(r.line[r.word[first].start:r.word[last].end]), ".", "")
}

// stop is how long the full stop behind a word is.
func (r *reading) stop(i int) int {
	if strings.HasPrefix(r.line[r.word[i].end:], ".") {
		return len(".")
	}
	return 0
}

// isOtherScript reports whether a word is written in letters that are not Latin: whether it is
// a name cannot be told here. A single Greek letter is one of mathematics.
func isOtherScript(said string) bool {
	other := func(c rune) bool { return unicode.IsLetter(c) && !unicode.In(c, unicode.Latin, unicode.Common) }
	if !strings.ContainsFunc(said, other) {
		return false
	}
	return utf8.RuneCountInString(said) > 1 || strings.ContainsFunc(said, func(c rune) bool { return !unicode.Is(unicode.Greek, c) })
}

// isInitial reports whether a single capital stands for somebody: "J. was quiet", "I asked J".
func (r *reading) isInitial(i int) bool {
	w := r.word[i]
	next, before := r.line[w.end:], r.small(i-1)
	switch c := r.line[w.start:w.end]; {
	case r.small(i+1) == "g" && c == "E" && strings.HasPrefix(next, ".g"), r.small(i+1) == "e" && c == "I" && strings.HasPrefix(next, ".e"): // E.g. and I.e.
		return false
	case counted(before) || strings.ContainsAny(w.behind, "/&'’+=-–"):
		return false
	case strings.HasPrefix(next, "/") || strings.HasPrefix(next, "&") || strings.HasPrefix(next, "-") || strings.HasPrefix(next, "+") || strings.HasPrefix(next, " ="):
		return false
	case c == "I" || c == "A" || c == "O":
		after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(next, "."))
		return strings.HasPrefix(next, ".") && (c != "I" || unicode.IsUpper(after)) && i+1 < len(r.word) && (after == ' ' || unicode.IsUpper(after))
	case strings.HasPrefix(next, "."), ownedBy(r.line[w.start:w.start+wordLength(r.line[w.start:])]) > 0:
		return true
	}
	return isDeed(r.small(i+1)) || isSaying(r.small(i+1)) || leadsToWhom(before)
}

// counted reports whether a letter after a word says which: "plan B", "vitamin C".
func counted(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "plan", "part", "option", "group", "grade", "level", "vitamin", "figure", "step", "section", "set", "team", "table", "type", "version", "day", "week", "question", "appendix",
		"exercise", "block", "form", "column", "row", "point", "line", "angle", "letter", "hepatiti", "answer", "choice", "task", "text", "source", "side", "for", "find", "unit", "room", "vertex", "corner", "an", "a":
		return true
	}
	return false
}

// leadsToWhom reports whether a word stands before whom it was done to.
func leadsToWhom(w string) bool {
	switch w {
	case "asked", "told", "with", "gave", "and", "thanked", "called", "moved", "paired", "rang", "phoned", "helped", "put", "let", "sent", "beside", "from", "of":
		return true
	}
	return false
}

// isShoutedName reports whether a word in capitals alone may be somebody: one that is a name
// as a word too, initials, or one too long to stand for several.
func (r *reading) isShoutedName(i, n int) bool {
	w, l := r.word[i], theLists()
	acts := isDeed(r.small(i+1)) || isSaying(r.small(i+1)) || ownedBy(r.line[w.start:w.start+wordLength(r.line[w.start:])]) > 0
	switch {
	case l.given[w.small] || l.known[w.small] || isNobody(w.small) || IsTitle(w.small) || standsForSeveral(w.small):
		return false
	case l.words[w.small]:
		return acts || leadsToWhom(r.small(i-1)) && !isDeed(w.small)
	case n <= 3:
		return acts || leadsToWhom(r.small(i-1)) || n == 2 && !leadsToThing(r.small(i-1))
	}
	return acts && n > 4
}

// isUnknown reports whether nothing is known of a word: it is in no list, and is no common word
// by the way it ends.
func (r *reading) isUnknown(i int) bool {
	w, l := r.word[i], theLists()
	return !r.shouted(w) && !r.mixed(w) && !l.known[w.small] && !l.given[w.small] && !l.words[w.small] && !isNobody(w.small) && !IsTitle(w.small) && !leadsToThing(w.small) && Part(w.small) == "" && !standsForSeveral(w.small) && !Ordinary(w.small) && !l.french[firstPart(w.small)]
}

// firstPart is a word up to its hyphen: the est of est-ce.
func firstPart(w string) string {
	first, _, _ := strings.Cut(w, "-")
	return first
}

// beginsAsName reports whether a word that nobody knows begins a sentence and is somebody by
// what follows it, or is all that is said.
func (r *reading) beginsAsName(i int) bool {
	w, next := r.word[i], r.small(i+1)
	switch {
	case len(r.word) == 1 && theLists().words[w.small]: // a line that is Grace
		return strings.Trim(r.line[w.end:], " .") == ""
	case !w.begins || !r.isUnknown(i):
		return false
	case isForeign(r.line[w.start:w.end]), r.isOwned(i):
		return true
	case len(r.word) == 1: // a line that is one word
		return strings.Trim(r.line[w.end:], " .") == ""
	case i+1 >= len(r.word) || r.word[i+1].behind != " ":
		return false
	case next == "and" && i+2 < len(r.word) && r.word[i+2].behind == " " && (r.isName(i+2) || r.capital(r.word[i+2]) && r.isUnknown(i+2)): // "Thandiwe and Jo had"
		return true
	}
	if isMany(w.small) { // "Groans came" and "Denise came": of many, nothing was
		return isPersonal(next) || next == "was" || next == "is" || next == "has" || next == "wasn't"
	}
	return isDeed(next) || isPersonal(next) || isHelper(next) || isDeedInFrench(next, r.small(i+2))
}

// beginsList reports whether a word that nobody knows is the first of a list of names: Plimf, Aisha and Jo.
func (r *reading) beginsList(i int) bool {
	if !r.word[i].begins || !r.isUnknown(i) {
		return false
	}
	for at := i + 1; at < len(r.word) && r.word[at].behind == ", " && r.isName(at); {
		for at++; at < len(r.word) && r.goesWith(at); at++ {
		}
		if at+1 < len(r.word) && isAnd(r.small(at)) && r.isName(at+1) {
			return true
		}
	}
	return false
}

func isAnd(w string) bool { return w == "and" || w == "et" }

// isDeedInFrench reports whether words say in French what somebody did: "était", "a crié".
func isDeedInFrench(w, after string) bool {
	switch w {
	case "a", "avait": // "a page" is no deed
		return slices.ContainsFunc([]string{"é", "i", "u", "it", "is", "ert"}, func(end string) bool { return strings.HasSuffix(after, end) }) && after != "bit" && after != "unit"
	case "est", "était", "dit", "disait", "veut", "voulait", "peut", "pouvait", "doit", "devait", "ne", "se", "va", "pleure", "pleurait", "crie", "criait", "rit", "riait", "refuse", "refusait", "dort", "dormait", "parle", "parlait", "arrive", "arrivait":
		return true
	}
	return false
}

// isMany reports whether a word ends as most do that say several: Groans, and neither Idris
// nor Silas.
func isMany(w string) bool {
	return len(w) > 2 && strings.HasSuffix(w, "s") && !strings.ContainsRune("aious", rune(w[len(w)-2]))
}

// standsAsName reports whether a word with a capital stands where a name does: before "boy" or
// "family", or in a line of so many capitals that Names takes it for a title.
func (r *reading) standsAsName(i int) bool {
	w := r.word[i]
	known := theLists().known[w.small]
	switch {
	case IsTitle(w.small) || known || leadsToThing(w.small) || isNobody(w.small):
		return false
	case leadsToThing(r.small(i-1)) && w.behind == " " && i+1 < len(r.word) && r.word[i+1].behind == " " && isOfFamily(r.small(i+1)):
		return r.isUnknown(i) || theLists().words[w.small]
	}
	return r.titled && !w.begins && !leadsToThing(r.small(i-1)) && r.isUnknown(i)
}

// isSeveralOfOne reports whether a word is a last name in the plural: the Tremblays.
func (r *reading) isSeveralOfOne(i int) bool {
	w := r.word[i]
	if r.small(i-1) != "the" || w.behind != " " || r.titled || !strings.HasSuffix(w.small, "s") {
		return false
	}
	return r.isUnknown(i) || theLists().given[strings.TrimSuffix(w.small, "s")]
}

// isOwned reports whether something is said to be somebody's.
func (r *reading) isOwned(i int) bool {
	w := r.word[i]
	whole := r.line[w.start : w.start+wordLength(r.line[w.start:])]
	return ownedBy(whole) > 0
}

// isOfFamily reports whether a word says that the name before it is the last name of whoever it
// is about: "the Okonkwo boy", "the Kim family".
func isOfFamily(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "boy", "girl", "kid", "child", "children", "family", "familie", "brother", "sister", "sibling", "twin", "lad", "mum", "mom", "dad", "mother", "father", "parent", "household", "cousin":
		return true
	}
	return false
}

// isHelper reports whether a word is one that only a verb follows, or one that goes with what
// somebody did: "Bo never came".
func isHelper(w string) bool {
	switch w {
	case "can", "can't", "cannot", "will", "should", "shouldn't", "might", "must", "doesn’t", "didn’t", "wasn’t", "isn’t", "hadn’t", "won’t", "can’t", "couldn’t", "never", "always", "still", "keeps", "also", "really",
		"cut", "hit", "hurt", "led", "let", "lent", "met", "paid", "rang", "sang", "sent", "shook", "shut", "stole", "spat", "swam", "taught", "tore", "woke", "won", "chose", "fought", "bit", "blew", "brought", "bought", "caught", "quit", "held", "rose", "stuck", "struggles", "refuses", "helps", "likes", "talks", "comes", "ate", "looked":
		return true
	}
	return false
}

// Ordinary reports whether a word is one of English that is nobody, by the list or by the way
// it ends.
func Ordinary(word string) bool {
	w, l := strings.ToLower(word), theLists()
	if l.ordinary[w] || strings.HasSuffix(w, "s") && (l.ordinary[w[:len(w)-1]] || l.ordinary[strings.TrimSuffix(w, "es")] || l.ordinary[strings.TrimSuffix(w, "ies")+"y"]) {
		return true
	}
	return len(w) > 5 && slices.ContainsFunc(ordinaryEnds(), func(end string) bool { return strings.HasSuffix(strings.TrimSuffix(w, "s"), end) })
}

// ordinaryEnds are what words end with that are seldom names.
func ordinaryEnds() []string {
	return []string{"ing", "ly", "tion", "sion", "ment", "nes", "ity", "itie", "ship", "able", "ible", "ism", "les", "ance", "ence", "work", "ful", "ou", "ed", "ize", "ise", "board", "room", "ency", "ancy", "ative", "ical", "osis", "onomy", "ology", "graphy", "sight", "itude", "hood", "ics", "body", "thing", "where", "how"}
}

// isForeign reports whether a word is written as words of English hardly ever are, and names
// often: with an accent, a capital behind a hyphen, or one behind an apostrophe.
func isForeign(said string) bool {
	behind := ' '
	for _, c := range said {
		if c > unicode.MaxASCII && unicode.IsLetter(c) {
			return true
		}
		if strings.ContainsRune("-‑'’", behind) && unicode.IsUpper(c) {
			return true
		}
		behind = c
	}
	return false
}

// isPersonal reports whether people do what a word says, and things hardly ever: "Xiomara
// walked". It is wider than isSaying, for a line that others are to read.
func isPersonal(w string) bool {
	switch w {
	case "walked", "sat", "stood", "spoke", "speaks", "threw", "hid", "drew", "smirked", "grinned", "hugged", "apologised", "apologized", "argued", "begged", "blushed", "complained", "copied", "cheated", "forgot",
		"listened", "raised", "slept", "stared", "swears", "wanted", "wants", "went", "waited", "wept", "won't", "tried", "tries", "sits", "hates", "hated", "loves", "loved", "slammed", "stormed", "snapped", "volunteered", "explained", "whistled":
		return true
	}
	return isSaying(w)
}

// standsForSeveral reports whether a word in capitals is a short form that is met in schools,
// or one that is written so to be loud.
func standsForSeveral(w string) bool {
	switch w {
	case "ell", "iep", "esl", "eal", "sen", "send", "ta", "ea", "lst", "pe", "ict", "it", "ai", "uk", "us", "usa", "eu", "un", "pdf", "tv", "dna", "rna", "gcse", "ib", "ap", "hod", "hq", "pd", "plc", "ok", "id", "cd", "dvd", "led", "stem", "steam",
		"sst", "adhd", "faq", "gps", "qr", "nb", "ps", "re", "dt", "mfl", "cpd", "slt", "afl", "udl", "sel", "osslt", "eqao", "rs", "rp", "pp", "vs", "vp", "pa", "pc", "pcs", "api", "url", "usb", "hdmi", "lcd", "ask", "not", "all", "and", "the", "no", "yes", "am", "pm", "bc", "ad",
		"ce", "bce", "cas", "kwl", "peel", "pee", "sat", "act", "gpa", "nqt", "pgce", "pshe", "phe", "hpe", "ela", "co", "cpr", "ww", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "nasa", "nato", "onto", "my", "me", "we", "so", "is", "to", "do", "if", "in", "on", "up", "be", "by", "at", "an", "as", "he", "or", "of",
		"why", "how", "who", "one", "two", "too", "own", "can", "did", "was", "had", "see", "say", "let", "any", "new", "now", "off", "out", "put", "end", "try", "use", "only", "never", "always", "every", "really", "before", "after", "first", "again", "stop", "must", "everybody", "nobody":
		return true
	}
	return false
}

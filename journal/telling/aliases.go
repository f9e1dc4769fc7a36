package telling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"messup/journal/text"
)

// Sign is what an alias begins with: @J.
const Sign = "@"

// Aliases are the aliases that stand in a text, each once, as they stand: "@J". One of
// several words, as "@ELL teacher", is whole if known has it, with or without its sign, or
// if the word after it says what somebody is.
func Aliases(said string, known []string) (all []string) {
	for line := range strings.Lines(said) {
		r := read(strings.TrimRight(line, "\n"))
		for i, w := range r.word {
			if !w.alias {
				continue
			}
			alias := Sign + r.line[w.start:r.word[r.aliasEnd(i, known)-1].end]
			if !slices.ContainsFunc(all, func(a string) bool { return text.SameFolded(a, alias) }) {
				all = append(all, alias)
			}
		}
	}
	return all
}

// aliasEnd is the word after an alias that begins at one.
func (r *reading) aliasEnd(i int, known []string) int {
	end := i + 1
	for _, name := range known {
		words := nameWords(strings.TrimPrefix(text.CleanLine(name), Sign))
		if last := i + len(words); last > end && last <= len(r.word) && r.sayAll(i, words) {
			end = last
		}
	}
	next := end
	switch {
	case end > i+1 || next >= len(r.word):
	case r.isAddressed(i): // @Mr. Patel
		end++
	case r.word[next].behind == " " && r.shouted(r.word[i]) && Part(r.word[next].small) != "":
		end++
	}
	return end
}

// sayAll reports whether words stand from one on, in whatever case, with a space between.
func (r *reading) sayAll(i int, words []string) bool {
	for k, name := range words {
		w := r.word[i+k]
		if k > 0 && w.behind != " " || !text.SameFolded(r.line[w.start:w.end], name) {
			return false
		}
	}
	return true
}

// The parts people have in a teacher's day.
const (
	Student   = "student"
	Parent    = "parent"
	Colleague = "colleague"
)

// Part is the part of whoever a word says somebody is: Parent for "mum" and "guardian",
// Colleague for "teacher" and "coach"; empty if it says none.
func Part(word string) string {
	switch strings.TrimSuffix(strings.Trim(strings.ToLower(word), "."), "s") {
	case "student", "pupil", "kid", "child", "boy", "girl", "learner":
		return Student
	case "mr", "mrs", "ms", "miss", "mx", "dr", "mme", "sir", "madam":
		return Colleague
	case "parent", "mum", "mom", "dad", "mother", "father", "guardian", "carer", "grandmother", "grandfather", "gran", "grandma", "grandpa", "stepmum", "stepmom", "stepdad", "auntie", "aunt", "uncle", "family":
		return Parent
	case "colleague", "teacher", "ta", "ea", "lst", "lsa", "hod", "ht", "vp", "ap", "sub", "supply", "head", "principal", "coach", "mentor", "partner", "counsellor", "counselor", "librarian",
		"secretary", "caretaker", "custodian", "technician", "senco", "department", "admin", "assistant", "tutor", "director", "chair", "lead", "consultant", "nurse":
		return Colleague
	}
	return ""
}

// Given reports whether a word is one of the names that are names in any case.
func Given(word string) bool { return theLists().given[strings.ToLower(word)] }

// Perhaps are words of a line that Names lets pass because they seldom are a name, and that
// whoever shows the line to others should be asked about: initials, what stands in capitals
// alone, and a word nobody knows that begins a sentence and does what people do.
func Perhaps(line string) (all []string) {
	r := read(line)
	for i, w := range r.word {
		said := line[w.start:w.end]
		if w.alias || w.figure || !r.capital(w) {
			continue
		}
		switch n := utf8.RuneCountInString(said); {
		case n == 1:
			if r.isInitial(i) {
				all = append(all, said)
			}
		case strings.ToUpper(said) == said && !strings.ContainsFunc(said, unicode.IsDigit):
			if r.isShoutedName(i, n) {
				all = append(all, said)
			}
		case r.beginsAsName(i):
			all = append(all, said)
		}
	}
	return all
}

// isInitial reports whether a single capital stands for somebody: "J. was quiet", "I asked J".
func (r *reading) isInitial(i int) bool {
	w := r.word[i]
	next, before := r.line[w.end:], r.small(i-1)
	switch c := r.line[w.start:w.end]; {
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
	case l.given[w.small] || l.known[w.small] || isNobody(w.small) || isTitle(w.small) || standsForSeveral(w.small):
		return false
	case l.words[w.small]:
		return acts || leadsToWhom(r.small(i-1)) && !isDeed(w.small)
	case n <= 3:
		return acts || leadsToWhom(r.small(i-1)) || n == 2 && !leadsToThing(r.small(i-1))
	}
	return acts && n > 4
}

// beginsAsName reports whether a word that nobody knows begins a sentence and is somebody by
// what follows it.
func (r *reading) beginsAsName(i int) bool {
	w, l, next := r.word[i], theLists(), r.small(i+1)
	if !w.begins || r.shouted(w) || r.mixed(w) || l.known[w.small] || l.given[w.small] || l.words[w.small] || isNobody(w.small) || isTitle(w.small) || leadsToThing(w.small) || Part(w.small) != "" || standsForSeveral(w.small) {
		return false
	}
	owned := ownedBy(r.line[w.start:w.start+wordLength(r.line[w.start:])]) > 0
	switch {
	case isForeign(r.line[w.start:w.end]):
		return true
	case owned:
		return Part(next) != "" || isKin(next)
	case next == "and" && i+2 < len(r.word) && r.word[i+2].behind == " " && r.isName(i+2): // "Thandiwe and Jo had"
		return !strings.HasSuffix(w.small, "ing")
	case i+1 >= len(r.word) || strings.HasSuffix(w.small, "s") || strings.HasSuffix(w.small, "ing") || r.word[i+1].behind != " ":
		return false
	}
	return isPersonal(next)
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

// isKin reports whether a word says who somebody is to another.
func isKin(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "brother", "sister", "twin", "cousin", "friend", "mate", "neighbour", "neighbor", "group", "partner", "desk", "notebook", "folder", "face", "hand", "bag", "phone":
		return true
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

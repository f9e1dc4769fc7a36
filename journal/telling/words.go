package telling

import (
	_ "embed" // the lists of words
	"strings"
	"sync"
)

// Names are facts, and these lists are ours. They are read when the first text is looked
// through, and no sooner: most runs of the program never do.
var (
	//go:embed given.txt
	givenList string
	//go:embed words.txt
	wordsList string
	//go:embed known.txt
	knownList string
	//go:embed ordinary.txt
	ordinaryList string
	//go:embed french.txt
	frenchList string
)

// lists are the words that are known, folded to small letters.
type lists struct {
	given map[string]bool // names in any case
	words map[string]bool // names that are words too
	known map[string]bool // what has a capital and is nobody at hand

	ordinary map[string]bool // what sentences begin with that is nobody
	french   map[string]bool // the same of French
}

//nolint:gochecknoglobals // what never changes is made once
var theLists = sync.OnceValue(func() lists {
	return lists{given: listed(givenList), words: listed(wordsList), known: listed(knownList), ordinary: listed(ordinaryList), french: listed(frenchList)}
})

func listed(list string) map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			all[word] = true
		}
	}
	return all
}

// IsTitle reports whether a word is how somebody is addressed: a name follows it.
func IsTitle(w string) bool {
	switch strings.ToLower(w) {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "m", "mm", "mme", "mmes", "mlle", "madame", "monsieur", "señor", "señora", "sra", "sr", "coach", "auntie", "aunt", "uncle":
		return true
	}
	return false
}

// Titled reports whether a name has how somebody is addressed, or their office, before it, as Mme
// Roy has.
func Titled(name string) bool {
	words := nameWords(name)
	return len(words) > 1 && (IsTitle(words[0]) || isOffice(strings.ToLower(words[0])))
}

// isOffice reports whether a word, with a capital and before a name, says what office somebody
// has: Principal Skinner. Alone it is a word like others.
func isOffice(w string) bool {
	switch w {
	case "principal", "headmaster", "headmistress", "deputy", "superintendent", "professor", "officer", "constable", "sergeant", "nurse", "pastor", "rabbi", "imam", "chaplain", "reverend", "mister", "missus", "sensei", "ustad":
		return true
	}
	return false
}

// isPlaceOf reports whether a word says that the name before it is one of a place, or of
// something that is called after somebody.
func isPlaceOf(w string) bool {
	switch strings.ToLower(w) {
	case "street", "st", "road", "avenue", "ave", "park", "school", "high", "public", "secondary", "elementary", "college", "university", "centre", "center",
		"river", "lake", "island", "mountain", "mountains", "sea", "ocean", "bay", "bridge", "museum", "theatre", "theater", "board",
		"diagram", "diagrams", "chart", "charts", "theorem", "law", "laws", "square", "squares", "model", "method", "protocol", "taxonomy", "scale", "day":
		return true
	}
	return false
}

// leadsToThing reports whether a word stands before things and not before people: "the
// Giver", "a Venn", "my Chromebook". "My" and the like before a name are rare.
func leadsToThing(w string) bool {
	switch w {
	case "the", "a", "an", "my", "our", "your", "their", "this", "that", "these", "those", "each", "every", "some", "any", "no":
		return true
	}
	return false
}

// leadsToTime reports whether a word stands before a month or a season: "in May".
func leadsToTime(w string) bool {
	switch w {
	case "in", "since", "until", "till", "by", "last", "next", "early", "late", "mid", "before", "after", "during", "of", "this", "from", "on", "for":
		return true
	}
	return false
}

// isTime reports whether a name is one of a month, a season or a feast too.
func isTime(w string) bool {
	switch w {
	case "april", "may", "mai", "june", "august", "summer", "winter", "spring", "autumn", "dawn", "eve", "noel":
		return true
	}
	return false
}

// isDeed reports whether a word says what somebody did, so that the one before it may be a
// name: "Will finished", "Grace was", "Mark said". Of verbs that end so nothing else is known.
func isDeed(w string) bool {
	switch w {
	case "was", "wasn't", "is", "isn't", "had", "hadn't", "has", "did", "didn't", "does", "doesn't", "said", "says", "told", "tells", "asks", "got", "gets", "came", "comes", "went", "goes",
		"sat", "sits", "left", "knew", "knows", "wrote", "writes", "thought", "thinks", "felt", "feels", "took", "takes", "gave", "gives", "began", "begins", "ran", "runs", "stood", "stands",
		"saw", "sees", "heard", "hears", "kept", "keeps", "read", "reads", "spoke", "speaks", "made", "makes", "found", "finds", "put", "lost", "broke", "threw", "drew", "fell", "hid",
		"could", "couldn't", "would", "wouldn't", "won't", "needs", "wants", "and":
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ed")
}

// isSaying reports whether a word says what only people do. It makes a name of a word that
// begins a sentence and that nothing is known of.
func isSaying(w string) bool {
	switch w {
	case "said", "says", "asked", "asks", "told", "cried", "cries", "laughed", "laughs", "answered", "whispered", "shouted", "refused", "sighed", "nodded", "shrugged", "smiled", "wrote", "thought", "knew", "yelled", "swore", "mumbled", "giggled":
		return true
	}
	return false
}

// isAsking reports whether a word stands behind a verb that asks, so that the word before
// it is that verb: "Will they".
func isAsking(w string) bool {
	switch w {
	case "i", "you", "he", "she", "it", "we", "they", "the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "our", "their", "anyone", "anybody", "someone", "everyone", "everybody", "nobody", "there", "any", "all", "to", "them", "him", "us", "me":
		return true
	}
	return false
}

// isNobody reports whether a word is one of those that sentences begin with, of whoever it may be.
func isNobody(w string) bool {
	switch w {
	case "i", "you", "he", "she", "it", "we", "they", "who", "what", "which", "nobody", "everybody", "somebody", "anybody", "everyone", "someone", "anyone", "none", "half", "all", "both", "some", "many", "most", "few", "several",
		"one", "two", "three", "four", "five", "six", "others", "another", "other", "this", "that", "these", "those", "and", "but", "so", "then", "later", "afterwards", "today", "yesterday", "never", "always", "also", "only", "almost", "finally",
		"kids", "children", "people", "boys", "girls", "colleague", "student", "parent", "teacher", "class", "group", "mum", "mom", "dad", "mother", "father", "partner", "neighbour", "neighbor", "principal", "head", "sir", "miss",
		"to", "not", "there", "here", "when", "if", "as", "once", "again", "back", "first", "second", "last", "next", "now":
		return true
	}
	return false
}

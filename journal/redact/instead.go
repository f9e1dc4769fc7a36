package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"messup/journal/telling"
	"messup/journal/text"
)

// HasInstead reports whether the words of a flag can be left out, and the sentence stays one.
func (s Sentence) HasInstead(f Flag) bool {
	switch f.Why {
	case Name, Place, Reach, Number:
		return len(standingIn(s.Proposed, f.Words)) > 0
	case Person, Class, Tag, Day, Age, Sensitive, Pointing, Few:
	}
	return false
}

// Instead is the sentence as it is proposed with something else where a flag's words stand, and
// what that is: a student in place of a name, in the language of the sentence, where it is sure
// that this reads as well, and else a blank.
func (s Sentence) Instead(f Flag) (said, with string) {
	spans := standingIn(s.Proposed, f.Words)
	if first := firstWord(f.Words); f.Why == Name && first != f.Words && telling.First(first) { // Jayden Smith, and Jayden alone
		for _, at := range standingIn(s.Proposed, first) {
			if !slices.ContainsFunc(spans, func(whole text.Span) bool { return whole.From <= at.From && at.To <= whole.To }) {
				spans = append(spans, at)
			}
		}
		slices.SortFunc(spans, func(a, b text.Span) int { return a.From - b.From })
	}
	put := words(text.Blank)
	if s.isSurelyStudent(f, spans) {
		put = s.student()
	}
	edits := make([]edit, 0, len(spans))
	for i, at := range spans {
		e := edit{Span: at, with: put}
		switch {
		case put == text.Blank:
			e.From = at.From + genericIn(f)
		case i > 0:
			e.with = "the student"
			if s.French {
				e.with = "l’élève"
			}
		}
		if begun := strings.TrimRight(s.Proposed[:e.From], " \u00a0\u202f"); endsWith(begun, "“«\"") {
			e.with = capitalised(e.with)
		}
		edits = append(edits, e)
	}
	said, _ = edited(s.Proposed, edits, joiner(s.French))
	return said, string(put)
}

// standingIn is where words stand in a sentence and are no part of longer ones. An initial has its
// full stop with it, where that ends no sentence. The Mark of "Mark my words" is nobody.
func standingIn(said, name string) (spans []text.Span) {
	for from := 0; name != ""; {
		at := strings.Index(said[from:], name)
		if at < 0 {
			break
		}
		at += from
		from = at + len(name)
		before, _ := utf8.DecodeLastRuneInString(said[:at])
		after, _ := utf8.DecodeRuneInString(said[from:])
		if isInWord(before) || isInWord(after) || telling.IsAsked(said, at) && !strings.Contains(name, " ") {
			continue
		}
		if rest, is := strings.CutPrefix(said[from:], ". "); is && utf8.RuneCountInString(lastWord(name)) == 1 && startsSmall(rest) {
			from++
		}
		spans = append(spans, text.Span{From: at, To: from})
	}
	return spans
}

func startsSmall(said string) bool {
	r, _ := utf8.DecodeRuneInString(said)
	return unicode.IsLower(r)
}

func isInWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func endsWith(said, signs string) bool {
	r, size := utf8.DecodeLastRuneInString(said)
	return size > 0 && strings.ContainsRune(signs, r)
}

// genericIn is how much of a place says only what it is: the rue of rue Tremblay stays.
func genericIn(f Flag) int {
	if f.Why != Place {
		return 0
	}
	return max(0, strings.IndexFunc(f.Words, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }))
}

// student is a student, another one where the sentence has one already.
func (s Sentence) student() words {
	n := 1
	if !s.French {
		for strings.Contains(strings.ToLower(s.Proposed), string(oneOf(n, telling.Student))) {
			n++
		}
		return oneOf(n, telling.Student)
	}
	_, feminine := s.genders()
	what := partInFrench(telling.Student)
	for strings.Contains(strings.ToLower(s.Proposed), string(oneOfInFrench(n, what, false))) || strings.Contains(strings.ToLower(s.Proposed), string(oneOfInFrench(n, what, true))) {
		n++
	}
	return oneOfInFrench(n, what, feminine)
}

// genders are those that the words of a sentence of French agree in.
func (s Sentence) genders() (masculine, feminine bool) {
	all := tokens(s.Proposed)
	for i, t := range all {
		next := ""
		if i+1 < len(all) {
			next = strings.ToLower(s.Proposed[all[i+1].from:all[i+1].to])
		}
		switch t.folded {
		case "il", "ils":
			masculine = masculine || next != "y" && next != "faut" && next != "fallait"
		case "elle", "elles":
			feminine = true
		case "est", "etait", "ete", "sont", "etaient", "reste", "restait", "semblait":
			of := agreesIn(next)
			masculine, feminine = masculine || of == 'm', feminine || of == 'f'
		}
	}
	return masculine, feminine
}

// agreesIn is the gender that a word behind "est" is in, as far as it shows one.
func agreesIn(w string) rune {
	ends := func(all ...string) bool {
		return utf8.RuneCountInString(w) > 3 && slices.ContainsFunc(all, func(end string) bool { return strings.HasSuffix(w, end) })
	}
	switch {
	case ends("ée", "ées", "ie", "ies", "ue", "ues", "ise", "ises", "ite", "ites", "ente", "ante", "entes", "antes", "euse", "ive", "elle", "ière"):
		return 'f'
	case ends("é", "és", "i", "is", "ent", "ant", "ents", "ants", "eux", "if", "el", "ier"), w == "venu", w == "venus", w == "prêt":
		return 'm'
	}
	return 0
}

// isCoupled reports whether a name is the first title of two who are addressed together, as in M. et Mme Roy.
func isCoupled(name, after string) bool {
	after = strings.TrimPrefix(after, ".")
	return telling.IsTitle(name) && (strings.HasPrefix(after, " et ") || strings.HasPrefix(after, " and "))
}

// isSurelyStudent reports whether a role reads well wherever a name stands: it is a student's, for
// all one can tell, and the words around it are known to go with "a student".
func (s Sentence) isSurelyStudent(f Flag, spans []text.Span) bool {
	if f.Why != Name || len(spans) == 0 || telling.Titled(f.Words) || strings.ContainsFunc(f.Words, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) {
		return false
	}
	if masculine, feminine := s.genders(); s.French && masculine && feminine {
		return false
	}
	first, _, hyphened := strings.Cut(strings.Fields(f.Words)[0], "-")
	known := telling.First(first)
	accented := strings.ContainsFunc(f.Words, func(r rune) bool { return r > unicode.MaxASCII })
	if (hyphened || accented && spans[0].From == firstLetter(s.Proposed)) && !known || // Érables begins a sentence too
		slices.ContainsFunc(strings.Fields(f.Words), isSchool) {
		return false
	}
	for _, at := range spans {
		if before, after := s.Proposed[:at.From], s.Proposed[at.To:]; isCoupled(f.Words, after) || !leadsToSomebody(before, known, s.French) || !goesOnFromSomebody(before, after) {
			return false
		}
	}
	return true
}

// leadsToSomebody reports whether what stands before a name leads to a person, with nothing between
// that goes with the name. Behind to and from a name that no list has may be that of a place.
func leadsToSomebody(before string, known, french bool) bool {
	if theRules().own.MatchString(strings.TrimSpace(before)) {
		return false
	}
	bare := strings.TrimRight(before, " \u00a0\u202f")
	if bare == "" || endsWith(bare, ".?!:;,“«\"(—–…") {
		return true
	}
	at := lastWordAt(bare)
	word, rest := strings.ToLower(strings.Trim(bare[at:], " ’'")), strings.TrimRight(bare[:at], " ’'")
	last := strings.ToLower(rest[lastWordAt(rest):])
	switch {
	case word == "to" || word == "à":
		return known || isSpeech(last)
	case french:
		return isLedInFrench(word, known) || isDoneInFrench(word) && isAuxiliary(last)
	}
	return isLedInEnglish(word, known) || strings.HasSuffix(word, "ed") && word != "called" && word != "named" && word != "nicknamed"
}

// isSpeech reports whether what follows a word with "to" is whom it was said or given to.
func isSpeech(w string) bool {
	switch w {
	case "spoke", "speak", "talked", "talk", "said", "listened", "explained", "wrote", "apologised", "apologized", "next", "close", "parlé", "dit", "demandé", "donné", "téléphoné", "montré", "écrit", "expliqué", "répondu", "promis":
		return true
	}
	return false
}

// isLedInEnglish reports whether somebody, and no part of a longer name, stands behind a word.
func isLedInEnglish(w string, known bool) bool {
	switch w {
	case "with", "beside", "like", "than", "between", "without", "against", "except", "and", "or", "but", "that", "when", "because", "while", "if", "as", "so", "until", "then", "whether", "though", "although", "even", "again", "today", "yesterday",
		"told", "saw", "heard", "gave", "rang", "met", "sent", "caught", "taught", "had", "let", "made", "kept", "found", "left", "thanked", "knew", "brought", "took", "lost", "paid", "see", "tell", "ask", "give", "help", "seat", "praise", "thank", "put",
		"was", "is", "did", "does", "can", "could", "will", "would", "should", "&":
		return true
	case "from", "for", "of", "by", "about", "before", "after", "since", "where":
		return known
	}
	return false
}

// isLedInFrench is isLedInEnglish in French.
func isLedInFrench(w string, known bool) bool {
	switch w {
	case "que", "qu", "avec", "sans", "contre", "et", "ou", "mais", "si", "quand", "lorsque", "lorsqu", "puisque", "puisqu", "comme", "car", "donc", "puis", "alors", "hier", "est", "était", "laissé", "derrière", "devant", "entre", "&":
		return true
	case "de", "d", "pour", "par", "sur", "vers", "chez", "après", "avant", "selon":
		return known
	}
	return false
}

// isDoneInFrench reports whether a word may be what was done to somebody: vu, entendu, aidé.
func isDoneInFrench(w string) bool {
	return slices.ContainsFunc([]string{"é", "u", "i", "is", "it"}, func(end string) bool { return strings.HasSuffix(w, end) })
}

func isAuxiliary(w string) bool {
	switch w {
	case "ai", "j'ai", "j’ai", "a", "as", "avons", "avez", "ont", "avais", "avait", "avions", "aviez", "avaient", "aurais", "aurait":
		return true
	}
	return false
}

// goesOnFromSomebody reports whether what stands behind a name goes on from a person alone: no
// further word of a name, and no comma of somebody who is spoken to or is explained.
func goesOnFromSomebody(before, after string) bool {
	next := strings.TrimLeft(after, " ")
	switch r, _ := utf8.DecodeRuneInString(next); {
	case strings.HasPrefix(after, "-"), strings.HasPrefix(after, "&"), strings.HasPrefix(after, "/"):
		return false
	case strings.HasPrefix(after, " ") && unicode.IsUpper(r):
		return firstWord(next) == "I"
	case telling.Part(firstWord(next)) != "" || isGroup(firstWord(next)):
		return false
	}
	bare := strings.TrimRight(before, " \u00a0\u202f")
	if bare == "" || endsWith(bare, "“«\"") {
		relative := strings.TrimPrefix(next, ", ")
		return !strings.HasPrefix(next, ",") && !strings.HasPrefix(next, "!") || slices.Contains([]string{"who", "whose", "whom", "qui", "dont"}, firstWord(relative))
	}
	return !endsWith(bare, ",") || !startsWith(next, ",.?!”»\"") && next != ""
}

// isGroup reports whether the name before a word is that of several, or of a thing.
func isGroup(w string) bool {
	switch strings.Trim(strings.ToLower(w), ".,;:!?") {
	case "family", "brothers", "sisters", "brother", "sister", "twins", "twin", "siblings", "school", "street", "road", "avenue", "case", "incident", "affair", "class", "group", "team", "problem", "sr", "jr":
		return true
	}
	return false
}

package redact

import (
	"strings"
	"unicode"
)

// isFrench reports whether a sentence is written in French: it has more of the small words of
// French than of English. One that has neither, or as many, is in the language that is spoken.
func (c *Checker) isFrench(said string) bool {
	french := len(inFrench().elided.FindAllString(said, -1))
	english := 0
	for _, t := range tokens(said) {
		switch as := said[t.from:t.to]; {
		case isSmallInFrench(t.folded), isAccented(as), as == "eu": // the EU is none
			french++
		case isSmallInEnglish(t.folded), len(as) > 4 && (strings.HasSuffix(as, "ed") || strings.HasSuffix(as, "ing")):
			english++
		}
	}
	return french > english || french == english && c.known.french
}

// isAccented reports whether a word that is no name is written with a sign of French.
func isAccented(word string) bool {
	return !strings.ContainsFunc(word, unicode.IsUpper) && strings.ContainsAny(word, "àâçéèêëîïôœùû")
}

// isSmallInFrench reports whether a folded word is a small one of French and none of English.
func isSmallInFrench(w string) bool {
	switch w {
	case "le", "la", "les", "un", "une", "des", "du", "de", "et", "est", "au", "aux", "en", "dans", "avec", "pour", "sur", "que", "qui", "ne", "pas", "je", "tu", "il", "elle", "nous", "vous", "ils", "elles", "mon", "ma", "mes", "sa", "ses", "leur",
		"ce", "cette", "ces", "etait", "etaient", "ai", "ont", "mais", "tout", "tous", "chez", "sans", "plus", "trop", "apres", "avant", "eleve", "eleves", "classe", "periode", "annee", "aussi", "hier", "quand", "comme", "rien", "personne",
		"avait", "avaient", "suis", "sont", "dit", "lui", "eux", "moi", "par", "donc", "puis", "votre", "notre", "jamais", "encore", "depuis", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "toujours", "bien", "lorsque", "ans", "ou":
		return true
	}
	return false
}

// isSmallInEnglish reports whether a folded word is a small one of English and none of French.
func isSmallInEnglish(w string) bool {
	switch w {
	case "the", "an", "of", "and", "is", "was", "were", "to", "in", "with", "for", "that", "who", "not", "i", "you", "he", "she", "it", "we", "they", "my", "his", "her", "their", "this", "at", "but", "so", "when", "had", "did", "from", "our", "no", "nobody", "class", "student", "students", "too",
		"are", "be", "been", "has", "have", "would", "could", "them", "him", "us", "by", "or", "if", "there", "then", "what", "how", "why", "because", "said", "told", "came", "went", "left", "cried", "again", "never", "before", "after", "about", "boy", "girl", "old", "year":
		return true
	}
	return false
}

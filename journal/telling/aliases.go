package telling

import (
	"slices"
	"strings"

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
	case "student", "pupil", "kid", "child", "boy", "girl", "learner", "élève", "étudiant", "étudiante", "garçon", "fille", "enfant":
		return Student
	case "mr", "mrs", "ms", "miss", "mx", "dr", "mme", "sir", "madam":
		return Colleague
	case "parent", "mum", "mom", "dad", "mother", "father", "guardian", "carer", "grandmother", "grandfather", "gran", "grandma", "grandpa", "stepmum", "stepmom", "stepdad", "auntie", "aunt", "uncle", "family", "mère", "père", "maman", "papa", "grand-mère", "grand-père", "famille":
		return Parent
	case "colleague", "teacher", "ta", "ea", "lst", "lsa", "hod", "ht", "vp", "ap", "sub", "supply", "head", "principal", "coach", "mentor", "partner", "counsellor", "counselor", "librarian",
		"secretary", "caretaker", "custodian", "technician", "senco", "department", "admin", "assistant", "tutor", "director", "chair", "lead", "consultant", "nurse",
		"collègue", "prof", "professeur", "professeure", "enseignant", "enseignante", "directeur", "directrice", "éducateur", "éducatrice", "orthopédagogue", "conseiller", "conseillère", "stagiaire":
		return Colleague
	}
	return ""
}

// First reports whether a word is a first name, also one that is a word too, as Grace is, or is listed
// without its accents, as Zoé is.
func First(word string) bool {
	l := theLists()
	return slices.ContainsFunc([]string{strings.ToLower(word), text.Fold(word)}, func(w string) bool { return l.given[w] || l.words[w] })
}

// Given reports whether a word is one of the names that are names in any case.
func Given(word string) bool { return theLists().given[strings.ToLower(word)] }

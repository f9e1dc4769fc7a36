package redact

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"messup/journal/telling"
	"messup/journal/text"
)

// withoutWorks returns a sentence with "it" in place of works and of whoever is read, played
// or taught, so that no name is found in them: those in works.txt, and those of whom the
// sentence says what they made. The last name of an author who was named whole is theirs in
// the rest of the document.
func (c *Checker) withoutWorks(said string) string {
	edits := slices.Concat(c.listed(said), c.makers(said))
	for _, at := range quoted(theRules().titled, said) {
		if isTitle(said[at.From:at.To]) {
			edits = append(edits, work(said, at.From, at.To))
		}
	}
	without, _ := edited(said, edits)
	return without
}

// work is a work or an author, with the title before it: "Blessing by …".
func work(said string, from, to int) edit {
	if before := strings.TrimSuffix(said[:from], " by "); len(before) < from {
		from = titleBefore(before)
	}
	return edit{Span: text.Span{From: from, To: to}, with: "it"}
}

// listed are the works and authors of works.txt that a sentence speaks of.
func (c *Checker) listed(said string) (edits []edit) {
	words := tokens(said)
	for i := 0; i < len(words); i++ {
		for _, p := range works()[words[i].folded] {
			if i+len(p) <= len(words) && p.stands(words[i:]) && !isSigned(said, words[i].from) {
				edits = append(edits, work(said, words[i].from, words[i+len(p)-1].to))
				c.author(p[len(p)-1], len(p))
				i += len(p) - 1
				break
			}
		}
	}
	return edits
}

// makers are those of whom a sentence says what they made or wrote.
func (c *Checker) makers(said string) (edits []edit) {
	r := theRules()
	for _, at := range r.made.FindAllStringSubmatchIndex(said, -1) {
		name := strings.TrimLeft(said[at[2]:at[3]], " ")
		if isAuthor(name, 2) {
			edits = append(edits, work(said, at[3]-len(name), at[3]))
			c.author(lastWord(name), 2)
		}
	}
	for _, at := range r.owned.FindAllStringSubmatchIndex(said, -1) {
		if isAuthor(said[at[2]:at[3]], 1) {
			edits = append(edits, work(said, at[2], at[3]))
		}
	}
	for _, at := range r.cited.FindAllStringSubmatchIndex(said, -1) {
		for k := 2; k < len(at); k += 2 {
			if at[k] >= 0 {
				edits = append(edits, work(said, at[k], at[k+1]))
			}
		}
	}
	return edits
}

// titleBefore is where the words with a capital begin that a text ends with.
func titleBefore(said string) int {
	from := len(said)
	if last, _ := utf8.DecodeLastRuneInString(said); !unicode.IsLetter(last) { // what is quoted is found so
		return from + len(" by ")
	}
	for from > 0 {
		space := strings.LastIndex(said[:max(0, from-1)], " ") + 1
		if r, _ := utf8.DecodeRuneInString(said[space:]); !unicode.IsUpper(r) || space == 0 {
			break
		}
		from = space
	}
	return from
}

// author remembers the last of so many words of somebody's name.
func (c *Checker) author(last string, words int) {
	if folded := text.Fold(last); words > 1 && len(folded) > 2 && !telling.Given(folded) {
		c.surnames[folded] = true
	}
}

func lastWord(name string) string { return name[strings.LastIndex(name, " ")+1:] }

// isSigned reports whether a title stands before a name, as Ms. does: then it is somebody here.
func isSigned(said string, at int) bool {
	before := strings.Fields(said[:at])
	if len(before) == 0 {
		return false
	}
	switch strings.ToLower(strings.Trim(before[len(before)-1], ".(“\"")) {
	case "mr", "mrs", "ms", "miss", "mx", "mme", "coach", "sir":
		return true
	}
	return false
}

// isAuthor reports whether a name of so many words at least has one that is no first name:
// Aisha's poem is Aisha's.
func isAuthor(name string, least int) bool {
	words := strings.Fields(name)
	last := strings.Trim(words[len(words)-1], ".'’")
	return len(words) >= least && !telling.Given(last) && (len(words) > 1 || len(telling.Names([]string{"to " + name}, func(string) bool { return false })) == 0)
}

// quoted are the pieces of a sentence that are set apart as titles are.
func quoted(titled *regexp.Regexp, said string) (spans []text.Span) {
	for _, at := range titled.FindAllStringSubmatchIndex(said, -1) {
		for k := 2; k < len(at); k += 2 {
			if at[k] >= 0 {
				spans = append(spans, text.Span{From: at[k], To: at[k+1]})
			}
		}
	}
	return spans
}

// isTitle reports whether words are written as a title is: with a capital each but for the
// small ones, and no first name among them.
func isTitle(said string) bool {
	capitals := 0
	for w := range strings.FieldsSeq(said) {
		w = strings.TrimFunc(w, unicode.IsPunct)
		switch r := []rune(w); {
		case telling.Given(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")):
			return false
		case len(r) > 0 && unicode.IsUpper(r[0]):
			capitals++
		case len(r) > 4:
			return false
		}
	}
	return capitals >= 2
}

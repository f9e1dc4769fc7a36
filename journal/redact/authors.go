package redact

import (
	"regexp"
	"slices"
	"strings"
	"sync"
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
	without, _ := edited(said, edits, asItIs)
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
			if i+len(p) <= len(words) && p.stands(words[i:]) && !isSigned(said, words[i].from) && (len(p) > 1 || !telling.Given(said[words[i].from:words[i].to])) { // Bjork, and no Björk
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

// inTheRoom are the works and authors of a sentence that do, or are done to, what only somebody
// in the room is: that Darwin cried again is about a student of that name.
func inTheRoom(said string) (all []Flag) {
	words := tokens(said)
	for i := 0; i < len(words); i++ {
		for _, p := range works()[words[i].folded] {
			last := i + len(p) - 1
			if last >= len(words) || !p.stands(words[i:]) || p[len(p)-1] == "" {
				continue
			}
			name := said[words[i].from:words[last].to]
			if r, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(r) && isThere(said, words, i, last) {
				all = append(all, Flag{Name, name})
			}
			i = last
			break
		}
		all = append(all, lastNamed(said, words, i)...)
	}
	return all
}

// lastNamed is the last name of an author alone, where it does what somebody in the room does.
func lastNamed(said string, words []token, i int) []Flag {
	if i >= len(words) || !surnames()[words[i].folded] {
		return nil
	}
	name := said[words[i].from:words[i].to]
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) || !isThere(said, words, i, i) {
		return nil
	}
	return []Flag{{Name, name}}
}

// surnames are the last names of the authors in works.txt, folded.
//
//nolint:gochecknoglobals // what never changes is made once
var surnames = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{"skinner": true}
	for _, of := range works() {
		for _, p := range of {
			if last := p[len(p)-1]; len(p) == 2 && len(last) > 2 && !telling.Ordinary(last) {
				all[last] = true
			}
		}
	}
	return all
})

// isThere reports whether the words from one to another are somebody who is there: they do what
// is done in a room, or it is done to them.
func isThere(said string, words []token, from, to int) bool {
	if to+1 < len(words) && said[words[to].to:words[to+1].from] == " " {
		next := words[to+1].folded
		after := ""
		if to+2 < len(words) {
			after = words[to+2].folded
		}
		if isDoneHere(next) || (next == "was" || next == "is") && isStateHere(after) {
			return true
		}
	}
	return from > 0 && said[words[from-1].to:words[from].from] == " " && isDoneTo(words[from-1].folded)
}

// isDoneHere reports whether a word says what only somebody does who is in the room.
func isDoneHere(w string) bool {
	switch w {
	case "cried", "cries", "hit", "hits", "kicked", "pushed", "punched", "shoved", "slapped", "spat", "giggled", "whispered", "yawned", "fidgeted", "copied", "cheated", "vomited", "fainted", "tripped", "hugged", "smirked", "grinned", "swore", "mumbled", "shrugged", "sulked", "slept", "forgot", "apologised", "apologized", "volunteered", "interrupted", "laughed", "nodded", "vaped", "doodled":
		return true
	}
	return false
}

// isStateHere reports whether a word says how somebody is who is in the room, or is not.
func isStateHere(w string) bool {
	switch w {
	case "late", "absent", "away", "crying", "upset", "tired", "asleep", "sick", "ill", "bored", "lost", "talking", "chatting", "suspended", "laughing", "sitting":
		return true
	}
	return false
}

// isDoneTo reports whether a word says what is done only to somebody in the room.
func isDoneTo(w string) bool {
	switch w {
	case "hit", "kicked", "pushed", "punched", "shoved", "slapped", "hugged", "suspended", "rang", "phoned", "seated", "tripped", "interrupted":
		return true
	}
	return false
}

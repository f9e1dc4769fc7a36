package skills

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// A Side says which half a skill belongs to: one is never shown without the other.
type Side string

// The sides, in the order of their questions.
const (
	Gap      Side = "gap"      // something to practise
	Strength Side = "strength" // something that held up
)

// Sides are the two halves, in the order they are shown in.
func Sides() []Side { return []Side{Gap, Strength} }

// role is what an answer feeds that names a skill of a side.
func (s Side) role() prompts.Role {
	if s == Strength {
		return prompts.Strength
	}
	return prompts.Gap
}

// A Skill is a gap or a strength, with every entry that names it.
type Skill struct {
	Side  Side     `json:"side"`
	Words string   `json:"words"`           // as it was worded last
	Focus bool     `json:"focus,omitempty"` // it is the one to practise now
	Named []Naming `json:"entries"`         // the newest first, at least one
}

// A Naming is an entry that names a skill.
type Naming struct {
	Entry    journal.ID `json:"id"`
	Title    string     `json:"title"`
	Class    string     `json:"class,omitempty"`
	Happened time.Time  `json:"happened"`
	Heavy    bool       `json:"heavy,omitempty"`
	Win      journal.ID `json:"win,omitempty"` // the small win that was written from it, if it is there
	Words    string     `json:"-"`             // the skill as it is worded here
}

// Found is what a journal names.
type Found struct {
	Skills []Skill `json:"skills"`          // gaps, then strengths; of each the one named last first
	Focus  string  `json:"focus,omitempty"` // the focus skill, whether an entry names it or not
	Aside  int     `json:"-"`               // how many heavy entries name one and were left out
}

// Gather finds the skills that entries name. Heavy entries are left out, and only
// counted, unless heavy asks for them. Words that differ in case, accents, spaces or
// the mark at their end are the same skill.
func Gather(sets prompts.Library, entries []journal.Entry, focus string, heavy bool) Found {
	found := Found{Skills: []Skill{}, Focus: focus}
	there := make(map[journal.ID]bool, len(entries))
	for _, e := range entries {
		there[e.ID] = true
	}
	newest := slices.Clone(entries)
	slices.SortStableFunc(newest, func(a, b journal.Entry) int {
		return cmp.Or(b.Happened.Compare(a.Happened), cmp.Compare(a.ID, b.ID))
	})
	chosen := folded(focus)
	for _, side := range Sides() {
		at := map[string]int{} // where in found a skill is, by its folded words
		for _, e := range newest {
			if e.Heavy && !heavy {
				continue
			}
			for _, w := range named(sets, e, side) {
				i, known := at[w.key]
				if !known {
					i = len(found.Skills)
					at[w.key] = i
					found.Skills = append(found.Skills, Skill{Side: side, Words: w.words, Focus: w.key == chosen})
				}
				found.Skills[i].Named = append(found.Skills[i].Named, naming(e, side, w.words, there))
			}
		}
	}
	for _, e := range entries {
		if e.Heavy && !heavy && len(named(sets, e, Gap))+len(named(sets, e, Strength)) > 0 {
			found.Aside++
		}
	}
	return found
}

// naming is what is told of an entry that names a skill.
func naming(e journal.Entry, side Side, words string, there map[journal.ID]bool) Naming {
	n := Naming{Entry: e.ID, Title: text.CleanLine(e.Name()), Class: text.CleanLine(e.Class), Happened: e.Happened, Heavy: e.Heavy, Words: words}
	if side == Strength {
		if id := WinID(e.ID, words); there[id] {
			n.Win = id
		}
	}
	return n
}

// Same reports whether two wordings are the same skill. No words are none.
func Same(a, b string) bool { return folded(a) != "" && folded(a) == folded(b) }

// folded is the form in which the words of skills are compared.
func folded(words string) string {
	return strings.TrimRightFunc(text.FoldWords(words), func(r rune) bool { return unicode.IsPunct(r) && r != ')' || unicode.IsSpace(r) })
}

// A wording is a skill as an entry words it, and by what it is known.
type wording struct{ words, key string }

// named returns the skills of a side that an entry names, each once.
func named(sets prompts.Library, e journal.Entry, side Side) (all []wording) {
	for _, words := range Names(said(sets, e, side)) {
		if key := folded(words); !slices.ContainsFunc(all, func(have wording) bool { return have.key == key }) {
			all = append(all, wording{words, key})
		}
	}
	return all
}

// Names returns the skills that a line names.
func Names(line string) (all []string) {
	for _, words := range apart(text.CleanLine(line)) {
		words = text.ClipLine(strings.Trim(words, " .,;"), text.MaxTitle)
		if folded(words) != "" {
			all = append(all, words)
		}
	}
	return all
}

// said returns the words of an entry that name a skill: the line for its name, else
// the first sentence of the answer beside that line, where the question asks for
// nothing else.
func said(sets prompts.Library, e journal.Entry, side Side) string {
	if name := strings.TrimSpace(e.Said(sets, side.role())); name != "" {
		return name
	}
	set, _ := e.AskedWith(sets)
	q, _, ok := set.Feeding(side.role())
	if !ok || len(q.Fields) != 1 || q.Feeds != prompts.NoRole {
		return ""
	}
	first := text.FirstSentences(text.CleanLine(e.Answer(q.ID).Text), 1)
	if saysNone(first) {
		return ""
	}
	return first
}

// saysNone reports whether an answer says that there was nothing to name.
func saysNone(answer string) bool {
	telling := text.Telling(answer)
	for _, none := range []string{"none", "nothing", "nope", "n", "na", "idea", "know", "sure"} {
		delete(telling, none)
	}
	return len(telling) == 0
}

// fewWords is how many words a skill has at most that stands in a list.
const fewWords = 2

// apart takes a list of skills apart, such as "noticing, recovering". Where a piece
// has more than a few words the commas are those of a sentence, which stays whole.
func apart(words string) []string {
	pieces := strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ';' })
	if slices.ContainsFunc(pieces, func(p string) bool { return len(strings.Fields(p)) > fewWords }) {
		return []string{words}
	}
	return pieces
}

package redact

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"messup/journal/telling"
	"messup/journal/text"
)

// Known is what the journal knows that may point at somebody.
type Known struct {
	Classes, Tags []string // the person's own words for classes and contexts: flagged wherever they occur, in any case
	People        []string // whom they mean to talk to
	Fine          []string // words never to be asked about: the settings' NoNames, and what was marked always fine in this export
	French        bool     // French is spoken: a sentence is in it whose own words do not tell
}

// A Why is the reason a sentence is asked about. Package voice says it.
type Why string

// What may point at somebody.
const (
	Name      Why = "name"      // it looks like somebody's name, or initials
	Person    Why = "person"    // whom they mean to talk to
	Class     Why = "class"     // a class, or a code of one
	Tag       Why = "tag"       // the person's own word for a context
	Reach     Why = "reach"     // an address, a number or a handle that reaches somebody
	Number    Why = "number"    // a long run of figures
	Day       Why = "day"       // a date
	Place     Why = "place"     // a room, a school, a street
	Age       Why = "age"       // how old somebody is
	Sensitive Why = "sensitive" // health, family, discipline and the like, whoever it is about
	Pointing  Why = "pointing"  // "the only …", "twin": those who were there know who it is
	Few       Why = "few"       // fewer than five
)

// A Flag is one thing in a sentence that may tell who it is about.
type Flag struct {
	Why   Why
	Words string // as they stand in the sentence
}

// A Sentence is one sentence, to be kept, changed or dropped by a person.
type Sentence struct {
	Was      string // as it stands, cleaned
	Proposed string // with roles in place of aliases, and coarser days, classes and small counts
	Flags    []Flag // nil: nothing was found. They look at Proposed, and at what was coarsened
	French   bool   // it is French, and what is put into it is
}

// A Checker reads the texts of one document. It is for one document alone, so that the
// first alias in it is "a student" all through, and the next "another student".
type Checker struct {
	known    known
	roles    map[bool]telling.Roles // of each alias, in French and not
	parts    map[string]int         // how many aliases each part has
	bands    map[string]nthOf       // what stands in place of each class
	said     map[words]int          // how many classes each band has
	names    map[string]bool        // words of names that were found
	surnames map[string]bool        // last names of authors who were named whole, folded
}

// nthOf is one of several that are told apart by nothing else.
type nthOf struct {
	n    int
	what words
}

// known is Known made ready to be looked for.
type known struct {
	classes, tags, people []phrase
	aliases, fine         []string
	french                bool
}

// New returns a checker for a document.
func New(k Known) *Checker {
	c := &Checker{
		roles: map[bool]telling.Roles{false: {}, true: {}}, parts: map[string]int{}, bands: map[string]nthOf{}, said: map[words]int{}, names: map[string]bool{}, surnames: map[string]bool{},
		known: known{aliases: k.People, french: k.French},
	}
	for _, said := range k.Classes {
		p := phraseOf(said)
		c.known.classes = add(c.known.classes, p, said)
		if len(p) > 1 && gradeOf(p[0]) != "" && strings.ContainsFunc(p[0], unicode.IsLetter) { // "9B" of "9B science"
			c.known.classes = add(c.known.classes, p[:1], p[0])
		}
	}
	slices.SortStableFunc(c.known.classes, func(a, b phrase) int { return len(b) - len(a) })
	for _, said := range k.Tags {
		c.known.tags = add(c.known.tags, phraseOf(said), said)
	}
	for _, said := range k.People {
		c.known.people = add(c.known.people, phraseOf(said), said)
	}
	for _, said := range k.Fine {
		c.known.fine = append(c.known.fine, text.FoldWords(said))
	}
	return c
}

// add adds a phrase that is looked for: none that says only what is taught, or what anybody
// is.
func add(all []phrase, p phrase, said string) []phrase {
	anybody := func(w string) bool {
		return telling.Part(w) != "" || len(w) < 2 || w == "my" || w == "the" || w == "myself"
	}
	if len(p) == 0 || isSubject(said) || !slices.ContainsFunc(p, func(w string) bool { return !anybody(w) }) {
		return all
	}
	return append(all, p)
}

// Sentences reads a text sentence by sentence, in order. Between two paragraphs there is a
// Sentence with nothing in it.
func (c *Checker) Sentences(said string) (all []Sentence) {
	was := split(said)
	for _, s := range was { // whom it names anywhere, and whom it has read
		c.named(c.withoutWorks(s))
	}
	for _, s := range was {
		all = append(all, c.sentence(s))
	}
	return all
}

func (c *Checker) sentence(was string) Sentence {
	if was == "" {
		return Sentence{}
	}
	french := c.isFrench(was)
	coarse := slices.Concat(whereSure(was, slices.Concat(days(was), weekdays(was), months(was))), ages(was), c.classes(was, tokens(was)), fews(was))
	other := slices.Concat(weekdaysInFrench(was), agesInFrench(was))
	if french {
		coarse, other = c.coarseInFrench(was, tokens(was)), slices.Concat(weekdays(was), ages(was))
	}
	for i, e := range other { // in the other language it is asked about as it stands
		other[i].with = words(was[e.From:e.To])
	}
	proposed, made := edited(was, slices.Concat(kept(was), c.inRoles(was, french), coarse, c.years(was), marks(was), other), joiner(french))
	proposed = text.CleanLine(proposed)
	var flags []Flag
	for _, e := range made {
		if e.flag.Why != "" {
			flags = append(flags, e.flag)
		}
	}
	flags = append(flags, c.flags(proposed, french)...)
	return Sentence{Was: was, Proposed: proposed, Flags: c.unasked(flags, proposed), French: french}
}

// kept are the addresses, numbers and rooms of a sentence: what looks like a day or a class
// in them is none.
func kept(said string) (edits []edit) {
	r := theRules()
	for _, find := range []*regexp.Regexp{r.reach, r.number, r.room} {
		for _, at := range find.FindAllStringIndex(said, -1) {
			if said[at[0]:at[1]] != "" {
				edits = append(edits, edit{Span: text.Span{From: at[0], To: at[1]}, with: words(said[at[0]:at[1]])})
			}
		}
	}
	return edits
}

// inRoles puts a role in place of each alias, in the language of the sentence.
func (c *Checker) inRoles(said string, french bool) (edits []edit) {
	for _, alias := range telling.Aliases(theRules().reach.ReplaceAllString(said, " "), c.known.aliases) {
		key := telling.Sign + text.Fold(strings.TrimPrefix(alias, telling.Sign))
		if c.roles[false][key] == "" {
			part := partOf(alias)
			c.parts[part]++
			c.roles[false][key] = string(oneOf(c.parts[part], words(part)))
			c.roles[true][key] = string(oneOfInFrench(c.parts[part], partInFrench(part), false))
		}
	}
	for _, at := range c.roles[french].In(said) {
		edits = append(edits, edit{Span: at.Span, with: words(at.Role)})
	}
	return edits
}

// partOf is the part that an alias says somebody has: a student, where it says none.
func partOf(alias string) string {
	part := telling.Student
	for w := range strings.FieldsSeq(strings.TrimPrefix(alias, telling.Sign)) {
		part = cmp.Or(telling.Part(w), part)
	}
	return part
}

// oneOf is how the nth of several is spoken of that are told apart by nothing else.
func oneOf(n int, what words) words {
	switch ordinals := []words{"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}; {
	case n == 1:
		return "a " + what
	case n == 2:
		return "another " + what
	case n-3 < len(ordinals):
		return "a " + ordinals[n-3] + " " + what
	}
	return "one more " + what
}

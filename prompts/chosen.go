package prompts

import (
	"slices"
	"strings"
	"sync"
)

// Chosen is one of the words to choose from, or words of the person's own in their place.
// A program has the words, and shows them; what is kept, exported and printed for scripts
// is the id of a word that has one, so that neither another wording nor another language
// changes a journal.
type Chosen string

// MarshalText returns the id of the words, or the words where they are the person's own.
func (c Chosen) MarshalText() ([]byte, error) { return []byte(chosenFrom().OptionID(string(c))), nil }

// UnmarshalText reads an id, or words as an earlier version kept them.
func (c *Chosen) UnmarshalText(said []byte) error {
	*c = Chosen(chosenFrom().Option(string(said)))
	return nil
}

// chosenFrom offers what a Chosen is chosen from: a purpose, or how a lesson is known.
var chosenFrom = sync.OnceValue(func() Field { //nolint:gochecknoglobals // what never changes is made once
	sets := Shipped()
	return Field{Options: slices.Concat(sets.Field(Purpose).Options, sets.Field(LessonBasis).Options)}
})

// optionIDs are the ids of the words to choose from, of every version of every set that
// was shipped. A word that is in no row is its own id. As those of questions, an id is
// never changed, and never used for something else.
func optionIDs() [][2]string {
	return [][2]string{
		{"exit ticket", "exit-ticket"},
		{"impression only", "impression-only"},
		{"sample of work", "sample-of-work"},
		{"student errors", "student-errors"},
		{"student voice", "student-voice"},

		{"energy or life outside", "energy-or-life-outside"},
		{"students' circumstances", "student-circumstances"},

		{"information I lacked", "information-lacked"},
		{"outside events", "outside-events"},
		{"task or materials", "task-or-materials"},
		{"where I was / what I was doing", "where-i-was"},

		{"own choice", "own-choice"},
		{"someone else's", "someone-elses"},
		{"student safety", "student-safety"},
		{"tried on purpose", "tried-on-purpose"},

		{"beyond my skill", "beyond-my-skill"},
		{"classroom design", "classroom-design"},
		{"colleagues or team", "colleagues-or-team"},
		{"feedback not taken", "feedback-not-taken"},
		{"instructions or task", "instructions-or-task"},
		{"lesson design", "lesson-design"},
		{"outside school", "outside-school"},
		{"planning or time", "planning-or-time"},
		{"professional learning", "professional-learning"},
		{"relationships with students", "relationships-with-students"},

		{"impact: it did not move", "impact"},
		{"implementation: doing it", "implementation"},

		{"first minutes", "first-minutes"},
		{"over weeks", "over-weeks"},

		{"I could not stop", "could-not-stop"},
		{"I did not notice", "did-not-notice"},
		{"I thought it would turn", "thought-it-would-turn"},
		{"nothing else ready", "nothing-else-ready"},
		{"someone was watching", "someone-watching"},
		{"the plan said so", "the-plan-said-so"},
		{"time already put in", "time-put-in"},

		{"say aloud", "say-aloud"},
		{SomethingElse, "something-else"},
	}
}

// bothWays are optionIDs to look them up: an id by its words, the words by their id.
var bothWays = sync.OnceValues(func() (ids, words map[string]string) { //nolint:gochecknoglobals // what never changes is made once
	ids, words = map[string]string{}, map[string]string{}
	for _, row := range optionIDs() {
		ids[row[0]], words[row[1]] = row[1], row[0]
	}
	return ids, words
})

// OptionID returns the id of one of the words to choose from; words of the person's own
// as they are.
func OptionID(words string) string {
	ids, _ := bothWays()
	if id, has := ids[words]; has {
		return id
	}
	return words
}

// Option returns the words that an id stands for; all else as it is.
func Option(id string) string {
	_, words := bothWays()
	if said, has := words[id]; has {
		return said
	}
	return id
}

// OptionIDs returns the ids of the field's options, in their order.
func (f Field) OptionIDs() []string {
	ids := make([]string, len(f.Options))
	for i, o := range f.Options {
		ids[i] = OptionID(o)
	}
	return ids
}

// OptionID returns the id of one of the field's options. All other words are the person's
// own, also where another field offers them.
func (f Field) OptionID(words string) string {
	if slices.Contains(f.Options, words) {
		return OptionID(words)
	}
	return words
}

// Option returns the option of the field that an id stands for; all else as it is.
func (f Field) Option(id string) string {
	if words := Option(id); slices.Contains(f.Options, words) {
		return words
	}
	return id
}

// Coded returns what a field holds with the ids of what was chosen in place of the words;
// Worded is the other way round. Where nothing is chosen from words of ours, all of it is
// the person's, and stays as it is.
func (f Field) Coded(value string) string { return f.eachChosen(value, f.OptionID) }

// Worded is Coded the other way round.
func (f Field) Worded(value string) string { return f.eachChosen(value, f.Option) }

func (f Field) eachChosen(value string, as func(string) string) string {
	if len(f.Options) == 0 || value == "" {
		return value
	}
	chosen := strings.Split(value, "\n")
	for i, c := range chosen {
		chosen[i] = as(c)
	}
	return strings.Join(chosen, "\n")
}

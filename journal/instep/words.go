package instep

import (
	"iter"
	"regexp"
	"strings"
	"sync"

	"messup/journal"
	"messup/journal/exchange"
	"messup/prompts"
)

// inWords are contents as they were written before choices had ids.
type inWords struct{ exchange.Contents }

// What exchange does not write with ids.
type (
	entryInWords    journal.Entry
	settingsInWords journal.Settings
)

// Each yields entries and settings with the words that were chosen.
func (c inWords) Each(kind journal.Kind, in func(first int) bool) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for v, err := range c.Contents.Each(kind, in) {
			switch of := v.(type) {
			case journal.Entry:
				v = entryInWords(of)
			case journal.Settings:
				v = settingsInWords(of)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// chosenLine is a line of a thing that holds nothing but an id of more than one word.
//
//nolint:gochecknoglobals // what never changes is made once
var chosenLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^( *(?:"(?:status|answer|result|what|stop|at|basis|purpose)": )?)"([a-z]+(?:-[a-z]+)+)"(,?)$`)
})

// beforeIDs has the words of before where ids stand in a lesson, a plan, a check-in, feedback
// or a review. Only a review has a list of them.
func beforeIDs(doc []byte, list bool) []byte {
	was := map[string]string{}
	for _, id := range []string{
		string(journal.Dropped), string(journal.LetGo),
		string(journal.TookIt), string(journal.AskAgain), string(journal.NotMine),
		string(journal.NoHelp), string(journal.NotYet), string(journal.ChancePassed),
		string(journal.StopTakeTwo), string(journal.StopMess), string(journal.StopPair), string(journal.StopNextWeek), string(journal.StopAloud),
	} {
		was[id] = strings.ReplaceAll(id, "-", " ")
	}
	for _, f := range []prompts.Field{prompts.Shipped().Field(prompts.Purpose), prompts.Shipped().Field(prompts.LessonBasis)} {
		for _, words := range f.Options {
			was[f.OptionID(words)] = words
		}
	}
	return chosenLine().ReplaceAllFunc(doc, func(line []byte) []byte {
		part := chosenLine().FindSubmatch(line)
		words, is := was[string(part[2])]
		if !is || !list && strings.TrimSpace(string(part[1])) == "" {
			return line
		}
		return []byte(string(part[1]) + `"` + words + `"` + string(part[3]))
	})
}

// asBefore is the version that a program from before there were ids takes a file for: there the
// ids are somebody's own words. Empty where it is the same. Where one such program still goes by
// the folder, a file names both among the versions it came from. So it is newer for that program
// than what that one has in words, and so is what is changed next: not changed on both sides.
func asBefore(is string, doc []byte) string {
	if v := version(doc); v != is {
		return v
	}
	return ""
}

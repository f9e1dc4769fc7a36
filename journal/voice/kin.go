package voice

import (
	"strings"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/gather"
	"messup/journal/text"
	"messup/prompts"
)

// How lessons that belong together are told.

// CardFailure is the Failure half of an entry's card, where it has another half or was
// worded; empty if it would only say the title once more.
func CardFailure(sets prompts.Library, e journal.Entry, lessons int) string {
	failed := e.Failure
	if failed == "" && lessons > 0 && (e.Kind == journal.Mess || e.Kind == journal.Brief) {
		failed = e.FailureText(sets)
	}
	if failed == e.Title {
		return ""
	}
	return failed
}

// AlsoFrom says where else a lesson comes from; nothing if from nowhere.
func AlsoFrom(stories []journal.Summary) string {
	if len(stories) == 0 {
		return ""
	}
	names := make([]string, len(stories))
	for i, s := range stories {
		names[i] = StoryName(s)
	}
	return Say("Also from %s", Joined(names...))
}

// FromStory says where a lesson comes from, and from how many more.
func FromStory(name string, more int) string {
	name = text.CleanLine(name)
	switch {
	case name == "":
		return ""
	case more == 1:
		return Say("from %s and one more", name)
	case more > 1:
		return Say("from %s and %s more", name, NumberWord(more))
	}
	return Say("from %s", name)
}

// FromStories is FromStory for a lesson's stories, of which the first is named.
func FromStories(stories []journal.Summary) string {
	if len(stories) == 0 {
		return ""
	}
	name := text.CleanLine(stories[0].Title)
	return FromStory(name, len(stories)-1)
}

// StoryName is what one of a lesson's stories is called, and where it happened.
func StoryName(s journal.Summary) string {
	name := text.CleanLine(s.Title)
	if class := text.CleanLine(s.Class); class != "" {
		name += " (" + class + ")"
	}
	return name
}

// WordedHere says what a lesson was in the story that is told, if that was something
// else.
func WordedHere(l journal.Lesson, entry journal.ID) string {
	for _, s := range l.Stories {
		if s.Entry == entry && s.Text != "" && s.Text != l.Text {
			return Say("Here it was: %s", lessonWhen(s.Text, s.When))
		}
	}
	return ""
}

// WordedThere says what a lesson was in one of its stories, if that was something else.
func WordedThere(l journal.Lesson, story journal.Summary) string {
	for _, s := range l.Stories {
		if s.Entry == story.ID && s.Text != "" && s.Text != l.Text {
			return Say("In %s it was: %s", text.CleanLine(story.Title), lessonWhen(s.Text, s.When))
		}
	}
	return ""
}

func lessonWhen(words, when string) string {
	words = text.CleanLine(words)
	if when := When(when); when != "" {
		words = Joined(words, when)
	}
	return words
}

// When says when a lesson applies: the word before it is written once.
func When(words string) string {
	words = text.CleanLine(words)
	if words == "" {
		return ""
	}
	return Say("when %s", BareWhen(words))
}

// BareWhen returns when something applies without the word before it.
func BareWhen(words string) string {
	words = strings.TrimSuffix(text.CleanLine(words), ".")
	for {
		word, rest, more := strings.Cut(words, " ")
		if !more || !strings.EqualFold(word, "when") && !strings.EqualFold(word, "quand") {
			return words
		}
		words = rest
	}
}

// StoriesAside says that some of what a lesson comes from is marked heavy.
func StoriesAside(n int) string {
	if n == 1 {
		return Say("One more is kept aside.")
	}
	return Say("%s more are kept aside.", SentenceCase(NumberWord(n)))
}

// A Tied is another lesson a lesson is tied to, and what is said of the two.
type Tied struct {
	ID   journal.ID
	Said string
}

// Kin says what a lesson is beside others.
func Kin(f gather.Family) (ties []Tied) {
	say := func(all []journal.Lesson, bare, dated Phrase) {
		for _, l := range all {
			said := Say(bare, text.CleanLine(l.Text))
			if when := When(l.When); when != "" {
				said = Say(dated, when, text.CleanLine(l.Text))
			}
			ties = append(ties, Tied{l.ID, said})
		}
	}
	say(f.Narrower, "Except: %s", "Except %s: %s")
	say(f.Wider, "An exception of: %s", "An exception, %s, of: %s")
	say(f.Opposite, "The opposite: %s", "The opposite, %s: %s")
	return ties
}

// AskIfSame asks whether a lesson that was written is another one that is there.
func AskIfSame(other journal.Lesson) string {
	return Say("Another lesson says nearly this: %s Is it the same?", Quoted(text.CleanLine(other.Text)))
}

// JoinedSaying says that two lessons are one now, and from how many entries it comes.
func JoinedSaying(l journal.Lesson) string {
	if n := len(l.Entries()); n > 1 {
		return Say("Joined. It comes from %s entries now.", NumberWord(n))
	}
	return Say("Joined.")
}

// NarrowerSaying says that a lesson is an exception of another one.
func NarrowerSaying(l journal.Lesson) string {
	if when := When(l.When); when != "" {
		return Say("Kept. Except %s.", strings.TrimSuffix(when, "."))
	}
	return Say("Kept as an exception. Both stay.")
}

// OppositeSaying says that two lessons are opposites.
func OppositeSaying() string { return Say("Kept. Both stay, each at its own time.") }

// AnswerWords says an answer whole: what came of a lesson, where, and what was seen.
func AnswerWords(a journal.LessonAnswer) string {
	return Joined(UseIn(a), text.CleanLine(a.Line))
}

// UseIn says what came of a lesson, and in which class.
func UseIn(a journal.LessonAnswer) string {
	if class := text.CleanLine(a.Class); class != "" {
		return Say("%s in %s", UseWords(a.What), class)
	}
	return UseWords(a.What)
}

// AskDelete asks whether to put an entry in the trash, with the lessons that come from it
// alone.
func AskDelete(title string, lessons []book.Taught) string {
	alone := 0
	for _, l := range lessons {
		if len(l.Entries()) < 2 {
			alone++
		}
	}
	switch alone {
	case 0:
		return Say("Put %s in the trash?", Quoted(title))
	case 1:
		return Say("Put %s in the trash, with its lesson?", Quoted(title))
	}
	return Say("Put %s in the trash, with its %s lessons?", Quoted(title), NumberWord(alone))
}

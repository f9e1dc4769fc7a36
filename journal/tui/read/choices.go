package read

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/voice"
)

// tellChoices sets what can be done about answers that stand beside each other.
func (t *teller) tellChoices(a journal.Answer) {
	if len(a.Conflicts) == 0 {
		return
	}
	t.gap()
	part := &t.Sections[len(t.Sections)-1]
	part.choices = len(t.lines)
	for _, c := range choices(a.Question, a.Text, a.Conflicts) {
		t.add(look.Line{Text: t.look.Slate.Render(c.key) + "  " + t.look.Ink.Render(ansi.Truncate(voice.Say(c.said), max(1, t.width-3), "…"))})
	}
	part.chosen = len(t.lines)
}

// A choice is one of several texts that may stay as an answer.
type choice struct {
	key  string
	said voice.Phrase
	text string
}

// choices are those of an answer, each with its key.
func choices(question, mine string, others []journal.Version) []choice {
	if question == journal.HeadingBeside {
		return []choice{{"1", "it is right as it stands", mine}}
	}
	all, both := []choice{{"1", "keep the first", mine}}, []string{mine}
	for i, o := range others[:min(len(others), 7)] {
		all = append(all, choice{strconv.Itoa(i + 2), "keep this other one", o.Text})
		both = append(both, o.Text)
	}
	return append(all, choice{strconv.Itoa(len(both) + 1), "keep both", strings.Join(both, "\n\n")})
}

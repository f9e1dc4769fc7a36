package plain

import (
	"strconv"
	"strings"

	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A command is what a line may say instead of an answer, as its first line. Each is a sign
// and a word: the English one, and that of the language that is spoken.
type command int

const (
	none command = iota
	back
	skip
	help
	leave
	also // one of the further actions, behind a slash
)

// A said command, as it is typed.
type said struct {
	is   command
	sign string
	word voice.Phrase
}

func commands() []said {
	return []said{{back, "<", "back"}, {skip, ">", "skip"}, {help, "?", "help"}, {leave, "q", "quit"}}
}

// emptied is what empties what stands somewhere, as a line by itself.
const emptied = "-"

// ended is what ends an answer, beside an empty line.
const ended = "."

// read is the command that a line is, and what stands behind a slash. A line that begins
// with a space is none: so a word that is one can be an answer.
func read(line string) (is command, name string) {
	if line == "" || line[0] == ' ' {
		return none, ""
	}
	line = text.CleanLine(line)
	name, slash := strings.CutPrefix(line, "/")
	for _, c := range commands() {
		if line == c.sign || strings.EqualFold(name, string(c.word)) || strings.EqualFold(name, voice.Say(c.word)) {
			return c.is, ""
		}
	}
	if slash {
		return also, name
	}
	return none, ""
}

// isCommand reports whether a line would be a command, were it the first one.
func isCommand(line string) bool {
	c, name := read(line)
	return c != none && !strings.ContainsAny(name, " /")
}

// explain says once how lines are answered.
func (t *teller) explain() {
	t.out.say(voice.Say("messup in plain lines. A number chooses; an answer is as many lines as you like, and an empty line or a . alone ends it."))
	t.out.say(voice.Say("< or back goes back, > or skip skips, ? or help helps, q or quit leaves. Everything is kept."))
}

// helps says what else can be done where something is filled in.
func (t *teller) helps(b page.Blank, actions []page.Action) {
	t.out.say(b.Hint)
	switch {
	case b.Chips != nil && b.Many:
		t.out.say(voice.Say("Numbers with spaces between them: those are chosen, and no others. Enter leaves it as it is, - chooses none."))
	case b.Chips != nil:
		t.out.say(voice.Say("A number chooses. Enter leaves it as it is, - chooses none."))
	case b.Long:
		t.out.say(voice.Say("What you type is added to what is there; - as the first line empties it. A line with a space is a blank line. A terminal takes about 4,000 characters a line."))
	default:
		t.out.say(voice.Say("What you type takes the place of what is there. Enter leaves it as it is, - empties it."))
	}
	if len(b.Offers) > 0 {
		t.out.say(voice.Say("Used before: %s.", strings.Join(b.Offers[:min(len(b.Offers), mostOffers)], "; ")))
	}
	t.out.say(voice.Say("To answer with a word that is a command, put a space before it."))
	t.alsoHere(actions)
}

// alsoHere says what can be done by its name where something is filled in.
func (t *teller) alsoHere(actions []page.Action) {
	t.clearing()
	if len(actions) > 0 {
		t.out.say(voice.Say("Also here:"))
	}
	for i, a := range actions {
		t.out.say("/" + strconv.Itoa(i+1) + " " + a.Key.Help().Desc)
	}
}

// clearing says how the window is cleared, where it can be.
func (t *teller) clearing() {
	if t.Clears {
		t.out.say(voice.Say("ctrl+l and enter take what was told off the window."))
	}
}

// mostOffers is how many words used before are told.
const mostOffers = 12

// isYes reports whether a line says yes.
func (t *teller) isYes(line string) bool {
	line = text.CleanLine(line)
	return line == "1" || voice.IsYes(line)
}

// isNo reports whether a line says no, or nothing.
func (t *teller) isNo(line string) bool {
	line = strings.ToLower(text.CleanLine(line))
	return line == "" || strings.HasPrefix(voice.Say("no"), line)
}

// number is which of so many a line chooses, from 0; false if none.
func number(line string, among int) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(line), "."))
	return n - 1, err == nil && 1 <= n && n <= among
}

// named is which of some names a line begins, if only one or exactly that; -1 if none. French says what a
// verb is of before it, "le supprimer": where no name begins so, that is left out.
func named(line string, names []string) int {
	at := begun(line, names)
	if at >= 0 || at == several {
		return max(at, -1)
	}
	verbs := make([]string, len(names))
	for i, n := range names {
		verbs[i] = n
		for _, of := range []string{"le ", "la ", "les ", "l'"} {
			verbs[i] = strings.TrimPrefix(verbs[i], of)
		}
	}
	return max(begun(line, verbs), -1)
}

func begun(line string, names []string) int {
	at, line := -1, text.Fold(text.CleanLine(line))
	if line == "" {
		return -1
	}
	for i, n := range names {
		switch n = text.Fold(text.CleanLine(n)); {
		case n == line:
			return i
		case strings.HasPrefix(n, line) && at >= 0:
			at = several
		case strings.HasPrefix(n, line) && at == -1:
			at = i
		}
	}
	return at
}

// several names begin so.
const several = -2

package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"messup/journal/voice"
)

// A Letter is what one printable key, or an F-key, stands for, wherever it does something.
type Letter struct {
	Key string
	// Says are the words for it: an action with this key says one of them.
	Says []voice.Phrase
	// But are further words it may say: the exceptions, each with its reason below.
	But []voice.Phrase
}

// Letters is the one table of what a letter means, on every page. Digits are not in
// it: they take what stands beside them.
func Letters() []Letter {
	return []Letter{
		{Key: "a", Says: []voice.Phrase{"answer"}},
		{Key: "b", Says: []voice.Phrase{"class"}},
		{Key: "c", Says: []voice.Phrase{"check in", "someone", "people"}},
		{Key: "C", Says: []voice.Phrase{"whom to talk to"}},
		{Key: "d", Says: []voice.Phrase{"delete"}},
		{Key: "D", Says: []voice.Phrase{"day"}},
		{Key: "e", Says: []voice.Phrase{"edit", "reword", "write", "writing"}},
		{Key: "E", Says: []voice.Phrase{"example"}},
		{Key: "f", Says: []voice.Phrase{"feedback"}},
		{Key: "F", Says: []voice.Phrase{"for good"}},
		{Key: "g", Says: []voice.Phrase{"grow"}},
		{Key: "G", Says: []voice.Phrase{"last", "end"}},
		{Key: "h", Says: []voice.Phrase{"heading"}},
		{Key: "H", Says: []voice.Phrase{"heavy", "kept aside"}},
		{Key: "i", Says: []voice.Phrase{"about"}},
		{Key: "I", Says: []voice.Phrase{"take in"}},
		{Key: "j", Says: []voice.Phrase{"jot"}, But: []voice.Phrase{"next", "down"}}, // where rows are, hands know it from vi and less; there nothing is jotted
		{Key: "k", Says: []voice.Phrase{"keep", "carry", "how I teach"}, But: []voice.Phrase{"before", "up", "move", "choose"}}, // as j, the other way
		{Key: "K", Says: []voice.Phrase{"colleague"}},
		{Key: "l", Says: []voice.Phrase{"lesson"}},
		{Key: "L", Says: []voice.Phrase{"loose ends"}},
		{Key: "m", Says: []voice.Phrase{"mess"}},
		{Key: "n", Says: []voice.Phrase{"new"}, But: []voice.Phrase{"start one"}}, // on the first screen of all there is no old one
		{Key: "N", Says: []voice.Phrase{"not yet"}},
		{Key: "o", Says: []voice.Phrase{"open", "read", "where it came from"}},
		{Key: "O", Says: []voice.Phrase{"read the newer one"}},
		{Key: "p", Says: []voice.Phrase{"plan"}},
		{Key: "P", Says: []voice.Phrase{"paper"}, But: []voice.Phrase{"patterns"}},              // before a class nobody looks back at a year
		{Key: "q", Says: []voice.Phrase{"leave", "stop"}, But: []voice.Phrase{"back", "close"}}, // of what is over, one leaves the page
		{Key: "r", Says: []voice.Phrase{"review", "again"}},
		{Key: "R", Says: []voice.Phrase{"past reviews"}},
		{Key: "s", Says: []voice.Phrase{"shelf", "shelve"}},
		{Key: "S", Says: []voice.Phrase{"skill", "focus"}},
		{Key: "t", Says: []voice.Phrase{"take"}},
		{Key: "T", Says: []voice.Phrase{"talk to someone"}},
		{Key: "u", Says: []voice.Phrase{"back"}},
		{Key: "v", Says: []voice.Phrase{"how it went"}},
		{Key: "V", Says: []voice.Phrase{"picture"}},
		{Key: "w", Says: []voice.Phrase{"win"}},
		{Key: "W", Says: []voice.Phrase{"take out"}},
		{Key: "x", Says: []voice.Phrase{"trash"}},
		{Key: "X", Says: []voice.Phrase{"not mine"}},
		{Key: "y", Says: []voice.Phrase{"the year"}, But: []voice.Phrase{"took it"}}, // yes, to what somebody said
		{Key: "z", Says: []voice.Phrase{"put away", "put it away"}},
		{Key: "Z", Says: []voice.Phrase{"let it go", "take it up again"}},
		{Key: "/", Says: []voice.Phrase{"search"}},
		{Key: ">", Says: []voice.Phrase{"share"}},
		{Key: "?", Says: []voice.Phrase{"more"}},
		{Key: ",", Says: []voice.Phrase{"settings"}},
		{Key: "#", Says: []voice.Phrase{"tags"}},
		{Key: "+", Says: []voice.Phrase{"show more"}},
		{Key: "-", Says: []voice.Phrase{"stop one thing"}},
		{Key: "&", Says: []voice.Phrase{"partner", "alone"}},
		{Key: "@", Says: []voice.Phrase{"name"}},
		{Key: "[", Says: []voice.Phrase{"question before"}},
		{Key: "]", Says: []voice.Phrase{"next question"}},
		{Key: "f1", Says: []voice.Phrase{"example"}},
		{Key: "f2", Says: []voice.Phrase{"see it from"}},
		{Key: "f4", Says: []voice.Phrase{"the text alone", "the whole page"}},
		{Key: "f5", Says: []voice.Phrase{"again"}},
		{Key: "f7", Says: []voice.Phrase{"the folded questions"}},
		{Key: "f8", Says: []voice.Phrase{"words to choose from"}},
		{Key: "f9", Says: []voice.Phrase{"passphrase"}},
	}
}

// IsLetter reports whether a key is one that the table of letters must have: it
// writes something, and is no digit. A space is none of them.
func IsLetter(k string) bool {
	r, size := utf8.DecodeRuneInString(k)
	return size > 0 && size == len(k) && !unicode.IsDigit(r) && !unicode.IsSpace(r)
}

// Fits reports whether an action with this help means what the letter does.
func (l Letter) Fits(help string) bool {
	return slices.ContainsFunc(slices.Concat(l.Says, l.But), func(word voice.Phrase) bool { return strings.Contains(help, voice.Say(word)) })
}

// seconds are the letters of the keys, with alt, beside f1 to f9, which some terminals and
// desktops take for themselves.
const seconds = "evhwskaop"

// second is the key beside one; empty if it has none.
func second(k string) string {
	if len(k) != len("f1") || k[0] != 'f' || k[1] < '1' || k[1] > '9' {
		return ""
	}
	at := k[1] - '1'
	return "alt+" + seconds[at:at+1]
}

// IsFunction reports whether a key is one of the F-keys.
func IsFunction(k string) bool {
	n, err := strconv.Atoi(strings.TrimPrefix(k, "f"))
	return err == nil && k == "f"+strconv.Itoa(n)
}

// withSeconds are keys and the second ones of those that have one.
func withSeconds(keys []string) []string {
	all := slices.Clone(keys)
	for _, k := range keys {
		if beside := second(k); beside != "" {
			all = append(all, beside)
		}
	}
	return all
}

// Shown is how an action's key is written where there is room: with its second one.
func (a Action) Shown() string {
	shown := a.Key.Help().Key
	if beside := second(shown); beside != "" {
		return voice.Say("%s or %s", shown, beside)
	}
	return shown
}

// Reply is one of the answers to what a page asks. It has no key of its own: see
// [Numbered].
func Reply(help voice.Phrase, run func() tea.Cmd) Action { return Act("", help, run) }

// Numbered gives answers their keys, 1 and on, in the order they are shown in: what is
// asked is answered with a number, so that letters are left for what they mean
// everywhere.
func Numbered(answers ...Action) []Action {
	for i, a := range answers {
		k := strconv.Itoa(i + 1)
		answers[i].Key = key.NewBinding(key.WithKeys(k), key.WithHelp(k, a.Key.Help().Desc))
	}
	return answers
}

package plain

import (
	"strings"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// answer asks a text, a line at a time.
func (t *teller) answer(at int, b page.Blank) move {
	if b.Words != "" {
		t.out.say(voice.Say("So far:"))
		t.out.say(b.Words)
	}
	t.out.ask(voice.Say("Answer"))
	words, once, said := b.Words, b.Once, false
	for first := true; ; {
		line, rest, more := t.lines()
		switch {
		case !more:
			return away
		case len(rest) > 0: // words, whatever they look like
		case first && strings.TrimRight(line, " ") == emptied:
			t.put(at, "")
			words = ""
			t.out.ask(voice.Say("Answer"))
			continue // with what is the first line again
		case first:
			if to, is := t.command(line, b); is {
				return to
			}
		}
		if len(rest) == 0 && (line == "" || strings.TrimSpace(line) == ended && line[0] != ' ') {
			return onward
		}
		next := answered(words, line, rest)
		if !t.put(at, next) {
			return stays
		}
		switch words = next; {
		case once && len(rest) == 0:
			return onward
		case once: // the last of what was pasted may come yet
			once = false
			t.out.gap()
			t.out.say(voice.Say("Several lines came together, and all are kept. An empty line ends the answer."))
		case !first && !said && isCommand(line):
			said = true
			t.out.say(voice.Say("Kept as words. An empty line ends the answer."))
		}
		first = false
	}
}

// answered is an answer with what was typed next, and came together with that.
func answered(words, line string, rest []string) string {
	all := append([]string{line}, rest...)
	for i, l := range all {
		all[i] = strings.TrimRight(strings.TrimPrefix(l, " "), " ")
	}
	next := strings.Join(all, "\n")
	if len(rest) > 0 {
		next = strings.TrimRight(next, "\n")
	}
	if words == "" {
		return next
	}
	return words + "\n" + next
}

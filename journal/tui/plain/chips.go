package plain

import (
	"slices"
	"strconv"
	"strings"

	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// chips asks what is chosen from a few.
func (t *teller) chips(at int, blanks []page.Blank, name string) move {
	b := blanks[at]
	chosen := strings.Split(b.Words, "\n")
	t.out.say(voice.Say("%s:", name))
	for i, chip := range b.Chips {
		row := strconv.Itoa(i+1) + ". " + voice.Word(chip)
		if slices.Contains(chosen, chip) {
			row = voice.Say("%s, chosen", row)
		}
		t.out.say(row)
	}
	if b.Many {
		t.out.ask(voice.Say("Numbers"))
	} else {
		t.out.ask(voice.Say("Number"))
	}
	line, more := t.line()
	if !more {
		return away
	}
	if to, is := t.command(line, b); is {
		return to
	}
	switch words := text.CleanLine(line); words {
	case "":
		return onward
	case emptied:
		t.put(at, "")
		return onward
	}
	picked, ok := t.picked(line, b)
	if !ok {
		switch {
		case numbers(inFields(line)): // which is said to be none of those
		case len(strings.Fields(line)) > 1:
			t.strays(line, blanks[:at])
		default: // a choice that is misspelt, which is no part of an answer
			t.strays(line, nil)
		}
		return stays
	}
	if i := slices.Index(picked, prompts.SomethingElse); i >= 0 {
		own, to, is := t.ownWords(b)
		if is {
			return to
		}
		if own != "" {
			picked[i] = own
		}
	}
	if !t.put(at, strings.Join(picked, "\n")) {
		return stays
	}
	return onward
}

// picked are the choices that a line names: by their numbers, by what they are called, or in
// words of one's own.
func (t *teller) picked(line string, b page.Blank) (picked []string, ok bool) {
	fields := inFields(line)
	for _, f := range fields {
		i, is := number(f, len(b.Chips))
		if !is {
			picked = nil
			break
		}
		if !slices.Contains(picked, b.Chips[i]) {
			picked = append(picked, b.Chips[i])
		}
	}
	if i := named(line, strings.Split(voice.WordList(strings.Join(b.Chips, "\n")), "\n")); picked == nil && i >= 0 {
		picked = []string{b.Chips[i]}
	}
	switch {
	case picked == nil && b.Own && !numbers(fields):
		return append(kept(b), text.CleanLine(line)), true
	case picked == nil || !b.Many && len(picked) > 1:
		t.out.say(upTo(len(b.Chips)) + ".")
		return nil, false
	}
	return picked, true
}

// ownWords asks for one's own, in place of the choice that says something else; or it is another
// way to go.
func (t *teller) ownWords(b page.Blank) (words string, to move, is bool) {
	for to, is = stays, true; is && to == stays; {
		t.out.ask(voice.Say("In your own words"))
		line, more := t.line()
		if !more {
			return "", away, true
		}
		to, is = t.command(line, page.Blank{Hint: b.Hint})
		words = text.CleanLine(line)
	}
	return words, to, is
}

// wordsOf are words as they are shown: those chosen from a few are kept in English.
func wordsOf(b page.Blank, words string) string {
	if b.Chips == nil {
		return words
	}
	return voice.WordList(words)
}

// kept are the choices that own words are added to. They say what something else is.
func kept(b page.Blank) []string {
	if !b.Many || b.Words == "" {
		return nil
	}
	return slices.DeleteFunc(strings.Split(b.Words, "\n"), func(c string) bool { return c == prompts.SomethingElse })
}

// inFields are what a line has, with spaces or commas between.
func inFields(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
}

// numbers reports whether all are numbers, right or not.
func numbers(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool {
		_, err := strconv.Atoi(f)
		return err != nil
	})
}

// upTo asks for one of so many numbers.
func upTo(n int) string {
	if n == 1 {
		return voice.Say("1, please")
	}
	return voice.Say("A number from 1 to %d, please", n)
}

package plain

import (
	"slices"
	"strings"

	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A move is where one goes from a blank.
type move int

const (
	onward move = iota
	before      // to the blank before
	ends        // past all that are left
	skips       // past all of it
	away        // to whatever there is now
	stays       // nowhere
)

// fill asks the blanks of a page, one after the other.
func (t *teller) fill(v page.View) {
	t.head(v)
	f := v.Filling()
	t.out.lines(f.Asked)
	t.out.lines(f.Under)
	here := t.program.Now().Page
	for at, step, wanted := 0, 1, -1; !t.over; {
		blanks := t.blanks(here)
		switch {
		case blanks == nil:
			return
		case at < 0:
			t.goBack(here)
			return
		case at >= len(blanks):
			if at = t.done(here, blanks); at < 0 {
				return
			}
			continue
		case passed(blanks, at):
			at += step
			continue
		}
		to := onward
		if step > 0 && at != wanted && begins(blanks, at) {
			if to = t.wants(at, blanks); to == onward {
				wanted = at // which is asked until it is answered
			}
		}
		if step = 1; to == onward {
			to = t.blank(at, blanks)
		}
		switch to {
		case onward:
			at++
		case before:
			at, step, wanted = at-1, -1, -1
		case ends:
			at = len(blanks)
		case skips:
			t.skip()
			return
		case away:
			return
		case stays:
		}
	}
}

// blanks are those of a page as they are now; nil if it is another one, or asks none.
func (t *teller) blanks(here page.Page) []page.Blank {
	now := t.program.Now()
	if now.Page != here || now.Asked != "" {
		return nil
	}
	v := here.View()
	if v.Filling == nil {
		return nil
	}
	blanks := v.Filling().Blanks
	for i, b := range blanks {
		blanks[i].Name = strings.TrimRight(b.Name, ": \u00a0")
	}
	return blanks
}

// passed reports whether a blank is not asked: as things stand, or because it is one more
// row below an empty one.
func passed(blanks []page.Blank, at int) bool {
	b := blanks[at]
	return b.Waits || at > 0 && b.Name == "" && b.Words == "" && !b.Row && blanks[at-1].Words == "" && !blanks[at-1].Long
}

// begins reports whether the blanks that are seldom filled in begin with one.
func begins(blanks []page.Blank, at int) bool {
	return blanks[at].Seldom && !slices.ContainsFunc(blanks[:at], func(b page.Blank) bool { return b.Seldom && !b.Waits })
}

// wants asks whether the blanks that are seldom filled in are to be asked: onward to the
// first of them, or past them all.
func (t *teller) wants(at int, blanks []page.Blank) move {
	var names []string
	for _, b := range blanks[at:] {
		switch said := b.Words; {
		case b.Name == "":
		case said != "":
			names = append(names, voice.WithLine(b.Name, text.CleanLine(strings.ReplaceAll(wordsOf(b, said), "\n", ", "))))
		case b.Quoted != "":
			names = append(names, voice.Say("%s “%s”", b.Name, b.Quoted))
		case !b.Waits:
			names = append(names, b.Name)
		}
	}
	t.out.say(voice.Say("More lines: %s", strings.Join(names, "; ")))
	t.out.ask(voice.Say("1 goes through them, enter goes on"))
	words, more := t.line()
	if !more {
		return away
	}
	if c, _ := read(words); c == help {
		t.out.say(voice.Say("1 or yes asks for each of them. Enter or no goes on, and leaves them as they are."))
		t.alsoHere(t.here())
		return stays
	}
	if to, is := t.command(words, page.Blank{}); is {
		return to
	}
	switch {
	case t.isYes(words):
		return onward
	case t.isNo(words) || strings.TrimSpace(words) == ended:
		return ends
	case numbers(inFields(words)) || strings.TrimSpace(words) == emptied: // no part of an answer
		t.strays(words, nil)
		return stays
	}
	t.strays(words, blanks[:at])
	return stays
}

// strays says what becomes of words that were typed where a number or enter was asked for. By
// accident they stand there easily: a line ends with one enter, an answer with two. They are
// added to the answer before, where there is one, and are else said not to be kept.
func (t *teller) strays(line string, before []page.Blank) {
	said := strings.TrimRight(strings.TrimPrefix(line, " "), " ")
	for at := len(before) - 1; at >= 0; at-- {
		b, words := before[at], said
		if !b.Long || b.Waits {
			continue
		}
		if b.Words != "" {
			words = b.Words + "\n" + said
		}
		if t.put(at, words) {
			t.out.say(voice.Say("Added to the answer: %s", said))
			return
		}
		break
	}
	t.out.say(voice.Say("Not kept, since a number or enter was asked for: %s", said))
}

// done goes on from what was filled in; it is the blank to go to if that was refused, or -1.
func (t *teller) done(here page.Page, was []page.Blank) int {
	v := here.View()
	t.send(page.OnwardMsg{})
	if now := t.blanks(here); now == nil || v.Title+v.Aside != here.View().Title+here.View().Aside || !sameBlanks(was, now) {
		return -1
	}
	if at := here.View().Filling().At; at < len(was) {
		return at
	}
	return -1
}

// sameBlanks reports whether two are the same to be filled in.
func sameBlanks(a, b []page.Blank) bool {
	return slices.EqualFunc(a, b, func(a, b page.Blank) bool { return a.Name == b.Name && a.Hint == b.Hint && a.Long == b.Long })
}

// goBack goes to what lies before the first blank.
func (t *teller) goBack(here page.Page) {
	was := told(strings.Join(here.View().Filling().Asked, "\n")) + here.View().Aside
	t.send(page.FirstMsg{})
	key, _ := withKey(here.Actions(), "shift+tab")
	t.run(t.program.Do(key))
	if f := here.View().Filling; t.program.Now().Page == here && f != nil && told(strings.Join(f().Asked, "\n"))+here.View().Aside == was {
		t.outOf(here)
	}
}

// outOf leaves a page for where one came from: nothing of it lies before what is asked.
func (t *teller) outOf(here page.Page) {
	out, is := withKey(here.Actions(), "esc")
	if !is {
		t.out.say(voice.Say("Nothing lies before this here."))
		return
	}
	left := here.Here()
	t.run(t.program.Do(out))
	if t.program.Now().Page != here {
		t.goesOn(left)
	}
}

// skip goes past what is asked.
func (t *teller) skip() {
	if key, is := withKey(t.program.Now().Page.Actions(), "ctrl+n"); is {
		t.run(t.program.Do(key))
		return
	}
	t.send(page.OnwardMsg{})
}

// put puts words into a blank and has them kept, and reports whether they are there: what is
// too long is refused, and what was there before stays.
func (t *teller) put(at int, words string) bool {
	here := t.program.Now().Page
	t.send(page.FillMsg{Blank: at, Words: words})
	t.send(page.KeepMsg{})
	now := t.blanks(here)
	return at >= len(now) || text.CleanLine(now[at].Words) == text.CleanLine(words)
}

// blank asks one blank.
func (t *teller) blank(at int, blanks []page.Blank) move {
	b := blanks[at]
	name := nameOf(blanks, at)
	switch {
	case b.Chips != nil:
		return t.chips(at, blanks, name)
	case b.Long:
		return t.answer(at, b)
	}
	return t.oneLine(at, b, name)
}

// nameOf is what a blank is called: a further row as that it goes on from.
func nameOf(blanks []page.Blank, at int) string {
	for i := at; i >= 0; i-- {
		switch name := blanks[i].Name; {
		case name == "":
		case i < at:
			return voice.Say("%s, line %d", name, at-i+1)
		default:
			return name
		}
	}
	return voice.Say("Line %d", at+1)
}

// oneLine asks one line.
func (t *teller) oneLine(at int, b page.Blank, name string) move {
	if b.Words != "" && !b.Secret {
		t.out.say(voice.Say("%s now: %s", name, b.Words))
	}
	if b.Quoted != "" {
		t.out.say(voice.Say("You said “%s”. Enter takes it, - does not.", b.Quoted))
	}
	if b.Hint != "" && b.Words == "" {
		name = voice.Say("%s (%s)", name, strings.Trim(b.Hint, "()"))
	}
	line, more := t.asked(name, b.Secret)
	if !more {
		return away
	}
	if to, is := t.command(line, b); is {
		return to
	}
	words := text.CleanLine(line)
	switch {
	case words == "" && b.Quoted != "":
		words = b.Quoted
	case words == "" && b.Row && b.Words == "":
		return ends
	case words == "":
		return onward
	case words == emptied:
		words = ""
	}
	was := t.wrong()
	if !t.put(at, words) {
		return stays
	}
	if err := t.wrong(); err != nil && was == nil {
		t.put(at, b.Words)
		t.out.say(voice.SentenceCase(voice.Sentence(err)) + ".")
		return stays
	}
	if now := t.blanks(t.program.Now().Page); at < len(now) && now[at].Reads != "" {
		t.out.say(voice.Say("Read as: %s", now[at].Reads))
	}
	return onward
}

// wrong is why what is filled in cannot be kept as it is.
func (t *teller) wrong() error {
	if v := t.program.Now().Page.View(); v.Filling != nil {
		return v.Filling().Wrong
	}
	return nil
}

// asked asks for a line; one that is not to be shown in a way that shows none of it.
func (t *teller) asked(name string, secret bool) (string, bool) {
	if secret && t.Asker != nil {
		words, err := t.Asker(prompt(name))
		t.over = t.over || err != nil // nobody is there any more
		return words, err == nil
	}
	t.out.ask(name)
	return t.line()
}

// here are the actions that can be named where something is filled in.
func (t *teller) here() []page.Action {
	return without(tellable(t.program.Now().Page.Actions()), "enter", "esc", "ctrl+n")
}

// command does what a line says instead of an answer; false if it is one.
func (t *teller) command(line string, b page.Blank) (to move, is bool) {
	c, name := read(line)
	if c != leave {
		t.stays = false
	}
	actions := t.here()
	switch c {
	case none:
		return onward, false
	case back:
		return before, true
	case skip:
		return skips, true
	case help:
		if v := t.program.Now().Page.View(); v.Filling != nil {
			t.out.lines(v.Filling().Asked)
		}
		t.helps(b, actions)
		return stays, true
	case leave:
		t.leave()
		return away, true
	case also:
		if b.Secret { // else it would be said
			return onward, false
		}
	}
	i, ok := number(name, len(actions))
	if !ok {
		i = named(name, namesOf(actions))
	}
	if i < 0 { // a path, or words that begin so: they are what they are
		if !strings.ContainsAny(name, " /") {
			t.out.say(voice.Say("There is no %s here: it is taken for words. ? says what there is.", "/"+name))
		}
		return onward, false
	}
	t.run(t.program.Do(actions[i]))
	return away, true
}

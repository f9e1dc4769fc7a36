package plain

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/draw"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A choice is what a number stands for.
type choice struct {
	name string
	do   func()
	over string // what begins with it and is told before it; empty: nothing
}

// rowsAtOnce is how many rows are told in one go.
const rowsAtOnce = 20

// head tells what this is, and where in it one is.
func (t *teller) head(v page.View) {
	t.out.gap()
	t.out.say(voice.Joined(told(v.Title), told(v.Aside)))
}

// choose tells a page that is read, or asks something, and does what is chosen.
func (t *teller) choose(v page.View) {
	t.head(v)
	actions := tellable(t.program.Now().Page.Actions())
	enter, hasEnter := withKey(actions, "enter")
	var all []choice
	switch q := v.Question; {
	case v.Rows != nil:
		all = t.rows(*v.Rows, enter)
		at := v.Rows.At - t.from
		if v.Rows.Do != nil { // it goes on from all of them
			break
		}
		if hasEnter = v.Rows.Enter && 0 <= at && at < len(all); hasEnter {
			enter = page.Named("enter", all[at].name, enter.Run, "enter")
		}
	case q != nil:
		t.out.lines(q.About)
		t.out.lines(q.More)
		t.out.say(q.Ask)
		all = t.answers(*q)
		for _, a := range q.Answers {
			actions = without(actions, a.Key.Keys()...)
		}
		actions = notNamed(actions, namesOf(q.Answers))
	default:
		t.out.lines(strings.Split(v.Body, "\n"))
	}
	_, opens := withKey(actions, "enter")
	actions = without(actions, "enter")
	t.row = rowWord{}
	if v.Rows != nil && !v.Rows.Enter {
		actions = t.ofRows(*v.Rows, actions, opens)
	}
	if hasEnter && (v.Rows == nil || v.Rows.Do != nil) && (v.Question == nil || len(v.Question.Answers) == 0) {
		actions = append([]page.Action{enter}, actions...)
	}
	often, seldom := t.apart(actions)
	all = append(all, often...)
	t.number(append(all, seldom...), len(all), enter, hasEnter)
}

// apart parts what is done often from the rest.
func (t *teller) apart(actions []page.Action) (often, seldom []choice) {
	for _, a := range actions {
		if a.More {
			seldom = append(seldom, t.choiceOf(a))
		} else {
			often = append(often, t.choiceOf(a))
		}
	}
	return often, seldom
}

// A rowWord does something with a row by its number and a word: nobody sees which one is in hand.
type rowWord struct {
	do   func(row int, word string) bool // false: the word is none; nil: nothing is to be done with one
	more []string                        // the words for what is done seldom, told with all there is
}

// ofRows has what is about the row in hand done with any by its number and a word, and leaves the
// other actions of a page of rows. A number alone opens one, where rows open; where the page has
// something else done with one, it says above them what else can be.
func (t *teller) ofRows(r page.Rows, actions []page.Action, opens bool) (others []page.Action) {
	ofRow, others := ofRows(actions)
	often, seldom := t.apart(ofRow)
	t.row = rowWord{more: calledOf(seldom), do: func(row int, word string) bool {
		if row += t.from; row >= r.Total {
			return false
		}
		t.run(r.To(row))
		now, _ := ofRows(tellable(t.program.Now().Page.Actions()))
		if at := named(word, namesOf(now)); at >= 0 {
			t.run(t.program.Do(now[at]))
			return true
		}
		at := named(word, namesOf(ofRow))
		if at >= 0 {
			t.out.say(voice.Say("There is no %s here. ? says what there is.", namesOf(ofRow)[at]))
		}
		return at >= 0
	}}
	switch names := calledOf(often); {
	case len(names) == 0 || r.Do != nil:
	case opens:
		t.out.say(voice.Say("A number opens one; with a word after it, as in 1 %s, it does that: %s.", names[0], strings.Join(names, ", ")))
	default:
		t.out.say(voice.Say("A number with a word after it, as in 1 %s, does that: %s.", names[0], strings.Join(names, ", ")))
	}
	return others
}

// calledOf is what choices are called.
func calledOf(all []choice) []string {
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.name
	}
	return names
}

func (t *teller) choiceOf(a page.Action) choice {
	return choice{name: a.Key.Help().Desc, do: func() { t.run(t.program.Do(a)) }}
}

// answers are those to what a page asks.
func (t *teller) answers(q page.Question) (all []choice) {
	for i, a := range q.Answers {
		c := t.choiceOf(a)
		if i < len(q.Beside) {
			c.name = voice.Joined(c.name, told(q.Beside[i]))
		}
		all = append(all, c)
	}
	return all
}

// rows are those of a page, so many at a time.
func (t *teller) rows(r page.Rows, enter page.Action) (all []choice) {
	t.out.lines(r.Above)
	if t.from >= r.Total {
		t.from = 0
	}
	atOnce := rowsAtOnce
	if r.Whole {
		atOnce = r.Total
	}
	for i := t.from; i < min(r.Total, t.from+atOnce); i++ {
		row := r.Row(i)
		if row == nil { // it was not read yet
			t.run(r.To(i))
			row = r.Row(i)
		}
		all = append(all, choice{name: rowOf(row), over: overOf(r, i, i == t.from), do: func() {
			t.run(r.To(i))
			if now, is := withKey(t.program.Now().Page.Actions(), "enter"); is {
				enter = now
			}
			if r.Do != nil {
				enter = page.Named("", "", func() tea.Cmd { return r.Do(i) }, "enter")
			}
			if !enter.Key.Enabled() {
				t.out.say(voice.Say("A number alone does nothing here."))
				return
			}
			t.run(t.program.Do(enter))
		}})
	}
	switch more := r.Total - t.from - atOnce; {
	case more > 0:
		all = append(all, choice{name: voice.Say("the next ones, of %d", more), do: func() { t.from += atOnce }})
	case t.from > 0:
		all = append(all, choice{name: voice.Say("the first ones"), do: func() { t.from = 0 }})
	}
	return all
}

// overOf is what begins with a row, or what the first row is in, in one line.
func overOf(r page.Rows, i int, first bool) string {
	if r.Over == nil {
		return ""
	}
	return rowOf(r.Over(i, first))
}

// rowOf is a row in one line. What every line of a lesson has before it is told once.
func rowOf(drawn []string) string {
	var parts []string
	lesson := draw.Told().Lesson
	for _, line := range drawn {
		line = strings.TrimSpace(told(line))
		if rest, of := strings.CutPrefix(line, lesson); of && len(parts) > 0 && strings.HasPrefix(parts[len(parts)-1], lesson) {
			line = strings.TrimSpace(rest)
		}
		if line != "" {
			parts = append(parts, line)
		}
	}
	return strings.ReplaceAll(strings.Join(parts, "; "), ".; ", ". ")
}

// number tells the choices with their numbers, so many of them at first, and does the one
// that is chosen. What was not told yet has no number.
func (t *teller) number(all []choice, first int, enter page.Action, hasEnter bool) {
	t.out.choices(all[:first])
	ask := voice.Say("Number")
	if hasEnter {
		ask = voice.Say("Number, or enter: %s", enter.Key.Help().Desc)
	}
	for !t.over {
		t.out.ask(ask)
		line, more := t.line()
		if !more {
			return
		}
		if line == "" && hasEnter {
			t.run(t.program.Do(enter))
			return
		}
		c, _ := read(line)
		if c != leave {
			t.stays = false
		}
		if t.didOfRow(line, first) {
			return
		}
		switch i := chosen(line, all, first); {
		case i >= 0:
			all[i].do()
			return
		case c == leave:
			t.leave()
			return
		case c == back && t.inside: // the menu
			return
		case c == back || c == skip:
			t.sideways(c)
			return
		case c == help:
			t.out.choices(all)
			if len(t.row.more) > 0 {
				t.out.say(voice.Say("After a number, these words do more with it: %s.", strings.Join(t.row.more, ", ")))
			}
			first = len(all)
			t.clearing()
		default:
			t.missed(line, hasEnter)
			t.out.say(upTo(first) + "; " + voice.Say("? tells all there are."))
		}
	}
}

// missed says of words where a number was asked for that they are not kept.
func (t *teller) missed(line string, orEnter bool) {
	switch {
	case numbers(inFields(line)): // which is said to be none of those
	case orEnter:
		t.strays(line, nil)
	default:
		t.out.say(voice.Say("Not kept, since a number was asked for: %s", strings.TrimSpace(line)))
	}
}

// didOfRow does with a row what a line says after its number; false if it says nothing so.
func (t *teller) didOfRow(line string, rows int) bool {
	row, word, two := strings.Cut(strings.TrimSpace(line), " ")
	i, is := number(row, rows)
	return two && is && t.row.do != nil && t.row.do(i, word)
}

// sideways goes back, or past what is asked.
func (t *teller) sideways(c command) {
	actions := t.program.Now().Page.Actions()
	keys := []string{"shift+tab", "esc"}
	out, is := withKey(actions, "esc")
	switch {
	case c == skip:
		keys = []string{"ctrl+n", "enter"}
	case is && out.Key.Help().Desc == voice.Say("back"): // the other one goes to and fro within the page
		keys = []string{"esc"}
	}
	for _, k := range keys {
		if a, is := withKey(actions, k); is {
			t.run(t.program.Do(a))
			return
		}
	}
	if _, home := t.program.Now().Page.Here().(page.Home); home && c == back {
		t.out.say(voice.Say("This is the first page. q leaves."))
		return
	}
	t.out.say(voice.Say("Nothing lies there."))
}

// choices tells what can be chosen, each with its number.
func (o *out) choices(all []choice) {
	for i, c := range all {
		o.say(c.over)
		o.say(strconv.Itoa(i+1) + ". " + c.name)
	}
}

// chosen is the choice that a line names: one of the first by its number, any by its name; -1
// if none.
func chosen(line string, all []choice, first int) int {
	if i, is := number(line, first); is {
		return i
	}
	if c, _ := read(line); c != none && c != also {
		return -1
	}
	return named(strings.TrimPrefix(strings.TrimSpace(line), "/"), calledOf(all))
}

// open opens a place from the menu.
func (t *teller) open(to page.Place) func() {
	return func() {
		t.from = 0
		t.run(t.program.Leave(func() tea.Msg { return page.GoMsg{To: to} }))
	}
}

package plain

import (
	"slices"

	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// menu is the first page: what one can do, and what waits.
func (t *teller) menu() {
	v := t.program.Now().Page.View()
	t.row = rowWord{}
	t.out.gap()
	t.out.say(voice.Joined("messup", told(v.Aside)))
	waits := 0
	if v.Rows != nil {
		waits = v.Rows.Total
	}
	doors := t.doors()
	often := min(doorsAtOnce, len(doors))
	seldom := doors[often:]
	all := append([]choice{{name: voice.Say("write"), do: t.begin}}, doors[:often]...)
	all = slices.Insert(all, min(2, len(all)), choice{name: voice.Say("today, and what waits: %d", waits), do: func() { t.today(v) }})
	if len(seldom) > 0 {
		all = append(all, choice{name: voice.Say("everything else: %d", len(seldom)), do: func() { t.others(seldom) }})
	}
	all = append(all, choice{name: voice.Say("quit"), do: func() { t.over = true }})
	t.number(append(all, seldom...), len(all), page.Action{}, false)
}

// doorsAtOnce is how many places are told each time. Those that one goes to seldom are told
// behind them, and can be named at once.
const doorsAtOnce = 7

// doors are the places that the desk leads to, as it has them.
func (t *teller) doors() (all []choice) {
	for _, a := range tellable(t.Doors) {
		c := t.choiceOf(a)
		if slices.Contains(a.Key.Keys(), "/") { // a page to type on, where one line is enough
			c.do = t.find
		}
		all = append(all, choice{name: c.name, do: func() {
			t.from = 0
			c.do()
		}})
	}
	return all
}

// others tells the places that one goes to seldom.
func (t *teller) others(seldom []choice) {
	t.among(append(slices.Clone(seldom), choice{name: voice.Say("back to the menu"), do: func() {}}))
}

// today tells what is on the first page, one of which can be opened.
func (t *teller) today(v page.View) {
	if v.Rows == nil || v.Rows.Total == 0 {
		t.out.say(voice.Nothing(false))
		return
	}
	enter, _ := withKey(t.program.Now().Page.Actions(), "enter")
	t.among(append(t.rows(*v.Rows, enter), choice{name: voice.Say("back to the menu"), do: func() {}}))
}

// among has one chosen of what something of the menu leads to.
func (t *teller) among(all []choice) {
	t.inside, t.row = true, rowWord{}
	t.number(all, len(all), page.Action{}, false)
	t.inside = false
}

// begin asks what to write with.
func (t *teller) begin() {
	all := make([]choice, len(t.Sets))
	for i, s := range t.Sets {
		all[i] = choice{name: s.Name, do: t.open(s.To)}
	}
	t.among(all)
}

// find asks for words, and tells what has them.
func (t *teller) find() {
	t.out.ask(voice.Say("Words to find, or enter for all"))
	words, more := t.line()
	if !more {
		return
	}
	switch c, _ := read(words); c {
	case leave, back:
		return
	case help:
		t.out.say(voice.Say("What has all these words is listed; enter lists all there is, and < goes back."))
		t.clearing()
		t.find()
		return
	}
	t.open(page.Browse{Query: text.CleanLine(words)})()
}

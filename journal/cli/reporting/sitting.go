package reporting

import (
	"errors"
	"strings"

	"messup/journal/cli/asking"
	"messup/journal/text"
	"messup/journal/voice"
)

var errNoTerminal = errors.New("going through it step by step needs a terminal; the other flags work without one")

// What can be answered to every question of a sitting.
const (
	none = "-"
	stop = asking.StopLetter
	back = asking.BackLetter
)

// sit goes through the report step by step: what was chosen is kept after each, an empty answer
// leaves a step as it is, and one can stop anywhere and go on another day.
func (r *run) sit() error {
	r.Prose(voice.Say("The report of %s, step by step. Enter leaves a step as it is, %s empties it, %s goes back one, %s stops for today. Each step is kept.", r.year.Name, none, back, stop))
	steps := make([]func() (bool, error), 0, 10)
	for _, c := range r.choices() {
		steps = append(steps, func() (bool, error) { return r.choose(c) })
	}
	for i := range r.chosen.Lines.All() {
		steps = append(steps, func() (bool, error) { return r.typeLine(i) })
	}
	// What was most important first; who it is from last, when it is known what it is.
	order := []int{4, 0, 1, -1, 5, 6, 2, 7, 8, 3}
	var before []int // the steps gone through that asked something
	for n := 0; n < len(order); {
		at := order[n]
		r.Say("")
		r.Say("Step %d of %d", n+1, len(order))
		step := r.cards
		if at >= 0 {
			step = steps[at]
		}
		r.inquired = false
		goesOn, err := step()
		switch {
		case errors.Is(err, errBack):
			if len(before) > 0 {
				n, before = before[len(before)-1], before[:len(before)-1]
			}
			continue
		case err != nil || !goesOn:
			return err
		case r.inquired:
			before = append(before, n)
		}
		n++
	}
	r.Say("")
	r.Prose(voice.Say("That is all of it. `messup report %s -o FILE` writes it for yourself; with --redact it is for others to read.", r.year.Name))
	return nil
}

// errBack says that somebody wants to go back a step.
var errBack = errors.New("one step back")

// ask asks a question of a sitting. An answer that stops it says so; one that goes back a step is
// errBack. A key that types nothing, as esc, is none.
func (r *run) ask(question string) (answer string, goesOn bool, err error) {
	r.inquired = true
	r.Prose(question)
	for {
		typed, asked, err := r.Ask(asking.Prompt)
		if err == nil && !asked {
			err = errNoTerminal
		}
		answer = strings.TrimSpace(text.CleanLine(typed))
		if err != nil {
			return "", false, err
		}
		if answer != "" || !strings.ContainsRune(typed, '\x1b') {
			break
		}
	}
	switch answer {
	case back:
		return "", false, errBack
	case stop:
		r.Prose(voice.Say("Kept. `messup report %s --guided` goes on.", r.year.Name))
		return "", false, nil
	}
	return answer, true, nil
}

// choose has somebody choose from a list.
func (r *run) choose(c choice) (bool, error) {
	if len(c.ids) == 0 {
		r.Prose(voice.Say("%s: there is nothing to choose from.", voice.Say(c.title)))
		return true, nil
	}
	if err := r.show(c); err != nil {
		return false, err
	}
	question := voice.Say("Which of them? Type their ids, in the order you want.")
	if c.most > 0 {
		question = voice.Say("Which of them? Type their ids, in the order you want, %d at most.", c.most)
	}
	for {
		answer, goesOn, err := r.ask(question)
		if err != nil || !goesOn || answer == "" {
			return goesOn, err
		}
		if answer == none {
			answer = ""
		}
		ids, err := c.read(strings.FieldsFunc(answer, func(c rune) bool { return c == ' ' || c == ',' }))
		if err == nil {
			*c.chosen = ids
			return true, r.keep()
		}
		r.Prose(voice.Sentence(err)) // and once more
	}
}

// typeLine has somebody type a line.
func (r *run) typeLine(i int) (bool, error) {
	l, line := typed()[i], r.chosen.Lines.All()[i]
	r.Heading(voice.Say(l.label))
	if *line != "" {
		r.Prose(*line)
	}
	answer, goesOn, err := r.ask(voice.Say(l.ask))
	if err != nil || !goesOn || answer == "" {
		return goesOn, err
	}
	if *line = answer; answer == none {
		*line = ""
	}
	return true, r.keep()
}

// cards shows the failures that were chosen, as they will stand.
func (r *run) cards() (bool, error) {
	for i, f := range r.material.Report(r.chosen).Failures {
		if i > 0 {
			r.Say("")
		}
		r.Heading(voice.Say("Failure %d", i+1))
		r.Prose(f.Text)
		lesson := f.Lesson
		if lesson == "" {
			lesson = voice.Say("not worded yet")
		}
		r.Prose(voice.Say("Lesson: %s", lesson))
		r.Prose(voice.Say("Since then: %s", f.Since))
	}
	if len(r.chosen.Failures) == 0 {
		r.Prose(voice.Say("No failure is chosen yet."))
		return true, nil
	}
	_, goesOn, err := r.ask(voice.Say("Read them through. To word one otherwise, stop and use `messup edit ID`. Enter goes on."))
	return goesOn, err
}

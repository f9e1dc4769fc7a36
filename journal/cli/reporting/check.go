package reporting

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"messup/journal/cli/asking"
	"messup/journal/habits"
	"messup/journal/redact"
	"messup/journal/report"
	"messup/journal/share"
	"messup/journal/text"
	"messup/journal/voice"
)

var errUnread = errors.New("nothing was written: each sentence that may point at somebody has to be read by a person, and that needs a terminal")

var errStopped = errors.New("it was stopped, and nothing was written; what was decided is kept, and the same command goes on")

// A checking is one report being read before others may, as a share is. What is decided holds in
// this report alone, and is kept after each sentence.
type checking struct {
	*run
	known redact.Known
	texts []share.Said
}

// check has a person read every sentence of a report before it is written for others. Each that
// may point at somebody is asked about alone, and dropped unless somebody says otherwise; what
// will be written is read in one go at the end. False if nothing is to be written.
func (r *run) check(done *report.Report) (sure bool, err error) {
	c := checking{run: r}
	if c.known, err = share.Known(r.ctx, r.book); err != nil {
		return false, err
	}
	failures := slices.Clone(done.Failures) // with their titles, which are in no text of it
	texts := done.Texts()
	for i, said := range texts {
		c.texts = append(c.texts, share.Said{Key: nth(i), Words: *said})
	}
	r.Prose(voice.Say("Before others may read it: messup can find likely names. It can't know what people at your school would recognise. You decide."))
	if n := len(r.chosen.Read); n > 0 {
		r.Prose(voice.Say("It goes on where it was left: %s already, which %s takes back one by one.", voice.Count(n, "decision was made", "decisions were made"), back))
	}
	for {
		read, err := c.each()
		if err != nil {
			return false, err
		}
		c.shows(read, failures)
		if sure, err = c.sure(); !errors.Is(err, errBack) {
			for i, words := range texts {
				*words = read.Passed()[nth(i)]
			}
			done.Tidy()
			done.Redacted = true
			return sure, err
		}
		if err := c.undo(); err != nil {
			return false, err
		}
	}
}

// nth names one of the texts.
func nth(i int) share.Key { return share.Key{Field: share.Field(strconv.Itoa(i))} }

// shows says all that will be written, whether it was asked about or not, and which failures are
// left with nothing to say.
func (c *checking) shows(read share.Check, failures []report.Failure) {
	will := c.material.Report(c.chosen)
	for i, words := range will.Texts() {
		*words = read.Passed()[nth(i)]
	}
	will.Tidy()
	var told text.WordList // each once
	for _, words := range will.Texts() {
		if *words != "" {
			told.Add(*words)
		}
	}
	c.Say("")
	if fine := c.fine(); len(fine) > 0 {
		c.Prose(voice.Say("Fine in this report, as you said: %s.", strings.Join(fine, ", ")))
	}
	if len(told.Words) == 0 {
		c.Prose(voice.Say("Of what you wrote nothing is left to be written."))
	} else {
		c.Heading(voice.Say("Of what you wrote, this will be written:"))
	}
	for _, words := range told.Words {
		c.Prose(words)
	}
	for _, f := range failures {
		if !slices.ContainsFunc(will.Failures, func(w report.Failure) bool { return w.ID == f.ID }) {
			c.Prose(voice.Say("Left out, since nothing is left of what failed: %s", f.Title))
		}
	}
}

// fine are the words that are asked about no more.
func (c *checking) fine() (words []string) {
	for _, s := range c.chosen.Read {
		if s.Does == habits.Fine {
			words = append(words, s.Words...)
		}
	}
	return words
}

// sure asks the last questions.
func (c *checking) sure() (bool, error) {
	c.Say("")
	c.Prose(voice.Say("Would the student, or their family, know this was about them? Would you be comfortable if they read it? A second reader sees more."))
	answer, asked, err := c.Ask(voice.Say("Write it? [y/N, or %s: back one]", back))
	answer = strings.ToLower(strings.TrimSpace(answer))
	switch {
	case err != nil:
		return false, err
	case !asked:
		return false, errUnread
	case answer == back:
		return false, errBack
	case !voice.IsYes(answer):
		c.Say("Nothing was written. What you decided is kept: the same command goes on.")
		return false, nil
	}
	return true, nil
}

// each asks about one sentence after the other until none is left.
func (c *checking) each() (share.Check, error) {
	for {
		read := c.read()
		left := read.Left()
		if len(left) == 0 {
			return read, nil
		}
		if err := c.decide(read, left[0]); err != nil {
			return read, err
		}
	}
}

// read reads the report with all that was decided of it so far. A decision about a sentence that is not
// there any more decides nothing.
func (c *checking) read() share.Check {
	texts, known := slices.Clone(c.texts), c.known
	known.Fine = slices.Clone(known.Fine)
	var decided []share.Decision
	for _, s := range c.chosen.Read {
		switch s.Does {
		case habits.Keep, habits.Drop:
			decided = append(decided, share.Decision{Of: s.Of, Drop: s.Does == habits.Drop})
		case habits.Fine:
			known.Fine = append(known.Fine, s.Words...)
			decided = append(decided, share.Decision{Of: s.Of})
		case habits.Change:
			read := share.CheckOf(texts, known, decided)
			for i, l := range read.Lines { // a report says some sentences twice
				if l.Of == s.Of {
					texts[slices.IndexFunc(texts, func(t share.Said) bool { return t.Key == l.Key })].Words = read.Changed(i, strings.Join(s.Words, " "))
				}
			}
		}
	}
	return share.CheckOf(texts, known, decided)
}

// decide asks about one sentence.
func (c *checking) decide(read share.Check, at int) error {
	l := read.Lines[at]
	answer, typed, asked, err := asking.Sentence(c, read, at, "k keep · c change · f these words are fine in all of this report · b back one · q stop · enter drop")
	switch {
	case err != nil:
		return err
	case !asked:
		return errUnread
	}
	switch answer {
	case asking.Keep:
		return c.did(habits.Step{Of: l.Of, Does: habits.Keep})
	case asking.Change:
		return c.did(habits.Step{Of: l.Of, Does: habits.Change, Words: []string{typed}})
	case asking.Fine:
		words := make([]string, 0, len(l.Flags))
		for _, f := range l.Flags {
			words = append(words, f.Words)
		}
		c.Prose(voice.Say("Asked about no more in this report: %s.", strings.Join(words, ", ")))
		return c.did(habits.Step{Of: l.Of, Does: habits.Fine, Words: words})
	case asking.Back:
		return c.undo()
	case asking.Stop:
		return errStopped
	case asking.Drop:
	}
	return c.did(habits.Step{Of: l.Of, Does: habits.Drop})
}

// did keeps one decision.
func (c *checking) did(s habits.Step) error {
	c.chosen.Read = append(slices.Clone(c.chosen.Read), s)
	return c.keep()
}

// undo takes the last decision back.
func (c *checking) undo() error {
	n := len(c.chosen.Read)
	if n == 0 {
		c.Say("This is the first: there is nothing to go back to.")
		return nil
	}
	c.chosen.Read = slices.Clone(c.chosen.Read[:n-1])
	return c.keep()
}

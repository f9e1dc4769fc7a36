package reporting

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"messup/journal/redact"
	"messup/journal/report"
	"messup/journal/share"
	"messup/journal/text"
	"messup/journal/voice"
)

var errUnread = errors.New("nothing was written: each sentence that may point at somebody has to be read by a person, and that needs a terminal")

var errStopped = errors.New("it was stopped, and nothing was written")

// A checking is one report being read before others may, as a share is. What is decided holds in
// this report alone.
type checking struct {
	*run
	known   redact.Known
	texts   []share.Said
	decided []share.Decision
}

// check has a person read every sentence of a report before it is written for others. Each that
// may point at somebody is asked about alone, and dropped unless somebody says otherwise; the
// rest is read in one go at the end. False if nothing is to be written.
func (r *run) check(done *report.Report) (sure bool, err error) {
	c := checking{run: r}
	if c.known, err = share.Known(r.ctx, r.book); err != nil {
		return false, err
	}
	texts := done.Texts()
	for i, said := range texts {
		c.texts = append(c.texts, share.Said{Key: nth(i), Words: *said})
	}
	r.Prose(voice.Say("Before others may read it: messup can find likely names. It can't know what people at your school would recognise. You decide."))
	read, err := c.each()
	if err != nil {
		return false, err
	}
	for i, words := range texts {
		*words = read.Passed()[nth(i)]
	}
	done.Tidy()
	done.Redacted = true
	r.Say("")
	r.Heading(voice.Say("Nothing was found in these:"))
	var told text.WordList // each once
	for _, l := range read.Lines {
		if !l.Asked() && !l.Blank() {
			told.Add(l.Proposed)
		}
	}
	for _, words := range told.Words {
		r.Prose(words)
	}
	return c.sure()
}

// nth names one of the texts.
func nth(i int) share.Key { return share.Key{Field: share.Field(strconv.Itoa(i))} }

// sure asks the last questions.
func (c *checking) sure() (bool, error) {
	c.Say("")
	c.Prose(voice.Say("Would the student, or their family, know this was about them? Would you be comfortable if they read it? A second reader sees more."))
	answer, asked, err := c.Ask(voice.Say("Write it? [y/N]"))
	switch {
	case err != nil:
		return false, err
	case !asked:
		return false, errUnread
	case !strings.EqualFold(strings.TrimSpace(answer), "y") && !strings.EqualFold(strings.TrimSpace(answer), "yes"):
		c.Say("Nothing was written.")
		return false, nil
	}
	return true, nil
}

// each asks about one sentence after the other until none is left.
func (c *checking) each() (share.Check, error) {
	for {
		read := share.CheckOf(c.texts, c.known, c.decided)
		left := read.Left()
		if len(left) == 0 {
			return read, nil
		}
		if err := c.decide(read, left[0]); err != nil {
			return read, err
		}
	}
}

// decide asks about one sentence.
func (c *checking) decide(read share.Check, at int) error {
	l, flagged := read.Lines[at], read.Flagged()
	c.Say("")
	c.Say("%d of %d", flagged-len(read.Left())+1, flagged)
	c.Prose(l.Proposed)
	if l.Proposed != l.Was {
		c.Prose(voice.Say("You wrote: %s", l.Was))
	}
	for _, f := range l.Flags {
		c.Prose(voice.Joined(voice.PointsAt(f.Why), f.Words))
	}
	c.Prose(voice.Say("k keep · c change · f that word is fine here · q stop · enter drop"))
	answer, asked, err := c.Ask(prompt)
	switch {
	case err != nil:
		return err
	case !asked:
		return errUnread
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "k", "keep":
		c.decided = append(c.decided, share.Decision{Of: l.Of})
	case "c", "change":
		return c.change(read, at)
	case "f", "fine":
		for _, f := range l.Flags {
			c.known.Fine = append(c.known.Fine, f.Words)
		}
		c.decided = append(c.decided, share.Decision{Of: l.Of})
	case stop:
		return errStopped
	case "", "d", "drop":
		c.decided = append(c.decided, share.Decision{Of: l.Of, Drop: true})
	}
	return nil
}

// change asks for other words, which are looked through in their turn.
func (c *checking) change(read share.Check, at int) error {
	words, asked, err := c.Ask(voice.Say("In other words:"))
	if err == nil && !asked {
		err = errUnread
	}
	if words = text.CleanLine(words); err != nil || words == "" {
		return err
	}
	for i, l := range read.Lines { // a report says some sentences twice
		if l.Of == read.Lines[at].Of {
			c.texts[slices.IndexFunc(c.texts, func(t share.Said) bool { return t.Key == l.Key })].Words = read.Changed(i, words)
		}
	}
	return nil
}

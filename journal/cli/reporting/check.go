package reporting

import (
	"errors"
	"slices"
	"strings"

	"messup/journal/redact"
	"messup/journal/report"
	"messup/journal/text"
	"messup/journal/voice"
)

var errUnread = errors.New("nothing was written: each sentence that may point at somebody has to be read by a person, and that needs a terminal")

// A checking is one report being read before others may.
type checking struct {
	*run
	checker *redact.Checker
	fine    []string          // words that point at nobody in this report
	decided map[string]string // what a sentence became, by what was proposed; the same is asked once
	read    []string          // what was not asked about
	asked   int               // how many sentences were asked about
	flagged int               // how many there are, as far as one sees before
}

// check has a person read every sentence of a report before it is written for others. Each that
// may point at somebody is asked about alone, and dropped unless somebody says otherwise; the
// rest is read in one go at the end. False if nothing is to be written.
func (r *run) check(done *report.Report) (sure bool, err error) {
	known, err := r.known()
	if err != nil {
		return false, err
	}
	c := checking{run: r, checker: redact.New(known), decided: map[string]string{}, flagged: flagged(known, done)}
	r.Prose(voice.Say("Before others may read it: messup can find likely names. It can't know what people at your school would recognise. You decide."))
	for _, said := range done.Texts() {
		if *said, err = c.text(*said); err != nil {
			return false, err
		}
	}
	done.Tidy()
	done.Redacted = true
	r.Say("")
	r.Heading(voice.Say("Nothing was found in these:"))
	for _, said := range c.read {
		r.Prose(said)
	}
	r.Say("")
	r.Prose(voice.Say("Would the student, or their family, know this was about them? Would you be comfortable if they read it? A second reader sees more."))
	answer, asked, err := r.Ask(voice.Say("Write it? [y/N]"))
	switch {
	case err != nil:
		return false, err
	case !asked:
		return false, errUnread
	case !strings.EqualFold(strings.TrimSpace(answer), "y") && !strings.EqualFold(strings.TrimSpace(answer), "yes"):
		r.Say("Nothing was written.")
		return false, nil
	}
	return true, nil
}

// flagged counts the sentences of a report that may point at somebody.
func flagged(known redact.Known, of *report.Report) int {
	checker, all := redact.New(known), map[string]bool{}
	for _, said := range of.Texts() {
		for _, s := range checker.Sentences(*said) {
			if len(s.Flags) > 0 {
				all[s.Proposed] = true
			}
		}
	}
	return len(all)
}

// known is what the journal knows that may point at somebody.
func (r *run) known() (k redact.Known, err error) {
	if k.Classes, err = r.book.Classes.Named(r.ctx); err != nil {
		return k, err
	}
	var tags, people text.WordList
	for _, e := range r.all.Entries {
		tags.Add(e.Tags...)
	}
	for _, c := range r.all.Checkins {
		people.Add(c.Person)
	}
	k.Tags, k.People, k.Fine = tags.Words, people.Words, r.all.Settings.NoNames
	return k, nil
}

// text has the sentences of a text decided about, and returns what is left of it.
func (c *checking) text(said string) (string, error) {
	var left []string
	for _, s := range c.checker.Sentences(said) {
		s.Flags = slices.DeleteFunc(s.Flags, func(f redact.Flag) bool { return slices.Contains(c.fine, text.FoldWords(f.Words)) })
		became, is := c.decided[s.Proposed]
		switch {
		case s.Was == "" || is:
		case len(s.Flags) == 0:
			became = s.Proposed
			c.read = append(c.read, became)
		default:
			var err error
			if became, err = c.decide(s); err != nil {
				return "", err
			}
		}
		c.decided[s.Proposed] = became
		if became != "" {
			left = append(left, became)
		}
	}
	return strings.Join(left, " "), nil
}

// decide asks about one sentence. Other words for it are looked through in their turn.
func (c *checking) decide(s redact.Sentence) (string, error) {
	c.asked++
	for {
		c.Say("")
		c.Say("%d of %d", c.asked, max(c.asked, c.flagged))
		c.Prose(s.Proposed)
		if s.Proposed != s.Was {
			c.Prose(voice.Say("You wrote: %s", s.Was))
		}
		for _, f := range s.Flags {
			c.Prose(voice.Joined(voice.PointsAt(f.Why), f.Words))
		}
		c.Prose(voice.Say("k keep · c change · f that word is fine here · q stop · enter drop"))
		answer, asked, err := c.Ask(prompt)
		switch {
		case err != nil:
			return "", err
		case !asked:
			return "", errUnread
		}
		switch strings.ToLower(strings.TrimSpace(answer)) {
		case "k", "keep":
			return s.Proposed, nil
		case "c", "change":
			return c.change(s)
		case "f", "fine":
			for _, f := range s.Flags {
				c.fine = append(c.fine, text.FoldWords(f.Words))
			}
			return s.Proposed, nil
		case stop:
			return "", errStopped
		case "", "d", "drop":
			return "", nil
		}
	}
}

var errStopped = errors.New("it was stopped, and nothing was written")

// change asks for other words, and about those what there is to ask.
func (c *checking) change(s redact.Sentence) (string, error) {
	words, asked, err := c.Ask(voice.Say("In other words:"))
	switch words = text.CleanLine(words); {
	case err != nil:
		return "", err
	case !asked:
		return "", errUnread
	case words == "":
		return c.decide(s)
	}
	return c.text(words)
}

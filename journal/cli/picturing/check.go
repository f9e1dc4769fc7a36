package picturing

import (
	"errors"

	"messup/journal/cli/asking"
	"messup/journal/cli/usage"
	"messup/journal/share"
	"messup/journal/voice"
)

// unread says that somebody has to read a card before others do.
func unread() error {
	return &usage.Error{
		What: voice.Say("card: each sentence goes past a person before others read it, and that needs a terminal"),
		Hint: voice.Say("With --as-is it is written as it stands, for yourself."),
	}
}

var errStopped = errors.New("it was stopped, and nothing was written")

// check has a person read the card before it is written for others: each sentence that may point
// at somebody alone, then all of it in its box. False if nothing is to be written.
func (r *run) check(d share.Draft) (doc share.Document, sure bool, err error) {
	known, err := share.Known(r.ctx, r.book)
	if err != nil {
		return doc, false, err
	}
	pieces := []share.Piece{r.piece}
	read := d.Check(pieces, known)
	asked := len(read.Left()) > 0
	if asked {
		r.Prose(voice.Say("Before others may read it: messup can find likely names. It can't know what people at your school would recognise. You decide."))
	}
	for ; len(read.Left()) > 0; read = d.Check(pieces, known) {
		if d, err = r.decide(d, read); err != nil {
			return doc, false, err
		}
	}
	if doc = r.document(d, read); doc.Empty() {
		r.Prose(voice.Say("Nothing is left that a card could say: it needs its lesson. Nothing was written."))
		return doc, false, nil
	}
	if asked {
		r.Say("")
		r.show(doc)
	}
	r.Prose(voice.Say("Would the student, or their family, know this was about them? Would you be comfortable if they read it?"))
	answer, is, err := r.Ask(voice.Say("Write it to %s? [y/N]", r.shownAs()))
	switch {
	case err != nil:
		return doc, false, err
	case !is:
		return doc, false, unread()
	case !voice.IsYes(answer):
		r.Say("Nothing was written.")
		return doc, false, nil
	}
	return doc, true, nil
}

// shownAs is where the card goes, in words.
func (r *run) shownAs() string {
	if r.file == printed {
		return voice.Say("standard output")
	}
	return r.file
}

// decide asks about the first sentence that is left.
func (r *run) decide(d share.Draft, read share.Check) (share.Draft, error) {
	at := read.Left()[0]
	l := read.Lines[at]
	answer, words, asked, err := asking.Sentence(r, read, at, "k keep · c change · f that word is fine here · b back one · q stop · enter drop")
	if err == nil && !asked {
		err = unread()
	}
	if err != nil {
		return d, err
	}
	switch answer {
	case asking.Keep:
		return d.Decide(l.Of, false), nil
	case asking.Change:
		return d.Change(read, at, words), nil
	case asking.Fine:
		for _, f := range l.Flags {
			d = d.Spare(f.Words)
		}
		return d, nil
	case asking.Back:
		return d.Undecide(), nil
	case asking.Stop:
		return d, errStopped
	case asking.Drop:
	}
	return d.Decide(l.Of, true), nil
}

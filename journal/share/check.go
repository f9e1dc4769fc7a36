package share

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"messup/journal"
	"messup/journal/redact"
	"messup/journal/text"
)

// A Said is one text of a document before the check.
type Said struct {
	Key
	Words string
}

// Texts are all texts of a document that a person wrote, in the order they stand in. What the
// program says beside them, such as "tried again: better", is not among them.
func (d Draft) Texts(pieces []Piece) (all []Said) {
	add := func(k Key, own string) {
		words, typed := d.Words(k)
		if !typed {
			words = own
		}
		if words != "" {
			all = append(all, Said{k, words})
		}
	}
	above, below := d.Form.Typed()
	for _, f := range above {
		add(Key{Field: f}, "")
	}
	for _, p := range pieces {
		for _, t := range p.Texts() {
			if d.Form.Has(t.Field) {
				add(t.Key, t.Words)
			}
		}
	}
	for _, f := range below {
		add(Key{Field: f}, "")
	}
	return all
}

// Texts are those of a piece, as the journal has them.
func (p Piece) Texts() []Said {
	said := func(f Field, words string) Said { return Said{Key{p.Ref, f}, words} }
	return []Said{
		said(Text, p.Text), said(TheLesson, p.Lesson), said(Applies, p.When),
		said(How, p.How), said(SinceLine, p.Line), said(PieceArea, p.Area),
	}
}

// A Line is one sentence of a document in the check. One with no words stands between two
// paragraphs.
type Line struct {
	Key
	redact.Sentence
	Of      journal.ID // names the sentence in a decision
	Decided bool
	Dropped bool
}

// Blank reports whether it stands between two paragraphs.
func (l Line) Blank() bool { return l.Was == "" }

// Asked reports whether a person has to decide about it, alone: it has a flag, or it is proposed
// in other words than were written.
func (l Line) Asked() bool { return len(l.Flags) > 0 || l.Proposed != l.Was }

// A Check is a run through all sentences of a document. Those with a flag are asked about one by
// one; nothing can be written while one is left. The others are read in one go at the end.
type Check struct {
	Lines []Line
	// Reworded says that something with a flag was worded anew in this document alone, so that
	// it is in no line any more.
	Reworded bool
}

// Check begins the check, or goes on with it. known is read with the words that are fine in this
// document.
func (d Draft) Check(pieces []Piece, known redact.Known) Check {
	known.Fine = append(slices.Clone(known.Fine), d.Fine...)
	c := CheckOf(d.Texts(pieces), known, d.Decisions)
	c.Reworded = d.reworded(pieces, known)
	return c
}

// CheckOf is the check of some texts: what was decided about a sentence holds as long as it is the
// same, and proposed in the same words.
func CheckOf(texts []Said, known redact.Known, decisions []Decision) (c Check) {
	checker := redact.New(known)
	for _, t := range texts {
		for _, s := range checker.Sentences(t.Words) {
			s.Proposed = begunAs(t.Field, s.Was, s.Proposed)
			l := Line{Key: t.Key, Sentence: s, Of: journal.HashID(s.Was, s.Proposed)}
			for _, decided := range decisions {
				if decided.Of == l.Of {
					l.Decided, l.Dropped = true, decided.Drop
				}
			}
			c.Lines = append(c.Lines, l)
		}
	}
	return c
}

// reworded reports whether a sentence of the journal with a flag stands there no more, as
// somebody typed other words.
func (d Draft) reworded(pieces []Piece, known redact.Known) bool {
	checker := redact.New(known)
	for _, p := range pieces {
		for _, t := range p.Texts() {
			typed, is := d.Words(t.Key)
			if !is {
				continue
			}
			for _, s := range checker.Sentences(t.Words) {
				if (Line{Sentence: s}).Asked() && !strings.Contains(text.CleanLine(typed), s.Was) {
					return true
				}
			}
		}
	}
	return false
}

// Removed reports whether what may point at somebody was put otherwise, changed or dropped, and
// none of it was kept.
func (c Check) Removed() bool {
	removed := c.Reworded
	for _, l := range c.Lines {
		kept := l.Decided && !l.Dropped
		if kept && slices.ContainsFunc(l.Flags, func(f redact.Flag) bool { return strings.Contains(l.Proposed, f.Words) }) {
			return false
		}
		removed = removed || l.Asked()
	}
	return removed
}

// begunAs is what is proposed for a sentence, with a small letter at its beginning where what
// was written has none: it stands behind a colon, or goes on from words of the program.
func begunAs(f Field, was, proposed string) string {
	first, _ := utf8.DecodeRuneInString(was)
	goesOn := f == How || f == SinceLine || f == Applies
	if small := unicode.IsLower(first) || goesOn && unicode.IsDigit(first); !small {
		return proposed
	}
	begins, size := utf8.DecodeRuneInString(proposed)
	return string(unicode.ToLower(begins)) + proposed[size:]
}

// Left are the sentences that have a flag and are not decided yet, by their place in Lines.
func (c Check) Left() (left []int) {
	asked := map[journal.ID]bool{} // the same sentence twice is asked about once
	for i, l := range c.Lines {
		if l.Asked() && !l.Decided && !asked[l.Of] {
			left, asked[l.Of] = append(left, i), true
		}
	}
	return left
}

// Flagged counts the sentences that are asked about.
func (c Check) Flagged() int {
	of := map[journal.ID]bool{}
	for _, l := range c.Lines {
		if l.Asked() {
			of[l.Of] = true
		}
	}
	return len(of)
}

// Passed are the texts of the document after the check, each without the sentences that are
// dropped, and as they were proposed. A sentence nobody has decided about is in none of them.
func (c Check) Passed() map[Key]string {
	return c.without(func(l Line) bool { return l.Dropped || l.Asked() && !l.Decided })
}

// Stand are the texts of the document as far as they are decided: as Passed, with what nobody has
// decided about yet.
func (c Check) Stand() map[Key]string { return c.without(func(l Line) bool { return l.Dropped }) }

func (c Check) without(out func(Line) bool) map[Key]string {
	passed := map[Key]string{}
	for _, l := range c.Lines {
		switch {
		case out(l):
		case l.Blank():
			passed[l.Key] = strings.TrimRight(passed[l.Key], " \n") + "\n\n"
		default:
			passed[l.Key] = joined(passed[l.Key], l.Proposed)
		}
	}
	for k, words := range passed {
		passed[k] = strings.TrimSpace(words)
	}
	return passed
}

// joined is a text with one more sentence at its end.
func joined(words, sentence string) string {
	if words != "" && !strings.HasSuffix(words, "\n") {
		words += " "
	}
	return words + sentence
}

// Decide returns the draft with a decision about a sentence.
func (d Draft) Decide(of journal.ID, drop bool) Draft {
	d.Decisions = slices.DeleteFunc(slices.Clone(d.Decisions), func(x Decision) bool { return x.Of == of })
	d.Decisions = append(d.Decisions, Decision{of, drop})
	return d
}

// Undecide returns the draft without the last decision.
func (d Draft) Undecide() Draft {
	d.Decisions = d.Decisions[:max(0, len(d.Decisions)-1)]
	return d
}

// Change returns the draft with other words in place of a sentence of the check.
func (d Draft) Change(c Check, i int, words string) Draft {
	return d.With(c.Lines[i].Key, c.Changed(i, words))
}

// Changed is the text that a sentence is from with other words in its place, wherever it stands
// there. They are read anew: what points at somebody in them is asked about in its turn.
func (c Check) Changed(i int, words string) (said string) {
	at := c.Lines[i]
	for j, l := range c.Lines {
		switch {
		case l.Key != at.Key:
		case l.Blank():
			said = strings.TrimRight(said, " ") + "\n\n"
		case j == i || l.Of == at.Of:
			said = joined(said, strings.TrimSpace(text.Clean(words)))
		default:
			said = joined(said, l.Was)
		}
	}
	return said
}

// Spare returns the draft with words that point at nobody in this document.
func (d Draft) Spare(words string) Draft {
	if words = text.CleanLine(words); words != "" && !slices.Contains(d.Fine, words) {
		d.Fine = append(slices.Clone(d.Fine), words)
	}
	return d
}

// AsIs is the check of some texts that nobody read through: all of it stands as it was written, for
// whoever wrote it.
func AsIs(texts []Said) (c Check) {
	for _, t := range texts {
		c.Lines = append(c.Lines, Line{Key: t.Key, Sentence: redact.Sentence{Was: t.Words, Proposed: t.Words}})
	}
	return c
}

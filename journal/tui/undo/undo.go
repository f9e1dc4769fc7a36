// Package undo is the way back while one writes, and forward again: what changed in
// a text, step by step, with where the cursor was. It knows no keys and no screen;
// the fields of package form turn its pages.
package undo

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// pause is how long one stops typing until what comes then is a step of its own:
// about what it takes to read a line once more.
const pause = 2 * time.Second

// deepest is how many steps back are kept. A step is a word or a paste, so this is
// more than an evening's writing; each holds only what changed.
const deepest = 2_000

// A History is what was done to a text. The zero History is empty and ready. It is
// told of every change with Changed, and then leads Back and Forward.
type History struct {
	steps []step
	done  int // how many of steps are in the text; those after it were undone
}

// A step is one change: at some byte, is took the place of was. The cursor, in
// bytes, stood at from before it and at to after it.
type step struct {
	at       int
	was, is  string
	from, to int
	last     time.Time
	open     bool // the next key may go on with it
}

// Changed tells that a text became another one, with where the cursor stood before
// and after, in bytes. What was undone before is forgotten: the text went another
// way.
func (h *History) Changed(before, after string, from, to int, now time.Time) {
	if before == after {
		return
	}
	next := difference(before, after)
	next.from, next.to, next.last = from, to, now
	next.open = utf8.RuneCountInString(next.is)+utf8.RuneCountInString(next.was) == 1
	h.steps = h.steps[:h.done]
	if last := len(h.steps) - 1; last >= 0 && h.steps[last].takes(next) {
		h.steps[last] = h.steps[last].joined(next)
		return
	}
	if len(h.steps) == deepest {
		h.steps = append(h.steps[:0], h.steps[1:]...)
	}
	h.steps = append(h.steps, next)
	h.done = len(h.steps)
}

// Back returns the text before the last change that is still in it, and where the
// cursor stood; false if there is none. A text that is not the one the history
// knows, because something else changed it, is left alone and the history begins
// anew.
func (h *History) Back(text string) (before string, cursor int, ok bool) {
	if h.done == 0 {
		return text, 0, false
	}
	s := h.steps[h.done-1]
	if before, ok = replaced(text, s.at, s.is, s.was); !ok {
		*h = History{}
		return text, 0, false
	}
	h.done--
	h.close()
	return before, s.from, true
}

// Forward returns the text after the last change that Back took out of it, and
// where the cursor stood; false as Back.
func (h *History) Forward(text string) (after string, cursor int, ok bool) {
	if h.done == len(h.steps) {
		return text, 0, false
	}
	s := h.steps[h.done]
	if after, ok = replaced(text, s.at, s.was, s.is); !ok {
		*h = History{}
		return text, 0, false
	}
	h.done++
	h.close()
	return after, s.to, true
}

// close lets no later key go on with a step one has walked over.
func (h *History) close() {
	for i := range h.steps {
		h.steps[i].open = false
	}
}

// replaced returns a text with words at a byte in place of others; false if the
// others are not there.
func replaced(text string, at int, was, is string) (string, bool) {
	if at > len(text) || !strings.HasPrefix(text[at:], was) {
		return text, false
	}
	return text[:at] + is + text[at+len(was):], true
}

// takes reports whether a change goes on with a step: the typing of a word, or the
// taking back of one, letter by letter and without a pause.
func (s step) takes(next step) bool {
	if !s.open || !next.open || next.last.Sub(s.last) > pause || next.last.Before(s.last) || next.from != s.to {
		return false
	}
	typed, gone := next.was == "" && s.was == "", next.is == "" && s.is == ""
	switch {
	case typed:
		return next.at == s.at+len(s.is) && !beginsWord(s.is, next.is)
	case gone && next.at+len(next.was) == s.at: // backwards
		return !beginsWord(next.was, s.was)
	case gone && next.at == s.at:
		return !beginsWord(s.was, next.was)
	}
	return false
}

// joined returns a step that a change has gone on with.
func (s step) joined(next step) step {
	switch {
	case next.is != "":
		s.is += next.is
	case next.at < s.at:
		s.at, s.was = next.at, next.was+s.was
	default:
		s.was += next.was
	}
	s.to, s.last = next.to, next.last
	return s
}

// beginsWord reports whether a word begins where one text goes on with another.
func beginsWord(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsSpace(last) && !unicode.IsSpace(first)
}

// stride is how many bytes are compared at once while two texts are the same: of a long
// one, nearly all are.
const stride = 256

// difference is the least that changed between two texts, at a boundary of letters.
func difference(before, after string) step {
	at := 0
	for at+stride <= len(before) && at+stride <= len(after) && before[at:at+stride] == after[at:at+stride] {
		at += stride
	}
	for at < len(before) && at < len(after) && before[at] == after[at] {
		at++
	}
	for at > 0 && (!boundary(before, at) || !boundary(after, at)) {
		at--
	}
	end := 0
	for end+stride <= min(len(before), len(after))-at && before[len(before)-end-stride:len(before)-end] == after[len(after)-end-stride:len(after)-end] {
		end += stride
	}
	for end < len(before)-at && end < len(after)-at && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	for end > 0 && (!boundary(before, len(before)-end) || !boundary(after, len(after)-end)) {
		end--
	}
	return step{at: at, was: before[at : len(before)-end], is: after[at : len(after)-end]}
}

func boundary(s string, at int) bool { return at >= len(s) || utf8.RuneStart(s[at]) }

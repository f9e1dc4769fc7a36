package undo_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal/tui/undo"
)

var noon = time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC)

// A writer types at the end of a text, a key a tenth of a second.
type writer struct {
	undo.History
	text string
	now  time.Time
}

func (w *writer) becomes(text string) {
	w.now = w.now.Add(100 * time.Millisecond)
	w.Changed(w.text, text, len(w.text), len(text), w.now)
	w.text = text
}

func (w *writer) types(words string) {
	for _, r := range words {
		w.becomes(w.text + string(r))
	}
}

func (w *writer) back() bool {
	text, _, ok := w.Back(w.text)
	w.text = text
	return ok
}

func TestAStepIsAWordAPasteOrWhatCameBeforeAPause(t *testing.T) {
	w := &writer{now: noon}
	w.types("two groups ")
	w.becomes(w.text + "pasted lines\nof several words")
	w.types(" copied")
	w.now = w.now.Add(3 * time.Second)
	w.types("it")
	for range 4 {
		w.becomes(w.text[:len(w.text)-1])
	}
	var seen []string
	for w.back() {
		seen = append(seen, w.text)
	}
	pasted := "two groups pasted lines\nof several words"
	want := []string{pasted + " copiedit", pasted + " copied", pasted + " ", pasted, "two groups ", "two ", ""}
	if !slices.Equal(seen, want) {
		t.Errorf("back leads by\n%q\nwant\n%q", seen, want)
	}
}

func TestForwardLeadsWhereBackCameFrom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h undo.History
		text, cursor, now := "", 0, noon
		states := []string{text}
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			letters := []rune(text)
			from := rapid.IntRange(0, len(letters)).Draw(t, "from")
			to := rapid.IntRange(from, len(letters)).Draw(t, "to")
			words := rapid.StringN(0, 4, -1).Draw(t, "words")
			next := string(letters[:from]) + words + string(letters[to:])
			now = now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "ms")) * time.Millisecond)
			at := len(string(letters[:from])) + len(words)
			h.Changed(text, next, cursor, at, now)
			text, cursor = next, at
			states = append(states, text)
		}
		last, steps := text, 0
		for {
			before, at, ok := h.Back(text)
			if !ok {
				break
			}
			if at > len(before) || !slices.Contains(states, before) {
				t.Fatalf("back at %d of %q, which never was", at, before)
			}
			text, steps = before, steps+1
		}
		if text != "" {
			t.Fatalf("all the way back is %q", text)
		}
		for range steps {
			text, cursor, _ = h.Forward(text)
		}
		if text != last || cursor > len(text) {
			t.Fatalf("all the way forward is %q, want %q", text, last)
		}
		if _, _, ok := h.Forward(text); ok {
			t.Fatal("there is more than all the way")
		}
	})
}

func TestWhatIsTypedAfterBackForgetsTheOtherWay(t *testing.T) {
	w := &writer{now: noon}
	w.types("one two")
	w.back()
	w.types("three")
	if _, _, ok := w.Forward(w.text); ok {
		t.Error("forward leads to what was given up")
	}
	if !w.back() || w.text != "one " {
		t.Errorf("back leads to %q", w.text)
	}
}

func TestATextChangedFromOutsideIsLeftAlone(t *testing.T) {
	w := &writer{now: noon}
	w.types("one two")
	if text, _, ok := w.Back("another"); ok || text != "another" {
		t.Errorf("back made %q, %v", text, ok)
	}
	if w.back() {
		t.Error("the steps of another text are still there")
	}
}

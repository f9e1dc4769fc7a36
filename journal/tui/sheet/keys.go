package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// keys are what each key does, under all its names. What a text area has besides is
// missing: it would lose words on a form (select all), or start other programs (the
// terminal's own paste always works).
func keys() map[string]func(*Sheet) {
	return map[string]func(*Sheet){
		"left|ctrl+b":                goes((*Sheet).back),
		"right|ctrl+f":               goes((*Sheet).on),
		"alt+left|ctrl+left|alt+b":   goes((*Sheet).wordBack),
		"alt+right|ctrl+right|alt+f": goes((*Sheet).wordEnd),
		"home|ctrl+a":                goes(func(s *Sheet) int { return s.lineStart(s.at) }),
		"end|ctrl+e":                 goes(func(s *Sheet) int { return s.lineEnd(s.at) }),
		"alt+<|ctrl+home":            goes(func(*Sheet) int { return 0 }),
		"alt+>|ctrl+end":             goes(func(s *Sheet) int { return len(s.text) }),
		"up|ctrl+p":                  walks(func(s *Sheet) { s.byRows(-1) }),
		"down|ctrl+n":                walks(func(s *Sheet) { s.byRows(1) }),
		"pgup":                       walks((*Sheet).pageUp),
		"pgdown":                     walks((*Sheet).pageDown),

		"shift+left":  selects(func(s *Sheet) { s.moveTo(s.back()) }),
		"shift+right": selects(func(s *Sheet) { s.moveTo(s.on()) }),
		"ctrl+shift+left|alt+shift+left|alt+shift+b":   selects(func(s *Sheet) { s.moveTo(s.wordBack()) }),
		"ctrl+shift+right|alt+shift+right|alt+shift+f": selects(func(s *Sheet) { s.moveTo(s.wordEnd()) }),
		"shift+up":   selects(func(s *Sheet) { s.byRows(-1) }),
		"shift+down": selects(func(s *Sheet) { s.byRows(1) }),

		"backspace|ctrl+h":                    takes(func(s *Sheet) (from, to int) { return s.back(), s.at }),
		"delete|ctrl+d":                       takes(func(s *Sheet) (from, to int) { return s.at, s.on() }),
		"ctrl+u":                              takes(backTo(func(s *Sheet) int { return s.lineStart(s.at) })),
		"ctrl+k":                              takes(onTo(func(s *Sheet) int { return s.lineEnd(s.at) })),
		"alt+backspace|ctrl+w|ctrl+backspace": takes(backTo(func(s *Sheet) int { return max(s.lineStart(s.at), s.wordBack()) })),
		"alt+delete|alt+d|ctrl+delete":        takes(onTo(func(s *Sheet) int { return min(s.lineEnd(s.at), s.wordEnd()) })),

		"alt+u": casts(strings.ToUpper),
		"alt+l": casts(strings.ToLower),
		"alt+c": casts(capital),

		"ctrl+j|alt+enter|shift+enter": func(s *Sheet) {
			if !s.oneLine {
				s.Insert("\n")
			}
		},
	}
}

// Key takes a key.
func (s *Sheet) Key(msg tea.KeyPressMsg) {
	if s.keys == nil {
		s.keys = map[string]func(*Sheet){}
		for names, does := range keys() {
			for name := range strings.SplitSeq(names, "|") {
				s.keys[name] = does
			}
		}
	}
	does := s.keys[msg.String()]
	switch {
	case !s.focused:
	case msg.Text != "":
		s.Insert(msg.Text)
	case does != nil:
		does(s)
		s.follow()
	}
}

// goes is a key that goes to a byte.
func goes(to func(*Sheet) int) func(*Sheet) { return walks(func(s *Sheet) { s.moveTo(to(s)) }) }

// walks is a key that moves the cursor, and selects nothing.
func walks(move func(*Sheet)) func(*Sheet) {
	return func(s *Sheet) {
		s.deselect()
		move(s)
	}
}

// selects is a key that moves the cursor, and selects what it went over.
func selects(move func(*Sheet)) func(*Sheet) {
	return func(s *Sheet) {
		if !s.Selects() {
			s.anchor = s.at
		}
		move(s)
		s.head = s.at
	}
}

// takes is a key that takes words out: what is selected, else what lies between two
// bytes.
func takes(between func(*Sheet) (from, to int)) func(*Sheet) {
	return func(s *Sheet) {
		if s.Selects() {
			s.Cut()
			return
		}
		from, to := between(s)
		s.splice(from, to, "")
	}
}

// backTo is from a byte of the line to the cursor; at the line's beginning, the end of
// the one above.
func backTo(to func(*Sheet) int) func(*Sheet) (from, to int) {
	return func(s *Sheet) (int, int) {
		if from := to(s); from < s.at {
			return from, s.at
		}
		return s.back(), s.at
	}
}

// onTo is from the cursor to a byte of the line; at the line's end, that.
func onTo(to func(*Sheet) int) func(*Sheet) (from, to int) {
	return func(s *Sheet) (int, int) {
		if to := to(s); to > s.at {
			return s.at, to
		}
		return s.at, s.on()
	}
}

// casts is a key that writes the next word in another way.
func casts(as func(string) string) func(*Sheet) {
	return walks(func(s *Sheet) {
		from, to := s.wordOn()
		s.splice(from, to, as(s.text[from:to]))
	})
}

func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return word
	}
	return string(unicode.ToTitle(first)) + word[size:]
}

func (s *Sheet) back() int { return s.at - len(s.before(s.at)) }
func (s *Sheet) on() int   { return s.at + len(s.after(s.at)) }

func (s *Sheet) wordEnd() int {
	_, to := s.wordOn()
	return to
}

package exchange

import (
	"encoding/json"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/wording"
)

// Marshal returns v as messup writes JSON for people and pipes: indented,
// ending in a newline, and safe to show on a terminal, because every character
// text.Clean would take out is written as its \u escape.
func Marshal(v any) ([]byte, error) {
	b, err := encode(nil, v, layout{indent: "  "})
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

// A layout is how JSON is laid out in lines: what each begins with, and once more for each
// depth. Without an indent all is one line.
type layout struct{ prefix, indent string }

// encode adds v as JSON to what there is: of an entry what was chosen by its ids. If it fails
// nothing is added.
func encode(to []byte, v any, l layout) ([]byte, error) {
	switch of := v.(type) {
	case journal.Entry:
		v = wording.Coded(of)
	case journal.Settings:
		v = wording.CodedSettings(of)
	}
	w := laying{to: to, layout: l}
	enc := json.NewEncoder(&w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return to, err
	}
	return w.to, nil
}

// laying lays out what an encoder writes, in one pass: to indent it, to copy it and to look
// for what is to be escaped took twice as long as to encode it.
type laying struct {
	to []byte
	layout
}

// Write takes a value whole, in valid JSON without spaces, and its newline.
func (w *laying) Write(value []byte) (int, error) {
	depth := 0
	for i := 0; i < len(value); i++ {
		switch c := value[i]; c {
		case '"':
			end := i + quoted(value[i:])
			w.to = escape(w.to, value[i:end])
			i = end - 1
		case '{', '[':
			w.to = append(w.to, c)
			if next := value[i+1]; next == '}' || next == ']' {
				w.to = append(w.to, next)
				i++
				continue
			}
			depth++
			w.line(depth)
		case '}', ']':
			depth--
			w.line(depth)
			w.to = append(w.to, c)
		case ',':
			w.to = append(w.to, c)
			w.line(depth)
		case ':':
			w.to = append(w.to, c)
			if w.indent != "" {
				w.to = append(w.to, ' ')
			}
		case '\n': // the encoder's own, at the end
		default:
			w.to = append(w.to, c)
		}
	}
	return len(value), nil
}

// line begins a line.
func (w *laying) line(depth int) {
	if w.indent == "" {
		return
	}
	w.to = append(append(w.to, '\n'), w.prefix...)
	for range depth {
		w.to = append(w.to, w.indent...)
	}
}

// quoted is how long the string at the beginning of b is, with its quotation marks.
func quoted(b []byte) int {
	for i := 1; ; i++ {
		switch b[i] {
		case '"':
			return i + 1
		case '\\':
			i++
		}
	}
}

// escape adds a string with the characters that could steer a terminal as \u escapes.
// encoding/json does so for those of ASCII but DEL. Inside strings an escape means the same.
func escape(to, b []byte) []byte {
	done := 0
	for i := 0; i < len(b); {
		if b[i] < 0x7F {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if !text.Keeps(r) {
			to = append(to, b[done:i]...)
			if high, low := utf16.EncodeRune(r); r > 0xFFFF {
				to = fmt.Appendf(to, `\u%04x\u%04x`, high, low)
			} else {
				to = fmt.Appendf(to, `\u%04x`, r)
			}
			done = i + n
		}
		i += n
	}
	return append(to, b[done:]...)
}

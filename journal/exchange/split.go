package exchange

import (
	"bytes"
	"encoding/json"
	"iter"
	"unicode/utf8"
)

// What follows takes JSON apart that is known to be well formed, without a copy
// of it. encoding/json would open all of a list to give its first item.

// trimmed returns the JSON without the white space around it.
func trimmed(raw []byte) []byte { return bytes.Trim(raw, " \t\r\n") }

// itemsOf returns the values of a list, or the names and values of an object,
// one after the other.
func itemsOf(raw []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for i := 1; i < len(raw)-1; {
			switch raw[i] {
			case ' ', '\t', '\r', '\n', ',', ':':
				i++
				continue
			}
			end := endOf(raw, i)
			if !yield(raw[i:end]) {
				return
			}
			i = end
		}
	}
}

// endOf returns where the value that begins at i ends.
func endOf(raw []byte, i int) int {
	switch raw[i] {
	case '"':
		return endOfString(raw, i)
	case '{', '[':
	default:
		for i < len(raw) && bytes.IndexByte([]byte(" \t\r\n,:]}"), raw[i]) < 0 {
			i++
		}
		return i
	}
	for depth := 0; i < len(raw); i++ {
		switch raw[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			if depth == 0 {
				return i + 1
			}
		case '"':
			i = endOfString(raw, i) - 1
		}
	}
	return len(raw)
}

// endOfString returns where the string that begins at i ends.
func endOfString(raw []byte, i int) int {
	for i++; i < len(raw); i++ {
		switch raw[i] {
		case '"':
			return i + 1
		case '\\':
			i++
		}
	}
	return len(raw)
}

// unquoted returns the text of a JSON string; false for any other value.
func unquoted(raw []byte) (string, bool) {
	if len(raw) < 2 || raw[0] != '"' {
		return "", false
	}
	if inner := raw[1 : len(raw)-1]; bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner), true
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err == nil
}

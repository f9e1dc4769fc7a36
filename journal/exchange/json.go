package exchange

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"messup/journal"
	"messup/journal/text"
)

// formatVersion is the version of messup's own format this package writes,
// and the newest it reads.
const formatVersion = 1

// WriteJSON writes contents as one document of messup's own format. The same
// contents give the same bytes. An error is w's.
func WriteJSON(w io.Writer, c journal.Archive) error {
	out := bufio.NewWriter(w)
	_, err := fmt.Fprintf(out, "{\n  \"app\": \"messup\",\n  \"format\": %d", formatVersion)
	err = cmp.Or(err, writeList(out, "entries", c.Entries))
	for _, s := range sections() {
		all := s.all(c)
		switch {
		case err != nil:
		case s.list != settingsField:
			err = writeList(out, s.list, all)
		case len(all) > 0:
			err = writeField(out, s.list, all[0])
		}
	}
	_, tailErr := out.WriteString("\n}\n")
	return cmp.Or(err, tailErr, out.Flush())
}

func writeField(out *bufio.Writer, name string, v any) error {
	b, err := encode(v, "  ", "  ")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	_, err = fmt.Fprintf(out, ",\n  %q: %s", name, b)
	return err
}

func writeList[T any](out *bufio.Writer, name string, list []T) error {
	sep, end := fmt.Sprintf(",\n  %q: [\n    ", name), "\n  ]"
	if len(list) == 0 {
		sep, end = "", fmt.Sprintf(",\n  %q: []", name)
	}
	for _, item := range list {
		b, err := encode(item, "    ", "  ")
		if err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		if _, err := out.Write(append([]byte(sep), b...)); err != nil {
			return err // the disk is full or the reader gone: go no further
		}
		sep = ",\n    "
	}
	_, err := out.WriteString(end)
	return err
}

// WriteJSONL writes contents with one entry a line, each as the entries of
// WriteJSON are. The rest follows, each in an object that names its kind:
// {"lesson": …}, {"plan": …} and so on. An error is w's.
func WriteJSONL(w io.Writer, c journal.Archive) error {
	out := bufio.NewWriter(w)
	for _, e := range c.Entries {
		if err := writeLine(out, e); err != nil {
			return err
		}
	}
	for _, s := range sections() {
		for _, v := range s.all(c) {
			if err := writeLine(out, map[string]any{s.line: v}); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

func writeLine(out *bufio.Writer, v any) error {
	b, err := encode(v, "", "")
	if err != nil {
		return fmt.Errorf("writing a line: %w", err)
	}
	_, err = out.Write(append(b, '\n'))
	return err
}

// Marshal returns v as messup writes JSON for people and pipes: indented,
// ending in a newline, and safe to show on a terminal, because every character
// text.Clean would take out is written as its \u escape.
func Marshal(v any) ([]byte, error) {
	b, err := encode(v, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

// encode returns v as JSON, indented if indent is not empty.
func encode(v any, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if indent != "" {
		enc.SetIndent(prefix, indent)
	}
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escape(bytes.TrimRight(b.Bytes(), "\n")), nil
}

// escape writes the characters that could steer a terminal as \u escapes.
// encoding/json does so for those of ASCII but DEL. All others can only be
// inside strings, where an escape means the same.
func escape(b []byte) []byte {
	plain := bytes.IndexFunc(b, func(r rune) bool { return r >= 0x7F })
	if plain < 0 {
		return b
	}
	out := append(make([]byte, 0, len(b)+64), b[:plain]...)
	for i := plain; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r < 0x7F || strings.Contains(text.Clean(string(r)), string(r)):
			out = append(out, b[i:i+n]...)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += n
	}
	return out
}

package exchange

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"messup/journal"
	"messup/journal/text"
)

// formatVersion is the version of messup's own format this package writes,
// and the newest it reads.
const formatVersion = 1

// partSize is how long the entries of one part of an export may grow, in bytes:
// with what comes from them a part stays within what is read at once.
const partSize = 36 << 20

// WriteJSON writes contents as one document of messup's own format. The same
// contents give the same bytes. Those of very many years are several documents,
// one after the other, each with what comes from its entries. An error is w's.
func WriteJSON(w io.Writer, c journal.Archive) error {
	out := bufio.NewWriter(w)
	for from, first := 0, true; first || from < len(c.Entries); first = false {
		_, err := fmt.Fprintf(out, "{\n  \"app\": \"messup\",\n  \"format\": %d", formatVersion)
		n, listErr := writeList(out, "entries", c.Entries[from:], partSize)
		err = cmp.Or(err, listErr)
		of := partOf(c, from, from+n)
		from += n
		for _, s := range sections() {
			all := of(s.all(c))
			switch {
			case err != nil || all == nil:
			case s.list != settingsField:
				_, err = writeList(out, s.list, all, math.MaxInt)
			case len(all) > 0:
				err = writeField(out, s.list, all[0])
			}
		}
		_, tailErr := out.WriteString("\n}\n")
		if err = cmp.Or(err, tailErr, out.Flush()); err != nil {
			return err
		}
	}
	return nil
}

// partOf returns what picks the records of a part of an export: those of whose
// entries the first is in it and, with the last, those that come from none.
func partOf(c journal.Archive, from, to int) func([]any) []any {
	if from == 0 && to == len(c.Entries) {
		return func(all []any) []any { return all }
	}
	place := make(map[journal.ID]int, len(c.Entries))
	for i, e := range c.Entries {
		place[e.ID] = i
	}
	return func(all []any) []any {
		return slices.DeleteFunc(all, func(v any) bool {
			at := len(c.Entries) - 1
			for _, id := range entriesOf(v) {
				if i, known := place[id]; known {
					at = min(at, i)
				}
			}
			return at < from || at >= to
		})
	}
}

// entriesOf returns the entries that a record comes from.
func entriesOf(v any) []journal.ID {
	switch v := v.(type) {
	case journal.Lesson:
		return v.Entries()
	case journal.Plan:
		return []journal.ID{v.Entry}
	case journal.Checkin:
		return []journal.ID{v.Entry}
	case journal.Heard:
		return []journal.ID{v.Entry}
	}
	return nil
}

func writeField(out *bufio.Writer, name string, v any) error {
	b, err := encode(v, "  ", "  ")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	_, err = fmt.Fprintf(out, ",\n  %q: %s", name, b)
	return err
}

// writeList writes a list until it is long enough, and returns how many that was.
func writeList[T any](out *bufio.Writer, name string, list []T, most int) (n int, err error) {
	sep, end := fmt.Sprintf(",\n  %q: [\n    ", name), "\n  ]"
	if len(list) == 0 {
		sep, end = "", fmt.Sprintf(",\n  %q: []", name)
	}
	for size := 0; n < len(list) && size < most; n++ {
		b, err := encode(list[n], "    ", "  ")
		if err != nil {
			return n, fmt.Errorf("writing %s: %w", name, err)
		}
		if _, err := out.Write(append([]byte(sep), b...)); err != nil {
			return n, err // the disk is full or the reader gone: go no further
		}
		size += len(sep) + len(b)
		sep = ",\n    "
	}
	_, err = out.WriteString(end)
	return n, err
}

// WriteJSONL writes contents with one entry a line, each as the entries of
// WriteJSON are. The rest follows, each in an object that names its kind:
// {"lesson": …}, {"plan": …} and so on. An error is w's.
func WriteJSONL(w io.Writer, c journal.Archive) error {
	out := bufio.NewWriter(w)
	for from, first := 0, true; first || from < len(c.Entries); first = false {
		to := from
		for size := 0; to < len(c.Entries) && size < partSize; to++ {
			n, err := writeLine(out, c.Entries[to])
			if err != nil {
				return err
			}
			size += n
		}
		of := partOf(c, from, to)
		from = to
		for _, s := range sections() {
			for _, v := range of(s.all(c)) {
				if _, err := writeLine(out, map[string]any{s.line: v}); err != nil {
					return err
				}
			}
		}
	}
	return out.Flush()
}

func writeLine(out *bufio.Writer, v any) (int, error) {
	b, err := encode(v, "", "")
	if err != nil {
		return 0, fmt.Errorf("writing a line: %w", err)
	}
	return out.Write(append(b, '\n'))
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

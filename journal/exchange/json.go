package exchange

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
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
// an earlier messup reads 64 MB at once, and what comes from them is in it too.
const partSize = 36 << 20

// WriteJSON writes contents as one document of messup's own format. The same
// contents give the same bytes. Those of very many years are several documents,
// one after the other, each with what comes from its entries. An error is w's, or
// that of who reads the contents.
func WriteJSON(w io.Writer, c Contents) error { return write(w, c, document{}) }

// WriteJSONL writes contents with one entry a line, each as the entries of
// WriteJSON are. The rest follows, each in an object that names its kind:
// {"lesson": …}, {"plan": …} and so on. An error is as WriteJSON's.
func WriteJSONL(w io.Writer, c Contents) error { return write(w, c, lines{}) }

// A form is how records are written down.
type form interface {
	begin() string                                 // of a part
	entry(v any, first bool) ([]byte, error)       // with what is between two
	entries(some bool) string                      // after the last
	one(s section, v any, nth int) ([]byte, error) // of another kind
	end(s section, n int) string                   // after the last of those
	close() string
}

// write writes contents part by part.
func write(w io.Writer, c Contents, f form) error {
	out := bufio.NewWriterSize(w, 64<<10)
	from, n, size := 0, 0, 0 // of the part
	_, err := out.WriteString(f.begin())
	for e, readErr := range c.Each(journal.Entries, nil) {
		if err = cmp.Or(err, readErr); err != nil { // the disk is full or the reader gone: go no further
			return err
		}
		if size >= partSize || n-from == MaxEntries {
			if err = rest(out, c, f, from, n, false); err == nil {
				_, err = out.WriteString(f.begin())
			}
			if err != nil {
				return err
			}
			from, size = n, 0
		}
		b, codeErr := f.entry(readable(e), n == from)
		if codeErr != nil {
			return fmt.Errorf("writing entries: %w", codeErr)
		}
		_, err = out.Write(b)
		n, size = n+1, size+len(b)
	}
	if err == nil {
		err = rest(out, c, f, from, n, true)
	}
	return cmp.Or(err, out.Flush())
}

// A fieldName is what a field of a record is called in Go.
type fieldName string

const revision fieldName = "Rev"

// readable is a record with a revision that is read again.
func readable(v any) any {
	of := reflect.ValueOf(v)
	if of.Kind() != reflect.Struct {
		return v
	}
	if rev := of.FieldByName(string(revision)); !rev.IsValid() || rev.Kind() != reflect.Int || rev.Int() <= MaxRev {
		return v
	}
	bounded := reflect.New(of.Type()).Elem()
	bounded.Set(of)
	bounded.FieldByName(string(revision)).SetInt(MaxRev)
	return bounded.Interface()
}

// rest ends a part with what comes from its entries and, with the last, from none.
func rest(out *bufio.Writer, c Contents, f form, from, to int, last bool) error {
	var in func(first int) bool
	if from > 0 || !last {
		in = func(first int) bool { return first >= from && first < to || first < 0 && last }
	}
	_, err := out.WriteString(f.entries(to > from))
	for _, s := range sections() {
		n := 0
		for v, readErr := range c.Each(s.kind, in) {
			if err = cmp.Or(err, readErr); err != nil {
				return err
			}
			b, codeErr := f.one(s, readable(v), n)
			if codeErr != nil {
				return fmt.Errorf("writing %s: %w", s.list, codeErr)
			}
			_, err = out.Write(b)
			n++
		}
		_, endErr := out.WriteString(f.end(s, n))
		err = cmp.Or(err, endErr)
	}
	_, endErr := out.WriteString(f.close())
	return cmp.Or(err, endErr)
}

// A document is what WriteJSON writes.
type document struct{}

func (document) begin() string {
	return fmt.Sprintf("{\n  \"app\": \"messup\",\n  \"format\": %d", formatVersion)
}

func (document) entry(v any, first bool) ([]byte, error) { return item("entries", v, first) }

// item is one of a list.
func item(list string, v any, first bool) ([]byte, error) {
	sep := ",\n    "
	if first {
		sep = fmt.Sprintf(",\n  %q: [\n    ", list)
	}
	b, err := encode(v, "    ", "  ")
	return append([]byte(sep), b...), err
}

func (document) entries(some bool) string { return endOfList("entries", some) }

func endOfList(list string, some bool) string {
	if some {
		return "\n  ]"
	}
	return fmt.Sprintf(",\n  %q: []", list)
}

func (document) one(s section, v any, nth int) ([]byte, error) {
	if s.list != settingsField {
		return item(s.list, v, nth == 0)
	}
	b, err := encode(v, "  ", "  ")
	return append(fmt.Appendf(nil, ",\n  %q: ", s.list), b...), err
}

func (document) end(s section, n int) string {
	if s.list == settingsField || n == 0 && s.bare() {
		return ""
	}
	return endOfList(s.list, n > 0)
}

func (document) close() string { return "\n}\n" }

// lines are what WriteJSONL writes.
type lines struct{}

func (lines) begin() string { return "" }

func (lines) entry(v any, _ bool) ([]byte, error) {
	b, err := encode(v, "", "")
	return append(b, '\n'), err
}

func (lines) entries(bool) string { return "" }

func (l lines) one(s section, v any, _ int) ([]byte, error) {
	return l.entry(map[string]any{s.line: v}, false)
}

func (lines) end(section, int) string { return "" }

func (lines) close() string { return "" }

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

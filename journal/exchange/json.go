package exchange

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"reflect"

	"messup/journal"
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

// WriteJSONL writes contents with one record a line, each as WriteJSON has it, in an
// object that names its kind: {"entry": …}, then {"lesson": …}, {"plan": …} and so on. An
// error is as WriteJSON's.
func WriteJSONL(w io.Writer, c Contents) error { return write(w, c, lines{}) }

// A form is how records are written down.
type form interface {
	begin() string                                            // of a part
	entry(to []byte, v any, first bool) ([]byte, error)       // added, with what is between two
	entries(some bool) string                                 // after the last
	one(to []byte, s section, v any, nth int) ([]byte, error) // of another kind
	end(s section, n int) string                              // after the last of those
	close() string
}

// write writes contents part by part.
func write(w io.Writer, c Contents, f form) error {
	out := bufio.NewWriterSize(w, 64<<10)
	var b []byte             // of one record, in the room of the one before
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
		var codeErr error
		if b, codeErr = f.entry(b[:0], readable(e), n == from); codeErr != nil {
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
	var b []byte
	for _, s := range sections() {
		n := 0
		for v, readErr := range c.Each(s.kind, in) {
			if err = cmp.Or(err, readErr); err != nil {
				return err
			}
			var codeErr error
			if b, codeErr = f.one(b[:0], s, readable(v), n); codeErr != nil {
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

func (document) entry(to []byte, v any, first bool) ([]byte, error) {
	return item(to, "entries", v, first)
}

// item adds one of a list.
func item(to []byte, list string, v any, first bool) ([]byte, error) {
	if first {
		to = fmt.Appendf(to, ",\n  %q: [\n    ", list)
	} else {
		to = append(to, ",\n    "...)
	}
	return encode(to, v, layout{prefix: "    ", indent: "  "})
}

func (document) entries(some bool) string { return endOfList("entries", some) }

func endOfList(list string, some bool) string {
	if some {
		return "\n  ]"
	}
	return fmt.Sprintf(",\n  %q: []", list)
}

func (document) one(to []byte, s section, v any, nth int) ([]byte, error) {
	if s.list != settingsField {
		return item(to, s.list, v, nth == 0)
	}
	return encode(fmt.Appendf(to, ",\n  %q: ", s.list), v, layout{prefix: "  ", indent: "  "})
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

func (lines) entry(to []byte, v any, _ bool) ([]byte, error) { return line(to, entryLine, v) }

// entryLine is the one field of a line that holds an entry; an earlier messup wrote the
// entry as it stands.
const entryLine = "entry"

func line(to []byte, of string, v any) ([]byte, error) {
	to, err := encode(fmt.Appendf(to, "{%q:", of), v, layout{})
	return append(to, "}\n"...), err
}

func (lines) entries(bool) string { return "" }

func (lines) one(to []byte, s section, v any, _ int) ([]byte, error) { return line(to, s.line, v) }

func (lines) end(section, int) string { return "" }

func (lines) close() string { return "" }

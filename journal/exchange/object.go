package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// An object is one JSON object of a file. Its fields are taken out one by one,
// and what is left at the end is unknown. The first thing that is wrong stays
// in the reader, with its place; what is taken after it is of no account, so
// the code that builds a record reads straight on and looks once at the end.
type object struct {
	r      *reader
	in     *object // the object it is in; nil at the top
	what   string  // "entry"; empty for a document
	nth    int     // which of its list; 0 for one that is alone
	fields []field
}

type field struct {
	name string
	raw  json.RawMessage // nil once it was taken out
}

// reader is what is known about a file as a whole while it is read.
type reader struct {
	sets     prompts.Library
	err      error // the first thing that is wrong
	repaired int
	cleaned  int
}

// place returns where an object is, for errors: "entry 3: answer 2: ".
func (o *object) place() string {
	switch {
	case o == nil:
		return ""
	case o.what == "":
		return o.in.place()
	case o.nth == 0:
		return o.in.place() + o.what + ": "
	}
	return fmt.Sprintf("%s%s %d: ", o.in.place(), o.what, o.nth)
}

// fail keeps the first thing that is wrong. Every such error wraps
// journal.ErrBadImport.
func (o *object) fail(field, format string, args ...any) {
	if o.r.err != nil {
		return
	}
	if field != "" {
		field += ": "
	}
	o.r.err = fmt.Errorf("%w: %s%s%s", journal.ErrBadImport, o.place(), field, fmt.Sprintf(format, args...))
}

// tooMany says that there is more of something than is read.
func (o *object) tooMany(what string, most int) {
	if o.r.err == nil {
		o.r.err = fmt.Errorf("%w: %s%s: more than %d, the most that are read of one", journal.ErrTooLong, o.place(), what, most)
	}
}

// open takes an object apart, whose JSON is known to be well formed.
func (o *object) open(raw json.RawMessage) *object {
	raw = trimmed(raw)
	if len(raw) == 0 || raw[0] != '{' {
		o.fail("", "must be an object {…}, is %s", nameOf(raw))
		return o
	}
	name, named := "", false
	for piece := range itemsOf(raw) {
		if !named {
			name, named = unquoted(piece)
			continue
		}
		o.add(name, piece)
		if named = false; o.r.err != nil {
			break
		}
	}
	return o
}

// add puts a field in.
func (o *object) add(name string, raw json.RawMessage) {
	switch {
	case o.has(name):
		o.fail(quiet(name), "is there twice")
	case len(o.fields) == maxFields:
		o.tooMany("fields", maxFields)
	default:
		o.fields = append(o.fields, field{name, raw})
	}
}

func (o *object) has(name string) bool {
	return slices.ContainsFunc(o.fields, func(f field) bool { return f.name == name })
}

// take takes a field out; nil if it is missing or null.
func (o *object) take(name string) json.RawMessage {
	for i := range o.fields {
		f := &o.fields[i]
		if f.name != name || f.raw == nil {
			continue
		}
		raw := f.raw
		f.raw = nil
		if string(raw) == "null" {
			return nil
		}
		return raw
	}
	return nil
}

// need says so if a field is missing.
func (o *object) need(names ...string) {
	for _, name := range names {
		there := func(f field) bool { return f.name == name && f.raw != nil && string(f.raw) != "null" }
		if !slices.ContainsFunc(o.fields, there) {
			o.fail(name, "is missing")
		}
	}
}

// end says so if fields are left that nobody asked for.
func (o *object) end() {
	var left []string
	for _, f := range o.fields {
		if f.raw != nil {
			left = append(left, f.name)
		}
	}
	if len(left) > 0 {
		o.fail(quiet(slices.Min(left)), "messup knows no such field")
	}
}

// text takes a text of any number of lines, cleaned.
func (o *object) text(name string) string {
	raw := o.take(name)
	if raw == nil {
		return ""
	}
	return o.string(name, raw)
}

func (o *object) string(name string, raw json.RawMessage) string {
	s, is := unquoted(raw)
	if !is {
		o.fail(name, "must be text in quotes, is %s", nameOf(raw))
		return ""
	}
	if repaired(raw, s) {
		o.r.repaired++
	}
	c := text.Clean(s)
	if c != s {
		o.r.cleaned++
	}
	return c
}

// texts takes a list of texts.
func (o *object) texts(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, raw := range o.array(name) {
			if !yield(o.string(name, raw)) {
				return
			}
		}
	}
}

// objects takes a list of objects; what names one of them in errors.
func (o *object) objects(name, what string) iter.Seq[*object] {
	return func(yield func(*object) bool) {
		for i, raw := range o.array(name) {
			if !yield(o.item(what, i).open(raw)) {
				return
			}
		}
	}
}

// item is the place of one of a list.
func (o *object) item(what string, i int) *object {
	return &object{r: o.r, in: o, what: what, nth: i + 1}
}

// array takes a list, and goes through it while nothing is wrong.
func (o *object) array(name string) iter.Seq2[int, json.RawMessage] {
	raw := o.take(name)
	return func(yield func(int, json.RawMessage) bool) {
		if raw != nil && raw[0] != '[' {
			o.fail(name, "must be a list […], is %s", nameOf(raw))
			return
		}
		i := 0
		for item := range itemsOf(raw) {
			if i == maxList {
				o.tooMany(name, maxList)
			}
			if o.r.err != nil || !yield(i, item) {
				return
			}
			i++
		}
	}
}

// MaxRev is the highest revision of a record that a file has. Each change of a record here adds one to
// its own, and what was taken in at the limit is written as of the limit ever after: so a file that is
// written can be read.
const MaxRev = 1_000_000_000

// number takes a whole number of 0 or more.
func (o *object) number(name string) int {
	raw := o.take(name)
	if raw == nil {
		return 0
	}
	var n int32
	err := json.Unmarshal(raw, &n)
	switch bad := err != nil || n < 0; {
	case name == "rev" && (bad || n > MaxRev):
		o.fail(name, "must be a whole number up to a thousand million, is %s", nameOf(raw))
	case bad:
		o.fail(name, "must be a whole number up to two thousand million, is %s", nameOf(raw))
	}
	return int(n)
}

// yes takes true or false.
func (o *object) yes(name string) bool {
	raw := o.take(name)
	if raw == nil {
		return false
	}
	var b bool
	if err := json.Unmarshal(raw, &b); err != nil {
		o.fail(name, "must be true or false, is %s", nameOf(raw))
	}
	return b
}

// time takes a moment with its zone, as RFC 3339 has it.
func (o *object) time(name string) time.Time {
	raw := o.take(name)
	if raw == nil {
		return time.Time{}
	}
	var t time.Time
	if err := json.Unmarshal(raw, &t); err != nil {
		o.fail(name, "must be a time such as \"2026-11-19T14:10:00-05:00\", is %s", nameOf(raw))
	}
	if _, err := t.MarshalText(); err != nil { // it could be read and never be written
		o.fail(name, "must be a time whose zone is less than a day away, is %s", nameOf(raw))
	}
	return t
}

// day takes a day of the calendar; no day if it is missing or empty.
func (o *object) day(name string) date.Day {
	s := o.text(name)
	if s == "" {
		return 0
	}
	d, err := date.ParseDay(s)
	if err != nil {
		o.fail(name, "must be a day such as \"2026-11-19\", is %s", quiet(fmt.Sprintf("%.64q", s)))
	}
	return d
}

// among takes a text into v: one of the words that its type allows, or any if it names
// none; empty if it is missing.
func (o *object) among(name string, v reflect.Value) {
	s := o.text(name)
	put(v, s)
	words := words(v.Interface())
	if s != "" && words != nil && !slices.Contains(words, v.String()) {
		o.fail(name, "must be one of %q, is %s", words, quiet(fmt.Sprintf("%.64q", s)))
	}
}

// id takes an id; empty if it is missing.
func (o *object) id(name string) journal.ID {
	s := o.text(name)
	if s == "" {
		return ""
	}
	id, err := journal.ParseID(s)
	if errors.Is(err, journal.ErrBadID) {
		o.fail(name, "must be 1 to 64 letters, digits or hyphens, is %s", quiet(fmt.Sprintf("%.64q", s)))
	}
	return id
}

// repaired reports whether decoding raw put U+FFFD in s where bytes were no
// UTF-8, or where half a surrogate pair stood.
func repaired(raw json.RawMessage, s string) bool {
	const mark = "\uFFFD"
	n := strings.Count(s, mark)
	return n > 0 && n > bytes.Count(raw, []byte(mark))+bytes.Count(bytes.ToLower(raw), []byte(`\ufffd`))
}

// nameOf says what a JSON value is, in few words.
func nameOf(raw json.RawMessage) string {
	raw = bytes.TrimSpace(raw)
	switch {
	case len(raw) == 0:
		return "nothing"
	case raw[0] == '{':
		return "an object {…}"
	case raw[0] == '[':
		return "a list […]"
	case len(raw) > 48:
		return quiet(string(raw[:40])) + "…"
	}
	return quiet(string(raw))
}

// quiet makes a piece of a file fit to stand in an error.
func quiet(s string) string { return text.CleanLine(s) }

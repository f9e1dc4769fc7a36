package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
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
	label  string  // "entry 3"
	fields map[string]json.RawMessage
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
	if o == nil || o.label == "" {
		return ""
	}
	return o.in.place() + o.label + ": "
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

// open reads an object from its JSON, which is known to be well formed.
func (r *reader) open(in *object, label string, raw json.RawMessage) *object {
	o := &object{r: r, in: in, label: label}
	o.open(raw)
	return o
}

func (o *object) open(raw json.RawMessage) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		o.fail("", "must be an object {…}, is %s", nameOf(raw))
		return
	}
	o.fields = make(map[string]json.RawMessage)
	for dec.More() {
		key, err := dec.Token()
		name, isName := key.(string)
		if err != nil || !isName {
			o.fail("", "cannot be read: %v", err)
			return
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			o.fail(quiet(name), "cannot be read: %v", err)
			return
		}
		if _, twice := o.fields[name]; twice {
			o.fail(quiet(name), "is there twice")
		}
		o.fields[name] = value
	}
}

// take takes a field out; nil if it is missing or null.
func (o *object) take(name string) json.RawMessage {
	raw := o.fields[name]
	delete(o.fields, name)
	if string(raw) == "null" {
		return nil
	}
	return raw
}

// need says so if a field is missing.
func (o *object) need(names ...string) {
	for _, name := range names {
		if raw := o.fields[name]; raw == nil || string(raw) == "null" {
			o.fail(name, "is missing")
		}
	}
}

// end says so if fields are left that nobody asked for.
func (o *object) end() {
	if len(o.fields) == 0 {
		return
	}
	var left []string
	for name := range o.fields {
		left = append(left, name)
	}
	o.fail(quiet(slices.Min(left)), "messup knows no such field")
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
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
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
func (o *object) texts(name string) []string {
	list := o.array(name)
	all := slices.Grow([]string(nil), len(list))
	for _, raw := range list {
		all = append(all, o.string(name, raw))
	}
	return all
}

// objects takes a list of objects; what names one of them in errors.
func (o *object) objects(name, what string) []*object {
	list := o.array(name)
	all := slices.Grow([]*object(nil), len(list))
	for i, raw := range list {
		item := o.item(what, i)
		item.open(raw)
		all = append(all, item)
	}
	return all
}

// item is the place of one of a list.
func (o *object) item(what string, i int) *object {
	return &object{r: o.r, in: o, label: fmt.Sprint(what, " ", i+1)}
}

func (o *object) array(name string) []json.RawMessage {
	raw := o.take(name)
	if raw == nil {
		return nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		o.fail(name, "must be a list […], is %s", nameOf(raw))
	}
	return list
}

// number takes a whole number of 0 or more.
func (o *object) number(name string) int {
	raw := o.take(name)
	if raw == nil {
		return 0
	}
	var n int32
	if err := json.Unmarshal(raw, &n); err != nil || n < 0 {
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

// among takes a text that is one of some words, or any if there are none given;
// empty if it is missing.
func (o *object) among(name string, words []string) string {
	s := o.text(name)
	if s != "" && words != nil && !slices.Contains(words, s) {
		o.fail(name, "must be one of %q, is %s", words, quiet(fmt.Sprintf("%.64q", s)))
	}
	return s
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

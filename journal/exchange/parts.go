package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"messup/journal"
	"messup/prompts"
)

// longPart is how long a part of JSON Lines grows, in bytes, before the next one begins.
const longPart = 32 << 20

// A file is messup's own format while it is read: a row of documents and lines.
type file struct {
	*stream
	sets      prompts.Library
	sections  []section
	now       time.Time
	enough    int     // records for a piece
	parts     int     // so far
	documents int     // so far
	lines     int     // so far
	opened    bool    // the brace of the next value was read already
	waiting   *object // the line that begins the next part
	ended     bool
}

// part reads on to the end of a document, or of some lines that belong together, and
// yields what is in it piece by piece.
func (f *file) part(yield func(Parcel, error) bool) error {
	f.begin()
	p := newParcel(f, yield)
	err := f.fill(p)
	p.settle()
	if p.err == nil && err == nil {
		p.hand(true)
	}
	return cmp.Or(p.err, err)
}

// fill fills a parcel as far as a part goes. What is wrong in a record stays in the parcel.
func (f *file) fill(p *parcel) error {
	if f.waiting != nil {
		p.entry(f.waiting, nil, 0)
		f.waiting = nil
	}
	for other := false; !f.ended && f.waiting == nil && p.err == nil; {
		document, err := f.value(p, &other)
		if err != nil {
			return err
		}
		if document {
			break
		}
	}
	if p.err == nil && !f.opened && !f.ended && f.waiting == nil {
		return f.brace(p) // what is wrong behind it is told before any of it is taken in
	}
	return nil
}

// brace reads the brace that begins a document or a line, or finds the end.
func (f *file) brace(p *parcel) error {
	t, err := f.token()
	switch {
	case errors.Is(err, io.EOF) && f.documents+f.lines == 0:
		return fmt.Errorf("%w: it is empty", journal.ErrBadImport)
	case errors.Is(err, io.EOF):
		f.ended = true
		return nil
	case err != nil:
		return err
	case t != json.Delim('{'):
		o := &object{r: &p.reader}
		if f.lines > 0 {
			o.what, o.nth = "entry", f.lines+1
		}
		o.fail("", "must be an object {…}, is %s", nameOfToken(t))
		return p.err
	}
	f.opened = true
	return nil
}

// value reads a document, or a line; other says whether the line before held no
// entry. What is wrong in a record stays in p.
func (f *file) value(p *parcel, other *bool) (document bool, err error) {
	if !f.opened {
		if err := f.brace(p); err != nil || f.ended {
			return false, err
		}
	}
	f.opened = false
	d := &top{object: object{r: &p.reader}, f: f, p: p}
	if f.documents > 0 {
		d.what, d.nth = "document", f.documents+1
	}
	before := f.values
	for f.more() {
		if err := d.field(); err != nil || p.err != nil {
			return false, err
		}
		if f.values-before > maxValues && len(d.seen) == 0 {
			return false, fmt.Errorf("%w: %smore than %d texts, numbers and lists, the most that are read of one", journal.ErrTooLong, d.place(), maxValues)
		}
	}
	if _, err := f.token(); err != nil {
		return false, f.inside(err)
	}
	if d.is() {
		f.documents++
		d.end()
		return true, nil
	}
	f.line(p, &d.object, other)
	return false, nil
}

// inside turns the end of the file, where it should go on, into an error.
func (f *file) inside(err error) error {
	if errors.Is(err, io.EOF) {
		return f.cutShort()
	}
	return err
}

// line takes one line of JSON Lines. Where a part has grown long, an entry that
// follows something else begins the next one.
func (f *file) line(p *parcel, o *object, other *bool) {
	f.lines++
	o.what, o.nth = "entry", f.lines
	if inner := o.take(entryLine); inner != nil {
		o.end()
		o = (&object{r: o.r, in: o.in, what: o.what, nth: o.nth}).open(inner)
	}
	for _, k := range f.sections {
		if inner := o.take(k.line); inner != nil {
			o.what, *other = "line", true
			o.end()
			p.other(k, (&object{r: o.r, in: o, what: k.line}).open(inner), len(inner))
			return
		}
	}
	if *other && f.size() > longPart || f.size() > 2*longPart-2*journal.MaxEntry {
		f.waiting = o
		return
	}
	*other = false
	size := 0
	for _, in := range o.fields {
		size += len(in.raw)
	}
	p.entry(o, nil, size)
	if p.entries > MaxEntries && p.err == nil {
		p.err = tooMany("entries")
	}
}

func tooMany(what string) error {
	return fmt.Errorf("%w: the file holds more than %d %s, the most that are read at once", journal.ErrTooLong, MaxEntries, what)
}

// A top is the object at the top of a file while its fields come by.
type top struct {
	object
	f    *file
	p    *parcel
	seen []string // the lists that were read
}

// is tells a whole document from a single line of JSON Lines.
func (d *top) is() bool {
	if d.has("title") && d.has("happened") { // an entry as it is shown, with what came of it
		return false
	}
	return len(d.seen) > 0 || d.has("app") || d.has("format")
}

// field reads one field: a list record by record, all else as it stands.
func (d *top) field() error {
	t, err := d.f.token()
	if err != nil {
		return d.f.inside(err)
	}
	name, _ := t.(string) // the decoder makes sure that it is one
	if name == "entries" {
		return d.list(name, section{what: "entry"})
	}
	for _, k := range d.f.sections {
		if k.list == name && name != settingsField {
			return d.list(name, k)
		}
	}
	raw, err := d.f.record(&d.object)
	if err != nil {
		return d.f.inside(err)
	}
	d.add(name, bytes.Clone(raw))
	return nil
}

// list reads a list of records, and takes each.
func (d *top) list(name string, k section) error {
	if slices.Contains(d.seen, name) {
		d.fail(name, "is there twice")
	}
	if len(d.seen) == 0 {
		d.head()
	}
	d.seen = append(d.seen, name)
	t, err := d.f.token()
	switch {
	case err != nil:
		return d.f.inside(err)
	case t == nil:
		d.seen[len(d.seen)-1] = "null " + name
		return nil
	case t != json.Delim('['):
		d.fail(name, "must be a list […], is %s", nameOfToken(t))
	}
	for i := 0; d.p.err == nil && d.f.more(); i++ {
		if i == MaxEntries {
			d.p.err = tooMany(name)
			return nil
		}
		o := d.item(k.what, i)
		raw, err := d.f.record(o)
		if err != nil {
			return d.f.inside(err)
		}
		if k.take == nil {
			d.p.entry(o, bytes.Clone(raw), len(raw))
		} else {
			d.p.other(k, o.open(raw), len(raw))
		}
	}
	if d.p.err == nil {
		_, err = d.f.token()
	}
	return d.f.inside(err)
}

// head looks at who wrote the document, before anything of it is read.
func (d *top) head() {
	if app := d.text("app"); app != "" && app != "messup" {
		d.fail("app", "this file is from %q, not from messup", app)
	}
	if v := d.number("format"); v > formatVersion {
		d.fail("format", "this file has format %d and needs a newer messup; this one reads up to %d", v, formatVersion)
	}
}

// end takes what is not in a list.
func (d *top) end() {
	d.head()
	if !slices.Contains(d.seen, "entries") {
		d.fail("entries", "is missing")
	}
	raw := d.take(settingsField)
	_ = d.take("was") // a file of a folder that is kept in step names the versions before it
	d.object.end()
	for _, k := range d.f.sections {
		if k.list == settingsField && raw != nil {
			d.p.other(k, (&object{r: d.r, in: &d.object, what: k.what}).open(raw), len(raw))
		}
	}
}

// nameOfToken says what a JSON value is that begins so.
func nameOfToken(t json.Token) string {
	if delim, is := t.(json.Delim); is {
		return nameOf([]byte{byte(delim)})
	}
	raw, err := json.Marshal(t)
	if err != nil {
		return ""
	}
	return nameOf(raw)
}

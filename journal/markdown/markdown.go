// Package markdown is the one form in which an entry is a Markdown file: what "show --markdown"
// prints, what a folder of files has of each entry, and what "edit --from" takes back.
//
//	---
//	messup: 1
//	id: "k3v9…"
//	rev: 3
//	kind: "mess"
//	happened: "2026-11-19T14:10:00-05:00"
//	tags: ["groups"]
//	---
//
//	# Food web jigsaw
//
//	## What was the goal? <!-- goal -->
//
//	Connections between organisms.
//
//	- **What would show it:** three links <!-- goal.look-for -->
//
//	## Lesson <!-- lesson:k3v9… -->
//
//	Show one card first.
//
//	- **How I know:** seen <!-- basis -->
//
// At the top stands, as YAML whose values are JSON, all that an entry has beside its title and
// its answers, under the names that messup's own format gives it. Then comes the title; then each
// answer, under its question; then the lessons it taught. What a heading or a line below an answer is, the
// comment at its end says: the id of a question, that with the id of a line, the moment of another
// wording, a lesson. Whatever has no such comment is the text it stands in, headings too. A line of
// a text that would be taken for one of those has a backslash before it.
//
// The same entry gives the same bytes, and reading them gives that entry; but for empty lines
// around a text. What stands between an entry and a file is not here (package carry below cli),
// nor how a text is set for people alone (typeset).
package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"messup/journal"
	"messup/journal/voice"
)

// version is that of the form.
const version = 1

// The names of what is no part of the front matter, or is called otherwise there.
const (
	versionField = "messup"
	titleField   = "title"
	answersField = "answers"
	lessonMark   = "lesson:"
	otherMark    = "other:"
)

// front are the fields of a record, each with its JSON, in their order.
func front(v any) (names []string, fields map[string]json.RawMessage, err error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, nil, err
	}
	dec := json.NewDecoder(&b)
	if _, err := dec.Token(); err != nil {
		return nil, nil, err
	}
	fields = map[string]json.RawMessage{}
	for dec.More() {
		var raw json.RawMessage
		name, err := dec.Token()
		if err == nil {
			err = dec.Decode(&raw)
		}
		if err != nil {
			return nil, nil, err
		}
		names = append(names, fmt.Sprint(name))
		fields[fmt.Sprint(name)] = raw
	}
	return names, fields, nil
}

// Write writes an entry with the lessons that come from it. Answers and lines are written in
// their order, an empty answer too.
func Write(w io.Writer, e journal.Entry, lessons []journal.Lesson) error {
	var b strings.Builder
	names, fields, err := front(e)
	if err != nil {
		return fmt.Errorf("writing entry %s: %w", e.ID, err)
	}
	fmt.Fprintf(&b, "---\n%s: %d\n", versionField, version)
	for _, name := range names {
		if name != titleField && name != answersField {
			fmt.Fprintf(&b, "%s: %s\n", name, fields[name])
		}
	}
	b.WriteString("---\n")
	if e.Title != "" {
		b.WriteString("\n# " + e.Title + "\n")
	}
	for _, a := range e.Answers {
		section(&b, 2, a.Ask, a.Question, a.Text)
		items(&b, a.Question+".", a.Details)
		for _, v := range a.Conflicts {
			section(&b, 3, voice.Say("In other words"), otherMark+v.At.Format(time.RFC3339Nano), v.Text)
		}
	}
	for _, l := range lessons {
		section(&b, 2, voice.Say("Lesson"), lessonMark+string(l.ID), l.Text)
		items(&b, "", lessonLines(l))
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// lessonLines are what is known of a lesson beside its words, by the names of its fields.
func lessonLines(l journal.Lesson) (lines []journal.Detail) {
	for _, d := range []journal.Detail{
		{Field: "applies_when", Label: voice.Say("When it applies"), Value: l.When},
		{Field: "area", Label: voice.Say("Area"), Value: l.Area},
		{Field: "basis", Label: voice.Say("How I know"), Value: l.Basis},
	} {
		if d.Value != "" {
			lines = append(lines, d)
		}
	}
	return lines
}

// comment begins a comment in Markdown, as in HTML.
// One is read however it is spaced.
const (
	opening = "<\x21--"
	comment = opening + " "
	begun   = opening + `\s*`
	ended   = `\s*-->\s*`
)

func section(b *strings.Builder, level int, heading, mark, words string) {
	fmt.Fprintf(b, "\n%s %s%s%s -->\n", strings.Repeat("#", level), spaced(heading), comment, url.PathEscape(mark))
	if words = strings.Trim(words, "\n"); words != "" {
		b.WriteString("\n")
		for line := range strings.Lines(words) {
			if ours(line) {
				b.WriteString(`\`)
			}
			b.WriteString(strings.TrimSuffix(line, "\n") + "\n")
		}
	}
}

// spaced are words with a space after them, if there are any.
func spaced(words string) string {
	if words == "" {
		return ""
	}
	return words + " "
}

// colon are words with a colon after them, unless they ask.
func colon(label string) string {
	if strings.HasSuffix(label, "?") {
		return label
	}
	return label + ":"
}

func items(b *strings.Builder, of string, all []journal.Detail) {
	if len(all) > 0 {
		b.WriteString("\n")
	}
	for _, d := range all {
		for value := range strings.SplitSeq(d.Value, "\n") {
			fmt.Fprintf(b, "- **%s** %s %s%s -->\n", colon(d.Label), value, comment, url.PathEscape(of+d.Field))
		}
	}
}

// What a line has to look like to be more than text.
//
//nolint:gochecknoglobals // what never changes is made once
var (
	headings = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(#{2,6}) (.*?) ?` + begun + `(\S+?)` + ended + `$`) })
	lines    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^- (.*?) ?` + begun + `(\S+?)` + ended + `$`) })
	guarded  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\\+(#{2,6}|-) .*` + begun + `\S+?` + ended + `$`) })
)

// ours reports whether a line of a text would be read as something else than that.
func ours(line string) bool {
	line = strings.TrimSuffix(line, "\n")
	return headings().MatchString(line) || lines().MatchString(line) || guarded().MatchString(line)
}

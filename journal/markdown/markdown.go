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
//	## Lesson <!-- lesson:k3v9…@2 -->
//
//	Show one card first.
//
//	- **How I know:** seen <!-- basis -->
//
// At the top stands, as YAML whose values are JSON, all that an entry has beside its title and
// its answers, under the names that messup's own format gives it. Then comes the title; then each
// answer, under its question; then the lessons it taught. What a heading or a line below an answer is, the
// comment at its end says: the id of a question, that with the id of a line, the moment of another
// wording, a lesson. One that an editor broke in two is read as one. Whatever has no such comment is the
// text it stands in, headings too. A line of a text that would be taken for one of those has a
// backslash before it.
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
	"iter"
	"net/url"
	"regexp"
	"strconv"
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

	happenedField = "happened"

	lessonMark = "lesson:"
	revMark    = "@" // between the id of a lesson and its revision
	otherMark  = "other:"
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
		mark := lessonMark + string(l.ID)
		if l.Rev > 0 {
			mark += revMark + strconv.Itoa(l.Rev)
		}
		section(&b, 2, voice.Say("Lesson"), mark, l.Text)
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
		{Field: "basis", Label: voice.Say("How I know"), Value: string(l.Basis)},
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
	ended   = `\s*-->[\s\p{Zs}]*` // some editors leave spaces of all sorts behind
)

// Mark is what stands behind the heading of a question, to say which it is.
func Mark(question string) string { return comment + url.PathEscape(question) + " -->" }

func section(b *strings.Builder, level int, heading, mark, words string) {
	fmt.Fprintf(b, "\n%s %s%s\n", strings.Repeat("#", level), spaced(heading), Mark(mark))
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
	return voice.Say("%s:", label)
}

func items(b *strings.Builder, of string, all []journal.Detail) {
	if len(all) > 0 {
		b.WriteString("\n")
	}
	for _, d := range all {
		for value := range strings.SplitSeq(d.Value, "\n") {
			fmt.Fprintf(b, "- **%s** %s %s\n", colon(d.Label), value, Mark(of+d.Field))
		}
	}
}

// What a line has to look like to be more than text. One that an editor broke in two begins as one of
// ours does, and what it ends with is the rest of a mark, or all of it.
//
//nolint:gochecknoglobals // what never changes is made once
var (
	headings = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(#{2,6}) (.*?) ?` + begun + `(\S+?)` + ended + `$`) })
	lines    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^- (.*?) ?` + begun + `(\S+?)` + ended + `$`) })
	begins   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(#{2,6} |- \*\*)`) })
	ends     = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(^\s*(\S+\s*)?|` + begun + `\S+?\s*)-->[\s\p{Zs}]*$`)
	})
)

// Item reports whether a line is one of those that stand below the heading of a question, with a mark of its own.
func Item(line string) bool { return lines().MatchString(line) }

// ours reports whether a line of a text would be read as something else than that, by itself or
// with those above it, also where backslashes stand before it.
func ours(line string) bool {
	return ends().MatchString(strings.TrimLeft(strings.TrimSuffix(line, "\n"), `\`))
}

// guarded reports whether a line is one of a text that would be ours without the backslash before it.
func guarded(line string) bool { return strings.HasPrefix(line, `\`) && ours(line) }

// whole yields each line below the top of a file, and how many it is of: one that an editor broke is
// again what it was.
func whole(rest string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for all := strings.Split(rest, "\n"); len(all) > 0; {
			line, of := unbroken(all)
			if !yield(line, of) {
				return
			}
			all = all[of:]
		}
	}
}

// unbroken is the first of some lines, with those that belong to it: it is one of ours, and they are no
// paragraph, heading or item of their own.
func unbroken(all []string) (line string, of int) {
	line = all[0]
	if !begins().MatchString(line) || ours(line) {
		return line, 1
	}
	for i, more := range all[1:] {
		if strings.TrimSpace(more) == "" || strings.HasPrefix(more, `\`) || strings.HasPrefix(more, "- ") || begins().MatchString(more) {
			break
		}
		line = strings.TrimRight(line, " \t") + " " + strings.TrimSpace(more)
		if headings().MatchString(line) || lines().MatchString(line) {
			return line, i + 2
		}
	}
	return all[0], 1
}

package markdown

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/exchange"
	"messup/journal/text"
	"messup/prompts"
)

// Is reports whether a text is an entry in this form: by what stands at its top.
func Is(b []byte) bool {
	top, _, has := parted(b)
	return has && strings.Contains("\n"+top+"\n", "\n"+versionField+":")
}

// Of is the id of the entry that a text in this form is of, and its revision there; empty if it is none.
func Of(b []byte) (id journal.ID, rev int) {
	top, _, has := parted(b)
	if !has || !Is(b) {
		return "", 0
	}
	entry, err := fields(top)
	if err != nil || json.Unmarshal(entry["id"], &id) != nil || json.Unmarshal(entry["rev"], &rev) != nil {
		return "", 0
	}
	return id, rev
}

// parted parts what stands at the top of a text from the rest.
func parted(b []byte) (top, rest string, has bool) {
	return text.Matter(unix(b))
}

// unix is a text with the ends of lines that messup has.
func unix(b []byte) string {
	said := strings.TrimPrefix(string(b), "\uFEFF")
	return strings.ReplaceAll(strings.ReplaceAll(said, "\r\n", "\n"), "\r", "\n")
}

// Read reads an entry in this form, with its lessons, each with the revision that the file says.
// Its texts come cleaned, and what is missing is filled in as package exchange does for any file.
// Errors wrap journal.ErrBadImport, or journal.ErrTooLong for what is over a limit.
func Read(b []byte, sets prompts.Library, now time.Time) (journal.Entry, []journal.Lesson, error) {
	return read(b, nil, sets, now)
}

// ReadOnto is Read for the file of an entry that is there: what stands at the top of none, and a title
// that does not either, stays as the entry has it. So does what was asked: a heading is no answer.
func ReadOnto(b []byte, is journal.Entry, sets prompts.Library, now time.Time) (journal.Entry, []journal.Lesson, error) {
	_, kept, err := front(is)
	if err != nil {
		return journal.Entry{}, nil, fmt.Errorf("reading entry %s: %w", is.ID, err)
	}
	delete(kept, answersField)
	e, lessons, err := read(b, kept, sets, now)
	for i, a := range e.Answers {
		was := is.Answer(a.Question)
		e.Answers[i].Ask = cmp.Or(was.Ask, a.Ask)
		for j, d := range a.Details {
			if at := slices.IndexFunc(was.Details, func(w journal.Detail) bool { return w.Field == d.Field }); at >= 0 {
				e.Answers[i].Details[j].Label = was.Details[at].Label
			}
		}
	}
	return e, lessons, err
}

// ReadNew is Read for an entry that is to be made: what the file leaves out, or leaves empty, is as
// that has it. It may have no top at all. Its questions are worded as their set words them.
func ReadNew(b []byte, as journal.Entry, sets prompts.Library, now time.Time) (journal.Entry, error) {
	_, kept, err := front(as)
	if err != nil {
		return journal.Entry{}, fmt.Errorf("reading a new entry: %w", err)
	}
	delete(kept, answersField)
	kept[versionField] = json.RawMessage(strconv.Itoa(version))
	e, lessons, err := read(b, kept, sets, now)
	if err == nil && len(lessons) > 0 {
		err = fmt.Errorf("%w: %w", journal.ErrBadImport, atLine(Line(b, lessonMark), errors.New("a new entry has its lesson in the answer that asks for it")))
	}
	if len(e.Answers) == 0 {
		e.Answers = nil
	}
	for i, a := range e.Answers {
		q, known := sets.Question(a.Question)
		if !known {
			continue
		}
		e.Answers[i].Ask = q.Ask
		for j, d := range a.Details {
			f, _ := q.Field(d.Field)
			e.Answers[i].Details[j].Label = cmp.Or(f.Label, d.Label)
			e.Answers[i].Details[j].Value = unshown(f, d.Value)
		}
	}
	e.Rev, e.Started, e.Finished = as.Rev, as.Started, as.Finished
	return e, err
}

// Field is what the top of a text says under a name; empty if nothing, or no text.
func Field(b []byte, name string) (words string) {
	top, _, _ := parted(b)
	all, err := fields(top)
	if err != nil || json.Unmarshal(all[name], &words) != nil {
		return ""
	}
	return words
}

func read(b []byte, kept map[string]json.RawMessage, sets prompts.Library, now time.Time) (e journal.Entry, lessons []journal.Lesson, err error) {
	lines, body, err := parse(b, kept, now)
	if err != nil {
		return e, nil, body.unasked(sets, err)
	}
	p, err := exchange.Read(bytes.NewReader(lines), sets, now)
	if err != nil {
		return e, nil, body.placed(b, err)
	}
	if len(p.Entries) != 1 {
		return e, nil, fmt.Errorf("%w: it holds %d entries, and is to hold one", journal.ErrBadImport, len(p.Entries))
	}
	for i, l := range p.Lessons {
		p.Lessons[i].Rev = body.revs[l.ID]
	}
	return p.Entries[0], p.Lessons, nil
}

// JSON turns a text in this form into lines of messup's own format, with nothing looked at in
// them. A form that somebody filled in without a day is of the time when it was written. A lesson
// has no revision there: the file does not have all of it. Errors wrap journal.ErrBadImport.
func JSON(b []byte, written time.Time) ([]byte, error) {
	kept := map[string]json.RawMessage{}
	if id, _ := Of(b); id == "" {
		kept[happenedField] = json.RawMessage(strconv.Quote(written.Format(time.RFC3339Nano)))
	}
	lines, _, err := parse(b, kept, written)
	return lines, err
}

// parse is JSON with what the text says besides. What is kept takes the place of what is missing, and
// a day that a person wrote is read from now on back.
func parse(b []byte, kept map[string]json.RawMessage, now time.Time) ([]byte, *body, error) {
	top, rest, has := parted(b)
	if line := unended(b); !has && line > 0 {
		return nil, nil, fmt.Errorf("%w: %w", journal.ErrBadImport, atLine(line, errors.New("the --- that ends the lines at the top is missing")))
	}
	if !has && kept[versionField] == nil {
		return nil, nil, fmt.Errorf("%w: it has no lines between --- and --- at its top", journal.ErrBadImport)
	}
	if !has {
		top = ""
	}
	entry, err := fields(top)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: what stands between --- and ---: %w", journal.ErrBadImport, err)
	}
	for name, raw := range kept {
		if entry[name] == nil {
			entry[name] = raw
		}
	}
	var form int
	if err := json.Unmarshal(entry[versionField], &form); err != nil || form < 1 || form > version {
		return nil, nil, fmt.Errorf("%w: its form is %q, and this messup knows %d", journal.ErrBadImport, entry[versionField], version)
	}
	delete(entry, versionField)
	if err := readDay(entry, now); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", journal.ErrBadImport, atLine(Line(b, happenedField+":"), fmt.Errorf("%s: %w", happenedField, err)))
	}
	body := bodyOf(rest, linesAbove(b, rest))
	if body.fault != nil {
		return nil, body, fmt.Errorf("%w: %w", journal.ErrBadImport, body.fault)
	}
	if err := body.into(entry); err != nil {
		return nil, nil, err
	}
	lines, err := asLines(entry, body.lessons)
	return lines, body, err
}

// readDay reads when something happened as a person writes that: what a program wrote stays.
func readDay(entry map[string]json.RawMessage, now time.Time) error {
	var words string
	if json.Unmarshal(entry[happenedField], &words) != nil || words == "" {
		return nil //nolint:nilerr // what is no text, who reads the entry says
	}
	if _, err := time.Parse(time.RFC3339, words); err == nil {
		return nil
	}
	at, err := date.ParsePast(words, now)
	if err != nil {
		return err
	}
	entry[happenedField], err = json.Marshal(at)
	return err
}

// Line is the number of the first line that has certain words; 0 if none has.
func Line(b []byte, words string) int {
	if all := Lines(b, words); len(all) > 0 {
		return all[0]
	}
	return 0
}

// Lines are the numbers of all lines that have certain words.
func Lines(b []byte, words string) (all []int) {
	n := 0
	for line := range strings.SplitSeq(unix(b), "\n") {
		if n++; strings.Contains(line, words) {
			all = append(all, n)
		}
	}
	return all
}

func linesAbove(b []byte, rest string) int {
	return strings.Count(strings.TrimSuffix(unix(b), rest), "\n")
}

// placed says in which line what could not be read stands, and of which question it is.
func (b *body) placed(file []byte, err error) error {
	if m := regexp.MustCompile(`answer (\d+): `).FindStringSubmatch(err.Error()); m != nil {
		if n, convErr := strconv.Atoi(m[1]); convErr == nil && n >= 1 && n <= len(b.at) {
			return atLine(b.at[n-1], fmt.Errorf("below %q: %w", text.ClipLine(b.answers[n-1].Ask, text.MaxTitle), err))
		}
	}
	if m := regexp.MustCompile(`entry 1: (\w+)`).FindStringSubmatch(err.Error()); m != nil {
		return atLine(Line(file, m[1]+":"), err)
	}
	return err
}

// unasked says so where it is the heading that names no question, and not a line below it that is of another.
func (b *body) unasked(sets prompts.Library, err error) error {
	if b == nil || b.astray == 0 {
		return err
	}
	a := b.answers[b.astray-1]
	if _, known := sets.Question(a.Question); known || a.Question == journal.NoteQuestion {
		return err
	}
	return fmt.Errorf("%w: %w", journal.ErrBadImport, atLine(b.at[b.astray-1], NoQuestion(a)))
}

// NoQuestion says of an answer that nobody asks what its mark says.
func NoQuestion(a journal.Answer) error {
	return fmt.Errorf("no question is called %q; the mark below %q was changed", a.Question, text.ClipLine(a.Ask, text.MaxTitle))
}

// into puts what stands below the top into the fields of an entry.
func (b *body) into(entry map[string]json.RawMessage) (err error) {
	if b.title != "" || entry[titleField] == nil {
		if entry[titleField], err = json.Marshal(b.title); err != nil {
			return fmt.Errorf("%w: its title: %w", journal.ErrBadImport, err)
		}
	}
	for i, a := range b.answers { // a line that waits for words says nothing
		b.answers[i].Details = slices.DeleteFunc(a.Details, func(d journal.Detail) bool { return strings.TrimSpace(d.Value) == "" })
	}
	delete(entry, answersField)
	if len(b.answers) > 0 {
		if entry[answersField], err = json.Marshal(b.answers); err != nil {
			return fmt.Errorf("%w: its answers: %w", journal.ErrBadImport, err)
		}
	}
	return nil
}

func asLines(entry map[string]json.RawMessage, lessons []map[string]string) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	if err := enc.Encode(entry); err != nil {
		return nil, fmt.Errorf("%w: %w", journal.ErrBadImport, err)
	}
	var id string
	if raw := entry["id"]; raw != nil {
		_ = json.Unmarshal(raw, &id) // what is no text, who reads the entry says
	}
	for _, l := range lessons {
		if id != "" {
			l["entry"] = id
		}
		if err := enc.Encode(map[string]any{"lesson": l}); err != nil {
			return nil, fmt.Errorf("%w: %w", journal.ErrBadImport, err)
		}
	}
	return out.Bytes(), nil
}

// errNoYAML says what the top of a file may not hold.
var errNoYAML = errors.New("only names and plain values may stand there")

// errNoValue says what the reader of YAML says in words of its own.
var errNoValue = errors.New("each line is a name, a colon and a value, and a value with a colon, a bracket or another sign in it stands in quotation marks")

// unread is what the reader of YAML says of the top of a file, with the line of the file. Of what
// it finds unfinished it counts the lines from nought, and the end is a line.
func unread(top string, err error) error {
	m := regexp.MustCompile(`line (\d+): (did\snot\sfind)?`).FindStringSubmatch(err.Error())
	if m == nil {
		return errNoValue
	}
	line, _ := strconv.Atoi(m[1]) // digits are a number
	if m[2] != "" {
		line++
	}
	line = min(line, len(strings.Split(strings.TrimSuffix(top, "\n"), "\n")))
	return atLine(line+1, errNoValue) // below the ---
}

// fields reads YAML as the fields of an object, each as JSON. A date is the text it is written as.
func fields(top string) (map[string]json.RawMessage, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(top), &doc); err != nil {
		return nil, unread(top, err)
	}
	all := map[string]json.RawMessage{}
	if len(doc.Content) == 0 {
		return all, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, errNoYAML
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		v, err := plain(root.Content[i+1])
		if err != nil {
			return nil, atLine(root.Content[i].Line+1, fmt.Errorf("%s: %w", root.Content[i].Value, err))
		}
		raw, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", root.Content[i].Value, err)
		}
		if string(raw) == "null" || string(raw) == `""` && root.Content[i].Value == happenedField { // it waits for words
			continue
		}
		if _, twice := all[root.Content[i].Value]; twice {
			return nil, atLine(root.Content[i].Line+1, fmt.Errorf("%s stands there twice", root.Content[i].Value))
		}
		all[root.Content[i].Value] = raw
	}
	return all, nil
}

// plain is a value as JSON has it. One that stands for another is none: a few lines of those
// could stand for any number of values.
func plain(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.ScalarNode:
		switch strings.TrimLeft(n.ShortTag(), "\x21") {
		case "int", "bool", "null", "float":
			var v any
			err := n.Decode(&v)
			return v, err
		}
		return n.Value, nil
	case yaml.SequenceNode:
		all := make([]any, 0, len(n.Content))
		for _, c := range n.Content {
			v, err := plain(c)
			if err != nil {
				return nil, err
			}
			all = append(all, v)
		}
		return all, nil
	case yaml.MappingNode:
		all := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			v, err := plain(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			all[n.Content[i].Value] = v
		}
		return all, nil
	case yaml.AliasNode, yaml.DocumentNode:
	}
	return nil, errNoYAML
}

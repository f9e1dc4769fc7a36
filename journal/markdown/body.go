package markdown

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/text"
)

// A body is what stands below the top of a file while it is read.
type body struct {
	title   string
	answers []journal.Answer
	lessons []map[string]string // by the names of messup's own format
	fault   error               // the first thing that is wrong
	astray  int                 // the answer, from 1, below which that stands as one of another question

	revs map[journal.ID]int // of the lessons, as the file says
	at   []int              // the lines that the headings of the answers stand in
	line int                // the one that is being read, counted from the top of the file

	said []string     // the lines of the text that is being read
	goes func(string) // where it goes once it ends
	item func(field, label, value string)
}

// bodyOf reads the lines of a file, of which so many stand above. What stands before the first
// heading of ours, and is not the title, is the note of the entry.
func bodyOf(rest string, above int) *body {
	b := &body{revs: map[journal.ID]int{}, line: above}
	b.before()
	for line, of := range whole(strings.TrimRight(rest, "\n")) {
		b.line += of
		switch {
		case b.heads(line), b.holds(line):
		case b.title == "" && len(b.answers) == 0 && (line == "#" || strings.HasPrefix(line, "# ")): // without words as the form has it that waits for them
			b.end()
			b.before()
			b.title = strings.TrimSpace(strings.TrimPrefix(line, "#"))
		default:
			if guarded(line) {
				line = line[1:]
			}
			b.said = append(b.said, line)
		}
	}
	b.end()
	return b
}

// before is where words go that stand below no heading of ours.
func (b *body) before() {
	b.goes = func(words string) {
		if words == "" {
			return
		}
		for i, a := range b.answers {
			if a.Question == journal.NoteQuestion {
				b.answers[i].Text = words + "\n\n" + a.Text
				return
			}
		}
		b.answers, b.at = append(b.answers, journal.Answer{Question: journal.NoteQuestion, Text: words}), append(b.at, b.line)
	}
	b.item = nil
}

// end ends a text.
func (b *body) end() {
	words := strings.Trim(strings.Join(b.said, "\n"), "\n")
	if strings.TrimSpace(words) == "" {
		words = ""
	}
	b.goes(words)
	b.said = nil
}

// heads takes a line as a heading, if it is one of ours.
func (b *body) heads(line string) bool {
	m := headings().FindStringSubmatch(line)
	if m == nil {
		return false
	}
	mark, err := url.PathUnescape(m[3])
	if err != nil {
		return false
	}
	id, isLesson := strings.CutPrefix(mark, lessonMark)
	at, isOther := strings.CutPrefix(mark, otherMark)
	b.end()
	switch {
	case isLesson:
		b.lesson(id)
	case isOther:
		b.other(at)
	default:
		b.answer(mark, m[2])
	}
	return true
}

func (b *body) fail(format string, args ...any) {
	if b.fault == nil {
		b.fault = atLine(b.line, fmt.Errorf(format, args...))
	}
}

func (b *body) answer(question, ask string) {
	b.answers, b.at = append(b.answers, journal.Answer{Question: question, Ask: ask}), append(b.at, b.line)
	at := len(b.answers) - 1
	b.goes = func(words string) { b.answers[at].Text = words }
	b.item = func(field, label, value string) {
		a := &b.answers[at]
		field, is := strings.CutPrefix(field, question+".")
		switch last := len(a.Details) - 1; {
		case !is:
			if b.fault == nil {
				b.astray = at + 1
			}
			b.fail("a line below %q is marked as one of another question", question)
		case last >= 0 && a.Details[last].Field == field:
			a.Details[last].Value += "\n" + value
		default:
			a.Details = append(a.Details, journal.Detail{Field: field, Label: label, Value: value})
		}
	}
}

func (b *body) other(at string) {
	last := len(b.answers) - 1
	when, err := time.Parse(time.RFC3339Nano, at)
	if err != nil || last < 0 {
		b.fail("another wording stands below no answer, or bears no time: %s", at)
		return
	}
	b.goes = func(words string) {
		a := &b.answers[last]
		a.Conflicts = append(a.Conflicts, journal.Version{Text: words, At: when})
	}
	b.item = nil
}

func (b *body) lesson(id string) {
	l := map[string]string{}
	id, said, _ := strings.Cut(id, revMark)
	if rev, err := strconv.Atoi(said); err == nil {
		b.revs[journal.ID(id)] = rev
	}
	if id != "" {
		l["id"] = id
	}
	b.lessons = append(b.lessons, l)
	b.goes = func(words string) {
		if strings.Contains(words, "\n\n") || strings.Contains(words, "\n#") {
			b.fail("below the lesson %q stands more than its one line; it belongs to no question there", text.ClipLine(text.FirstLine(words), text.MaxTitle))
		}
		l["text"] = words
	}
	b.item = func(field, _, value string) { l[field] = value }
}

// bold stands around what a line is called.
const bold = "**"

// holds takes a line as one that belongs to the text above it, if it is one of ours.
func (b *body) holds(line string) bool {
	m := lines().FindStringSubmatch(line)
	if m == nil || b.item == nil {
		return false
	}
	mark, err := url.PathUnescape(m[2])
	if err != nil {
		return false
	}
	label, value := labelled(m[1])
	b.item(mark, strings.TrimRight(strings.TrimSuffix(label, ":"), "\u00a0"), value)
	return true
}

// labelled parts a line into what it is called and what it says.
func labelled(line string) (label, value string) {
	said, bolded := strings.CutPrefix(line, bold)
	label, value, is := strings.Cut(said, bold+" ")
	if bolded && !is { // nothing is said, or there is no space before it
		label, value, is = strings.Cut(said, bold)
	}
	if !bolded || !is { // somebody wrote it by hand
		label, value, _ = strings.Cut(line, ": ")
	}
	return label, value
}

// atLine says in which line of the file something is wrong; 0: nobody knows.
func atLine(line int, err error) error {
	if line == 0 {
		return err
	}
	return fmt.Errorf("line %d: %w", line, err)
}

// unended is the line at which the top of a text has to end that does not: behind the first ---, and the names
// and values that follow it. 0 if there are none.
func unended(b []byte) int {
	lines := strings.Split(unix(b), "\n")
	named := regexp.MustCompile(`^[a-z_]+:`)
	if lines[0] != "---" || len(lines) < 2 || !named.MatchString(lines[1]) {
		return 0
	}
	for i, line := range lines[1:] {
		if !named.MatchString(line) {
			return i + 2
		}
	}
	return len(lines)
}

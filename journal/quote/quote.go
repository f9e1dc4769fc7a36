package quote

import (
	"slices"
	"strings"
	"time"

	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// What the heading asks for besides the roles of a question's lines.
const (
	Class    prompts.Role = "class"    // the class or context
	Happened prompts.Role = "happened" // when it happened
)

// A Quotation is what a text says to one line.
type Quotation struct {
	For        prompts.Role
	Start, End int    // where the words stand, in bytes of the text
	Words      string // the words, exactly as they stand there
	// Means is what goes into the line: the whole name of a class of which the words
	// are the beginning, and else the words themselves, as one line.
	Means   string
	At      time.Time // when it was, where a past day was read; else zero
	Period  string    // of the school's day, where one was named
	Meant   date.Next // for when it is, where a coming day or an occasion was read
	Certain bool      // the text can be read in one way only
}

// Known are the names a text may mention, and the moment it is read at: words such as
// "yesterday" are counted from there.
type Known struct {
	Now     time.Time
	classes names
	people  names
}

// NewKnown makes ready the names of classes and of people, those used last first.
func NewKnown(now time.Time, classes, people []string) Known {
	return Known{Now: now, classes: classNames(classes), people: personNames(people)}
}

// most is how much of each end of a text is read, in bytes: several pages. A text is
// read while it is typed, and one that is longer has been pasted.
const most = 2 << 10

// readers is what is read for each line.
func readers() map[prompts.Role]func(*reading) []Quotation {
	return map[prompts.Role]func(*reading) []Quotation{
		Class:               (*reading).classes,
		Happened:            (*reading).pastDays,
		prompts.PlanWith:    (*reading).whom,
		prompts.Person:      (*reading).partners,
		prompts.AskEarlier:  (*reading).people,
		prompts.PersonWhen:  (*reading).comingDays,
		prompts.PlanBy:      (*reading).comingDays,
		prompts.PlanWhen:    (*reading).when,
		prompts.PlanWill:    (*reading).will,
		prompts.StopWhen:    (*reading).stopWhen,
		prompts.StopSwitch:  (*reading).stopSwitch,
		prompts.Sign:        (*reading).signs,
		prompts.LookFor:     (*reading).knownBy,
		prompts.PlanLookFor: (*reading).lookFor,
		prompts.Counted:     (*reading).counted,
		prompts.FirstWords:  (*reading).firstWords,
	}
}

// Reads reports whether anything is read for a line.
func Reads(role prompts.Role) bool { return readers()[role] != nil }

// Read returns what the text says to each of these lines, at most one quotation for
// each, in their order. Where it says several things, it is the first, and not
// certain.
func (k Known) Read(words string, roles ...prompts.Role) []Quotation {
	var all []Quotation
	readers, parts := readers(), ends(words)
	readings := make([]*reading, len(parts))
	for i, p := range parts {
		readings[i] = k.read(words, p.start, p.end)
	}
	for _, role := range roles {
		read := readers[role]
		if read == nil {
			continue
		}
		found := make([]Quotation, 0, len(readings))
		for _, r := range readings {
			found = append(found, read(r)...)
		}
		if len(found) == 0 {
			continue
		}
		first := found[0]
		first.For = role
		first.Certain = !slices.ContainsFunc(found, func(q Quotation) bool { return !q.Certain || !q.same(first) })
		all = append(all, first)
	}
	return all
}

// same reports whether two say the same.
func (q Quotation) same(o Quotation) bool {
	return q.Means == o.Means || !q.At.IsZero() && q.At.Equal(o.At) || q.Meant.Day != 0 && q.Meant == o.Meant
}

// A part of a text.
type part struct{ start, end int }

// ends is what is read of a text: all of it, or where it is long its beginning and
// its end, in whole paragraphs.
func ends(s string) []part {
	if len(s) <= 2*most {
		return []part{{0, len(s)}}
	}
	first := strings.LastIndexByte(s[:most], '\n')
	last := strings.IndexByte(s[len(s)-most:], '\n')
	var parts []part
	if first > 0 {
		parts = append(parts, part{0, first})
	}
	if last >= 0 {
		parts = append(parts, part{len(s) - most + last, len(s)})
	}
	return parts
}

// quoted is the words from one byte up to another, without the space around them;
// false if there are none.
func (r *reading) quoted(start, end int) (Quotation, bool) {
	words := strings.TrimSpace(r.text[start:end])
	if words == "" {
		return Quotation{}, false
	}
	start += strings.Index(r.text[start:end], words)
	return Quotation{Start: start, End: start + len(words), Words: words, Means: text.CleanLine(words)}, true
}

// one is quoted as a list of it, or none.
func (r *reading) one(start, end int, certain bool) []Quotation {
	q, ok := r.quoted(start, end)
	if !ok {
		return nil
	}
	q.Certain = certain
	return []Quotation{q}
}

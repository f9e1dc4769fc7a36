package gather

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/text"
)

// WordsFrom is among how many of the newest entries and lessons earlier words are looked
// for: years of them at one a day, read in a few milliseconds.
const WordsFrom = 1000

// classesFrom is among how many of the newest entries the classes are looked for that a jot
// may name: a year of them at one each day of school. To look among WordsFrom took a sixth of
// the time in which a jot is kept.
const classesFrom = 250

// Classes are those that a jot may name: of the newest entries, and of the timetable. Of an
// entry no more is read; nobody is reminded of a heavy one.
func Classes(tx record.Tx) ([]string, error) {
	var classes text.WordList
	n := 0
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return nil, err
		}
		if record.HeavyLine(r) {
			continue
		}
		classes.Add(classOf(r))
		if n++; n == classesFrom {
			break
		}
	}
	s, err := record.GetSettings(tx)
	for _, c := range s.Year().Classes {
		classes.Add(c.Name)
	}
	return classes.Words, err
}

// classOf is the class that the row of an entry names, without reading the rest of its
// JSON; empty if it names none.
func classOf(r record.Row) (class string) {
	_, rest, is := bytes.Cut(r.Bytes, []byte(`"class":`))
	if rest, said := bytes.CutPrefix(rest, []byte(`"`)); said { // nearly every one stands there as it is
		if end := bytes.IndexAny(rest, `"\\`); end >= 0 && rest[end] == '"' {
			return string(rest[:end])
		}
	}
	if !is || json.NewDecoder(bytes.NewReader(rest)).Decode(&class) != nil {
		return ""
	}
	return class
}

// NoClass says that nothing is about a class, and names some of those there are. The error
// wraps ErrNoClass.
func NoClass(name string, known []string) error {
	there := "nothing names a class yet"
	if len(known) > 0 {
		there = "there are: " + strings.Join(known[:min(len(known), offeredClasses)], ", ")
	}
	return fmt.Errorf("%w: %q (%s)", journal.ErrNoClass, text.ClipLine(text.CleanLine(name), text.MaxTitle), there)
}

// offeredClasses is how many classes an error names.
const offeredClasses = 12

package gather

import (
	"messup/journal"
	"messup/journal/record"
	"messup/journal/text"
)

// WordsFrom is among how many of the newest entries and lessons earlier words are looked
// for: years of them at one a day, read in a few milliseconds.
const WordsFrom = 1000

// Classes are those of the newest entries and of the timetable. Of an entry no more is
// read; nobody is reminded of a heavy one.
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
		classes.Add(record.ClassLine(r))
		if n++; n == WordsFrom {
			break
		}
	}
	s, err := record.GetSettings(tx)
	for _, c := range s.Year().Classes {
		classes.Add(c.Name)
	}
	return classes.Words, err
}

package doomed

import (
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/search"
)

// LessOlder takes the older wordings that words are in out of the lessons that stay, and returns
// which lessons those are and how many wordings went: no search finds one, and nothing else would
// take it away. Nobody wrote in the lessons: they keep their times.
func LessOlder(tx record.Tx, q search.Query) (lessons []record.Key, went int, err error) {
	if len(q.Terms) == 0 {
		return nil, 0, nil
	}
	ids, err := record.IDs(tx, journal.Lessons)
	if err != nil {
		return nil, 0, err
	}
	for _, id := range ids {
		l, err := record.GetLesson(tx, id)
		if err != nil {
			return nil, 0, fmt.Errorf("looking into what a lesson said before: %w", err)
		}
		had := len(l.Versions)
		l.Versions = slices.DeleteFunc(slices.Clone(l.Versions), func(v journal.Version) bool { return q.Within(v.Text) })
		if len(l.Versions) == had {
			continue
		}
		l.Rev++
		if err := record.PutLesson(tx, l); err != nil {
			return nil, 0, err
		}
		lessons, went = append(lessons, record.Key{Kind: journal.Lessons, ID: id}), went+had-len(l.Versions)
	}
	return lessons, went, nil
}

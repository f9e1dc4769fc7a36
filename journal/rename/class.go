package rename

import (
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/school"
	"messup/journal/text"
	"messup/prompts"
)

// Class gives a class its new name wherever it stands, and says in how many entries
// that was, and in how many records besides.
func Class(tx record.Tx, sets prompts.Library, old, name string, now time.Time) (entries, others int, err error) {
	if err := (journal.Entry{Class: name}).Check(); err != nil { // not all that is renamed is an entry
		return 0, 0, err
	}
	if text.FoldWords(old) == "" { // what has no class is none
		return 0, 0, fmt.Errorf("renaming a class: %w", journal.ErrEmpty)
	}
	isOld := func(class string) bool { return class != name && text.FoldWords(class) == text.FoldWords(old) }
	entries, err = inEntries(tx, sets, func(l journal.Summary) bool { return isOld(l.Class) }, func(e journal.Entry) journal.Entry {
		e.Class = name
		return e
	})
	if err != nil {
		return 0, 0, err
	}
	for _, in := range []func(record.Tx, func(string) bool, string, time.Time) (int, error){
		inHeard, inPlans, inAnswers, inTimetable,
	} {
		n, err := in(tx, isOld, name, now)
		if err != nil {
			return 0, 0, err
		}
		others += n
	}
	return entries, others, nil
}

// IsClass reports whether an entry has a class, in whatever letters.
func IsClass(tx record.Tx, name string) (bool, error) {
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return false, err
		}
		if l, err := record.DecodeLine(r); err != nil || l.Class != "" && text.FoldWords(l.Class) == text.FoldWords(name) {
			return err == nil, err
		}
	}
	return false, nil
}

// inEntries changes the entries that have what is renamed, and says how many those were.
func inEntries(tx record.Tx, sets prompts.Library, has func(journal.Summary) bool, renamed func(journal.Entry) journal.Entry) (n int, err error) {
	var ids []journal.ID // a list is not changed while it is gone through
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return 0, err
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return 0, err
		}
		if has(l) {
			ids = append(ids, r.ID)
		}
	}
	for _, id := range ids {
		e, err := record.GetEntry(tx, id)
		if err != nil {
			return 0, err
		}
		e = renamed(e)
		if err := e.Check(); err != nil {
			return 0, err
		}
		e.Rev++ // nobody wrote in it: it keeps its time
		if err := record.EntryKind(sets).Put(tx, e); err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}

func inTimetable(tx record.Tx, isOld func(string) bool, name string, now time.Time) (n int, err error) {
	s, err := record.GetSettings(tx)
	if err != nil {
		return 0, err
	}
	classes := s.Year().Classes
	if !slices.ContainsFunc(classes, func(c school.Class) bool { return isOld(c.Name) }) {
		return 0, nil
	}
	if s.Timetable, err = school.Renamed(classes, isOld, name); err != nil {
		return 0, err
	}
	s.Rev, s.Edited = s.Rev+1, now
	return 1, record.SettingsKind().Put(tx, s)
}

func inHeard(tx record.Tx, isOld func(string) bool, name string, now time.Time) (n int, err error) {
	all, err := record.HeardKind().Whole(tx)
	if err != nil {
		return n, err
	}
	for _, h := range all {
		if !isOld(h.Class) {
			continue
		}
		renamed := h
		renamed.Class = name
		if err := record.HeardKind().Put(tx, record.HeardKind().After(renamed, h, now)); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func inPlans(tx record.Tx, isOld func(string) bool, name string, now time.Time) (n int, err error) {
	plans, err := record.PlanKind().All(tx)
	if err != nil {
		return n, err
	}
	for _, p := range plans {
		renamed := p
		if isOld(p.Class) {
			renamed.Class = name
		}
		if isOld(p.With) {
			renamed.With = name
		}
		if renamed.Class == p.Class && renamed.With == p.With {
			continue
		}
		if err := record.PlanKind().Put(tx, record.PlanKind().After(renamed, p, now)); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// inAnswers renames where lessons were used.
func inAnswers(tx record.Tx, isOld func(string) bool, name string, _ time.Time) (n int, err error) {
	ids, err := record.IDs(tx, journal.Lessons)
	if err != nil {
		return n, err
	}
	for _, id := range ids {
		l, err := record.GetLesson(tx, id)
		if err != nil {
			return n, err
		}
		renamed := l
		renamed.Answers = slices.Clone(l.Answers)
		for i, a := range renamed.Answers {
			if isOld(a.Class) {
				renamed.Answers[i].Class = name
			}
		}
		if renamed.Same(l) {
			continue
		}
		renamed.Rev++ // nobody wrote in it: it keeps its time
		if err := record.PutLesson(tx, renamed); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

package record

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
)

const settingsID journal.ID = "settings"

// GetSettings reads the settings, the usual ones if none are kept.
func GetSettings(tx Tx) (journal.Settings, error) {
	s, err := SettingsKind().Get(tx, settingsID)
	return s, IgnoreNotFound(err)
}

// ChangeSettings changes the settings, and dates anew what another timetable moves. What
// change leaves as it was is not written. The error wraps journal.ErrSetting.
func ChangeSettings(tx Tx, now time.Time, change func(*journal.Settings)) (journal.Settings, error) {
	have, err := GetSettings(tx)
	if err != nil {
		return have, err
	}
	s := have
	s.Breaks, s.Talk = slices.Clone(have.Breaks), slices.Clone(have.Talk)
	change(&s)
	s, err = s.Normalized()
	if err != nil || journal.SameParts(journal.SettingsParts(), &s, &have) {
		return s, err
	}
	s.Rev, s.Edited = have.Rev+1, now
	return s, cmp.Or(SettingsKind().Put(tx, s), DateAnew(tx, have.Year(), s.Year(), now))
}

// JoinSettings returns settings that were typed by somebody who began with those of
// before, as they are kept where they are others by now: what was not changed there is as
// it is now. A list that both changed has what each put into it, and neither took out.
// Typed is normalized.
func JoinSettings(before, typed, now journal.Settings) journal.Settings {
	joined := journal.MergeParts(journal.SettingsParts(), before, typed, now)
	joined.Breaks = journal.JoinSets(before.Breaks, typed.Breaks, now.Breaks, func(a, b date.Break) bool { return a == b })
	joined.Talk = journal.JoinSets(before.Talk, typed.Talk, now.Talk, func(a, b journal.Contact) bool { return a == b })
	if now.Timetable != before.Timetable && typed.Timetable != before.Timetable {
		joined.Timetable = joinTimetables(before, typed, now)
	}
	return joined
}

// joinTimetables joins timetables class by class: one that both changed is as it was typed.
func joinTimetables(before, typed, now journal.Settings) school.Timetable {
	ours := typed.Year().Classes
	all := journal.JoinSets(before.Year().Classes, ours, now.Year().Classes, func(a, b school.Class) bool { return a.String() == b.String() })
	for i := len(all) - 1; i >= 0; i-- {
		if slices.IndexFunc(all, func(c school.Class) bool { return text.SameFolded(c.Name, all[i].Name) }) < i {
			all = slices.Delete(all, i, i+1)
		}
	}
	return school.WriteTimetable(all)
}

// HabitsID is the id of the one record of habits.
const HabitsID journal.ID = "habits"

// GetHabits reads the habits, empty ones if none are kept.
func GetHabits(tx Tx) (journal.Habits, error) {
	r, err := tx.Get(journal.HabitsKind, HabitsID)
	if errors.Is(err, journal.ErrNotFound) {
		return journal.Habits{}, nil
	}
	if err != nil {
		return journal.Habits{}, fmt.Errorf("habits: %w", err)
	}
	var h journal.Habits
	if err := json.Unmarshal(r.Data, &h); err != nil {
		return journal.Habits{}, fmt.Errorf("habits: %w: %w", journal.ErrDamaged, err)
	}
	return h, nil
}

package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/habits"
)

// PutHabits keeps the habits.
func PutHabits(tx Tx, h habits.Habits, now time.Time) error {
	data, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("habits: %w", err)
	}
	return tx.Put(Record{Kind: journal.HabitsKind, ID: HabitsID, Rev: 1, At: now, Data: data, Line: []byte("-")})
}

// Use keeps that the journal was used, and since which day of use each thing is in
// the trash. A clock alone is not asked how old something is there: it may have been
// wrong when the thing was deleted.
func Use(tx Tx, now time.Time) error {
	h, err := GetHabits(tx)
	if err != nil {
		return ignoreDamaged(err)
	}
	ids, err := IDs(tx, journal.Trash)
	if err != nil {
		return err
	}
	next := h.Uses(date.DayOf(now), ids)
	if next.Used == h.Used && maps.Equal(next.Trashed, h.Trashed) {
		return nil
	}
	return PutHabits(tx, next, now)
}

// ignoreDamaged passes on every error but that the habits cannot be read: that is no
// reason to refuse a change, and who reads them is told.
func ignoreDamaged(err error) error {
	if errors.Is(err, journal.ErrDamaged) {
		return nil
	}
	return err
}

// SettingsID is the id of the one record of settings.
const SettingsID journal.ID = "settings"

// GetSettings reads the settings, the usual ones if none are kept.
func GetSettings(tx Tx) (journal.Settings, error) {
	s, err := SettingsKind().Get(tx, SettingsID)
	return s, IgnoreNotFound(err)
}

// HabitsID is the id of the one record of habits.
const HabitsID journal.ID = "habits"

// GetHabits reads the habits, empty ones if none are kept.
func GetHabits(tx Tx) (habits.Habits, error) {
	r, err := tx.Get(journal.HabitsKind, HabitsID)
	if errors.Is(err, journal.ErrNotFound) {
		return habits.Habits{}, nil
	}
	if err != nil {
		return habits.Habits{}, fmt.Errorf("habits: %w", err)
	}
	var h habits.Habits
	if err := json.Unmarshal(r.Data, &h); err != nil {
		return habits.Habits{}, fmt.Errorf("habits: %w: %w", journal.ErrDamaged, err)
	}
	return h, nil
}

// Empty reports whether nothing was ever kept in a journal. What the program remembers of
// its own use is nothing of somebody's.
func Empty(tx Tx) (bool, error) {
	for _, k := range Kinds() {
		if n, err := tx.Count(k); err != nil || n > 0 && !slices.Contains(journal.OwnUse(), k) {
			return false, err
		}
	}
	return true, nil
}

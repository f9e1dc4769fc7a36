package record

import (
	"encoding/json"
	"errors"
	"fmt"

	"messup/journal"
)

const settingsID journal.ID = "settings"

// GetSettings reads the settings, the usual ones if none are kept.
func GetSettings(tx Tx) (journal.Settings, error) {
	s, err := SettingsKind().Get(tx, settingsID)
	return s, IgnoreNotFound(err)
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

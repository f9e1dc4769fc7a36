package record

import (
	"encoding/json"
	"errors"
	"fmt"

	"messup/journal"
)

const settingsID journal.ID = "settings"

func GetSettings(tx Tx) (journal.Settings, error) {
	s, err := SettingsKind().Get(tx, settingsID)
	return s, IgnoreNotFound(err)
}

func settingsRecord(s journal.Settings) (Record, error) {
	return smallRecord(journal.SettingsKind, settingsID, s.Rev, s.Edited, s)
}

// Habits is what the program remembers of its own use, so that it can step
// back: it is no part of the journal's contents and is never exported.
type Habits struct {
	Met      map[string]int     `json:"met,omitempty"` // how often each question was met
	Welcomed bool               `json:"welcomed,omitempty"`
	Synced   string             `json:"synced,omitempty"`   // the service whose folder the person was told about
	Reopened map[journal.ID]int `json:"reopened,omitempty"` // how often an entry without lesson and plan was opened again
}

const HabitsID journal.ID = "habits"

func GetHabits(tx Tx) (Habits, error) {
	r, err := tx.Get(journal.HabitsKind, HabitsID)
	if errors.Is(err, journal.ErrNotFound) {
		return Habits{}, nil
	}
	if err != nil {
		return Habits{}, fmt.Errorf("habits: %w", err)
	}
	var h Habits
	if err := json.Unmarshal(r.Data, &h); err != nil {
		return Habits{}, fmt.Errorf("habits: %w: %w", journal.ErrDamaged, err)
	}
	return h, nil
}

package record

import (
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

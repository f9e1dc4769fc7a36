package repair

import (
	"time"

	"messup/journal"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/voice"
	"messup/store"
)

// Listed is the backups there are, as `backups --json` prints them.
func Listed(all []store.Backup) any {
	type backup struct {
		Path  string    `json:"path"`
		Made  time.Time `json:"made"`
		Size  int64     `json:"bytes"`
		Ahead bool      `json:"dated_ahead,omitempty"`
		Holds *count    `json:"holds,omitempty"`
	}
	list := make([]backup, 0, len(all))
	for _, b := range all {
		v := backup{Path: b.Path, Made: b.Made, Size: b.Size, Ahead: b.Ahead}
		if b.Counts != nil {
			holds := counted(b.Counts)
			v.Holds = &holds
		}
		list = append(list, v)
	}
	return list
}

// ListedLines is a line for each of the backups, with days as they are in a place. A
// restore asks for the path: on a narrow terminal it runs over, and none of it is cut.
func ListedLines(all []store.Backup, in *time.Location) []string {
	var t table.Table
	for _, b := range all {
		holds := voice.Say("cannot be read")
		if b.Counts != nil {
			holds = voice.Count(b.Counts[journal.Entries], "entry", "entries")
		}
		t.Add("", voice.At(b.Made.In(in), told.DayAs+" "+voice.Clock), voice.Bytes(b.Size), holds, b.Path)
	}
	return t.Lines(0)
}

// ListedAhead says of backups that are dated ahead what that is about; nothing where
// there are none.
func ListedAhead(all []store.Backup) string {
	n := 0
	for _, b := range all {
		if b.Ahead {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return voice.Say("%s dated later than now: a clock was ahead, or the file was renamed. Nothing goes because of that.",
		voice.Count(n, "backup is", "backups are"))
}

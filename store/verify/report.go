package verify

import (
	"time"

	"messup/journal"
)

// Health says what a check of one file found.
type Health struct {
	Path   string
	Size   int64                // bytes
	Made   time.Time            // of a backup
	Counts map[journal.Kind]int // records that can be read; nil if Err is set
	Err    error                // what is wrong with it; nil if everything can be read
}

// Report is what Check found.
type Report struct {
	Journal Health
	Backups []Health             // newest first
	Others  map[journal.Kind]int // what another journal has that had this name; nil if there is none
	Renamed []string             // backups under a name that no backup has
	Log     string               // what was kept since the newest backup, if not all of it can be read
	Copies  []string             // other copies of the journal beside it, with words that it may not have

	Damaged  []string // damaged files that earlier restores kept
	Logs     []string // damaged logs that were kept before a backup took their place
	Replaced []string // files that were not damaged, and that restores put the journal in the place of
	GivenUp  []string // journals of what was given up for a copy
	Aside    []string // folders with what was left of journals that had this name before
	Inbox    int      // files waiting to be taken in
	Unfiled  []string // files of the inbox that never can be
}

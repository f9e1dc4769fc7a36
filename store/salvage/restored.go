package salvage

import (
	"fmt"

	"messup/journal"
)

// Restored says what a restore found and did.
type Restored struct {
	Counts
	Path      string               // of the journal
	Differ    map[journal.Kind]int // changed here and elsewhere: both wordings are in the journal
	Whole     bool                 // there was nothing to restore; nothing was done to the file
	Others    map[journal.Kind]int // what another journal of this name has, and this one has not; nil if there is none
	Aside     string               // where what is left of that is set aside
	Backup    string               // the backup it began from; empty if there was no good one
	Buried    map[journal.Kind]int // what was deleted for good, and is left out
	Unsure    bool                 // nothing says what was deleted for good since a copy was made
	Holds     string               // what is kept and may still hold words that were deleted for good
	Damaged   string               // where the damaged file that was there is kept
	Replaced  string               // where what was there is kept, if it was not damaged or no file
	Log       string               // what was kept since, if not all of it can be read: where it lies, or is kept now
	Logs      []string             // what was kept so before
	GivenUp   string               // the journal that has what was given up; empty if nothing was
	Beyond    map[journal.Kind]int // what is given up: nothing else of the journal has it, or has it so
	Rehearsed bool                 // a dry run: the journal was left as it is
}

// Nothing says why nothing can be restored: what lies in the journal's place and is no file
// (odd), or whether there is a file, and whether something is wrong with it.
func Nothing(odd error, there, broken bool) error {
	switch {
	case odd != nil:
		return fmt.Errorf("%w, and there is no backup of a journal that was here", odd)
	case !there:
		return fmt.Errorf("%w, and no good backup of one", journal.ErrNoJournal)
	case !broken:
		return fmt.Errorf("%w: nothing in it is messup's, and there is no backup of one that was here", journal.ErrNotJournal)
	}
	return fmt.Errorf("%w: no record in it can be read, and there is no good backup: %w", journal.ErrNothing, journal.ErrDamaged)
}

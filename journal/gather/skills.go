package gather

import (
	"math"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/skills"
	"messup/prompts"
)

// Skills reads the gaps and strengths that entries name, with heavy those of heavy
// entries too. What was deleted names none.
func Skills(tx record.Tx, sets prompts.Library, heavy bool) (skills.Found, error) {
	return skillsOf(tx, sets, heavy, math.MaxInt)
}

// newestNaming is how many entries name the skills that are shown before all are read.
const newestNaming = 300

// NewestSkills is Skills of the newest entries; all reports whether those are all.
func NewestSkills(tx record.Tx, sets prompts.Library, heavy bool) (found skills.Found, all bool, err error) {
	n, err := tx.Count(journal.Entries)
	if err != nil {
		return found, false, err
	}
	found, err = skillsOf(tx, sets, heavy, newestNaming)
	return found, n <= newestNaming, err
}

func skillsOf(tx record.Tx, sets prompts.Library, heavy bool, most int) (found skills.Found, err error) {
	s, err := record.GetSettings(tx)
	if err != nil {
		return found, err
	}
	var all []journal.Entry
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return found, err
		}
		e, err := record.GetEntry(tx, r.ID)
		if err != nil {
			return found, err
		}
		if all = append(all, e); len(all) == most {
			break
		}
	}
	return skills.Gather(sets, all, s.Focus, heavy), nil
}

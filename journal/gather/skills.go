package gather

import (
	"messup/journal"
	"messup/journal/record"
	"messup/journal/skills"
	"messup/prompts"
)

// Skills reads the gaps and strengths that entries name, with heavy those of heavy
// entries too. What was deleted names none.
func Skills(tx record.Tx, sets prompts.Library, heavy bool) (found skills.Found, err error) {
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
		all = append(all, e)
	}
	return skills.Gather(sets, all, s.Focus, heavy), nil
}

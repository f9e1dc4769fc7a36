package gather

import (
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
)

// Leaving returns what leaves the trash for good: all of it, or what was in it for its
// time already on the last day that can be believed.
func Leaving(tx record.Tx, now time.Time, everything bool) (ids []journal.ID, err error) {
	h, err := record.GetHabits(tx)
	if err != nil {
		return nil, err
	}
	today := date.DayOf(now)
	day, sure := h.Believed(today)
	if !sure && !everything {
		return nil, nil
	}
	now = now.AddDate(0, 0, int(day-today))
	for r, err := range tx.Rows(journal.Trash) {
		if err != nil {
			return nil, err
		}
		since, known := h.Trashed[r.ID]
		over := !now.Before(journal.Leaves(r.At)) && (!known || day >= since+journal.TrashDays)
		if everything || over {
			ids = append(ids, r.ID)
		}
	}
	return ids, nil
}

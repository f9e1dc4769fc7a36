package record

import (
	"messup/journal"
	"messup/prompts"
)

// WithoutHeavy returns the contents without the entries marked heavy, what came
// from them and what reviews recorded of either, and how many entries that were.
func WithoutHeavy(c journal.Archive) (light journal.Archive, heavy int) {
	out := newGone()
	for _, e := range c.Entries {
		if e.Heavy {
			out.all[e.ID] = true
		}
	}
	heavy = len(out.all)
	if heavy == 0 {
		return c, 0
	}
	for _, k := range Tables(prompts.Library{}) {
		k.leaveOut(&c, out)
	}
	return c, heavy
}

// Collect reads what is neither entry nor lesson: what comes from certain
// entries, or with all set everything.
func Collect(c *journal.Archive, tx Tx, entries []journal.ID, all bool) (err error) {
	var from map[journal.ID]bool
	if !all {
		from = make(map[journal.ID]bool, len(entries))
		for _, id := range entries {
			from[id] = true
		}
	}
	for _, k := range Tables(prompts.Library{}) {
		if err := k.collect(tx, from, c); err != nil {
			return err
		}
	}
	if all {
		c.Settings, err = GetSettings(tx)
	}
	return err
}

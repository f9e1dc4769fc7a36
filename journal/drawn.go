package journal

import (
	"slices"
	"strings"
	"time"

	"messup/prompts"
)

// saidLines returns the words in the entry that feed each role, as one line
// each.
func (e Entry) saidLines(sets prompts.Library, roles ...prompts.Role) []string {
	lines := make([]string, len(roles))
	for i, role := range roles {
		lines[i] = clipLine(CleanLine(e.Said(sets, role)), MaxLine)
	}
	return lines
}

// packParts packs the words something was drawn from into one text, a part a
// line, and drawnParts unpacks n of them.
func packParts(parts []string) string { return strings.Join(parts, "\n") }

func drawnParts(drawn string, n int) []string {
	parts := strings.Split(drawn, "\n")
	for len(parts) < n {
		parts = append(parts, "")
	}
	return parts[:n]
}

// redrawn sets the lines whose words are new. Words taken out of the entry do
// not take the line away.
func redrawn(words, before []string, lines ...*string) {
	for i, line := range lines {
		if words[i] != "" && words[i] != before[i] {
			*line = words[i]
		}
	}
}

// redrawSmall brings an entry's first plan and check-in up to date. before is
// the entry as it was on the disk: what was finished there with the same words
// and has none had none drawn, and does not get one for a change elsewhere.
func redrawSmall(tx Tx, sets prompts.Library, before, e Entry, now time.Time) error {
	settled := func(words func(Entry, prompts.Library) []string) bool {
		return before.Rev > 0 && !before.Draft() && slices.Equal(words(before, sets), words(e, sets))
	}
	p, err := getSmall[Plan](tx, PlansKind, e.ID)
	if err := ignoreNotFound(err); err != nil {
		return err
	}
	if p.ID != "" || !settled(Entry.planWords) {
		if drawn := e.drawPlan(sets, p, DayOf(now)); !drawn.same(p) {
			if err := putSmall(tx, drawn.after(p, now)); err != nil {
				return err
			}
		}
	}
	c, err := getSmall[Checkin](tx, CheckinsKind, e.ID)
	if err := ignoreNotFound(err); err != nil {
		return err
	}
	if c.ID != "" || !settled(Entry.checkinWords) {
		if drawn := e.drawCheckin(sets, c, DayOf(now)); !drawn.same(c) {
			return putSmall(tx, drawn.after(c, now))
		}
	}
	return nil
}

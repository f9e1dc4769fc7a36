package journal

import (
	"errors"
	"slices"
	"strings"
	"time"

	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// saidLines returns the words in the entry that feed each role, as one line
// each.
func (e Entry) saidLines(sets prompts.Library, roles ...prompts.Role) []string {
	lines := make([]string, len(roles))
	for i, role := range roles {
		lines[i] = text.ClipLine(text.CleanStart(e.Said(sets, role), MaxLine), MaxLine)
	}
	return lines
}

// PackParts packs the words something was drawn from into one text, a part a
// line, and drawnParts unpacks n of them.
func PackParts(parts []string) string { return strings.Join(parts, "\n") }

func drawnParts(drawn string, n int) []string {
	parts := strings.Split(drawn, "\n")
	for len(parts) < n {
		parts = append(parts, "")
	}
	return parts[:n]
}

// corrections returns the lines that differ from the words they were drawn from,
// by what those feed. What was drawn from nothing is corrected in nothing.
func corrections(drawn string, roles []prompts.Role, lines ...string) map[prompts.Role]string {
	if drawn == "" {
		return nil
	}
	other := map[prompts.Role]string{}
	for i, word := range drawnParts(drawn, len(roles)) {
		if lines[i] != word {
			other[roles[i]] = lines[i]
		}
	}
	return other
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

// A Dating is when words were written that a day is read from. "Tomorrow" is the day
// after that, however late a draft is finished.
type Dating struct {
	Role  prompts.Role `json:"role"`  // what the words feed
	Drawn string       `json:"drawn"` // the words, by which it is seen that they are still the same
	At    time.Time    `json:"at"`
}

func datingParts() []Part[Dating] {
	return []Part[Dating]{
		textPart[Dating, prompts.Role]{name: "what a day is for", at: func(d *Dating) *prompts.Role { return &d.Role }, tidy: text.CleanLine, limit: MaxLine, noted: true},
		drawnWords(MaxLine+1, func(d *Dating) *string { return &d.Drawn }),
		timePart[Dating](func(d *Dating) *time.Time { return &d.At }),
	}
}

// Dating returns the entry with when each of its words was written that a day is read
// from: those that stand in before already keep their time, and those of a draft that are
// noted for a line that is still empty.
func (e Entry) Dating(sets prompts.Library, before Entry, now time.Time) Entry {
	roles := []prompts.Role{prompts.PlanWhen, prompts.PlanWill, prompts.PlanBy, prompts.PersonWhen}
	words, had := e.saidLines(sets, roles...), before.saidLines(sets, roles...)
	known := slices.Concat(e.Dated, before.Dated)
	e.Dated = slices.DeleteFunc(slices.Clone(e.Dated), func(d Dating) bool {
		i := slices.Index(roles, d.Role)
		return !e.Draft() || i >= 0 && words[i] != ""
	})
	for i, role := range roles {
		at := now.Round(0)
		if words[i] == had[i] && !before.Edited.IsZero() { // kept before it was noted when
			at = before.Edited
		}
		if j := slices.IndexFunc(known, func(d Dating) bool { return d.Role == role && d.Drawn == words[i] }); j >= 0 {
			at = known[j].At
		}
		if words[i] != "" {
			e.Dated = append(e.Dated, Dating{role, words[i], at})
		}
	}
	return e
}

// SaidAt returns when the words were written that say a day: the first of those that
// feed these roles, and of further ones the first that name a day. It is now for words
// that are new.
func (e Entry) SaidAt(sets prompts.Library, now date.Moment, roles ...prompts.Role) date.Moment {
	for i, words := range e.saidLines(sets, roles...) {
		_, err := date.FindNext(words, now.Day)
		if words == "" || i > 0 && errors.Is(err, date.ErrWhen) {
			continue
		}
		if j := slices.IndexFunc(e.Dated, func(d Dating) bool { return d.Role == roles[i] && d.Drawn == words }); j >= 0 {
			return date.MomentOf(e.Dated[j].At)
		}
		return now
	}
	return now
}

// PlanDayRoles are the roles a plan's day is read from, as SaidAt takes them.
func PlanDayRoles() []prompts.Role {
	return []prompts.Role{prompts.PlanBy, prompts.PlanWhen, prompts.PlanWill}
}

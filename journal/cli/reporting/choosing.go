package reporting

import (
	"fmt"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/report"
	"messup/journal/text"
	"messup/journal/voice"
)

// A choice is a list to choose from, in which order and how many.
type choice struct {
	flag   string
	title  voice.Phrase
	kind   journal.Kind
	most   int // 0: any number
	ids    []journal.ID
	words  []string
	under  []string
	chosen *[]journal.ID

	unchosen voice.Phrase // what is told as long as none is chosen
}

// choices are what there is to choose from, wins first.
func (r *run) choices() []choice {
	wins := choice{flag: "wins", title: "Wins", kind: journal.Entries, chosen: &r.chosen.Wins, unchosen: "All of them are told, as long as none is chosen."}
	for _, w := range r.material.Wins {
		wins.ids, wins.words, wins.under = append(wins.ids, w.ID), append(wins.words, voice.Joined(w.Month, w.Said)), append(wins.under, "")
	}
	failures := choice{flag: "failures", title: "Failures and lessons", kind: journal.Entries, most: report.Most, chosen: &r.chosen.Failures, unchosen: "None of them is told, as long as none is chosen: `--failures` chooses them."}
	for _, f := range r.material.Failures {
		failures.ids, failures.words, failures.under = append(failures.ids, f.ID), append(failures.words, f.Title), append(failures.under, f.Lesson)
	}
	forward := choice{flag: "carry", title: "Carrying into next year", kind: journal.Lessons, most: report.MostCarried, chosen: &r.chosen.Carry, unchosen: "None of them is told, as long as none is chosen: `--carry` chooses them."}
	for _, c := range r.material.Forward {
		forward.ids, forward.words, forward.under = append(forward.ids, c.ID), append(forward.words, c.Words), append(forward.under, "")
	}
	return []choice{wins, failures, forward}
}

// read reads ids as they were typed: each a beginning that fits one thing of the list. A dash alone
// is none of them, as in a sitting.
func (c choice) read(given []string) (ids []journal.ID, err error) {
	for _, one := range given {
		one = strings.ToLower(strings.TrimSpace(one))
		if one == "" || one == none && len(given) == 1 {
			continue
		}
		fit := c.fitting(one)
		switch {
		case len(fit) == 0:
			return nil, fmt.Errorf("%w: %s", journal.ErrNotFound, text.ClipLine(text.CleanLine(one), text.MaxTitle))
		case len(fit) > 1:
			return nil, fmt.Errorf("%w: %s", journal.ErrAmbiguous, one)
		case !slices.Contains(ids, fit[0]):
			ids = append(ids, fit[0])
		}
	}
	if c.most > 0 && len(ids) > c.most {
		return nil, fmt.Errorf("%s were named, %d is the most", voice.Count(len(ids), "id", "ids"), c.most)
	}
	return ids, nil
}

// fitting are the ids that a beginning fits; one that is typed whole is meant alone.
func (c choice) fitting(typed string) (fit []journal.ID) {
	if whole := journal.ID(typed); slices.Contains(c.ids, whole) {
		return []journal.ID{whole}
	}
	for _, id := range c.ids {
		if strings.HasPrefix(string(id), typed) {
			fit = append(fit, id)
		}
	}
	return fit
}

package habits

import (
	"slices"

	"messup/journal"
)

// A Step is what a person decided about one sentence of a report, before others may read it.
type Step struct {
	Of    journal.ID `json:"of"` // names the sentence
	Does  Does       `json:"does"`
	Words []string   `json:"words,omitempty"` // those to say in its place, or that are fine in this report
}

// Does is what becomes of a sentence.
type Does string

// What can become of one.
const (
	Keep   Does = "keep"
	Drop   Does = "drop"
	Change Does = "change" // it is said in other words
	Fine   Does = "fine"   // its words are asked about no more in this report, and it stays
)

// resaidSteps returns steps with what put makes of their words. Words that were fine and are said
// otherwise now stand nowhere any more, and a step without words is none.
func resaidSteps(steps []Step, put func(string) string) (all []Step, changed bool) {
	for _, s := range steps {
		had := len(s.Words)
		var words []string
		for _, was := range s.Words {
			now := put(was)
			changed = changed || now != was
			if now != "" && (now == was || s.Does == Change) {
				words = append(words, now)
			}
		}
		if s.Words = words; had == 0 || len(words) > 0 {
			all = append(all, s)
		}
	}
	return all, changed
}

// Worded reports whether a sentence of a report was said in other words, which stand nowhere
// else.
func (h Habits) Worded() bool {
	for _, r := range h.Reports {
		if slices.ContainsFunc(r.Read, Step.worded) {
			return true
		}
	}
	return false
}

// Unworded returns the habits without those words: what they are of may have been deleted for good.
// The sentences that are still there are asked about again.
func (h Habits) Unworded() Habits {
	reports := make(map[string]Report, len(h.Reports))
	for year, r := range h.Reports {
		r.Read = slices.DeleteFunc(slices.Clone(r.Read), Step.worded)
		if !r.Empty() {
			reports[year] = r
		}
	}
	h.Reports = reports
	return h
}

func (s Step) worded() bool { return len(s.Words) > 0 }

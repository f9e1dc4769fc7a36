package voice

import (
	"strings"

	"messup/journal"
)

// Closing returns the sentence a review ends with.
func Closing(r journal.Review) string {
	for _, x := range r.Recorded {
		if x.Stop == journal.StopNextWeek {
			return "That's the week. One thing to try: " + strings.TrimRight(x.Line, ". ") + ". You can close the book."
		}
	}
	return "That's the week. You can close the book."
}

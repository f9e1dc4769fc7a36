package date_test

import (
	"errors"
	"testing"

	"messup/journal/date"
)

// What has happened is not of a day to come, however that is written; later today is today.
func TestWhatHappenedIsNotToCome(t *testing.T) {
	now := noonOfNovember19()
	for _, said := range []string{"2030-01-01", "20 nov 2026", now.AddDate(0, 0, 1).Format("2006-01-02"), "2030-01-01T10:00:00Z"} {
		if at, err := date.ParsePast(said, now); !errors.Is(err, date.ErrWhen) && at.After(now) {
			t.Errorf("%q is %v, %v", said, at, err)
		}
	}
	for _, said := range []string{"yesterday", "today 23:10", "now"} {
		if _, err := date.ParsePast(said, now); err != nil {
			t.Errorf("%q: %v", said, err)
		}
	}
}

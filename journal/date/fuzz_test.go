package date

import (
	"encoding/json"
	"testing"
	"time"
)

func whenNow() time.Time {
	return time.Date(2026, 11, 19, 14, 10, 0, 0, time.FixedZone("EST", -5*3600))
}

func FuzzParseWhen(f *testing.F) {
	for _, s := range []string{
		"now", "yesterday 14:10", "last friday 2 pm", "3 days ago", "19 nov", "nov 19, 2025 9.30", "2026-11-19T14:10", "2026-11-19T14:10:00-05:00",
		"29 feb", "14h", "24:00", "3.11.2026", "\u212a\u212a\u212aa-bcdeTx", "on", "at", "0001-01-01", "9999-12-31T23:59:59Z", "a month ago",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ParseWhen(s, whenNow())
		if err != nil {
			return
		}
		if got.IsZero() || got.Year() < 1900 || got.Year() > 2200 {
			t.Errorf("ParseWhen(%q) = %v", s, got)
		}
		if _, err := json.Marshal(got); err != nil {
			t.Errorf("ParseWhen(%q) cannot be kept: %v", s, err)
		}
		again, err := ParseWhen(got.Format(time.RFC3339Nano), whenNow())
		if err != nil || !again.Equal(got) {
			t.Errorf("ParseWhen(%q) = %v, read again %v, %v", s, got, again, err)
		}
	})
}

package progress_test

import (
	"bytes"
	"testing"
	"time"

	"messup/journal/cli/progress"
)

// What is quick shows nothing; what takes longer shows a line, now and then, and takes it away.
func TestOnlyLongWorkIsShown(t *testing.T) {
	var out bytes.Buffer
	now := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)
	l := progress.On(&out, true, func() time.Time { return now })
	for range 9 {
		now = now.Add(100 * time.Millisecond)
		l.Entries(10, 0.5)
	}
	if out.Len() > 0 {
		t.Errorf("within a second it shows %q", out.String())
	}
	for range 3 {
		now = now.Add(100 * time.Millisecond)
		l.Entries(1200, 0.5)
	}
	l.Done()
	const once = "\r\x1b[K  1200 entries · 50 % …"
	if got := out.String(); got != once+once+"\r\x1b[K" {
		t.Errorf("it shows %q", got)
	}
}

// Where no terminal is nothing is written.
func TestNothingIsShownElsewhere(t *testing.T) {
	var out bytes.Buffer
	l := progress.On(&out, false, time.Now)
	l.Entries(1, -1)
	l.Done()
	if out.Len() > 0 {
		t.Errorf("it shows %q", out.String())
	}
}

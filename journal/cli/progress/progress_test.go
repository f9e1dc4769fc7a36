package progress_test

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/cli/progress"
	"messup/journal/draw"
	"messup/journal/pace"
)

// A screen is written to from more than one goroutine.
type screen struct {
	sync.Mutex
	bytes.Buffer
}

func (s *screen) Write(b []byte) (int, error) {
	s.Lock()
	defer s.Unlock()
	return s.Buffer.Write(b)
}

func (s *screen) saw() string {
	s.Lock()
	defer s.Unlock()
	defer s.Reset()
	return s.String()
}

const away = "\r\x1b[K"

// What is quick shows nothing; what takes longer shows a line, now and then, and takes it away.
func TestOnlyLongWorkIsShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out screen
		l := progress.On(&out, true, draw.Drawn(), time.Now, progress.Import)
		ctx := l.In(t.Context())
		for range 2 {
			time.Sleep(100 * time.Millisecond)
			pace.Tell(ctx, pace.Far{Done: 10, Of: 20})
		}
		if saw := out.saw(); saw != "" {
			t.Errorf("at once it shows %q", saw)
		}
		time.Sleep(150 * time.Millisecond)
		synctest.Wait()
		if saw := out.saw(); saw != away+"  Taking in …" {
			t.Errorf("with nothing told it shows %q", saw)
		}
		for range 3 {
			time.Sleep(100 * time.Millisecond)
			pace.Tell(ctx, pace.Far{Done: 4_100, Of: 10_000})
		}
		if saw := out.saw(); strings.Count(saw, away) != 2 || !strings.Contains(saw, "  ━━━━        41 %  4,100 of 10,000") {
			t.Errorf("it shows %q", saw)
		}
		l.Clear()
		l.Clear()
		if saw := out.saw(); saw != away {
			t.Errorf("taken away it shows %q", saw)
		}
		l.Done()
		time.Sleep(time.Second)
		pace.Tell(ctx, pace.Far{Done: 5_000, Of: 10_000})
		if saw := out.saw(); saw != "" {
			t.Errorf("done it shows %q", saw)
		}
	})
}

// However far it is, the line stands still and fits on a narrow screen.
func TestTheBarIsAlwaysAsWide(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out screen
		l := progress.On(&out, true, draw.Drawn(), time.Now, progress.Export)
		ctx := l.In(t.Context())
		for f, want := range map[pace.Far]string{
			{Done: 1, Of: 10_000}:      "╸            0 %  1 of 10,000",
			{Done: 1_000, Of: 8_000}:   "━           12 %  1,000 of 8,000",
			{Done: 1_500, Of: 8_000}:   "━╸          18 %  1,500 of 8,000",
			{Done: 8_000, Of: 8_000}:   "━━━━━━━━━━ 100 %  8,000 of 8,000",
			{Done: 1_200, Part: .5}:    "━━━━━       50 %  1,200 entries",
			{Done: 1_200}:              "1,200 entries …",
			{Done: 99_999, Of: 99_999}: "━━━━━━━━━━ 100 %  99,999 of 99,999",
		} {
			time.Sleep(time.Second)
			pace.Tell(ctx, f)
			if saw := strings.TrimSpace(ansi.Strip(strings.TrimPrefix(out.saw(), away+"  Writing …"))); saw != strings.TrimSpace(want) {
				t.Errorf("%+v is shown as %q, and not %q", f, saw, want)
			}
		}
		l.Done()
	})
}

// Each work says what it does, and none like another one.
func TestEachWorkSaysWhatItDoes(t *testing.T) {
	said := map[string]bool{}
	for _, w := range progress.Works() {
		if words := w.Doing(); words == "" || said[words] {
			t.Errorf("work %d says %q", w, words)
		}
		said[w.Doing()] = true
	}
}

// Where no terminal is nothing is written.
func TestNothingIsShownElsewhere(t *testing.T) {
	var out screen
	l := progress.On(&out, false, draw.Drawn(), time.Now, progress.Check)
	pace.Tell(l.In(context.Background()), pace.Far{Done: 1})
	l.Clear()
	l.Done()
	if saw := out.saw(); saw != "" {
		t.Errorf("it shows %q", saw)
	}
}

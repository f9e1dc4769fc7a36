package tui

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	"messup/journal/journaltest"
	"messup/journal/tui/page"
	"messup/prompts"
)

// longAnswer is an answer of some length, as somebody writes it: in paragraphs, or
// without a break.
func longAnswer(bytes int, paragraph string) string {
	var b strings.Builder
	entries := answersOfACareer()
	for i := 0; b.Len() < bytes; i++ {
		b.WriteString(entries[i%len(entries)])
		b.WriteString([]string{" ", " ", " ", paragraph}[i%4])
	}
	return strings.ToValidUTF8(b.String()[:bytes], "")
}

var answersOfACareer = sync.OnceValue(func() (said []string) {
	for _, e := range journaltest.Career(40, testNow(), 1).Entries {
		for _, a := range e.Answers {
			said = append(said, a.Text)
		}
	}
	return said
})

// writing is somebody in the middle of an answer.
func (d *driver) writing(to page.Place, answer string, before ...string) *driver {
	d.t.Helper()
	d.open(to).keys(before...).paste(answer)
	d.hold = true
	for range 40 {
		d.keys("up")
	}
	return d
}

// key is one key up to the frame.
func (d *driver) key(i int) {
	name := []string{"e", "backspace"}[i%2]
	d.press(keyNamed(d.t, name))
	d.held = d.held[:0]
	_ = d.router.View()
}

// BenchmarkTyping is one key in an answer of so many kilobytes, up to the frame.
func BenchmarkTyping(b *testing.B) {
	for _, shape := range []struct{ name, paragraph string }{{"paragraphs", "\n\n"}, {"one", " "}} {
		for _, size := range []int{1, 16, 50} {
			b.Run(fmt.Sprintf("%s/%dKB", shape.name, size), func(b *testing.B) {
				d := newDriver(b, 80, 24).writing(page.Write{Set: "ten"}, longAnswer(size<<10, shape.paragraph), "text:Lab", "ctrl+n")
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					d.key(i)
					i++
				}
			})
		}
	}
}

// What a key costs does not grow with the answer it is typed in, wherever that is. It is
// counted in bytes, which do not depend on how busy the computer is.
func TestAKeyInALongAnswerCostsWhatOneInAShortDoes(t *testing.T) {
	type where struct {
		to   page.Place
		keys []string
	}
	places := map[string]where{"a jot": {to: page.Jot{}}, "a lesson": {to: page.LessonForm{}}}
	for i, q := range prompts.Ten().Questions {
		to := where{to: page.Write{Set: "ten"}, keys: []string{"text:Lab"}}
		for range i + 1 {
			to.keys = append(to.keys, "ctrl+n")
		}
		places[q.ID] = to
	}
	for name, at := range places {
		for _, paragraph := range []string{"\n\n", " "} {
			cost := func(size int) (bytes uint64) {
				drive(t, 80, 24, func(d *driver) {
					d.writing(at.to, longAnswer(size, paragraph), at.keys...)
					const keys = 20
					var before, after runtime.MemStats
					runtime.ReadMemStats(&before)
					for i := range keys {
						d.key(i)
					}
					runtime.ReadMemStats(&after)
					bytes = (after.TotalAlloc - before.TotalAlloc) / keys
				})
				return bytes
			}
			short, long := cost(1<<10), cost(50<<10)
			if long > 2*short {
				t.Errorf("%s: a key takes %d bytes in 1 KB, %d in 50 KB", name, short, long)
			}
		}
	}
}

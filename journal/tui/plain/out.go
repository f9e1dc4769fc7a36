package plain

import (
	"io"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/draw"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/voice"
)

// out writes lines. Whatever steers a terminal stays out of them.
type out struct {
	to      io.Writer
	columns func() int
	err     error // why something could not be written
	open    bool  // the last line is one that is answered on
	asked   string
	unread  bool                            // nothing was read since it was asked
	early   bool                            // a line was there before it was asked
	waits   func(within time.Duration) bool // as in page.Options
}

// leastColumns is how wide a line is at least.
const leastColumns = 10

// gaps are what only set words in columns.
//
//nolint:gochecknoglobals // what never changes is made once
var gaps = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` {3,}`) })

// told is text as it is written: what was drawn without what drew it.
func told(drawn string) string {
	words := strings.ReplaceAll(text.Clean(ansi.Strip(drawn)), "\t", "  ")
	return gaps().ReplaceAllString(words, "  ")
}

// say writes a text, a line or several; an empty one is none.
func (o *out) say(words string) {
	for line := range strings.SplitSeq(told(words), "\n") {
		if line = strings.TrimSpace(line); line != "" && line != draw.Told().Lesson { // a mark without words
			o.write(strings.Join(o.wrapped(line), "\n") + "\n")
		}
	}
}

// lines writes what a page has drawn.
func (o *out) lines(drawn []string) {
	for _, line := range drawn {
		o.say(line)
	}
}

// gap leaves a line blank, where something new begins.
func (o *out) gap() { o.write("\n") }

// clears takes all off a window that can do that, what was scrolled out of it as well.
const clears = "\x1b[H\x1b[2J\x1b[3J"

// clear empties the window.
func (o *out) clear() { o.write(clears) }

// ask writes what is answered on the same line.
func (o *out) ask(words string) {
	o.asked, o.unread, o.early = words, true, o.there()
	lines := o.wrapped(prompt(words))
	o.write(strings.Join(lines, "\n") + " ")
	o.open = true
}

// ahead reports whether a line that is read now was typed before it was asked for: nobody has seen the
// question before all of it is written.
func (o *out) ahead() bool {
	if o.unread {
		o.unread = false
		return o.early
	}
	return o.there()
}

// there reports whether a line is there to be read.
func (o *out) there() bool { return o.waits != nil && o.waits(0) }

// prompt is what is asked for, with its colon.
func prompt(words string) string {
	return voice.Say("%s:", strings.TrimRight(told(words), " :.\u00a0"))
}

// again asks once more what was asked, with what was typed of the answer so far.
func (o *out) again(asked, typed string) {
	o.ask(asked)
	if typed != "" {
		o.write(told(typed) + " ")
		o.open = true
	}
}

// end ends a line that nobody typed the end of.
func (o *out) end() {
	if o.open {
		o.write("\n")
	}
}

func (o *out) wrapped(line string) []string {
	width := 0
	if o.columns != nil {
		width = o.columns()
	}
	if width <= 0 {
		return []string{line}
	}
	lines := look.Wrap(line, max(leastColumns, width-1))
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return lines
}

func (o *out) write(words string) {
	o.open = false
	if o.err == nil {
		_, o.err = io.WriteString(o.to, words)
	}
}

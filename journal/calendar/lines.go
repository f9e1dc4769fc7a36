package calendar

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"messup/journal/date"
	"messup/journal/text"
)

// mostOctets is how long a line may be, without its end.
const mostOctets = 75

// As days and times are written down.
const (
	dayAs  = "20060102"
	timeAs = "20060102T150405Z"
)

// write writes the lines of a calendar.
func write(w io.Writer, entries []entry) error {
	out := bufio.NewWriter(w)
	say := func(name, value string) { fold(out, name+":"+value) }
	say("BEGIN", "VCALENDAR")
	say("VERSION", "2.0")
	say("PRODID", "-//messup//messup//EN")
	say("CALSCALE", "GREGORIAN")
	for _, e := range entries {
		e.write(say)
	}
	say("END", "VCALENDAR")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

// write writes one entry. A time of day is that of the clock on the wall of the school, in
// whatever zone it is read; nothing of it makes its owner busy, and who shares the
// calendar does not share it.
func (e entry) write(say func(name, value string)) {
	say("BEGIN", "VEVENT")
	say("UID", "messup-"+escaped(e.uid))
	say("DTSTAMP", e.changed.UTC().Format(timeAs))
	say("LAST-MODIFIED", e.changed.UTC().Format(timeAs))
	say("SEQUENCE", strconv.Itoa(max(0, e.rev)))
	if e.timed {
		say("DTSTART", clock(e.first, e.from))
		say("DTEND", clock(e.last, e.until))
	} else {
		say("DTSTART;VALUE=DATE", e.first.Format(dayAs))
		say("DTEND;VALUE=DATE", (e.last + 1).Format(dayAs)) // the first day that is none of it
	}
	say("SUMMARY", escaped(e.summary))
	if e.description != "" {
		say("DESCRIPTION", escaped(e.description))
	}
	status := "CONFIRMED"
	if e.cancelled {
		status = "CANCELLED"
	}
	say("STATUS", status)
	say("TRANSP", "TRANSPARENT")
	say("CLASS", "PRIVATE")
	say("END", "VEVENT")
}

func clock(d date.Day, minute int) string {
	return fmt.Sprintf("%sT%02d%02d00", d.Format(dayAs), minute/60, minute%60)
}

// escaped is a text as a value.
func escaped(s string) string {
	return strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\n", "\\n").Replace(text.Clean(s))
}

// fold writes a line, cut where it is too long: what goes on begins with a space, and no
// letter is cut in two. A writer that fails says so when it is flushed.
func fold(w *bufio.Writer, line string) {
	room := mostOctets
	for len(line) > room {
		at := room
		for at > 0 && !utf8.RuneStart(line[at]) {
			at--
		}
		_, _ = w.WriteString(line[:at] + "\r\n ")
		line, room = line[at:], mostOctets-1
	}
	_, _ = w.WriteString(line + "\r\n")
}

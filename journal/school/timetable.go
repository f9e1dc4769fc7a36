package school

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"messup/journal/date"
	"messup/journal/text"
)

// ErrTimetable is what the errors of what cannot be read as a timetable are.
var ErrTimetable = errors.New("cannot read this as a timetable")

// The school's time as a person types it.
type (
	// Timetable is as ParseTimetable reads it.
	Timetable string
	// Turns is how weeks or days come round, as ParseCycle reads it.
	Turns string
	// BellTimes is as ParseBells reads it.
	BellTimes string
)

// A Class is somebody taught, and when they meet.
type Class struct {
	Name  string
	Slots []Slot
}

// A Slot is one lesson of a class that comes again: on a weekday, of every week or
// of one that has a letter, or on a day of a cycle.
type Slot struct {
	Week    int          // 1 is week A; 0 is every week
	Weekday time.Weekday // where Cycle is 0
	Cycle   int          // the day of the cycle, from 1
	Period  string       // as the school names it; may be empty
}

// A Cycle says how weeks or days of school come round, from a day that is in the
// first week, or is day 1. The zero Cycle is none: every week is as the last.
type Cycle struct {
	From  date.Day
	Weeks int // that come round: 2 are A and B
	Days  int // or school days, from Monday to Friday
}

// A Bell says when a period begins.
type Bell struct {
	Period string
	Minute int // of the day
}

// The most a timetable can hold. A school has fewer of each; a file that has
// more is none.
const (
	maxClasses = 60
	maxSlots   = 40
	maxWeeks   = 6
	maxDays    = 20
)

// ParseTimetable reads the classes and when they meet: "9B science: mon 2, tue 4,
// fri 1", with a semicolon or a new line between two. A lesson is a weekday and a
// period, the period being optional; "A mon 2" is of week A alone, "day 3 p2" is on
// a day of the cycle. The error wraps ErrTimetable.
func ParseTimetable(s Timetable) ([]Class, error) {
	var classes []Class
	for _, one := range strings.FieldsFunc(string(s), func(r rune) bool { return r == ';' || r == '\n' }) {
		one = text.CleanLine(one)
		if one == "" {
			continue
		}
		cut := strings.LastIndexByte(one, ':')
		if cut <= 0 {
			return nil, refused(`a class is written "9B science: mon 2, tue 4"`, one)
		}
		c := Class{Name: text.CleanLine(one[:cut])}
		for _, said := range strings.Split(one[cut+1:], ",") {
			slot, err := parseSlot(said)
			if err != nil {
				return nil, err
			}
			c.Slots = append(c.Slots, slot)
		}
		if len(classes) == maxClasses || len(c.Slots) > maxSlots {
			return nil, refused("more than a school has", one)
		}
		if slices.ContainsFunc(classes, func(have Class) bool { return text.SameFolded(have.Name, c.Name) }) {
			return nil, refused("this class is there twice", one)
		}
		classes = append(classes, c)
	}
	if len(classes) == 0 && text.CleanLine(string(s)) != "" {
		return nil, refused(`a class is written "9B science: mon 2, tue 4"`, string(s))
	}
	return classes, nil
}

// ParseChange reads classes that change a timetable, as ParseTimetable reads them;
// "9B science:" is a class without lessons. The error wraps ErrTimetable.
func ParseChange(typed string) (change []Class, err error) {
	for _, one := range strings.FieldsFunc(typed, func(r rune) bool { return r == ';' || r == '\n' }) {
		now := []Class{{}}
		name, gone := strings.CutSuffix(text.CleanLine(one), ":")
		if gone {
			if now[0].Name = text.CleanLine(name); now[0].Name == "" {
				return nil, refused(`a class is written "9B science: mon 2, tue 4"`, one)
			}
		} else if now, err = ParseTimetable(Timetable(one)); err != nil {
			return nil, err
		}
		change = append(change, now...)
	}
	if len(change) == 0 && text.CleanLine(typed) != "" {
		return nil, refused(`a class is written "9B science: mon 2, tue 4"`, typed)
	}
	return change, nil
}

// Changed returns classes after a change: each takes the place of the one of its
// name, or comes after the others; one without lessons is out. No change at all
// leaves none.
func Changed(classes, change []Class) []Class {
	if len(change) == 0 {
		return nil
	}
	classes = slices.Clone(classes)
	for _, c := range change {
		at := slices.IndexFunc(classes, func(have Class) bool { return text.SameFolded(have.Name, c.Name) })
		if at < 0 {
			at, classes = len(classes), append(classes, c)
		}
		classes[at] = c
	}
	return slices.DeleteFunc(classes, func(c Class) bool { return len(c.Slots) == 0 })
}

// parseSlot reads "mon 2", "A tue p4", "fri", "day 3 period 2", "jour 3 p2".
func parseSlot(said string) (s Slot, err error) {
	words := strings.Fields(strings.ToLower(text.CleanLine(said)))
	if len(words) > 1 && (words[0] == "week" || words[0] == "semaine") {
		words = words[1:]
	}
	if len(words) > 1 && len(words[0]) == 1 && words[0][0] >= 'a' && words[0][0] < 'a'+maxWeeks {
		s.Week, words = int(words[0][0]-'a')+1, words[1:]
	}
	if len(words) > 1 && (words[0] == "day" || words[0] == "jour") {
		words = append([]string{"day" + words[1]}, words[2:]...)
	}
	wrong := refused(`a lesson is written "mon 2", "A mon 2" or "day 3 p2"`, said)
	if len(words) == 0 {
		return s, wrong
	}
	day, ok := parseSlotDay(words[0], s)
	period, one := parsePeriod(words[1:])
	if !ok || !one {
		return s, wrong
	}
	day.Period = period
	return day, nil
}

// parseSlotDay gives a lesson its weekday, or its day of the cycle, which is of no
// week.
func parseSlotDay(word string, s Slot) (Slot, bool) {
	if n, isDay := strings.CutPrefix(word, "day"); isDay {
		day, err := strconv.Atoi(n)
		s.Cycle = day
		return s, err == nil && day >= 1 && day <= maxDays && s.Week == 0
	}
	day, ok := date.WeekdayWritten(strings.TrimSuffix(word, "s"))
	s.Weekday = day
	return s, ok
}

// parsePeriod reads "2", "p2", "period 2", "période 2", "hr", or nothing.
func parsePeriod(words []string) (period string, ok bool) {
	if len(words) > 1 && slices.Contains([]string{"period", "p", "période", "periode"}, words[0]) {
		words = words[1:]
	}
	if len(words) != 1 {
		return "", len(words) == 0
	}
	if n := strings.TrimPrefix(words[0], "p"); n != "" && strings.Trim(n, "0123456789") == "" {
		return n, true
	}
	return words[0], true
}

// ParseCycle reads how weeks or days come round: "A/B from 2026-09-07", where the
// day is in a week A, or "6 days from 2026-09-08", where it is day 1. Nothing is
// no cycle. The error wraps ErrTimetable.
func ParseCycle(turns Turns) (c Cycle, err error) {
	s := text.CleanLine(string(turns))
	if s == "" {
		return c, nil
	}
	wrong := refused(`a cycle is written "A/B from 7 sep" or "6 days from 2026-09-08"`, s)
	what, from, ok := strings.Cut(strings.ToLower(s), " from ")
	day, err := date.ParseDay(strings.TrimSpace(from))
	if !ok || err != nil {
		return Cycle{}, wrong
	}
	c.From = day
	if n, isDays := strings.CutSuffix(strings.TrimSuffix(strings.TrimSpace(what), "s"), "day"); isDays {
		c.Days, err = strconv.Atoi(strings.TrimSpace(n))
		if err != nil || c.Days < 2 || c.Days > maxDays {
			return Cycle{}, wrong
		}
		return c, nil
	}
	for i, letter := range strings.Split(strings.TrimSpace(what), "/") {
		if letter != string(rune('a'+i)) {
			return Cycle{}, wrong
		}
		c.Weeks++
	}
	if c.Weeks < 2 || c.Weeks > maxWeeks {
		return Cycle{}, wrong
	}
	return c, nil
}

// begun is how long ago a cycle begins that is said without a year: this school year.
const begun = 300

// ReadTurns is how weeks or days come round as it is kept, of how a person says it: the
// day as other days are said, "A/B from 7 sep", in English or in French, "9 jours depuis le 8 sept".
// What is read so by nobody stays as it is.
func ReadTurns(said string, today date.Day) Turns {
	said = strings.NewReplacer(" à partir du ", " from ", " depuis le ", " from ", " dès le ", " from ",
		" jours", " days").Replace(text.CleanLine(said))
	what, from, ok := strings.Cut(said, " from ")
	if day, err := date.ParseNear(from, today, begun); ok && err == nil {
		if _, err := date.ParseDay(from); err != nil {
			return Turns(what + " from " + day.String())
		}
	}
	return Turns(said)
}

// ParseBells reads when periods begin: "1 8:45, 2 9:40". The error wraps
// ErrTimetable.
func ParseBells(s BellTimes) (bells []Bell, err error) {
	for _, one := range strings.FieldsFunc(text.OneLine(string(s)), func(r rune) bool { return r == ',' || r == ';' }) {
		words := strings.Fields(strings.ToLower(one))
		if len(words) == 0 {
			continue
		}
		hour, minute, ok := 0, 0, len(words) == 2
		if ok {
			hour, minute, ok = date.ParseClock(words[1])
		}
		if !ok || len(bells) == maxSlots {
			return nil, refused(`a bell is written "2 9:40"`, one)
		}
		period, _ := parsePeriod(words[:1])
		bells = append(bells, Bell{period, 60*hour + minute})
	}
	slices.SortStableFunc(bells, func(a, b Bell) int { return cmp.Compare(a.Minute, b.Minute) })
	return bells, nil
}

func refused(how, said string) error {
	return unread(fmt.Sprintf("%s, not %q", how, text.ClipLine(text.CleanLine(said), text.MaxTitle)))
}

// unread says why something cannot be read as a timetable.
type unread string

func (u unread) Error() string { return string(u) }

// Is makes it an ErrTimetable, whose words would say the same again.
func (unread) Is(target error) bool { return target == ErrTimetable }

// String writes a class as ParseTimetable reads it.
func (c Class) String() string {
	said := make([]string, len(c.Slots))
	for i, s := range c.Slots {
		said[i] = s.String()
	}
	return c.Name + ": " + strings.Join(said, ", ")
}

// String writes a lesson as ParseTimetable reads it.
func (s Slot) String() string {
	said := strings.ToLower(s.Weekday.String()[:3])
	if s.Cycle > 0 {
		said = "day " + strconv.Itoa(s.Cycle)
	}
	if s.Week > 0 {
		said = string(rune('A'+s.Week-1)) + " " + said
	}
	return strings.TrimSpace(said + " " + s.Period)
}

// String writes a cycle as ParseCycle reads it.
func (c Cycle) String() string {
	switch {
	case c.Days > 0:
		return strconv.Itoa(c.Days) + " days from " + c.From.String()
	case c.Weeks > 0:
		letters := make([]string, c.Weeks)
		for i := range letters {
			letters[i] = string(rune('A' + i))
		}
		return strings.Join(letters, "/") + " from " + c.From.String()
	}
	return ""
}

// String writes a bell as ParseBells reads it.
func (b Bell) String() string { return fmt.Sprintf("%s %d:%02d", b.Period, b.Minute/60, b.Minute%60) }

// WriteTimetable writes classes as ParseTimetable reads them.
func WriteTimetable(classes []Class) Timetable { return Timetable(joined(classes, "; ")) }

// WriteBells writes bells as ParseBells reads them.
func WriteBells(bells []Bell) BellTimes { return BellTimes(joined(bells, ", ")) }

func joined[T fmt.Stringer](all []T, between string) string {
	said := make([]string, len(all))
	for i, one := range all {
		said[i] = one.String()
	}
	return strings.Join(said, between)
}

// Renamed writes classes with a new name, as ParseTimetable reads them; the lessons of two that
// have it then are those of one. The error wraps ErrTimetable where they would be read as others.
func Renamed(classes []Class, isOld func(string) bool, name string) (Timetable, error) {
	var renamed []Class
	for _, c := range classes {
		if isOld(c.Name) {
			c.Name = name
		}
		i := slices.IndexFunc(renamed, func(have Class) bool { return text.SameFolded(have.Name, c.Name) })
		if i < 0 {
			renamed = append(renamed, c)
			continue
		}
		renamed[i].Slots = slices.Concat(renamed[i].Slots, c.Slots)
	}
	written := WriteTimetable(renamed)
	read, err := ParseTimetable(written)
	same := func(a, b Class) bool { return a.Name == b.Name && slices.Equal(a.Slots, b.Slots) }
	if err != nil || !slices.EqualFunc(read, renamed, same) {
		return "", unread(fmt.Sprintf("the timetable cannot hold a class called %q", text.ClipLine(name, text.MaxTitle)))
	}
	return written, nil
}

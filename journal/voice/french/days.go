package french

import (
	"fmt"
	"strings"
	"time"
)

// The names as French (Canada) shortens them in lists; a short one is written whole.
//
//nolint:gochecknoglobals // they are constants
var (
	months      = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	monthsShort = [...]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."}
	monthsBrief = [...]string{"janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"}
	days        = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
)

// Weekday names a day of the week.
func Weekday(d time.Weekday) string { return days[d] }

// MonthBriefly names a month in up to four letters, where a column has no more: in three, juin and juillet are one.
func MonthBriefly(m time.Month) string { return monthsBrief[m-1] }

// Clock writes a time of day as the Office québécois de la langue française has it.
func Clock(hour, minute int) string {
	if minute == 0 {
		return fmt.Sprintf("%d\u00a0h", hour)
	}
	return fmt.Sprintf("%d\u00a0h\u00a0%02d", hour, minute)
}

// At writes a moment by an English layout of package time: names come in small letters, the
// first of a month is le 1er. What is no name stays with time.Format, which would read a
// figure in one as part of a layout, so that names are put in last.
func At(t time.Time, layout string) string {
	weekday, month, day := days[t.Weekday()], t.Month()-1, t.Day()
	parts := []string{
		"15:04", "\x01", Clock(t.Hour(), t.Minute()),
		"Monday", "\x02", weekday,
		"January", "\x03", months[month],
		"Mon", "\x04", weekday[:3] + ".",
		"Jan", "\x05", monthsShort[month],
	}
	before, after := make([]string, 0, len(parts)), make([]string, 0, len(parts))
	for i := 0; i < len(parts); i += 3 {
		before, after = append(before, parts[i], parts[i+1]), append(after, parts[i+1], parts[i+2]) //nolint:gosec // three at a time
	}
	marked := strings.NewReplacer(before...).Replace(layout)
	if beforeMonth := strings.ContainsAny(marked, "\x03\x05"); day == 1 && beforeMonth {
		marked = strings.NewReplacer("2006", "2006", "_2 ", "\x06 ", "2 ", "\x06 ").Replace(marked)
		after = append(after, "\x06", "1er")
	}
	return strings.NewReplacer(after...).Replace(t.Format(marked))
}

package draw

import (
	"cmp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/date"
	"messup/journal/voice"
)

// A Year is a wall planner: a row for each month, a column for each day. A day has at most
// one mark, and never more or less of it: it is no measure of anything. A day of school on
// which nothing was written has a dot like any other, and one without school is paper.
type Year struct {
	From, To date.Day // the first day of its first month, the last of its last
	Today    date.Day
	Chosen   date.Day // where the hand is; none: nowhere
	Begins   time.Weekday
	Signs    map[date.Day]Sign
	Paper    func(date.Day) bool // a day without school; nil: there is none
}

// The forms of a planner: how wide the names of the months are and a day is, and how many
// days stand on a line.
type planner struct {
	label, day, most int
	shifted          bool // so that the days of the week stand in columns
}

// The widths from which a planner has room for each of its forms.
const (
	leastShifted = 128 // the whole book: the days of the week stand below one another
	leastSpaced  = 67
)

// form is the form a planner has in a width.
func form(width int) planner {
	const days, weeks = 31, 37  // a month that begins on the last day of a week reaches into its sixth
	label := voice.InRoom(4, 5) // a month and a space
	switch {
	case width >= leastShifted:
		return planner{label: 6, day: 3, most: weeks, shifted: true}
	case width >= leastSpaced:
		return planner{label: 6, day: 2, most: days}
	case width >= label+days:
		return planner{label: label, day: 1, most: days}
	case width >= label+16:
		return planner{label: label, day: 1, most: 16}
	}
	return planner{label: label, day: 1, most: max(1, width-label)}
}

// lines is how many lines each month takes.
func (f planner) lines() int {
	if f.shifted {
		return 1
	}
	return (31 + f.most - 1) / f.most
}

// Draw draws the head, which says where the days stand (nothing where a month has several
// lines), and the months below it.
func (y Year) Draw(p Pen, width int) (head, months []string) {
	f := form(width)
	switch {
	case f.shifted:
		head = []string{p.Pencil(y.weekdays(f))}
	case f.lines() == 1:
		head = []string{p.Pencil(numbers(f))}
	}
	for first := y.From; first <= y.To; first = nextMonth(first) {
		for line := range f.lines() {
			months = append(months, y.month(p, f, first, line))
		}
	}
	return head, months
}

// Lines says on which of the lines of the months a day stands, from one up to another.
func (y Year) Lines(day date.Day, width int) (from, to int) {
	n := form(width).lines()
	for first := y.From; nextMonth(first) <= day; first = nextMonth(first) {
		from += n
	}
	return from, from + n
}

// nextMonth is the first day of the month after that of a first day.
func nextMonth(first date.Day) date.Day { return date.DayOf(first.UTC().AddDate(0, 1, 0)) }

// numbers is the head of a planner whose columns are the days of the month.
func numbers(f planner) string {
	var line strings.Builder
	for _, day := range []int{1, 5, 10, 15, 20, 25, 30} {
		line.WriteString(strings.Repeat(" ", f.label+(day-1)*f.day-line.Len()) + strconv.Itoa(day))
	}
	return line.String()
}

// weekdays is the head of a planner whose columns are the days of the week.
func (y Year) weekdays(f planner) string {
	names := make([]string, f.most)
	for i := range names {
		names[i] = voice.Weekday(time.Weekday((int(y.Begins) + i) % 7))[:2]
	}
	return strings.Repeat(" ", f.label) + strings.Join(names, strings.Repeat(" ", f.day-2))
}

// month is one line of the month that begins on a day.
func (y Year) month(p Pen, f planner, first date.Day, line int) string {
	from, to := first+date.Day(line*f.most), nextMonth(first)
	name, blank := "", f.label
	if line == 0 {
		month := voice.MonthBriefly(first)
		name = p.Pencil(month)
		blank -= utf8.RuneCountInString(month)
	}
	if f.shifted {
		blank += f.day * int(first-first.Week(y.Begins))
	} else {
		to = min(to, from+date.Day(f.most))
	}
	var set strings.Builder
	set.WriteString(name)
	for day := from; day < to; day++ {
		cell := y.cell(p, f, day)
		if cell != "" {
			set.WriteString(strings.Repeat(" ", max(blank, 0)) + cell) // a sign may be a word, where it is read out
			blank = 0
		}
		blank += f.day - ansi.StringWidth(cell)
	}
	return strings.TrimRight(set.String(), " ")
}

// cell is what stands for a day; nothing for paper.
func (y Year) cell(p Pen, f planner, day date.Day) string {
	sign := oneColumn(p, y.Signs[day])
	if day == y.Chosen {
		here := p.Here(cmp.Or(ansi.Strip(sign), y.bare(p.Marks, day), " "))
		if day == y.Today && sign != "" && f.day > 1 {
			here += p.Slate(p.Marks.Today)
		}
		return here
	}
	switch bare := y.bare(p.Marks, day); {
	case day == y.Today && sign == "":
		return p.Slate(bare)
	case day == y.Today && f.day > 1:
		return sign + p.Slate(p.Marks.Today)
	case sign != "":
		return sign
	default:
		return drawnIn(p.Hint, bare)
	}
}

// bare is what stands for a day on which nothing is marked.
func (y Year) bare(m Marks, day date.Day) string {
	switch {
	case day == y.Today:
		return m.Today
	case y.Paper != nil && y.Paper(day):
		return ""
	}
	return m.Day
}

// oneColumn is the mark of a sign in its ink, in one column: of what is typed with two, the
// head of the arrow.
func oneColumn(p Pen, s Sign) string {
	if last, size := utf8.DecodeLastRuneInString(p.Marks.Plan); size < len(p.Marks.Plan) {
		p.Marks.Plan = string(last)
	}
	return s.Mark(p)
}

// drawnIn puts words in an ink, and nothing where there are none.
func drawnIn(ink func(string) string, words string) string {
	if words == "" {
		return ""
	}
	return ink(words)
}

// Legend says what each mark of a planner stands for.
func Legend(p Pen, width int) []string {
	var lines []string
	line, used := "", 0
	add := func(mark string, words voice.Phrase) {
		one := mark + " " + p.Pencil(voice.Say(words))
		switch w := ansi.StringWidth(one); {
		case used == 0:
			line, used = one, w
		case used+2+w <= width:
			line, used = line+"  "+one, used+2+w
		default:
			lines, line, used = append(lines, line), one, w
		}
	}
	for _, s := range []struct {
		sign  Sign
		words voice.Phrase
	}{{Mess, "mess"}, {Win, "win"}, {Draft, "unfinished"}, {TakeTwo, "take two"}, {LessonUsed, "lesson used"}, {Jot, "jot"}} {
		add(oneColumn(p, s.sign), s.words)
	}
	add(p.Slate(p.Marks.Today), "today")
	return append(lines, line)
}

package draw

import (
	"cmp"
	"strings"

	"messup/journal/voice"
)

// A Pen writes words in the inks of the notebook. Each ink also has a mark or a
// weight of its own: nothing is told by colour alone.
type Pen struct {
	Ink    func(string) string // a person's words
	Bold   func(string) string // the one thing in hand
	Pencil func(string) string // what the program says: labels, dates
	Hint   func(string) string // what is not there yet
	Rule   func(string) string // lines that only part
	Chalk  func(string) string // a lesson, and nothing else
	Slate  func(string) string // what the hand is on, and what it does next
	Sage   func(string) string // what worked
	Here   func(string) string // where the hand is in a drawing that has no room for a mark beside it
	Marks  Marks
}

// Plain is a pen with one ink, for what has no colours: a pipe, a file, paper.
func Plain(m Marks) Pen {
	as := func(s string) string { return s }
	return Pen{Ink: as, Bold: as, Pencil: as, Hint: as, Rule: as, Chalk: as, Slate: as, Sage: as, Here: as, Marks: m}
}

// Marks are the signs that stand for something. Each is one column wide, but for
// those of choices and of plans, which their set makes as wide as it has to.
type Marks struct {
	Aloud     bool   // nobody sees where a thing stands: it is said in words
	Lesson    string // on the lines of a lesson
	LessonEnd string // on its last: where the next begins is seen
	Chosen    string // on the lines of the row one is on
	Field     string // before what is typed
	Mess      string
	Draft     string
	Jot       string
	Win       string // also what went better
	Plan      string // also a take two
	Person    string
	Reached   string // a rung that was reached
	Ahead     string // one that was not
	Between   string // between two rungs
	One       string // one of several, not chosen
	OneOn     string // and chosen
	Many      string // several of several, not chosen
	ManyOn    string // and chosen
	Above     string // more lies above
	Below     string // more lies below
	Bar       string // a column of a bar
	BarEnd    string // half a column at its end; empty: bars have whole columns
	Rule      string // a line across
	Fold      string // the line between two pages
	Day       string // a day on which nothing was written
	Today     string
	Now       string    // before the number of today
	Corners   [4]string // of a box: from the upper left, as the clock goes
	Bends     [4]string // of a way, likewise
	Upright   string    // a way that goes up or down
	Yet       string    // a way to what has not come to anything yet
	Steps     [9]string // heights, from nothing to all
}

// Drawn are the marks of a terminal that has the signs of drawing: boxes, blocks and
// geometric shapes.
func Drawn() Marks {
	return Marks{
		Lesson: "┃", LessonEnd: "╹", Chosen: "▌", Field: "│",
		Mess: "●", Draft: "○", Jot: "∙", Win: "◆", Plan: "→", Person: "@",
		Reached: "●", Ahead: "○", Between: "─",
		One: "○", OneOn: "●", Many: "□", ManyOn: "■",
		Above: "▴", Below: "▾", Bar: "━", BarEnd: "╸", Rule: "─", Fold: "│",
		Day: "·", Today: "∧", Now: "▸", Corners: [4]string{"╭", "╮", "╯", "╰"},
		Bends: [4]string{"╭", "╮", "╯", "╰"}, Upright: "│", Yet: "╌",
		Steps: [9]string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	}
}

// Typed are the marks of a typewriter, for a terminal that has no others.
func Typed() Marks {
	return Marks{
		Lesson: "|", LessonEnd: "'", Chosen: ">", Field: "|",
		Mess: "*", Draft: "o", Jot: ".", Win: "+", Plan: "->", Person: "@",
		Reached: "*", Ahead: "o", Between: "-",
		One: "( )", OneOn: "(*)", Many: "[ ]", ManyOn: "[x]",
		Above: "^", Below: "v", Bar: "=", Rule: "-", Fold: "|",
		Day: "_", Today: "^", Now: ">", Corners: [4]string{"+", "+", "+", "+"},
		Bends: [4]string{".", ".", "'", "'"}, Upright: "|", Yet: ".",
		Steps: [9]string{" ", "1", "2", "3", "4", "5", "6", "7", "8"},
	}
}

// Told are the marks where nothing is drawn: a word where one tells something, else none.
func Told() Marks {
	what := func(is voice.Phrase) string { return voice.Say("%s:", voice.Say(is)) + " " }
	return Marks{
		Aloud:  true,
		Lesson: voice.Say("Lesson:"), LessonEnd: voice.Say("Lesson:"),
		Win: what("win"), Plan: what("plan"), Person: what("talk"), Draft: what("draft"), Jot: what("jot"), Mess: what("mess"),
		One: "-", OneOn: "x", Many: "-", ManyOn: "x", Now: voice.Say("now"), Today: voice.Say("today"), Bar: "=",
	}
}

// MarksName is the variable by which a person says which marks their terminal has: it is
// of the terminal, and so no setting of the journal, which goes from one to another.
const MarksName = "MESSUP_MARKS"

// MarksFor are the marks for a terminal with such an environment: what MESSUP_MARKS says,
// typed or drawn; else typed ones on the console of Linux, whose font has few others, and
// where the locale is that of C, which has none.
func MarksFor(environ []string) Marks {
	said := map[string]string{}
	for _, line := range environ {
		if name, is, ok := strings.Cut(line, "="); ok {
			said[name] = is
		}
	}
	switch said[MarksName] {
	case "typed":
		return Typed()
	case "drawn":
		return Drawn()
	}
	locale := cmp.Or(said["LC_ALL"], said["LC_CTYPE"], said["LANG"]) // in the order of POSIX, 8.2
	if said["TERM"] == "linux" || locale == "C" || locale == "POSIX" {
		return Typed()
	}
	return Drawn()
}

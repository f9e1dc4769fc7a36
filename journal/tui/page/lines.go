package page

import tea "charm.land/bubbletea/v2"

// Where the pages are told line by line (see Options.Lines and package plain), where
// something stands says nothing. A page then says of what it shows which part is asked
// (Question), to be filled in (Filling), or to be chosen from (Rows); whatever is none of
// these is read out as it is drawn.

// A Filling is what a page asks to be filled in.
type Filling struct {
	Asked  []string // what stands over it, as it is drawn
	Under  []string // and what stands under it
	At     int      // the blank one is in
	Blanks []Blank
	Wrong  error // why it cannot be kept as it is, where each blank can be without the others
}

// A Blank is one line, text or choice to be filled in.
type Blank struct {
	Name   string // empty: what stands over it says what it is
	Hint   string
	Words  string // what is in it; of choices one a line
	Reads  string // how that is understood
	Quoted string // what a person said already that could go into it
	Offers []string
	Chips  []string // what is chosen from; nil: it is typed
	Many   bool     // several can be chosen
	Own    bool     // words of one's own can be, too
	Long   bool     // a text of many lines
	Once   bool     // one line of it is enough: enter ends it
	Secret bool     // it is not to be shown
	Row    bool     // a row of a list: the first that stays empty ends it
	Seldom bool     // enter leads past it
	Waits  bool     // it is not asked, as things stand
}

// Rows are rows of which one is chosen, and then something done with it.
type Rows struct {
	Above []string          // what stands over them, as it is drawn
	At    int               // the one chosen
	Total int               // how many there are
	Enter bool              // enter takes the one chosen
	Do    func(int) tea.Cmd // does with one what it is there for, where enter goes on from all of them; nil: enter does it
	Whole bool              // all of them are to be read before one goes on
	// Over is what begins with one, or what the first that is told is in; nil: nothing ever does.
	Over func(i int, first bool) []string
	Row  func(int) []string // as it is drawn; nothing where it was not read yet
	To   func(int) tea.Cmd  // chooses another
}

// A Subject is what an action is about. Told in lines (see Rows), where nobody sees which row is in
// hand or where on a screen something stands, it decides how the action is asked for.
type Subject int

// What an action can be about. The zero Subject is the page, where it has no rows.
const (
	AboutRow    Subject = iota + 1 // the row in hand: asked for with its number
	AboutPage                      // the page, or its rows as a whole: asked for by name
	AboutScreen                    // where one is on a screen and how it is drawn, or what lines have a way of their own for: not asked for
)

// OnScreen says that an action is nothing to be asked for where no screen is drawn.
func (a Action) OnScreen() Action {
	a.About = AboutScreen
	return a
}

// On says what actions are about, but for those that said so themselves.
func On(s Subject, all ...Action) []Action {
	for i, a := range all {
		if a.About == 0 {
			all[i].About = s
		}
	}
	return all
}

// Spoken makes an action of plain lines: it has no key but its name.
func Spoken(name string, run func() tea.Cmd) Action { return Named("", name, run, name) }

type (
	// FillMsg puts words into a blank, in place of what was in it; none empties it, and
	// waves off what is quoted there.
	FillMsg struct {
		Blank int
		Words string
	}
	// FirstMsg goes back to the first blank.
	FirstMsg struct{}
	// OnwardMsg goes on from what was filled in.
	OnwardMsg struct{}
	// KeepMsg has what is typed kept at once.
	KeepMsg struct{}
)

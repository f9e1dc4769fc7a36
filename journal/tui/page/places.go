package page

import (
	"messup/journal"
	"messup/journal/date"
)

// A Place is where one can be in the program, as a plain value: it can be
// compared, kept on the trail, and opened any time (see open). Opening one
// reads from the disk, so a page is never stale. A page that leads to another
// names its Place, never the page.
type Place interface{ place() }

// Home answers one question: what is waiting? Cursor is the row chosen.
type Home struct{ Cursor int }

// Welcome is the first screen of a new journal, and later the page about the
// program and where the words are.
type Welcome struct{ About bool }

// Settings is where a person's own choices are changed.
type Settings struct{}

// Chips is where the lists of words to choose from are changed.
type Chips struct{}

// Purge is where one thing, or all that has some words, is deleted for good.
type Purge struct {
	ID    journal.ID // an entry, or what is in the trash
	Query string     // or the words
	Read  bool       // it was opened from the page that shows the entry
	Trash bool       // or all that is in the trash
	Old   bool       // or the messes that are older than they are kept, which are reduced to their lessons
}

// Names is where a role takes the place of a name that stands in an entry, or in a lesson that
// is of none.
type Names struct{ ID journal.ID }

// Passphrase is where the journal gets its passphrase, or another one.
type Passphrase struct{}

// Timetable is where a school's week is typed, so that the next lesson is a day.
type Timetable struct{}

// Loose lists the messes that still lack something, each one key from where
// that can be given.
type Loose struct{ Cursor int }

// Skills is the gaps and strengths that entries name. Cursor is the row chosen; with
// Heavy those of heavy entries are among them.
type Skills struct {
	Cursor int
	Heavy  bool
}

// Before is what is good to know before a class, on one screen. Without a
// Class it is the one that comes next by the timetable; it asks for one if none
// says, or with Ask.
type Before struct {
	Class string
	Ask   bool
}

// Slip is what to know before a class as a slip of paper, to copy.
type Slip struct{ Class string }

// TakeOut is where words are taken out of the journal into a file: one entry, the slip
// of paper for a class, or what a search finds; with none of these everything.
type TakeOut struct {
	Query string
	Entry journal.ID
	Class string
}

// Share is where a document for others is made of what messes taught, or gone on with. Entry or
// Lesson is chosen for it; Form is what is made, if that is said.
type Share struct {
	Form          string
	Entry, Lesson journal.ID
}

// Picture is where a lesson, or an entry with what it taught, is made a card to hang up or to send.
type Picture struct{ Entry, Lesson journal.ID }

// TakeIn is where a file is taken into the journal, and the last import back.
type TakeIn struct{}

// Write is where an entry is written: its heading, then one question a page,
// then all answers together, the card, and what next.
type Write struct {
	ID     journal.ID // the entry; empty begins a new one
	Set    string     // for a new one: the question set
	Step   string     // a place to begin at: a question's id or one of the places below; empty: where writing stopped
	Single bool       // this one place only, then back
	Far    bool       // questions are asked from further away as well
	Tags   bool       // the heading begins with its tags
}

// The places of the write page that are not questions.
const (
	PlaceHeading  = "heading"
	PlaceOverview = "overview"
	PlaceCard     = "card"
	PlaceDone     = "done"
)

// Grow is where a jot, or a quick entry, is given a longer set of questions.
type Grow struct{ ID journal.ID }

// Jot is one line, kept at once, to be grown later. Words are typed already.
type Jot struct{ Words string }

// Browse lists every entry, newest first, by month. Query narrows it, Cursor
// is the row chosen, and with Search one types the query at once. For is the
// review that one of them is chosen for; choosing leads back to it.
type Browse struct {
	Query  string
	Cursor int
	Search bool
	For    journal.ID
}

// AskHeavy is the query that asks for what is marked heavy.
const AskHeavy = "is:heavy"

// AskDrafts is the query that asks for what was begun or jotted down.
const AskDrafts = "is:draft"

// Read shows one entry as a page to be read. Query is the search one comes
// from: its words are marked, and the entries before and after are those of
// its list. Cursor is the section chosen.
type Read struct {
	ID     journal.ID
	Query  string
	Cursor int
	Again  bool // one comes back to it: it was not opened anew
}

// Year is a school year as a wall planner. Day is the day chosen, today if it is none, and
// Cursor the row of those of the day; with Heavy what is marked heavy is in it.
type Year struct {
	Day    date.Day
	Cursor int
	Heavy  bool
}

// Patterns is what was marked in a school year, and how often: the present one, unless Year
// is the name of another. Class narrows it, Cursor is the row chosen, Open the group that is
// shown whole; with Heavy what is marked heavy is counted too.
type Patterns struct {
	Year, Class, Open string
	Cursor            int
	Heavy             bool
}

// Trash lists what was deleted in the last days and can be given back.
type Trash struct{ Cursor int }

// Example is the worked example: what an entry looks like when it is done. It
// can be read and nothing else; it is in no journal.
type Example struct{}

// Lessons lists every lesson, newest first, each one key away from its story; or
// those that one entry teaches.
type Lessons struct {
	Query  string
	Cursor int
	Of     journal.ID
}

// LessonForm is where a lesson is written or reworded. Without an ID it begins
// one more that Entry teaches, or one that belongs to no entry.
type LessonForm struct{ ID, Entry journal.ID }

// Card is where a person says what came of a lesson, and where it is to be. With Whole
// the entries it comes from and what it is tied to stand below it at once; a lesson that
// comes back comes without them. Class is the class it was used in, if that is known.
type Card struct {
	ID    journal.ID
	Whole bool
	Class string
}

// CarryLimit is where a person chooses which lesson to carry when there is no room
// for one more. ID is the lesson that waits on the shelf.
type CarryLimit struct{ ID journal.ID }

// Alike asks whether a lesson, with this ID, is the same as the one that shares most
// words with it.
type Alike struct{ ID journal.ID }

// Plans lists the plans, those that wait first. Query narrows it.
type Plans struct {
	Query  string
	Cursor int
}

// TakeTwo is where a person says what happened with a plan.
type TakeTwo struct{ ID journal.ID }

// Chain shows the takes of one thing as a path, the worse ones too. ID is any of its
// plans, Take the one in hand; 0 is that of ID.
type Chain struct {
	ID   journal.ID
	Take int
}

// PlanIt is where a plan of one's own is written: one that no entry led to. Stop
// begins one to stop something.
type PlanIt struct{ Stop bool }

// EditPlan is where a plan's words, class, person and day are corrected.
type EditPlan struct{ ID journal.ID }

// WhichDay asks for the day of a plan that has none: one key answers.
type WhichDay struct{ ID journal.ID }

// People lists the people to talk to, those not spoken to yet first. Cursor is
// the row chosen, or On the check-in.
type People struct {
	Cursor int
	On     journal.ID
}

// EditCheckin is where a person to talk to, the words and the day are corrected.
type EditCheckin struct{ ID journal.ID }

// AskSomeone is where a person to talk to about an entry is written down, with
// Thank one to be thanked for it.
type AskSomeone struct {
	Entry journal.ID
	Thank bool
}

// Heard lists what others said, what is open first.
type Heard struct {
	Query  string
	Cursor int
}

// HeardForm is where something somebody said is written down, about an entry or
// about none.
type HeardForm struct{ Entry journal.ID }

// Talk is whom a person could talk to when it is heavy, as they wrote it down.
// With Edit one writes it down at once.
type Talk struct{ Edit bool }

// PutAway is where an entry is put away until a day.
type PutAway struct{ ID journal.ID }

// LetGo is where what an entry lacks is let go, or a plan that belongs to no entry.
type LetGo struct{ Entry, Plan journal.ID }

// Review is the weekly look back: stop by stop, wins first, to end on one thing
// to try. One that is open goes on where it stopped.
// Within says that one comes back to it from a page that was opened in it, Partner
// that it is held with somebody, Met what its mess asked when it was last gone to.
type Review struct {
	Within, Partner bool
	Met             string
}

// Reviews lists the reviews of past weeks.
type Reviews struct{ Cursor int }

// PastReview shows what was recorded in one review.
type PastReview struct{ ID journal.ID }

func (Home) place() {}

func (Welcome) place() {}

func (Settings) place() {}

func (Chips) place() {}

func (Passphrase) place() {}
func (Purge) place()      {}
func (Names) place()      {}
func (Timetable) place()  {}

func (Loose) place() {}

func (Skills) place() {}

func (Before) place() {}

func (Slip) place() {}

func (TakeOut) place() {}
func (TakeIn) place()  {}

func (Share) place()   {}
func (Picture) place() {}

func (Write) place() {}

func (Grow) place() {}

func (Jot) place() {}

func (Browse) place() {}

func (Read) place() {}

func (Year) place()     {}
func (Patterns) place() {}

func (Trash) place() {}

func (Example) place() {}

func (Lessons) place() {}

func (LessonForm) place() {}

func (Card) place() {}

func (CarryLimit) place() {}

func (Alike) place() {}

func (Plans) place() {}

func (TakeTwo) place() {}

func (Chain) place() {}

func (PlanIt) place() {}

func (WhichDay) place() {}

func (EditPlan) place() {}

func (People) place() {}

func (EditCheckin) place() {}

func (AskSomeone) place() {}

func (Heard) place() {}

func (HeardForm) place() {}

func (Talk) place() {}

func (PutAway) place() {}
func (LetGo) place()   {}

func (Review) place() {}

func (Reviews) place() {}

func (PastReview) place() {}

// PlaceKind is the optional last line of the ten.
const PlaceKind = "kind-sentence"

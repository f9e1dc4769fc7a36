package journal

// Kind names a sort of record. A new kind needs no change in any Store, but a
// line in record.Tables.
type Kind string

// The kinds of record.
const (
	Entries    Kind = "entries" // messes, wins and jots
	Lessons    Kind = "lessons" // sentences worth carrying
	Trash      Kind = "trash"   // deleted records, kept for TrashDays
	HabitsKind Kind = "habits"  // what the program remembers of its own use; never exported
	ImportKind Kind = "imports" // what the last import did, so that it can be taken back; never exported

	PlansKind    Kind = "plans"    // When …, I will …, and what came of it
	CheckinsKind Kind = "checkins" // people to talk to
	ReviewsKind  Kind = "reviews"  // weekly reviews
	SettingsKind Kind = "settings" // the person's own choices, in one record
	HeardKind    Kind = "heard"    // what others said
)

// OwnUse are the kinds that nobody asks for: what the program remembers of its own use.
func OwnUse() []Kind { return []Kind{HabitsKind, ImportKind} }

// Archive is everything in a journal that is a person's own.
type Archive struct {
	Entries []Entry
	Lessons []Lesson
	OfEntries
	Reviews  []Review
	Settings Settings // Rev is 0 if there are none
}

// OfEntries is what comes from entries, by kind. It goes out, in and into the trash with them.
type OfEntries struct {
	Plans    []Plan    `json:"plans,omitempty"`
	Checkins []Checkin `json:"checkins,omitempty"`
	Heard    []Heard   `json:"feedback,omitempty"`
}

// Why is a reason for skipping what came in.
type Why string

// The reasons.
const (
	NewerHere   Why = "newer-here"
	AlreadyHere Why = "already-here"
	ChangedHere Why = "changed-here"
	DeletedHere Why = "deleted-here"
	GoneHere    Why = "deleted-for-good-here"
)

// Taken says what bringing an Archive in did, or would do.
type Taken struct {
	Added, Updated, Skipped int         // records of all kinds together
	Why                     map[Why]int // reasons for skipping, counted
	Heavy                   int         // entries that stay marked heavy here, and are not in what came
	Drawn, Planned, ToAsk   int         // lessons, plans, check-ins that entries gave out of their answers, which came without them
}

// Skip counts one that was skipped, and why.
func (t *Taken) Skip(why Why) {
	t.Skipped++
	t.Why[why]++
}

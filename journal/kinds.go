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

	PlansKind    Kind = "plans"    // When …, I will …, and what came of it
	CheckinsKind Kind = "checkins" // people to talk to
	ReviewsKind  Kind = "reviews"  // weekly reviews
	SettingsKind Kind = "settings" // the person's own choices, in one record
)

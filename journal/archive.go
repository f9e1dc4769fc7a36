package journal

// Archive is everything in a journal that is a person's own.
type Archive struct {
	Entries []Entry
	Lessons []Lesson
	OfEntries
	Reviews  []Review
	Settings Settings // Rev is 0 if there are none
}

// OfEntries is what comes from entries, a list for each kind of it. It goes out
// and comes in with them, and waits with them in the trash.
type OfEntries struct {
	Plans    []Plan    `json:"plans,omitempty"`
	Checkins []Checkin `json:"checkins,omitempty"`
}

// Why is a reason for skipping what came in.
type Why string

// The reasons.
const (
	NewerHere   Why = "a newer one is here"
	AlreadyHere Why = "already here"
	ChangedHere Why = "changed here as well; the one here stays"
)

// Taken says what bringing an Archive in did, or would do.
type Taken struct {
	Added, Updated, Skipped int         // records of all kinds together
	Why                     map[Why]int // reasons for skipping, counted
}

// Skip counts one that was skipped, and why.
func (t *Taken) Skip(why Why) {
	t.Skipped++
	t.Why[why]++
}

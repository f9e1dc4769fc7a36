package journal

// Archive is everything in a journal that is a person's own.
type Archive struct {
	Entries  []Entry
	Lessons  []Lesson
	Plans    []Plan
	Checkins []Checkin
	Reviews  []Review
	Settings Settings // Rev is 0 if there are none
}

// Taken says what bringing Contents in did, or would do.
type Taken struct {
	Added, Updated, Skipped int            // records of all kinds together
	Why                     map[string]int // reasons for skipping, counted
}

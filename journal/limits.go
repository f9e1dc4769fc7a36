package journal

import (
	"fmt"
)

// The limits, told before anything is lost. They keep one answer readable and
// a journal of years within what can be searched as one types.
const (
	MaxAnswer = 256 << 10 // bytes of one answer
	MaxEntry  = 1 << 20   // bytes of one entry
	MaxLine   = 2 << 10   // bytes of any single line

	MaxTimetable = 16 << 10 // bytes of a timetable
)

// A measure adds up the parts of a record and notes those over their limit.
type measure struct {
	total int
	errs  []error
}

func (m *measure) over(name string, size, limit int) {
	if size > limit {
		m.errs = append(m.errs, fmt.Errorf("%s is %d KB, the limit is %d KB: %w", name, size>>10+1, limit>>10, ErrTooLong))
	}
}

// Check returns an error that wraps ErrTooLong and names the part, if a part
// of the entry is over its limit.
func (e Entry) Check() error { return CheckParts(EntryParts(), &e, "the entry") }

// Cleaned returns the entry with every text in it Cleaned. All entries pass it
// on their way in: text that is no UTF-8 would come back from the disk as
// another text than was sent, and count as changed for ever.
func (e Entry) Cleaned() Entry {
	CleanParts(EntryParts(), &e)
	return e
}

package journal

import (
	"context"
	"errors"
	"time"
)

// Before is what is good to know before a class: two seconds to read, and no
// question in it. Heavy entries are not in it.
type Before struct {
	Class   string   `json:"class"` // the class or tag, as the person names it
	Plans   []Plan   `json:"plans"` // that wait: for today or later this week, or undated
	Signs   []Sign   `json:"signs"`
	Lessons []Card   `json:"lessons"`
	Ask     AskFirst `json:"ask_first,omitzero"`
}

// A Sign is what was seen early once, and what to switch to when it is seen
// again.
type Sign struct {
	Sign     string    `json:"sign"`
	Switch   string    `json:"switch_to,omitempty"`
	Happened time.Time `json:"happened"`
	Entry    ID        `json:"entry"`
}

// AskFirst is somebody who would have seen it sooner.
type AskFirst struct {
	Person string `json:"person"`
	Seen   string `json:"seen,omitempty"` // what they would have seen
}

// Before returns what is good to know before a class, or whatever has a tag.
// name may be the beginning of it, or any word in it. The error wraps
// ErrNoClass, and names the classes there are, if nothing is known of it.
func (b *Book) Before(ctx context.Context, name string) (Before, error) {
	return Before{}, errors.ErrUnsupported
}

// RenameClass gives every entry and plan of a class its new name, and says how
// many entries that were. The error wraps ErrNoClass or ErrEmpty.
func (b *Book) RenameClass(ctx context.Context, old, name string) (int, error) {
	return 0, errors.ErrUnsupported
}

func sameClass(a, b string) bool { return a != "" && sameFolded(a, b) }

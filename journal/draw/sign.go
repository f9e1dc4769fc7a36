package draw

import "slices"

// A Sign is what a mark stands for.
type Sign int

// The signs.
const (
	Nothing Sign = iota
	Jot
	Draft
	Mess
	Win
	TakeTwo
	LessonUsed
)

// Mark is the sign in its ink.
func (s Sign) Mark(p Pen) string {
	switch s {
	case Jot:
		return p.Pencil(p.Marks.Jot)
	case Draft:
		return p.Pencil(p.Marks.Draft)
	case Mess:
		return p.Pencil(p.Marks.Mess)
	case Win:
		return p.Sage(p.Marks.Win)
	case TakeTwo:
		return p.Slate(p.Marks.Plan)
	case LessonUsed:
		return p.Chalk(p.Marks.Lesson)
	case Nothing:
	}
	return ""
}

// Over reports whether a sign stands on a day that has another as well: what was written
// whole comes before what was begun, and that before what came of it since.
func (s Sign) Over(other Sign) bool {
	order := []Sign{Nothing, Jot, LessonUsed, TakeTwo, Draft, Win, Mess}
	return slices.Index(order, s) > slices.Index(order, other)
}

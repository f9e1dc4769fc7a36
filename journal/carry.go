package journal

import (
	"context"
	"errors"
)

// Carried returns the lessons that are carried, the newest first. Those of
// heavy entries are not among them.
func (b *Book) Carried(ctx context.Context) ([]Card, error) { return nil, errors.ErrUnsupported }

// AnswerLesson keeps an answer to a lesson, given today, and returns what to
// offer. The error wraps ErrAnswered if the lesson was answered today already:
// then nothing changes. Retiring is possible after another answer.
func (b *Book) AnswerLesson(ctx context.Context, id ID, what Use, line string) (Lesson, Offer, error) {
	return Lesson{}, NoOffer, errors.ErrUnsupported
}

// MoveLesson gives a lesson another state. To carry one more than the limit,
// instead names the lesson that goes to the shelf for it. The error wraps
// ErrFull if there is no room.
func (b *Book) MoveLesson(ctx context.Context, id ID, to LessonState, instead ID) (Lesson, error) {
	return Lesson{}, errors.ErrUnsupported
}

// TieLesson ties a lesson to a day or an occasion, read as ParseNext reads it.
func (b *Book) TieLesson(ctx context.Context, id ID, by string) (Lesson, error) {
	return Lesson{}, errors.ErrUnsupported
}

// A Choice is to be made when there is one lesson more than can be carried.
type Choice struct {
	New     Lesson // it is on the shelf until the choice is made
	Suggest Lesson // the carried one longest without a chance
	Limit   int
}

// Say asks the question.
func (c Choice) Say() string { return "" }

// Choice returns what is to be chosen about a lesson; false if nothing is:
// there was room, or it has been decided.
func (b *Book) Choice(ctx context.Context, id ID) (Choice, bool, error) {
	return Choice{}, false, errors.ErrUnsupported
}

// LessonForToday returns one carried lesson, the same all day; its ID is empty
// if none is carried.
func (b *Book) LessonForToday(ctx context.Context) (Lesson, error) {
	return Lesson{}, errors.ErrUnsupported
}

package doomed

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
)

// holding finds the records of a kind that words are in, wherever in them. It is more than a search
// looks through: an older wording of a lesson, say, or what a plan is sealed for.
func holding(ctx context.Context, tx record.Tx, sets prompts.Library, kind journal.Kind, q search.Query) ([]journal.ID, error) {
	switch kind {
	case journal.Entries:
		return searched(ctx, tx, record.EntryKind(sets), kind, q, func(t *search.TextBuilder, e journal.Entry) {
			search.AddMarked(t, sets, e)
			addTexts(t, unasked(sets, e))
		})
	case journal.Lessons:
		return searched(ctx, tx, record.LessonKind(sets), kind, q, func(t *search.TextBuilder, l journal.Lesson) { addTexts(t, l) })
	case journal.HeardKind:
		return searched(ctx, tx, record.HeardKind(), kind, q, func(t *search.TextBuilder, h journal.Heard) { addTexts(t, h) })
	case journal.PlansKind:
		return within(tx, record.PlanKind().Kind, kind, q, func(p journal.Plan) (time.Time, search.TextBuilder) {
			return p.Made, withTexts(search.PlanText(p, false, date.DayOf(p.Made)), p)
		})
	case journal.CheckinsKind:
		return within(tx, record.CheckinKind().Kind, kind, q, func(c journal.Checkin) (time.Time, search.TextBuilder) { return c.Made, withTexts(nil, c) })
	case journal.ReviewsKind:
		if len(q.Terms) == 0 { // a time alone is no words of it
			return nil, nil
		}
		return within(tx, record.ReviewKind(), kind, q, func(r journal.Review) (time.Time, search.TextBuilder) { return r.Begun, withTexts(nil, r) })
	}
	return within(tx, record.TrashKind(), kind, q, func(t journal.Trashed) (time.Time, search.TextBuilder) { return trashedText(sets, t) })
}

// trashedText is all there is in one thing of the trash, with what was deleted with it.
func trashedText(sets prompts.Library, t journal.Trashed) (time.Time, search.TextBuilder) {
	if t.Entry == nil {
		return t.Deleted, withTexts(nil, t)
	}
	text := search.TextBuilder(search.EntryText(sets, *t.Entry, t.Lessons))
	search.AddMarked(&text, sets, *t.Entry)
	e := unasked(sets, *t.Entry)
	t.Entry = &e
	return e.Happened, withTexts(text, t)
}

// searched finds among records that have a search text; more adds what else is in one. Of one that
// is damaged the search text is all that is known.
func searched[T any](ctx context.Context, tx record.Tx, k record.Kind[T], kind journal.Kind, q search.Query, more func(*search.TextBuilder, T)) (ids []journal.ID, err error) {
	for r, err := range tx.Texts(kind) {
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return nil, err
		}
		if !q.Matches(r.At, r.Bytes) {
			v, err := k.Get(tx, r.ID)
			if errors.Is(err, journal.ErrDamaged) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("looking into %s: %w", r.ID.Short(), err)
			}
			text := search.TextBuilder(slices.Clone(r.Bytes))
			if more(&text, v); !q.Matches(r.At, text) {
				continue
			}
		}
		ids = append(ids, r.ID)
	}
	return ids, nil
}

// within finds among records that are looked through by what of says is in one, and when it was.
func within[T any](tx record.Tx, k record.Kind[T], kind journal.Kind, q search.Query, of func(T) (time.Time, search.TextBuilder)) (ids []journal.ID, err error) {
	all, err := record.IDs(tx, kind)
	if err != nil {
		return nil, err
	}
	for _, id := range all {
		v, err := k.Get(tx, id)
		if err != nil {
			return nil, fmt.Errorf("looking into %s: %w", id.Short(), err)
		}
		if at, text := of(v); q.Matches(at, text) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// Matches reports whether words are in a text, or anywhere in the JSON of a value.
func Matches(q search.Query, v any, at time.Time, text search.TextBuilder) (bool, error) {
	b, err := json.Marshal(v)
	var fields any
	if err == nil {
		err = json.Unmarshal(b, &fields)
	}
	if err != nil {
		return false, err
	}
	addWords(&text, fields)
	return q.Matches(at, text), nil
}

// addWords adds all words there are but ids, which are none of a person's.
func addWords(t *search.TextBuilder, v any) {
	switch v := v.(type) {
	case string:
		if id, err := journal.ParseID(v); err != nil || len(id) < idLength {
			t.Add("", v)
		}
	case []any:
		for _, one := range v {
			addWords(t, one)
		}
	case map[string]any:
		for _, one := range v {
			addWords(t, one)
		}
	}
}

// idLength is how long an id is.
const idLength = 26

package doomed

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
)

// Named finds what ids name, each as far as it is enough: entries, lessons, what was heard,
// and what is in the trash. The error wraps ErrNotFound or ErrAmbiguous.
func Named(tx record.Tx, prefixes []string) (keys []record.Key, err error) {
	for _, prefix := range prefixes {
		key, err := named(tx, prefix)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

func named(tx record.Tx, prefix string) (key record.Key, err error) {
	for _, kind := range []journal.Kind{journal.Entries, journal.Lessons, journal.HeardKind, journal.Trash} {
		id, kindErr := record.Resolve(tx, kind, prefix)
		if !errors.Is(kindErr, journal.ErrNotFound) {
			return record.Key{Kind: kind, ID: id}, kindErr
		}
		err = cmp.Or(err, kindErr)
	}
	return key, err
}

// Holding finds what words are in: entries, heavy ones too, and what belongs to none of
// them, as lessons that stand alone, plans and check-ins of their own, and what was heard;
// and what lies in the trash, where its words are still.
func Holding(ctx context.Context, tx record.Tx, sets prompts.Library, q search.Query) (keys []record.Key, err error) {
	for _, kind := range []journal.Kind{journal.Entries, journal.Lessons, journal.HeardKind, journal.PlansKind, journal.CheckinsKind, journal.Trash} {
		ids, err := holding(ctx, tx, sets, kind, q)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			alone, err := standsAlone(tx, kind, id)
			if err != nil {
				return nil, err
			}
			if alone {
				keys = append(keys, record.Key{Kind: kind, ID: id})
			}
		}
	}
	return keys, nil
}

// standsAlone reports whether a record belongs to no entry, or is one.
func standsAlone(tx record.Tx, kind journal.Kind, id journal.ID) (bool, error) {
	switch kind {
	case journal.Lessons:
		l, err := record.GetLesson(tx, id)
		return l.Entry == "" && len(l.Stories) == 0, err
	case journal.PlansKind:
		p, err := record.PlanKind().Get(tx, id)
		return p.Entry == "", err
	case journal.CheckinsKind:
		c, err := record.CheckinKind().Get(tx, id)
		return c.Entry == "", err
	}
	return true, nil
}

// Rest counts what words are in besides what has gone by now: it belongs to what stays.
func Rest(ctx context.Context, tx record.Tx, q search.Query) (map[journal.Kind]int, error) {
	rest := map[journal.Kind]int{}
	for _, kind := range []journal.Kind{journal.Lessons, journal.PlansKind, journal.CheckinsKind} {
		ids, err := holding(ctx, tx, prompts.Library{}, kind, q)
		if err != nil {
			return nil, err
		}
		if len(ids) > 0 {
			rest[kind] = len(ids)
		}
	}
	return rest, nil
}

// holding finds the records of a kind that words are in. Of plans and check-ins no text is
// kept to be looked through: in them it is looked wherever they have words, also for what a
// plan is sealed for.
func holding(ctx context.Context, tx record.Tx, sets prompts.Library, kind journal.Kind, q search.Query) (ids []journal.ID, err error) {
	switch kind {
	case journal.PlansKind:
		return within(tx, record.PlanKind(), q, func(p journal.Plan) (journal.ID, time.Time, search.TextBuilder) {
			return p.ID, p.Made, search.PlanText(p, false, date.DayOf(p.Made))
		})
	case journal.CheckinsKind:
		return within(tx, record.CheckinKind(), q, func(c journal.Checkin) (journal.ID, time.Time, search.TextBuilder) {
			return c.ID, c.Made, nil
		})
	case journal.Trash:
		return inTrash(tx, sets, q)
	}
	ids, _, err = gather.Sought{Kind: kind, Query: q}.Match(ctx, tx, 0, 0)
	return ids, err
}

func within[T any](tx record.Tx, k record.Dated[T], q search.Query, of func(T) (journal.ID, time.Time, search.TextBuilder)) (ids []journal.ID, err error) {
	all, err := k.All(tx)
	if err != nil {
		return nil, err
	}
	for _, v := range all {
		id, made, text := of(v)
		is, err := Matches(q, v, made, text)
		if err != nil {
			return nil, fmt.Errorf("looking into %s: %w", id.Short(), err)
		}
		if is {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// inTrash finds what lies in the trash with the words in it, or in what was deleted with it.
func inTrash(tx record.Tx, sets prompts.Library, q search.Query) (ids []journal.ID, err error) {
	all, err := record.IDs(tx, journal.Trash)
	if err != nil {
		return nil, err
	}
	for _, id := range all {
		t, err := record.GetTrashed(tx, id)
		if err != nil {
			return nil, err
		}
		at, text := t.Deleted, search.TextBuilder(nil)
		if t.Entry != nil {
			at, text = t.Entry.Happened, search.EntryText(sets, *t.Entry, t.Lessons)
		}
		is, err := Matches(q, t, at, text)
		if err != nil {
			return nil, fmt.Errorf("looking into %s: %w", id.Short(), err)
		}
		if is {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// Matches reports whether words are in a text, or anywhere in a value.
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

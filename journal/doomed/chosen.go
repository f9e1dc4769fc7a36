package doomed

import (
	"cmp"
	"context"
	"errors"

	"messup/journal"
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

// Rest counts what words are in besides things that were moved to the trash: it belongs to what
// stays. What weekly reviews recorded of those goes when they do, so they leave the trash for good
// here: whoever asks is only looking, and undoes the change.
func Rest(ctx context.Context, tx record.Tx, sets prompts.Library, q search.Query, moved []journal.Trashed) (map[journal.Kind]int, error) {
	gone := make([]journal.ID, len(moved))
	for i, t := range moved {
		gone[i] = t.ID
	}
	if err := record.Purge(tx, gone); err != nil {
		return nil, err
	}
	rest := map[journal.Kind]int{}
	for _, kind := range []journal.Kind{journal.Lessons, journal.PlansKind, journal.CheckinsKind, journal.ReviewsKind} {
		ids, err := holding(ctx, tx, sets, kind, q)
		if err != nil {
			return nil, err
		}
		if len(ids) > 0 {
			rest[kind] = len(ids)
		}
	}
	return rest, nil
}

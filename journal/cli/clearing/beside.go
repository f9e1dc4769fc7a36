package clearing

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/purge"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/share"
	"messup/journal/takeback"
	"messup/journal/telling"
)

// Words lie beside the things of a journal too: in what an import brought up to date said before, in
// what was typed for a report, in the share that is begun, in the settings. Whoever looks for a name
// to have it gone means these as well.

// beside is what was found there.
type beside struct {
	purge.Beside
	remembered []record.Key
	is         func(string) bool // of a text
}

// Beside counts what words are in besides those things. What is remembered of one that goes, goes
// with it, and does not count.
func (o Everywhere) Beside(ctx context.Context, d book.Doomed, q search.Query) (purge.Beside, error) {
	b, err := o.beside(ctx, d, q)
	return b.Beside, err
}

func (o Everywhere) beside(ctx context.Context, d book.Doomed, q search.Query) (b beside, err error) {
	b.is = q.Within
	if len(q.Terms) == 0 {
		return b, nil
	}
	err = o.File.View(ctx, func(tx record.Tx) error {
		b.Beside = purge.Beside{}
		if b.remembered, err = takeback.Holding(tx, o.Sets(), q, goes(d)); err != nil {
			return err
		}
		b.Remembered = len(b.remembered)
		h, err := record.GetHabits(tx)
		if err != nil && !errors.Is(err, journal.ErrDamaged) {
			return err
		}
		_, b.Reports = h.Without(b.is)
		s, err := record.GetSettings(tx)
		if err == nil {
			b.Settings, err = textsIn(s, b.is)
		}
		return err
	})
	if err != nil {
		return b, err
	}
	draft, is, err := share.Read(ctx, o.Waits.Shares())
	if err == nil && is { // one that cannot be read goes whole
		_, b.Share = draft.Less(b.is)
	}
	b.Waiting, err = o.Waits.Holding(b.is)
	return b, err
}

// goes names what goes, by its own ids.
func goes(d book.Doomed) map[record.Key]bool {
	keys := map[record.Key]bool{}
	for _, t := range d.All {
		for _, key := range record.KeysOf(t) {
			keys[key] = true
		}
	}
	return keys
}

// textsIn counts the texts of the settings that is says yes to.
func textsIn(s journal.Settings, is func(string) bool) (n int, err error) {
	s.Edited = time.Time{}
	data, err := json.Marshal(s)
	var v any
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	var count func(any)
	count = func(v any) {
		switch v := v.(type) {
		case string:
			if is(v) {
				n++
			}
		case []any:
			for _, one := range v {
				count(one)
			}
		case map[string]any:
			for _, one := range v {
				count(one)
			}
		}
	}
	count(v)
	return n, err
}

// takeOut takes out what was found, and may be.
func (o Everywhere) takeOut(ctx context.Context, b beside) error {
	var err error
	if b.Remembered > 0 {
		err = o.forget(ctx, b.remembered, takeback.Deleted)
	}
	if err == nil && b.Reports > 0 {
		err = o.Remember(ctx, func(h *habits.Habits) { *h, _ = h.Without(b.is) })
	}
	if err == nil && b.Waiting > 0 {
		err = o.Waits.SweepHolding(b.is)
	}
	if err != nil || b.Share == 0 {
		return err
	}
	draft, is, err := share.Read(ctx, o.Waits.Shares())
	if err != nil || !is {
		return err
	}
	draft, _ = draft.Less(b.is)
	return draft.Keep(ctx, o.Waits.Shares())
}

// forgetStanding forgets what was before the last import if names stand in it: taken back, that
// would say them again. All else of the import can be taken back.
func (o Everywhere) forgetStanding(ctx context.Context, roles telling.Roles) (unread []string, forgotten bool, err error) {
	var keys []record.Key
	err = o.File.View(ctx, func(tx record.Tx) (err error) {
		keys, err = takeback.Standing(tx, roles.Stands)
		return err
	})
	if err != nil || len(keys) == 0 {
		return nil, false, err
	}
	resay := func(ctx context.Context, work func() error) ([]string, error) {
		return o.File.Resay(ctx, keys, nil, work)
	}
	unread, err = o.clear(ctx, resay, func() error { return o.forget(ctx, keys, takeback.Unnamed) })
	return unread, err == nil, err
}

func (o Everywhere) forget(ctx context.Context, keys []record.Key, why takeback.Why) error {
	return o.File.Update(ctx, func(tx record.Tx) error {
		return takeback.ForgetThese(tx, keys, takeback.Forgotten{At: o.Now(), Why: why})
	})
}

// besides says which records a purge of what was found changes or removes beside the things.
func (b beside) besides() (gone, said []record.Key) {
	if b.Reports > 0 {
		said = append(said, usedKey())
	}
	return b.remembered, said
}

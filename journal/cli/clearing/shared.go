package clearing

import (
	"context"
	"errors"

	"messup/journal"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/journal/share"
	"messup/journal/telling"
)

// A share that is begun holds words of the journal where they were worded anew for it. What is
// done wherever words lie is done there too.

// unshare takes out of the share that is begun what is no longer in the journal. One that cannot
// be read goes whole: nobody can say what it holds.
func (o Everywhere) unshare(ctx context.Context) error {
	keeps := o.Waits.Shares()
	d, is, err := share.Read(ctx, keeps)
	if err != nil {
		return keeps.Forget(ctx)
	}
	if !is {
		return nil
	}
	pieces, err := share.Draw(ctx, o.Book, d.Refs())
	if err != nil {
		return err
	}
	return d.Only(pieces).Keep(ctx, keeps)
}

// resayShare says roles in place of names in the share that is begun.
func (o Everywhere) resayShare(ctx context.Context, roles telling.Roles) error {
	keeps := o.Waits.Shares()
	d, is, err := share.Read(ctx, keeps)
	if err != nil || !is {
		return err
	}
	return d.Resaid(roles.Put).Keep(ctx, keeps)
}

// ungive takes what is no longer in the journal out of what is on its way to others: the share that
// is begun, and what sentences of a report were put into, which stands nowhere else.
func (o Everywhere) ungive(ctx context.Context) error {
	worded, err := o.worded(ctx)
	if err == nil && worded {
		err = o.Remember(ctx, func(h *habits.Habits) { *h = h.Unworded() })
	}
	return errors.Join(err, o.unshare(ctx))
}

// worded reports whether there are such sentences.
func (o Everywhere) worded(ctx context.Context) (bool, error) {
	h, err := o.Habits(ctx)
	return h.Worded(), err
}

// way is the way to take out of the file and the backups what was in the trash, and such sentences.
func (o Everywhere) way(ctx context.Context) func(context.Context, func() error) ([]string, error) {
	if worded, err := o.worded(ctx); err != nil || !worded { // that of a journal that cannot be read says why
		return o.File.Forget
	}
	return func(ctx context.Context, work func() error) ([]string, error) {
		return o.File.Resay(ctx, nil, []record.Key{usedKey()}, work)
	}
}

// usedKey is where what is remembered of the use of the program is, with what was typed for reports.
func usedKey() record.Key { return record.Key{Kind: journal.HabitsKind, ID: record.HabitsID} }

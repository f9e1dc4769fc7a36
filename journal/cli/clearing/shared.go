package clearing

import (
	"context"

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

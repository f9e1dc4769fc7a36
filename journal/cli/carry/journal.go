package carry

import (
	"context"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/takeback"
	"messup/store/joining"
)

// journal takes in what another journal has, or a copy of this one.
func (d Delivery) journal(ctx context.Context) (Taken, error) {
	defer Sparing()()
	done, err := d.join(ctx, true)
	if err == nil && !d.DryRun && (done.Added+done.Updated > 0 || done.Fresh) {
		done, err = d.join(ctx, false)
	}
	all := Taken{
		DryRun: d.DryRun, Added: done.Added, Updated: done.Updated, Skipped: done.Skipped, Reasons: done.Why,
		Entries: done.Total[journal.Entries], Lessons: done.Total[journal.Lessons],
	}
	for _, n := range done.Differ {
		all.Differ += n
	}
	all.Damaged = done.Unread != nil
	for _, n := range done.Unread {
		all.Unread += n
	}
	return all, err
}

func (d Delivery) join(ctx context.Context, dryRun bool) (done joining.Joined, err error) {
	run := d.File.Fill
	if dryRun {
		run = d.File.View
	}
	return done, run(ctx, func(tx record.Tx) error {
		d.Joiner.Gone = d.Gone
		done, err = d.Joiner.Into(tx, d.Name, dryRun)
		if err == nil && !dryRun { // the one before is not the last any more
			err = takeback.Forget(tx)
		}
		return err
	})
}

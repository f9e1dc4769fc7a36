package cli

import (
	"bytes"
	"context"
	"fmt"

	"messup/journal"
	"messup/journal/exchange"
	"messup/journal/voice"
)

// The inbox takes words that the journal itself cannot take at the moment. The
// next start files them.

// putInbox leaves an entry in the inbox, in messup's own format and with its
// id, so that filing it twice makes one of it.
func (o *opened) putInbox(ctx context.Context, e journal.Entry) error {
	e.Rev = 1
	var b bytes.Buffer
	if err := exchange.WriteJSONL(&b, journal.Archive{Entries: []journal.Entry{e}}); err != nil {
		return err
	}
	_, err := o.file.PutInbox(ctx, b.Bytes())
	return err
}

// fileInbox brings in what waits in the inbox and says how many it was. What
// changed in the journal meanwhile is kept as well: the words are joined with
// what is there, as when two windows write at once.
func (o *opened) fileInbox(ctx context.Context) (int, error) {
	n, err := o.file.TakeInbox(ctx, func(b []byte) error {
		p, err := exchange.Read(bytes.NewReader(b), o.Sets(), o.Now())
		if err != nil {
			return err
		}
		for _, e := range p.Entries {
			if _, _, err := o.Entries.Save(ctx, journal.Entry{ID: e.ID}, e); err != nil {
				return err
			}
		}
		for _, l := range p.Lessons {
			if _, err := o.Lessons.Save(ctx, l); err != nil {
				return err
			}
		}
		return o.fileSmall(ctx, p.Plans, p.Checkins)
	})
	if err != nil {
		return n, fmt.Errorf("filing what waits in the inbox: %w", err)
	}
	return n, nil
}

// fileSmall brings in plans and check-ins as they were worded when the journal
// did not take them: they are the newest, whatever their day is by now.
func (o *opened) fileSmall(ctx context.Context, plans []journal.Plan, checkins []journal.Checkin) error {
	for i, p := range plans {
		if have, err := o.Plans.Get(ctx, p.ID); err == nil {
			plans[i].Rev = have.Rev + 1
		}
	}
	for i, c := range checkins {
		if have, err := o.People.Get(ctx, c.ID); err == nil {
			checkins[i].Rev = have.Rev + 1
		}
	}
	_, err := o.Archive.Import(ctx, journal.Archive{OfEntries: journal.OfEntries{Plans: plans, Checkins: checkins}}, false)
	return err
}

func sayFiled(n int) string {
	return voice.Say("Filed from the inbox: %s.", count(n, "note", "notes"))
}

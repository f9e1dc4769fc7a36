package cli

import (
	"bytes"
	"context"
	"fmt"

	"messup/journal"
	"messup/journal/exchange"
)

// The inbox takes words that the journal itself cannot take at the moment. The
// next start files them.

// putInbox leaves an entry in the inbox, in messup's own format and with its
// id, so that filing it twice makes one of it.
func (o *opened) putInbox(ctx context.Context, e journal.Entry) error {
	e.Rev = 1
	var b bytes.Buffer
	if err := exchange.WriteJSONL(&b, journal.Contents{Entries: []journal.Entry{e}}); err != nil {
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
		p, err := exchange.Read(bytes.NewReader(b), o.Now())
		if err != nil {
			return err
		}
		for _, e := range p.Entries {
			if _, _, err := o.Save(ctx, journal.Entry{ID: e.ID}, e); err != nil {
				return err
			}
		}
		for _, l := range p.Lessons {
			if _, err := o.SaveLesson(ctx, l); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return n, fmt.Errorf("filing what waits in the inbox: %w", err)
	}
	return n, nil
}

func sayFiled(n int) string {
	return fmt.Sprintf("Filed from the inbox: %s.", count(n, "note", "notes"))
}

package cli

import (
	"bytes"
	"context"
	"errors"
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
// cannot be read as an entry is words somebody rescued: it becomes a jot.
func (o *opened) fileInbox(ctx context.Context) (int, error) {
	n, err := o.file.TakeInbox(ctx, func(b []byte) error {
		p, err := exchange.Read(bytes.NewReader(b), o.Now())
		if errors.Is(err, journal.ErrBadImport) {
			p, err = o.rescued(b)
		}
		if err != nil {
			return err
		}
		_, err = o.Take(ctx, p.Contents, false)
		return err
	})
	if err != nil {
		return n, fmt.Errorf("filing what waits in the inbox: %w", err)
	}
	return n, nil
}

func (o *opened) rescued(words []byte) (exchange.Parcel, error) {
	e, err := o.NewJot(string(words))
	e.ID = journal.HashID("inbox", string(words))
	return exchange.Parcel{Contents: journal.Contents{Entries: []journal.Entry{e}}}, err
}

func sayFiled(n int) string {
	return fmt.Sprintf("Filed from the inbox: %s.", count(n, "note", "notes"))
}

package store

import (
	"context"
	"path/filepath"

	"messup/store/bolttx"
	"messup/store/inbox"
	"messup/store/names"
)

// inbox returns the inbox of this journal.
func (f *File) inbox() inbox.Inbox {
	return inbox.Inbox{
		Folder: filepath.Join(f.shelf().Folder(), names.InboxFolder), Journal: f.shelf().Name(), Journals: f.shelf().IsBeside,
		Making: f.shelf().Making(), Now: f.config.Now, Patience: lockTimeout, Shut: f.Shut, Open: f.Open, Tell: func(sentence string) { f.note("%s", sentence) },
	}
}

// PutInbox keeps b in a file of its own beside the journal, for when the
// journal itself cannot be had. When it returns, b is on the disk. TakeInbox
// brings it in.
func (f *File) PutInbox(ctx context.Context, b []byte) (path string, err error) {
	i := f.inbox()
	if err = ctx.Err(); err == nil {
		path, err = i.Put(b)
	}
	if err != nil {
		return "", bolttx.Explain("putting into", i.Folder, err)
	}
	return path, nil
}

// TakeInbox hands each file of the inbox to take, oldest first, and removes it
// when take returns nil; inbox.Inbox.Take says the rest.
func (f *File) TakeInbox(ctx context.Context, take func([]byte) error) (n int, err error) {
	n, err = f.inbox().Take(ctx, take)
	return n, bolttx.Explain("taking in", f.inbox().Folder, err)
}

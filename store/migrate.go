package store

import (
	"context"
	"errors"
	"fmt"

	"messup/store/bolttx"
)

// migrate brings an older journal up to date, all steps or none, after a
// backup.
func (f *File) migrate(ctx context.Context) error {
	s, err := f.open(ctx, writing)
	if err != nil {
		return err
	}
	if s.f == nil || s.head.Schema >= f.schema() { // another process did it
		return s.close()
	}
	err = s.upgrade(ctx)
	if closeErr := s.close(); closeErr != nil {
		err = errors.Join(err, closeErr)
	}
	return err
}

func (s *session) upgrade(ctx context.Context) error {
	f := s.file
	if _, err := s.backUp(f.backups()); err != nil {
		return fmt.Errorf("backing up before the file format changes: %w", err)
	}
	return s.run(ctx, func(t *bolttx.Tx) error {
		derive := false
		for i := s.head.Schema; i < f.schema(); i++ {
			if err := f.steps[i-1].run(t); err != nil {
				return fmt.Errorf("changing the file format (%s): %w", f.steps[i-1].about, err)
			}
			derive = derive || f.steps[i-1].derive
		}
		t.Changes++
		t.Head.Schema = f.schema()
		if f.config.Reindex == nil || !derive {
			return nil
		}
		return f.config.Reindex(t)
	})
}

// steps is the whole history of the file format. Step i, counted from 0, leads
// from schema i+1 to schema i+2. To change the format: add a step at the end,
// and a file of the old version to testdata.
func steps() []step {
	return []step{{about: "marks of what lists look for", run: (*bolttx.Tx).MarkAll}}
}

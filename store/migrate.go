package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"messup/journal"
	"messup/store/bolttx"
)

// migrate brings an older journal up to date, all steps or none, after a backup. Where none
// can be made only such steps are done as add what is derived: a save would not fail either.
func (f *File) migrate(ctx context.Context) error {
	s, err := f.open(ctx, writing)
	if err != nil {
		return err
	}
	if s.f == nil || s.head.Schema >= f.schema() { // another process did it
		return s.close()
	}
	return errors.Join(s.upgrade(ctx), s.close())
}

func (s *session) upgrade(ctx context.Context) error {
	f, due, derive := s.file, s.file.steps[s.head.Schema-1:], s.file.derives(s.head.Schema)
	if _, err := s.backUp(); err != nil && (derive || errors.Is(err, journal.ErrDamaged)) {
		return fmt.Errorf("backing up before the file format changes: %w", err)
	}
	return s.run(ctx, func(t *bolttx.Tx) error {
		for _, one := range due {
			if err := one.run(t); err != nil {
				return fmt.Errorf("changing the file format (%s): %w", one.about, err)
			}
		}
		t.Changes++
		t.Head.Schema = f.schema()
		if f.config.Reindex == nil || !derive {
			return nil
		}
		return f.config.Reindex(t)
	})
}

// derives reports whether a step since a schema changes records.
func (f *File) derives(since uint64) bool {
	return slices.ContainsFunc(f.steps[since-1:], func(one step) bool { return one.derive })
}

// steps is the whole history of the file format. Step i, counted from 0, leads
// from schema i+1 to schema i+2. To change the format: add a step at the end,
// and a file of the old version to testdata.
func steps() []step {
	marks := step{about: "marks of what lists look for", run: (*bolttx.Tx).MarkAll}
	return []step{marks, marks} // since the second also of what lacks something; and questions are kept as they are shipped
}

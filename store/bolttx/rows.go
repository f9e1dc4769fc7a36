package bolttx

import (
	"bytes"
	"iter"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// Rows yields lines, newest first, reading only as far as the caller goes.
func (t *Tx) Rows(kind journal.Kind) iter.Seq2[record.Row, error] {
	return t.rows(kind, seal.Lines)
}

// Marked yields the lines that lists look for among all, newest first; of a journal of an
// earlier schema, which has no marks, all.
func (t *Tx) Marked(kind journal.Kind) iter.Seq2[record.Row, error] {
	if t.Head.Schema < seal.MarksSince {
		return t.Rows(kind)
	}
	return func(yield func(record.Row, error) bool) {
		lines, marks := string(kind)+seal.Lines, string(kind)+seal.Marks
		err := t.each(marks, nil, func(k, v []byte) (bool, error) {
			if _, err := t.Seal.OpenRow(marks, k, v); err != nil {
				return false, err
			}
			row, err := t.lineAt(lines, k)
			if err != nil {
				return false, err
			}
			return t.outside(func() bool { return yield(row, nil) }), nil
		})
		if err != nil {
			yield(record.Row{}, err)
		}
	}
}

// lineAt reads the line under a key.
func (t *Tx) lineAt(bucket string, key []byte) (row record.Row, err error) {
	at, id, err := seal.OpenTimeKey(key)
	if err == nil {
		row.Bytes, err = t.row(bucket, key)
	}
	row.At, row.ID = at, journal.ID(id)
	return row, err
}

// Texts yields search texts, newest first.
func (t *Tx) Texts(kind journal.Kind) iter.Seq2[record.Row, error] {
	return t.rows(kind, seal.Texts)
}

func (t *Tx) rows(kind journal.Kind, of string) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		bucket := string(kind) + of
		err := t.each(bucket, nil, func(k, v []byte) (bool, error) {
			at, id, err := seal.OpenTimeKey(k)
			row := record.Row{ID: journal.ID(id), At: at}
			if err == nil {
				row.Bytes, err = t.Seal.OpenRow(bucket, k, v)
			}
			if err != nil {
				return false, err
			}
			t.before.at = place{kind, row.ID, k}
			return t.outside(func() bool { return yield(row, nil) }), nil
		})
		if err != nil {
			yield(record.Row{}, err)
		}
	}
}

// outside marks the caller at work while its yield runs.
func (t *Tx) outside(yield func() bool) bool {
	t.Inside = false
	goOn := yield()
	t.Inside = true
	return goOn
}

// IDs yields the ids of a kind that begin with prefix, in order.
func (t *Tx) IDs(kind journal.Kind, prefix string) iter.Seq2[journal.ID, error] {
	return func(yield func(journal.ID, error) bool) {
		err := t.within(func() error { return t.settle(kind) })
		if err == nil {
			err = t.each(string(kind), []byte(prefix), func(k, _ []byte) (bool, error) {
				if !strings.HasPrefix(string(k), prefix) || !t.outside(func() bool { return yield(journal.ID(k), nil) }) {
					return false, nil
				}
				return true, t.settle(kind) // what the caller put meanwhile is gone through as well
			})
		}
		if err != nil {
			yield("", err)
		}
	}
}

// each hands do the keys and values of a bucket from a key on, until it says that it has
// enough. It may change the journal; a cursor does not survive that, so it is set anew
// after the last key.
func (t *Tx) each(bucket string, from []byte, do func(k, v []byte) (goOn bool, err error)) error {
	return t.within(func() error {
		c, err := t.cursor(bucket, from)
		for err == nil {
			k, v := c.here()
			if k == nil {
				break
			}
			last, changes := k, t.Changes
			if t.Write {
				last = bytes.Clone(k)
			}
			if goOn, err := do(k, v); err != nil || !goOn {
				return err
			}
			if t.Changes == changes {
				err = c.next()
			} else {
				c, err = t.after(bucket, last)
			}
		}
		return err
	})
}

// after returns the place behind a key, which may not be there any more.
func (t *Tx) after(bucket string, key []byte) (*cursor, error) {
	c, err := t.cursor(bucket, key)
	if err != nil {
		return nil, err
	}
	if k, _ := c.here(); bytes.Equal(k, key) {
		err = c.next()
	}
	return c, err
}

package bolttx_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store"
)

type sifter interface {
	Sift(ctx context.Context, kind journal.Kind, fits func(time.Time, []byte) bool) iter.Seq2[record.Row, error]
}

// texts is a journal of so many texts, of which every seventh says "seventh".
func texts(t *testing.T, n int) (path string, f *store.File) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "journal.db")
	f = store.New(store.Config{Path: path, Now: time.Now, Rand: zeros{}})
	at := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)
	must(t, f.Update(t.Context(), func(tx record.Tx) error {
		for i := range n {
			text := bytes.Repeat(fmt.Appendf(nil, "words of %d. ", i), 1+i%90*i%7)
			if i%7 == 0 {
				text = append(text, "seventh"...)
			}
			r := record.Record{Kind: journal.Entries, ID: journal.ID(fmt.Sprintf("id%05d", i)), Rev: 1, At: at.Add(time.Duration(i*7919%n) * time.Minute), Data: []byte("{}"), Text: text}
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	}))
	return path, f
}

func seventh(_ time.Time, text []byte) bool { return bytes.HasSuffix(text, []byte("seventh")) }

// found are the ids that a sifting finds, up to so many.
func found(ctx context.Context, tx record.Tx, most int, fits func(time.Time, []byte) bool) (ids []journal.ID, err error) {
	for row, err := range tx.(sifter).Sift(ctx, journal.Entries, fits) {
		if err != nil {
			return ids, err
		}
		if ids = append(ids, row.ID); len(ids) == most {
			break
		}
	}
	return ids, nil
}

// wanted are the ids that one finds who reads all texts.
func wanted(t *testing.T, tx record.Tx) (ids []journal.ID) {
	t.Helper()
	for row, err := range tx.Texts(journal.Entries) {
		must(t, err)
		if seventh(row.At, row.Bytes) {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// What is sifted is what one finds who reads all texts, in the same order, whoever looks and
// however far, and inside of a change too.
func TestASiftingFindsWhatIsThere(t *testing.T) {
	for _, n := range []int{1, 40, 9000} {
		_, f := texts(t, n)
		try := func(tx record.Tx) error {
			want := wanted(t, tx)
			for _, most := range []int{1, 2, 50, n + 1} {
				got, err := found(t.Context(), tx, most, seventh)
				if err != nil || !slices.Equal(got, want[:min(most, len(want))]) {
					t.Errorf("%d of %d: %d found, %v", most, n, len(got), err)
				}
			}
			return nil
		}
		must(t, f.View(t.Context(), try))
		must(t, f.Update(t.Context(), func(tx record.Tx) error {
			if err := tx.Put(record.Record{Kind: journal.Entries, ID: "new", Rev: 1, Data: []byte("{}"), Text: []byte("seventh")}); err != nil {
				return err
			}
			return try(tx)
		}))
		must(t, f.View(t.Context(), func(tx record.Tx) error {
			if got, err := found(t.Context(), tx, 0, seventh); err != nil || !slices.Contains(got, "new") {
				t.Errorf("what was put is not found: %v", err)
			}
			return nil
		}))
	}
}

// A sifting that nobody waits for any more ends.
func TestASiftingThatIsGivenUpEnds(t *testing.T) {
	_, f := texts(t, 9000)
	must(t, f.View(t.Context(), func(tx record.Tx) error {
		ctx, giveUp := context.WithCancel(t.Context())
		var looked atomic.Int64
		_, err := found(ctx, tx, 0, func(time.Time, []byte) bool {
			if looked.Add(1) == 100 {
				giveUp()
			}
			return false
		})
		if !errors.Is(err, context.Canceled) || looked.Load() > 3000 {
			t.Errorf("%d texts were looked at, %v", looked.Load(), err)
		}
		return nil
	}))
}

// What stops the looking stops whoever asked for it, and not the program.
func TestWhatStopsASiftingComesToTheCaller(t *testing.T) {
	_, f := texts(t, 9000)
	defer func() {
		if got := recover(); got != "it cannot be looked at" {
			t.Errorf("it was stopped by %v", got)
		}
	}()
	must(t, f.View(t.Context(), func(tx record.Tx) error {
		_, err := found(t.Context(), tx, 0, func(time.Time, []byte) bool { panic("it cannot be looked at") })
		return err
	}))
}

// Of a text that went bad on the disk is never said that it does not fit.
func TestASiftingSaysWhatIsDamaged(t *testing.T) {
	const n = 3000
	path, f := texts(t, n)
	whole, err := os.ReadFile(path)
	must(t, err)
	at := []byte("words of 1234. ")
	places := 0
	for i := bytes.Index(whole, at); i >= 0; i = bytes.Index(whole, at) {
		whole[i] ^= 1
		places++
	}
	if places == 0 {
		t.Fatal("the text is not in the file")
	}
	must(t, f.View(t.Context(), func(tx record.Tx) error {
		must(t, os.WriteFile(path, whole, 0o600)) // the same file, behind the back of whoever reads it
		got, err := found(t.Context(), tx, 0, seventh)
		if !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("%d were found, %v", len(got), err)
		}
		return nil
	}))
}

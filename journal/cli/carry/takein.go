package carry

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/exchange"
	"messup/journal/foreign"
	"messup/journal/pace"
	"messup/journal/record"
	"messup/journal/voice"
	"messup/store/joining"
	"messup/store/spool"
)

// A Delivery is a file that is to be taken in.
type Delivery struct {
	Name   string       // "-" for what Stdin has
	Stdin  io.Reader    // read once, and put by
	By     *spool.Spool // for that
	DryRun bool
	Gone   bool         // what was deleted here for good comes in too
	File   record.Store // which a journal is taken into
	Joiner joining.Joiner
}

// own is whose a file in messup's own format is.
const own = "messup"

// Taken says what came of it, as `import --json` prints it.
type Taken struct {
	DryRun   bool                `json:"dry_run"`
	Added    int                 `json:"added"`
	Updated  int                 `json:"updated"`
	Skipped  int                 `json:"skipped"`
	Drawn    int                 `json:"lessons_drawn,omitempty"` // that entries without one gave
	Planned  int                 `json:"plans_drawn,omitempty"`
	ToAsk    int                 `json:"people_drawn,omitempty"`
	Heavy    int                 `json:"stay_heavy,omitempty"` // entries that are marked so here, and not in the file
	Reasons  map[journal.Why]int `json:"skipped_because"`
	Repaired int                 `json:"repaired_utf8"`
	Cleaned  int                 `json:"cleaned"`
	Old      bool                `json:"read_as_windows_1252,omitempty"` // it was no UTF-8
	Differ   int                 `json:"changed_in_both,omitempty"`      // of a journal: both wordings are here
	Damaged  bool                `json:"damaged,omitempty"`              // a journal of which not all can be read
	Unread   int                 `json:"unread,omitempty"`               // how much of it cannot, as far as it says

	Entries, Lessons int  `json:"-"`
	Undo             bool `json:"can_be_undone,omitempty"` // it did something that can be taken back

	*Foreign // nil for what is messup's own
}

// count notes what came of taking in.
func (all *Taken) count(dryRun bool, taken journal.Taken) {
	all.DryRun, all.Reasons = dryRun, taken.Why
	all.Added, all.Updated, all.Skipped = taken.Added, taken.Updated, taken.Skipped
	all.Drawn, all.Planned, all.ToAsk = taken.Drawn, taken.Planned, taken.ToAsk
	all.Heavy = taken.Heavy
	all.Undo = !dryRun && taken.Added+taken.Updated > 0
}

// Why lists the reasons with their counts, in a steady order.
func (all Taken) Why() string {
	parts := make([]string, 0, len(all.Reasons))
	for _, reason := range slices.Sorted(maps.Keys(all.Reasons)) {
		parts = append(parts, fmt.Sprintf("%s: %d", voice.Skipped(reason), all.Reasons[reason]))
	}
	return strings.Join(parts, ", ")
}

// Into takes in what a file holds: all of it, once all of it was found good, or nothing.
func (d Delivery) Into(ctx context.Context, b *book.Book) (all Taken, err error) {
	if joining.Is(d.Name) {
		return d.journal(ctx)
	}
	defer Sparing()()
	if d.isFolder() {
		is, told, err := d.folder(b.Now().Location())
		if err != nil {
			return all, fmt.Errorf("%s: %w", d.shown(), Reason(err))
		}
		if !is {
			return d.from(ctx, b, foreign.Folder(os.DirFS(d.Name), b.Now().Location()), func() float64 { return -1 })
		}
		defer func() { _ = d.By.Close() }() // what is left of it nobody can read
		all, err := d.own(ctx, b, d.By, d.By.Len())
		all.Foreign = told
		return all, err
	}
	from, size, done, err := d.open()
	if err != nil {
		return all, err
	}
	defer done()
	if lines, is, old, err := asLines(from, size, d.modified(b.Now())); err != nil {
		return all, fmt.Errorf("%s: %w", d.shown(), err)
	} else if is {
		all, err := d.own(ctx, b, bytes.NewReader(lines), int64(len(lines)))
		all.Old = old
		return all, err
	}
	return d.known(ctx, b, from, size)
}

// known takes in a file by what it is recognised as.
func (d Delivery) known(ctx context.Context, b *book.Book, from io.ReaderAt, size int64) (all Taken, err error) {
	from, part := measured(from, size)
	if j, is := foreign.Recognise(d.Name, from, size, d.modified(b.Now()), b.Now().Location()); is {
		return d.from(ctx, b, j, part)
	}
	return d.ours(ctx, b, from, size, part)
}

// own takes in what is messup's own.
func (d Delivery) own(ctx context.Context, b *book.Book, from io.ReaderAt, size int64) (Taken, error) {
	from, part := measured(from, size)
	return d.ours(ctx, b, from, size, part)
}

func (d Delivery) ours(ctx context.Context, b *book.Book, from io.ReaderAt, size int64, part func() float64) (all Taken, err error) {
	var readErr error // which tells by itself what was being done
	lessons, others := exchange.ReadInTurn(from, size, b.Sets(), b.Now())
	taken, err := b.Archive.TakeIn(ctx, ahead(lessons, nil, &readErr), telling(ctx, ahead(others, &all, &readErr), &all, part), record.Intake{DryRun: d.DryRun, Gone: d.Gone, From: own})
	all.count(d.DryRun, taken)
	if err = cmp.Or(readErr, err); err != nil {
		return all, fmt.Errorf("%s: %w", d.shown(), Reason(err))
	}
	return all, nil
}

func (d Delivery) shown() string {
	if d.Name == "-" {
		return voice.Say("standard input")
	}
	return d.Name
}

// open opens the file so that it can be read more than once.
func (d Delivery) open() (from io.ReaderAt, size int64, done func(), err error) {
	in := d.Stdin
	done = func() { _ = d.By.Close() } // what is left of it nobody can read
	if d.Name != "-" {
		f, err := os.Open(d.Name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, 0, nil, fmt.Errorf("there is no file %s; check its name", d.Name)
		}
		var info fs.FileInfo
		if err == nil {
			info, err = f.Stat()
		}
		if err != nil {
			return nil, 0, nil, fmt.Errorf("reading %s: %w", d.Name, Reason(err))
		}
		if info.Mode().IsRegular() {
			return f, info.Size(), func() { _ = f.Close() }, nil // it was only read
		}
		in, done = f, func() { _, _ = f.Close(), d.By.Close() }
	}
	if _, err := io.Copy(d.By, in); err != nil {
		done()
		return nil, 0, nil, fmt.Errorf("%s: %w", d.shown(), Reason(err))
	}
	return d.By, d.By.Len(), done, nil
}

// ahead reads on while what was read is taken in, and counts in all what there is.
func ahead(pieces iter.Seq2[exchange.Parcel, error], all *Taken, readErr *error) iter.Seq2[journal.Archive, error] {
	return func(yield func(journal.Archive, error) bool) {
		if all != nil {
			*all = Taken{}
		}
		type piece struct {
			exchange.Parcel
			err error
		}
		next, enough := make(chan piece, 2), make(chan struct{})
		defer func() {
			close(enough)
			for range next { // until who reads has ended
			}
		}()
		go func() {
			defer close(next)
			for p, err := range pieces {
				select {
				case next <- piece{p, err}:
				case <-enough:
					return
				}
			}
		}()
		for p := range next {
			if all != nil {
				all.Entries, all.Repaired, all.Cleaned = all.Entries+len(p.Entries), all.Repaired+p.Repaired, all.Cleaned+p.Cleaned
				all.Lessons += p.Taught
			}
			if *readErr = p.err; !yield(p.Archive, p.err) {
				return
			}
		}
	}
}

// measured is a file that knows which part of it was read, the last time it was read through.
func measured(from io.ReaderAt, size int64) (io.ReaderAt, func() float64) {
	m := &measure{from: from}
	return m, func() float64 { return float64(m.at.Load()) / float64(max(size, 1)) }
}

type measure struct {
	from io.ReaderAt
	at   atomic.Int64
}

func (m *measure) ReadAt(to []byte, at int64) (int, error) {
	n, err := m.from.ReadAt(to, at)
	m.at.Store(at + int64(n))
	return n, err //nolint:wrapcheck // it stands for the file
}

// telling tells how far it is while entries are taken in.
func telling(ctx context.Context, pieces iter.Seq2[journal.Archive, error], all *Taken, part func() float64) iter.Seq2[journal.Archive, error] {
	return func(yield func(journal.Archive, error) bool) {
		for c, err := range pieces {
			pace.Tell(ctx, pace.Far{Done: all.Entries, Part: part()})
			if !yield(c, err) {
				return
			}
		}
	}
}

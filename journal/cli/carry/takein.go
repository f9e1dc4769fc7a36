package carry

import (
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

	"messup/journal"
	"messup/journal/book"
	"messup/journal/exchange"
	"messup/journal/foreign"
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

// Taken says what came of it, as `import --json` prints it.
type Taken struct {
	DryRun   bool                `json:"dry_run"`
	Added    int                 `json:"added"`
	Updated  int                 `json:"updated"`
	Skipped  int                 `json:"skipped"`
	Drawn    int                 `json:"lessons_drawn,omitempty"` // that entries without one gave
	Reasons  map[journal.Why]int `json:"skipped_because"`
	Repaired int                 `json:"repaired_utf8"`
	Cleaned  int                 `json:"cleaned"`
	Differ   int                 `json:"changed_in_both,omitempty"` // of a journal: both wordings are here
	Damaged  bool                `json:"damaged,omitempty"`         // a journal of which not all can be read
	Unread   int                 `json:"unread,omitempty"`          // how much of it cannot, as far as it says

	Entries, Lessons int `json:"-"`

	*Foreign // nil for what is messup's own
}

// count notes what came of taking in.
func (all *Taken) count(dryRun bool, taken journal.Taken) {
	all.DryRun, all.Reasons = dryRun, taken.Why
	all.Added, all.Updated, all.Skipped, all.Drawn = taken.Added, taken.Updated, taken.Skipped, taken.Drawn
}

// Why lists the reasons with their counts, in a steady order.
func (all Taken) Why() string {
	parts := make([]string, 0, len(all.Reasons))
	for _, reason := range slices.Sorted(maps.Keys(all.Reasons)) {
		parts = append(parts, fmt.Sprintf("%s: %d", voice.Say(voice.Phrase(reason)), all.Reasons[reason]))
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
		return d.from(ctx, b, foreign.Folder(os.DirFS(d.Name), b.Now().Location()))
	}
	from, size, done, err := d.open()
	if err != nil {
		return all, err
	}
	defer done()
	if j, is := foreign.Recognise(d.Name, from, size, d.modified(b.Now()), b.Now().Location()); is {
		return d.from(ctx, b, j)
	}
	var readErr error // which tells by itself what was being done
	lessons, others := exchange.SourceOf(d.Name).Read(from, size, b.Sets(), b.Now())
	taken, err := b.Archive.TakeIn(ctx, ahead(lessons, nil, &readErr), ahead(others, &all, &readErr), record.Intake{DryRun: d.DryRun, Gone: d.Gone})
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

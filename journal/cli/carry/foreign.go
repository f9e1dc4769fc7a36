package carry

import (
	"context"
	"fmt"
	"iter"
	"os"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/foreign"
	"messup/journal/record"
	"messup/journal/wording"
)

// Foreign is what there is to say of another program's journal that was taken in.
type Foreign struct {
	Source foreign.Source  `json:"source"`             // whose it is
	Left   []foreign.Fault `json:"left_out,omitempty"` // what of it was not
	Noted  []foreign.Fault `json:"noted,omitempty"`    // what one should know of what came
	Media  int             `json:"media_left,omitempty"`
	First  []journal.Entry `json:"first,omitempty"` // of a dry run: how the first ones would look
}

// shownFirst is how many entries of another journal a dry run shows.
const shownFirst = 3

// isFolder reports whether it is a folder that is to be taken in.
func (d Delivery) isFolder() bool {
	info, err := os.Stat(d.Name)
	return d.Name != "-" && err == nil && info.IsDir()
}

// modified is when the file was last written, as far as that is known.
func (d Delivery) modified(now time.Time) time.Time {
	info, err := os.Stat(d.Name)
	if d.Name == "-" || err != nil {
		return now
	}
	return info.ModTime().In(now.Location())
}

// from takes in the journal of another program.
func (d Delivery) from(ctx context.Context, b *book.Book, j foreign.Journal, part func() float64) (all Taken, err error) {
	var readErr error
	none := func(func(journal.Archive, error) bool) {}
	taken, err := b.Archive.TakeIn(ctx, none, telling(ctx, d.pieces(j, &all, &readErr), &all, part), record.Intake{DryRun: d.DryRun, Gone: d.Gone, From: string(j.Source)})
	all.count(d.DryRun, taken)
	if readErr != nil {
		err = readErr
	}
	if err != nil {
		return all, fmt.Errorf("%s: %w", d.shown(), Reason(err))
	}
	return all, nil
}

// inPiece is how many entries are taken in together.
const inPiece = 64

// pieces are the entries, as often as they are asked for.
func (d Delivery) pieces(j foreign.Journal, all *Taken, readErr *error) iter.Seq2[journal.Archive, error] {
	return func(yield func(journal.Archive, error) bool) {
		told := &Foreign{Source: j.Source}
		*all = Taken{Foreign: told}
		var c journal.Archive
		left := func(f foreign.Fault) { told.Left = append(told.Left, f) }
		noted := func(f foreign.Fault) { told.Noted = append(told.Noted, f) }
		media := func(n int) { told.Media += n }
		for e, err := range j.Entries(left, noted, media) {
			if *readErr = err; err != nil {
				yield(journal.Archive{}, err)
				return
			}
			if all.Entries++; d.DryRun && len(told.First) < shownFirst {
				told.First = append(told.First, e)
			}
			if c.Entries = append(c.Entries, e); len(c.Entries) == inPiece {
				if !yield(c, nil) {
					return
				}
				c = journal.Archive{}
			}
		}
		if len(c.Entries) > 0 {
			yield(c, nil)
		}
	}
}

// Coded is what came of it for scripts: what was chosen in an entry by its id.
func (all Taken) Coded() Taken {
	if all.Foreign == nil {
		return all
	}
	coded := *all.Foreign
	coded.First = slices.Clone(coded.First)
	for i, e := range coded.First {
		coded.First[i] = wording.Coded(e)
	}
	all.Foreign = &coded
	return all
}

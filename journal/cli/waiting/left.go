package waiting

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/amend"
	"messup/journal/exchange"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/store/disk"
	"messup/store/scratch"
)

// A Left counts what a killed messup left, by what became of it.
type Left struct {
	Jots   int            // jots were made of it
	Placed int            // it went where it belongs
	Filed  int            // texts in files went to their entries, new ones too
	Among  []voice.Phrase // among what, where that is no entry
	Wait   []File         // files of entries that cannot be read as they are, and stay where they lie
}

// A File is an entry as a file, with what keeps it from being taken.
type File struct {
	Of   journal.ID // the entry; empty for a new one
	Gone bool       // that is not there
	Path string
	Why  error
}

// Said says what became of what was being written.
func (n Left) Said() (said []string) {
	if n.Jots > 0 {
		said = append(said, voice.Say("Kept as %s: what you were writing when messup ended.", voice.Count(n.Jots, "jot", "jots")))
	}
	if n.Placed > len(n.Among) {
		said = append(said, voice.Say("Kept in its place: what you were writing when messup ended."))
	}
	if n.Filed > 0 {
		said = append(said, voice.Say("Kept in %s: what waited in a file.", voice.Count(n.Filed, "entry", "entries")))
	}
	for i, what := range n.Among {
		if !slices.Contains(n.Among[:i], what) {
			said = append(said, voice.Say("Kept among %s: what you were writing when messup ended.", voice.Say(what)))
		}
	}
	if len(n.Wait) > 0 {
		said = append(said, waits(n.Wait))
	}
	return said
}

// waits says which file is to be mended first, and how many there are: a line for each would leave no
// room for any. Where it lies stands in the command, once, so that it is not cut.
func waits(all []File) string {
	f := all[max(0, slices.IndexFunc(all, func(f File) bool { return !f.Gone }))]
	then := amend.Command(f.Of, f.Path)
	switch {
	case f.Gone:
		return voice.Say("The file of an entry that is not there, %s, waits to be mended: %s. Mend it, and the next start takes it in: %s", f.Of.Short(), voice.Sentence(f.Why), f.Path)
	case len(all) > 1:
		return voice.Say("%s wait to be mended. The first: %s. Mend it, then: %s", voice.Count(len(all), "file", "files"), voice.Sentence(f.Why), then)
	case f.Of == "":
		return voice.Say("A form waits to be mended: %s. Mend its file, then: %s", voice.Sentence(f.Why), then)
	}
	return voice.Say("An edit of %s waits to be mended: %s. Mend its file, then: %s", f.Of.Short(), voice.Sentence(f.Why), then)
}

// place counts words that went where they belong; none of an entry are among others of
// their kind.
func (n *Left) place(p journal.Archive) {
	n.Placed++
	switch {
	case len(p.Entries) > 0:
	case len(p.Lessons) > 0:
		n.Among = append(n.Among, "the lessons")
	case len(p.Plans) > 0:
		n.Among = append(n.Among, "the plans")
	case len(p.Checkins) > 0:
		n.Among = append(n.Among, "the people to check in with")
	case len(p.Heard) > 0:
		n.Among = append(n.Among, "the feedback heard")
	}
}

// TakeLeft keeps what was being written when a messup was killed: words it had
// in its own format go where they belong, and what was in an editor becomes a
// jot unless the answer has it. What belongs to an entry that was deleted since
// waits until that is given back, or leaves the trash with it (see Sweep).
func (w Words) TakeLeft(ctx context.Context) (n Left, err error) {
	trash, err := w.trashed(ctx)
	if err != nil {
		return n, err
	}
	err = w.left(func(l scratch.Left) error {
		if w.deletedSince(l, trash) {
			return scratch.ErrStay
		}
		if l.Words != nil {
			return w.ownWords(ctx, l, &n)
		}
		filed, err := w.fileMarkdown(ctx, l)
		if errors.Is(err, scratch.ErrStay) {
			return err
		}
		if filed && err == nil {
			n.Filed++
			return nil
		}
		if f, waits := w.fileThatWaits(ctx, l, err); waits {
			n.Wait = append(n.Wait, f)
			return scratch.ErrStay
		}
		if err != nil && !amend.Refused(err) {
			return err
		}
		heavy := slices.ContainsFunc(l.Texts, isHeavy) // what cannot be read as it was meant may say so
		if filed {
			l = bare(l)
		}
		jots, err := w.jotDown(ctx, l, heavy)
		n.Jots += jots
		return err
	})
	if err != nil {
		return n, fmt.Errorf("what was being written when messup ended: %w", err)
	}
	return n, nil
}

// ownWords files what a messup wrote in its own format.
func (w Words) ownWords(ctx context.Context, l scratch.Left, n *Left) error {
	p, err := w.fileWords(ctx, l.Words)
	if err != nil {
		return err
	}
	jots := len(p.Entries)
	if jots > 0 && !slices.ContainsFunc(p.Entries, func(e journal.Entry) bool { return e.Kind != journal.Jot }) {
		n.Jots += jots
	} else {
		n.place(p.Archive)
	}
	return nil
}

// left hands out what was left, opened.
func (w Words) left(take func(scratch.Left) error) error {
	return w.Scratch.Take(func(l scratch.Left) error {
		if l.Words != nil {
			var err error
			if l.Words, err = w.File.Open(l.Words); err != nil {
				return err
			}
		}
		return take(l)
	})
}

// jotDown keeps what an editor left, and says as how many jots. What was written of an
// entry marked heavy is marked so too, and with heavy all is.
func (w Words) jotDown(ctx context.Context, l scratch.Left, heavy bool) (jots int, err error) {
	texts, marked, err := w.unanswered(ctx, l)
	if err != nil {
		return 0, err
	}
	heavy = heavy || marked
	for _, words := range texts {
		jot, err := w.Entries.NewJot(words)
		if err == nil {
			jot.Heavy = heavy
			_, _, err = w.Entries.Save(ctx, journal.Entry{}, jot)
		}
		if err != nil {
			return jots, err
		}
		jots++
	}
	return jots, nil
}

// Sweep empties the trash as its own does, and with what is gone for good it
// sweeps what was being written of it before it was deleted.
func (w Words) Sweep(ctx context.Context, everything bool) (gone int, err error) {
	return w.sweeping(ctx, func() (int, error) { return w.Trash.Sweep(ctx, everything) })
}

// Renew seals what was being written, and what waits in the home folder, as the journal is by
// now. The error wraps journal.ErrUnsealed: that of the journal is done.
func (w Words) Renew() error {
	err := w.Scratch.Renew(func(words []byte) ([]byte, error) {
		words, err := w.File.Open(words)
		if err != nil {
			return nil, err
		}
		return w.File.Shut(words)
	})
	if err = errors.Join(err, w.renewHome()); err != nil {
		return fmt.Errorf("%w: %w", journal.ErrUnsealed, err)
	}
	return nil
}

// InClear lists where words that wait lie in clear, although the journal has a passphrase: a text that
// is to be mended in an editor, or is open in one. Nobody could mend it sealed. The error wraps
// journal.ErrUnsealed, as that of Renew.
func (w Words) InClear() ([]string, error) {
	paths, err := w.Scratch.InClear(func(words []byte) bool {
		opened, err := w.File.Open(words)
		return err == nil && bytes.Equal(opened, words)
	})
	if err != nil {
		return paths, fmt.Errorf("%w: %w", journal.ErrUnsealed, err)
	}
	return paths, nil
}

// Erase sweeps all that was being written, and what waits in the home folder.
func (w Words) Erase() error {
	err := errors.Join(w.Scratch.Take(func(scratch.Left) error { return nil }), w.Scratch.Forget(shareName))
	found, listErr := os.ReadDir(w.Home)
	err = errors.Join(err, ignoreClosedOff(listErr))
	for _, e := range found {
		if b, readErr := w.readHome(e); readErr == nil && b != nil {
			err = errors.Join(err, disk.Scrub(filepath.Join(w.Home, e.Name())))
		}
	}
	return err
}

// Purge is Sweep of what a person chose.
func (w Words) Purge(ctx context.Context, d book.Doomed) (gone int, err error) {
	return w.sweeping(ctx, func() (int, error) { return w.Trash.Purge(ctx, d) })
}

// Holding counts what an editor or a pipe left that is says yes to a text of.
func (w Words) Holding(is func(string) bool) (n int, err error) {
	err = w.holding(is, func() error {
		n++
		return scratch.ErrStay
	})
	return n, err
}

// SweepHolding sweeps what Holding counts.
func (w Words) SweepHolding(is func(string) bool) error {
	return w.holding(is, func() error { return nil })
}

func (w Words) holding(is func(string) bool, take func() error) error {
	err := w.Scratch.Take(func(l scratch.Left) error {
		if is(l.Before) || slices.ContainsFunc(l.Texts, is) {
			return take()
		}
		return scratch.ErrStay
	})
	if err != nil {
		return fmt.Errorf("looking through what an editor left: %w", err)
	}
	return nil
}

func (w Words) sweeping(ctx context.Context, purge func() (int, error)) (gone int, err error) {
	before, err := w.trashed(ctx)
	if err != nil {
		return 0, err
	}
	if gone, err = purge(); err != nil || gone == 0 {
		return gone, err
	}
	after, err := w.trashed(ctx)
	if err != nil {
		return gone, err
	}
	for id := range after {
		delete(before, id)
	}
	err = w.left(func(l scratch.Left) error {
		if w.deletedSince(l, before) {
			return nil
		}
		return scratch.ErrStay
	})
	if err != nil {
		return gone, fmt.Errorf("the words are gone, but may still be in an editor's files: %w", err)
	}
	return gone, nil
}

// trashed says when each thing in the trash was deleted.
func (w Words) trashed(ctx context.Context) (map[journal.ID]time.Time, error) {
	all, err := w.Trash.All(ctx)
	if err != nil {
		return nil, err
	}
	when := make(map[journal.ID]time.Time, len(all))
	for _, t := range all {
		when[t.ID] = t.Deleted
	}
	return when, nil
}

// deletedSince reports whether what is left belongs to something that was
// deleted after it was written. Words that are newer were not meant.
func (w Words) deletedSince(l scratch.Left, trash map[journal.ID]time.Time) bool {
	about, _, _ := strings.Cut(l.About, " ")
	ids := []journal.ID{journal.ID(about)}
	if p, err := exchange.Read(bytes.NewReader(l.Words), w.Sets(), w.Now()); l.Words != nil && err == nil {
		for _, e := range p.Entries {
			ids = append(ids, e.ID)
		}
		for _, lesson := range p.Lessons {
			ids = append(ids, lesson.ID)
		}
		for _, plan := range p.Plans {
			ids = append(ids, plan.ID, plan.Entry)
		}
		for _, c := range p.Checkins {
			ids = append(ids, c.ID, c.Entry)
		}
		for _, h := range p.Heard {
			ids = append(ids, h.ID, h.Entry)
		}
	}
	return slices.ContainsFunc(ids, func(id journal.ID) bool {
		deleted, is := trash[id]
		return is && l.At.Before(deleted)
	})
}

// unanswered returns what an editor left that the answer lacks, in pieces that
// an answer can hold: all of it if the entry is in the trash, nothing if it is
// gone for good. It says whether the entry is heavy.
func (w Words) unanswered(ctx context.Context, l scratch.Left) (all []string, heavy bool, err error) {
	has := []string{text.Clean(l.Before)}
	if id, question, known := strings.Cut(l.About, " "); known && id != "" {
		e, err := w.Entries.Get(ctx, journal.ID(id))
		if errors.Is(err, journal.ErrNotFound) {
			trash, err := w.Trash.All(ctx)
			i := slices.IndexFunc(trash, func(t journal.Trashed) bool { return t.ID == journal.ID(id) })
			if err != nil || i < 0 {
				return nil, false, err
			}
			if trash[i].Entry != nil {
				e.Heavy = trash[i].Entry.Heavy
			}
		} else if err != nil {
			return nil, false, err
		}
		has, heavy = append(has, e.Answer(question).Text), e.Heavy
	}
	for _, t := range l.Texts {
		words := strings.TrimSpace(text.Clean(t))
		if words == "" || slices.ContainsFunc(has, func(h string) bool { return strings.Contains(h, words) }) {
			continue
		}
		has = append(has, words)
		all = append(all, text.Pieces(words, journal.MaxAnswer)...)
	}
	return all, heavy, nil
}

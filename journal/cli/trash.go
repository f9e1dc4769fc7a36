package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/carry"
	"messup/journal/cli/purge"
	"messup/journal/cli/table"
	"messup/journal/cli/waiting"
	"messup/journal/telling"
	"messup/journal/text"
	"messup/journal/voice"
)

// rm moves one entry, or one lesson, to the trash.
func rm(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "rm ID",
		Short: voice.Say("Put an entry and its lesson in the trash"),
		Long: voice.Say(`Put an entry and its lesson, a lesson that has no entry, or something heard in the
trash. It can be given back for 30 days.`),
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeEntries(),
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
			t, err := s.remove(cmd, b, args[0])
			if err != nil {
				return err
			}
			return s.print(deletedShape(t), func() {
				id := string(t.ID)
				if short, err := b.Shorten(cmd.Context(), journal.Trash, []journal.ID{t.ID}); err == nil {
					id = short[0]
				}
				if t.Unsure {
					s.say("In the trash for 30 days at least; until when, the clock does not say for sure: %s", text.CleanLine(t.Title))
				} else {
					s.say("In the trash until %s: %s", t.Until().Format(dayAs), text.CleanLine(t.Title))
				}
				s.say("`messup untrash %s` gives it back.", id)
			})
		}),
	})
}

func (s *session) remove(cmd *cobra.Command, b *opened, prefix string) (journal.Trashed, error) {
	e, err := b.Entries.Find(cmd.Context(), prefix)
	if errors.Is(err, journal.ErrNotFound) {
		if l, lessonErr := b.Lessons.Find(cmd.Context(), prefix); lessonErr == nil {
			return b.Trash.DeleteLesson(cmd.Context(), l.ID)
		}
		if h, heardErr := b.Heard.Find(cmd.Context(), prefix); heardErr == nil {
			return b.Trash.DeleteHeard(cmd.Context(), h.ID)
		}
	}
	if err != nil {
		return journal.Trashed{}, err
	}
	return b.Trash.Delete(cmd.Context(), e.ID)
}

func deletedShape(t journal.Trashed) (d deleted) {
	if d = (deleted{ID: t.ID, Title: t.Title, Class: t.Class, Deleted: t.Deleted}); !t.Unsure {
		d.Until = t.Until()
	}
	return d
}

// deleted is a thing in `trash`, as JSON.
type deleted struct {
	ID      journal.ID `json:"id"`
	Title   string     `json:"title"`
	Class   string     `json:"class,omitempty"`
	Deleted time.Time  `json:"deleted"`
	Until   time.Time  `json:"until,omitzero"` // unless the clock is not believed
}

// trash lists what was deleted, or does away with it.
func trash(s *session) *cobra.Command {
	var empty bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "trash",
		Short: voice.Say("List what is in the trash, or empty it"),
		Long: voice.Say(`List what is in the trash and until when it can be given back, latest first.

With --empty all of it is deleted for good, and the journal file and its backups
are written anew without the deleted words, which are taken out of what a restore
kept too. In a terminal it is asked first. There is no undo. Files you exported, and
what the disk or a synced folder keeps by itself, are not touched.`),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: s.reading(func(cmd *cobra.Command, _ []string, b *opened) error {
			if empty {
				return s.emptyTrash(cmd, b)
			}
			return s.listTrash(cmd, b)
		}),
	})
	cmd.Flags().BoolVar(&empty, "empty", false, voice.Say("delete all of it for good"))
	return cmd
}

func (s *session) listTrash(cmd *cobra.Command, b *opened) error {
	all, err := b.Trash.All(cmd.Context())
	if err != nil {
		return err
	}
	ids, shapes := make([]journal.ID, len(all)), make([]deleted, len(all))
	for i, t := range all {
		ids[i], shapes[i] = t.ID, deletedShape(t)
	}
	return s.printList(cmd.Context(), b, journal.Trash, ids, voice.Say(voice.NoTrash), shapes, func(short []string) {
		t := table.Table{Flex: 2}
		for i, d := range all {
			until := "until " + d.Until().Format(dayAs)
			switch {
			case d.Unsure:
				until = voice.Say(voice.UnsureTrash)
			case !s.Now().Before(d.Until()):
				until = voice.Say(voice.LeavesTrash)
			}
			t.Add("", short[i], until, d.Title, d.Class)
		}
		s.printTable(t)
	})
}

// emptyTrash deletes for good, in a terminal only when it is asked what goes.
func (s *session) emptyTrash(cmd *cobra.Command, b *opened) error {
	ctx := cmd.Context()
	all, err := b.Trash.All(ctx)
	if err != nil {
		return err
	}
	if len(all) > 0 {
		answer, asked, err := s.ask(voice.Say("%s Type yes to do it:", voice.AskEmpty(all)))
		if err != nil {
			return err
		}
		if asked && strings.TrimSpace(answer) != voice.Say("yes") {
			s.say("Nothing was deleted.")
			return nil
		}
	}
	e, err := b.empty(ctx)
	for _, said := range e.left.Said() {
		s.note("%s", said)
	}
	if err != nil {
		return err
	}
	return s.print(e, func() {
		for _, said := range e.said() {
			s.say("%s", said)
		}
	})
}

// ask asks a question on the terminal; asked is false where there is none.
func (s *session) ask(question string) (answer string, asked bool, err error) {
	if !s.onTerminal() {
		return "", false, nil
	}
	s.say("%s", question)
	if err := s.out.Flush(); err != nil {
		return "", true, carry.Unprinted(err)
	}
	if answer, err = bufio.NewReader(s.In).ReadString('\n'); err != nil && !errors.Is(err, io.EOF) {
		return "", true, fmt.Errorf("reading the answer: %w", err)
	}
	return answer, true, nil
}

// emptied is what came of emptying the trash.
type emptied struct {
	Gone   int      `json:"gone"`
	Unread []string `json:"unread,omitempty"`
	left   waiting.Left
}

// empty deletes for good. The words are gone only when the file and the
// backups are written anew, so that happens even if the trash was empty: what
// left it by age may still lie in the file.
func (o *opened) empty(ctx context.Context) (e emptied, err error) {
	var stuck error // no reason to leave the words in the file
	e.Unread, err = o.forget(ctx, func() (err error) {
		if e.Gone, err = o.waits.Sweep(ctx, true); e.Gone == 0 && err != nil {
			return err
		}
		stuck = err
		e.left, err = o.waits.TakeLeft(ctx) // what is about no entry may hold the same words
		stuck = errors.Join(stuck, err)
		return nil
	})
	if err == nil && stuck != nil {
		stuck = fmt.Errorf("the trash is empty and its words are gone, but what an editor may have left of them could not be looked through: %w", stuck)
	}
	return e, errors.Join(err, stuck)
}

// emptied is the same from the pages.
func (o *opened) emptied(ctx context.Context) (said string, err error) {
	e, err := o.empty(ctx)
	return strings.Join(append(e.left.Said(), e.said()...), " "), err
}

// said says what was deleted, and where it may still be.
func (e emptied) said() []string {
	if e.Gone > 0 {
		return voice.Purged(e.Gone, len(e.Unread))
	}
	return []string{voice.Say("There was nothing in the trash. The journal file and its backups were written anew all the same.")}
}

// forget deletes for good, and takes the words out of the file and the backups. It
// returns what lies beside them and may still hold them.
func (o *opened) forget(ctx context.Context, deleting func() error) (unread []string, err error) {
	return o.clearing(ctx, o.file.Forget, deleting)
}

func (o *opened) clearing(ctx context.Context, way func(context.Context, func() error) ([]string, error), deleting func() error) (unread []string, err error) {
	defer carry.Sparing()()
	begun := false
	unread, err = way(ctx, func() error {
		err := deleting()
		begun = err == nil
		return err
	})
	if begun && err != nil {
		return nil, fmt.Errorf("it is gone from the journal, but its words may still be in the file or its backups, until the next start: %w", err)
	}
	return unread, err
}

// purge deletes for good what was found.
func (o *opened) purge(ctx context.Context, d book.Doomed) (gone int, unread []string, err error) {
	if d, err = o.Trash.Doom(ctx, d); err == nil {
		resay := func(ctx context.Context, work func() error) ([]string, error) { return o.file.Resay(ctx, d.Kept, work) }
		unread, err = o.clearing(ctx, resay, func() (err error) { gone, err = o.waits.Purge(ctx, d); return err })
	}
	return gone, unread, err
}

// unname says roles in place of names in an entry and what was drawn from it, everywhere that
// is kept.
func (o *opened) unname(ctx context.Context, id journal.ID, roles telling.Roles) (changed int, unread []string, err error) {
	keys, err := o.Entries.Unname(ctx, id, roles, true)
	if err != nil || len(keys) == 0 {
		return 0, nil, err
	}
	resay := func(ctx context.Context, work func() error) ([]string, error) { return o.file.Resay(ctx, keys, work) }
	unread, err = o.clearing(ctx, resay, func() error {
		_, err := o.Entries.Unname(ctx, id, roles, false)
		return err
	})
	return len(keys), unread, err
}

// everything counts what there is. Of a damaged journal nobody knows; it goes all the same.
func (o *opened) everything(ctx context.Context) (purge.Everything, error) {
	r, err := o.file.Check(ctx)
	if errors.Is(err, journal.ErrDamaged) || errors.Is(err, journal.ErrBadBackup) {
		err = nil
	}
	n := r.Journal.Counts
	return purge.Everything{Entries: n[journal.Entries], Lessons: n[journal.Lessons], Backups: len(r.Backups)}, err
}

// erase deletes all there is, and what waits for it elsewhere.
func (o *opened) erase(ctx context.Context) error {
	return errors.Join(o.waits.Erase(), o.file.Erase(ctx))
}

// seals gives the journal a passphrase, or none. What was being written when a messup ended is
// taken in before, and what has to stay where it lies is sealed with the rest.
func (o *opened) seals(ctx context.Context, passphrase string) (unread []string, err error) {
	defer carry.Sparing()()
	if _, err := o.waits.TakeLeft(ctx); err != nil {
		return nil, err
	}
	unread, err = o.file.SetPassphrase(ctx, passphrase)
	if err == nil {
		err = o.waits.Renew()
	}
	return unread, err
}

// untrash gives back what was deleted.
func untrash(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "untrash ID",
		Short:             voice.Say("Give back what is in the trash"),
		Long:              voice.Say(`Give back an entry or a lesson, with all that was deleted with it.`),
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeTrash(),
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
			t, err := b.Trash.GiveBack(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return s.print(named{t.ID, t.Title}, func() {
				s.say("Given back: %s  %s", shortest(cmd.Context(), b.Book, journal.Entries, t.ID), text.CleanLine(t.Title))
			})
		}),
	})
}

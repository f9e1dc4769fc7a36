package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/carry"
	"messup/journal/cli/showing"
	"messup/journal/cli/table"
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
					s.say("In the trash until %s: %s", voice.At(t.Until(), dayAs), text.CleanLine(t.Title))
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
		return journal.Trashed{}, showing.NoEntry(cmd.Context(), b.Book, prefix, true, err)
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
	var empty, sure bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "trash",
		Short: voice.Say("List what is in the trash, or empty it"),
		Long: voice.Say(`List what is in the trash and until when it can be given back, latest first.

With --empty all of it is deleted for good, and the journal file and its backups
are written anew without the deleted words, which are taken out of what a restore
kept too. It is asked first, unless --yes is given. There is no undo. Files you
exported, and what the disk or a synced folder keeps by itself, are not touched.`),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: s.reading(func(cmd *cobra.Command, _ []string, b *opened) error {
			if empty {
				return s.emptyTrash(cmd, b, sure)
			}
			return s.listTrash(cmd, b)
		}),
	})
	cmd.Flags().BoolVar(&empty, "empty", false, voice.Say("delete all of it for good"))
	cmd.Flags().BoolVar(&sure, "yes", false, voice.Say("do not ask"))
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
			until := voice.Say("until %s", voice.At(d.Until(), dayAs))
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

// emptyTrash deletes for good what somebody said may go.
func (s *session) emptyTrash(cmd *cobra.Command, b *opened, sure bool) error {
	ctx := cmd.Context()
	all, err := b.Trash.All(ctx)
	if err != nil {
		return err
	}
	if len(all) > 0 && !sure {
		words := voice.Say("delete %d", book.Doomed{All: all}.Count())
		answer, asked, err := s.ask(voice.Say("%s Type %s to do it:", voice.AskEmpty(all), words))
		if err != nil {
			return err
		}
		if !asked {
			return misused(cmd, "it asks before it deletes, and here is nobody to ask: --yes")
		}
		if !text.SameFolded(text.CleanLine(answer), words) {
			s.say("Nothing was deleted.")
			return nil
		}
	}
	e, err := b.everywhere.Empty(ctx)
	for _, said := range e.Left.Said() {
		s.note("%s", said)
	}
	if err != nil {
		return err
	}
	return s.print(e, func() {
		for _, said := range e.Said() {
			s.say("%s", said)
		}
	})
}

// ask asks a question on the terminal; asked is false where there is none.
func (s *session) ask(question string) (answer string, asked bool, err error) {
	if !s.InTerminal || !s.OutTerminal {
		return "", false, nil
	}
	s.say("%s", question)
	if err := s.straight(); err != nil {
		return "", true, carry.Unprinted(err)
	}
	if answer, err = bufio.NewReader(s.In).ReadString('\n'); err != nil && !errors.Is(err, io.EOF) {
		return "", true, fmt.Errorf("reading the answer: %w", err)
	}
	return answer, true, nil
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

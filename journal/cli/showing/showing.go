// Package showing is the commands that are given the id of anything there is: show prints
// it, and edit and rm say which command is for what they do not take. How an entry is told
// is for package told, how a plan went for package again.
package showing

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/again"
	"messup/journal/cli/amend"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/typeset"
	"messup/journal/voice"
	"messup/journal/wording"
)

// Shell is what show works with.
type Shell interface {
	again.Shell

	// Tell prints an entry or a lesson as package told has it.
	Tell(blocks []typeset.Block)
	CompleteEntries() cobra.CompletionFunc
	Shorten(ctx context.Context, k journal.Kind, ids []journal.ID) ([]string, error)
}

// Show prints whatever an id names.
func Show(s Shell) *cobra.Command {
	var markdown bool
	cmd := s.JSON(&cobra.Command{
		Use:   "show ID",
		Short: voice.Say("Print one entry, lesson or plan"),
		Long: voice.Say(`Print one entry with its questions and answers; or a lesson that has no entry, a
plan with what to look for and how it went so far, somebody to check in with,
something heard. An entry's own lesson and plan have its id: "messup lessons show"
and "messup plans show" print them.
With --markdown it is the file that "edit --from" takes back, and that a folder
written by "export --format folder" has of it.`),
		Example:           voice.Say("  messup show k3v9\n  messup show k3v9 --markdown > k3v9.md"),
		Args:              usage.Takes(1, 1),
		ValidArgsFunction: s.CompleteEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			r := run{s, b, cmd.Context()}
			e, err := b.Entries.Find(cmd.Context(), args[0])
			switch {
			case errors.Is(err, journal.ErrNotFound):
				return r.other(args[0], err)
			case err != nil:
				return err
			case markdown:
				o, err := amend.OpenEntry(cmd.Context(), b, e.ID)
				if err != nil {
					return err
				}
				return o.Write(cmd.OutOrStdout())
			}
			return r.entry(e)
		},
	})
	cmd.Flags().BoolVar(&markdown, "markdown", false, voice.Say("print it as Markdown, all that it holds"))
	usage.EitherOr(cmd, "json", "markdown")
	return cmd
}

type run struct {
	Shell
	b   *book.Book
	ctx context.Context //nolint:containedctx // of one run of the command
}

// An entryShape is an entry as --json prints it: as an export has it, with what came of it.
type entryShape struct {
	journal.Entry
	Lessons  []journal.Lesson  `json:"lessons"`
	Plans    []journal.Plan    `json:"plans"`
	Checkins []journal.Checkin `json:"checkins"`
}

func (r run) entry(e journal.Entry) error {
	taught, err := r.b.Lessons.AllOf(r.ctx, e.ID)
	if err != nil {
		return err
	}
	plans, err := r.b.Plans.All(r.ctx, true)
	if err != nil {
		return err
	}
	people, err := r.b.People.About(r.ctx, e.ID)
	if err != nil {
		return err
	}
	v := entryShape{Entry: wording.Coded(e), Lessons: []journal.Lesson{}, Plans: []journal.Plan{}, Checkins: append([]journal.Checkin{}, people...)}
	for _, l := range taught {
		v.Lessons = append(v.Lessons, l.Lesson)
	}
	for _, p := range plans {
		if p.Entry == e.ID {
			v.Plans = append(v.Plans, p.Sealed())
		}
	}
	short, err := r.Shorten(r.ctx, journal.Entries, []journal.ID{e.ID})
	if err != nil {
		return err
	}
	return r.Print(v, func() {
		r.Tell(append(told.Entry(r.b.Sets(), e, taught, short[0]), told.Apart(e.ID, v.Plans, v.Checkins)...))
	})
}

// other shows what is no entry; notFound where it is nothing else either.
func (r run) other(id string, notFound error) error {
	if l, err := r.b.Lessons.Find(r.ctx, id); err == nil {
		return r.Print(l, func() { r.Tell(told.Lesson(l)) })
	}
	if p, err := r.b.Plans.Find(r.ctx, id); err == nil {
		return again.Print(r.ctx, r, r.b, p)
	}
	if c, err := r.b.People.Find(r.ctx, id); err == nil {
		return r.Print(c, func() {
			r.Heading(c.Person)
			r.Prose(voice.Joined(voice.DayUnderstood(c.Meant(), date.DayOf(r.b.Now())), voice.CheckinLine(c)))
		})
	}
	if h, err := r.b.Heard.Find(r.ctx, id); err == nil {
		return r.Print(h, func() {
			r.Prose(h.Words)
			r.Prose(voice.Joined(voice.HeardAbout(h, r.b.Now()), voice.HeardState(h, r.b.Now())))
		})
	}
	return notFound
}

// NoEntry gives the error that an id names no entry the command for what it names: one that
// corrects it or, if away, one that ends it.
func NoEntry(ctx context.Context, b *book.Book, id string, away bool, err error) error {
	if !errors.Is(err, journal.ErrNotFound) {
		return err
	}
	hint := ""
	if _, findErr := b.Plans.Find(ctx, id); findErr == nil {
		hint = voice.Say("It is a plan: `messup plans edit %s` corrects it.", id)
		if away {
			hint = voice.Say("It is a plan: `messup plans let-go %s` lets it go, and it stays in its chain.", id)
		}
	} else if _, findErr := b.People.Find(ctx, id); findErr == nil {
		hint = voice.Say("It is somebody to check in with: `messup people edit %s` corrects it.", id)
		if away {
			hint = voice.Say("It is somebody to check in with: `messup people let-go %s` lets it go.", id)
		}
	} else if l, findErr := b.Lessons.Find(ctx, id); findErr == nil && !away {
		hint = lessonHint(l)
	} else if _, findErr := b.Heard.Find(ctx, id); findErr == nil && !away {
		hint = voice.Say("It is something heard: `messup heard --help` has what one makes of it; its words change on its page, f.")
	}
	if hint == "" {
		return err
	}
	return &usage.HintedError{Err: err, Hint: hint}
}

// lessonHint says where a lesson is worded.
func lessonHint(l journal.Lesson) string {
	if l.Entry != "" {
		return voice.Say("It is a lesson: `messup edit %s` opens the entry it comes from.", l.Entry.Short())
	}
	return voice.Say("It is a lesson: its words change on its page, l, and `messup lessons --help` has what else one does with it.")
}

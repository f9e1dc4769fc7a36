package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/amend"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/school"
	"messup/journal/voice"
	"messup/prompts"
)

// people prints whom to check in with, and says what became of it.
func people(s *session) *cobra.Command {
	var all bool
	var limit *usage.Limit
	cmd := s.printsJSON(&cobra.Command{
		Use:   "people",
		Short: voice.Say("List people to check in with, or say that you did"),
		Long: voice.Say(`List the people to check in with, by the day: who, what for, and the first words.
With --all every check-in, the newest first.`),
		Example: voice.Say(`  messup people
  messup people add ELL teacher --purpose ask --day thursday
  messup people done k3v9
  messup people move k3v9 thursday`),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			most, err := limit.Rows(0)
			if err != nil {
				return err
			}
			return checkedIn().printAll(cmd, s, all, most)
		},
	})
	limit = usage.Limited(cmd)
	cmd.Flags().BoolVar(&all, "all", false, voice.Say("every check-in, those that are over too"))
	cmd.AddCommand(
		addPerson(s),
		checkedIn().saying(s, 1, "done ID [WHAT…]", voice.Say("Say that you spoke to them"), func(c journal.Checkin, what string, today date.Day) (journal.Checkin, error) {
			return c.End(journal.Done, what, today), nil
		}),
		checkedIn().saying(s, 1, "let-go ID [WHY…]", voice.Say("Let a check-in go"), func(c journal.Checkin, why string, today date.Day) (journal.Checkin, error) {
			return c.End(journal.Dropped, why, today), nil
		}),
		checkedIn().saying(s, 2, "move ID WHEN…", voice.Say("Move a check-in to another day"), func(c journal.Checkin, when string, today date.Day) (journal.Checkin, error) {
			return c.Move(when, "", today)
		}),
		correct(s, checkedIn(), voice.Say("Correct the person, the words or the day"), s.checkinFlags, journal.Checkin.Corrected),
	)
	return cmd
}

// addPerson writes down somebody to check in with.
func addPerson(s *session) *cobra.Command {
	var from string
	cmd := usage.TakesWords(s.printsJSON(&cobra.Command{
		Use:   "add PERSON…",
		Short: voice.Say("Write down somebody to check in with"),
		Long: voice.Say(`Write down somebody to check in with: a role or an initial is enough. What it is
for, the first words and when may be left out; --about says the same as --first-words,
and --on the same as --day.`),
		Example: voice.Say(`  messup people add ELL teacher --about "two cards, ten minutes" --on thursday
  messup people add the caretaker --purpose thank --from k3v9`),
		Args:              takes(1, -1),
		ValidArgsFunction: cobra.NoFileCompletions,
	}), 0)
	words := s.checkinFlags(cmd)
	s.fromFlag(cmd, &from)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		b, err := s.book()
		if err != nil {
			return err
		}
		fresh, err := b.People.New()
		if err != nil {
			return err
		}
		fresh.Person = strings.Join(args, " ")
		if fresh, err = words.Onto(fresh); err != nil {
			return err
		}
		e, err := of(cmd.Context(), b, from)
		if err != nil {
			return err
		}
		fresh.Entry = e.ID
		kept, err := b.People.Save(cmd.Context(), journal.Checkin{}, fresh)
		if err != nil {
			return err
		}
		return checkedIn().kept(cmd.Context(), s, kept)
	}
	return cmd
}

// fromFlag gives a command the flag for the entry that what it makes is of.
func (s *session) fromFlag(cmd *cobra.Command, from *string) {
	cmd.Flags().StringVar(from, "from", "", voice.Say("the `ID` of the entry it is of"))
	_ = cmd.RegisterFlagCompletionFunc("from", s.completeEntries()) // fails only for a flag that is not there
}

// of finds that entry; the zero Entry where none is named.
func of(ctx context.Context, b *opened, from string) (e journal.Entry, err error) {
	if from == "" {
		return e, nil
	}
	if e, err = b.Entries.Find(ctx, from); err != nil {
		err = fmt.Errorf("--from: %w", usage.ListedIn("messup list", err))
	}
	return e, err
}

func (s *session) checkinFlags(cmd *cobra.Command) amend.Flags[journal.Checkin] {
	return amend.Checkin(cmd, s.sets.Field(prompts.Purpose).OptionIDs())
}

// checkedIn is what there is to know of people to check in with.
func checkedIn() datedKind[journal.Checkin] {
	return datedKind[journal.Checkin]{
		kind: journal.CheckinsKind, call: "check-in", list: "messup people --all", none: voice.Say(voice.NoPeopleInShell), over: voice.Say(voice.PeopleOver),
		means: gather.Intent.Names, draft: voice.Say(voice.DraftNamesInShell),
		in:   func(b *book.Book) datedIn[journal.Checkin] { return b.People },
		id:   func(c journal.Checkin) journal.ID { return c.ID },
		open: journal.Checkin.Open,
		told: func(c journal.Checkin) date.Day { return c.Answered },
		when: func(c journal.Checkin) school.Meant { return c.Meant() },
		row: func(c journal.Checkin) []string {
			return []string{voice.DayLine(c.Meant()), c.Person, voice.CheckinLine(c)}
		},
		name: func(c journal.Checkin) string { return c.Person },
		said: func(c journal.Checkin) string {
			c.Moves = nil // its day is said beside it
			return voice.Joined(c.Person, voice.CheckinLine(c))
		},
		seen: func(c journal.Checkin) journal.Checkin { return c },
	}
}

// A datedKind is all that the commands for plans and for people have to know
// of either, both of which wait for a day and are told what became of them.
type datedKind[T any] struct {
	kind  journal.Kind
	call  string       // as errors call one
	list  voice.Phrase // the command that lists them
	none  string       // said where there are none
	over  string       // said where there are only those that are over
	draft string       // said where there are none, and a draft means one
	means func(gather.Intent) bool
	in    func(*book.Book) datedIn[T]
	id    func(T) journal.ID
	open  func(T) bool     // nothing has been said of it yet
	told  func(T) date.Day // the day something was
	when  func(T) school.Meant
	row   func(T) []string // its columns after the id; the last one is wrapped
	name  func(T) string   // what the shell offers it as
	said  func(T) string   // all there is to say of it
	seen  func(T) T        // one as --json may show it
}

// datedIn is where the journal has them.
type datedIn[T any] interface {
	All(ctx context.Context, all bool) ([]T, error)
	Find(ctx context.Context, prefix string) (T, error)
	Save(ctx context.Context, base, v T) (T, error)
}

// printAll prints those that wait, or all.
func (k datedKind[T]) printAll(cmd *cobra.Command, s *session, all bool, most int) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	list, err := k.in(b.Book).All(cmd.Context(), all)
	if err != nil {
		return err
	}
	n, err := b.AsideOpen(cmd.Context(), k.kind)
	if err != nil {
		return err
	}
	none, aside := k.none, voice.Say("%s: `messup list is:heavy` shows the entries.", voice.KeptAside(n))
	if n > 0 && len(list) == 0 { // there is something here
		none = aside
	} else if n > 0 {
		s.note("%s", aside)
	}
	if n == 0 && len(list) == 0 && !all { // those that are over were there once
		over, err := k.in(b.Book).All(cmd.Context(), true)
		if err != nil {
			return err
		}
		drafted, err := b.DraftMeans(cmd.Context(), k.means)
		if err != nil {
			return err
		}
		switch {
		case drafted:
			none = k.draft
		case len(over) > 0:
			none = k.over
		}
	}
	return k.print(cmd, s, b, usage.First(list, most), none)
}

// print prints some of them, or what is said where there are none.
func (k datedKind[T]) print(cmd *cobra.Command, s *session, b *opened, list []T, none string) error {
	set, err := b.Settings(cmd.Context())
	if err != nil {
		return err
	}
	list = append([]T{}, list...) // an empty list in JSON, not null
	for i, v := range list {
		list[i] = k.seen(v)
	}
	return s.printList(cmd.Context(), b, k.kind, idsOf(list, k.id), none, list, func(short []string) {
		t := table.Table{Flex: 3, Wrap: true}
		for i, v := range list {
			row := k.row(v)
			if last := &row[len(row)-1]; k.open(v) {
				*last = voice.Joined(*last, voice.AfterBreak(k.when(v), date.DayOf(s.Now()), set.Year()))
			}
			t.Add("", append([]string{short[i]}, row...)...)
		}
		s.printTable(t)
	})
}

// saying makes the command that says something of one, in the words after its id.
func (k datedKind[T]) saying(s *session, least int, use, short string, say func(v T, words string, today date.Day) (T, error)) *cobra.Command {
	return usage.TakesWords(s.printsJSON(&cobra.Command{
		Use: use, Short: short, Args: takes(least, -1), ValidArgsFunction: k.complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return k.change(cmd, s, args[0], func(v T, today date.Day) (T, error) { return say(v, strings.Join(args[1:], " "), today) })
		},
	}), 1)
}

// change says something of the one an id names, unless that has been said already.
func (k datedKind[T]) change(cmd *cobra.Command, s *session, id string, change func(T, date.Day) (T, error)) error {
	return k.changeAny(cmd, s, id, func(have T, today date.Day) (T, error) {
		if !k.open(have) {
			return have, journal.ErrAnswered
		}
		return change(have, today)
	})
}

// changeAny changes the one an id names.
func (k datedKind[T]) changeAny(cmd *cobra.Command, s *session, id string, change func(T, date.Day) (T, error)) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	have, err := k.in(b.Book).Find(cmd.Context(), id)
	if err != nil {
		return fmt.Errorf("%s: %w", k.call, usage.ListedIn(k.list, err))
	}
	changed, err := change(have, date.DayOf(s.Now()))
	if errors.Is(err, journal.ErrAnswered) {
		return fmt.Errorf("%s %s, on %s: %w", k.call, k.id(have).Short(), voice.Day(k.told(have), dayAs), usage.ListedIn(k.list, err))
	}
	if err != nil {
		return usage.Ahead(err)
	}
	kept, err := k.in(b.Book).Save(cmd.Context(), have, changed)
	if err != nil {
		return usage.Ahead(err)
	}
	return k.kept(cmd.Context(), s, kept)
}

// kept says what is on the disk now and, while it waits, how its day was
// understood: words that no day could be read from would be found out too late.
func (k datedKind[T]) kept(ctx context.Context, s *session, v T) error {
	b, err := s.book()
	if err != nil {
		return err
	}
	day := ""
	if k.open(v) {
		set, err := b.Settings(ctx)
		if err != nil {
			return err
		}
		meant := k.when(v)
		day = voice.Joined(voice.DayUnderstood(meant, date.DayOf(s.Now())), voice.Instead(meant, *meant.Day, set.Year()), voice.AfterBreak(meant, date.DayOf(s.Now()), set.Year()))
	}
	return s.print(k.seen(v), func() { s.say("Kept: %s  %s", shortest(ctx, b.Book, k.kind, k.id(v)), voice.Joined(k.said(v), day)) })
}

// correct corrects the words of one, whatever has been said of it.
func correct[T any](s *session, k datedKind[T], short string, flags func(*cobra.Command) amend.Flags[T], corrected func(have, to T) (T, error)) *cobra.Command {
	cmd := s.printsJSON(&cobra.Command{
		Use: "edit ID", Short: short, Args: takes(1, 1),
		Long:              short + voice.Say(".\nWhat is not given stays as it is, and \"\" empties a line. Its entry keeps its own words,\nand nothing counts as moved."),
		ValidArgsFunction: k.complete(s),
	})
	words := flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return k.changeAny(cmd, s, args[0], func(have T, _ date.Day) (T, error) {
			if !words.Given() {
				return have, misused(cmd, "say what to correct")
			}
			to, err := words.Onto(have)
			if err != nil {
				return have, err
			}
			return corrected(have, to)
		})
	}
	return cmd
}

// complete completes the ids of those that wait.
func (k datedKind[T]) complete(s *session) cobra.CompletionFunc {
	return completeIDs(s, k.kind, func(ctx context.Context, b *opened) ([]T, error) {
		return k.in(b.Book).All(ctx, false)
	}, func(v T) named { return named{k.id(v), k.name(v)} })
}

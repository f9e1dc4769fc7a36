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
	"messup/journal/voice"
	"messup/prompts"
)

// plans prints the plans that wait, and says what became of them.
func plans(s *session) *cobra.Command {
	var all bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "plans",
		Short: voice.Say("List plans, or say what became of one"),
		Long: voice.Say(`List the plans that wait, by their day; with --all every plan, the newest first,
with what came of it.`),
		Example: voice.Say(`  messup plans
  messup plans did k3v9 --outcome better --how "four groups of six, without notes"
  messup plans move k3v9 next tuesday`),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return planned().print(cmd, s, all) },
	})
	cmd.Flags().BoolVar(&all, "all", false, voice.Say("every plan, those that are over too"))
	cmd.AddCommand(
		tellPlan(s, journal.Did, "did ID", voice.Say("Say that you did it")),
		tellPlan(s, journal.DidElse, "else ID WHAT…", voice.Say("Say what you did instead")),
		movePlan(s),
		planned().saying(s, 1, "let-go ID [WHY…]", voice.Say("Let a plan go"), func(p journal.Plan, why string, today date.Day) (journal.Plan, error) {
			return p.LetGo(why, today), nil
		}),
		newPlan(s),
		correct(s, planned(), voice.Say("Correct a plan's words, class, person or day"), amend.Plan, journal.Plan.Corrected),
	)
	return cmd
}

// tellPlan says that a plan was tried.
func tellPlan(s *session, r journal.Result, use, short string) *cobra.Command {
	var outcome string
	var said amend.Flags[journal.Report]
	least, most := 1, 1
	if r == journal.DidElse {
		least, most = 2, -1
	}
	cmd := s.printsJSON(&cobra.Command{
		Use:               use,
		Short:             short,
		Args:              takes(least, most),
		ValidArgsFunction: planned().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			telling, err := said.Onto(journal.Report{Result: r, Line: strings.Join(args[1:], " "), Outcome: journal.Outcome(outcome)})
			if err != nil {
				return err
			}
			if outcome != "" && voice.Outcome(telling.Outcome) == "" {
				return misused(cmd, "there is no outcome %q (there are: %s)", outcome, usage.Choices(voice.Outcomes()))
			}
			return planned().change(cmd, s, args[0], func(p journal.Plan, today date.Day) (journal.Plan, error) {
				return p.Tell(telling, today), nil
			})
		},
	})
	cmd.Flags().StringVar(&outcome, "outcome", "", voice.Say("how it went: `better`, close (better, not there yet), same, worse, unclear"))
	said = amend.Report(cmd)
	return cmd
}

// movePlan moves a plan to another day or occasion.
func movePlan(s *session) *cobra.Command {
	var why string
	cmd := planned().saying(s, 2, "move ID WHEN…", voice.Say("Move a plan to another day or occasion"), func(p journal.Plan, when string, today date.Day) (journal.Plan, error) {
		return p.Move(when, why, today)
	})
	cmd.Flags().StringVar(&why, "why", "", voice.Say("`WHY` it was moved"))
	return cmd
}

// newPlan keeps a plan that no entry led to.
func newPlan(s *session) *cobra.Command {
	cmd := s.printsJSON(&cobra.Command{
		Use:     "new WILL…",
		Args:    takes(1, -1),
		Short:   voice.Say("Make a plan of its own"),
		Example: voice.Say(`  messup plans new turn cards face down --when "groups have had six minutes" --day tuesday --class 9B`),
	})
	words := amend.Plan(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		b, err := s.book()
		if err != nil {
			return err
		}
		fresh, err := b.Plans.New()
		if err != nil {
			return err
		}
		fresh.Will = strings.Join(args, " ")
		if fresh, err = words.Onto(fresh); err != nil {
			return err
		}
		kept, err := b.Plans.Save(cmd.Context(), journal.Plan{}, fresh)
		if err != nil {
			return err
		}
		return planned().kept(cmd.Context(), s, kept)
	}
	return cmd
}

// planned is what there is to know of plans.
func planned() datedKind[journal.Plan] {
	return datedKind[journal.Plan]{
		kind: journal.PlansKind, call: "plan", list: "messup plans --all", none: voice.Say(voice.NoPlans),
		in:   func(b *book.Book) datedIn[journal.Plan] { return b.Plans },
		id:   func(p journal.Plan) journal.ID { return p.ID },
		open: journal.Plan.Waits,
		told: func(p journal.Plan) date.Day { return p.Answered },
		when: func(p journal.Plan) journal.Meant { return p.Meant() },
		row: func(p journal.Plan) []string {
			return []string{voice.DayLine(p.Meant()), p.Whom(), voice.PlanLine(p)}
		},
		name: voice.PlanSentence,
		said: voice.PlanLine,
		seen: journal.Plan.Sealed,
	}
}

// people prints whom to check in with, and says what became of it.
func people(s *session) *cobra.Command {
	var all bool
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
		RunE:              func(cmd *cobra.Command, _ []string) error { return checkedIn().print(cmd, s, all) },
	})
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
	var entry string
	cmd := s.printsJSON(&cobra.Command{
		Use:   "add PERSON…",
		Short: voice.Say("Write down somebody to check in with"),
		Long: voice.Say(`Write down somebody to check in with: a role or an initial is enough. What it is
for, the first words and when may be left out.`),
		Example: voice.Say(`  messup people add ELL teacher --purpose ask --first-words "two cards, ten minutes" --day thursday
  messup people add the caretaker --purpose thank --entry k3v9`),
		Args:              takes(1, -1),
		ValidArgsFunction: cobra.NoFileCompletions,
	})
	words := s.checkinFlags(cmd)
	cmd.Flags().StringVar(&entry, "entry", "", voice.Say("the `ID` of the entry it is about"))
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
		if entry != "" {
			e, err := b.Entries.Find(cmd.Context(), entry)
			if err != nil {
				return fmt.Errorf("--entry: %w", err)
			}
			fresh.Entry = e.ID
		}
		kept, err := b.People.Save(cmd.Context(), journal.Checkin{}, fresh)
		if err != nil {
			return err
		}
		return checkedIn().kept(cmd.Context(), s, kept)
	}
	return cmd
}

func (s *session) checkinFlags(cmd *cobra.Command) amend.Flags[journal.Checkin] {
	return amend.Checkin(cmd, s.sets.Field(prompts.Purpose).Options)
}

// checkedIn is what there is to know of people to check in with.
func checkedIn() datedKind[journal.Checkin] {
	return datedKind[journal.Checkin]{
		kind: journal.CheckinsKind, call: "check-in", list: "messup people --all", none: voice.Say(voice.NoPeopleInShell),
		in:   func(b *book.Book) datedIn[journal.Checkin] { return b.People },
		id:   func(c journal.Checkin) journal.ID { return c.ID },
		open: journal.Checkin.Open,
		told: func(c journal.Checkin) date.Day { return c.Answered },
		when: func(c journal.Checkin) journal.Meant { return c.Meant() },
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
	kind journal.Kind
	call string       // as errors call one
	list voice.Phrase // the command that lists them
	none string       // said where there are none
	in   func(*book.Book) datedIn[T]
	id   func(T) journal.ID
	open func(T) bool     // nothing has been said of it yet
	told func(T) date.Day // the day something was
	when func(T) journal.Meant
	row  func(T) []string // its columns after the id; the last one is wrapped
	name func(T) string   // what the shell offers it as
	said func(T) string   // all there is to say of it
	seen func(T) T        // one as --json may show it
}

// datedIn is where the journal has them.
type datedIn[T any] interface {
	All(ctx context.Context, all bool) ([]T, error)
	Find(ctx context.Context, prefix string) (T, error)
	Save(ctx context.Context, base, v T) (T, error)
}

// print prints those that wait, or all.
func (k datedKind[T]) print(cmd *cobra.Command, s *session, all bool) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	list, err := k.in(b.Book).All(cmd.Context(), all)
	if err != nil {
		return err
	}
	list = append([]T{}, list...) // an empty list in JSON, not null
	for i, v := range list {
		list[i] = k.seen(v)
	}
	return s.printList(cmd.Context(), b, k.kind, idsOf(list, k.id), k.none, list, func(short []string) {
		t := table.Table{Flex: 3, Wrap: true}
		for i, v := range list {
			t.Add("", append([]string{short[i]}, k.row(v)...)...)
		}
		s.printTable(t)
	})
}

// saying makes the command that says something of one, in the words after its id.
func (k datedKind[T]) saying(s *session, least int, use, short string, say func(v T, words string, today date.Day) (T, error)) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use: use, Short: short, Args: takes(least, -1), ValidArgsFunction: k.complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return k.change(cmd, s, args[0], func(v T, today date.Day) (T, error) { return say(v, strings.Join(args[1:], " "), today) })
		},
	})
}

// change says something of the one an id names, unless that has been said
// already.
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
		return fmt.Errorf("%s %s, on %s: %w", k.call, k.id(have).Short(), k.told(have).Format(dayAs), usage.ListedIn(k.list, err))
	}
	if err != nil {
		return err
	}
	kept, err := k.in(b.Book).Save(cmd.Context(), have, changed)
	if err != nil {
		return err
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
		day = voice.Joined(voice.DayUnderstood(meant, date.DayOf(s.Now())), voice.Instead(meant, *meant.Day, set.Year()), voice.AfterBreak(*meant.Day, date.DayOf(s.Now()), set.Year()))
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

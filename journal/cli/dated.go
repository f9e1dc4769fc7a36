package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/others"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/voice"
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
		movePlan(s), letPlanGo(s),
	)
	return cmd
}

// tellPlan says that a plan was tried.
func tellPlan(s *session, r journal.Result, use, short string) *cobra.Command {
	var t struct{ outcome, forWhom, how, changed string }
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
			outcome := journal.Outcome(t.outcome)
			if outcome != "" && voice.Outcome(outcome) == "" {
				return misused(cmd, "there is no outcome %q (there are: %s)", t.outcome, usage.Choices(voice.Outcomes()))
			}
			telling := journal.Report{
				Result: r, Line: strings.Join(args[1:], " "), Outcome: outcome, ForWhom: t.forWhom, How: t.how, Changed: t.changed,
			}
			return planned().change(cmd, s, args[0], func(p journal.Plan, today date.Day) (journal.Plan, error) {
				return p.Tell(telling, today), nil
			})
		},
	})
	cmd.Flags().StringVar(&t.outcome, "outcome", "", voice.Say("how it went: `better`, close (better, not there yet), same, worse, unclear"))
	cmd.Flags().StringVar(&t.forWhom, "for", "", voice.Say("for `WHOM`: groups, not names"))
	cmd.Flags().StringVar(&t.how, "how", "", voice.Say("`HOW` you know"))
	cmd.Flags().StringVar(&t.changed, "changed", "", voice.Say("`WHAT` you changed on the day"))
	return cmd
}

func movePlan(s *session) *cobra.Command {
	var why string
	cmd := s.printsJSON(&cobra.Command{
		Use:               "move ID WHEN…",
		Short:             voice.Say("Move a plan to another day or occasion"),
		Args:              takes(2, -1),
		ValidArgsFunction: planned().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return planned().change(cmd, s, args[0], func(p journal.Plan, today date.Day) (journal.Plan, error) {
				return p.Move(strings.Join(args[1:], " "), why, today)
			})
		},
	})
	cmd.Flags().StringVar(&why, "why", "", voice.Say("`WHY` it was moved"))
	return cmd
}

func letPlanGo(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "let-go ID [WHY…]",
		Short:             voice.Say("Let a plan go"),
		Args:              takes(1, -1),
		ValidArgsFunction: planned().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return planned().change(cmd, s, args[0], func(p journal.Plan, today date.Day) (journal.Plan, error) {
				return p.LetGo(strings.Join(args[1:], " "), today), nil
			})
		},
	})
}

// planned is what there is to know of plans.
func planned() datedKind[journal.Plan] {
	return datedKind[journal.Plan]{
		kind: journal.PlansKind, call: "plan", none: voice.Say(voice.NoPlans),
		in:   func(b *book.Book) datedIn[journal.Plan] { return b.Plans },
		id:   func(p journal.Plan) journal.ID { return p.ID },
		open: journal.Plan.Waits,
		told: func(p journal.Plan) date.Day { return p.Answered },
		row:  func(p journal.Plan) []string { return []string{sayMeant(p.Meant()), p.Whom(), sayPlan(p)} },
		name: voice.PlanSentence,
		said: sayPlan,
	}
}

// sayPlan is a plan and what came of it, on one line.
func sayPlan(p journal.Plan) string {
	result := voice.Result(p.Result)
	switch {
	case p.Result == journal.DidElse:
		result += ": " + p.Line
	case p.Waits() && len(p.Moves) > 0:
		result = "moved"
	}
	return voice.Joined(voice.PlanSentence(p), result, voice.Outcome(p.Outcome), p.How)
}

// sayMeant is a day for people, or the words there are in place of one.
func sayMeant(m journal.Meant) string {
	if !m.From.IsZero() {
		return voice.Say("%s to %s", m.From.Format(dayAs), m.Day.Format(dayAs))
	}
	return cmp.Or(m.Day.Format("Mon "+dayAs), *m.Words)
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
  messup people add ELL teacher --purpose ask --when thursday
  messup people done k3v9
  messup people move k3v9 thursday`),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return checkedIn().print(cmd, s, all) },
	})
	cmd.Flags().BoolVar(&all, "all", false, voice.Say("every check-in, those that are over too"))
	cmd.AddCommand(
		others.AddPerson(shell{s}),
		endCheckin(s, journal.Done, "done ID [WHAT…]", voice.Say("Say that you spoke to them")),
		endCheckin(s, journal.Dropped, "let-go ID [WHY…]", voice.Say("Let a check-in go")),
		moveCheckin(s),
	)
	return cmd
}

func endCheckin(s *session, status journal.Status, use, short string) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               use,
		Short:             short,
		Args:              takes(1, -1),
		ValidArgsFunction: checkedIn().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return checkedIn().change(cmd, s, args[0], func(c journal.Checkin, today date.Day) (journal.Checkin, error) {
				return c.End(status, strings.Join(args[1:], " "), today), nil
			})
		},
	})
}

func moveCheckin(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "move ID WHEN…",
		Short:             voice.Say("Move a check-in to another day"),
		Args:              takes(2, -1),
		ValidArgsFunction: checkedIn().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return checkedIn().change(cmd, s, args[0], func(c journal.Checkin, today date.Day) (journal.Checkin, error) {
				return c.Move(strings.Join(args[1:], " "), "", today)
			})
		},
	})
}

// checkedIn is what there is to know of people to check in with.
func checkedIn() datedKind[journal.Checkin] {
	return datedKind[journal.Checkin]{
		kind: journal.CheckinsKind, call: "check-in", none: voice.Say(voice.NoPeopleInShell),
		in:   func(b *book.Book) datedIn[journal.Checkin] { return b.People },
		id:   func(c journal.Checkin) journal.ID { return c.ID },
		open: journal.Checkin.Open,
		told: func(c journal.Checkin) date.Day { return c.Answered },
		row:  func(c journal.Checkin) []string { return []string{sayMeant(c.Meant()), c.Person, sayCheckin(c)} },
		name: func(c journal.Checkin) string { return c.Person },
		said: func(c journal.Checkin) string { return c.Person + " · " + sayCheckin(c) },
	}
}

// sayCheckin is what a check-in is for and what became of it, on one line.
func sayCheckin(c journal.Checkin) string {
	first := c.FirstWords
	if first != "" {
		first = "“" + first + "”"
	}
	moved := ""
	if c.Open() && len(c.Moves) > 0 {
		moved = voice.Say("moved to %s", sayMeant(c.Meant()))
	}
	return voice.Joined(c.Purpose, first, string(c.Status), moved, c.Line)
}

// A datedKind is all that the commands for plans and for people have to know
// of either, both of which wait for a day and are told what became of them.
type datedKind[T any] struct {
	kind journal.Kind
	call string // as errors call one
	none string // said where there are none
	in   func(*book.Book) datedIn[T]
	id   func(T) journal.ID
	open func(T) bool     // nothing has been said of it yet
	told func(T) date.Day // the day something was
	row  func(T) []string // its columns after the id; the last one is wrapped
	name func(T) string   // what the shell offers it as
	said func(T) string   // all there is to say of it
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
	return s.printList(cmd.Context(), b, k.kind, idsOf(list, k.id), k.none, list, func(short []string) {
		t := table.Table{Flex: 3, Wrap: true}
		for i, v := range list {
			t.Add("", append([]string{short[i]}, k.row(v)...)...)
		}
		s.printTable(t)
	})
}

// change says something of the one an id names, unless that has been said
// already.
func (k datedKind[T]) change(cmd *cobra.Command, s *session, id string, change func(T, date.Day) (T, error)) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	have, err := k.in(b.Book).Find(cmd.Context(), id)
	if err != nil {
		return fmt.Errorf("%s: %w", k.call, err)
	}
	if !k.open(have) {
		return fmt.Errorf("%s %s, on %s: %w", k.call, k.id(have).Short(), k.told(have).Format(dayAs), journal.ErrAnswered)
	}
	changed, err := change(have, date.DayOf(s.Now()))
	if err != nil {
		return err
	}
	kept, err := k.in(b.Book).Save(cmd.Context(), have, changed)
	if err != nil {
		return err
	}
	return s.print(kept, func() { s.say("Kept: %s", k.said(kept)) })
}

// complete completes the ids of those that wait.
func (k datedKind[T]) complete(s *session) cobra.CompletionFunc {
	return completeIDs(s, k.kind, func(ctx context.Context, b *opened) ([]T, error) {
		return k.in(b.Book).All(ctx, false)
	}, func(v T) named { return named{k.id(v), k.name(v)} })
}

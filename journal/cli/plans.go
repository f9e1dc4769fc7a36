package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
)

// plans prints the plans that wait, and says what became of them.
func plans(s *session) *cobra.Command {
	var all bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "plans",
		Short: "List plans, or say what became of one",
		Long: `List the plans that wait, by their day; with --all every plan, the newest first,
with what came of it.`,
		Example: `  messup plans
  messup plans did k3v9 --outcome better --how "four groups of six, without notes"
  messup plans move k3v9 next tuesday`,
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			list, err := b.Plans(cmd.Context(), all)
			if err != nil {
				return err
			}
			return listDated(cmd.Context(), s, b, journal.PlansKind, list, "No plan waits. They come from question nine.", func(p journal.Plan) (journal.ID, []string) {
				return p.ID, []string{sayDay(p.Day, p.By), p.Whom(), sayPlan(p)}
			})
		},
	})
	cmd.Flags().BoolVar(&all, "all", false, "every plan, those that are over too")
	cmd.AddCommand(
		tellPlan(s, journal.Did, "did ID", "Say that you did it"),
		tellPlan(s, journal.DidElse, "else ID WHAT…", "Say what you did instead"),
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
		ValidArgsFunction: s.completePlans,
		RunE: func(cmd *cobra.Command, args []string) error {
			outcome := journal.Outcome(t.outcome)
			if _, known := outcomes()[outcome]; !known && outcome != "" {
				return misused(cmd, "there is no outcome %q (there are: better, close, same, worse, unclear)", t.outcome)
			}
			telling := journal.Telling{
				Result: r, Line: strings.Join(args[1:], " "), Outcome: outcome, ForWhom: t.forWhom, How: t.how, Changed: t.changed,
			}
			return s.changePlan(cmd, args[0], func(p journal.Plan, today journal.Day) (journal.Plan, error) {
				return p.Tell(telling, today), nil
			})
		},
	})
	cmd.Flags().StringVar(&t.outcome, "outcome", "", "how it went: `better`, close (better, not there yet), same, worse, unclear")
	cmd.Flags().StringVar(&t.forWhom, "for", "", "for `WHOM`: groups, not names")
	cmd.Flags().StringVar(&t.how, "how", "", "`HOW` you know")
	cmd.Flags().StringVar(&t.changed, "changed", "", "`WHAT` you changed on the day")
	return cmd
}

func movePlan(s *session) *cobra.Command {
	var why string
	cmd := s.printsJSON(&cobra.Command{
		Use:               "move ID WHEN…",
		Short:             "Move a plan to another day or occasion",
		Args:              takes(2, -1),
		ValidArgsFunction: s.completePlans,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.changePlan(cmd, args[0], func(p journal.Plan, today journal.Day) (journal.Plan, error) {
				return p.Move(strings.Join(args[1:], " "), why, today)
			})
		},
	})
	cmd.Flags().StringVar(&why, "why", "", "`WHY` it was moved")
	return cmd
}

func letPlanGo(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "let-go ID [WHY…]",
		Short:             "Let a plan go",
		Args:              takes(1, -1),
		ValidArgsFunction: s.completePlans,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.changePlan(cmd, args[0], func(p journal.Plan, today journal.Day) (journal.Plan, error) {
				return p.LetGo(strings.Join(args[1:], " "), today), nil
			})
		},
	})
}

// changePlan says something of the plan an id names, unless that has been said
// already.
func (s *session) changePlan(cmd *cobra.Command, id string, change func(journal.Plan, journal.Day) (journal.Plan, error)) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	have, err := b.FindPlan(cmd.Context(), id)
	if err != nil {
		return fmt.Errorf("plan: %w", err)
	}
	if !have.Waits() {
		return fmt.Errorf("plan %s, on %s: %w", have.ID.Short(), have.Answered.Format(dayAs), journal.ErrAnswered)
	}
	p, err := change(have, journal.DayOf(s.Now()))
	if err != nil {
		return err
	}
	if p, err = b.SavePlan(cmd.Context(), have, p); err != nil {
		return err
	}
	return s.print(p, func() { s.say("Kept: %s", sayPlan(p)) })
}

// outcomes are the outcomes in words.
func outcomes() map[journal.Outcome]string {
	return map[journal.Outcome]string{
		journal.Better: "better", journal.NotThereYet: "better, not there yet", journal.AsBefore: "about the same",
		journal.Worse: "worse", journal.CannotTell: "can't tell",
	}
}

// sayPlan is a plan and what came of it, on one line.
func sayPlan(p journal.Plan) string {
	parts := []string{p.Sentence()}
	switch p.Result {
	case journal.Did:
		parts = append(parts, "did it")
	case journal.DidElse:
		parts = append(parts, "did something else: "+p.Line)
	case journal.LetGo:
		parts = append(parts, "let go")
	default:
		if n := len(p.Moves); n > 0 {
			parts = append(parts, "moved")
		}
	}
	for _, word := range []string{outcomes()[p.Outcome], p.How} {
		if word != "" {
			parts = append(parts, word)
		}
	}
	return strings.Join(parts, " · ")
}

// sayDay is a day for people, or the words there are in place of one.
func sayDay(d journal.Day, words string) string {
	if d != 0 {
		return d.Format("Mon " + dayAs)
	}
	return words
}

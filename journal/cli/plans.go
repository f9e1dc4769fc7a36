package cli

import (
	"cmp"
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
		RunE:              func(cmd *cobra.Command, _ []string) error { return planned().print(cmd, s, all) },
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
		ValidArgsFunction: planned().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			outcome := journal.Outcome(t.outcome)
			if outcome != "" && journal.SayOutcome(outcome) == "" {
				return misused(cmd, "there is no outcome %q (there are: %s)", t.outcome, choices(journal.Outcomes()))
			}
			telling := journal.Telling{
				Result: r, Line: strings.Join(args[1:], " "), Outcome: outcome, ForWhom: t.forWhom, How: t.how, Changed: t.changed,
			}
			return planned().change(cmd, s, args[0], func(p journal.Plan, today journal.Day) (journal.Plan, error) {
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
		ValidArgsFunction: planned().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return planned().change(cmd, s, args[0], func(p journal.Plan, today journal.Day) (journal.Plan, error) {
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
		ValidArgsFunction: planned().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return planned().change(cmd, s, args[0], func(p journal.Plan, today journal.Day) (journal.Plan, error) {
				return p.LetGo(strings.Join(args[1:], " "), today), nil
			})
		},
	})
}

// planned is what there is to know of plans.
func planned() datedKind[journal.Plan] {
	return datedKind[journal.Plan]{
		kind: journal.PlansKind, call: "plan", none: journal.NoPlans,
		list: (*journal.Book).Plans, find: (*journal.Book).FindPlan, save: (*journal.Book).SavePlan,
		id:   func(p journal.Plan) journal.ID { return p.ID },
		open: journal.Plan.Waits,
		told: func(p journal.Plan) journal.Day { return p.Answered },
		row:  func(p journal.Plan) []string { return []string{sayDay(p.Day, p.By), p.Whom(), sayPlan(p)} },
		name: journal.Plan.Sentence,
		said: sayPlan,
	}
}

// sayPlan is a plan and what came of it, on one line.
func sayPlan(p journal.Plan) string {
	result := journal.SayResult(p.Result)
	switch {
	case p.Result == journal.DidElse:
		result += ": " + p.Line
	case p.Waits() && len(p.Moves) > 0:
		result = "moved"
	}
	return journal.JoinSaid(p.Sentence(), result, journal.SayOutcome(p.Outcome), p.How)
}

// sayDay is a day for people, or the words there are in place of one.
func sayDay(d journal.Day, words string) string {
	return cmp.Or(d.Format("Mon "+dayAs), words)
}

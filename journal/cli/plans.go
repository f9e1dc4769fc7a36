package cli

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/again"
	"messup/journal/cli/amend"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/jotted"
	"messup/journal/school"
	"messup/journal/search"
	"messup/journal/voice"
)

// plans prints the plans that wait, and says what became of them.
func plans(s *session) *cobra.Command {
	var all bool
	var limit *usage.Limit
	states := search.Names(search.PlanStates())
	cmd := s.printsJSON(&cobra.Command{
		Use:   "plans [WORDS…]",
		Short: voice.Say("List plans, or say what became of one"),
		Long: voice.Say(`List the plans that wait, by their day; with --all every plan, the newest first,
with what came of it; with words all those in which they are found. A state among
them asks for what is in it:
%s.`, usage.States("plan", states)),
		Example: voice.Say(`  messup plans
  messup plans is:done class:9B
  messup plans add "When it rings, I will wait" --on "next tuesday"
  messup plans show k3v9
  messup plans did k3v9 better --how "four groups of six"
  messup plans move k3v9 next tuesday`),
		ValidArgsFunction: usage.CompleteStates("plan", states),
		RunE: func(cmd *cobra.Command, args []string) error {
			most, err := limit.Rows(0)
			if err == nil {
				args, err = usage.Listed(cmd, args)
			}
			switch {
			case err != nil:
				return err
			case len(args) > 0:
				return findPlans(cmd, s, args, most)
			}
			return planned().printAll(cmd, s, all, most)
		},
	})
	limit = usage.Limited(cmd)
	cmd.Flags().BoolVar(&all, "all", false, voice.Say("every plan, those that are over too"))
	cmd.AddCommand(
		tellPlan(s, journal.Did, "did ID [OUTCOME]", voice.Say("Say that you did it")),
		tellPlan(s, journal.DidElse, "else ID WHAT…", voice.Say("Say what you did instead")),
		movePlan(s),
		planned().saying(s, 1, "let-go ID [WHY…]", voice.Say("Let a plan go"), func(p journal.Plan, why string, today date.Day) (journal.Plan, error) {
			return p.LetGo(why, today), nil
		}),
		newPlan(s), again.Show(shell{s}, planned().complete(s)),
		correct(s, planned(), voice.Say("Correct a plan's words, class, person or day"), amend.Plan, journal.Plan.Corrected),
	)
	return cmd
}

// tellPlan says that a plan was tried.
func tellPlan(s *session, r journal.Result, use, short string) *cobra.Command {
	var outcome string
	var said amend.Flags[journal.Report]
	least := 1
	if r == journal.DidElse {
		least = 2
	}
	cmd := usage.TakesWords(s.printsJSON(&cobra.Command{
		Use:               use,
		Short:             short,
		Args:              takes(least, -1),
		ValidArgsFunction: planned().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			line := strings.Join(args[1:], " ")
			if r == journal.Did && line != "" { // there is nothing else to say of it
				if outcome != "" {
					return misused(cmd, "%q is more than it takes", line)
				}
				outcome, line = line, ""
			}
			telling, err := said.Onto(journal.Report{Result: r, Line: line, Outcome: usage.Choice(outcome, voice.Outcomes(), func(o journal.Outcome) string { return string(voice.OutcomeWords(o)) })})
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
	}), 1)
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
	usage.WordsIn(cmd, "why")
	return cmd
}

// newPlan keeps a plan of its own, or one of an entry.
func newPlan(s *session) *cobra.Command {
	var from string
	cmd := usage.TakesWords(s.printsJSON(&cobra.Command{
		Use:     "add WILL…",
		Aliases: []string{"new"},
		Short:   voice.Say("Make a plan of its own, or of an entry"),
		Long: voice.Say(`Make a plan. A whole sentence, "When …, I will …", becomes its two halves. What it is
for and when may be left out; --on says the same as --day.`),
		Example: voice.Say(`  messup plans add turn cards face down --when "six minutes are over" --class 9B
  messup plans add "When it rings, I will wait" --on "next tuesday" --from k3v9`),
		ValidArgsFunction: cobra.NoFileCompletions,
	}), 0)
	words := amend.Plan(cmd)
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if cmd.Flags().Changed("will") { // it stands for the words
			return takes(0, 0)(cmd, args)
		}
		return takes(1, -1)(cmd, args)
	}
	s.fromFlag(cmd, &from)
	_ = cmd.RegisterFlagCompletionFunc("class", s.completeClass) // fails only for a flag that is not there
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
		e, err := of(cmd.Context(), b, from)
		if err != nil {
			return err
		}
		fresh = jotted.Halved(fresh)
		fresh.Entry, fresh.Class = e.ID, cmp.Or(fresh.Class, e.Class)
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
		kind: journal.PlansKind, call: "plan", list: "messup plans --all", none: voice.Say(voice.NoPlans), over: voice.Say(voice.PlansOver),
		means: gather.Intent.Plans, draft: voice.Say(voice.DraftPlansInShell),
		in:   func(b *book.Book) datedIn[journal.Plan] { return b.Plans },
		id:   func(p journal.Plan) journal.ID { return p.ID },
		open: journal.Plan.Waits,
		told: func(p journal.Plan) date.Day { return p.Answered },
		when: func(p journal.Plan) school.Meant { return p.Meant() },
		row: func(p journal.Plan) []string {
			return []string{cmp.Or(voice.DayLine(p.Meant()), voice.Say(voice.NoDayYet)), p.Whom(), voice.PlanLine(p)}
		},
		name: voice.PlanSentence,
		said: voice.PlanLine,
		seen: journal.Plan.Sealed,
	}
}

// findPlans prints the plans in which the words are found.
func findPlans(cmd *cobra.Command, s *session, words []string, most int) error {
	q, err := s.query(words)
	if err != nil {
		return err
	}
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	found, err := b.Plans.Search(cmd.Context(), q)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		if err := s.doubted(words); err != nil {
			return err
		}
	}
	none := voice.NoneInState("plan", strings.Join(words, " "), search.Names(search.PlanStates()), "a word")
	return planned().print(cmd, s, b, usage.First(found, most), strings.TrimSuffix(none+"\n"+usage.Meant(cmd, words), "\n"))
}

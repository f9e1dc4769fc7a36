package lessons

import (
	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/skills"
	"messup/journal/voice"
)

// Skills prints the gaps and strengths that entries name, and puts one in focus.
func Skills(s Shell) *cobra.Command {
	var focus string
	var heavy bool
	cmd := s.JSON(&cobra.Command{
		Use:   "skills",
		Short: voice.Say("List gaps and strengths, or put one in focus"),
		Long: voice.Say(`List the skills that your entries name, each with its entries, newest first: those
to practise, which question five asks for, and the strengths of question six. One
can be in focus: the first page names it. What is marked heavy is left out, unless
--heavy asks for it.`),
		Example: voice.Say(`  messup skills
  messup skills --focus "checking six groups at once"
  messup skills --focus ""`),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			changed := cmd.Flags().Changed("focus")
			if changed {
				if _, err := b.ChangeSettings(cmd.Context(), func(v *journal.Settings) { v.Focus = focus }); err != nil {
					return err
				}
			}
			found, err := b.Entries.Skills(cmd.Context(), heavy)
			if err != nil {
				return err
			}
			if changed {
				return s.Print(found, func() { s.Prose(voice.NowFocus(found.Focus)) })
			}
			return listSkills(cmd, s, found)
		},
	})
	cmd.Flags().StringVar(&focus, "focus", "", voice.Say("put the skill with these `WORDS` in focus, or \"\" for none"))
	usage.WordsIn(cmd, "focus")
	cmd.Flags().BoolVar(&heavy, "heavy", false, voice.Say("what heavy entries name as well"))
	return cmd
}

// listSkills prints skills, each half under its name.
func listSkills(cmd *cobra.Command, s Shell, found skills.Found) error {
	var ids []journal.ID
	for _, skill := range found.Skills {
		for _, n := range skill.Named {
			ids = append(ids, n.Entry)
		}
	}
	return s.List(cmd.Context(), journal.Entries, ids, voice.Say(voice.NoSkills), found, func(short []string) {
		if len(found.Skills) == 0 {
			return
		}
		side, t := found.Skills[0].Side, table.Table{Flex: 1, Wrap: true}
		half := func() {
			s.Heading(voice.SkillSide(side))
			s.Rows(t)
		}
		for _, skill := range found.Skills {
			if skill.Side != side {
				half()
				s.Say("")
				side, t.Rows = skill.Side, nil
			}
			for i, n := range skill.Named {
				t.Add("", short[0], voice.At(n.Happened, told.DayAs), voice.SkillWords(n, skill.Focus && i == 0), voice.SkillNamed(n))
				short = short[1:]
			}
		}
		half()
	})
}

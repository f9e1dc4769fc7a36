package others

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/voice"
	"messup/prompts"
)

// AddPerson writes down somebody to check in with.
func AddPerson(s Shell) *cobra.Command {
	var c journal.Checkin
	var entry string
	cmd := s.JSON(&cobra.Command{
		Use:   "add PERSON…",
		Short: voice.Say("Write down somebody to check in with"),
		Long: voice.Say(`Write down somebody to check in with: a role or an initial is enough. What it is
for, the first words and when may be left out.`),
		Example: voice.Say(`  messup people add ELL teacher --purpose ask --first "two cards, ten minutes" --when thursday
  messup people add the caretaker --purpose thank --entry k3v9`),
		Args:              usage.Takes(1, -1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.Book()
			if err != nil {
				return err
			}
			if purposes := b.Sets().Field(prompts.Purpose).Options; c.Purpose != "" && !slices.Contains(purposes, c.Purpose) {
				return usage.Misused(cmd, "there is no purpose %q (there are: %s)", c.Purpose, strings.Join(purposes, ", "))
			}
			fresh, err := b.People.New()
			if err != nil {
				return err
			}
			fresh.Person, fresh.Purpose, fresh.FirstWords, fresh.When = strings.Join(args, " "), c.Purpose, c.FirstWords, c.When
			if entry != "" {
				e, err := b.Entries.Find(cmd.Context(), entry)
				if err != nil {
					return err
				}
				fresh.Entry = e.ID
			}
			kept, err := b.People.Save(cmd.Context(), journal.Checkin{}, fresh)
			if err != nil {
				return err
			}
			return s.Print(kept, func() {
				s.Say("Kept: %s", voice.Joined(kept.Person, kept.Purpose, kept.FirstWords, voice.MeantFor(kept.Meant(), date.DayOf(b.Now()))))
			})
		},
	})
	cmd.Flags().StringVar(&c.Purpose, "purpose", "", voice.Say("what `FOR`, such as ask or thank"))
	_ = cmd.RegisterFlagCompletionFunc("purpose", func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		b, err := s.Read(cmd.Context())
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return b.Sets().Field(prompts.Purpose).Options, cobra.ShellCompDirectiveNoFileComp
	}) // fails only for a flag that is not there
	cmd.Flags().StringVar(&c.FirstWords, "first", "", voice.Say("the first `WORDS`"))
	cmd.Flags().StringVar(&c.When, "when", "", voice.Say("`WHEN`, as a day or in words"))
	cmd.Flags().StringVar(&entry, "entry", "", voice.Say("the `ID` of the entry it is about"))
	return cmd
}

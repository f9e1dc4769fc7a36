package others

import (
	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// Talk prints whom one could talk to, and writes it down.
func Talk(s Shell) *cobra.Command {
	var edit bool
	var lines []string
	cmd := s.JSON(&cobra.Command{
		Use:   "talk",
		Short: voice.Say("Print whom you could talk to"),
		Long: voice.Say(`Print whom you could talk to when something is heavy, as you wrote it down: a
colleague, your union, employee assistance, a crisis line, and how to reach them.
messup knows nobody and ships no phone numbers.`),
		Example: voice.Say(`  messup talk
  messup talk --edit
  messup talk --line "A colleague: Sam" --line "Union: the card in my desk"`),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			given := cmd.Flags().Changed("line")
			if edit && given {
				return usage.Misused(cmd, "either --edit, or each --line")
			}
			if edit {
				return s.WriteTalk(cmd.Context())
			}
			b, err := s.Book()
			if err != nil {
				return err
			}
			var have journal.Settings
			if given {
				have, err = b.ChangeSettings(cmd.Context(), func(v *journal.Settings) { v.Talk = contacts(lines) })
			} else {
				have, err = b.Settings(cmd.Context())
			}
			if err != nil {
				return err
			}
			return s.Print(append([]journal.Contact{}, have.Talk...), func() { showTalk(s, have.Talk) })
		},
	})
	cmd.Flags().BoolVar(&edit, "edit", false, voice.Say("write them down on a page"))
	cmd.Flags().StringArrayVar(&lines, "line", nil, voice.Say("`WHO: HOW` to reach them; give all of them, or \"\" for none"))
	usage.WordsIn(cmd, "line")
	return cmd
}

func contacts(lines []string) (all []journal.Contact) {
	for _, line := range lines {
		all = append(all, journal.ParseContact(line))
	}
	return all
}

func showTalk(s Shell, all []journal.Contact) {
	if len(all) == 0 {
		s.Prose(voice.Say(voice.NoTalkInShell))
	} else {
		t := table.Table{Flex: 1, Wrap: true}
		for _, c := range all {
			t.Add("", c.Who, c.How)
		}
		s.Rows(t)
	}
	for _, said := range voice.TalkSayings() {
		s.Say("")
		s.Prose(said)
	}
}

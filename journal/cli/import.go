package cli

import (
	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/cli/lock"
	"messup/journal/record"
	"messup/journal/voice"
	"messup/store/joining"
	"messup/store/spool"
)

// importFile takes in a file of messup's own format.
func importFile(s *session) *cobra.Command {
	var dryRun, gone bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "import FILE",
		Short: voice.Say("Take in what messup exported, or a journal file"),
		Long: voice.Say(`Take in a file that "export" wrote, or another program in the same format; - is
standard input. All of it is taken in, or nothing. What is here already stays
or, if the file has a newer revision of it, is brought up to date; taking in
the same file again changes nothing. What was deleted here stays deleted.

A journal file can be taken in too: a backup, or a copy that was written in on
another computer. Of what was changed in both, both wordings stay. Of a damaged
one what can be read comes in.`),
		Example: voice.Say("  messup import journal.json --dry-run\n  messup import journal.json\n  messup import 'journal (conflicted copy).db'"),
		Args:    takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.book()
			if err != nil {
				return err
			}
			if err := lock.Copy(cmd, shell{s}, args[0]); err != nil {
				return err
			}
			all, err := carry.Delivery{
				Name: args[0], Stdin: s.In, By: spool.Beside(b.file.Path(), s.Rand), DryRun: dryRun, Gone: gone, File: b.file,
				Joiner: joining.Joiner{
					Both: record.Joining(s.sets), Deleted: record.Deleted, Reindex: record.Reindexing(s.sets), Without: record.Without,
					GiveBack: record.GivingBack(s.sets), Room: func() *spool.Spool { return spool.Filed(b.file.Path(), s.Rand) },
				},
			}.Into(cmd.Context(), b.Book)
			if err != nil {
				return err
			}
			return s.print(all, func() { s.sayImported(all) })
		},
	})
	cmd.Flags().BoolVar(&gone, "deleted-for-good", false, voice.Say("take in what was deleted here for good as well"))
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, voice.Say("say what would be taken in, and keep nothing"))
	return lock.TakesCopy(cmd)
}

func (s *session) sayImported(all carry.Taken) {
	did := voice.Say("Taken in of")
	if all.DryRun {
		did = voice.Say("Would take in of")
	}
	skipped := voice.Say("%d skipped", all.Skipped)
	if why := all.Why(); why != "" {
		skipped += " (" + why + ")"
	}
	has := voice.Count(all.Entries, "entry", "entries") + voice.Say(" and ") + voice.Count(all.Lessons, "lesson", "lessons")
	if all.Added+all.Updated == 0 {
		s.say("There is nothing new in it: %s, %s.", has, skipped)
	} else {
		s.say("%s %s: %d added, %d updated, %s.", did, has, all.Added, all.Updated, skipped)
	}
	switch lessons := voice.Count(all.Drawn, voice.Say("more lesson"), voice.Say("more lessons")); {
	case all.Drawn > 0 && all.DryRun:
		s.say("Their answers would give %s.", lessons)
	case all.Drawn > 0:
		s.say("Their answers gave %s.", lessons)
	}
	s.sayDeleted(all)
	switch things := voice.Count(all.Differ, "thing", "things"); {
	case all.Differ > 0 && all.DryRun:
		s.say("Changed here and elsewhere: %s. Both wordings would be in the journal.", things)
	case all.Differ > 0:
		s.say("Changed here and elsewhere: %s. Both wordings are in the journal.", things)
	}
	switch things := voice.Count(all.Unread, "thing", "things"); {
	case all.Unread > 0:
		s.say("The file is damaged: %s in it cannot be read.", things)
	case all.Damaged:
		s.say("The file is damaged. What else was in it, if anything, nobody can say.")
	}
	if all.Repaired > 0 {
		s.say("%s had bytes that are no UTF-8; each is now the character \uFFFD.", voice.Count(all.Repaired, "text", "texts"))
	}
	if all.Cleaned > 0 {
		s.say("%s had control characters; they were left out.", voice.Count(all.Cleaned, "text", "texts"))
	}
	if all.DryRun {
		s.say("Nothing was kept: this was a dry run.")
	}
}

// sayDeleted says how what was deleted here comes back.
func (s *session) sayDeleted(all carry.Taken) {
	if all.Reasons[journal.DeletedHere] > 0 {
		s.say("What was deleted here stays so. `messup trash` lists what can be given back.")
	}
	if all.Reasons[journal.GoneHere] > 0 {
		s.say("What was deleted for good here is left out; with --deleted-for-good it comes back.")
	}
}

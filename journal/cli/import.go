package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/cli/lock"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/doomed"
	"messup/journal/record"
	"messup/journal/voice"
	"messup/store/joining"
	"messup/store/spool"
)

// importFile takes in a file of messup's own format, a journal file, or another program's.
func importFile(s *session) *cobra.Command {
	var dryRun, gone bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "import FILE",
		Short: voice.Say("Take in what messup exported, or the journal of another program"),
		Long: voice.Say(`Take in a file that "export" wrote, or another program in the same format; - is
standard input. All of it is taken in, or nothing. What is here already stays
or, if the file has a newer revision of it, is brought up to date; taking in
the same file again changes nothing. What was deleted here stays deleted.

The journals of other programs come in too, and are known by what is in them: jrnl
(its text, or its JSON), Day One (the zip, or the JSON in it), tui-journal, a folder of
Markdown or text notes with or without front matter (nb, zk, Obsidian), or one such
note. Each piece becomes an entry that is kept as it is, with its text, time and tags;
nothing is guessed into the questions. What cannot be read is listed, and the rest
comes in. Links are not followed, and pictures stay where they are.

A journal file can be taken in too: a backup, or a copy that was written in on
another computer. Of what was changed in both, both wordings stay. Of a damaged
one what can be read comes in.`),
		Example: voice.Say("  messup import journal.json --dry-run\n  messup import ~/notes --dry-run\n  messup import journal.json\n  messup import 'journal (conflicted copy).db'"),
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
					GiveBack: doomed.GivingBack(s.sets), Room: func() *spool.Spool { return spool.Filed(b.file.Path(), s.Rand) },
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
	if all.Foreign != nil {
		s.sayForeign(*all.Foreign)
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

// mostFaults is how many of what was left out are listed.
const mostFaults = 10

// sayForeign says whose journal it is, how the first of it would look, and what is left out.
func (s *session) sayForeign(f carry.Foreign) {
	s.say("It is of %s.", f.Source)
	t := table.Table{Flex: 1}
	for _, e := range f.First {
		t.Add("", e.Happened.Format(told.DayAs), e.Title, strings.Join(e.Tags, ", "))
	}
	s.printTable(t)
	for _, left := range f.Left[:min(len(f.Left), mostFaults)] {
		s.prose("", voice.Say("Left out: number %d, %s: %s.", left.Nth, left.At, left.Why))
	}
	if more := len(f.Left) - mostFaults; more > 0 {
		s.say("and %d more were left out", more)
	}
	if f.Media > 0 {
		s.say("%s not taken along.", voice.Count(f.Media, voice.Say("picture or recording is"), voice.Say("pictures and recordings are")))
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

package syncing

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/instep"
	"messup/journal/record"
	"messup/journal/text"
	"messup/journal/voice"
)

// forgotten says that no folder is remembered any more.
func forgotten(dir string) string {
	if dir == "" {
		return voice.Say("No folder was remembered. Nothing was changed.")
	}
	return voice.Say("%s is remembered no longer, and no inbox is looked into. Its files stay as they are.", dir)
}

// tell says what came of a sync.
func (o Outcome) tell(s Shell) {
	in, out := voice.Phrase("Came in: %s."), voice.Phrase("Went out: %s.")
	if o.DryRun {
		in, out = "Would come in: %s.", "Would go out: %s."
	}
	things := func(n int) string { return voice.Count(n, "thing", "things") }
	if o.made {
		s.Prose(voice.Say("Made the folder %s, which was not there.", o.Folder))
	}
	if o.Jots > 0 {
		s.Prose(voice.Say("From the inbox: %s.", voice.Count(o.Jots, "jot", "jots")))
	}
	if o.Added+o.Updated+o.Deleted > 0 {
		s.Prose(voice.Say(in, voice.Joined(counted(o.Added, "%d new"), counted(o.Updated, "%d changed"), counted(o.Deleted, "%d deleted there, in the trash here"))))
	}
	if o.Written+o.Gone > 0 {
		s.Prose(voice.Say(out, voice.Joined(counted(o.Written, "%d written"), counted(o.Gone, "%d deleted"))))
	}
	if o.Differ > 0 {
		s.Prose(voice.Say("Changed here and elsewhere: %s, joined%s. Where both changed the same words, both wordings stay, and are shown where it is read.", things(o.Differ), o.which(o.Joined)))
	}
	o.tellSettings(s)
	if o.Stays > 0 {
		s.Prose(voice.Say("Changed here, deleted elsewhere, and kept: %s.", things(o.Stays)))
	}
	if o.Back > 0 {
		s.Prose(voice.Say("Deleted here and changed elsewhere: %s, given back out of the trash%s.", things(o.Back), o.which(o.Returned)))
	}
	if n := len(o.Again); n > 0 {
		s.Prose(voice.Say("Brought back elsewhere after it was deleted: %s, given back out of the trash%s.", things(n), o.which(o.Again)))
	}
	o.tellCleared(s)
	if o.sealedNow {
		s.Prose(voice.Say("The folder is sealed from now on, with the passphrase of the journal. What git or a syncing program kept of its files before can still be read."))
	}
	o.tellLeft(s)
	if o.Nothing() && o.Jots == 0 {
		s.Prose(voice.Say("Nothing had changed on either side."))
	}
	switch {
	case o.Commit != "":
		s.Prose(voice.Say("Recorded by git as %s.", o.Commit))
	case o.ignored && !o.DryRun:
		s.Prose(voice.Say("Git recorded nothing: a .gitignore of the repository leaves the files of the sync out. Take that line out of it, or go on with --no-commit."))
	case o.commits && !o.DryRun:
		s.Prose(voice.Say("Git had nothing to record."))
	}
	if o.DryRun {
		s.Say("Nothing was changed: this was a dry run.")
		return
	}
	sealed := ""
	if o.Sealed {
		sealed = voice.Say("sealed")
	}
	s.Prose(voice.Say("In step with %s: %s.", o.Folder, voice.Joined(things(o.Sum), sealed)))
}

// tellSettings says what came of settings of which both had others.
func (o Outcome) tellSettings(s Shell) {
	if slices.Contains(o.Joined, record.SettingsID) {
		s.Prose(voice.Say("What the settings said in other words is in a jot, \"Kept in other words\"."))
	}
	for _, c := range o.Chosen {
		s.Prose(voice.Say("Both had another setting, and one was taken: %s is %s now, the other was %s. `messup settings` changes it.", choiceName(c.Name), choiceSaid(c.Taken), choiceSaid(c.Other)))
	}
}

// tellCleared says what is no longer in the folder.
func (o Outcome) tellCleared(s Shell) {
	if o.Copies > 0 {
		s.Prose(voice.Say("Cleared away in the folder: %s. What they say is in the journal.", voice.Count(o.Copies, "second copy", "second copies")))
	}
	if o.Stale > 0 {
		s.Prose(voice.Say("Cleared away in the folder: %s of what was deleted.", voice.Count(o.Stale, "second copy", "second copies")))
	}
	if o.Shut > 0 {
		s.Prose(voice.Say("Cleared away in the folder: %s. What they say lies there sealed.", voice.Count(o.Shut, "plain file", "plain files")))
	}
	if o.Removed > 0 {
		s.Prose(voice.Say("Removed from inbox/taken: %s of what was deleted here for good.", voice.Count(o.Removed, "note", "notes")))
	}
}

// counted is a number in words; empty for none.
func counted(n int, p voice.Phrase) string {
	if n == 0 {
		return ""
	}
	return voice.Say(p, n)
}

// mostNamed is how many things are named.
const mostNamed = 3

// which names a few things, each once.
func (o Outcome) which(ids []journal.ID) string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids) // an entry and its lesson may have one id
	if len(ids) == 0 {
		return ""
	}
	names := make([]string, 0, mostNamed+1)
	for _, id := range ids[:min(mostNamed, len(ids))] {
		name := id.Short()
		switch title := o.titles[id]; {
		case title != "":
			name = voice.Quoted(text.ClipLine(title, 40))
		case id == record.SettingsID:
			name = voice.Say("the settings")
		}
		names = append(names, name)
	}
	if more := len(ids) - mostNamed; more > 0 {
		names = append(names, voice.Say("%d more", more))
	}
	return " (" + strings.Join(names, ", ") + ")"
}

// named names a few files.
func named(files []string) string {
	names := slices.Clone(files[:min(mostNamed, len(files))])
	if more := len(files) - mostNamed; more > 0 {
		names = append(names, voice.Say("%d more", more))
	}
	return strings.Join(names, ", ")
}

// choiceNames says what a setting that has one value is called, by its name in a file.
func choiceNames() map[string]voice.Phrase {
	return map[string]voice.Phrase{
		"carry": "the number of lessons carried", "sunday_first": "that weeks begin on Sunday", "minutes": "the minutes of a weekly review",
		"enter_line": "that enter makes a new line", "hide_after": "the minutes until the screen hides", "careful": "that a start shows nothing",
		"keep_years": "the years a mess is kept",
	}
}

func choiceName(name string) string {
	if p, is := choiceNames()[name]; is {
		return voice.Say(p)
	}
	return name // of a newer messup
}

// choiceSaid is a value of such a setting.
func choiceSaid(v any) string {
	switch v {
	case nil:
		return voice.Say("the usual")
	case true:
		return voice.Say("yes")
	case false:
		return voice.Say("no")
	}
	return fmt.Sprint(v)
}

// mostTold is how many files are named.
const mostTold = 10

// tellLeft says what stays where it is, and why.
func (o Outcome) tellLeft(s Shell) {
	for _, why := range slices.Sorted(maps.Keys(o.Left)) {
		said := voice.Skipped(why)
		if why == instep.TellsOfHeavy {
			said = voice.Say("it tells of something heavy here")
		}
		s.Prose(voice.Say("Left in the folder: %s, %s.", voice.Count(o.Left[why], "thing", "things"), said))
	}
	if o.Heavy > 0 {
		s.Prose(voice.Say("%s here; --heavy takes what is marked heavy along.", voice.Count(o.Heavy, "heavy entry stays", "heavy entries stay")))
	}
	if n := len(o.Out); n > 0 {
		s.Prose(voice.Say("In the folder, although it is marked heavy here: %s. It went out before, and the other computer has it. What is changed in it stays here now. To take it away, mark it heavy on the other computer too, and then delete its file in the folder.", named(o.Out)))
	}
	for _, p := range o.Files[:min(len(o.Files), mostTold)] {
		s.Prose(voice.Say("Left alone: %s: %s.", p.Name, p.Why))
	}
	if more := len(o.Files) - mostTold; more > 0 {
		s.Prose(voice.Say("and %d more were left alone", more))
	}
	if len(o.Files) > 0 {
		s.Prose(voice.Say("What is not whole may still be on its way. If it is not, delete it: the next sync writes it anew."))
	}
	for _, p := range o.Waiting {
		s.Prose(voice.Say("%s stays in the inbox: %s.", p.Name, p.Why))
	}
}

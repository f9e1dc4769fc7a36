package syncing

import (
	"maps"
	"slices"
	"strings"

	"messup/journal"
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
	if o.Stays > 0 {
		s.Prose(voice.Say("Changed here, deleted elsewhere, and kept: %s.", things(o.Stays)))
	}
	if o.Back > 0 {
		s.Prose(voice.Say("Deleted here and changed elsewhere: %s, given back out of the trash%s.", things(o.Back), o.which(o.Returned)))
	}
	if o.Copies > 0 {
		s.Prose(voice.Say("Cleared away in the folder: %s. What they say is in the journal.", voice.Count(o.Copies, voice.Say("second copy"), voice.Say("second copies"))))
	}
	if o.Stale > 0 {
		s.Prose(voice.Say("Cleared away in the folder: %s of what was deleted.", voice.Count(o.Stale, voice.Say("second copy"), voice.Say("second copies"))))
	}
	if o.Shut > 0 {
		s.Prose(voice.Say("Cleared away in the folder: %s. What they say lies there sealed.", voice.Count(o.Shut, voice.Say("plain file"), voice.Say("plain files"))))
	}
	if o.Removed > 0 {
		s.Prose(voice.Say("Removed from inbox/taken: %s of what was deleted here for good.", voice.Count(o.Removed, "note", "notes")))
	}
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
		if title := o.titles[id]; title != "" {
			name = voice.Quoted(text.ClipLine(title, 40))
		}
		names = append(names, name)
	}
	if more := len(ids) - mostNamed; more > 0 {
		names = append(names, voice.Say("%d more", more))
	}
	return " (" + strings.Join(names, ", ") + ")"
}

// mostTold is how many files are named.
const mostTold = 10

// tellLeft says what stays where it is, and why.
func (o Outcome) tellLeft(s Shell) {
	for _, why := range slices.Sorted(maps.Keys(o.Left)) {
		s.Prose(voice.Say("Left in the folder: %s, %s.", voice.Count(o.Left[why], "thing", "things"), voice.Say(voice.Phrase(why))))
	}
	if o.Heavy > 0 {
		s.Prose(voice.Say("%s here; --heavy takes what is marked heavy along.", voice.Count(o.Heavy, voice.Say("heavy entry stays"), voice.Say("heavy entries stay"))))
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

package intake

import (
	"strings"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/cli/told"
	"messup/journal/takeback"
	"messup/journal/voice"
)

// mostFaults is how many of what was left out are listed.
const mostFaults = 10

// Said says what came of taking a file in, or would.
func Said(all carry.Taken) (said []string) {
	add := func(p voice.Phrase, args ...any) { said = append(said, voice.Say(p, args...)) }
	if all.Foreign != nil {
		said = left(*all.Foreign)
	}
	skipped := voice.Say("%d skipped", all.Skipped)
	if why := all.Why(); why != "" {
		skipped += " (" + why + ")"
	}
	has := voice.Count(all.Entries, "entry", "entries") + voice.Say(" and ") + voice.Count(all.Lessons, "lesson", "lessons")
	switch {
	case all.Added+all.Updated == 0:
		add("There is nothing new in it: %s, %s.", has, skipped)
	case all.DryRun:
		add("Would take in from %s: %d added, %d updated, %s.", has, all.Added, all.Updated, skipped)
	default:
		add("Taken in from %s: %d added, %d updated, %s.", has, all.Added, all.Updated, skipped)
	}
	if drawn := drawn(all); drawn != "" && all.DryRun {
		add("Their answers would give %s.", drawn)
	} else if drawn != "" {
		add("Their answers gave %s.", drawn)
	}
	switch entries := voice.Count(all.Heavy, "entry", "entries"); {
	case all.Heavy > 0 && all.DryRun:
		add("Marked heavy here, and not in the file: %s. The mark would stay.", entries)
	case all.Heavy > 0:
		add("Marked heavy here, and not in the file: %s. The mark stays until you take it off.", entries)
	}
	if all.Reasons[journal.DeletedHere] > 0 {
		add("What was deleted here stays so. `messup trash` lists what can be given back.")
	}
	if all.Reasons[journal.GoneHere] > 0 {
		add("What was deleted for good here is left out; with --deleted-for-good it comes back.")
	}
	said = append(said, damaged(all)...)
	switch {
	case all.DryRun:
		add("Nothing was kept: this was a dry run.")
	case all.Undo:
		add("`messup import --undo` takes it back.")
	}
	return said
}

// drawn says what answers gave.
func drawn(all carry.Taken) string {
	var parts []string
	for _, c := range []struct {
		n         int
		one, many voice.Phrase
	}{
		{all.Drawn, "more lesson", "more lessons"}, {all.Planned, "plan", "plans"}, {all.ToAsk, "person to talk to", "people to talk to"},
	} {
		if c.n > 0 {
			parts = append(parts, voice.Count(c.n, c.one, c.many))
		}
	}
	return listed(parts)
}

func listed(parts []string) string {
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + voice.Say(" and ") + parts[n-1]
	}
	return strings.Join(parts, "")
}

// damaged says what was not as it should be.
func damaged(all carry.Taken) (said []string) {
	add := func(p voice.Phrase, args ...any) { said = append(said, voice.Say(p, args...)) }
	switch things := voice.Count(all.Differ, "thing", "things"); {
	case all.Differ > 0 && all.DryRun:
		add("Changed here and elsewhere: %s. Both wordings would be in the journal.", things)
	case all.Differ > 0:
		add("Changed here and elsewhere: %s. Both wordings are in the journal.", things)
	}
	switch things := voice.Count(all.Unread, "thing", "things"); {
	case all.Unread > 0:
		add("The file is damaged: %s in it cannot be read.", things)
	case all.Damaged:
		add("The file is damaged. What else was in it, if anything, nobody can say.")
	}
	if all.Old {
		add(voice.OldLetters)
	}
	if all.Repaired > 0 {
		add("%s had bytes that are no UTF-8; each is now the character \uFFFD.", voice.Count(all.Repaired, "text", "texts"))
	}
	if all.Cleaned > 0 {
		add("%s had control characters; they were left out.", voice.Count(all.Cleaned, "text", "texts"))
	}
	return said
}

// more says how many entries come after those that are shown of a dry run; nothing if none does.
func more(all carry.Taken) string {
	if all.Foreign == nil || len(all.First) == 0 || len(all.First) >= all.Entries {
		return ""
	}
	n := all.Entries - len(all.First)
	return voice.Say("and %d more", n)
}

// left says what of another program's journal is left out, and what one should know of the rest.
func left(f carry.Foreign) (said []string) {
	for _, fault := range f.Left[:min(len(f.Left), mostFaults)] {
		said = append(said, voice.Say("Left out: number %d, %s: %s.", fault.Nth, fault.At, voice.Told(fault.Why)))
	}
	if more := len(f.Left) - mostFaults; more > 0 {
		said = append(said, voice.Say("and %d more were left out", more))
	}
	for _, note := range f.Noted[:min(len(f.Noted), mostFaults)] {
		said = append(said, voice.Say("Number %d, %s: %s.", note.Nth, note.At, voice.Told(note.Why)))
	}
	if more := len(f.Noted) - mostFaults; more > 0 {
		said = append(said, voice.Say("and %d more like that", more))
	}
	if f.Media > 0 {
		said = append(said, voice.Say("%s not taken along.", voice.Count(f.Media, "picture or recording is", "pictures and recordings are")))
	}
	return said
}

// Undone says what came of taking an import back, or would.
func Undone(u takeback.Undone) (said []string) {
	add := func(p voice.Phrase, args ...any) { said = append(said, voice.Say(p, args...)) }
	const moment = told.DayAs + " " + voice.Clock
	switch {
	case u.At.IsZero():
		add("No import is known that could be taken back. Only the last one ever is.")
		return said
	case !u.Already.IsZero():
		add("The import of %s (%s) was taken back already, on %s. The trash has what came; the file can be taken in again. Of one before that nothing is remembered.", voice.At(u.At, moment), voice.Word(u.Source), voice.At(u.Already, moment))
		return said
	}
	went := went(u)
	switch {
	case went == "" && u.Before == 0 && len(u.Worded) > 0:
		add("Of the import of %s (%s) there is nothing that can be taken back.", voice.At(u.At, moment), voice.Word(u.Source))
	case went == "" && u.Before == 0:
		add("Nothing of the import of %s (%s) is left as it came.", voice.At(u.At, moment), voice.Word(u.Source))
	case went == "":
	case u.DryRun:
		add("To the trash would go what came on %s (%s): %s.", voice.At(u.At, moment), voice.Word(u.Source), went)
	default:
		add("What came on %s (%s) is in the trash: %s.", voice.At(u.At, moment), voice.Word(u.Source), went)
		add("There it can be given back for %d days. To have all of it again, take in the file again.", journal.TrashDays)
	}
	switch things := voice.Count(u.Before, "thing", "things"); {
	case u.Before > 0 && u.DryRun:
		add("As before the import would be: %s.", things)
	case u.Before > 0:
		add("As before the import: %s. What the file said is in the trash.", things)
	}
	if u.Stay > 0 {
		add("Changed since, or of something that was, and left as they are: %s.", voice.Count(u.Stay, "thing", "things"))
	}
	if u.Missing > 0 {
		add("Deleted since: %s.", voice.Count(u.Missing, "thing", "things"))
	}
	for _, of := range []struct {
		why  takeback.Why
		said voice.Phrase
	}{
		{takeback.Deleted, "Left as the file has it: %s. What was there before was forgotten when something that stood in it was deleted for good, on %s."},
		{takeback.Unnamed, "Left as the file has it: %s. What was there before was forgotten when a name that stood in it was taken out, on %s."},
	} {
		if older := u.Worded[of.why]; older.Things > 0 {
			add(of.said, voice.Count(older.Things, "thing", "things"), voice.At(older.At, moment))
		}
	}
	if u.DryRun {
		add("Nothing was changed: this was a dry run.")
	}
	return said
}

// went says how much went to the trash, of each kind.
func went(u takeback.Undone) string {
	var parts []string
	for _, c := range []struct {
		kind      journal.Kind
		one, many voice.Phrase
	}{
		{journal.Entries, "entry", "entries"}, {journal.Lessons, "lesson", "lessons"}, {journal.PlansKind, "plan", "plans"},
		{journal.CheckinsKind, "person to talk to", "people to talk to"}, {journal.HeardKind, "thing heard", "things heard"},
	} {
		if n := u.Gone[c.kind]; n > 0 {
			parts = append(parts, voice.Count(n, c.one, c.many))
		}
	}
	return listed(parts)
}

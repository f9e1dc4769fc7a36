package voice

import (
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/doomed"
	"messup/journal/text"
)

// named is how many things a question names; the others are counted.
const named = 3

// AskEmpty asks whether to empty the trash of all that is in it, and names it.
func AskEmpty(all []journal.Trashed) string {
	titles := make([]string, 0, named)
	for _, t := range all[:min(named, len(all))] {
		titles = append(titles, Quoted(text.ClipLine(t.Title, 40)))
	}
	what := strings.Join(titles, ", ")
	if more := len(all) - named; more > 0 {
		what = Say("%s and %d more", what, more)
	}
	if with := GoesWith(all); with != "" {
		what = Say("%s (with %s)", what, with)
	}
	return Say("Delete for good, also from the backups: %s?", what)
}

// GoesWith says what goes with things that are deleted; empty if nothing does.
func GoesWith(all []journal.Trashed) string {
	var lessons, plans, people, notes int
	for _, t := range all {
		if t.Entry == nil { // it is what it is, and goes with nothing
			continue
		}
		if t.Lesson != nil {
			lessons++
		}
		lessons, plans = lessons+len(t.Lessons), plans+len(t.Plans)
		people, notes = people+len(t.Checkins), notes+len(t.Heard)
	}
	var with []string
	for _, of := range []struct {
		n         int
		one, many Phrase
	}{{lessons, "lesson", "lessons"}, {plans, "plan", "plans"}, {people, "person to talk to", "people to talk to"}, {notes, "note of feedback", "notes of feedback"}} {
		if of.n > 0 {
			with = append(with, Count(of.n, of.one, of.many))
		}
	}
	return strings.Join(with, ", ")
}

// StaysToo says of what else words are in that were looked for to be deleted: it belongs to
// what stays.
func StaysToo(stay map[journal.Kind]int) (said []string) {
	for _, of := range []struct {
		kind      journal.Kind
		one, many Phrase
	}{
		{journal.Lessons, "lesson", "lessons"}, {journal.PlansKind, "plan", "plans"},
		{journal.CheckinsKind, "person to check in with", "people to check in with"},
	} {
		if n := stay[of.kind]; n > 0 {
			said = append(said, Say("The words are in %s as well, of an entry that stays.", Count(n, of.one, of.many)))
		}
	}
	if n := stay[journal.ReviewsKind]; n > 0 {
		said = append(said, Say("The words are in what %s recorded as well, and stay there.", Count(n, "weekly review", "weekly reviews")))
	}
	return said
}

// OlderGo says how many older wordings go out of lessons that stay; empty if none.
func OlderGo(n int) string {
	if n == 0 {
		return ""
	}
	return Say("What a lesson said before, and that lesson stays: %s", Count(n, "older wording", "older wordings"))
}

// Purged says that things were deleted for good, and what beside the journal may still hold
// them: files, and the folder of a sync, which is marked as one by a slash at its end.
func Purged(gone int, beside []string) []string {
	what, unread := Count(gone, "thing", "things"), files(beside)
	said := Say("Deleted for good: %s. The journal file and its backups were written anew, and what a restore kept beside them holds it no more.", what)
	if unread > 0 {
		said = Say("Deleted for good: %s. The journal file and its backups were written anew. Beside them %s may still hold it.", what, Count(unread, "file", "files"))
	}
	return slices.Concat([]string{said}, folders(beside), []string{Say("Copies made elsewhere, and what was exported, may still hold it.")})
}

// files counts what is no folder.
func files(beside []string) (n int) {
	for _, name := range beside {
		if !strings.HasSuffix(name, "/") {
			n++
		}
	}
	return n
}

// folders says which folder of a sync still has what was deleted, and what takes it out.
func folders(beside []string) (said []string) {
	for _, name := range beside {
		if dir, is := strings.CutSuffix(name, "/"); is {
			said = append(said, Say("The folder %s has it until `messup sync` takes it out.", text.CleanLine(dir)))
		}
	}
	return said
}

// KeptFor says for how many years a mess is kept.
func KeptFor(years int) string {
	if years == 0 {
		return Say("always")
	}
	return Count(years, "year", "years")
}

// OlderThan says what is older than it is kept.
func OlderThan(years int) string { return Say("older than %s", KeptFor(years)) }

// Reducible says how many messes can be reduced to their lessons.
func Reducible(n int) string {
	return Say("%s: keep only what they taught", Count(n, "mess", "messes"))
}

// OldStay says what stays of what is old, and why.
func OldStay(lessons int, aged doomed.Aged) (said []string) {
	said = append(said, Say("What they taught stays: %s. A mess that taught nothing goes whole.", Count(lessons, "lesson", "lessons")))
	if aged.Open > 0 {
		said = append(said, Say("%s with something still open, or put away, and will not go.", Count(aged.Open, "older mess is left", "older messes are left")))
	}
	if aged.Heavy > 0 {
		said = append(said, Say("%s because it is marked heavy: its lesson alone would come back.", Count(aged.Heavy, "older mess stays", "older messes stay")))
	}
	return said
}

// Reduced says what became of messes that were reduced to their lessons. beside is as in Purged.
func Reduced(gone, lessons int, beside []string) []string {
	unread := files(beside)
	said := []string{Say("%s gone for good, and %s kept. The journal file and its backups were written anew.", Count(gone, "mess is", "messes are"), Count(lessons, "lesson is", "lessons are"))}
	if unread > 0 {
		said = append(said, Say("Beside them %s may still hold them.", Count(unread, "file", "files")))
	}
	return append(append(said, folders(beside)...), Say("Copies made elsewhere, and what was exported, may still hold them."))
}

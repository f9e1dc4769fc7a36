package repair

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/voice"
	"messup/store"
)

// Counts says how many entries and lessons there are.
func Counts(n map[journal.Kind]int) string {
	return voice.Count(n[journal.Entries], "entry", "entries") + ", " + voice.Count(n[journal.Lessons], "lesson", "lessons")
}

// nouns are what one and many of a kind are called. What the program remembers
// of its own use nobody asks for.
func nouns() map[journal.Kind][2]voice.Phrase {
	return map[journal.Kind][2]voice.Phrase{
		journal.Entries: {"entry", "entries"}, journal.Lessons: {"lesson", "lessons"}, journal.PlansKind: {"plan", "plans"},
		journal.CheckinsKind: {"check-in", "check-ins"}, journal.HeardKind: {"thing heard", "things heard"},
		journal.ReviewsKind: {"review", "reviews"}, journal.SettingsKind: {"setting", "settings"},
		journal.Trash: {"deleted thing", "deleted things"},
	}
}

// ofEachKind says how much there is of whatever there is anything of. A kind that
// has no noun is said by its name: none is passed over.
func ofEachKind(n map[journal.Kind]int) string {
	var parts []string
	called := nouns()
	for _, k := range record.Kinds() {
		name, known := called[k]
		if !known {
			name = [2]voice.Phrase{voice.Phrase(k), voice.Phrase(k)}
		}
		if n[k] > 0 && !slices.Contains(journal.OwnUse(), k) {
			parts = append(parts, voice.Count(n[k], name[0], name[1]))
		}
	}
	return strings.Join(parts, ", ")
}

// count is how much there is, as scripts read it.
type count struct {
	Entries int `json:"entries"`
	Lessons int `json:"lessons"`

	Others map[journal.Kind]int `json:"others,omitempty"` // of all other kinds a person knows of, by name
}

func counted(n map[journal.Kind]int) count {
	c := count{Entries: n[journal.Entries], Lessons: n[journal.Lessons], Others: maps.Clone(n)}
	maps.DeleteFunc(c.Others, func(k journal.Kind, n int) bool {
		return n == 0 || k == journal.Entries || k == journal.Lessons || slices.Contains(journal.OwnUse(), k)
	})
	return c
}

// part is what came of a damaged or renamed backup, as scripts read it.
type part struct {
	Path string `json:"path"`
	count
}

func parts(r store.Restored) (shaped []part) {
	for _, p := range r.Parts {
		shaped = append(shaped, part{p.Path, counted(p.From)})
	}
	return shaped
}

// Restored is what a restore did, as `restore --json` prints it.
func Restored(r store.Restored) any {
	kept, unread := r.Log, ""
	if r.Whole || r.Rehearsed {
		kept, unread = "", r.Log
	}
	var buried *count
	if len(r.Buried) > 0 {
		n := counted(r.Buried)
		buried = &n
	}
	return struct {
		Whole    bool     `json:"was_whole"`
		DryRun   bool     `json:"dry_run"`
		Backup   string   `json:"backup,omitempty"`
		FromIt   count    `json:"from_backup"`
		FromLog  count    `json:"kept_since"`
		Salvaged count    `json:"from_damaged"`
		Parts    []part   `json:"from_other_backups,omitempty"`
		Total    count    `json:"total"`
		Missing  count    `json:"missing"`
		Differ   count    `json:"changed_in_both"`
		Beyond   count    `json:"not_in_copy"`
		Buried   *count   `json:"deleted_for_good,omitempty"`
		Unsure   bool     `json:"deletions_unknown,omitempty"`
		Holds    string   `json:"may_hold_deleted,omitempty"`
		Damaged  string   `json:"damaged_kept,omitempty"`
		Replaced string   `json:"replaced_kept,omitempty"`
		Log      string   `json:"log_kept,omitempty"`
		Unread   string   `json:"damaged_log,omitempty"`
		Logs     []string `json:"damaged_logs_kept,omitempty"`
		GivenUp  string   `json:"given_up,omitempty"`
		Others   count    `json:"of_another"`
		Aside    string   `json:"set_aside,omitempty"`
	}{
		r.Whole, r.Rehearsed, r.Backup, counted(r.FromIt), counted(r.FromLog), counted(r.Salvaged), parts(r), counted(r.Total),
		counted(r.Missing), counted(r.Differ),
		counted(r.Beyond), buried, r.Unsure, r.Holds, r.Damaged, r.Replaced, kept, unread, without(r.Logs, r.Log), r.GivenUp, counted(r.Others), r.Aside,
	}
}

// without returns paths without one that is named already.
func without(paths []string, path string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == path })
}

// RestoredLines says what a restore did, a sentence each.
func RestoredLines(r store.Restored) (lines []string) {
	say := func(p voice.Phrase, args ...any) { lines = append(lines, voice.Say(p, args...)) }
	if r.Whole {
		say("Everything can be read: there is nothing to restore.")
		if r.Log != "" {
			say(unreadTwice, r.Log)
		}
		return slices.Concat(lines, keptLogs(without(r.Logs, r.Log)), ofAnother(r))
	}
	if r.Rehearsed {
		say("Would restore: %s.", Counts(r.Total))
	} else {
		say("Restored: %s.", Counts(r.Total))
	}
	if r.Backup != "" {
		say("From the backup %s: %s.", r.Backup, Counts(r.FromIt))
	}
	for _, p := range r.Parts {
		if p.Whole {
			say("From the renamed backup %s: %s.", p.Path, Counts(p.From))
		} else {
			say("From the damaged backup %s: %s.", p.Path, Counts(p.From))
		}
	}
	if len(r.FromLog) > 0 {
		say("From what was kept since: %s.", Counts(r.FromLog))
	}
	if len(r.Salvaged) > 0 {
		say("From the file that was there: %s.", Counts(r.Salvaged))
	}
	lines = append(append(lines, toKnow(r)...), keptLogs(without(r.Logs, r.Log))...)
	if r.Rehearsed {
		say("Nothing was changed: this was a dry run.")
	}
	return lines
}

// ofAnother says what is left of a journal that had this name before, and where it is now.
func ofAnother(r store.Restored) (lines []string) {
	say := func(p voice.Phrase, args ...any) { lines = append(lines, voice.Say(p, args...)) }
	if n := ofEachKind(r.Others); n != "" {
		say(another, n)
	}
	switch {
	case r.Aside != "":
		say("Its backups are set aside: %s", r.Aside)
		lines = append(lines, Aside(r.Aside, r.Path))
	case len(lines) > 0:
		say("Its backups would be set aside. Nothing was changed: this was a dry run.")
	}
	return lines
}

const another voice.Phrase = "Another journal had this name. Of that one alone: %s."

// Question asks whether to do what a rehearsed restore would.
func Question(r store.Restored) string {
	if r.Whole {
		return voice.Say("Everything can be read. Go on with it?")
	}
	question := voice.Say("Bring back %s? What lies there now is kept beside it.", cmp.Or(ofEachKind(r.Total), Counts(r.Total)))
	if missing := ofEachKind(r.Missing); missing != "" {
		return voice.Say("Nowhere to be found: %s.", missing) + " " + question
	}
	return question
}

// RestoredBriefly is the same in as few words as a page has room for.
func RestoredBriefly(r store.Restored) string {
	if r.Whole {
		return strings.Join(RestoredLines(r), " ")
	}
	return strings.Join(append([]string{voice.Say("Restored: %s.", Counts(r.Total))}, toKnow(r)...), " ")
}

// toKnow says what is missing, what was joined, and what is kept.
func toKnow(r store.Restored) (lines []string) {
	say := func(p voice.Phrase, args ...any) { lines = append(lines, voice.Say(p, args...)) }
	if n := ofEachKind(r.Missing); n != "" {
		say("Nowhere to be found: %s.", n)
	}
	if n := ofEachKind(r.Differ); n != "" {
		say("Changed here and elsewhere: %s. Both wordings are in the journal.", n)
	}
	if n := ofEachKind(r.Buried); n != "" {
		say("Deleted for good here, and left out: %s.", n)
	}
	if r.Unsure {
		say("Nothing here says what was deleted for good since that copy was made: it may be back.")
	}
	if n := ofEachKind(r.Beyond); n != "" {
		say("Not in that copy, or in other words there: %s.", n)
	}
	if kept := cmp.Or(r.Damaged, r.Replaced); kept != "" {
		say("What was there is kept: %s", kept)
	}
	if r.Holds != "" {
		say("It may still hold what was deleted for good. Remove it if you do not need it.")
	}
	if r.Log != "" && r.Rehearsed {
		say("What was kept since the backup cannot all be read, and would be kept as well: %s", r.Log)
	} else if r.Log != "" {
		say("What was kept since the backup could not all be read. It is kept: %s", r.Log)
	}
	if r.GivenUp != "" {
		say("What is given up is left in a journal of its own: %s", r.GivenUp)
		lines = append(lines, GivenUp(r.GivenUp)...)
	} else if len(r.Beyond) > 0 {
		say("All of that would be left in a journal of its own.")
	}
	return lines
}

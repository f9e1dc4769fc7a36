package repair

import (
	"errors"
	"path/filepath"

	"messup/journal"
	"messup/journal/voice"
	"messup/store"
	"messup/store/verify"
)

// health is what a check found of one file, as scripts read it.
type health struct {
	Path string `json:"path"`
	count
	Fault string `json:"fault,omitempty"`
}

func shape(h verify.Health) health {
	v := health{Path: h.Path, count: counted(h.Counts)}
	if h.Err != nil {
		v.Fault = h.Err.Error()
	}
	return v
}

// Checked is what a check found, as `check --json` prints it.
func Checked(r store.Report) any {
	backups := make([]health, 0, len(r.Backups))
	for _, h := range r.Backups {
		backups = append(backups, shape(h))
	}
	return struct {
		Journal  health   `json:"journal"`
		Backups  []health `json:"backups"`
		Damaged  []string `json:"damaged_kept"`
		Logs     []string `json:"damaged_logs_kept"`
		Replaced []string `json:"replaced_kept"`
		GivenUp  []string `json:"given_up"`
		Aside    []string `json:"set_aside"`
		Others   count    `json:"of_another"`
		Renamed  []string `json:"renamed_backups"`
		Log      string   `json:"damaged_log,omitempty"`
		Copies   []string `json:"copies"`
		Inbox    int      `json:"inbox"`
		Unfiled  []string `json:"unfiled"`
	}{
		shape(r.Journal), backups, listed(r.Damaged), listed(r.Logs), listed(r.Replaced), listed(r.GivenUp), listed(r.Aside), counted(r.Others), listed(r.Renamed), r.Log, listed(r.Copies), r.Inbox, listed(r.Unfiled),
	}
}

// listed is a list that is [] and not null where there is nothing.
func listed(paths []string) []string { return append([]string{}, paths...) }

// GivenUp says how what was given up comes back.
func GivenUp(path string) []string {
	return []string{
		voice.Say("`messup restore --from %q` brings it back instead.", path),
		voice.Say("To have both: `messup import %q`.", path),
	}
}

// Aside says how what was set aside is brought back there.
func Aside(dir, journal string) string {
	return voice.Say("There it is brought back with: messup --journal %q restore", filepath.Join(dir, filepath.Base(journal)))
}

const unreadTwice voice.Phrase = "What was kept since the newest backup cannot all be read a second time: %s\nThe journal can: `messup backup` makes a whole copy, and keeps that one aside."

// keptLogs names what was kept aside because not all of it could be read.
func keptLogs(paths []string) (lines []string) {
	for _, path := range paths {
		lines = append(lines, voice.Say("What was kept since an earlier backup, and could not all be read, is kept: %s", path))
	}
	return lines
}

// CheckedLines says what a check found, a sentence each.
func CheckedLines(r store.Report) (lines []string) {
	say := func(p voice.Phrase, args ...any) { lines = append(lines, voice.Say(p, args...)) }
	if r.Journal.Err == nil {
		say("Everything can be read: %s.", Counts(r.Journal.Counts))
	}
	good := 0
	for _, h := range r.Backups {
		switch {
		case h.Err == nil:
			good++
		case errors.Is(h.Err, journal.ErrDiskFull):
			say("There is no room on the disk to unpack a backup, so that nobody knows whether it can be read: %s", h.Path)
		default:
			say("A backup cannot be read: %v", h.Err)
		}
	}
	switch {
	case len(r.Backups)+len(r.Renamed) == 0:
		say("There are no backups yet.")
	case good > 0:
		say("%s can be read.", voice.Count(good, "backup", "backups"))
	}
	for _, path := range r.Renamed {
		say("A backup under another name is there: %s\n`messup restore` reads it too.", path)
	}
	switch {
	case r.Log != "" && r.Journal.Err == nil:
		say(unreadTwice, r.Log)
	case r.Log != "":
		say("What was kept since the newest backup cannot all be read: %s\n`messup restore` keeps it beside the journal.", r.Log)
	}
	if r.Inbox > 0 {
		say("%s in the inbox, to be filed at the next start.", voice.Count(r.Inbox, "note waits", "notes wait"))
	}
	if n := ofEachKind(r.Others); n != "" {
		say(another, n)
		say("`messup restore` sets its backups aside, and says how they come back.")
	}
	for _, path := range r.Unfiled {
		say("A note that could not be filed is kept: %s\nAny editor shows what is in it; delete it if you do not need it.", path)
	}
	for _, path := range r.Copies {
		say("A copy of the journal with words that are not here lies beside it: %s\n`messup import %q` brings them in.", path, path)
	}
	for _, path := range r.GivenUp {
		say("A journal of what was given up for a copy is kept: %s", path)
		lines = append(lines, GivenUp(path)...)
	}
	for _, dir := range r.Aside {
		say("What was left of an earlier journal is set aside: %s", dir)
		lines = append(lines, Aside(dir, r.Journal.Path))
	}
	for _, path := range r.Damaged {
		say("A damaged journal is kept from an earlier restore: %s", path)
	}
	lines = append(lines, keptLogs(r.Logs)...)
	for _, path := range r.Replaced {
		say("What was in the journal's place is kept from an earlier restore: %s", path)
	}
	return lines
}

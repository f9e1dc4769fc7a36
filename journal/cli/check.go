package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/store"
)

// check reads everything and says whether it can be read.
func check(s *session) *cobra.Command {
	type health struct {
		Path    string `json:"path"`
		Entries int    `json:"entries"`
		Lessons int    `json:"lessons"`
		Fault   string `json:"fault,omitempty"`
	}
	shape := func(h store.Health) health {
		v := health{Path: h.Path, Entries: h.Counts[journal.Entries], Lessons: h.Counts[journal.Lessons]}
		if h.Err != nil {
			v.Fault = h.Err.Error()
		}
		return v
	}
	return s.printsJSON(&cobra.Command{
		Use:               "check",
		Short:             "Check that everything can be read",
		Long:              `Read every byte of the journal and of its backups, and say whether all is well.`,
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.there()
			if err != nil {
				return err
			}
			r, err := b.file.Check(cmd.Context())
			v := struct {
				Journal health   `json:"journal"`
				Backups []health `json:"backups"`
				Damaged []string `json:"damaged_kept"`
				Inbox   int      `json:"inbox"`
			}{Journal: shape(r.Journal), Backups: []health{}, Damaged: append([]string{}, r.Damaged...), Inbox: r.Inbox}
			for _, h := range r.Backups {
				v.Backups = append(v.Backups, shape(h))
			}
			if printErr := s.print(v, func() { s.sayReport(r) }); printErr != nil {
				return printErr
			}
			return err
		},
	})
}

func (s *session) sayReport(r store.Report) {
	if r.Journal.Err == nil {
		s.say("Everything can be read: %s.", sayCounts(r.Journal.Counts))
	}
	good := 0
	for _, h := range r.Backups {
		if h.Err == nil {
			good++
			continue
		}
		s.say("A backup cannot be read: %v", h.Err)
	}
	switch {
	case len(r.Backups) == 0:
		s.say("There are no backups yet.")
	case good > 0:
		s.say("%s can be read.", count(good, "backup", "backups"))
	}
	if r.Inbox > 0 {
		s.say("%s in the inbox, to be filed at the next start.", count(r.Inbox, "note waits", "notes wait"))
	}
	for _, path := range r.Damaged {
		s.say("A damaged journal is kept from an earlier restore: %s", path)
	}
}

func sayCounts(n map[journal.Kind]int) string {
	return count(n[journal.Entries], "entry", "entries") + ", " + count(n[journal.Lessons], "lesson", "lessons")
}

// sayBytes writes a size for people.
func sayBytes(n int64) string {
	const kb, mb = 1 << 10, 1 << 20
	if n < mb {
		return fmt.Sprintf("%d KB", (n+kb-1)/kb)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/mb)
}

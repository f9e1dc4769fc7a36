package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/exchange"
	"messup/journal/voice"
)

// importFile takes in a file of messup's own format.
func importFile(s *session) *cobra.Command {
	var dryRun bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "import FILE",
		Short: voice.Say("Take in what messup exported"),
		Long: voice.Say(`Take in a file that "export" wrote, or another program in the same format; - is
standard input. All of it is taken in, or nothing. What is here already stays
or, if the file has a newer revision of it, is brought up to date; taking in
the same file again changes nothing.`),
		Example: voice.Say("  messup import journal.json --dry-run\n  messup import journal.json"),
		Args:    takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.book()
			if err != nil {
				return err
			}
			all, err := s.takeIn(cmd.Context(), b, args[0], dryRun)
			if err != nil {
				return err
			}
			return s.print(all, func() { s.sayImported(all) })
		},
	})
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, voice.Say("say what would be taken in, and keep nothing"))
	return cmd
}

// takeIn takes in what a file holds, after all of it was read and found good. If
// that changes a journal that is there already, a backup of it is made before. A
// file of several parts is read again for that, so that only one of them has to
// be held.
func (s *session) takeIn(ctx context.Context, b *opened, name string, dryRun bool) (imported, error) {
	all := imported{DryRun: dryRun, Reasons: map[journal.Why]int{}}
	var only exchange.Parcel
	parts := 0
	err := s.parcels(name, func(p exchange.Parcel) error {
		if parts++; parts == 1 {
			only = p
		} else if only = (exchange.Parcel{}); name == "-" && !dryRun {
			return fmt.Errorf("%w: it has more than one part, and those are read twice; write it to a file first", journal.ErrTooLong)
		}
		t, err := b.Archive.Import(ctx, p.Archive, true)
		all.add(p, t)
		return err
	})
	if err != nil || dryRun || all.Added+all.Updated == 0 {
		return all, err
	}
	if exists(b.file.Path()) {
		if _, err := b.file.Backup(ctx, ""); err != nil {
			return all, fmt.Errorf("nothing was taken in: %w", err)
		}
	}
	all = imported{Reasons: map[journal.Why]int{}}
	done := 0
	keep := func(p exchange.Parcel) error {
		t, err := b.Archive.Import(ctx, p.Archive, false)
		if err != nil && done > 0 {
			return fmt.Errorf("%d of %d parts were taken in, and stay; import the file again to go on: %w", done, parts, err)
		}
		done++
		all.add(p, t)
		return err
	}
	if parts > 1 {
		err = s.parcels(name, keep)
		return all, err
	}
	if err := keep(only); err != nil {
		return all, fmt.Errorf("%s: %w", name, err)
	}
	return all, nil
}

// parcels reads a file, or standard input for "-", part by part.
func (s *session) parcels(name string, take func(exchange.Parcel) error) error {
	in, shown := s.In, voice.Say("standard input")
	if name != "-" {
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("there is no file %s; check its name", name)
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, reason(err))
		}
		defer func() { _ = f.Close() }() // it was only read
		in, shown = f, name
	}
	for p, err := range exchange.SourceOf(name).Read(in, s.sets, s.Now()) {
		if err == nil {
			err = take(p)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", shown, reason(err))
		}
	}
	return nil
}

// imported is what `import --json` prints.
type imported struct {
	DryRun   bool                `json:"dry_run"`
	Added    int                 `json:"added"`
	Updated  int                 `json:"updated"`
	Skipped  int                 `json:"skipped"`
	Reasons  map[journal.Why]int `json:"skipped_because"`
	Repaired int                 `json:"repaired_utf8"`
	Cleaned  int                 `json:"cleaned"`

	entries, lessons int
}

// add adds what one part of a file brought.
func (all *imported) add(p exchange.Parcel, t journal.Taken) {
	all.Added, all.Updated, all.Skipped = all.Added+t.Added, all.Updated+t.Updated, all.Skipped+t.Skipped
	for why, n := range t.Why {
		all.Reasons[why] += n
	}
	all.Repaired, all.Cleaned = all.Repaired+p.Repaired, all.Cleaned+p.Cleaned
	all.entries, all.lessons = all.entries+len(p.Entries), all.lessons+len(p.Lessons)
}

func (s *session) sayImported(all imported) {
	did := voice.Say("Taken in")
	if all.DryRun {
		did = voice.Say("Would take in")
	}
	skipped := voice.Say("%d skipped", all.Skipped)
	if why := sayWhy(all.Reasons); why != "" {
		skipped += " (" + why + ")"
	}
	s.say("%s %s and %s: %d added, %d updated, %s.", did,
		voice.Count(all.entries, "entry", "entries"), voice.Count(all.lessons, "lesson", "lessons"), all.Added, all.Updated, skipped)
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

// sayWhy lists reasons with their counts, in a steady order.
func sayWhy(why map[journal.Why]int) string {
	parts := make([]string, 0, len(why))
	for _, reason := range slices.Sorted(maps.Keys(why)) {
		parts = append(parts, fmt.Sprintf("%s: %d", voice.Say(voice.Phrase(reason)), why[reason]))
	}
	return strings.Join(parts, ", ")
}

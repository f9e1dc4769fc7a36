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
			p, err := s.parcel(args[0])
			if err != nil {
				return err
			}
			b, err := s.book()
			if err != nil {
				return err
			}
			t, err := s.takeIn(cmd.Context(), b, p, dryRun)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			return s.print(newImported(p, t, dryRun), func() { s.sayImported(p, t, dryRun) })
		},
	})
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, voice.Say("say what would be taken in, and keep nothing"))
	return cmd
}

// takeIn takes contents in. If that changes a journal that is there already,
// a backup of it is made before.
func (s *session) takeIn(ctx context.Context, b *opened, p exchange.Parcel, dryRun bool) (journal.Taken, error) {
	t, err := b.Archive.Import(ctx, p.Archive, true)
	if err != nil || dryRun || t.Added+t.Updated == 0 {
		return t, err
	}
	if exists(b.file.Path()) {
		if _, err := b.file.Backup(ctx, ""); err != nil {
			return journal.Taken{}, fmt.Errorf("nothing was taken in: %w", err)
		}
	}
	return b.Archive.Import(ctx, p.Archive, false)
}

// parcel reads a file, or standard input for "-".
func (s *session) parcel(name string) (exchange.Parcel, error) {
	in, shown := s.In, voice.Say("standard input")
	if name != "-" {
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return exchange.Parcel{}, fmt.Errorf("there is no file %s; check its name", name)
		}
		if err != nil {
			return exchange.Parcel{}, fmt.Errorf("reading %s: %w", name, reason(err))
		}
		defer func() { _ = f.Close() }() // it was only read
		in, shown = f, name
	}
	p, err := exchange.SourceOf(name).Read(in, s.sets, s.Now())
	if err != nil {
		return exchange.Parcel{}, fmt.Errorf("%s: %w", shown, reason(err))
	}
	return p, nil
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
}

func newImported(p exchange.Parcel, t journal.Taken, dryRun bool) imported {
	return imported{dryRun, t.Added, t.Updated, t.Skipped, t.Why, p.Repaired, p.Cleaned}
}

func (s *session) sayImported(p exchange.Parcel, t journal.Taken, dryRun bool) {
	did := voice.Say("Taken in")
	if dryRun {
		did = voice.Say("Would take in")
	}
	skipped := voice.Say("%d skipped", t.Skipped)
	if why := sayWhy(t.Why); why != "" {
		skipped += " (" + why + ")"
	}
	s.say("%s %s and %s: %d added, %d updated, %s.", did,
		voice.Count(len(p.Entries), "entry", "entries"), voice.Count(len(p.Lessons), "lesson", "lessons"), t.Added, t.Updated, skipped)
	if p.Repaired > 0 {
		s.say("%s had bytes that are no UTF-8; each is now the character \uFFFD.", voice.Count(p.Repaired, "text", "texts"))
	}
	if p.Cleaned > 0 {
		s.say("%s had control characters; they were left out.", voice.Count(p.Cleaned, "text", "texts"))
	}
	if dryRun {
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

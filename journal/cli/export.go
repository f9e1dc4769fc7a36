package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/cli/carry"
	"messup/journal/cli/takeout"
	"messup/journal/exchange"
	"messup/journal/record"
	"messup/journal/voice"
	"messup/store/spool"
)

// export writes entries and lessons for other programs, or for messup.
func export(s *session) *cobra.Command {
	var format, file string
	var heavy bool
	cmd := &cobra.Command{
		Use:   "export [WORDS AND SCOPES…]",
		Short: voice.Say("Write entries and lessons to a file or a pipe"),
		Long:  voice.Say("Write everything to standard output or to a new file that only you can read; or\nthe entries \"list\" finds with the same words, with what came from them. What is in\nthe trash stays there, and what is marked heavy is left out unless --heavy is given.\nNothing is left out of a record: what you expect of a plan is there too, before you\nsaid what came of it.\n\nFormats:\n%s", takeout.FormatHelp()),
		Example: voice.Say(`  messup export -o journal.json
  messup export --format jsonl class:9B | wc -l`),
		ValidArgsFunction: s.completeScopes,
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := findFormat(cmd, format)
			if err != nil {
				return err
			}
			q, err := s.query(args)
			if err != nil {
				return err
			}
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			defer carry.Sparing()()
			said := ""
			write := func(put func(*record.Outgoing) error) error {
				return b.Archive.Out(cmd.Context(), q, heavy, func(o *record.Outgoing) error {
					if o.Heavy > 0 && !heavy { // nobody should take a file for the whole journal when it is not
						s.note("Marked heavy and left out: %s. With --heavy they are written too.", voice.Count(o.Heavy, "entry", "entries"))
					}
					err := put(o)
					said = takeout.Wrote(o, file)
					return err
				})
			}
			if file == "" {
				return carry.Print(s.Out, s.out, spool.Beside(b.file.Path(), s.Rand), func(w io.Writer) error {
					return write(func(o *record.Outgoing) error { return f.Write(w, o) })
				})
			}
			err = write(func(o *record.Outgoing) error {
				return carry.WriteNew(file, func(w io.Writer) error { return f.Write(w, o) })
			})
			if err != nil {
				return err
			}
			s.kept = true
			s.say("%s", said)
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", exchange.Formats()[0].Name, voice.Say("how to write it down: a `FORMAT` from the list above"))
	cmd.Flags().BoolVar(&heavy, "heavy", false, voice.Say("write entries marked heavy too"))
	cmd.Flags().StringVarP(&file, "output", "o", "", voice.Say("write to this `FILE`; one that is there already is not touched"))
	_ = cmd.RegisterFlagCompletionFunc("format", takeout.CompleteFormats) // fails only for a flag that is not there
	return cmd
}

func findFormat(cmd *cobra.Command, name string) (exchange.Format, error) {
	var names []string
	for _, f := range exchange.Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return exchange.Format{}, misused(cmd, "there is no format %q (there are: %s)", name, strings.Join(names, ", "))
}

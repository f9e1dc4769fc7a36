// Package about is the commands that tell of messup and not of the journal: which one this is,
// and where the journal lies.
package about

import (
	"context"
	"runtime"

	"github.com/spf13/cobra"

	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// Shell is what is needed of the session.
type Shell interface {
	// Path returns where the journal lies, and whether there is anything.
	Path() (path string, there bool, err error)
	// SayMissing says beside the output why there is no journal.
	SayMissing(context.Context)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
}

// Where prints where the journal lies.
func Where(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "where",
		Short: voice.Say("Print where the journal lies"),
		Long: voice.Say(`Print where the journal lies: the file named with --journal, else journal.db in
the folder MESSUP_HOME, else in the platform's own folder for data.`),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			path, there, err := s.Path()
			if err != nil {
				return err
			}
			if !there {
				s.SayMissing(cmd.Context())
			}
			v := struct {
				Journal string `json:"journal"`
				Exists  bool   `json:"exists"`
			}{path, there}
			return s.Print(v, func() { s.Say("%s", path) })
		},
	})
}

// Version prints which messup this is.
func Version(s Shell, version string) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:               "version",
		Short:             voice.Say("Print which messup this is"),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return Say(s, version) },
	})
}

// Say says which messup this is.
func Say(s Shell, version string) error {
	v := struct {
		Version  string `json:"version"`
		Go       string `json:"go"`
		Platform string `json:"platform"`
	}{version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
	return s.Print(v, func() { s.Say("messup %s (%s, %s)", v.Version, v.Go, v.Platform) })
}

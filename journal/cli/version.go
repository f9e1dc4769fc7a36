package cli

import (
	"runtime"

	"github.com/spf13/cobra"
)

// version prints which messup this is.
func version(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "version",
		Short:             "Print which messup this is",
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			v := struct {
				Version  string `json:"version"`
				Go       string `json:"go"`
				Platform string `json:"platform"`
			}{s.Version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
			return s.print(v, func() { s.say("messup %s (%s, %s)", v.Version, v.Go, v.Platform) })
		},
	})
}

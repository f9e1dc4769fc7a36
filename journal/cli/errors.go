package cli

import (
	"github.com/spf13/cobra"

	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// The exit codes of what is no fault of the journal; voice.Faults has those
// of what is. They are part of what scripts rely on.
const (
	exitOK    = 0
	exitError = 1
	exitUsage = 2
)

type usageError = usage.Error

func misused(cmd *cobra.Command, phrase voice.Phrase, args ...any) error {
	return usage.Misused(cmd, phrase, args...)
}

func takes(least, most int) cobra.PositionalArgs { return usage.Takes(least, most) }

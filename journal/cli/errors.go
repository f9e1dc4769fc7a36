package cli

import (
	"github.com/spf13/cobra"

	"messup/journal/cli/usage"
	"messup/journal/voice"
)

const (
	exitOK    = usage.OK
	exitError = usage.Failed
	exitUsage = usage.Unread
)

type usageError = usage.Error

func misused(cmd *cobra.Command, phrase voice.Phrase, args ...any) error {
	return usage.Misused(cmd, phrase, args...)
}

func takes(least, most int) cobra.PositionalArgs { return usage.Takes(least, most) }

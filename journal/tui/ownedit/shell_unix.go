//go:build unix

package ownedit

import (
	"context"
	"os/exec"
)

// shellCommand runs an editor as git does: through the shell, so that options
// and quotes in $EDITOR mean what they mean there.
func shellCommand(editor, path string) *exec.Cmd {
	return exec.CommandContext(context.Background(), "sh", "-c", editor+` "$1"`, editor, path) //nolint:gosec // the editor is the person's own command
}

package ownedit

import (
	"context"
	"os/exec"
	"syscall"
)

// shellCommand runs an editor through the shell, so that options and quotes in EDITOR mean what
// they mean there. cmd takes the line as it stands between the first quote and the last one; Go
// would put a backslash before those within, which is a part of the name to cmd.
func shellCommand(editor, path string) *exec.Cmd {
	cmd := exec.CommandContext(context.Background(), "cmd")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `cmd /s /c "` + editor + ` "` + path + `""`}
	return cmd
}

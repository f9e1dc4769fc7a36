package ownedit

import (
	"io"
	"os/exec"
	"strings"
	"time"
)

// Command is what a person edits texts with, as the shell they came from says; empty if it
// says nothing.
func Command(environ []string) string {
	var visual, editor string
	for _, v := range environ {
		if s, ok := strings.CutPrefix(v, "VISUAL="); ok {
			visual = s
		}
		if s, ok := strings.CutPrefix(v, "EDITOR="); ok {
			editor = s
		}
	}
	if visual != "" {
		return visual
	}
	return editor
}

// Running is a command that does not come back at once. Bubble Tea v2.0.10 leaves
// the old frames behind in a goroutine of their own, which stops the clock that the
// new ones are drawn by if it runs late: after an editor that failed at once the
// screen then stayed empty for ever (measured on a busy computer: 5 of 288 times,
// and 0 of 408 since).
type Running struct{ *exec.Cmd }

// atLeast is how long such a command takes: many times what the goroutine does.
const atLeast = 200 * time.Millisecond

// Run runs the command, and waits until that time is over.
func (u Running) Run() error {
	over := time.After(atLeast)
	err := u.Cmd.Run()
	<-over
	return err
}

// SetStdin gives it what is typed.
func (u Running) SetStdin(r io.Reader) { u.Stdin = r }

// SetStdout gives it the screen.
func (u Running) SetStdout(w io.Writer) { u.Stdout = w }

// SetStderr gives it where it says what is the matter.
func (u Running) SetStderr(w io.Writer) { u.Stderr = w }

// Stragglers is how long after the editor a signal may still come that was meant
// for it: ctrl+c goes to messup too, and may be read only when the editor has
// ended.
const Stragglers = 500 * time.Millisecond

// Run is an editor to be run on a file, in such an environment.
func Run(editor, path string, environ []string) Running {
	cmd := shellCommand(editor, path)
	cmd.Env = environ
	return Running{cmd}
}

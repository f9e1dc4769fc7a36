package ownedit

import (
	"context"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// What Vim and its kin are told: no swap file, nothing of the text among what
// they remember of earlier files, no undo file and no copy of the file beside
// it. Words that are deleted here are then in no file of theirs.
const noTraces shellWords = ` -n -i NONE -c "set noundofile nobackup nowritebackup"`

// shellWords are words of a command as a shell reads them, that of Windows too.
type shellWords string

// probeTime is how long a vi may take to say what it is.
const probeTime = time.Second

// WithoutTraces returns the command of an editor, with what makes it leave no
// traces where that is known. A command that is more than a program and its
// options is left alone.
func WithoutTraces(ctx context.Context, editor string) string {
	if strings.TrimSpace(editor) == "" || strings.ContainsAny(editor, ";&|<>()$`\n") {
		return editor
	}
	path, err := exec.LookPath(program(editor))
	if err != nil || !isVim(ctx, path) {
		return editor
	}
	return editor + string(noTraces)
}

// program is the first word of a command, which may be quoted: on Windows most programs lie in
// a folder with a space in its name.
func program(editor string) string {
	first := strings.Fields(editor)[0]
	if quote := first[:1]; strings.ContainsAny(quote, `"'`) {
		first, _, _ = strings.Cut(strings.TrimSpace(editor)[1:], quote)
	}
	return first
}

// isVim reports whether a program understands Vim's options. A program called
// vi may be any of several: its real name tells, or else it is asked.
func isVim(ctx context.Context, path string) bool {
	called := programName(path)
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	for _, name := range []string{called, programName(path)} {
		if first, _, _ := strings.Cut(name, "."); slices.Contains([]string{"vim", "nvim", "gvim", "mvim", "vimx", "rvim", "rview", "gview", "nview"}, first) {
			return true
		}
	}
	if !slices.Contains([]string{"vi", "view", "ex"}, called) {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	said, err := exec.CommandContext(ctx, path, "--version").Output() // its input is empty, so none waits for a key
	return err == nil && (strings.Contains(string(said), "Vi IMproved") || strings.HasPrefix(string(said), "NVIM"))
}

// programName is what a program is called, without what Windows tells programs by.
func programName(path string) string {
	name := strings.ToLower(filepath.Base(path))
	for _, ending := range []string{".exe", ".bat", ".cmd"} {
		name = strings.TrimSuffix(name, ending)
	}
	return name
}

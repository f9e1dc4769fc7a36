package write

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// editedMsg brings a text back from the person's own editor.
type editedMsg struct {
	place string
	path  string
	err   error // from the editor itself
}

// textMsg brings what the file holds after the editor.
type textMsg struct{ place, path, text string }

// noEditor says why ctrl+e cannot work, if so.
func (w *writePage) noEditor() voice.Phrase {
	switch {
	case editorCommand(w.env.Opts.Environ) == "":
		return "set VISUAL or EDITOR to use your own editor"
	case w.env.Opts.Edit == "":
		return "there is no folder for texts being edited"
	}
	return ""
}

func editorCommand(environ []string) string {
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

// edit opens this answer in the person's own editor, the draft kept first.
func (w *writePage) edit() tea.Cmd {
	place, text, dir := w.place, w.form.Text.Accessor.Get(), w.env.Opts.Edit
	return w.onceKept(w.env.Ask(func(context.Context) (tea.Msg, error) {
		path, err := putText(dir, text)
		return openEditorMsg{place, path}, err
	}))
}

// openEditorMsg says that the file for the editor is there.
type openEditorMsg struct{ place, path string }

func (w *writePage) openEditor(msg openEditorMsg) tea.Cmd {
	cmd := shellCommand(editorCommand(w.env.Opts.Environ), msg.path)
	cmd.Env = w.env.Opts.Environ
	turn, away := w.env.Generation, w.env.Away
	away.Store(true)
	return tea.ExecProcess(cmd, func(err error) tea.Msg {
		time.AfterFunc(stragglers, func() { away.Store(false) })
		return page.AnswerMsg{Generation: turn, Msg: editedMsg{msg.place, msg.path, err}}
	})
}

// stragglers is how long after the editor a signal may still come that was meant
// for it: ctrl+c goes to messup too, and may be read only when the editor has
// ended.
const stragglers = 500 * time.Millisecond

// shellCommand runs an editor as git does: through the shell, so that options
// and quotes in $EDITOR mean what they mean there.
func shellCommand(editor, path string) *exec.Cmd {
	if runtime.GOOS == "windows" {
		return exec.CommandContext(context.Background(), "cmd", "/c", editor+` "`+path+`"`) //nolint:gosec // the editor is the person's own command
	}
	return exec.CommandContext(context.Background(), "sh", "-c", editor+` "$1"`, editor, path) //nolint:gosec // the editor is the person's own command
}

// putText writes a text where the editor finds it: a new file only its owner
// can read, in a folder of ours.
func putText(dir, text string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("a folder for the editor: %w", err)
	}
	f, err := os.CreateTemp(dir, fmt.Sprintf("answer-%d-*.md", os.Getpid()))
	if err != nil {
		return "", fmt.Errorf("a file for the editor: %w", err)
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("a file for the editor: %w", err)
	}
	return f.Name(), nil
}

// edited takes the text if the editor ended well. A failed editor changes
// nothing, and its file stays.
func (w *writePage) edited(msg editedMsg) tea.Cmd {
	if msg.err != nil {
		return page.Say("The editor ended with an error, so the answer is as it was. What it left is in %s.", filepath.Dir(msg.path))
	}
	return w.env.Ask(func(context.Context) (tea.Msg, error) {
		info, err := os.Stat(msg.path)
		if err == nil && info.Size() > journal.MaxAnswer {
			return nil, fmt.Errorf("the text from the editor, still in %s: %w", msg.path, journal.ErrTooLong)
		}
		data, err := os.ReadFile(msg.path)
		if err != nil {
			return nil, fmt.Errorf("reading back from the editor: %w", err)
		}
		return textMsg{msg.place, msg.path, strings.TrimRight(text.Clean(string(data)), "\n")}, nil
	})
}

// takeText puts the editor's text into the answer. An emptied answer is taken
// only when the person says so.
func (w *writePage) takeText(msg textMsg) tea.Cmd {
	if msg.place != w.place || w.form == nil || w.form.Text == nil {
		return nil
	}
	if msg.text == "" && w.form.Text.Accessor.Get() != "" {
		turn := w.env.Generation
		return page.Confirm(voice.Say("The editor left this answer empty. Empty it?"), func() tea.Msg { return page.AnswerMsg{Generation: turn, Msg: emptyMsg{msg.path}} })
	}
	return w.replaceText(msg.text, msg.path)
}

// emptyMsg empties the answer.
type emptyMsg struct{ path string }

// replaceText takes the text, and clears up after the editor only when the
// words are in the journal.
func (w *writePage) replaceText(text, path string) tea.Cmd {
	w.form.Text.Replace(text)
	w.fit()
	return w.onceKept(w.env.Ask(func(context.Context) (tea.Msg, error) {
		if err := os.Remove(path); err != nil {
			return nil, fmt.Errorf("clearing up after the editor: %w", err)
		}
		return nil, nil
	}))
}

// fromEditor takes the messages on the way to the editor and back.
func (w *writePage) fromEditor(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case openEditorMsg:
		return w.openEditor(msg), true
	case editedMsg:
		return w.edited(msg), true
	case textMsg:
		return w.takeText(msg), true
	case emptyMsg:
		return w.replaceText("", msg.path), true
	}
	return nil, false
}

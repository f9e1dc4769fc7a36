package write

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/ownedit"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/store/scratch"
)

// editedMsg brings a text back from the person's own editor.
type editedMsg struct {
	place  string
	folder *scratch.Folder
	err    error // from the editor itself
}

// textMsg brings what the file holds after the editor.
type textMsg struct {
	place  string
	folder *scratch.Folder
	text   string
	failed string // what is to be said of an editor that failed
}

// noEditor says why ctrl+o cannot work, if so.
func (w *writePage) noEditor() voice.Phrase {
	switch {
	case ownedit.Command(w.env.Opts.Environ) == "":
		return "set VISUAL or EDITOR to use your own editor"
	case w.env.Opts.Sealed:
		return "the journal has a passphrase, and an editor's files would be open to read"
	case len(w.env.Opts.Scratch) == 0:
		return "there is no folder for texts being edited"
	}
	return ""
}

// edit opens this answer in the person's own editor, the draft kept first.
func (w *writePage) edit() tea.Cmd {
	kept := page.AnswerMsg{Generation: w.env.Generation, Msg: toEditMsg{}}
	return w.onceKept(func() tea.Msg { return kept })
}

// toEditMsg says that the draft is kept.
type toEditMsg struct{}

// prepare puts the answer where the editor finds it: a file in a folder of its
// own, which says whose it is to a start that finds it left.
func (w *writePage) prepare() tea.Cmd {
	if w.form == nil || w.form.Text == nil {
		return nil
	}
	place, text, about := w.place, w.form.Text.Accessor.Get(), ""
	if w.base.Rev > 0 {
		about = string(w.base.ID) + " " + place
	}
	in := scratch.Places(w.env.Opts.Scratch)
	editor := ownedit.Command(w.env.Opts.Environ)
	return w.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		folder, err := in.Edit(about, text)
		if err != nil {
			return nil, fmt.Errorf("a file for the editor: %w", err)
		}
		return openEditorMsg{place, ownedit.WithoutTraces(ctx, editor), folder}, nil
	})
}

// openEditorMsg says that the file for the editor is there.
type openEditorMsg struct {
	place, editor string
	folder        *scratch.Folder
}

func (w *writePage) openEditor(msg openEditorMsg) tea.Cmd {
	turn, away := w.env.Generation, w.env.Away
	away.Store(true)
	return tea.Exec(ownedit.Run(msg.editor, msg.folder.Text(), w.env.Opts.Environ), func(err error) tea.Msg {
		time.AfterFunc(ownedit.Stragglers, func() { away.Store(false) })
		return page.AnswerMsg{Generation: turn, Msg: editedMsg{msg.place, msg.folder, err}}
	})
}

// edited reads what the editor left.
func (w *writePage) edited(msg editedMsg) tea.Cmd {
	path, failed := msg.folder.Text(), w.failure(msg.err)
	return w.env.Ask(func(context.Context) (tea.Msg, error) {
		info, err := os.Stat(path)
		if err == nil && info.Size() > journal.MaxAnswer {
			return nil, fmt.Errorf("the text from the editor, still in %s: %w", path, journal.ErrTooLong)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("reading back from the editor: %w", err)
		}
		return textMsg{msg.place, msg.folder, strings.TrimRight(text.Clean(string(data)), "\n"), failed}, nil
	})
}

// notFound is what a shell ends with where there is no such command.
const notFound = 127

// failure says what an editor failed with; nothing if it ended well.
func (w *writePage) failure(err error) string {
	var ended *exec.ExitError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &ended) && ended.ExitCode() == notFound:
		command, _, _ := strings.Cut(ownedit.Command(w.env.Opts.Environ), " ")
		return voice.Say("%s was not found.", command)
	}
	return voice.Say("The editor ended with an error.")
}

// takeText puts the editor's text into the answer. An emptied answer is taken only when the person says so,
// and so is what a failed editor left; nothing stays of it if that is the answer as it was.
func (w *writePage) takeText(msg textMsg) tea.Cmd {
	if msg.place != w.place || w.form == nil || w.form.Text == nil {
		return nil
	}
	turn, had := w.env.Generation, strings.TrimRight(text.Clean(w.form.Text.Accessor.Get()), "\n")
	switch {
	case msg.failed != "" && (msg.text == had || msg.text == ""):
		return tea.Batch(page.Tell(msg.failed+" "+voice.Say("The answer is as it was.")), w.cleared(msg.folder.Remove))
	case msg.failed != "":
		ask := page.AskMsg{Question: msg.failed + " " + voice.Say("It left another text. Use it?")}
		ask.No = tea.Batch(page.Tell(voice.Say("It is not used. It stays in %s.", msg.folder.Text())), w.cleared(msg.folder.Unuse))
		ask.Yes = func() tea.Msg { return page.AnswerMsg{Generation: turn, Msg: usedMsg(msg)} }
		return func() tea.Msg { return ask }
	case msg.text == "" && had != "":
		return page.Confirm(voice.Say("The editor left this answer empty. Empty it?"), func() tea.Msg { return page.AnswerMsg{Generation: turn, Msg: emptyMsg{msg.folder}} })
	}
	return w.replaceText(msg.text, msg.folder)
}

type (
	usedMsg  textMsg                          // takes what a failed editor left
	emptyMsg struct{ folder *scratch.Folder } // empties the answer
)

// replaceText takes the text, and clears up after the editor only when the words are in the journal.
func (w *writePage) replaceText(text string, folder *scratch.Folder) tea.Cmd {
	w.form.Text.Replace(text)
	w.fit()
	return w.onceKept(w.cleared(folder.Remove))
}

// cleared clears up after the editor.
func (w *writePage) cleared(up func() error) tea.Cmd {
	return w.env.Ask(func(context.Context) (tea.Msg, error) {
		if err := up(); err != nil {
			return nil, fmt.Errorf("clearing up after the editor: %w", err)
		}
		return nil, nil
	})
}

// fromEditor takes the messages on the way to the editor and back.
func (w *writePage) fromEditor(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case toEditMsg:
		return w.prepare(), true
	case openEditorMsg:
		return w.openEditor(msg), true
	case editedMsg:
		return w.edited(msg), true
	case textMsg:
		return w.takeText(msg), true
	case usedMsg:
		return w.replaceText(msg.text, msg.folder), true
	case emptyMsg:
		return w.replaceText("", msg.folder), true
	}
	return nil, false
}

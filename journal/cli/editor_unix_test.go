//go:build unix

package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// holds waits until a file below a folder has these words.
func holds(t *testing.T, dir, words string) {
	t.Helper()
	late := time.After(patience)
	for !bytes.Contains(inside(t, dir), []byte(words)) {
		select {
		case <-late:
			t.Fatalf("%s holds %q", dir, inside(t, dir))
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// inside is what the files below a folder say. None of them is for others.
func inside(t *testing.T, dir string) (all []byte) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil //nolint:nilerr // it is written to at this very moment
		}
		if info, err := d.Info(); err == nil && info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v", path, info.Mode())
		}
		data, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			err = nil
		}
		all = append(all, data...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Vim leaves nothing behind, ended well or killed: no swap file, no undo file,
// no copy, and none of the words among what it remembers.
func TestVimLeavesNoTraces(t *testing.T) {
	if _, err := exec.LookPath("vim"); err != nil {
		t.Skip("there is no vim here")
	}
	program, home, user := built(t, "messup"), t.TempDir(), t.TempDir()
	// A line of its own says that vim is there: its ruler stands where the path does
	// not, and that is as long as the number in it.
	rc := "set undofile backup writebackup swapfile viminfo='100,<50 nocompatible laststatus=2 statusline=vim-is-here\n"
	if err := os.WriteFile(filepath.Join(user, ".vimrc"), []byte(rc), 0o600); err != nil {
		t.Fatal(err)
	}
	term := opened(t, home, 80, 24, program, "EDITOR=vim", "HOME="+user).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN).shows("1 of 10")
	term.types("secret").shows("secret", "saved").types(ctrlO).shows("secret", "vim-is-here")
	term.types("yyp", "A more", escape).shows("secret more").types(":wq", enter).shows("│ secret more", "1 of 10")
	late := time.After(patience)
	for len(inside(t, filepath.Join(home, "edit"))) != 0 {
		select {
		case <-late:
			t.Fatalf("beside the text it left %q", inside(t, filepath.Join(home, "edit")))
		case <-time.After(20 * time.Millisecond):
		}
	}
	term.types(ctrlO).shows("vim-is-here").types("A and more").shows("and more").signal(syscall.SIGKILL)
	term.kill()
	found, err := filepath.Glob(filepath.Join(home, "edit", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		if filepath.Base(path) != "answer.md" && filepath.Base(path)[0] != '.' || strings.HasSuffix(path, ".swp") {
			t.Errorf("it left %s", path)
		}
	}
	if left, err := os.ReadDir(user); err != nil || len(left) != 1 {
		t.Errorf("the home folder has %v, %v", left, err)
	}
}

// Of an editor that fails nothing stays but what differs from the answer, which is asked
// about; where there is none, that is said.
func TestAnEditorThatFails(t *testing.T) {
	program := built(t, "messup")
	for editor, said := range map[string]string{
		"false":                             "The editor ended with an error. The answer is as it was.",
		"nosuch --wait":                     "nosuch was not found. The answer is as it was.",
		"f() { echo more >>$1; false; }; f": "It left another text. Use it?",
	} {
		home := t.TempDir()
		term := opened(t, home, 80, 24, program, "EDITOR="+editor, "HOME="+t.TempDir()).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN).shows("1 of 10")
		term.types("my words").shows("my words", "saved").types(ctrlO).shows(said)
		if strings.HasPrefix(said, "It left") {
			term.types("y").shows("my wordsmore")
		}
		late := time.After(patience)
		for len(inside(t, filepath.Join(home, "edit"))) != 0 {
			select {
			case <-late:
				t.Fatalf("%s left %q", editor, inside(t, filepath.Join(home, "edit")))
			case <-time.After(20 * time.Millisecond):
			}
		}
		term.kill()
	}
}

// Where the journal got a passphrase while an editor was open, to open that again would be of no
// use: what it left is kept, and where is said.
func TestTheJournalIsLockedBehindAnEditor(t *testing.T) {
	program, home, dir := built(t, "messup"), t.TempDir(), t.TempDir()
	words, edits := filepath.Join(dir, "words"), filepath.Join(dir, "edits")
	asked(t, program, home, "jot", "Lab")
	command := fmt.Sprintf("#!/bin/sh\nexec %s edit %s --editor\n", program, entries(t, program, home)[0].ID)
	if err := errors.Join(os.WriteFile(words, []byte("correct horse battery staple\n"), 0o600), os.WriteFile(edits, []byte(command), 0o700)); err != nil {
		t.Fatal(err)
	}
	locks := fmt.Sprintf("f() { echo more >>$1; %s lock --set --new-passphrase-file %s >/dev/null; }; f", program, words)
	term := opened(t, home, 120, 30, edits, "EDITOR="+locks, "HOME="+dir)
	term.ends()
	if said := strings.Join(strings.Fields(term.text()), " "); !strings.Contains(said, "the journal is locked") || strings.Contains(said, "Open it again?") {
		t.Errorf("it says\n%s", said)
	}
	holds(t, filepath.Join(home, "edit"), "more")
}

// What a failed editor left, and the person did not want, no start takes; it stays where it was said to be.
func TestWhatWasNotWantedOfAnEditorIsNotTaken(t *testing.T) {
	program, dir := built(t, "messup"), t.TempDir()
	edits := filepath.Join(dir, "edits")
	const fails = "f() { echo unwanted >>$1; false; }; f"
	for name, refuse := range map[string]func(home string){
		"in the shell": func(home string) {
			command := fmt.Sprintf("#!/bin/sh\nexec %s edit %s --editor\n", program, entries(t, program, home)[0].ID)
			if err := os.WriteFile(edits, []byte(command), 0o700); err != nil {
				t.Fatal(err)
			}
			opened(t, home, 120, 30, edits, "EDITOR="+fails, "HOME="+dir).shows("Use what it left?").types("n\r").shows("It is not used").ends()
		},
		"on the pages": func(home string) {
			term := opened(t, home, 120, 30, program, "EDITOR="+fails, "HOME="+dir).shows("Lab").types("n").shows("What happened").types("Cards", ctrlN).shows("1 of 10")
			term.types("my words").shows("my words", "saved").types(ctrlO).shows("Use it?").types("n").shows("It is not used").types(ctrlC).ends()
		},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			asked(t, program, home, "jot", "Lab\nAll of it")
			refuse(home)
			opened(t, home, 80, 24, program, "HOME="+dir).shows("Lab").types("q").ends()
			if all := asked(t, program, home, "export"); strings.Contains(all, "unwanted") {
				t.Errorf("it was taken: %s", all)
			}
			holds(t, filepath.Join(home, "edit"), "unwanted")
		})
	}
}

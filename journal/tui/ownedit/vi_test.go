package ownedit

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Vim and its kin are told to leave no traces, whatever they are called here;
// others are started as the person says.
func TestOnlyVimIsToldVimsOptions(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Program Files")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	head, ending := "#!/bin/sh\n", ""
	if runtime.GOOS == "windows" {
		head, ending = "@echo off\r\n", ".bat"
	}
	program := func(name, says string) {
		if err := os.WriteFile(filepath.Join(dir, name+ending), []byte(head+says+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	program("nvim", "")
	program("vim.basic", "")
	program("busybox", "exit 1")
	program("vi", "echo 'VIM - Vi IMproved 9.1'")
	program("ex", "echo usage; exit 1")
	program("nano", "")
	program("sleepy", "")
	for link, to := range map[string]string{"view": "vim.basic", "rvim": "nvim"} {
		if err := os.Symlink(filepath.Join(dir, to+ending), filepath.Join(dir, link+ending)); err != nil {
			t.Skip(err)
		}
	}
	for editor, told := range map[string]bool{
		"nvim": true, "vi": true, "vi -f": true, "view": true, "rvim": true, `"` + dir + `/nvim" +1`: true, "vim.basic": true,
		"nano": false, "ex": false, "nano -w": false, "not-there": false, "": false, "busybox vi": false,
		"vi; true": false, "vi $X": false,
	} {
		got := WithoutTraces(t.Context(), editor)
		if want := strings.HasPrefix(got, editor) && got != editor; want != told || !told && got != editor {
			t.Errorf("%q becomes %q", editor, got)
		}
	}
}

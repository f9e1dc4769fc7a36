//go:build unix

package carry

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"messup/journal"
	"messup/store/disk"
)

func TestANewFileIsWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	err := WriteNew(path, func(w io.Writer) error {
		if got := names(t, dir); !disk.IsUnfinished(got, "out.json") {
			t.Errorf("while it is written there is %q", got)
		}
		_, err := io.WriteString(w, "words")
		return err
	})
	b, readErr := os.ReadFile(path)
	info, statErr := os.Stat(path)
	if err != nil || readErr != nil || statErr != nil || string(b) != "words" || info.Mode().Perm() != 0o600 || names(t, dir) != "out.json" {
		t.Errorf("%q, %v, %v: %v %v %v", b, info, names(t, dir), err, readErr, statErr)
	}
	err = WriteNew(path, func(io.Writer) error { t.Error("it writes over what is there"); return nil })
	if err == nil || !strings.Contains(err.Error(), "stays as it is") {
		t.Errorf("what is there is no reason: %v", err)
	}
}

// A disk that is full is said of the file that was being written.
func TestAFileThatCannotBeWrittenIsNamedAndGone(t *testing.T) {
	for number, want := range map[syscall.Errno]error{syscall.ENOSPC: journal.ErrDiskFull, syscall.EDQUOT: journal.ErrQuota} {
		dir := t.TempDir()
		path := filepath.Join(dir, "out.json")
		err := WriteNew(path, func(w io.Writer) error {
			_, _ = io.WriteString(w, "half")
			return &os.PathError{Op: "write", Path: path + ".ABCDEFGH.messup-part", Err: number}
		})
		if !errors.Is(err, want) || !strings.HasPrefix(err.Error(), "writing "+path+": "+want.Error()) || names(t, dir) != "" {
			t.Errorf("%v: %v, left %q", number, err, names(t, dir))
		}
	}
}

func TestALinkInTheWayIsNotFollowed(t *testing.T) {
	dir := t.TempDir()
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Symlink(elsewhere, filepath.Join(dir, "out.json")); err != nil {
		t.Fatal(err)
	}
	if err := WriteNew(filepath.Join(dir, "out.json"), func(io.Writer) error { return nil }); err == nil {
		t.Error("it is no reason")
	}
	if _, err := os.Lstat(elsewhere); err == nil {
		t.Error("something was written elsewhere")
	}
}

// A file is replaced whole, and only one that is an ordinary file: through a link
// nothing is written, and a journal is never replaced.
func TestAFileIsReplaced(t *testing.T) {
	dir := t.TempDir()
	path, elsewhere := filepath.Join(dir, "out.json"), filepath.Join(t.TempDir(), "elsewhere")
	put := func(words string) func(io.Writer) error {
		return func(w io.Writer) error {
			_, err := io.WriteString(w, words)
			return err
		}
	}
	is := func(path, want string) {
		t.Helper()
		if b, err := os.ReadFile(path); err != nil || string(b) != want || names(t, dir) != filepath.Base(path) {
			t.Errorf("%s has %q, %v, beside %q", path, b, err, names(t, dir))
		}
	}
	if err := errors.Join(WriteOver(path, put("first")), os.Chmod(path, 0o644), WriteOver(path, put("second"))); err != nil {
		t.Fatal(err)
	}
	is(path, "second")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	err := WriteOver(path, func(w io.Writer) error { return errors.Join(put("half")(w), syscall.ENOSPC) })
	if !errors.Is(err, journal.ErrDiskFull) {
		t.Error(err)
	}
	is(path, "second")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	for what, lay := range map[string]func() error{
		"a link": func() error {
			return errors.Join(os.WriteFile(elsewhere, []byte("theirs"), 0o600), os.Symlink(elsewhere, path))
		},
		"a dead link":  func() error { return os.Symlink(filepath.Join(dir, "nowhere"), path) },
		"a folder":     func() error { return os.Mkdir(path, 0o700) },
		"a journal":    func() error { return copied("../testdata/newer.db", path) },
		"a named pipe": func() error { return syscall.Mkfifo(path, 0o600) },
	} {
		if err := lay(); err != nil {
			t.Fatal(err)
		}
		before, _ := os.Lstat(path)
		if err := WriteOver(path, put("words")); err == nil || !strings.Contains(err.Error(), "stays as it is") {
			t.Errorf("%s is replaced: %v", what, err)
		}
		if after, err := os.Lstat(path); err != nil || !os.SameFile(before, after) || names(t, dir) != "out.json" {
			t.Errorf("%s is not what it was: %v, beside %q", what, err, names(t, dir))
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := os.ReadFile(elsewhere); string(b) != "theirs" {
		t.Errorf("through the link: %q, %v", b, err)
	}
}

func copied(from, to string) error {
	b, err := os.ReadFile(from)
	return errors.Join(err, os.WriteFile(to, b, 0o600))
}

// A program that is killed leaves nothing under the real name, and what it leaves
// can be seen; one that is asked to stop leaves nothing.
func TestAnExportThatIsEndedHalfWay(t *testing.T) {
	if path := os.Getenv("WRITE_FOR_EVER"); path != "" {
		err := WriteNew(path, func(w io.Writer) error {
			fmt.Println("begun")
			for {
				if _, err := io.WriteString(w, "words\n"); err != nil {
					return err
				}
				time.Sleep(time.Millisecond)
			}
		})
		if !errors.Is(err, errStopped) {
			t.Error(err)
		}
		return
	}
	for _, how := range []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
		dir := t.TempDir()
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=TestAnExportThatIsEndedHalfWay$")
		cmd.Env = append(os.Environ(), "WRITE_FOR_EVER="+filepath.Join(dir, "out.json"))
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err == nil {
			_, err = io.ReadFull(out, make([]byte, len("begun")))
		}
		path := filepath.Join(dir, "out.json")
		written := func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err }
		if err == nil && how == syscall.SIGKILL {
			if busy := WriteNew(path, written); busy == nil || !strings.Contains(busy.Error(), "another messup is writing") {
				t.Errorf("while another writes it: %v", busy)
			}
		}
		if err == nil {
			err = cmd.Process.Signal(how)
		}
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, out) // until it has ended
		_ = cmd.Wait()
		if got := names(t, dir); got != "" && (how != syscall.SIGKILL || !disk.IsUnfinished(got, "out.json")) {
			t.Errorf("after %v there is %q", how, got)
		}
		if err := WriteNew(path, written); err != nil || names(t, dir) != "out.json" {
			t.Errorf("the next one after %v: %v, there is %q", how, err, names(t, dir))
		}
	}
}

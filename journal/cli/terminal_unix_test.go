//go:build unix

package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// itself is where messup lies, whatever its module is called.
const itself = "../.."

// built builds messup or another program of this module, once for all tests: the go command keeps what it
// compiled, for the tests as well, and links anew each time. What is timed is built as a release is.
func built(tb testing.TB, pkg string) string {
	tb.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		tb.Skip("the go command is not here")
	}
	if testing.Short() {
		tb.Skip("a program of its own is not short, nor is it what the race detector looks at")
	}
	as, env := "built", os.Environ()
	if _, timed := tb.(*testing.B); timed {
		as, env = "released", append(env, "CGO_ENABLED=0")
	}
	return once(tb, as+"/"+filepath.Base(pkg), func(path string) error {
		if pkg == "messup" {
			pkg = itself
		}
		cmd := exec.CommandContext(tb.Context(), "go", "build", "-ldflags=-s -w", "-o", path, pkg)
		cmd.Env = env
		out, err := cmd.CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%w\n%s", err, out)
		}
		return err
	})
}

// A terminal is a program on a pty with an emulated screen.
type terminal struct {
	tb     testing.TB
	cmd    *exec.Cmd
	pty    *os.File
	mu     sync.Mutex
	screen *vt.Emulator
	raw    bytes.Buffer
	news   chan struct{} // gets a value after each output
	ended  chan struct{}
}

// patience is how long a screen may take on a machine that is busy with
// something else. It is a bound on hanging, not a measurement.
const patience = 20 * time.Second

// opened starts a program with a journal in folder home.
func opened(tb testing.TB, home string, cols, rows uint16, program string, env ...string) *terminal {
	tb.Helper()
	cmd := exec.CommandContext(tb.Context(), program)
	cmd.Env = append(os.Environ(), "MESSUP_HOME="+home, "TERM=xterm-256color", "EDITOR=", "VISUAL=", "NO_COLOR=")
	cmd.Env = append(cmd.Env, env...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: cols, Rows: rows})
	if err != nil {
		tb.Fatal(err)
	}
	t := &terminal{tb: tb, cmd: cmd, pty: file, news: make(chan struct{}, 1), ended: make(chan struct{})}
	t.screen = vt.NewEmulator(int(cols), int(rows))
	go t.follow()
	go func() { _, _ = io.Copy(file, t.screen) }() // its replies go back to the program
	tb.Cleanup(t.kill)
	return t
}

// follow copies the program's output to the screen until it ends.
func (t *terminal) follow() {
	defer close(t.ended)
	buf := make([]byte, 64<<10)
	for {
		n, err := t.pty.Read(buf)
		t.mu.Lock()
		t.raw.Write(buf[:n])
		_, _ = t.screen.Write(buf[:n]) // the emulator takes anything
		t.mu.Unlock()
		select {
		case t.news <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// text is what can be read on the screen, each line as wide as the screen: a blank at its end
// was typed or drawn as well.
func (t *terminal) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var all strings.Builder
	for y := range t.screen.Height() {
		for x := 0; x < t.screen.Width(); {
			content, wide := " ", 1
			if cell := t.screen.CellAt(x, y); cell != nil && cell.Content != "" {
				content, wide = cell.Content, max(cell.Width, 1)
			}
			all.WriteString(content)
			x += wide
		}
		all.WriteByte('\n')
	}
	return all.String()
}

// shows waits until the screen has all of these.
func (t *terminal) shows(want ...string) *terminal {
	t.tb.Helper()
	t.until(func() bool {
		for _, w := range want {
			if !strings.Contains(t.text(), w) {
				return false
			}
		}
		return true
	}, strings.Join(want, " and "))
	return t
}

func (t *terminal) until(done func() bool, what string) {
	t.tb.Helper()
	late := time.After(patience)
	for !done() {
		select {
		case <-t.news:
		case <-t.ended:
			if done() {
				return
			}
			t.tb.Fatalf("ended without showing %s:\n%s\n%s", what, t.text(), t.raw.String())
		case <-late:
			t.tb.Fatalf("does not show %s:\n%s", what, t.text())
		}
	}
}

// types sends keys as a terminal does.
func (t *terminal) types(keys ...string) *terminal {
	t.tb.Helper()
	for _, k := range keys {
		if _, err := t.pty.WriteString(k); err != nil {
			t.tb.Fatal(err)
		}
	}
	return t
}

// Keys as a terminal sends them.
const (
	enter  = "\r"
	escape = "\x1b"
	ctrlC  = "\x03"
	ctrlO  = "\x0f"
	ctrlL  = "\x0c"
	ctrlN  = "\x0e"
	ctrlZ  = "\x1a"
)

func (t *terminal) resize(cols, rows uint16) *terminal {
	t.tb.Helper()
	t.mu.Lock()
	t.screen.Resize(int(cols), int(rows))
	t.mu.Unlock()
	if err := pty.Setsize(t.pty, &pty.Winsize{Cols: cols, Rows: rows}); err != nil {
		t.tb.Fatal(err)
	}
	return t
}

// ends waits for the program's end and returns its exit code.
func (t *terminal) ends() int {
	t.tb.Helper()
	select {
	case <-t.ended:
	case <-time.After(patience):
		t.tb.Fatalf("does not end:\n%s", t.text())
	}
	_ = t.cmd.Wait() // the code is what matters
	return t.cmd.ProcessState.ExitCode()
}

// job sends a signal to whoever has the terminal now.
func (t *terminal) job(sig syscall.Signal) {
	t.tb.Helper()
	group, err := unix.IoctlGetInt(int(t.pty.Fd()), unix.TIOCGPGRP)
	if err != nil {
		t.tb.Fatal(err)
	}
	if err := syscall.Kill(-group, sig); err != nil {
		t.tb.Fatal(err)
	}
}

// modes are the modes of a terminal the program has touched, as it left them.
func (t *terminal) modes() map[string]bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	left := map[string]bool{}
	for _, m := range regexp.MustCompile(`\x1b\[\?([0-9]+)([hl])`).FindAllStringSubmatch(t.raw.String(), -1) {
		left[m[1]] = m[2] == "h"
	}
	return left
}

// cooked reports whether the terminal takes keys as a new one does.
func (t *terminal) cooked() bool {
	t.tb.Helper()
	fresh, end, err := pty.Open()
	if err != nil {
		t.tb.Fatal(err)
	}
	defer fresh.Close()
	defer end.Close()
	usual, err := term.GetState(fresh.Fd())
	if err != nil {
		t.tb.Fatal(err)
	}
	left, err := term.GetState(t.pty.Fd())
	if err != nil {
		t.tb.Fatal(err)
	}
	return *left == *usual
}

func (t *terminal) signal(s syscall.Signal) {
	t.tb.Helper()
	if err := t.cmd.Process.Signal(s); err != nil {
		t.tb.Fatal(err)
	}
}

// kill ends a program that still runs.
func (t *terminal) kill() {
	if t.cmd.ProcessState == nil {
		_ = t.cmd.Process.Kill() // it may have ended just now
		<-t.ended
		_ = t.cmd.Wait()
	}
	_ = t.pty.Close()
	if replies, ok := t.screen.InputPipe().(io.Closer); ok {
		_ = replies.Close() // Close of the emulator itself would race with whoever reads the replies
	}
}

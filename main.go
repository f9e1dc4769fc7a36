// Messup is a private journal for teachers: what went wrong, what it taught,
// and what to try next. This file hands the outside world to package cli and
// ends the program; there is nothing else in it.
package main

import (
	"crypto/rand"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"messup/journal/cli"
	"messup/journal/cli/window"
	"messup/store/disk"
	"messup/store/keyring"
)

func main() {
	// Without this a reader that has read enough, such as head, ends the
	// program with a signal before it can end in good order.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	_ = disk.LeaveNoCore() // a system that keeps one all the same is the person's to change
	collectLate()
	shown, restore := window.Of(os.Stdout)
	code := cli.Main(cli.World{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Env: os.Getenv, Environ: os.Environ(), Now: time.Now, Rand: rand.Reader, OS: runtime.GOOS, Version: version(),
		Raw: raw, Keyring: keyring.System{Env: os.Getenv},
		InTerminal: term.IsTerminal(os.Stdin.Fd()), OutTerminal: term.IsTerminal(os.Stdout.Fd()), ErrTerminal: term.IsTerminal(os.Stderr.Fd()),
		Width:  func() int { w, _, _ := term.GetSize(os.Stdout.Fd()); return w },
		Height: func() int { _, h, _ := term.GetSize(os.Stdout.Fd()); return h },
		Window: shown,
	})
	restore()
	os.Exit(code)
}

// collectLate has the garbage collector come for the first time when 7 MB were asked for, not 4:
// nearly every command is over before, and that first time starts threads and takes a fifth of
// what such a command does. From then on it comes as it always does. Whoever sets GOGC has it
// their way.
func collectLate() {
	const usual, later = 100, 175
	if is := debug.SetGCPercent(later); is != usual {
		debug.SetGCPercent(is)
		return
	}
	runtime.AddCleanup(new([16]byte), func(usual int) { debug.SetGCPercent(usual) }, usual)
}

// raw has the terminal hand over each key as it is, and show none.
func raw() (restore func() error, err error) {
	was, err := term.MakeRaw(os.Stdin.Fd())
	return func() error { return term.Restore(os.Stdin.Fd(), was) }, err
}

// version is what the go command stamped into the program: the tag it was
// built from, or "(devel)".
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

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
	"messup/store/disk"
)

func main() {
	// Without this a reader that has read enough, such as head, ends the
	// program with a signal before it can end in good order.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	_ = disk.LeaveNoCore() // a system that keeps one all the same is the person's to change
	os.Exit(cli.Main(cli.World{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Env: os.Getenv, Environ: os.Environ(), Now: time.Now, Rand: rand.Reader, OS: runtime.GOOS, Version: version(),
		Secret:     secret,
		InTerminal: term.IsTerminal(os.Stdin.Fd()), OutTerminal: term.IsTerminal(os.Stdout.Fd()),
		Width: func() int { w, _, _ := term.GetSize(os.Stdout.Fd()); return w },
	}))
}

// secret reads a line that the terminal does not show. Whoever gives up with ctrl+c gets a
// terminal back that shows again what is typed.
func secret() (string, error) {
	was, err := term.GetState(os.Stdin.Fd())
	if err != nil {
		return "", err
	}
	stop, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	defer func() { signal.Stop(stop); close(done) }()
	go func() {
		select {
		case <-stop:
			_ = term.Restore(os.Stdin.Fd(), was)
			os.Exit(130)
		case <-done:
		}
	}()
	line, err := term.ReadPassword(os.Stdin.Fd())
	return string(line), err
}

// version is what the go command stamped into the program: the tag it was
// built from, or "(devel)".
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

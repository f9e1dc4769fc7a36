//go:build unix

package tui

import (
	"os"
	"os/signal"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// canSuspend says that the system has a way to stop a program and call it back.
const canSuspend = true

// settles is how long a stop may take to come: the signal is any thread's.
const settles = 50 * time.Millisecond

// stopInOrder lets the program be stopped as others are, and called back with its
// screen and keys, until done is called.
func stopInOrder(p *tea.Program, away *atomic.Bool) (done func()) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, unix.SIGTSTP)
	go func() {
		for range asked {
			if !calledBack() {
				continue
			}
			if away.Load() { // the person's editor was stopped, and has the screen
				stopSelf()
				continue
			}
			p.Send(suspendMsg{})
		}
	}()
	return func() {
		signal.Stop(asked)
		close(asked)
	}
}

// calledBack reports whether there is a shell that could call this program back.
// Where its job is the session's own there is none, and it does not stop, as the
// system has it for a program that knows nothing of the signal.
func calledBack() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != unix.Getpgrp()
}

// stopSelf stops this program until it is called back. (The signal itself cannot be
// sent again: once Go has caught it, its default is gone.)
func stopSelf() {
	_ = unix.Kill(os.Getpid(), unix.SIGSTOP)
	time.Sleep(settles)
}

// stopAll asks all of the terminal's job to stop: the program that started this one
// too.
func stopAll() tea.Msg {
	if calledBack() {
		_ = unix.Kill(0, unix.SIGTSTP)
	}
	return nil
}

package tui

import (
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
)

// canSuspend says that there is no such thing here.
const canSuspend = false

func stopInOrder(*tea.Program, *atomic.Bool) (done func()) { return func() {} }

func stopAll() tea.Msg { return nil }

func stopSelf() {}

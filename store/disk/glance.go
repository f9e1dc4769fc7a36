package disk

import (
	"context"
	"time"
)

// glance is how long a glance waits for a lock: longer than others hold it who save, or look
// as well, and so short that nobody who waits for a prompt notices.
const glance = 40 * time.Millisecond

type glancing struct{}

// AtAGlance says of what is done with a context that it holds nobody up: it takes a lock that
// is free, or soon is, and does nothing beside what it was asked for. It is for what a shell
// asks at each prompt. The time is counted from when the lock is asked for, so that a
// machine that is slow to come there finds a free one all the same.
func AtAGlance(ctx context.Context) context.Context {
	return context.WithValue(ctx, glancing{}, true)
}

// Glancing reports whether that was said.
func Glancing(ctx context.Context) bool {
	is, _ := ctx.Value(glancing{}).(bool)
	return is
}

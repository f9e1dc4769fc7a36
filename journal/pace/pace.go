// Package pace is how far long work is. Who does the work tells it as it goes, without knowing
// whether anybody listens; who began it, a command or a page, hands down a [Meter] in the context
// and shows what it is told. How that looks is said elsewhere.
package pace

import "context"

// A Far is how far work is.
type Far struct {
	Done int     // things that are done
	Of   int     // of so many; 0: nobody knows
	Part float64 // which part of all, from 0 to 1, where Of is not known; 0: nobody knows that either
}

// Whole returns which part of all is done, from 0 to 1; false if nobody knows.
func (f Far) Whole() (part float64, known bool) {
	switch {
	case f.Of > 0:
		return min(float64(f.Done)/float64(f.Of), 1), true
	case f.Part > 0:
		return min(f.Part, 1), true
	}
	return 0, false
}

// A Meter is told how far work is, often, and perhaps from several goroutines.
type Meter func(Far)

type key struct{}

// With returns a context for work whose pace is measured.
func With(ctx context.Context, m Meter) context.Context { return context.WithValue(ctx, key{}, m) }

// Tell tells whoever listens how far the work of this context is.
func Tell(ctx context.Context, f Far) {
	if m, is := ctx.Value(key{}).(Meter); is {
		m(f)
	}
}

// Package beside has a second core do what each of many values needs by itself, while who goes
// through them reads on: a record is taken apart, or written down, beside the reading of the
// next ones. What is read from, and what is written to, stays with who calls.
//
// What does not live here: what looks through all of a journal with every core there is (that
// is search and store/boltfile).
package beside

import (
	"iter"
	"runtime/debug"
)

// some is how many values are handed over at once: the records of a career are 3 KB each, so
// little is held, and to hand them over costs a hundredth of what is done with them.
const some = 16

// Map yields what do makes of each value of seq, in its order, and ends with the first error, of
// seq or of do. do is called by another goroutine, for one value at a time, up to three times
// some ahead of what is yielded, and must not use what seq or the caller does. All else is done
// by who calls, and do is called no more once Map has ended. A panic of do is one of the caller.
func Map[A, B any](seq iter.Seq2[A, error], do func(A) (B, error)) iter.Seq2[B, error] {
	return func(yield func(B, error) bool) {
		w := &worker[A, B]{do: do, yield: yield}
		defer w.end()
		for v, err := range seq {
			w.batch = append(w.batch, given[A]{v, err})
			if len(w.batch) == some && !w.hand() {
				return
			}
		}
		w.rest()
	}
}

type given[A any] struct {
	value A
	err   error
}

// made is what became of a batch.
type made[B any] struct {
	all      []given[B]
	panicked any
}

type worker[A, B any] struct {
	do    func(A) (B, error)
	yield func(B, error) bool
	batch []given[A] // not handed over yet
	out   int        // how many batches are
	work  chan []given[A]
	done  chan made[B]
}

// hand hands the batch over, and yields one that is done where two are out. It reports whether
// to go on.
func (w *worker[A, B]) hand() bool {
	if w.work == nil {
		w.work, w.done = make(chan []given[A], 1), make(chan made[B], 1)
		go w.run()
	}
	w.work <- w.batch
	w.batch = nil
	w.out++
	return w.out < 2 || w.take()
}

// take yields the batch that was handed over first.
func (w *worker[A, B]) take() bool {
	w.out--
	return w.give(<-w.done)
}

func (w *worker[A, B]) give(m made[B]) bool {
	for _, one := range m.all {
		if !w.yield(one.value, one.err) || one.err != nil {
			return false
		}
	}
	if m.panicked != nil {
		panic(m.panicked)
	}
	return true
}

// rest yields what is left, once there is no more.
func (w *worker[A, B]) rest() {
	for w.out > 0 {
		if !w.take() {
			return
		}
	}
	w.give(w.all(w.batch)) // by the caller: where there is little, no other is begun
}

func (w *worker[A, B]) run() {
	debug.SetPanicOnFault(true) // as the caller may have it: a fault there is told
	for batch := range w.work {
		w.done <- w.all(batch)
	}
	close(w.done)
}

// all does all of a batch, as far as it goes.
func (w *worker[A, B]) all(batch []given[A]) (m made[B]) {
	defer func() { m.panicked = recover() }()
	m.all = make([]given[B], 0, len(batch))
	for _, one := range batch {
		of := given[B]{err: one.err}
		if of.err == nil {
			of.value, of.err = w.do(one.value)
		}
		if m.all = append(m.all, of); of.err != nil {
			break
		}
	}
	return m
}

// end waits until the other goroutine is gone.
func (w *worker[A, B]) end() {
	if w.work == nil {
		return
	}
	close(w.work)
	for range w.done { // nobody wants it any more
	}
}

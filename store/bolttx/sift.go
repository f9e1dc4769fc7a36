package bolttx

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/seal"
)

// A sifting goes through search texts on all cores at once. The pages are handed out a few
// at a time, and what fits comes back in their order. No text is copied: each is looked at in
// the memory that its page was read into, which the next page is read into as well.
type sifting struct {
	t      *Tx
	ctx    context.Context
	kind   journal.Kind
	bucket string
	fits   func(at time.Time, text []byte) bool
	tree   *boltfile.Tree
	work   chan *lot
	idle   sync.WaitGroup // of the workers
	over   atomic.Bool    // nobody asks for more
}

// A lot is some parts of a tree and, when it is done, what fits in them.
type lot struct {
	parts []boltfile.Part
	done  chan struct{}
	rows  []record.Row
	err   error
	panic any // of fits
}

// Sift yields the rows of the search texts that fit, newest first, without the texts. fits
// is asked from several goroutines at once, and what it is given is good until it returns.
func (t *Tx) Sift(ctx context.Context, kind journal.Kind, fits func(at time.Time, text []byte) bool) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		tree, err := t.tree(string(kind) + seal.Texts)
		switch {
		case err != nil:
			yield(record.Row{}, err)
		case t.Write || tree == nil: // what a call changes is asked of bbolt, by one alone
			t.siftAlone(ctx, kind, fits, yield)
		default:
			s := &sifting{t: t, ctx: ctx, kind: kind, bucket: string(kind) + seal.Texts, fits: fits, tree: tree}
			s.run(yield)
		}
	}
}

func (t *Tx) siftAlone(ctx context.Context, kind journal.Kind, fits func(time.Time, []byte) bool, yield func(record.Row, error) bool) {
	for row, err := range t.Texts(kind) {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil && !fits(row.At, row.Bytes) {
			continue
		}
		row.Bytes = nil
		if !yield(row, err) || err != nil {
			return
		}
	}
}

// mostWorkers are as many as are still quicker than fewer: then all wait for the memory.
const mostWorkers = 4

// run hands out parts and yields what comes back.
func (s *sifting) run(yield func(record.Row, error) bool) {
	workers := min(runtime.GOMAXPROCS(0), mostWorkers)
	ahead := 2 * workers
	s.work = make(chan *lot, ahead)
	for range workers {
		s.idle.Go(s.sift)
	}
	defer func() {
		s.over.Store(true)
		close(s.work)
		s.idle.Wait() // what they read is closed when this call ends
	}()
	lots, stop := iter.Pull(s.lots())
	defer stop()
	var handed []*lot
	for given := 0; ; given++ { // who asks for few does not have much read behind them
		for len(handed) < min(ahead, given+2) {
			l, more := lots()
			if !more {
				break
			}
			s.work <- l
			handed = append(handed, l)
		}
		if len(handed) == 0 {
			return
		}
		if !s.given(handed[0], yield) {
			return
		}
		handed = handed[1:]
	}
}

// given yields what is in a lot, when it is done.
func (s *sifting) given(l *lot, yield func(record.Row, error) bool) (goOn bool) {
	<-l.done
	if l.panic != nil {
		panic(l.panic)
	}
	for _, row := range l.rows {
		s.t.before.at = place{s.kind, row.ID, seal.TimeKey(row.At, row.ID)}
		if !yield(row, nil) {
			return false
		}
	}
	if l.err != nil {
		yield(record.Row{}, l.err)
	}
	return l.err == nil
}

// mostParts is how many parts are in one lot in the end: half a millisecond of work. The first
// ones have less, for whoever wants to see the first rows.
const mostParts = 4

// lots yields the parts of the tree, some at a time.
func (s *sifting) lots() iter.Seq[*lot] {
	return func(yield func(*lot) bool) {
		many, next := 1, &lot{done: make(chan struct{})}
		for p, err := range s.tree.Parts() {
			next.parts, next.err = append(next.parts, p), misread(s.bucket, err)
			if err != nil {
				next.parts = next.parts[:len(next.parts)-1]
			}
			if len(next.parts) < many && err == nil {
				continue
			}
			if !yield(next) {
				return
			}
			many, next = min(2*many, mostParts), &lot{done: make(chan struct{})}
		}
		if len(next.parts) > 0 {
			yield(next)
		}
	}
}

// sift is what a worker does.
func (s *sifting) sift() {
	r := s.tree.Reader()
	for l := range s.work {
		s.through(r, l)
	}
}

// through goes through one lot.
func (s *sifting) through(r *boltfile.Reader, l *lot) {
	defer close(l.done)
	defer func() { l.panic = recover() }()
	for _, p := range l.parts {
		var own error
		err := r.Each(p, func(e boltfile.Element) error { own = s.look(l, e); return own })
		if own == nil {
			err = misread(s.bucket, err)
		}
		if err != nil {
			l.err = err
			return
		}
	}
}

// errOver ends the work on what nobody asks for any more.
var errOver = errors.New("enough was found")

// look checks one text, and keeps whose it is if it fits.
func (s *sifting) look(l *lot, e boltfile.Element) error {
	if s.over.Load() {
		return errOver
	}
	at, id, err := seal.OpenTimeKey(e.Key)
	if err = cmp.Or(err, s.ctx.Err()); err != nil {
		return err
	}
	text, err := s.t.Seal.OpenRow(s.bucket, e.Key, e.Value)
	if err == nil && s.fits(at, text) {
		l.rows = append(l.rows, record.Row{ID: journal.ID(id), At: at})
	}
	return err
}

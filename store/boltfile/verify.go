package boltfile

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Verify goes through all of a file. Each bucket of the root is handed to fn,
// which must go through it with the walker; then every page must have been
// used exactly once, or be listed as free. Several buckets are gone through at once, each by
// one goroutine. What the walker yields is good until the next element. Of several errors of
// fn the one of the first bucket comes back.
func (im *Image) Verify(fn func(Walker, Element) error) error {
	if im.meta.flags != 0 || im.meta.rootSequence != 0 {
		return damaged("its first page says what no messup wrote")
	}
	used := im.unused()
	used[0], used[1] = true, true
	w := Walker{Image: im, Claim: used.claim}
	v := &wholeFile{fn: fn, work: make(chan numbered)}
	if err := v.buckets(w); err != nil {
		return err
	}
	for _, one := range v.used {
		if err := used.and(one); err != nil {
			return err
		}
	}
	free, err := w.freelist()
	if err != nil {
		return err
	}
	for _, id := range free {
		if err := used.claim(Page{ID: id}); err != nil {
			return err
		}
	}
	for id, is := range used {
		if !is {
			return damaged("page %d belongs to nothing", id)
		}
	}
	return nil
}

// wholeFile is the state of going through several buckets at once.
type wholeFile struct {
	fn   func(Walker, Element) error
	work chan numbered
	used []usage // by each who goes through them
	over atomic.Bool

	mu    sync.Mutex
	first numbered // the first bucket in which something is wrong
	err   error    // and what
	panic any      // of fn
}

// numbered is a bucket, and which one of them it is.
type numbered struct {
	n      int
	bucket Element
}

// mostAtOnce are as many buckets as are gone through at once: more are not large.
const mostAtOnce = 3

// buckets goes through the root, and has others go through what is in it.
func (v *wholeFile) buckets(root Walker) error {
	var idle sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), mostAtOnce) {
		used := root.Image.unused()
		v.used = append(v.used, used)
		within := Walker{Image: root.Image, Claim: used.claim, stream: &stream{im: root.Image}}
		idle.Go(func() {
			for next := range v.work {
				v.through(within, next)
			}
		})
	}
	n := 0
	err := root.Buckets(func(e Element) error {
		if !v.over.Load() {
			v.work <- numbered{n, e}
		}
		n++
		return nil
	})
	close(v.work)
	idle.Wait()
	if v.panic != nil {
		panic(v.panic)
	}
	if v.err != nil {
		return v.err
	}
	return err
}

// through goes through one bucket.
func (v *wholeFile) through(w Walker, next numbered) {
	var err error
	defer func() {
		stopped := recover()
		v.mu.Lock()
		defer v.mu.Unlock()
		if stopped != nil {
			v.panic = stopped
		}
		if err != nil && (v.err == nil || next.n < v.first.n) {
			v.first, v.err = next, err
		}
		if err != nil || stopped != nil {
			v.over.Store(true)
		}
	}()
	err = v.fn(w, next.bucket)
}

// usage says of every page whether something uses it.
type usage []bool

// unused is the usage of a file of which nothing was read.
func (im *Image) unused() usage { return make([]bool, im.meta.end) }

func (u usage) claim(p Page) error {
	for id := p.ID; id <= p.ID+p.Overflow; id++ {
		if u[id] {
			return damaged("page %d is used twice", id)
		}
		u[id] = true
	}
	return nil
}

// and adds what somebody else used meanwhile.
func (u usage) and(other usage) error {
	for id, is := range other {
		if is && u[id] {
			return damaged("page %d is used twice", id)
		}
		u[id] = u[id] || is
	}
	return nil
}

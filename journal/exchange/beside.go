package exchange

import (
	"encoding/json"
	"fmt"
	"hash/maphash"
	"sync/atomic"
	"time"

	"messup/journal"
)

// beside makes entries of what is read, beside who reads on: entries are most of a file,
// and to make one takes as long as to find where it ends. They come in their order, so
// that the first thing that is wrong is the first in the file.
type beside struct {
	reader
	all    []made // and not yet fetched
	batch  []raw
	size   int // of the batch, in bytes
	work   chan []raw
	done   chan []made // by who works beside
	failed atomic.Bool
	seed   maphash.Seed
}

// made is an entry that was made, with the sum of what it says.
type made struct {
	journal.Entry
	sum  uint64
	size int
}

// raw is an entry before anybody looked into it.
type raw struct {
	*object
	json []byte // nil if it was taken apart already
	size int    // in bytes of the file
}

// As much is handed over at once as is worth it, and little enough that nothing is held
// of a large file. What is less than that is made into entries by who reads.
const (
	batchLen  = 128
	batchSize = 256 << 10
)

// entry takes one, whose JSON nobody else changes.
func (b *beside) entry(o *object, json []byte, size int) {
	o.r = &b.reader
	b.batch, b.size = append(b.batch, raw{o, json, size}), b.size+size
	if len(b.batch) < batchLen && b.size < batchSize {
		return
	}
	if b.work == nil {
		b.work, b.done = make(chan []raw, 1), make(chan []made, 1)
		go b.run()
	}
	for handed := false; !handed; {
		select {
		case b.work <- b.batch:
			handed = true
		case some := <-b.done:
			b.all = append(b.all, some...)
		}
	}
	b.batch, b.size = nil, 0
}

func (b *beside) run() {
	for batch := range b.work {
		b.done <- b.read(batch)
	}
	close(b.done)
}

// end waits until all are made.
func (b *beside) end() {
	if b.work != nil {
		close(b.work)
		for some := range b.done {
			b.all = append(b.all, some...)
		}
	}
	b.all = append(b.all, b.read(b.batch)...)
	b.batch, b.size, b.work = nil, 0, nil
}

func (b *beside) read(batch []raw) (all []made) {
	for _, r := range batch {
		if b.err != nil {
			break
		}
		if r.json != nil {
			r.open(r.json)
		}
		if b.err == nil {
			all = b.one(all, r)
		}
	}
	if b.err != nil {
		b.failed.Store(true)
	}
	return all
}

func (b *beside) one(all []made, r raw) []made {
	e := readEntry(r.object)
	if b.err != nil {
		return all
	}
	if err := e.Check(); err != nil {
		b.err = fmt.Errorf("%s%w", r.place(), err)
		return all
	}
	says := e
	says.Started, says.Edited = time.Time{}, time.Time{} // they tell no two copies apart
	said, err := json.Marshal(says)
	if err != nil {
		b.err = fmt.Errorf("%s%w", r.place(), err)
	}
	return append(all, made{e, maphash.Bytes(b.seed, said), r.size})
}

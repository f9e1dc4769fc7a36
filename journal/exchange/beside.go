package exchange

import (
	"fmt"
	"sync/atomic"

	"messup/journal"
)

// beside makes entries of what is read, beside who reads on: entries are most of a file,
// and to make one takes as long as to find where it ends. They come in their order, so
// that the first thing that is wrong is the first in the file.
type beside struct {
	reader
	all    []journal.Entry
	batch  []raw
	size   int // of the batch, in bytes
	work   chan []raw
	done   chan struct{}
	failed atomic.Bool
}

// raw is an entry before anybody looked into it.
type raw struct {
	*object
	json []byte // nil if it was taken apart already
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
	b.batch, b.size = append(b.batch, raw{o, json}), b.size+size
	if len(b.batch) < batchLen && b.size < batchSize {
		return
	}
	if b.work == nil {
		b.work, b.done = make(chan []raw), make(chan struct{})
		go b.run()
	}
	b.work <- b.batch
	b.batch, b.size = nil, 0
}

func (b *beside) run() {
	for batch := range b.work {
		b.read(batch)
	}
	close(b.done)
}

// end waits until all are made.
func (b *beside) end() {
	if b.work != nil {
		close(b.work)
		<-b.done
	}
	b.read(b.batch)
	b.batch, b.work = nil, nil
}

func (b *beside) read(batch []raw) {
	for _, r := range batch {
		if r.json != nil {
			r.open(r.json)
		}
		if b.err == nil {
			b.one(r.object)
		}
		if b.err != nil {
			b.failed.Store(true)
			return
		}
	}
}

func (b *beside) one(o *object) {
	e := readEntry(o)
	if b.err != nil {
		return
	}
	if err := e.Check(); err != nil {
		b.err = fmt.Errorf("%s%w", o.place(), err)
	}
	b.all = append(b.all, e)
}

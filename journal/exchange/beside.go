package exchange

import (
	"encoding/json"
	"fmt"
	"hash/maphash"
	"sync/atomic"
	"time"

	"messup/journal"
)

// A maker makes entries of what is read, beside who reads on: entries are most of a file,
// and to make one takes as long as to find where it ends. They come in their order, so
// that the first thing that is wrong is the first in the file.
type maker struct {
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
func (m *maker) entry(o *object, json []byte, size int) {
	o.r = &m.reader
	m.batch, m.size = append(m.batch, raw{o, json, size}), m.size+size
	if len(m.batch) < batchLen && m.size < batchSize {
		return
	}
	if m.work == nil {
		m.work, m.done = make(chan []raw, 1), make(chan []made, 1)
		go m.run()
	}
	for handed := false; !handed; {
		select {
		case m.work <- m.batch:
			handed = true
		case some := <-m.done:
			m.all = append(m.all, some...)
		}
	}
	m.batch, m.size = nil, 0
}

func (m *maker) run() {
	for batch := range m.work {
		m.done <- m.read(batch)
	}
	close(m.done)
}

// end waits until all are made.
func (m *maker) end() {
	if m.work != nil {
		close(m.work)
		for some := range m.done {
			m.all = append(m.all, some...)
		}
	}
	m.all = append(m.all, m.read(m.batch)...)
	m.batch, m.size, m.work = nil, 0, nil
}

func (m *maker) read(batch []raw) (all []made) {
	for _, r := range batch {
		if m.err != nil {
			break
		}
		if r.json != nil {
			r.open(r.json)
		}
		if m.err == nil {
			all = m.one(all, r)
		}
	}
	if m.err != nil {
		m.failed.Store(true)
	}
	return all
}

func (m *maker) one(all []made, r raw) []made {
	e := readEntry(r.object)
	if m.err != nil {
		return all
	}
	if err := e.Check(); err != nil {
		m.err = fmt.Errorf("%s%w", r.place(), err)
		return all
	}
	says := e
	says.Started, says.Edited = time.Time{}, time.Time{} // they tell no two copies apart
	said, err := json.Marshal(says)
	if err != nil {
		m.err = fmt.Errorf("%s%w", r.place(), err)
	}
	return append(all, made{e, maphash.Bytes(m.seed, said), r.size})
}

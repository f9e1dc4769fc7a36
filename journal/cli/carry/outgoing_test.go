package carry

import (
	"bytes"
	"crypto/rand"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"messup/journal/book"
	"messup/journal/exchange"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
	"messup/store"
	"messup/store/spool"
)

// names lists what is in a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	found, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range found {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

// kept is a journal of so many jots.
func kept(t testing.TB, n int) (*book.Book, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	f := store.New(store.Config{Path: path, Now: time.Now, Rand: rand.Reader, Marked: record.Marking()})
	b := book.Open(f, prompts.Shipped(), time.Now, rand.Reader)
	taken, err := Delivery{Name: jots(t, n), File: f}.Into(t.Context(), b)
	if err != nil || taken.Added != n {
		t.Fatalf("%+v, %v", taken, err)
	}
	return b, path
}

// peak looks at how much is held each time that something is written.
type peak struct{ most uint64 }

func (p *peak) Write(b []byte) (int, error) {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	p.most = max(p.most, m.HeapAlloc)
	return len(b), nil
}

// seldom passes on a write of many, so that looking takes little time.
type seldom struct {
	to  io.Writer
	nth int
}

func (s *seldom) Write(b []byte) (int, error) {
	if s.nth++; s.nth%40 != 1 {
		return len(b), nil
	}
	return s.to.Write(b)
}

// What goes out is read as it is written: four times as many entries need no more memory,
// but for their ids.
func TestWhatGoesOutIsNotHeld(t *testing.T) {
	held := func(n int, f exchange.Format) uint64 {
		b, _ := kept(t, n)
		var before runtime.MemStats
		before.HeapAlloc = heap()
		var p peak
		err := b.Archive.Out(t.Context(), search.Query{}, true, func(o *record.Outgoing) error {
			return f.Write(&seldom{to: &p}, o)
		})
		if err != nil {
			t.Fatal(err)
		}
		return p.most - min(p.most, before.HeapAlloc)
	}
	for _, f := range exchange.Formats() {
		few, many := held(2_000, f), held(8_000, f)
		if more := int64(many) - int64(few); more > 6_000*80+1_600_000 { // an id, and the pages that a tree remembers (256 of 6 KB), full or just emptied; an entry as it is kept has 900, so 5.4 MB would be held
			t.Errorf("%s: 2,000 entries hold %d bytes, 8,000 hold %d", f.Name, few, many)
		}
	}
}

// slow reads nothing until it is let.
type slow struct {
	out        bytes.Buffer
	begun, let chan struct{}
	once       sync.Once
}

func (s *slow) Write(b []byte) (int, error) {
	s.once.Do(func() { close(s.begun) })
	<-s.let
	return s.out.Write(b)
}

// Who reads an export slowly keeps nobody from writing meanwhile.
func TestASlowReaderHoldsNobodyUp(t *testing.T) {
	b, path := kept(t, 30)
	out := &slow{begun: make(chan struct{}), let: make(chan struct{})}
	done := make(chan error)
	go func() {
		done <- Print(out, out, spool.Beside(path, rand.Reader), func(w io.Writer) error {
			return b.Archive.Out(t.Context(), search.Query{}, true, func(o *record.Outgoing) error {
				return exchange.WriteJSONL(w, o)
			})
		})
	}()
	select {
	case <-out.begun:
	case err := <-done:
		t.Fatalf("nothing was printed: %v", err)
	}
	if _, err := b.Entries.Jot(t.Context(), "Meanwhile"); err != nil {
		t.Error(err)
	}
	close(out.let)
	if err := <-done; err != nil || bytes.Count(out.out.Bytes(), []byte("\n")) != 30 {
		t.Errorf("%d lines came out, %v", bytes.Count(out.out.Bytes(), []byte("\n")), err)
	}
}

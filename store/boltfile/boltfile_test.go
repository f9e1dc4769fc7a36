package boltfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// things is what made puts into a file: a tree of many pages, some that run
// over, one small bucket, and free pages.
func things(times int) map[string]string {
	m := map[string]string{"small/one": "1", "small/two": "2"}
	for i := range 600 * times {
		m[fmt.Sprintf("many/id%06d", 2*i)] = strings.Repeat(strconv.Itoa(i), 60)
	}
	for i := range 6 {
		m[fmt.Sprintf("large/id%d", i)] = strings.Repeat(strconv.Itoa(i), 4000) // the second of two begins on the second page
	}
	return m
}

// made returns the bytes of a bbolt file, those in use.
func made(t testing.TB) []byte {
	t.Helper()
	return madeOf(t, 1)
}

// madeOf is made with so many times as much in it.
func madeOf(t testing.TB, times int) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file.db")
	db, err := bolt.Open(path, 0o600, &bolt.Options{PageSize: PageSize})
	must(t, err)
	want := things(times)
	keys := slices.Sorted(maps.Keys(want))
	for part := range slices.Chunk(keys, 100) {
		must(t, db.Update(func(tx *bolt.Tx) error {
			for _, key := range part {
				bucket, name, _ := strings.Cut(key, "/")
				b, err := tx.CreateBucketIfNotExists([]byte(bucket))
				must(t, err)
				must(t, b.Put([]byte(name), []byte(want[key])))
			}
			return nil
		}))
	}
	must(t, db.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	return all(opened(t, b))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// memory is a file in memory, which a test may spoil.
type memory []byte

func (m memory) ReadAt(b []byte, at int64) (int, error) { return bytes.NewReader(m).ReadAt(b, at) }

// all is what is in use of such a file.
func all(im *Image) []byte { return im.r.(memory)[:im.InUse()] }

func damagedOf(b []byte) *Image { return OpenDamaged(memory(b), int64(len(b))) }

func opened(t testing.TB, b []byte) *Image {
	t.Helper()
	im, err := Open(memory(b), int64(len(b)))
	must(t, err)
	return im
}

// contents reads all of a file, and verifies it.
func contents(b []byte) (map[string]string, error) {
	im, err := Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	got := map[string]string{}
	var mu sync.Mutex
	err = im.Verify(func(w Walker, bucket Element) error {
		if !bucket.IsBucket() || bucket.IsPlain() {
			return errors.New("that is no bucket")
		}
		return w.Bucket(bucket, func(e Element) error {
			if e.IsBucket() || !e.IsPlain() {
				return errors.New("that is a bucket")
			}
			mu.Lock()
			defer mu.Unlock()
			got[string(bucket.Key)+"/"+string(e.Key)] = string(e.Value)
			return nil
		})
	})
	return got, err
}

func TestAWholeFileIsReadAsItIs(t *testing.T) {
	b := made(t)
	got, err := contents(b)
	must(t, err)
	if !maps.Equal(got, things(1)) {
		t.Errorf("%d things, want %d, or they differ", len(got), len(things(1)))
	}
	longer := append(bytes.Clone(b), make([]byte, 3*PageSize)...)
	if got, err := contents(longer); err != nil || len(got) != len(things(1)) {
		t.Errorf("with empty pages behind it: %v", err)
	}
	if im := opened(t, b); im.Txid() < 7 {
		t.Errorf("after seven changes the number of the last is %d", im.Txid())
	}
	lenient := map[string]bool{}
	im := damagedOf(b)
	must(t, Walker{Image: im, Claim: im.Once()}.Buckets(func(e Element) error { lenient[string(e.Key)] = true; return nil }))
	if len(lenient) != 3 {
		t.Errorf("read as a damaged file it has the buckets %v", lenient)
	}
}

// mend makes the checksum of a first page fit what is in it.
func mend(page []byte) {
	h := fnv.New64a()
	h.Write(page[pageHead:][:metaSize-8])
	binary.LittleEndian.PutUint64(page[pageHead+metaSize-8:], h.Sum64())
}

// somePage returns a page in use that a test can spoil.
func somePage(t *testing.T, im *Image, fits func(page Page) bool) Page {
	t.Helper()
	pages := im.Pages()
	for id := uint64(2); id < im.meta.end; id++ {
		if p, err := im.page(id); pages.Reached(int64(id)*PageSize) && err == nil && p.count > 1 && fits(p) {
			return inFile(im, p)
		}
	}
	t.Fatal("there is no such page")
	return Page{}
}

// inFile is a page as it lies in its file, and not a copy.
func inFile(im *Image, p Page) Page {
	p.b = all(im)[p.off:][:len(p.b)]
	return p
}

func elementsOf(p Page) (all []Element) {
	_, err := p.elements(func(e Element) error { all = append(all, e); return nil })
	if err != nil {
		return nil
	}
	return all
}

func isBranch(p Page) bool { return p.flags == branchPage && len(elementsOf(p)) > 2 }

func isLeaf(p Page) bool {
	return p.flags == leafPage && p.Overflow == 0 && p.count > 3 && elementsOf(p)[0].IsPlain()
}

func runsOver(p Page) bool { return p.flags == leafPage && p.Overflow > 0 }

// root returns the page of the buckets, and the value of one of them.
func rootOf(t *testing.T, im *Image, bucket string) (p Page, value []byte) {
	t.Helper()
	p, err := im.page(im.meta.root)
	must(t, err)
	p = inFile(im, p)
	for _, e := range elementsOf(p) {
		if string(e.Key) == bucket {
			return p, e.Value
		}
	}
	t.Fatalf("there is no bucket %s", bucket)
	return p, nil
}

// TestEveryFaultIsSeen makes one fault at a time, such as random damage seldom
// makes: each of them alone would let bbolt lose things, mix them up, or end.
func TestEveryFaultIsSeen(t *testing.T) {
	whole := made(t)
	le := binary.LittleEndian
	newest := func(im *Image) []byte { return all(im)[int64(im.meta.txid%2)*PageSize:][:PageSize] }
	inMeta := func(change func(meta []byte)) func(*testing.T, *Image) {
		return func(_ *testing.T, im *Image) {
			change(newest(im)[pageHead:])
			mend(newest(im))
		}
	}
	inFree := func(change func(im *Image, ids []uint64) []uint64) func(*testing.T, *Image) {
		return func(_ *testing.T, im *Image) {
			free := all(im)[int64(im.meta.freelist)*PageSize:]
			var ids []uint64
			for i := range int(le.Uint16(free[10:])) {
				ids = append(ids, le.Uint64(free[pageHead+8*i:]))
			}
			ids = change(im, ids)
			le.PutUint16(free[10:], uint16(len(ids)))
			for i, id := range ids {
				le.PutUint64(free[pageHead+8*i:], id)
			}
		}
	}
	inPage := func(fits func(Page) bool, change func(p Page)) func(*testing.T, *Image) {
		return func(t *testing.T, im *Image) { change(somePage(t, im, fits)) }
	}
	inRoot := func(bucket string, change func(value []byte)) func(*testing.T, *Image) {
		return func(t *testing.T, im *Image) {
			_, value := rootOf(t, im, bucket)
			change(value)
		}
	}
	tests := []struct {
		name string
		make func(t *testing.T, im *Image)
		says string
	}{
		{"a branch that points behind the first key of its page", inPage(isBranch, func(p Page) {
			key := elementsOf(p)[1].Key
			key[len(key)-1]++
		}), "out of order"},
		{"a branch that points before the first key of its page", inPage(isBranch, func(p Page) {
			key := elementsOf(p)[1].Key
			key[len(key)-1]--
		}), "out of order"},
		{"two keys of a leaf that are the same", inPage(isLeaf, func(p Page) {
			copy(elementsOf(p)[2].Key, elementsOf(p)[1].Key)
		}), "out of order"},
		{"two children of a branch in each other's place", inPage(isBranch, func(p Page) {
			a, b := p.b[pageHead+elementSize+8:][:8], p.b[pageHead+2*elementSize+8:][:8]
			saved := bytes.Clone(a)
			copy(a, b)
			copy(b, saved)
		}), "out of order"},
		{"a branch that leads to a page twice", inPage(isBranch, func(p Page) {
			copy(p.b[pageHead+elementSize+8:][:8], p.b[pageHead+8:][:8])
		}), "used twice"},
		{"a branch that leads out of the file", inPage(isBranch, func(p Page) {
			le.PutUint64(p.b[pageHead+elementSize+8:], 1<<40)
		}), "outside of it"},
		{"a branch that leads just out of the file", func(t *testing.T, im *Image) {
			le.PutUint64(somePage(t, im, isBranch).b[pageHead+elementSize+8:], im.meta.end)
		}, "outside of it"},
		{"a branch that leads to the first pages", inPage(isBranch, func(p Page) {
			le.PutUint64(p.b[pageHead+elementSize+8:], 1)
		}), "outside of it"},
		{"a branch that leads to itself", inPage(isBranch, func(p Page) {
			le.PutUint64(p.b[pageHead+elementSize+8:], p.ID)
		}), "used twice"},
		{"a page that says it is another", inPage(isLeaf, func(p Page) { le.PutUint64(p.b, p.ID+1) }), "says it is page"},
		{"a page of an unknown kind", inPage(isLeaf, func(p Page) { le.PutUint16(p.b[8:], 0x20) }), "is of kind 0x20"},
		{"a page that runs over the end", inPage(isLeaf, func(p Page) { le.PutUint32(p.b[12:], 1<<20) }), "runs over the end"},
		{"a page that runs over the next", inPage(isLeaf, func(p Page) { le.PutUint32(p.b[12:], 1) }), "used twice"},
		{"a page that is shorter than what is in it", inPage(runsOver, func(p Page) { le.PutUint32(p.b[12:], uint32(p.Overflow)-1) }), "no place"},
		{"a page with nothing on it", inPage(isLeaf, func(p Page) { le.PutUint16(p.b[10:], 0) }), "is empty"},
		{"a branch with nothing on it", inPage(isBranch, func(p Page) { le.PutUint16(p.b[10:], 0) }), "is empty"},
		{"a leaf that counts one element less", inPage(isLeaf, func(p Page) { le.PutUint16(p.b[10:], uint16(p.count-1)) }), "no place"},
		{"a leaf that counts one element more", inPage(isLeaf, func(p Page) { le.PutUint16(p.b[10:], uint16(p.count+1)) }), "no place"},
		{"a leaf that counts more than it has room for", inPage(isLeaf, func(p Page) { le.PutUint16(p.b[10:], 300) }), "counts 300 elements"},
		{"a key of no length", inPage(isLeaf, func(p Page) { le.PutUint32(p.b[pageHead+8:], 0) }), "no place"},
		{"a value that begins elsewhere", inPage(isLeaf, func(p Page) { p.b[pageHead+elementSize+4]++ }), "no place"},
		{"a value that runs out of its page", inPage(isLeaf, func(p Page) { le.PutUint32(p.b[pageHead+(p.count-1)*elementSize+12:], 5000) }), "no place"},
		{"a value of a terrible length", inPage(isLeaf, func(p Page) { le.PutUint32(p.b[pageHead+12:], 1<<31) }), "no place"},
		{"a list of free pages with a page in use", inFree(func(im *Image, ids []uint64) []uint64 {
			ids = append(ids, im.meta.root)
			slices.Sort(ids)
			return ids
		}), "used twice"},
		{"a list of free pages that forgot one", inFree(func(_ *Image, ids []uint64) []uint64 { return ids[1:] }), "belongs to nothing"},
		{"a list of free pages that forgot the last", inFree(func(_ *Image, ids []uint64) []uint64 { return ids[:len(ids)-1] }), "belongs to nothing"},
		{"a list of free pages with a first page", inFree(func(_ *Image, ids []uint64) []uint64 { return append([]uint64{1}, ids...) }), "list of free pages is out of order"},
		{"a list of free pages that leads out of the file", inFree(func(im *Image, ids []uint64) []uint64 { return append(ids, im.meta.end) }), "list of free pages is out of order"},
		{"a list of free pages out of order", inFree(func(_ *Image, ids []uint64) []uint64 {
			ids[0], ids[1] = ids[1], ids[0]
			return ids
		}), "list of free pages is out of order"},
		{"a list of free pages with one twice", inFree(func(_ *Image, ids []uint64) []uint64 { return append(ids[:1:1], ids...) }), "list of free pages is out of order"},
		{"a list of free pages that is none", func(_ *testing.T, im *Image) {
			le.PutUint16(all(im)[int64(im.meta.freelist)*PageSize+8:], leafPage)
		}, "list of free pages: page"},
		{"a list of more free pages than it has room for", func(_ *testing.T, im *Image) {
			le.PutUint16(all(im)[int64(im.meta.freelist)*PageSize+10:], 511)
		}, "counts 511 free pages"},
		{"a list of very many free pages", func(_ *testing.T, im *Image) {
			free := all(im)[int64(im.meta.freelist)*PageSize:]
			le.PutUint16(free[10:], 0xFFFF)
			le.PutUint64(free[pageHead:], 510)
		}, "counts 510 free pages"},
		{"a bucket that leads nowhere", inRoot("many", func(v []byte) { le.PutUint64(v, 1<<40) }), "outside of it"},
		{"a bucket with a sequence", inRoot("many", func(v []byte) { v[8] = 1 }), "sequence"},
		{"a bucket of no length", inRoot("small", func(v []byte) { le.PutUint64(v, 5) }), "a bucket of"},
		{"a small bucket that is a branch", inRoot("small", func(v []byte) { le.PutUint16(v[bucketHead+8:], branchPage) }), "not a leaf"},
		{"a small bucket that says it is a page", inRoot("small", func(v []byte) { v[bucketHead] = 3 }), "not a leaf"},
		{"a small bucket that runs over", inRoot("small", func(v []byte) { v[bucketHead+12] = 1 }), "not a leaf"},
		{"a small bucket out of order", inRoot("small", func(v []byte) { copy(v[len(v)-len("two2"):], "aaa") }), "out of order"},
		{"a first page with a sequence", inMeta(func(m []byte) { m[24] = 1 }), "no messup wrote"},
		{"a first page with flags", inMeta(func(m []byte) { m[12] = 1 }), "no messup wrote"},
		{"a first page of another layout", inMeta(func(m []byte) { m[4] = 3 }), "page is not readable"},
		{"a first page of another program", inMeta(func(m []byte) { m[0]++ }), "page is not readable"},
		{"a first page that leads to itself", inMeta(func(m []byte) { le.PutUint64(m[16:], 1) }), "page is not readable"},
		{"a first page whose list of free pages is itself", inMeta(func(m []byte) { le.PutUint64(m[32:], 1) }), "page is not readable"},
		{"a first page that leads just out of the file", func(_ *testing.T, im *Image) {
			le.PutUint64(newest(im)[pageHead+16:], im.meta.end)
			mend(newest(im))
		}, "page is not readable"},
		{"a first page whose list of free pages is just out of the file", func(_ *testing.T, im *Image) {
			le.PutUint64(newest(im)[pageHead+32:], im.meta.end)
			mend(newest(im))
		}, "page is not readable"},
		{"a first page with pages of an odd length", inMeta(func(m []byte) { le.PutUint32(m[8:], 4097) }), "page is not readable"},
		{"a first page that says there are more pages", func(_ *testing.T, im *Image) {
			le.PutUint64(newest(im)[pageHead+40:], im.meta.end+1)
			mend(newest(im))
		}, "should have"},
		{"a first page with the other's number", func(_ *testing.T, im *Image) { newest(im)[0] ^= 1 }, "page is not readable"},
		{"a first page that says it is a leaf", func(_ *testing.T, im *Image) { newest(im)[8] = leafPage }, "page is not readable"},
		{"a first page of which a bit is wrong", func(_ *testing.T, im *Image) { newest(im)[pageHead+50] ^= 1 }, "page is not readable"},
		{"the newest of the two first pages gone", func(_ *testing.T, im *Image) { clear(newest(im)) }, "page is not readable"},
		{"both first pages with pages of another length", func(_ *testing.T, im *Image) {
			for i := range 2 {
				le.PutUint32(all(im)[i*PageSize+pageHead+8:], 8192)
				mend(all(im)[i*PageSize:])
			}
		}, "second page is not readable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			im := opened(t, bytes.Clone(whole))
			tt.make(t, im)
			_, err := contents(all(im))
			if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("verifying says %v, want something with %q", err, tt.says)
			}
		})
	}
}

// TestFirstPagesThatDoNotBelongTogether sets the two apart by more and by less
// than any change does.
func TestFirstPagesThatDoNotBelongTogether(t *testing.T) {
	for apart, fits := range map[uint64]bool{0: false, 1: true, 2: true, 3: false, 50: false} {
		im := opened(t, made(t))
		older := all(im)[(1-im.meta.txid%2)*PageSize:][:PageSize]
		binary.LittleEndian.PutUint64(older[pageHead+48:], im.meta.txid-apart)
		mend(older)
		if _, err := contents(all(im)); (err == nil) != fits {
			t.Errorf("%d apart: %v", apart, err)
		}
	}
}

// TestFilesCutShort reads what is left of a file: never all of it, and of a
// few kilobytes whether they were one.
func TestFilesCutShort(t *testing.T) {
	b := made(t)
	for _, n := range []int{0, 1, 79, 80, 4096, 4*4096 - 1, 4 * 4096, len(b) / 2, len(b) - 4096, len(b) - 1} {
		_, err := contents(b[:n])
		if foreign := n > 0 && n < 80; foreign != errors.Is(err, ErrForeign) || !foreign && !errors.Is(err, ErrDamaged) {
			t.Errorf("%d bytes of a file: %v", n, err)
		}
		if is, err := LooksLikeOne(bytes.NewReader(b[:n]), int64(n)); !is || err != nil {
			t.Errorf("%d bytes of a file do not look like one, %v", n, err)
		}
	}
}

func TestWhatLooksLikeOne(t *testing.T) {
	first := made(t)[:PageSize]
	text := bytes.Repeat([]byte("my notes"), 100000)
	for name, tt := range map[string]struct {
		at   int // of a first page in the text; -1: none
		want bool
	}{"none": {-1, false}, "at the beginning": {0, true}, "at the second page": {4096, true}, "of long pages": {65536, true}, "too far away": {1 << 17, false}, "between": {100, false}} {
		b := bytes.Clone(text)
		if tt.at >= 0 {
			copy(b[tt.at:], first)
		}
		if is, err := LooksLikeOne(bytes.NewReader(b), int64(len(b))); is != tt.want || err != nil {
			t.Errorf("%s: %v, %v", name, is, err)
		}
	}
	clear(text[:PageSize])
	if is, err := LooksLikeOne(bytes.NewReader(text), int64(len(text))); !is || err != nil {
		t.Errorf("a file whose first page is zeros: %v, %v", is, err)
	}
	if _, err := LooksLikeOne(bytes.NewReader(text[:100]), 1<<20); err == nil {
		t.Error("a disk that does not read is not noticed")
	}
}

// TestDamagedFilesAreFollowed says what is in use and what is free of a file
// with one of its first pages gone, or cut short.
func TestDamagedFilesAreFollowed(t *testing.T) {
	whole := made(t)
	im := opened(t, whole)
	want := im.Pages()
	over := somePage(t, im, runsOver)
	for at := int64(over.ID) * PageSize; at < int64(over.ID+over.Overflow+1)*PageSize; at += 512 {
		if !want.Reached(at) || want.Free(at) {
			t.Errorf("%d is on a page that runs over, and is not reached", at)
		}
	}
	for at := int64(2 * PageSize); at < int64(len(whole)); at += PageSize {
		isList := uint64(at/PageSize) == im.meta.freelist
		if want.Reached(at) == want.Free(at) && !isList {
			t.Errorf("page %d is in use: %v, and free: %v", at/PageSize, want.Reached(at), want.Free(at))
		}
	}
	for lost := range 2 {
		b := bytes.Clone(whole)
		clear(b[lost*PageSize : (lost+1)*PageSize])
		got := damagedOf(b)
		if got == nil {
			t.Fatalf("without first page %d nothing is read", lost)
		}
		if newest := int(im.meta.txid % 2); lost != newest && got.Txid() != im.Txid() || lost == newest && got.Txid() != im.Txid()-1 {
			t.Errorf("without first page %d it is the state of change %d, of %d", lost, got.Txid(), im.Txid())
		}
	}
	if damagedOf(make([]byte, 1<<16)) != nil || damagedOf(whole[:3*PageSize]) != nil {
		t.Error("something is read out of nothing")
	}
	half := damagedOf(whole[:len(whole)/2+100])
	if half == nil || half.InUse() != int64(len(whole)/2/PageSize*PageSize) {
		t.Errorf("of half a file not the pages are read that are there")
	}
	for id := uint64(0); id < half.meta.end+3; id++ {
		if _, err := half.page(id); id >= half.meta.end && err == nil {
			t.Errorf("page %d was read out of %d", id, half.meta.end)
		}
	}
}

// TestOnce lets a page be read once, and another after it.
func TestOnce(t *testing.T) {
	claim := opened(t, made(t)).Once()
	must(t, claim(Page{ID: 3}))
	must(t, claim(Page{ID: 4}))
	if err := claim(Page{ID: 3}); !errors.Is(err, ErrDamaged) {
		t.Errorf("a page read twice: %v", err)
	}
	must(t, AnyPage(Page{ID: 3}))
}

// TestNoMoreIsReadThanTwiceWhatThereIs bounds what pages say that they run over to.
func TestNoMoreIsReadThanTwiceWhatThereIs(t *testing.T) {
	im := opened(t, made(t))
	claim := im.Once()
	must(t, claim(Page{ID: 2, Overflow: im.meta.end - 3}))
	must(t, claim(Page{ID: 3, Overflow: im.meta.end - 4}))
	if err := claim(Page{ID: 4, Overflow: im.meta.end - 5}); !errors.Is(err, ErrDamaged) {
		t.Errorf("a third page that runs over all: %v", err)
	}
}

// failing reads a number of times, and no more.
type failing struct {
	b    *bytes.Reader
	left atomic.Int64 // several parts are read at once
}

var errNoMore = errors.New("no more")

func (r *failing) ReadAt(b []byte, off int64) (int, error) {
	if r.left.Add(-1) < 0 {
		return 0, errNoMore
	}
	return r.b.ReadAt(b, off)
}

// TestADiskThatDoesNotRead fails at every read in turn: that is no damage, and
// nothing is taken for read that was not.
func TestADiskThatDoesNotRead(t *testing.T) {
	b := made(t)
	for n := 2; ; n++ {
		disk := &failing{b: bytes.NewReader(b)}
		disk.left.Store(int64(n))
		im, err := Open(disk, int64(len(b)))
		must(t, err)
		err = im.Verify(func(w Walker, e Element) error { return w.Bucket(e, func(Element) error { return nil }) })
		if err == nil {
			break
		}
		if !errors.Is(err, errNoMore) || errors.Is(err, ErrDamaged) {
			t.Fatalf("after %d reads: %v", n, err)
		}
	}
}

// TestBucketsOfOddLengths cuts a small bucket short, and makes it longer.
func TestBucketsOfOddLengths(t *testing.T) {
	im := opened(t, made(t))
	_, small := rootOf(t, im, "small")
	_, many := rootOf(t, im, "many")
	w := Walker{Image: im, Claim: AnyPage}
	nothing := func(Element) error { return nil }
	must(t, w.Bucket(Element{Value: small}, nothing))
	must(t, w.Bucket(Element{Value: many}, nothing))
	for n := range len(small) {
		if err := w.Bucket(Element{Value: small[:n:n]}, nothing); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d bytes of a small bucket: %v", n, err)
		}
	}
	for name, value := range map[string][]byte{
		"a small bucket with a byte too many": append(bytes.Clone(small), 0),
		"a bucket with a byte too many":       append(bytes.Clone(many), 0),
		"a bucket with a byte too few":        many[:15],
	} {
		if err := w.Bucket(Element{Value: value}, nothing); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	mine := errors.New("mine")
	for name, value := range map[string][]byte{"small": small, "many": many} {
		n := 0
		err := w.Bucket(Element{Value: value}, func(Element) error { n++; return mine })
		if !errors.Is(err, mine) || n != 1 {
			t.Errorf("%s: an error of the caller after %d elements: %v", name, n, err)
		}
	}
}

// TestTreesOfAllHeights follows branches one below the other: as many as four
// billion pages would need, and no more.
func TestTreesOfAllHeights(t *testing.T) {
	for levels, fits := range map[int]bool{2: true, 33: true, 34: false, 60: false} {
		im := &Image{pageSize: PageSize, r: memory(make([]byte, (2+levels)*PageSize)), meta: meta{root: 2, end: uint64(2 + levels)}}
		le := binary.LittleEndian
		for id := 2; id < 2+levels; id++ {
			p := all(im)[id*PageSize:]
			le.PutUint64(p, uint64(id))
			le.PutUint16(p[8:], branchPage)
			le.PutUint16(p[10:], 1)
			le.PutUint32(p[pageHead:], elementSize)
			le.PutUint32(p[pageHead+4:], 1)
			le.PutUint64(p[pageHead+8:], uint64(id+1))
			if id == 1+levels {
				le.PutUint16(p[8:], leafPage)
				le.PutUint32(p[pageHead:], 0)
				le.PutUint32(p[pageHead+4:], elementSize)
				le.PutUint32(p[pageHead+8:], 1)
				le.PutUint32(p[pageHead+12:], 0)
			}
			p[pageHead+elementSize] = 'a'
		}
		n := 0
		err := Walker{Image: im, Claim: AnyPage}.Buckets(func(Element) error { n++; return nil })
		if fits != (err == nil && n == 1) || !fits && !errors.Is(err, ErrDamaged) {
			t.Errorf("%d levels: %d elements, %v", levels, n, err)
		}
	}
}

// goneFrom is a disk that gives nothing back from an offset on.
type goneFrom struct {
	io.ReaderAt
	from int64
}

var errFailing = errors.New("input/output error")

func (f goneFrom) ReadAt(b []byte, off int64) (int, error) {
	if off+int64(len(b)) > f.from {
		return 0, errFailing
	}
	return f.ReaderAt.ReadAt(b, off)
}

// A page that the disk does not give back is no damaged page: the file may be
// whole, and is not to be restored.
func TestAPageThatCannotBeReadIsNotCalledDamaged(t *testing.T) {
	blank := bytes.NewReader(make([]byte, 8*PageSize))
	if _, err := Open(goneFrom{blank, 0}, blank.Size()); !errors.Is(err, errFailing) || errors.Is(err, ErrDamaged) {
		t.Errorf("the first page: %v", err)
	}
	if _, err := Open(blank, blank.Size()); !errors.Is(err, ErrDamaged) {
		t.Errorf("a blank page: %v", err)
	}
}

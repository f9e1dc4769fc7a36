package boltfile

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// inTree reads a bucket in order, from a key on.
func inTree(tree *Tree, from string) (keys []string, err error) {
	c, err := tree.Seek([]byte(from))
	for ; err == nil; err = c.Next() {
		e, is := c.Element()
		if !is {
			return keys, nil
		}
		keys = append(keys, string(e.Key))
	}
	return keys, err
}

func ofBucket(things map[string]string, bucket string) (keys []string) {
	for _, key := range slices.Sorted(maps.Keys(things)) {
		if name, is := strings.CutPrefix(key, bucket+"/"); is {
			keys = append(keys, name)
		}
	}
	return keys
}

func TestATreeHasWhatIsInIt(t *testing.T) {
	b, want := madeOf(t, 20), things(20)
	for _, im := range []*Image{opened(t, b), read(t, b)} {
		for _, bucket := range []string{"small", "many", "large"} {
			tree, err := im.Tree([]byte(bucket))
			must(t, err)
			keys := ofBucket(want, bucket)
			if got, err := inTree(tree, ""); err != nil || !slices.Equal(got, keys) {
				t.Errorf("%s: %d keys in order, want %d, %v", bucket, len(got), len(keys), err)
			}
			for i, key := range keys {
				if e, err := tree.Get([]byte(key)); err != nil || string(e.Value) != want[bucket+"/"+key] {
					t.Errorf("%s/%s is %q, %v", bucket, key, e.Value, err)
				}
				for _, near := range []string{key + "a", key[:len(key)-1]} {
					if e, err := tree.Get([]byte(near)); err != nil || e.Key != nil {
						t.Errorf("%s/%s is %q, %v", bucket, near, e.Value, err)
					}
				}
				must(t, tree.Beside([]byte(key)))
				if i%970 > 1 {
					continue
				}
				if got, err := inTree(tree, key+"a"); err != nil || !slices.Equal(got, keys[i+1:]) {
					t.Errorf("%s: %d keys after %s, want %d, %v", bucket, len(got), key, len(keys)-i-1, err)
				}
			}
		}
		if tree, err := im.Tree([]byte("nothing")); tree != nil || err != nil {
			t.Errorf("a bucket that is not there is %v, %v", tree, err)
		}
	}
}

// read is opened of a file that is not in memory.
func read(t testing.TB, b []byte) *Image {
	t.Helper()
	im, err := Open(fromDisk{bytes.NewReader(b)}, int64(len(b)))
	must(t, err)
	return im
}

// A bucket is found, or is not there, also where the names fill several pages.
func TestABucketIsFoundAmongMany(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file.db")
	db, err := bolt.Open(path, 0o600, &bolt.Options{PageSize: PageSize})
	must(t, err)
	name := func(i int) []byte { return fmt.Appendf(nil, "bucket %04d", i) }
	must(t, db.Update(func(tx *bolt.Tx) error {
		for i := range 600 {
			b, err := tx.CreateBucketIfNotExists(name(i))
			must(t, err)
			must(t, b.Put([]byte("key"), name(i)))
		}
		return nil
	}))
	must(t, db.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	im := opened(t, b)
	for i := range 600 {
		if tree, err := im.Tree(name(i)); err != nil || tree == nil {
			t.Fatalf("%s: %v, %v", name(i), tree, err)
		}
		if tree, err := im.Tree(append(name(i), 'a')); err != nil || tree != nil {
			t.Fatalf("after %s: %v, %v", name(i), tree, err)
		}
	}
}

// Whatever becomes of a file, no key is missed in a tree, and none is found that is not
// there: it is right, or it is called damaged.
func TestADamagedTreeHidesNothing(t *testing.T) {
	whole, want := made(t), things(1)
	found, refused := 0, 0
	for seed := range 3000 {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		b := bytes.Clone(whole)
		at := 2*PageSize + r.IntN(len(b)-2*PageSize)
		if seed%2 == 0 { // where pages say what they are
			at = at/PageSize*PageSize + r.IntN(64)
		}
		how := fmt.Sprintf("seed %d, at %d", seed, at)
		switch r.IntN(3) {
		case 0:
			b[at] ^= 1 << r.IntN(8)
		case 1:
			from := 2 + r.IntN(len(b)/PageSize-2)
			copy(b[at/PageSize*PageSize:], whole[from*PageSize:(from+1)*PageSize])
		default:
			b[at] = byte(r.IntN(256))
		}
		im, err := Open(bytes.NewReader(b), int64(len(b)))
		must(t, err)
		for _, bucket := range []string{"small", "many", "large"} {
			keys := ofBucket(want, bucket)
			got, err := someOf(im, bucket, keys, r)
			switch {
			case errors.Is(err, ErrDamaged):
				refused++
			case err != nil:
				t.Errorf("%s: %v", how, err)
			case !same(got, keys):
				t.Errorf("%s: %s has %d keys, want %d", how, bucket, len(got), len(keys))
			default:
				found++
			}
		}
	}
	if refused < 300 || found < refused {
		t.Errorf("%d trees were read, %d refused: the damage does not hit", found, refused)
	}
}

// someOf reads a bucket in order, and asks for one key.
func someOf(im *Image, bucket string, keys []string, r *rand.Rand) (got []string, err error) {
	tree, err := im.Tree([]byte(bucket))
	if tree == nil || err != nil {
		return nil, err
	}
	if got, err = inTree(tree, ""); err != nil {
		return nil, err
	}
	key := keys[r.IntN(len(keys))]
	if e, err := tree.Get([]byte(key)); err != nil || e.Key == nil && slices.Contains(got, key) {
		return nil, err
	}
	return got, nil
}

// same reports whether there are as many keys, of which one may have gone bad by itself:
// only a value says what its key should be.
func same(got, want []string) bool {
	differ := 0
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			differ++
		}
	}
	return len(got) == len(want) && differ <= 1
}

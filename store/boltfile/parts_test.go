package boltfile

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// inParts reads a bucket part by part, with one reader, and says how many parts there are.
func inParts(tree *Tree) (keys, values []string, parts int, err error) {
	r := tree.Reader()
	for p, err := range tree.Parts() {
		if err != nil {
			return keys, values, parts, err
		}
		parts++
		err = r.Each(p, func(e Element) error {
			keys, values = append(keys, string(e.Key)), append(values, string(e.Value))
			return nil
		})
		if err != nil {
			return keys, values, parts, err
		}
	}
	return keys, values, parts, nil
}

func TestThePartsOfATreeAreAllOfIt(t *testing.T) {
	b, want := madeOf(t, 20), things(20)
	most := 0
	for _, bucket := range []string{"small", "many", "large"} {
		tree, err := read(t, b).Tree([]byte(bucket))
		must(t, err)
		keys := ofBucket(want, bucket)
		got, values, parts, err := inParts(tree)
		if err != nil || !slices.Equal(got, keys) {
			t.Errorf("%s: %d keys in parts, want %d, %v", bucket, len(got), len(keys), err)
		}
		for i, key := range got {
			if values[i] != want[bucket+"/"+key] {
				t.Errorf("%s/%s is %q", bucket, key, values[i])
			}
		}
		most = max(most, parts)
	}
	if most < 2 {
		t.Error("nothing was in more than one part")
	}
}

// In a damaged file the parts give what is there or say that it is damaged, as a tree does
// that is gone through in order. A key that went bad where nothing else is wrong is read by both.
func TestThePartsOfADamagedTreeAreRefusedAsThoseOfAnyOther(t *testing.T) {
	whole := madeOf(t, 20)
	r := rand.New(rand.NewPCG(3, 4))
	refused := 0
	for range 60 {
		b := slices.Clone(whole)
		for range 1 + r.IntN(12) {
			at := 2*PageSize + r.IntN(len(b)-2*PageSize)
			if r.IntN(2) == 0 { // the head of a page, or one of its elements
				at = at/PageSize*PageSize + r.IntN(200)
			}
			b[at] ^= 1 << r.IntN(8)
		}
		im, err := Open(fromDisk{bytes.NewReader(b)}, int64(len(b)))
		must(t, err)
		for _, bucket := range []string{"small", "many", "large"} {
			tree, err := im.Tree([]byte(bucket))
			if err != nil || tree == nil {
				continue
			}
			keys, errIn := inTree(tree, "")
			got, _, _, errParts := inParts(tree)
			if (errIn == nil) != (errParts == nil) || errIn == nil && !slices.Equal(keys, got) {
				t.Fatalf("%s: in order %d keys, %v; in parts %d keys, %v", bucket, len(keys), errIn, len(got), errParts)
			}
			if errIn != nil {
				refused++
			}
		}
	}
	if refused == 0 {
		t.Error("nothing was refused")
	}
}

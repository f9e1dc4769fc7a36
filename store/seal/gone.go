package seal

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"messup/journal"
)

// Gone are the records that were deleted for good, the last one last: a digest of each,
// of which nobody can tell its words. A copy that still has them does not bring them back.
type Gone []uint64

const (
	// maxGone is how many of them are remembered: they are in the head, which each save
	// writes. Some hundred entries, with all that goes with each.
	maxGone  = 4096
	goneSize = 8
)

func graveOf(kind journal.Kind, id journal.ID) uint64 {
	sum := sha256.Sum256([]byte(string(kind) + "/" + string(id)))
	return binary.LittleEndian.Uint64(sum[:])
}

// With returns them with one more. It leaves g as it is.
func (g Gone) With(kind journal.Kind, id journal.ID) Gone {
	if g.Has(kind, id) {
		return g
	}
	return append(slices.Clone(g[max(0, len(g)-maxGone+1):]), graveOf(kind, id))
}

// And returns them with those of another head.
func (g Gone) And(others Gone) Gone {
	all := slices.Clone(g)
	for _, grave := range others {
		if !slices.Contains(g, grave) {
			all = append(all, grave)
		}
	}
	if all == nil && others != nil {
		all = Gone{}
	}
	return all[max(0, len(all)-maxGone):]
}

// Without returns them without one that is kept again, by whoever wants it so.
func (g Gone) Without(kind journal.Kind, id journal.ID) Gone {
	if !g.Has(kind, id) {
		return g
	}
	grave := graveOf(kind, id)
	return slices.DeleteFunc(slices.Clone(g), func(have uint64) bool { return have == grave })
}

// Has reports whether a record is one of them.
func (g Gone) Has(kind journal.Kind, id journal.ID) bool {
	return len(g) > 0 && slices.Contains(g, graveOf(kind, id))
}

func (g Gone) bytes() []byte {
	b := make([]byte, 0, len(g)*goneSize)
	for _, grave := range g {
		b = binary.LittleEndian.AppendUint64(b, grave)
	}
	return b
}

func openGone(b []byte) (Gone, error) {
	if len(b)%goneSize != 0 {
		return nil, Damaged("what is gone in %d bytes", len(b))
	}
	g := make(Gone, 0, len(b)/goneSize)
	for ; len(b) > 0; b = b[goneSize:] {
		g = append(g, binary.LittleEndian.Uint64(b))
	}
	return g, nil
}

package boltfile

import (
	"encoding/binary"
	"testing"
)

// TestADamagedFileIsFollowedAsDeepAsTreesGo leads from branch to branch: as
// many as two trees of all heights have, one in the other, and not for ever.
func TestADamagedFileIsFollowedAsDeepAsTreesGo(t *testing.T) {
	const levels = 90
	im := &Image{pageSize: PageSize, r: memory(make([]byte, (2+levels)*PageSize)), meta: meta{root: 2, end: 2 + levels}}
	le := binary.LittleEndian
	for id := 2; id < 2+levels; id++ {
		p := all(im)[id*PageSize:]
		le.PutUint64(p, uint64(id))
		le.PutUint16(p[8:], branchPage)
		le.PutUint16(p[10:], 1)
		le.PutUint32(p[pageHead:], elementSize)
		le.PutUint32(p[pageHead+4:], 1)
		le.PutUint64(p[pageHead+8:], uint64(id+1))
		p[pageHead+elementSize] = 'a'
	}
	pages := im.Pages()
	for level := range levels {
		if got := pages.Reached(int64(2+level) * PageSize); got != (level <= 2*maxDepth) {
			t.Errorf("level %d is reached: %v", level, got)
		}
	}
}

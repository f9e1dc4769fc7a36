package seal

import (
	"encoding/binary"
	"math/bits"
)

// A Sum stands for all the values of a sealed journal, each with its key and bucket, in
// whatever order. The head has it, and so an old value in the place of a newer one is
// noticed, which is as well sealed as that. It is a sum modulo 2^128 of the tags that
// the values end with, each encrypted with a key of its own: nobody without it finds values
// of before that add up to the same.
type Sum struct{ low, high uint64 }

const tagSize = 16

// Weight is what a value adds to the Sum; nothing without a key.
func (s Seal) Weight(value []byte) Sum {
	if s.key == nil || len(value) < tagSize {
		return Sum{}
	}
	var b [tagSize]byte
	s.key.sums.Encrypt(b[:], value[len(value)-tagSize:])
	return sumOf(b[:])
}

// With returns the sum with one more value.
func (s Sum) With(w Sum) Sum {
	low, carry := bits.Add64(s.low, w.low, 0)
	high, _ := bits.Add64(s.high, w.high, carry)
	return Sum{low, high}
}

// Without returns the sum without one of its values.
func (s Sum) Without(w Sum) Sum {
	low, borrow := bits.Sub64(s.low, w.low, 0)
	high, _ := bits.Sub64(s.high, w.high, borrow)
	return Sum{low, high}
}

func (s Sum) bytes() []byte {
	return binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, s.low), s.high)
}

func sumOf(b []byte) Sum {
	return Sum{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])}
}

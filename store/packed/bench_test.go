package packed_test

import (
	"bytes"
	"io"
	"testing"

	"messup/store/packed"
)

func BenchmarkPack(b *testing.B) {
	all := words(16 << 20)
	b.SetBytes(int64(len(all)))
	for b.Loop() {
		if err := packed.Pack(io.Discard, bytes.NewReader(all), int64(len(all)), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnpack(b *testing.B) {
	all := words(16 << 20)
	small := pack(b, all, "")
	b.SetBytes(int64(len(all)))
	for b.Loop() {
		if err := packed.Unpack(io.Discard, bytes.NewReader(small), int64(len(small))); err != nil {
			b.Fatal(err)
		}
	}
}

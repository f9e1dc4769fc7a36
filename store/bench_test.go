package store

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"messup/journal"
	"messup/journal/record"
)

// benchSizes are the numbers of entries that the benchmarks run at.
func benchSizes() []int {
	if long() {
		return []int{1000, 10000, 100000}
	}
	return []int{1000, 10000}
}

// bench runs fn on journals of each size.
func bench(b *testing.B, fn func(b *testing.B, f *File, entries int)) {
	for _, n := range benchSizes() {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			f := fileAt(filepath.Join(b.TempDir(), "journal.db"))
			for i := 0; i < n; i += 1000 {
				var some []record.Record
				for j := i; j < i+1000; j++ {
					some = append(some, entry(j, 1))
				}
				mustSave(b, f, some...)
			}
			mustSave(b, f, entry(0, 1)) // so much at once causes a backup, not to be measured
			b.ResetTimer()
			fn(b, f, n)
		})
	}
}

func BenchmarkSave(b *testing.B) {
	bench(b, func(b *testing.B, f *File, entries int) {
		for i := 0; b.Loop(); i++ {
			mustSave(b, f, entry(i*7919%entries, 2+i))
		}
	})
}

func BenchmarkNewest24(b *testing.B) {
	bench(b, func(b *testing.B, f *File, _ int) {
		for b.Loop() {
			n := 0
			err := f.View(b.Context(), func(tx record.Tx) error {
				for _, err := range tx.Rows(journal.Entries) {
					if n++; err != nil || n == 24 {
						return err
					}
				}
				return nil
			})
			if err != nil || n != 24 {
				b.Fatal(n, err)
			}
		}
	})
}

func BenchmarkScanTexts(b *testing.B) {
	bench(b, func(b *testing.B, f *File, entries int) {
		for b.Loop() {
			n := 0
			err := f.View(b.Context(), func(tx record.Tx) error {
				for _, err := range tx.Texts(journal.Entries) {
					if n++; err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil || n != entries {
				b.Fatal(n, err)
			}
		}
	})
}

func BenchmarkPreflight(b *testing.B) {
	bench(b, func(b *testing.B, f *File, entries int) {
		info, err := os.Stat(f.Path())
		must(b, err)
		b.SetBytes(info.Size())
		for b.Loop() {
			if h, err := f.reader().At(f.Path()); err != nil || int(f.total(h)) != entries {
				b.Fatal(f.total(h), err)
			}
		}
	})
}

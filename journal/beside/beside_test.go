package beside_test

import (
	"errors"
	"iter"
	"slices"
	"testing"

	"messup/journal/beside"
)

var errSeq, errDo = errors.New("of the sequence"), errors.New("of what is done")

// upTo yields numbers, and then an error if there is one.
func upTo(n int, err error) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if !yield(i, nil) {
				return
			}
		}
		if err != nil {
			yield(0, err)
		}
	}
}

// sizes are none, few, about a batch, about two, and many.
var sizes = []int{0, 1, 15, 16, 17, 31, 32, 33, 48, 1000}

func TestAllIsMadeInItsOrder(t *testing.T) {
	for _, n := range sizes {
		for _, seqErr := range []error{nil, errSeq} {
			var got []int
			var gotErr error
			for v, err := range beside.Map(upTo(n, seqErr), func(i int) (int, error) { return 2 * i, nil }) {
				if err != nil {
					gotErr = err
					continue
				}
				got = append(got, v)
			}
			if !errors.Is(gotErr, seqErr) || len(got) != n || !slices.IsSorted(got) || n > 0 && got[n-1] != 2*(n-1) {
				t.Errorf("%d, then %v: %d, then %v", n, seqErr, len(got), gotErr)
			}
		}
	}
}

func TestTheFirstErrorEndsIt(t *testing.T) {
	for _, n := range sizes[1:] {
		for _, bad := range []int{0, n / 2, n - 1} {
			got, errs := 0, 0
			for _, err := range beside.Map(upTo(n, errSeq), func(i int) (int, error) {
				if i >= bad {
					return 0, errDo
				}
				return i, nil
			}) {
				switch {
				case err == nil:
					got++
				case errors.Is(err, errDo):
					errs++
				default:
					t.Error(err)
				}
			}
			if got != bad || errs != 1 {
				t.Errorf("%d with the first error at %d: %d and %d errors", n, bad, got, errs)
			}
		}
	}
}

// Who stops has nothing done behind their back: what is gone through may be closed.
func TestWhoStopsIsLeftAlone(t *testing.T) {
	for _, n := range sizes[1:] {
		for _, after := range []int{1, 16, 17, n} {
			open, got := true, 0
			for range beside.Map(upTo(n, nil), func(int) (int, error) {
				if !open {
					t.Error("done after the end")
				}
				return 0, nil
			}) {
				if got++; got == after {
					break
				}
			}
			open = false
			if got != min(after, n) {
				t.Errorf("%d of %d", got, n)
			}
		}
	}
}

func TestAPanicIsTheCallers(t *testing.T) {
	for _, n := range sizes[1:] {
		got := 0
		panicked := func() (p any) {
			defer func() { p = recover() }()
			for range beside.Map(upTo(n, nil), func(i int) (int, error) {
				if i == n-1 {
					panic("here")
				}
				return 0, nil
			}) {
				got++
			}
			return nil
		}()
		if panicked != "here" || got != n-1 {
			t.Errorf("%d: %v after %d", n, panicked, got)
		}
	}
}

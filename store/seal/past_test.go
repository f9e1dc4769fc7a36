package seal

import (
	"testing"
)

func run(name string) (r Run) {
	copy(r[:], name)
	return r
}

// state makes the state of a journal in which each letter is a change, made by
// the run of that name; a dot is one by a program that leaves no name.
func state(changes string) (s State) {
	for _, name := range changes {
		s.Serial++
		if name != '.' {
			s.Past = s.Past.With(s.Serial, run(string(name)))
		}
	}
	return s
}

func TestStatesGoApart(t *testing.T) {
	for _, tt := range []struct {
		one, other string
		apart      bool
		together   uint64
	}{
		{"aab", "aab", false, 3},
		{"aa", "aab", false, 2},
		{"aab", "aac", true, 2},
		{"aab", "aacdd", true, 2},
		{"aabbb", "aab", false, 3},
		{"b", "cc", true, 0},
		{"..", "..a", false, 2}, // who made the first ones is not known
		{"..b", "..a", true, 0},
		{"", "a", false, 0},
		{"a.b", "a.c", true, 2},
	} {
		one, other := state(tt.one), state(tt.other)
		for _, pair := range [][2]State{{one, other}, {other, one}} {
			if got := pair[0].Apart(pair[1]); got != tt.apart {
				t.Errorf("%q and %q apart: %v", tt.one, tt.other, got)
			}
			if got := pair[0].Together(pair[1]); got != tt.together {
				t.Errorf("%q and %q share %d changes, want %d", tt.one, tt.other, got, tt.together)
			}
		}
	}
}

func TestThePastIsBounded(t *testing.T) {
	var long, same State
	for i := range uint64(1000) {
		long.Serial, same.Serial = i+1, i+1
		long.Past = long.Past.With(i+1, Run{byte(i), byte(i >> 8)})
		same.Past = same.Past.With(i+1, run("one"))
	}
	if len(long.Past) != maxPast || len(same.Past) != 1 {
		t.Errorf("%d and %d stretches", len(long.Past), len(same.Past))
	}
	got, err := openPast(long.Past.bytes())
	if err != nil || len(got) != maxPast || got[0] != long.Past[0] || got[maxPast-1].From != 1000 {
		t.Errorf("read back: %v, %v", got, err)
	}
	if _, err := openPast([]byte("odd")); err == nil {
		t.Error("a past cut short was read")
	}
}

// What two states share counts as known only where both still say who made it: a
// journal that was put together anew says nothing of what was before.
func TestOnlyWhatIsKnownIsShared(t *testing.T) {
	for _, tt := range []struct {
		one, other string
		shared     uint64
	}{
		{"aab", "aacdd", 2},
		{"aa", "aab", 2},
		{"...b", "aab", 0}, // put together at the fourth change
		{"...", "aab", 0},
		{"b", "cc", 0},
	} {
		one, other := state(tt.one), state(tt.other)
		if got, back := one.Shared(other), other.Shared(one); got != tt.shared || back != tt.shared {
			t.Errorf("%q and %q share %d and %d changes, want %d", tt.one, tt.other, got, back, tt.shared)
		}
	}
	long := State{Serial: maxPast + 9}
	for serial := range long.Serial {
		long.Past = long.Past.With(serial+1, Run{byte(serial)})
	}
	if old := (State{2, Past{{1, Run{}}}}); long.Shared(old) != 2 {
		t.Errorf("with one of long ago it shares %d changes, want 2", long.Shared(old))
	}
}

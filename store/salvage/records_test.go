package salvage

import (
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

func found(data string, serial uint64, live bool) *Found {
	r := record.Record{Kind: journal.Entries, ID: "id", Data: []byte(data)}
	return new(source).found(seal.Stored{Record: r, Serial: serial}, 0, live)
}

// TestOfManyTheNewestIsKept adds what was found of one record, in every order:
// the newest is taken, and of the same change the one that a tree leads to.
func TestOfManyTheNewestIsKept(t *testing.T) {
	for _, tt := range []struct{ worse, better *Found }{
		{found("old", 1, false), found("new", 2, false)},
		{found("old", 1, true), found("new", 2, false)},
		{found("old", 1, false), found("new", 2, true)},
		{found("old", 1, true), found("new", 2, true)},
		{found("lost", 2, false), found("live", 2, true)},
	} {
		for _, order := range [][]*Found{{tt.worse, tt.better}, {tt.better, tt.worse}} {
			rs := Records{}
			for _, f := range order {
				rs.add(f)
			}
			if got := rs[journal.Entries]["id"]; got != tt.better {
				t.Errorf("of %+v and %+v it keeps %+v", order[0], order[1], got)
			}
			if got := rs.Newest(); got != tt.better.Serial {
				t.Errorf("the newest of %+v and %+v is of %d", order[0], order[1], got)
			}
		}
	}
}

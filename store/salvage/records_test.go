package salvage

import (
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

func found(data string, serial uint64, live bool) Found {
	r := record.Record{Kind: journal.Entries, ID: "id", Data: []byte(data)}
	return Found{Stored: seal.Stored{Record: r, Serial: serial}, live: live}
}

// TestOfManyTheNewestIsKept adds what was found of one record, in every order:
// the newest is taken, and of the same change the one that a tree leads to.
func TestOfManyTheNewestIsKept(t *testing.T) {
	for _, tt := range []struct{ worse, better Found }{
		{found("old", 1, false), found("new", 2, false)},
		{found("old", 1, true), found("new", 2, false)},
		{found("old", 1, false), found("new", 2, true)},
		{found("old", 1, true), found("new", 2, true)},
		{found("lost", 2, false), found("live", 2, true)},
	} {
		for _, order := range [][]Found{{tt.worse, tt.better}, {tt.better, tt.worse}} {
			rs := Records{}
			for _, f := range order {
				rs.add(f)
			}
			if got := rs[journal.Entries]["id"]; string(got.Data) != string(tt.better.Data) {
				t.Errorf("of %q and %q it keeps %q", order[0].Data, order[1].Data, got.Data)
			}
			if got := rs.Newest(); got != tt.better.Serial {
				t.Errorf("the newest of %q and %q is of %d", order[0].Data, order[1].Data, got)
			}
		}
	}
}

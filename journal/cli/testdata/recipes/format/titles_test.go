package exchange

import (
	"bytes"
	"testing"

	"messup/journal"
)

func TestTheFormatThatWasAddedWrites(t *testing.T) {
	all := Formats()
	var out bytes.Buffer
	for _, f := range all {
		if f.Name != "titles" {
			continue
		}
		if err := f.Write(&out, Of(journal.Archive{Entries: []journal.Entry{{Title: "Food webs"}}})); err != nil {
			t.Fatal(err)
		}
	}
	if out.String() != "Food webs\n" {
		t.Errorf("it writes %q", out.String())
	}
}

package book_test

import (
	"slices"
	"testing"
)

// What is read of an entry for its class alone is the class that all of its row says.
func TestClassesAreThoseOfTheWords(t *testing.T) {
	d := newDesk(t)
	for _, class := range []string{"9B science", "", `the "loud" ones`, "10 \\ A", "élèves", "9B science"} {
		e := d.mess(t, "A mess")
		e.Class = class
		d.save(t, e, e)
	}
	words, err := d.Words(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := d.Classes.Named(t.Context())
	if err != nil || len(got) < 4 || !slices.Equal(got, words.Classes) {
		t.Errorf("%q, want %q, %v", got, words.Classes, err)
	}
}

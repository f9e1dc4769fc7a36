package clearing_test

import (
	"path/filepath"
	"testing"

	"messup/journal/book"
	"messup/journal/cli/purge"
	"messup/journal/search"
	"messup/store/scratch"
)

// A text that an editor left, and that nobody has taken in, is searched for the words that are to go;
// one without them stays.
func TestWordsGoFromWhatAnEditorLeft(t *testing.T) {
	o, dir, _ := everywhere(t)
	left := scratch.Places{filepath.Join(dir, "edit")}
	for _, words := range []string{"The zebraword was heard.", "It was a giraffe."} {
		folder, err := left.Edit("", words)
		if err == nil {
			err = folder.Leave()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	q, err := search.ParseQuery("zebraword", o.Sets(), o.Now())
	if err != nil {
		t.Fatal(err)
	}
	if found, err := o.Beside(t.Context(), book.Doomed{}, q); err != nil || found != (purge.Beside{Waiting: 1}) {
		t.Errorf("found %+v, %v", found, err)
	}
	if _, _, err := o.PurgeWith(t.Context(), book.Doomed{}, q); err != nil {
		t.Fatal(err)
	}
	if found := holding(t, dir, "zebraword"); len(found) > 0 {
		t.Errorf("the word is in %q", found)
	}
	if found := holding(t, dir, "giraffe"); len(found) == 0 {
		t.Error("the other text is gone as well")
	}
}

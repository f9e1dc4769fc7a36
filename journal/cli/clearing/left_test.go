package clearing_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/clearing"
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

// With a passphrase no file has what waited in clear: it was taken in, is sealed where it lies, or is
// told. That is a text to be mended in an editor, and whatever another window holds.
func TestWhatWaitedInClearIsSealedOrTold(t *testing.T) {
	o, dir, e := everywhere(t)
	o.Waits.Home = filepath.Join(dir, "home")
	if err := os.Mkdir(o.Waits.Home, 0o700); err != nil {
		t.Fatal(err)
	}
	left := scratch.Places{filepath.Join(dir, "edit")}
	edited := func(about, words string) *scratch.Folder {
		folder, err := left.Edit(about, words)
		if err != nil {
			t.Fatal(err)
		}
		return folder
	}
	words, err := o.Waits.Encode(journal.Archive{Entries: []journal.Entry{jotOf(t, o, "The zebraword was typed.")}})
	if err != nil {
		t.Fatal(err)
	}
	waits, held, open := edited(string(e.ID)+" ", "as it was"), scratch.New(left), edited("", "The zebraword is open.")
	for _, err := range []error{
		os.WriteFile(waits.Text(), []byte("---\nzebraword"), 0o600), waits.Leave(), edited("", "The zebraword was left.").Leave(), held.Hold(words),
		os.WriteFile(filepath.Join(dir, "inbox"), nil, 0o600), // so that it waits in the home folder
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := o.Waits.Put(t.Context(), journal.Archive{Entries: []journal.Entry{jotOf(t, o, "The zebraword is at home.")}}); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "inbox")); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Waits.Put(t.Context(), journal.Archive{Entries: []journal.Entry{jotOf(t, o, "The zebraword is in the inbox.")}}); err != nil {
		t.Fatal(err)
	}
	begin(t, o, e)
	unread, err := o.Seal(t.Context(), "four words of one")
	if err != nil {
		t.Fatal(err)
	}
	told := func(path string) bool {
		return slices.ContainsFunc(unread, func(dir string) bool { return strings.HasPrefix(path, dir) })
	}
	for _, words := range []string{"zebraword", "Jayden"} {
		for _, path := range holding(t, dir, words) {
			if !told(path) {
				t.Errorf("%s is in clear in %s, which is not told among %q", words, path, unread)
			}
		}
	}
	if path, _ := held.Where(); !told(waits.Text()) || !told(open.Text()) || !told(path) || len(unread) != 3 {
		t.Errorf("told are %q", unread)
	}
}

// jotOf is a jot that no journal has.
func jotOf(t *testing.T, o clearing.Everywhere, words string) journal.Entry {
	t.Helper()
	e, err := o.Entries.NewJot(words)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

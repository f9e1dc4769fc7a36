package clearing_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/clearing"
	"messup/journal/cli/purge"
	"messup/journal/cli/syncing"
	"messup/journal/cli/waiting"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/share"
	"messup/journal/telling"
	"messup/prompts"
	"messup/store"
	"messup/store/keyring"
	"messup/store/scratch"
)

// everywhere is a journal in a folder of its own, with one mess that taught something.
func everywhere(t *testing.T) (clearing.Everywhere, string, journal.Entry) {
	t.Helper()
	dir, sets := t.TempDir(), prompts.Shipped()
	now := func() time.Time { return time.Date(2026, time.November, 19, 16, 20, 0, 0, time.UTC) }
	random := rand.NewChaCha8([32]byte{7})
	file := store.New(store.Config{
		Path: filepath.Join(dir, "journal.db"), Now: now, Rand: random, Reindex: record.Reindexing(sets), Marked: record.Marking(), Join: record.Joining(sets),
		Deleted: record.Deleted, Without: record.Without,
		Counted: []journal.Kind{journal.Entries, journal.Lessons}, Unmissed: []journal.Kind{journal.HabitsKind},
	})
	b := book.Open(file, sets, now, random)
	e, err := b.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		t.Fatal(err)
	}
	learned, _ := sets.Question("learned")
	e.Title, e.Failure = "Jayden and the map", "Jayden had no map."
	if e, _, err = b.Entries.Save(t.Context(), journal.Entry{}, b.Entries.Finish(e.With(sets, learned, "Hand the map out first."))); err != nil {
		t.Fatal(err)
	}
	return clearing.Everywhere{
		Book: b, File: file, Waits: waiting.New(waiting.Words{Book: b, File: file, Scratch: scratch.Places{filepath.Join(dir, "edit")}}),
		Kept: keyring.Kept{Path: file.Path(), Rand: random}, Sync: syncing.Kept{File: file, Rand: random},
	}, dir, e
}

// begin keeps a share of the mess, with its story worded anew.
func begin(t *testing.T, o clearing.Everywhere, e journal.Entry) share.Draft {
	t.Helper()
	ref := share.Ref{Kind: share.Failure, ID: e.ID}
	d := share.New(share.Post, o.Now()).Toggle(ref, "x").With(share.Key{Ref: ref, Field: share.Text}, "Jayden stood without a map.")
	d = d.With(share.Key{Field: share.Opening}, "About Jayden and maps.")
	if err := d.Keep(t.Context(), o.Waits.Shares()); err != nil {
		t.Fatal(err)
	}
	return d
}

func kept(t *testing.T, o clearing.Everywhere) (share.Draft, bool) {
	t.Helper()
	d, is, err := share.Read(t.Context(), o.Waits.Shares())
	if err != nil {
		t.Fatal(err)
	}
	return d, is
}

// holding are the files below a folder that have some words.
func holding(t *testing.T, dir, words string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, f fs.DirEntry, err error) error {
		if err != nil || f.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(words)) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// A share that is begun is sealed as the journal is, and comes back after.
func TestABegunShareIsSealedWithTheJournal(t *testing.T) {
	o, dir, e := everywhere(t)
	begin(t, o, e)
	for _, passphrase := range []string{"four words of one", "four words of two"} {
		if _, err := o.Seal(t.Context(), passphrase); err != nil {
			t.Fatal(err)
		}
		if found := holding(t, dir, "stood without"); len(found) > 0 {
			t.Errorf("in clear it is in %q", found)
		}
		if d, is := kept(t, o); !is || len(d.Chosen) != 1 {
			t.Errorf("sealed with %q it is %+v", passphrase, d)
		}
	}
	left := scratch.Places{filepath.Join(dir, "edit")} // as when that was cut short
	if err := left.Keep("share", []byte(`{"messup_share":1,"form":"post","wordings":[{"field":"opening","words":"It stood without."}]}`)); err != nil {
		t.Fatal(err)
	}
	if _, is := kept(t, o); !is || len(holding(t, dir, "stood without")) > 0 {
		t.Errorf("in clear it stays in %q", holding(t, dir, "stood without"))
	}
	if _, err := o.Seal(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if _, is := kept(t, o); !is {
		t.Error("without a passphrase it is gone")
	}
}

// A name is said otherwise there too.
func TestNamesGoFromABegunShare(t *testing.T) {
	o, dir, e := everywhere(t)
	begin(t, o, e)
	if _, err := o.Unname(t.Context(), e.ID, telling.Roles{"Jayden": "@J"}); err != nil {
		t.Fatal(err)
	}
	if found := holding(t, filepath.Join(dir, "edit"), "Jayden"); len(found) > 0 {
		t.Errorf("the name is in %q", found)
	}
	d, _ := kept(t, o)
	if words, _ := d.Words(share.Key{Field: share.Opening}); words != "About @J and maps." {
		t.Errorf("it says %q", words)
	}
}

// Words that are looked for to be deleted are taken out of it where somebody typed or worded them.
func TestWordsGoFromABegunShare(t *testing.T) {
	o, dir, e := everywhere(t)
	begin(t, o, e)
	q, err := search.ParseQuery("stood without", o.Sets(), o.Now())
	if err != nil {
		t.Fatal(err)
	}
	if found, err := o.Beside(t.Context(), book.Doomed{}, q); err != nil || found != (purge.Beside{Share: 1}) {
		t.Errorf("found %+v, %v", found, err)
	}
	if _, _, err := o.PurgeWith(t.Context(), book.Doomed{}, q); err != nil {
		t.Fatal(err)
	}
	if found := holding(t, dir, "stood without"); len(found) > 0 {
		t.Errorf("its words are in %q", found)
	}
	if d, is := kept(t, o); !is || len(d.Chosen) != 1 || len(d.Wordings) == 0 {
		t.Errorf("kept is %+v", d)
	}
}

// What is deleted for good leaves it; what was typed for the share stays. With the whole journal
// it goes whole.
func TestWhatIsDeletedForGoodLeavesABegunShare(t *testing.T) {
	o, dir, e := everywhere(t)
	begin(t, o, e)
	doomed, err := o.Trash.Named(t.Context(), []string{string(e.ID)})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.Purge(t.Context(), doomed); err != nil {
		t.Fatal(err)
	}
	if found := holding(t, dir, "stood without"); len(found) > 0 {
		t.Errorf("its words are in %q", found)
	}
	if d, is := kept(t, o); !is || len(d.Chosen) != 0 {
		t.Errorf("kept is %+v", d)
	}
	if err := o.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found := strings.Join(holding(t, dir, "maps"), " "); found != "" {
		t.Errorf("after all is deleted it is in %s", found)
	}
}

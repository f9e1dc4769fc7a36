package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

func TestTheInboxKeepsUntilTaken(t *testing.T) {
	plainOnly(t)
	c := november()
	f := fileWithClock(t, c)
	for _, words := range []string{"first", "second", "third", "fourth"} {
		path, err := f.PutInbox(t.Context(), []byte(words))
		must(t, err)
		if b, err := os.ReadFile(path); err != nil || string(b) != words {
			t.Errorf("%s holds %q, %v", path, b, err)
		}
		c.days(1)
	}
	if st, err := f.Check(t.Context()); !errors.Is(err, journal.ErrNoJournal) || st.Inbox != 4 {
		t.Errorf("Check = %+v, %v", st, err)
	}
	refused := errors.New("refused")
	var got []string
	take := func(refuse string) func([]byte) error {
		return func(b []byte) error {
			if string(b) == refuse {
				return refused
			}
			got = append(got, string(b))
			return nil
		}
	}
	n, err := f.TakeInbox(t.Context(), take("second"))
	wants(t, "TakeInbox", err, refused)
	if want := []string{"first", "third", "fourth"}; n != 3 || !slices.Equal(got, want) {
		t.Errorf("took %d: %q, want %q", n, got, want)
	}
	got = nil
	if n, err := f.TakeInbox(t.Context(), take("")); n != 1 || err != nil || !slices.Equal(got, []string{"second"}) {
		t.Errorf("took %d: %q, %v; want the one left", n, got, err)
	}
	if n, err := f.TakeInbox(t.Context(), take("")); n != 0 || err != nil {
		t.Errorf("took %d, %v from an empty inbox", n, err)
	}
}

// TestEachJournalTakesItsOwnNotes where several share a folder. What carries no
// journal's name, as notes of earlier versions, is for whoever comes first.
func TestEachJournalTakesItsOwnNotes(t *testing.T) {
	dir := t.TempDir()
	put := func(name, words string) *File {
		f := newFile(t, filepath.Join(dir, name))
		mustSave(t, f, entry(1, 1))
		_, err := f.PutInbox(t.Context(), []byte(words))
		must(t, err)
		return f
	}
	one, two, three := put("j.db", "of j.db"), put("j.bak", "of j.bak"), put("j-2.db", "of j-2.db")
	for _, name := range []string{"20260101T141000Z-1f2e3d4c.jot", "20260101T141000Z-1f2e3d4c-2.jot", "by hand.jot"} {
		must(t, os.WriteFile(filepath.Join(one.inbox().Folder, name), []byte(name), 0o600))
	}
	take := func(f *File) (got []string) {
		n, err := f.TakeInbox(t.Context(), func(b []byte) error { got = append(got, string(b)); return nil })
		if err != nil || n != len(got) {
			t.Errorf("%s took %d, %v", f.Path(), n, err)
		}
		return got
	}
	if r, err := three.Check(t.Context()); r.Inbox != 4 {
		t.Errorf("%d wait for j-2.db, want its own and the three without a name; %v", r.Inbox, err)
	}
	if got, want := take(two), []string{"20260101T141000Z-1f2e3d4c-2.jot", "20260101T141000Z-1f2e3d4c.jot", "by hand.jot", "of j.bak"}; !slices.Equal(sorted(got), want) {
		t.Errorf("j.bak took %q, want %q", got, want)
	}
	if got := take(one); !slices.Equal(got, []string{"of j.db"}) {
		t.Errorf("j.db took %q", got)
	}
	if got := take(three); !slices.Equal(got, []string{"of j-2.db"}) {
		t.Errorf("j-2.db took %q", got)
	}
	_, err := two.PutInbox(t.Context(), []byte("of one that got another name"))
	must(t, err)
	must(t, os.Rename(two.Path(), filepath.Join(dir, "k.db")))
	if got := take(fileAt(filepath.Join(dir, "k.db"))); len(got) != 1 {
		t.Errorf("under its new name the journal took %q", got)
	}
}

func sorted(s []string) []string {
	slices.Sort(s)
	return s
}

// TestNotesAreTakenInTheOrderTheyWereLeft, also those of earlier versions.
func TestNotesAreTakenInTheOrderTheyWereLeft(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	for _, words := range []string{"second", "fourth"} {
		c.days(2)
		_, err := f.PutInbox(t.Context(), []byte(words))
		must(t, err)
	}
	for stamp, words := range map[string]string{"20261103T141000Z": "first", "20261105T141000Z": "third"} {
		must(t, os.WriteFile(filepath.Join(f.inbox().Folder, stamp+"-1f2e3d4c.jot"), []byte(words), 0o600))
	}
	var got []string
	_, err := f.TakeInbox(t.Context(), func(b []byte) error { got = append(got, string(b)); return nil })
	must(t, err)
	if want := []string{"first", "second", "third", "fourth"}; !slices.Equal(got, want) {
		t.Errorf("took %q, want %q", got, want)
	}
}

func TestTheInboxIsOneProcessAtATime(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	for range 3 {
		_, err := f.PutInbox(t.Context(), []byte("x"))
		must(t, err)
	}
	taken := 0
	n, err := f.TakeInbox(t.Context(), func([]byte) error {
		if taken == 0 {
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			_, err := fileAt(f.Path()).TakeInbox(ctx, func([]byte) error { taken++; return nil })
			wants(t, "a second taker", err, journal.ErrBusy)
		}
		taken++
		return nil
	})
	if n != 3 || taken != 3 || err != nil {
		t.Errorf("took %d, handed out %d, %v; want 3 each", n, taken, err)
	}
}

func TestABusyJournalSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := newFile(t, path)
	mustSave(t, f, entry(1, 1))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond) // shorter than the store's own patience
	defer cancel()
	nothing := func(record.Tx) error { return nil }
	patient := func() error { _, err := contents(fileAt(path)); return err }
	err := f.Update(t.Context(), func(record.Tx) error {
		begin := time.Now()
		wants(t, "saving in another window", fileAt(path).Update(ctx, nothing), journal.ErrBusy)
		wants(t, "reading in another window", fileAt(path).View(ctx, nothing), journal.ErrBusy)
		wants(t, "a nested call", f.View(ctx, nothing), journal.ErrBusy)
		if took := time.Since(begin); took > lockTimeout/2 {
			t.Errorf("with a deadline of 50ms the calls took %v", took)
		}
		wants(t, "reading with patience", patient(), journal.ErrBusy)
		return nil
	})
	must(t, err)
}

// What no journal can take in is told once, and kept under another name; what the
// journal cannot take at the moment waits on.
func TestWhatCanNeverBeFiledIsMovedAside(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	must(t, f.Update(t.Context(), func(record.Tx) error { return nil }))
	for name, words := range map[string]string{"20261103T141000Z-00000000.jot": "junk", "junk.jot": "junk", "20261103T141000Z-00000001.jot": "later"} {
		must(t, os.MkdirAll(f.inbox().Folder, 0o700))
		must(t, os.WriteFile(filepath.Join(f.inbox().Folder, name), []byte(words), 0o600))
	}
	must(t, os.WriteFile(filepath.Join(f.inbox().Folder, "junk.unfiled"), []byte("earlier"), 0o600))
	take := func(b []byte) error {
		if string(b) == "later" {
			return journal.ErrBusy
		}
		return fmt.Errorf("%w: line 1 is not JSON", journal.ErrBadImport)
	}
	if n, err := f.TakeInbox(t.Context(), take); n != 0 || !errors.Is(err, journal.ErrBusy) || errors.Is(err, journal.ErrBadImport) {
		t.Errorf("took %d, %v", n, err)
	}
	if said := f.Notices(); len(said) != 2 || !strings.Contains(strings.Join(said, ""), "junk-2.unfiled. Any editor shows") {
		t.Errorf("it said %q", said)
	}
	_, err := f.TakeInbox(t.Context(), take)
	if said := f.Notices(); len(said) > 0 || errors.Is(err, journal.ErrBadImport) {
		t.Errorf("again it said %q, %v", said, err)
	}
	r, err := f.Check(t.Context())
	if err != nil || r.Inbox != 1 || len(r.Unfiled) != 3 {
		t.Errorf("the check found %d waiting and %q, %v", r.Inbox, r.Unfiled, err)
	}
	if b, err := os.ReadFile(filepath.Join(f.inbox().Folder, "junk-2.unfiled")); string(b) != "junk" || err != nil {
		t.Errorf("it holds %q, %v", b, err)
	}
}

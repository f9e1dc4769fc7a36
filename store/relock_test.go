package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/names"
	"messup/store/seal"
	"messup/store/stamp"
)

// TestAnOlderCopyWithAnotherPassphraseIsNoDeadEnd puts a copy of before in the journal's place,
// from before there was a passphrase, and under the one before: it asks for that of the newest
// backup, is told as an older copy, and a restore brings all back.
func TestAnOlderCopyWithAnotherPassphraseIsNoDeadEnd(t *testing.T) {
	for what, before := range map[string]string{"none": "", "another": "first"} {
		f, want := lockable(t, 20)
		if before != "" {
			locks(t, f, before)
		}
		old, err := os.ReadFile(f.Path())
		must(t, err)
		locks(t, f, "second")
		mustSave(t, f, entry(30, 1))
		want.put(entry(30, 1))
		_, err = f.Backup(t.Context(), "")
		must(t, err)
		overwrite(t, f.Path(), old)
		g := plainAt(f.Path())
		if locked, err := g.Locked(t.Context()); err != nil || !locked {
			t.Fatalf("%s: locked is %v, %v", what, locked, err)
		}
		if before != "" {
			wants(t, "the one before", g.Unlock(t.Context(), before), journal.ErrPassphrase)
		}
		must(t, g.Unlock(t.Context(), "second"))
		_, err = contents(g)
		wants(t, what, err, journal.ErrOlder)
		_, err = g.Restore(t.Context(), false)
		must(t, err)
		mustHold(t, opens(t, f, "second"), want)
		mustNotBeRead(t, filepath.Dir(f.Path())) // what was there is kept, and sealed with the rest
	}
}

// TestAPlainFileInPlaceOfASealedOneIsRefused that says it is the journal, and newer. One whose
// passphrase was taken off knows the keys it had.
func TestAPlainFileInPlaceOfASealedOneIsRefused(t *testing.T) {
	f, _ := lockable(t, 5)
	locks(t, f, "first")
	sealed, err := os.ReadFile(f.Path())
	must(t, err)
	h, err := plainAt(f.Path()).reader().HeadAt(f.Path())
	must(t, err)
	h.Serial++
	clear(h.Counts)
	forged, err := f.build(t.TempDir(), h, seal.Seal{}, func(*bolttx.Builder) error { return nil })
	must(t, err)
	b, err := os.ReadFile(forged)
	must(t, err)
	overwrite(t, f.Path(), b)
	_, err = contents(plainAt(f.Path()))
	wants(t, "a plain file", err, journal.ErrReplaced)
	overwrite(t, f.Path(), sealed)
	g := opens(t, f, "first")
	locks(t, g, "")
	if _, err = contents(plainAt(f.Path())); err != nil {
		t.Error(err)
	}
}

// TestWhatWasSealedStaysToBeReadOnceThePassphraseIsOff: notes and words that were sealed before,
// copies elsewhere, and what was left of an earlier journal.
func TestWhatWasSealedStaysToBeReadOnceThePassphraseIsOff(t *testing.T) {
	f, want := lockable(t, 10)
	locks(t, f, "first")
	words, err := f.Shut([]byte("what was being written"))
	must(t, err)
	stick := filepath.Join(t.TempDir(), "copy.db")
	_, err = f.Backup(t.Context(), stick)
	must(t, err)
	locks(t, f, "")
	for _, passphrase := range []string{"", "first", "other"} {
		if passphrase != "" {
			locks(t, f, passphrase)
		}
		f = opens(t, f, passphrase)
		mustHold(t, f, want)
		if got, err := f.Open(words); err != nil || string(got) != "what was being written" {
			t.Errorf("under %q the words are %q, %v", passphrase, got, err)
		}
		if _, err := copies.Check(f.reader(), stick); err != nil {
			t.Errorf("under %q the copy: %v", passphrase, err)
		}
		mustSave(t, f, entry(50, 1))
		_, err = f.RestoreFrom(t.Context(), stick, false)
		must(t, err)
		mustHold(t, f, want)
	}
}

// TestACopyIsOpenedWithItsOwnPassphrase, and its key comes into no head.
func TestACopyIsOpenedWithItsOwnPassphrase(t *testing.T) {
	f, want := lockable(t, 10)
	locks(t, f, "first")
	stick := filepath.Join(t.TempDir(), "copy.db")
	_, err := f.Backup(t.Context(), stick)
	must(t, err)
	g := plainAt(filepath.Join(t.TempDir(), "journal.db"))
	if !g.LockedCopy(stick) {
		t.Fatal("the copy has no passphrase")
	}
	wants(t, "another passphrase", g.UnlockCopy(stick, "second"), journal.ErrPassphrase)
	must(t, g.UnlockCopy(stick, "first"))
	_, err = g.RestoreFrom(t.Context(), stick, false)
	must(t, err)
	h := plainAt(g.Path())
	mustHold(t, h, want)
	if h.Values().Knows(f.Values().Key().Lock()) {
		t.Error("the plain journal has the key of the copy")
	}
}

// TestOneNoteThatCannotBeOpenedKeepsNothingWaiting: it stays, and is told.
func TestOneNoteThatCannotBeOpenedKeepsNothingWaiting(t *testing.T) {
	f, want := lockable(t, 3)
	k, err := seal.NewKey("another", 1, seal.Seal{})
	must(t, err)
	strange, err := k.Lock().Shut([]byte("not ours"))
	must(t, err)
	must(t, os.MkdirAll(f.inbox().Folder, 0o700))
	at := filepath.Join(f.inbox().Folder, "journal-20261119T141000Z-00000000.jot")
	must(t, os.WriteFile(at, strange, 0o600))
	if unread := locks(t, f, "first"); len(unread) != 1 || unread[0] != at {
		t.Errorf("not sealed are %q", unread)
	}
	if _, err := os.Lstat(f.forgetting()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is not done: %v", err)
	}
	mustHold(t, opens(t, f, "first"), want)
}

// TestWhatSomebodyElsePutIntoTheInboxIsTold: it is sealed by nobody, and stays as it is.
func TestWhatSomebodyElsePutIntoTheInboxIsTold(t *testing.T) {
	f, _ := lockable(t, 3)
	_, err := f.PutInbox(t.Context(), []byte("ours"))
	must(t, err)
	at := filepath.Join(f.inbox().Folder, "phone.txt")
	must(t, os.WriteFile(at, []byte("Leo threw the cards"), 0o600))
	if unread := locks(t, f, "first"); len(unread) != 1 || unread[0] != at {
		t.Errorf("not sealed are %q", unread)
	}
	if b, err := os.ReadFile(at); err != nil || string(b) != "Leo threw the cards" {
		t.Errorf("it became %q, %v", b, err)
	}
	if unread, err := f.SetPassphrase(t.Context(), ""); err != nil || len(unread) != 0 {
		t.Errorf("without a passphrase %q are told, %v", unread, err)
	}
}

// TestWordsAreSealedWhereTheJournalCannotBeReached, by whoever has it open.
func TestWordsAreSealedWhereTheJournalCannotBeReached(t *testing.T) {
	f, _ := lockable(t, 3)
	locks(t, f, "first")
	must(t, os.Rename(filepath.Dir(f.Path()), filepath.Dir(f.Path())+".away"))
	b, err := f.Shut([]byte("what went wrong"))
	if err != nil || strings.Contains(string(b), "went wrong") {
		t.Errorf("they are %q, %v", b, err)
	}
	must(t, os.Rename(filepath.Dir(f.Path())+".away", filepath.Dir(f.Path())))
}

// TestAPassphraseThatCountsIsNoFailure ends the work at many moments: an error that does not say
// so means that the passphrase is as it was.
func TestAPassphraseThatCountsIsNoFailure(t *testing.T) {
	unfinished := 0
	for i := range 25 {
		f, want := lockable(t, 30)
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*3*time.Millisecond)
		_, err := f.SetPassphrase(ctx, "first")
		cancel()
		g := plainAt(f.Path())
		sealed, hasErr := g.HasPassphrase(t.Context())
		must(t, hasErr)
		if counts := err == nil || errors.Is(err, journal.ErrUnsealed); counts != sealed {
			t.Errorf("it has a passphrase: %v, and the error was %v", sealed, err)
		}
		if errors.Is(err, journal.ErrUnsealed) {
			unfinished++
		}
		if _, err := os.Lstat(f.forgetting()); err == nil && !sealed {
			t.Error("something is left to do, and nothing was done")
		}
		must(t, g.Unlock(t.Context(), "first"))
		mustHold(t, g, want)
		if sealed {
			mustNotBeRead(t, filepath.Dir(f.Path()))
		}
	}
	t.Logf("%d were not finished", unfinished)
}

// TestANoteThatAllWasCheckedIsNobodyElses to write: with one that says so of a file in which an
// old value was put back, the next start reads it through all the same.
func TestANoteThatAllWasCheckedIsNobodyElses(t *testing.T) {
	f, _ := lockable(t, 20)
	locks(t, f, "first")
	f = opens(t, f, "first")
	var old []byte
	bucket, id := string(journal.Entries), []byte(name(3))
	eachValue(t, f.Path(), func(in string, key, v []byte) {
		if in == bucket && string(key) == string(id) {
			old = append([]byte(nil), v...)
		}
	})
	mustSave(t, f, entry(3, 2))
	inBolt(t, f.Path(), func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).Put(id, old) })
	file, err := os.Open(f.Path())
	must(t, err)
	info, err := file.Stat()
	must(t, err)
	im, h, err := plainAt(f.Path()).readerOf(seal.Seal{}).Head(file, info.Size())
	must(t, err)
	must(t, stamp.Of(info, im, h).Put(names.Checked(f.config.Path)))
	must(t, file.Close())
	_, err = contents(opens(t, f, "first"))
	wants(t, "reading", err, journal.ErrDamaged)
}

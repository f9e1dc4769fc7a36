package store

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/store/copies"
	"messup/store/storetest"
)

// TestAPurgeThatIsKilledIsFinished kills what deletes for good at each of its calls,
// and starts once more: then the words are in no file, and not in what the files
// were that are gone.
func TestAPurgeThatIsKilledIsFinished(t *testing.T) {
	t.Parallel()
	plainOnly(t)
	template := t.TempDir()
	want := withSecrets(t, template)
	// The short run leaves calls out, another few each time it comes round.
	step := spaced(13)
	var kills, calls int
	for nth := 1; ; nth += step {
		dir := t.TempDir()
		copyFolder(t, template, dir)
		path := filepath.Join(dir, "journal.db")
		before := openAll(t, dir)
		made, killed := killAtCall(t, "forget", path, nth)
		calls = len(made)
		f := fileAt(path)
		got, err := contents(f)
		must(t, err)
		if _, there := got[key(journal.Entries, name(0))]; there { // nothing was deleted yet; the person asks again
			must(t, forget(f))
		}
		mustHold(t, f, want)
		if _, err := f.Check(t.Context()); err != nil {
			t.Error(err)
		}
		if n := f.Notices(); len(n) > 0 {
			t.Errorf("it says %q", n)
		}
		mustHaveForgotten(t, before, dir)
		if t.Failed() {
			t.Fatalf("killed before call %d of %q", nth, made)
		}
		if !killed {
			break
		}
		kills++
	}
	t.Logf("%d kills in %d calls", kills, calls)
	if kills < calls/step || calls < 30 {
		t.Errorf("%d kills in %d calls", kills, calls)
	}
}

// TestAPassphraseThatIsKilledIsSetOrNot kills what sets one, changes it, and takes it off, at
// each of its calls. The journal then opens with one or the other, and once it was opened all
// that belongs to it is as it is: of one with a passphrase no word is to be read anywhere.
func TestAPassphraseThatIsKilledIsSetOrNot(t *testing.T) {
	t.Parallel()
	plainOnly(t)
	for _, job := range []string{"set", "change", "remove"} {
		t.Run(job, func(t *testing.T) {
			plain, template := t.TempDir(), t.TempDir()
			want := withSecrets(t, plain)
			copyFolder(t, plain, template)
			for i := range secrets {
				r := entry(i, 1)
				r.Data = fmt.Appendf(nil, `{"text":"private words %s"}`, bytes.Repeat([]byte("private words "), 50))
				want.put(derive(r))
			}
			if job != "set" {
				locks(t, plainAt(filepath.Join(template, "journal.db")), "first")
			}
			step := spaced(53)
			var kills, calls int
			for nth := 1; ; nth += step {
				dir := t.TempDir()
				copyFolder(t, template, dir)
				path := filepath.Join(dir, "journal.db")
				before := openAll(t, dir)
				made, killed := killAtCall(t, job, path, nth)
				calls = len(made)
				sealed := mustOpenAfter(t, job, path, killed, want)
				if sealed {
					mustHaveForgotten(t, before, dir)
				}
				if t.Failed() {
					t.Fatalf("killed before call %d of %q", nth, made)
				}
				if !killed {
					break
				}
				kills++
			}
			t.Logf("%d kills in %d calls", kills, calls)
			if kills < calls/step || calls < 30 {
				t.Errorf("%d kills in %d calls", kills, calls)
			}
		})
	}
}

// TestAnErasureThatIsKilledIsFinished kills what deletes all at each of its calls, and starts once
// more: until it begins all is there, and then nothing.
func TestAnErasureThatIsKilledIsFinished(t *testing.T) {
	t.Parallel()
	plainOnly(t)
	template := t.TempDir()
	withSecrets(t, template)
	step := spaced(5)
	var kills, calls int
	for nth := 1; ; nth += step {
		dir := t.TempDir()
		copyFolder(t, template, dir)
		before := openAll(t, dir)
		made, killed := killAtCall(t, "erase", filepath.Join(dir, "journal.db"), nth)
		calls = len(made)
		f := fileAt(filepath.Join(dir, "journal.db"))
		got, err := contents(f)
		must(t, err)
		if n := f.Notices(); len(n) > 0 {
			t.Errorf("it says %q", n)
		}
		if len(got) == 0 {
			mustHaveForgotten(t, before, dir)
		}
		if t.Failed() {
			t.Fatalf("killed before call %d of %q", nth, made)
		}
		if !killed {
			if len(got) > 0 {
				t.Errorf("%d things are there", len(got))
			}
			break
		}
		kills++
	}
	t.Logf("%d kills in %d calls", kills, calls)
	if kills < calls/step || calls < 30 {
		t.Errorf("%d kills in %d calls", kills, calls)
	}
}

// mustOpenAfter opens a journal after a job, and reports whether it has a passphrase by now.
func mustOpenAfter(t *testing.T, job, path string, killed bool, want state) (sealed bool) {
	t.Helper()
	f := plainAt(path)
	sealed, err := f.HasPassphrase(t.Context())
	must(t, err)
	if sealed && f.Unlock(t.Context(), "second") != nil {
		must(t, f.Unlock(t.Context(), "first"))
	}
	mustHold(t, f, want)
	if r, err := f.Check(t.Context()); err != nil || len(r.Backups) == 0 {
		t.Errorf("the check says %+v, %v", r, err)
	}
	inForce := f.Knows(t.Context(), map[string]string{"set": "first", "change": "second"}[job]) == nil && sealed == (job != "remove")
	for _, said := range f.Notices() {
		if !strings.HasPrefix(said, "The passphrase was not changed") || inForce {
			t.Errorf("it says %q", said)
		}
	}
	if !killed && sealed != (job != "remove") {
		t.Errorf("after %s it has a passphrase: %v", job, sealed)
	}
	if _, err := os.Lstat(f.forgetting()); err == nil {
		t.Error("it is not done")
	}
	backups, err := f.Backups(t.Context())
	must(t, err)
	for _, b := range backups { // whatever opens the journal opens them
		if _, err := copies.Check(f.reader(), b.Path); err != nil {
			t.Errorf("%s: %v", b.Path, err)
		}
	}
	return sealed
}

// withSecrets fills a folder with a journal that has private words in every kind of
// file that belongs to one, and returns what stays when they are deleted.
func withSecrets(t *testing.T, dir string) state {
	t.Helper()
	c := november()
	f := newFile(t, filepath.Join(dir, "journal.db"))
	f.config.Now = func() time.Time { return c.now }
	want := state{}
	for i := range secrets {
		r := entry(i, 1)
		r.Data = fmt.Appendf(nil, `{"text":"private words %s"}`, bytes.Repeat([]byte("private words "), 50))
		mustSave(t, f, derive(r), entry(100+i, 1))
		want.put(entry(100+i, 1))
		if i%4 == 3 {
			c.days(1)
		}
	}
	b := pagesInUse(t, f.Path())
	clear(b[:4096])
	overwrite(t, f.Path(), b)
	_, err := f.Restore(t.Context(), false)
	must(t, err)
	must(t, save(f, entry(100, 1)))
	words := bytes.Repeat([]byte("private words "), 1000)
	for _, in := range []string{dir, f.shelf().Backups()} {
		must(t, os.WriteFile(filepath.Join(in, ".journal-0123456789abcdef.tmp"), words, 0o600))
	}
	if n := wordsIn(t, dir); len(n) < 7 {
		t.Errorf("the words are in %v alone", n)
	}
	return want
}

// copyFolder copies all that belongs to a journal, for its owner alone.
func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	must(t, os.CopyFS(to, os.DirFS(from)))
	must(t, filepath.WalkDir(to, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Chmod(path, 0o700)
		}
		return os.Chmod(path, 0o600)
	}))
}

// openAll opens all the files of a folder, to look into them when they are gone.
func openAll(t *testing.T, dir string) (files []*os.File) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := os.Open(path)
		if err == nil {
			storetest.MayGo(t, file)
			files = append(files, file)
		}
		return err
	}))
	return files
}

// mustHaveForgotten looks for private words in what a folder holds, and in what it
// held before.
func mustHaveForgotten(t *testing.T, before []*os.File, dir string) {
	t.Helper()
	for path, n := range wordsIn(t, dir) {
		t.Errorf("%d purged words are in %s", n, path)
	}
	for _, file := range before {
		b, err := io.ReadAll(file)
		must(t, err)
		if n := bytes.Count(unpacked(b), []byte("private words")); n > 0 {
			t.Errorf("%d purged words are on the disk where %s was", n, file.Name())
		}
		must(t, file.Close())
	}
}

// wordsIn counts private words in the files of a folder.
func wordsIn(t *testing.T, dir string) map[string]int {
	t.Helper()
	found := map[string]int{}
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := words(path)
		if n := bytes.Count(b, []byte("private words")); n > 0 {
			found[path] = n
		}
		return err
	}))
	return found
}

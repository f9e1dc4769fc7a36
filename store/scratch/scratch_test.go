package scratch

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"messup/journal"
	"messup/store/disk"
)

// taken is what a start finds left.
func taken(t *testing.T, places Places) (all []Left) {
	t.Helper()
	if err := places.Take(func(l Left) error { all = append(all, l); return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	found, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range found {
		all = append(all, e.Name())
	}
	return all
}

// What a living process holds is left to it, whatever its number; what a dead
// one left is handed out once.
func TestOnlyAFreeLockSaysThatWordsWereLeft(t *testing.T) {
	places := Places{filepath.Join(t.TempDir(), "edit")}
	one, two := New(places), New(places)
	for _, w := range []*Words{one, two} {
		if err := w.Hold([]byte("half")); err != nil {
			t.Fatal(err)
		}
	}
	if err := one.Hold([]byte("half a thought")); err != nil {
		t.Fatal(err)
	}
	if got := taken(t, places); len(got) != 0 {
		t.Fatalf("taken from the living: %v", got)
	}
	if err := errors.Join(one.folder.Leave(), two.Remove()); err != nil { // as a kill does to the one
		t.Fatal(err)
	}
	if got := taken(t, places); len(got) != 1 || string(got[0].Words) != "half a thought" {
		t.Errorf("taken: %q", got)
	}
	if left := names(t, places[0]); len(left) != 0 {
		t.Errorf("left: %q", left)
	}
}

// A place that takes nothing is passed over, from the beginning or on the way.
func TestWordsGoWhereTheyAreTaken(t *testing.T) {
	dir := t.TempDir()
	places := Places{filepath.Join(dir, "one", "edit"), filepath.Join(dir, "two", "edit")}
	if err := os.WriteFile(filepath.Join(dir, "one"), nil, 0o600); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	words := New(places)
	if err := words.Hold([]byte("first")); err != nil {
		t.Fatal(err)
	}
	if path, place := words.Where(); place != places[1] || !strings.HasPrefix(path, place) {
		t.Errorf("they are in %s", path)
	}
	if err := os.Remove(filepath.Join(dir, "one")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(places[1]); err != nil { // and now this one is gone
		t.Fatal(err)
	}
	if err := words.Hold([]byte("second")); err != nil {
		t.Fatal(err)
	}
	if path, place := words.Where(); place != places[0] {
		t.Errorf("they are in %s", path)
	}
	if err := words.Remove(); err != nil {
		t.Fatal(err)
	}
	if err := New(Places{"/dev/null/edit"}).Hold([]byte("nowhere")); !journal.Known(err) {
		t.Errorf("no known error: %v", err)
	}
}

// Whatever an editor puts beside a text goes with it.
func TestAnEditorsFolderIsSweptWhole(t *testing.T) {
	places := Places{t.TempDir()}
	f, err := places.Edit("mess goal", "words")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".answer.md.swp", ".answer.md.un~", "#answer.md#", "answer.md~", "deep/er"} {
		path := filepath.Join(f.dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte("words"), 0o400)); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(f.dir); err != nil || disk.HasModes && info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v, %v", info.Mode(), err)
	}
	if err := f.Remove(); err != nil || len(names(t, places[0])) != 0 {
		t.Errorf("left: %q, %v", names(t, places[0]), err)
	}
}

// A text that was left says which answer it is; what is beside it counts where
// it is text.
func TestWhatAnEditorLeft(t *testing.T) {
	places := Places{t.TempDir()}
	f, err := places.Edit("mess goal", "before")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{answerName: "after", "#answer.md#": "after that", ".answer.md.swp": "after\x00\xff"} {
		if err := os.WriteFile(filepath.Join(f.dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Leave(); err != nil {
		t.Fatal(err)
	}
	got := taken(t, places)
	if len(got) != 1 || got[0].About != "mess goal" || got[0].Before != "before" || !slices.Equal(got[0].Texts, []string{"after", "after that"}) {
		t.Errorf("taken: %q", got)
	}
	if left := names(t, places[0]); len(left) != 0 {
		t.Errorf("left: %q", left)
	}
}

// What is refused stays for the next time, and keeps nothing else waiting.
func TestWhatIsRefusedStays(t *testing.T) {
	places := Places{t.TempDir()}
	for i := range 3 {
		w := New(places)
		if err := errors.Join(w.Hold(fmt.Append(nil, i)), w.folder.Leave()); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	err := places.Take(func(l Left) error {
		n++
		if string(l.Words) == "1" {
			return journal.ErrTooLong
		}
		return nil
	})
	if !errors.Is(err, journal.ErrTooLong) || n != 3 {
		t.Errorf("%d taken, %v", n, err)
	}
	if got := taken(t, places); len(got) != 1 || string(got[0].Words) != "1" {
		t.Errorf("the next time: %q", got)
	}
}

// Files of messups of before the folders, which had the number of a process
// for a name: those of the dead are taken, and what is beside them goes along.
func TestFilesOfEarlierMessupsAreTaken(t *testing.T) {
	dir := t.TempDir()
	dead := exec.CommandContext(t.Context(), "true")
	if err := dead.Run(); err != nil {
		t.Skip(err)
	}
	gone := strconv.Itoa(dead.Process.Pid)
	for name, text := range map[string]string{
		"answer-" + gone + "-1.md": "dead", "answer-" + gone + "-scratch.md.new": "half", ".answer-" + gone + "-1.md.swp": "dea\x00",
		"#answer-" + gone + "-1.md#": "dead and more", "answer-" + gone + "-1.md~": "de",
		fmt.Sprintf("answer-%d-scratch.md", os.Getpid()): "of a container, where numbers come again",
		fmt.Sprintf("answer-%d-2.md", os.Getppid()):      "alive", "notes.md": "somebody's",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, l := range taken(t, Places{dir}) {
		got = append(got, l.Texts...)
	}
	slices.Sort(got)
	if want := []string{"dead", "dead and more", "of a container, where numbers come again"}; !slices.Equal(got, want) {
		t.Errorf("taken: %q", got)
	}
	if left := names(t, dir); len(left) != 2 {
		t.Errorf("left: %q", left)
	}
}

// Killed while what was saved is overwritten, a half blank file is nobody's words.
func TestASweepThatWasCutShortLeavesNoWords(t *testing.T) {
	places := Places{filepath.Join(t.TempDir(), "edit")}
	w := New(places)
	if err := w.Hold([]byte("saved by now")); err != nil {
		t.Fatal(err)
	}
	words := filepath.Join(w.folder.dir, wordsName)
	if err := os.Rename(words, words+goneEnding); err != nil { // as far as the sweep came
		t.Fatal(err)
	}
	if err := os.WriteFile(words+goneEnding, make([]byte, 12), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := w.folder.Leave(); err != nil {
		t.Fatal(err)
	}
	if got := taken(t, places); len(got) != 0 {
		t.Errorf("taken: %q", got)
	}
	if left := names(t, places[0]); len(left) != 0 {
		t.Errorf("the folder has %q", left)
	}
}

// A text too long to be read whole is not swept: half of it would be lost. What
// an editor keeps for itself may be as long as it likes.
func TestNoTextIsSweptHalfRead(t *testing.T) {
	places := Places{t.TempDir()}
	var dirs []string
	for _, name := range []string{answerName, ".answer.md.swp"} {
		f, err := places.Edit("mess goal", "before")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(f.dir, name)
		file, err := os.Create(path)
		if err = errors.Join(err, file.Close(), os.Truncate(path, maxText+1), f.Leave()); err != nil {
			t.Fatal(err)
		}
		dirs = append(dirs, f.dir)
	}
	if err := places.Take(func(Left) error { return nil }); !errors.Is(err, journal.ErrTooLong) {
		t.Errorf("it says %v", err)
	}
	if left := names(t, places[0]); !slices.Equal(left, []string{filepath.Base(dirs[0])}) {
		t.Errorf("left: %q", left)
	}
}

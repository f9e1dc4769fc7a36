//go:build unix

package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"messup/journal"
	"messup/prompts"
)

// asked runs a command of the built program and returns what it printed.
func asked(t *testing.T, program, home string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Env = append(os.Environ(), "MESSUP_HOME="+home)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("messup %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

// entries are those in the journal, whole.
func entries(t *testing.T, program, home string) []journal.Entry {
	t.Helper()
	var doc struct{ Entries []journal.Entry }
	if err := json.Unmarshal([]byte(asked(t, program, home, "export")), &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Entries
}

// The main job on the real program: all ten answers in a real terminal, read
// back from the file.
func TestAWholeMessInARealTerminal(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	term := opened(t, home, 80, 24, program).shows("Start with a real one").types("n").shows("What happened?", "In one line")
	term.types("Food web jigsaw", enter, "9B science", enter, "groups", enter, "yesterday", enter)
	for i, q := range prompts.Ten().Questions {
		term.shows(fmt.Sprintf("%d of 10", i+1), q.Hint[:20]).types(fmt.Sprintf("Answer %d: Größe, 日本, e\u0301.", i+1), ctrlN)
	}
	term.shows("Go on to the card").types(enter).shows("Lesson").types(enter).shows("Saved.", "nothing now").types(enter)
	term.shows("Lately", "Food web jigsaw").types("q")
	if code := term.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if raw := term.raw.String(); strings.LastIndex(raw, "\x1b[?1049l") < strings.LastIndex(raw, "\x1b[?1049h") {
		t.Error("the terminal is left on the other screen")
	}
	all := entries(t, program, home)
	if len(all) != 1 || len(all[0].Answers) != 10 || all[0].Draft() {
		t.Fatalf("the file has %+v", all)
	}
	for i, a := range all[0].Answers {
		if want := fmt.Sprintf("Answer %d: Größe, 日本, e\u0301.", i+1); a.Text != want {
			t.Errorf("%s is %q", a.Question, a.Text)
		}
	}
}

// Killed while typing, the draft reopens at the same question with all but the
// last half second. 40 times with MESSUP_LONG=1.
func TestKilledWhileTyping(t *testing.T) {
	t.Parallel() // it waits for what the program shows
	program := built(t, "messup")
	kills, keys := 3, 14
	if os.Getenv("MESSUP_LONG") != "" {
		kills, keys = 40, 60
	}
	const text = "Half of them were copying the table from the next bench and nobody had read the method at all."
	worst := 0
	for n := range kills {
		home := t.TempDir()
		term := opened(t, home, 80, 24, program).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN, ctrlN).shows("2 of 10")
		typed := 0
		for i := range text[:keys+n%7] {
			term.types(text[i : i+1]).shows(text[:i+1]) // on a busy machine, no faster than it takes the keys
			typed++
			time.Sleep(100 * time.Millisecond) // ten keys a second: a quick typist
		}
		term.signal(syscall.SIGKILL)
		term.ends()
		kept := entries(t, program, home)[0].Answer("failing-point").Text
		if !strings.HasPrefix(text, kept) {
			t.Fatalf("%q was not typed", kept)
		}
		worst = max(worst, typed-len(kept))
		opened(t, home, 80, 24, program).shows("question 2").types(enter).shows("2 of 10", kept[:5])
	}
	t.Logf("%d kills, at worst %d characters lost", kills, worst)
	if worst > 5 {
		t.Errorf("%d characters lost", worst)
	}
}

// Killed where the pages are told line by line, at most the line that was not ended is lost.
func TestKilledInPlainLines(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	const line = "\n"
	term := opened(t, home, 80, 24, program, "MESSUP_PLAIN=1").shows("Number:").types("1" + line).shows("The ten").types("1" + line)
	term.shows("In one line").types("Lab stations" + line).shows("Class").types("9B" + line).shows("Tags").types(line).shows("When").types("yesterday" + line)
	term.shows("Answer:").types("That they read it first." + line).types("All of the" + line).shows("All of the").types("half a sen").shows("half a sen")
	time.Sleep(100 * time.Millisecond) // until the line before was read
	term.signal(syscall.SIGKILL)
	term.ends()
	e := entries(t, program, home)[0]
	if got := e.Answer("goal").Text; e.Title != "Lab stations" || e.Class != "9B" || got != "That they read it first.\nAll of the" {
		t.Errorf("the file has %q of %q, and %q", e.Title, e.Class, got)
	}
	opened(t, home, 80, 24, program, "MESSUP_PLAIN=1").shows("Number:").types("3"+line).shows("Lab stations").types("1"+line).shows("1 of 10", "All of the")
}

// Asked to end, or its window closed, it loses nothing at all.
func TestEndedFromOutsideLosesNothing(t *testing.T) {
	program := built(t, "messup")
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		home := t.TempDir()
		term := opened(t, home, 80, 24, program).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN).shows("1 of 10")
		term.types("every single letter").shows("every single letter")
		term.signal(sig)
		term.ends()
		if got := entries(t, program, home)[0].Answer("goal").Text; got != "every single letter" {
			t.Errorf("after %v the file has %q", sig, got)
		}
	}
}

// Suspended by its key or by a signal, it keeps what is being written, gives the
// terminal back to the shell, and comes back with its screen and its keys. With no
// shell to call it back it does not stop at all.
func TestSuspendedItComesBack(t *testing.T) {
	program := built(t, "messup")
	shell := filepath.Join(t.TempDir(), "shell")
	script := fmt.Sprintf("#!/bin/sh\nset -m\n%s\necho stopped here\n%s list\nread line\nfg\necho ended\n", program, program)
	if err := os.WriteFile(shell, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, stop := range map[string]func(*terminal){
		"by its key":  func(term *terminal) { term.types(escape).shows("Waiting", "Lab").types(ctrlZ) },
		"by a signal": func(term *terminal) { term.job(syscall.SIGTSTP) },
	} {
		t.Run(name, func(t *testing.T) {
			term := opened(t, t.TempDir(), 80, 24, shell).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN).shows("1 of 10")
			term.types("half a sen").shows("half a sen")
			stop(term)
			term.shows("stopped here", "Lab") // the shell has the screen, and the journal is not held
			term.types("and on\n")
			if name == "by its key" {
				term.shows("Waiting").types("j").shows("What happened?").types("called back", enter).shows("Kept.")
			} else {
				term.shows("half a sen").types("tence").shows("half a sentence").types(escape).shows("Waiting")
			}
			term.types("q").shows("ended")
			term.ends()
		})
	}
	home := t.TempDir()
	term := opened(t, home, 80, 24, shell).shows("Start with").types("j").shows("What happened?").types("half a jot").shows("half a jot")
	term.job(syscall.SIGTSTP)
	term.shows("stopped here").types("and on\n").shows("half a jot").types(", and all of it", enter).shows("Kept.").types("q").shows("ended")
	term.ends()
	if all := entries(t, program, home); len(all) != 1 || all[0].Title != "half a jot, and all of it" {
		t.Errorf("a jot that was stopped half way is %+v", all)
	}
	term = opened(t, t.TempDir(), 80, 24, program).shows("Start with").types(ctrlZ, "n").shows("What happened").types(ctrlC)
	if code := term.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// However it is asked to end, the terminal is given back as it was: every mode
// that was set is taken back, and keys are lines again.
func TestTheTerminalIsGivenBack(t *testing.T) {
	program := built(t, "messup")
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		for name, busy := range map[string][]string{"at the desk": nil, "typing": {"n", "Lab", ctrlN, "half a sen"}} {
			term := opened(t, t.TempDir(), 80, 24, program)
			term.shows("Start with").types(busy...)
			if busy != nil {
				term.shows("half a sen")
			}
			term.signal(sig)
			term.ends()
			for mode, on := range term.modes() {
				if on != (mode == "25") { // the cursor is shown, all else is off
					t.Errorf("%v %s: mode %s is left %v", sig, name, mode, on)
				}
			}
			if !term.cooked() {
				t.Errorf("%v %s: the terminal is left raw", sig, name)
			}
		}
	}
}

// Told to end while it begins, it ends all the same, and at once.
func TestToldToEndWhileItBegins(t *testing.T) {
	t.Parallel() // it waits for what the program shows
	program, home := built(t, "messup"), t.TempDir()
	for wait := range 30 {
		term := opened(t, home, 80, 24, program)
		time.Sleep(time.Duration(wait) * time.Millisecond)
		term.signal(syscall.SIGTERM)
		term.ends()
		for mode, on := range term.modes() {
			if on != (mode == "25") {
				t.Errorf("after %d ms: mode %s is left %v", wait, mode, on)
			}
		}
	}
}

func TestResizingWhileWriting(t *testing.T) {
	program := built(t, "messup")
	term := opened(t, t.TempDir(), 120, 40, program).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN).shows("1 of 10", "Or, not a lesson")
	term.types("first words")
	for _, size := range [][2]uint16{{40, 12}, {20, 5}, {80, 24}, {200, 60}, {3, 2}, {80, 24}} {
		term.resize(size[0], size[1])
	}
	term.types(" and more").shows("first words and more", "1 of 10").types(ctrlC)
	if code := term.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// Two windows and the shell on one journal, at once.
func TestTwoWindowsAndAJot(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	one := opened(t, home, 80, 24, program).shows("Start with").types("n").shows("What happened").types("Shared mess", ctrlN).types("goal")
	one.shows("saved").types(escape).shows("question 1").types(enter).shows("1 of 10")
	two := opened(t, home, 80, 24, program).shows("question 1").types(enter).shows("1 of 10")
	two.types(ctrlN).shows("2 of 10").types("from two").shows("saved")
	asked(t, program, home, "jot", "and a jot meanwhile")
	one.types(" from one", escape).shows("Kept at question 1", "and a jot meanwhile")
	two.types(escape).shows("Shared mess")
	for _, e := range entries(t, program, home) {
		if e.Kind == journal.Jot {
			continue
		}
		if e.Answer("goal").Text != "goal from one" || e.Answer("failing-point").Text != "from two" {
			t.Errorf("the file has %+v", e.Answers)
		}
	}
}

func TestHidingTheRealScreen(t *testing.T) {
	term := opened(t, t.TempDir(), 80, 24, built(t, "messup")).shows("Start with").types("n").shows("What happened").types("Private", ctrlL)
	term.until(func() bool { return strings.TrimSpace(term.text()) == "" }, "an empty screen")
	term.types("x").shows("Private").types("!").shows("Private!")
}

// The person's own editor: its text is taken when it ended well, an error
// changes nothing, and an emptied answer is asked about.
func TestOwnEditor(t *testing.T) {
	t.Parallel() // it waits for what the program shows
	program := built(t, "messup")
	for _, c := range []struct {
		name, editor, asks, answer, want string
	}{
		{"writes", `printf ' more\nwritten' >>`, "", "", "words more\nwritten"},
		{"lives through ctrl+c", `kill -INT $PPID; printf ' on' >>`, "", "", "words on"},
		{"fails", `printf gone >"$1"; exit 3; :`, "ended with an error", "", "words"},
		{"deletes its file", "rm", "no such file", "", "words"},
		{"empties, and no", "truncate -s 0", "Empty it?", "n", "words"},
		{"empties, and yes", "truncate -s 0", "Empty it?", "y", ""},
		{"has a space in its options", `sh -c 'printf "%s" "a  b" >"$0"'`, "", "", "a  b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			home := t.TempDir()
			term := opened(t, home, 80, 24, program, "EDITOR="+c.editor).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN).shows("1 of 10")
			term.types("words").shows("words", "saved").types(ctrlO)
			if c.asks != "" {
				term.shows(c.asks)
			} else {
				term.shows("│ " + c.want[strings.LastIndex(c.want, "\n")+1:])
			}
			term.types(c.answer)
			if c.want == "" {
				term.until(func() bool { return !strings.Contains(term.text(), "words") }, "an empty answer")
			}
			term.types(ctrlC)
			term.ends()
			if got := entries(t, program, home)[0].Answer("goal").Text; got != c.want {
				t.Errorf("the answer is %q, not %q", got, c.want)
			}
		})
	}
}

// Killed while the person's editor was open, what the editor held is there at
// the next start.
func TestWhatAnEditorLeftIsKept(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	script := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho 'half a thought' >\"$1\"\necho ready\nread wait\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	term := opened(t, home, 80, 24, program, "EDITOR="+script).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN).shows("1 of 10")
	term.types(ctrlO).shows("ready")
	term.signal(syscall.SIGKILL)
	term.kill()
	opened(t, home, 80, 24, program).shows("half a thought", "what you were writing")
	if left, err := os.ReadDir(filepath.Join(home, "edit")); err != nil || len(left) != 0 {
		t.Errorf("the edit folder has %v, %v", left, err)
	}
}

// Killed while writing a jot, which is saved only when it is done: the words
// are there at the next start. A jot that was kept leaves nothing there twice.
func TestKilledWhileJotting(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	opened(t, home, 80, 24, program).shows("Start with").types("j").shows("What happened?").types("kept one", enter).shows("Kept.").types("q").ends()
	term := opened(t, home, 80, 24, program).shows("kept one").types("j").shows("What happened?").types("the projector died again")
	holds(t, filepath.Join(home, "edit"), "died again")
	term.signal(syscall.SIGKILL)
	term.kill()
	opened(t, home, 80, 24, program).shows("the projector died again", "what you were writing").types("q").ends()
	if all := entries(t, program, home); len(all) != 2 {
		t.Errorf("there are %d entries", len(all))
	}
}

// The file is replaced under the running program, as a service that syncs
// folders does: nothing is acknowledged, nothing written over, no word lost.
func TestAFileReplacedUnderTheProgram(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	term := opened(t, home, 80, 24, program).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN).types("first").shows("first", "saved")
	path := filepath.Join(home, "journal.db")
	other := t.TempDir()
	asked(t, program, other, "jot", "from elsewhere")
	theirs, err := os.ReadFile(filepath.Join(other, "journal.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".new", theirs, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
	term.types(" and second").shows("Not saved", "replaced").types(ctrlC, ctrlC)
	for range 20 { // impatience must not end the rescue of the words
		_, _ = term.pty.WriteString(ctrlC) // it may have ended by now
	}
	if code := term.ends(); code == 0 {
		t.Error("ended as if all were well")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, theirs) {
		t.Errorf("the new file was written to: %v", err)
	}
	opened(t, home, 80, 24, program).shows("Filed from the inbox", "Lab", "from elsewhere") // its next start
	for _, e := range entries(t, program, home) {
		if e.Title == "Lab" && e.Answer("goal").Text != "first and second" {
			t.Errorf("rescued as %q", e.Answer("goal").Text)
		}
	}
}

// A journal of a newer messup can be read, and it says that it cannot be
// changed here. testdata/newer.db is one whose schema this program does not
// know.
func TestAJournalOfANewerMessupIsReadOnly(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	newer, err := os.ReadFile("testdata/newer.db")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(home, "journal.db")
	if err := os.WriteFile(path, newer, 0o600); err != nil {
		t.Fatal(err)
	}
	term := opened(t, home, 80, 24, program).shows("Written by a newer messup", "made by a newer messup: it can be read here")
	term.types("n").shows("What happened").types("Mine").shows("Not saved", "made by a newer messup").types(ctrlC, ctrlC, ctrlC)
	term.ends()
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, newer) {
		t.Errorf("it was changed: %v", err)
	}
}

// A journal in a folder of a service that syncs is warned about, once.
func TestASyncedFolderIsNoticedOnce(t *testing.T) {
	program, home := built(t, "messup"), filepath.Join(t.TempDir(), "Dropbox", "notes")
	asked(t, program, home, "jot", "something")
	opened(t, home, 80, 24, program).shows("something", "folder of Dropbox").types("q").ends()
	term := opened(t, home, 80, 24, program).shows("something")
	if term.types("n").shows("What happened"); strings.Contains(term.text(), "Dropbox") {
		t.Errorf("warned again:\n%s", term.text())
	}
}

// A damaged one is one calm screen, and the exit code a script sees.
func TestADamagedJournalIsOneScreen(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	path := filepath.Join(home, "journal.db")
	if err := os.WriteFile(path, bytes.Repeat([]byte("not a journal any more "), 2000), 0o600); err != nil {
		t.Fatal(err)
	}
	term := opened(t, home, 80, 24, program).shows("The journal cannot be opened")
	if on := strings.Join(strings.Fields(term.text()), ""); !strings.Contains(on, path) { // which may be longer than a line
		t.Errorf("it does not say which:\n%s", term.text())
	}
	term.types("q")
	if code := term.ends(); code != 13 && code != 1 {
		t.Errorf("exit code %d", code)
	}
}

// The program has no network code. What is linked is what can be called.
func TestNothingLinkedCanDial(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program with its symbols")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not here")
	}
	program := filepath.Join(t.TempDir(), "program")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, itself).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	symbols, err := exec.CommandContext(t.Context(), "go", "tool", "nm", program).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, dials := range []string{" net.Dial", " net.(*Dialer)", " net.(*sysDialer)", " net.Listen", " net.(*ListenConfig)", " net/http."} {
		if strings.Contains(string(symbols), dials) {
			t.Errorf("%s… is part of the program", dials)
		}
	}
}

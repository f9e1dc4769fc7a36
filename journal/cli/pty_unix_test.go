//go:build unix

package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
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
	term := opened(t, home, 80, 24, program).shows("Start with a real one").types("n").shows("What happened, in one line")
	term.types("Food web jigsaw", enter, "9B science", enter, "groups", enter, "yesterday", enter)
	for i, q := range prompts.Ten().Questions {
		term.shows(fmt.Sprintf("%d of 10", i+1), q.Hint[:20]).types(fmt.Sprintf("Answer %d: Größe, 日本, e\u0301.", i+1), ctrlS)
	}
	term.shows("Go on to the card").types(enter).shows("Lesson:").types(enter, enter).shows("Saved.", "nothing now").types(enter)
	term.shows("Latest", "Food web jigsaw").types("q")
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
	program := built(t, "messup")
	kills, keys := 3, 14
	if os.Getenv("MESSUP_LONG") != "" {
		kills, keys = 40, 60
	}
	const text = "Half of them were copying the table from the next bench and nobody had read the method at all."
	worst := 0
	for n := range kills {
		home := t.TempDir()
		term := opened(t, home, 80, 24, program).shows("Start with").types("n").shows("What happened").types("Lab", ctrlS, ctrlS).shows("2 of 10")
		typed := 0
		for i := range text[:keys+n%7] {
			term.types(text[i : i+1])
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
		opened(t, home, 80, 24, program).shows("kept at question 2").types(enter).shows("2 of 10", kept[:5])
	}
	t.Logf("%d kills, at worst %d characters lost", kills, worst)
	if worst > 5 {
		t.Errorf("%d characters lost", worst)
	}
}

// Asked to end, or its window closed, it loses nothing at all.
func TestEndedFromOutsideLosesNothing(t *testing.T) {
	program := built(t, "messup")
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		home := t.TempDir()
		term := opened(t, home, 80, 24, program).shows("Start with").types("n").shows("What happened").types("Lab", ctrlS).shows("1 of 10")
		term.types("every single letter").shows("every single letter")
		term.signal(sig)
		term.ends()
		if got := entries(t, program, home)[0].Answer("goal").Text; got != "every single letter" {
			t.Errorf("after %v the file has %q", sig, got)
		}
	}
}

func TestResizingWhileWriting(t *testing.T) {
	program := built(t, "messup")
	term := opened(t, t.TempDir(), 120, 40, program).shows("Start with").types("n").shows("What happened").types("Lab", ctrlS).shows("1 of 10", "Or, not a lesson")
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
	one := opened(t, home, 80, 24, program).shows("Start with").types("n").shows("What happened").types("Shared mess", ctrlS).types("goal")
	one.shows("saved").types(escape).shows("kept at question 1").types(enter).shows("1 of 10")
	two := opened(t, home, 80, 24, program).shows("kept at question 1").types(enter).shows("1 of 10")
	two.types(ctrlS).shows("2 of 10").types("from two").shows("saved")
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

// The program has no network code. What is linked is what can be called.
func TestNothingLinkedCanDial(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program with its symbols")
	}
	program := built(t, "messup")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "messup").CombinedOutput()
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

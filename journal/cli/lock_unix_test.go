//go:build unix

package cli_test

import (
	"os"
	"strings"
	"testing"
)

// A passphrase is set in the app, asked for before the pages open, mistyped, and never shown;
// what is in the folder meanwhile says nothing.
func TestAPassphraseInARealTerminal(t *testing.T) {
	t.Parallel() // it waits for what the program shows
	program, home := built(t, "messup"), t.TempDir()
	asked(t, program, home, "jot", "--bare", "The marsupial fell apart")
	term := opened(t, home, 80, 24, program).shows("marsupial").types(",").shows("Your own choices").types("\x1b[20~").shows("Seal the journal")
	term.types("four words go here", enter, "four words go here").shows("••••").types(enter).shows("The journal is sealed")
	term.types("\x1b").shows("marsupial").types("q")
	if code := term.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	shown := term.raw.String()
	for _, path := range filesIn(t, home) {
		b, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(b), "marsupial") {
			t.Errorf("%s can be read, %v", path, err)
		}
	}
	term = opened(t, home, 80, 24, program).shows("Passphrase of the journal:").types("four wards go here", enter).shows("not its passphrase")
	term.types("four words go here", enter).shows("marsupial").types("q")
	if code := term.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	shown += term.raw.String()
	// what is to come in is asked for where it is typed
	term = opened(t, home, 80, 24, "/bin/sh").types(program+" list --passphrase-file -", enter).shows("Passphrase of the journal:")
	term.types("four words go here", enter).shows("marsupial").types("exit", enter)
	term.ends()
	if shown += term.raw.String(); strings.Contains(shown, "four words") || strings.Contains(shown, "four wards") {
		t.Error("what was typed is on the screen")
	}
}

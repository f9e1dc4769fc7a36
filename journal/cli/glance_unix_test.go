//go:build unix

package cli_test

import (
	"os"
	"strings"
	"testing"

	"messup/store/disk"
)

// While another window has the journal, a prompt that asks for what is due is told nothing,
// and nothing is said of it.
func TestAPromptIsNotHeldUpByAnotherWindow(t *testing.T) {
	h := newHome(t)
	h.must("people", "add", "ELL teacher", "--day", "today")
	h.must("jot", "The bell was late")
	if n := h.must("today", "--count"); n != "2\n" {
		t.Fatalf("%q is due", n)
	}
	file, err := os.Open(h.path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if free, err := disk.TryLock(file, true); err != nil || !free {
		t.Fatal(free, err)
	}
	for _, args := range [][]string{{"today"}, {"today", "--count"}, {"remember"}} {
		if out, errs, code := h.run(args...); out+errs != "" || code != 0 {
			t.Errorf("messup %s says %q and %q, and ends with %d", args, out, errs, code)
		}
	}
	if out, _, _ := h.run("today", "--json"); out != "null\n" {
		t.Errorf("as JSON it is %q", out)
	}
	if _, _, code := h.run("list"); code != 11 {
		t.Errorf("whoever waits for the journal is told that it is busy with %d", code)
	}
}

// What says nothing in front of a damaged journal says so in its help, and which command does tell.
func TestWhatIsSilentSaysSo(t *testing.T) {
	h := newHome(t)
	h.must("jot", "The bell was late")
	if err := os.WriteFile(h.path, []byte(strings.Repeat("x", 9000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"today", "remember"} {
		if out, errs, code := h.run(command); out+errs != "" || code != 0 {
			t.Errorf("messup %s says %q and %q, and ends with %d", command, out, errs, code)
		}
		help := strings.Join(strings.Fields(h.must(command, "--help")), " ")
		for _, want := range []string{"busy, locked, damaged or not there", `"messup doctor" tells`, "with 0"} {
			if !strings.Contains(help, want) {
				t.Errorf("the help of %s lacks %q", command, want)
			}
		}
	}
	if _, errs, code := h.run("doctor"); code == 0 || errs == "" {
		t.Errorf("doctor ends with %d: %s", code, errs)
	}
}

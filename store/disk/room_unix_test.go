//go:build unix

package disk

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"messup/journal"
)

// Where hardly a file can be opened that is an error, and not the end of the program.
func TestRoom(t *testing.T) {
	if os.Getenv("HARDLY_A_FILE") != "" {
		if err := Room(); err != nil && !errors.Is(err, journal.ErrTooManyOpen) {
			t.Error(err)
		} else if err != nil {
			t.Log("said")
		} else if f, err := os.Open(os.DevNull); err == nil {
			t.Log("had", f.Close())
		}
		return
	}
	said := 0
	for _, most := range []string{"4", "5", "6", "7", "8", "9", "10", "20"} {
		cmd := exec.CommandContext(t.Context(), "sh", "-c", "ulimit -n "+most+"; exec "+os.Args[0]+" -test.run=TestRoom$ -test.v")
		cmd.Env = append(os.Environ(), "HARDLY_A_FILE=1")
		out, err := cmd.CombinedOutput()
		if strings.Contains(string(out), "said") {
			said++
		}
		if strings.Contains(string(out), "goroutine") || err == nil && !strings.Contains(string(out), "said") && !strings.Contains(string(out), "had") {
			t.Errorf("with %s files: %v\n%.300s", most, err, out)
		}
	}
	if said == 0 {
		t.Error("it was never said")
	}
}

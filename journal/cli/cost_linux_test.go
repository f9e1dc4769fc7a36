package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A command that prints a few rows reads what they are in, and not the journal: of four
// times as many entries as many bytes. Time would say the same, but not on a machine that
// does something else as well.
func TestACommandReadsWhatItPrints(t *testing.T) {
	small, large := newHome(t), newHome(t)
	fill(t, filepath.Dir(small.path), 2000)
	fill(t, filepath.Dir(large.path), 8000)
	for _, args := range printing() {
		few, many := small.reads(args), large.reads(args)
		if many > few*13/10+48<<10 {
			t.Errorf("messup %s reads %d KB of 2,000 entries, and %d KB of 8,000", args, few>>10, many>>10)
		}
	}
}

// reads is how many bytes a command reads in a journal that was looked at already.
func (h *home) reads(args string) int {
	h.t.Helper()
	h.must(strings.Fields(args)...)
	before := read(h.t)
	h.must(strings.Fields(args)...)
	return read(h.t) - before
}

// read is what this process has read so far, in bytes.
func read(t *testing.T) (n int) {
	t.Helper()
	b, err := os.ReadFile("/proc/self/io")
	if err == nil {
		_, err = fmt.Sscanf(string(b), "rchar: %d", &n)
	}
	if err != nil {
		t.Fatal(err)
	}
	return n
}

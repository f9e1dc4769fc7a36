package window_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"messup/journal/cli/window"
)

// Who clicks twice on the program wants the journal, and no advice about command lines.
func TestADoubleClickIsNoMistake(t *testing.T) {
	if cobra.MousetrapHelpText != "" {
		t.Errorf("it would be told %q", cobra.MousetrapHelpText)
	}
}

func TestAWindowThatClosesWaitsForEnter(t *testing.T) {
	for closes, want := range map[bool]string{true: "rest", false: "first\nrest"} {
		in, out := strings.NewReader("first\nrest"), &bytes.Buffer{}
		window.Window{Closes: closes}.Stay(&slowly{in}, out)
		left := make([]byte, 20)
		n, _ := in.Read(left)
		if got := string(left[:n]); got != want || (out.Len() > 0) != closes {
			t.Errorf("closes: %t, left %q, said %q", closes, got, out)
		}
	}
}

// slowly gives a byte at a time, as what is typed comes.
type slowly struct{ from *strings.Reader }

func (s *slowly) Read(b []byte) (int, error) { return s.from.Read(b[:1]) }

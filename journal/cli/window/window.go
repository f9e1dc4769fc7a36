// Package window is what there is to know of the window that messup runs in: whether it closes
// as the program ends, and whether it shows pages. On Windows a double click opens a window
// for the program alone, and an old console prints what others draw with. Elsewhere a window is
// the terminal's. What is shown in it is not known here.
package window

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// A Window is where a person sees the program. The zero value is that of any terminal.
type Window struct {
	Closes bool // when the program ends, as after a double click
	Plain  bool // it draws nothing: the sequences that pages are made of would stand there as they are
}

// cobra takes whoever begins a program by a double click for lost, shows advice and
// ends. Here that opens the journal. It asks for no command's word on it.
func init() { cobra.MousetrapHelpText = "" } //nolint:gochecknoinits // before any command runs, and for all of them

var errPlain = errors.New("this window cannot show pages")

// Refuses returns why no page can be shown; nil if they can.
func (w Window) Refuses() error {
	if !w.Plain {
		return nil
	}
	return &usage.HintedError{Err: errPlain, Hint: voice.Say("Begin messup in Windows Terminal, which comes with Windows or from its store. `messup --help` lists what works here.")}
}

// Stay keeps a window open that would close before anybody has read what went wrong.
func (w Window) Stay(in io.Reader, out io.Writer) {
	if !w.Closes {
		return
	}
	_, _ = fmt.Fprintf(out, "\n%s", voice.Say("Press enter to close this window. ")) // where nothing can be shown there is nothing to wait for
	_, _ = bufio.NewReader(in).ReadString('\n')
}

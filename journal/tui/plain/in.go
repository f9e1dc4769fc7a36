package plain

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"messup/journal"
)

// input is the lines that are typed, or come through a pipe.
type input struct {
	from *bufio.Reader
	got  chan string   // a line, once it is whole
	none chan struct{} // closed at the end of them
	ends chan os.Signal
	cut  bool // it was asked to end in the middle of a line, maybe
	over bool // there are no more
}

func listen(from io.Reader) *input {
	in := &input{from: bufio.NewReader(from), got: make(chan string, 1), none: make(chan struct{}), ends: make(chan os.Signal, 1)}
	signal.Notify(in.ends, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	return in
}

func (in *input) stop() { signal.Stop(in.ends) }

// next is the next line; false at the end of them, or when the program is asked to end.
// Nothing is read before it is asked for: what is typed may be for somebody else.
func (in *input) next() (string, bool) {
	if in.over {
		return "", false
	}
	go func() {
		words, err := in.read()
		if err != nil && words == "" {
			close(in.none)
			return
		}
		in.got <- words
	}()
	select {
	case words := <-in.got:
		return words, true
	case <-in.none:
	case <-in.ends:
		in.cut = true
	}
	in.over = true
	return "", false
}

// most is how much of a line is kept in memory, in bytes: more than any answer may have, so
// that what is too long is refused as such.
const most = journal.MaxEntry + 1

func (in *input) read() (string, error) {
	var line []byte
	for {
		piece, err := in.from.ReadSlice('\n')
		line = append(line, piece[:min(len(piece), max(0, most-len(line)))]...)
		if err == nil || !errors.Is(err, bufio.ErrBufferFull) {
			return strings.TrimRight(string(line), "\r\n"), withoutLine(err, len(line))
		}
	}
}

// withoutLine is the end of what can be read, unless there is a line before it.
func withoutLine(err error, length int) error {
	if length > 0 {
		return nil
	}
	return err
}

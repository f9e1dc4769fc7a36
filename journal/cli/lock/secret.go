package lock

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// ErrGivenUp is what comes of ctrl+c at the question.
var ErrGivenUp = errors.New("given up")

// Read asks a question, and reads a line that is not shown.
type Read func(question string) (line string, err error)

// Secretly has ask read lines that are not shown. raw has the terminal show nothing, and hand
// over each key as it is, until restore: from before the first question to after the last
// answer, as some type before they are asked. It writes to out, which is that terminal.
func Secretly(in io.Reader, out io.Writer, raw func() (restore func() error, err error), ask func(Read) error) (err error) {
	restore, err := raw()
	if err != nil {
		return fmt.Errorf("asking for the passphrase: %w", err)
	}
	defer func() { err = errors.Join(err, restore()) }()
	return ask(func(question string) (string, error) {
		if _, err := fmt.Fprint(out, strings.ReplaceAll(question, "\n", "\r\n")+" "); err != nil {
			return "", fmt.Errorf("asking for the passphrase: %w", err)
		}
		line, err := secretLine(in)
		_, endErr := fmt.Fprint(out, "\r\n")
		return line, errors.Join(err, endErr)
	})
}

// What is pressed in a raw terminal.
const (
	ctrlC, ctrlD, ctrlU = 0x03, 0x04, 0x15
	backspace, del, esc = 0x08, 0x7f, 0x1b
)

// secretLine reads up to enter. Of keys that write nothing it knows those that a line is
// mended with.
func secretLine(in io.Reader) (string, error) {
	var line []byte
	for b := make([]byte, 1); ; {
		n, err := in.Read(b)
		if n == 0 && err != nil {
			if errors.Is(err, io.EOF) {
				return string(line), nil
			}
			return "", fmt.Errorf("reading the passphrase: %w", err)
		}
		switch {
		case n == 0:
		case b[0] == '\r' || b[0] == '\n' || b[0] == ctrlD:
			return string(line), nil
		case b[0] == ctrlC:
			return "", ErrGivenUp
		case b[0] == ctrlU:
			line = line[:0]
		case b[0] == backspace || b[0] == del:
			_, size := utf8.DecodeLastRune(line)
			line = line[:len(line)-size]
		case b[0] >= ' ' && b[0] != esc && len(line) < longest:
			line = append(line, b[0])
		}
	}
}

// longest bounds what is typed, in bytes.
const longest = 4096

package carry

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// longestLine bounds a first line, in bytes.
const longestLine = 4096

// FirstLine reads the first line of a file, as of one that holds a passphrase. - is in, of which no more is
// read: words may follow. The error does not name the file: somebody may have typed the passphrase in its place.
func FirstLine(in io.Reader, path string) (string, error) {
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return "", fmt.Errorf("reading the first line of the file with the passphrase: %w", Reason(err))
		}
		defer func() { _ = file.Close() }() // it was only read
		in = file
	}
	var line strings.Builder
	for b := make([]byte, 1); line.Len() < longestLine; {
		n, err := in.Read(b)
		if n == 1 && b[0] != '\n' {
			line.WriteByte(b[0])
		}
		if n == 1 && b[0] == '\n' || errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", fmt.Errorf("reading the first line of the file with the passphrase: %w", Reason(err))
		}
	}
	return strings.TrimSuffix(line.String(), "\r"), nil
}

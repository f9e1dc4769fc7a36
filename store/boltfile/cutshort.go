package boltfile

import (
	"bytes"
	"os"
)

// IsCutShort reports whether a file is what is left of a copy that was being made:
// the beginning of a journal, or nothing but zeros.
func IsCutShort(path string) bool {
	b, err := os.ReadFile(path)
	return err == nil && (Begins(bytes.NewReader(b)) || len(bytes.Trim(b, "\x00")) == 0)
}

//go:build !unix

package lines

import (
	"io"
	"time"
)

// waits cannot tell: a console says that a key was pressed, and not that there is a line.
func waits(io.Reader, time.Duration) bool { return false }

// unended has nothing to take, where nobody can tell what was pasted.
func unended(io.Reader) string { return "" }

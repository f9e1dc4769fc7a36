//go:build !unix

package lines

import "io"

// waits cannot tell: a console says that a key was pressed, and not that there is a line.
func waits(io.Reader) bool { return false }

package plain

import (
	"io"
	"os"
	"testing"
)

// What the terminal drops at ctrl+c never comes: it can only be said.
func TestALineThatIsCutIsKnown(t *testing.T) {
	from, to := io.Pipe()
	defer to.Close()
	in := listen(from)
	defer in.stop()
	in.ends <- os.Interrupt
	if words, more := in.next(); more || words != "" || !in.cut {
		t.Errorf("%q, %t, cut: %t", words, more, in.cut)
	}
}

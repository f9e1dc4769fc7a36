package store

import (
	"path/filepath"
	"testing"
	"time"

	"messup/journal/record"
)

// What stops the program waits for the call that is under way, and none begins before it is
// over: whoever has the screen then finds the journal free.
func TestWhatIsStoppedHoldsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	must(t, f.Update(t.Context(), func(record.Tx) error { return nil }))
	begun, goOn, stopped, read := make(chan struct{}), make(chan struct{}), make(chan struct{}), make(chan error, 2)
	go func() {
		read <- f.View(t.Context(), func(record.Tx) error {
			close(begun)
			<-goOn
			return nil
		})
	}()
	<-begun
	go func() {
		defer close(stopped)
		f.Still(func() {
			select {
			case <-goOn:
			default:
				t.Error("it was stopped while the journal was read")
			}
			must(t, fileAt(path).Update(t.Context(), func(record.Tx) error { return nil }))
		})
	}()
	time.Sleep(10 * time.Millisecond) // it would have stopped by now
	close(goOn)
	<-stopped
	must(t, <-read)
}

package page

import "context"

// A Taking is one file that words are taken out into.
type Taking struct {
	Of    TakeOut
	Form  string // the name of one of the forms there are for it
	Heavy bool   // what is marked heavy goes too
	Path  string // as it was typed
	Over  bool   // a file that is there already is replaced
}

// A Form is one way to write words down.
type Form struct{ Name, About string }

// Held is what a file would hold.
type Held struct {
	Said  string // in a sentence
	Heavy int    // how many entries marked heavy there are among it
	None  bool   // there is nothing
}

// Outward is how words leave for a file. Pages know no file but by it.
type Outward interface {
	// Forms are the ways there are to write something down, the likely one first.
	Forms(of TakeOut) []Form
	// Holds says what would be written.
	Holds(ctx context.Context, of TakeOut, heavy bool) (Held, error)
	// Preview is how what is written begins, in lines, at most so many.
	Preview(ctx context.Context, k Taking, rows int) ([]string, error)
	// Propose is a path for the file, to be changed at will.
	Propose(k Taking) string
	// Understood is the path as it is read, with nothing looked up on the disk.
	Understood(path string) string
	// Write writes the file and says where it is. Where one is there already, and Over is
	// not set, it writes nothing and returns the question whether to replace that.
	Write(ctx context.Context, k Taking) (said, ask string, err error)
}

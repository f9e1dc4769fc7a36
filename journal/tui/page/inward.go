package page

import "context"

// Incoming is what a file would bring.
type Incoming struct {
	Whose string   // whose it is, in a sentence; empty for what is messup's own
	First []string // how the first of it would look, a line each
	Said  []string // how much that is, and what is left out, a sentence each
	None  bool     // nothing of it is new
}

// Inward is how words come in from a file. Pages know no file but by it.
type Inward interface {
	// Offers are paths of files that may be meant, to choose from while one is typed.
	Offers() []string
	// Understood is the path as it is read, with nothing looked up on the disk.
	Understood(path string) string
	// Look says what a file, or a folder, would bring. Nothing is kept.
	Look(ctx context.Context, path string) (Incoming, error)
	// Take takes it in, and says what came of it, a sentence each.
	Take(ctx context.Context, path string) (said []string, err error)
	// Undo takes the last import back, and says what came of it; rehearsed, what would. none
	// says that there is none to take back.
	Undo(ctx context.Context, rehearse bool) (said []string, none bool, err error)
	// Reads are the programs whose journals are read, and what of them, a line each.
	Reads() []Form
}

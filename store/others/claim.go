package others

import (
	"os"
	"path/filepath"
	"strings"

	"messup/store/names"
	"messup/store/recent"
	"messup/store/seal"
	"messup/store/verify"
)

// A Claim tells what belongs to a journal of what lies beside it. Earlier messups gave a
// journal without the usual ending the names of the one that has it: what they left is
// told apart by its head.
type Claim struct {
	Reader verify.Reader
	Path   string // of the journal
	Log    string // where its log of recent changes is
}

// Alone reports whether no journal lies there that shared the name.
func (c Claim) Alone() bool {
	_, err := os.Lstat(names.Neighbour(c.Path))
	return err != nil
}

// Has reports whether a file that is called as those of the journal are, or were,
// belongs to it. One that does not say whose it is belongs to the journal with the usual
// ending, where there is one.
func (c Claim) Has(path string) bool {
	plain := names.Earlier(c.Path) == ""
	if !plain && strings.HasPrefix(filepath.Base(path), names.Stem(c.Path)+"-") {
		return true
	}
	beside, besideErr := c.of(names.Neighbour(c.Path))
	if plain && besideErr != nil {
		return true
	}
	of, err := c.of(path)
	own, ownErr := c.of(c.Path)
	if ownErr != nil {
		own, ownErr = c.of(c.Log)
	}
	switch {
	case plain:
		return err != nil || of != beside || ownErr == nil && of == own
	case ownErr == nil && err != nil:
		return c.Alone() // it may hold words that are to be deleted for good
	case ownErr == nil:
		return of == own && (besideErr != nil || of != beside)
	}
	return besideErr != nil || err == nil && of != beside // this may be all there is of it
}

// of returns which journal a file is, or is of.
func (c Claim) of(path string) (seal.UID, error) {
	if strings.HasSuffix(path, names.LogEnding) {
		return recent.Of(path)
	}
	h, err := c.Reader.HeadAt(path)
	return h.Journal, err
}

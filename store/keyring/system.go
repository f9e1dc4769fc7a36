package keyring

import (
	"errors"
	"time"
)

// service is what the words of this program are kept under.
const service = "messup"

// System is the keyring of the computer: what it is asked with, see ask. No way there opens a
// connection by this program: the libraries for a session bus could dial others as well, and
// nothing that can is linked into messup.
type System struct {
	Env func(string) string // says where the session bus is, if there is one
}

// errLate says that the keyring said nothing.
var errLate = errors.New("it does not answer")

// patience is how long it is waited for a keyring: it may ask the person for its own
// passphrase.
const patience = 60 * time.Second

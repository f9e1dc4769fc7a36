package folder

import (
	"errors"
	"fmt"
	"io/fs"

	"messup/journal"
	"messup/store/seal"
)

// A folder is sealed once a journal with a passphrase was in step with it. Then each file in
// it is an age file, and this one says for which key, as the head of that journal does: its
// public half, and the secret one under the passphrase. Whoever has the passphrase may keep
// another journal in step with it, sealed or not.
const keyName = "messup.key"

// How the names of things end.
const (
	plain  = ".json"
	sealed = ".age"
)

// Ending is how the names of the files end.
func (f *Folder) Ending() string {
	if f.lock != "" {
		return sealed
	}
	return plain
}

// Lock is what the folder is sealed with; empty if it is not. The error wraps journal.ErrLocked
// where its files are sealed, and what would open them did not come along.
func (f *Folder) Lock() (seal.Lock, error) {
	b, err := f.read(keyName)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	l := seal.Lock(b)
	if _, err := l.Shut(nil); err != nil {
		return "", fmt.Errorf("%s in %s: %w: it is not whole", keyName, f.path, journal.ErrBadImport)
	}
	return l, nil
}

// Seal has the files sealed with a key from now on, and those opened that any of some keys
// sealed. anew says that the key is another one than the folder has.
func (f *Folder) Seal(l seal.Lock, opens seal.Seal, anew bool) error {
	f.lock, f.opens = l, opens
	if !anew {
		return nil
	}
	_, err := f.write(keyName, []byte(l))
	return explain(f.path, err)
}

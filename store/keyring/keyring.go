// Package keyring has the system keep the passphrase of a journal, where a person asked for
// that: in the keyring of the desktop on Linux, the keychain of macOS, or the credentials of
// Windows. Whoever is signed in there opens the journal then. The system's own tools are asked,
// and only for a journal beside which a file says that it is kept there. What the
// passphrase opens is for package store.
package keyring

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"messup/journal"
	"messup/store/disk"
)

// A Ring keeps words for a person under a name. Get of a name it does not have is ErrNone.
type Ring interface {
	Set(name, words string) error
	Get(name string) (words string, err error)
	Delete(name string) error
}

// ErrNone says that a Ring has no such name.
var ErrNone = errors.New("it is not in the keyring")

// A Kept is the passphrase of one journal, if it is kept.
type Kept struct {
	Ring Ring      // nil: there is none
	Path string    // of the journal
	Rand io.Reader // makes the name that it is kept under
}

// beside is the file that says that it is kept, and under which name: it moves with the
// journal, and says nothing about it.
func (k Kept) beside() string {
	base := filepath.Base(k.Path)
	return filepath.Join(filepath.Dir(k.Path), "."+strings.TrimSuffix(base, filepath.Ext(base))+".keyring")
}

// name is the name that the passphrase is kept under; empty if it is not.
func (k Kept) name() string {
	b, err := disk.Read(k.beside())
	if err != nil { // as if it were not kept: then it is asked for
		return ""
	}
	name := strings.TrimSpace(string(b))
	if _, err := hex.DecodeString(name); err != nil || len(name) != nameLength {
		return ""
	}
	return name
}

// nameLength is how long a name is.
const nameLength = 32

// Is reports whether the passphrase is kept, as far as the journal's folder says.
func (k Kept) Is() bool { return k.Ring != nil && k.name() != "" }

// Passphrase returns the passphrase that is kept; empty if none is. The error wraps
// journal.ErrNoKeyring if the keyring does not give it.
func (k Kept) Passphrase() (string, error) {
	if !k.Is() {
		return "", nil
	}
	words, err := k.Ring.Get(k.name())
	if errors.Is(err, ErrNone) {
		return "", nil
	}
	return words, refused(err)
}

// Keep has the passphrase kept, in place of the one before. The error wraps
// journal.ErrNoKeyring if there is no keyring, or it does not take it.
func (k Kept) Keep(passphrase string) error {
	if k.Ring == nil {
		return journal.ErrNoKeyring
	}
	name := k.name()
	known := name != ""
	if !known {
		b := make([]byte, nameLength/2)
		if _, err := io.ReadFull(k.Rand, b); err != nil {
			return fmt.Errorf("naming the passphrase: %w", err)
		}
		name = hex.EncodeToString(b)
	}
	if err := k.Ring.Set(name, passphrase); err != nil {
		return refused(err)
	}
	if known {
		return nil
	}
	if err := k.note(name); err != nil {
		return errors.Join(fmt.Errorf("noting that the passphrase is kept: %w", err), k.Ring.Delete(name))
	}
	return nil
}

// note says beside the journal that its passphrase is kept.
func (k Kept) note(name string) error {
	if err := disk.Remove(k.beside()); err != nil { // which says no name
		return err
	}
	under := k.beside() + ".part"
	if err := disk.Remove(under); err != nil { // of a run that was cut short
		return err
	}
	return disk.Put(disk.Bytes([]byte(name+"\n")), under, k.beside())
}

// Forget has the passphrase kept no more. Where the keyring cannot be reached, nothing here
// knows its name any more all the same; the error says that it may still be there.
func (k Kept) Forget() error {
	name := k.name()
	if name == "" {
		return nil
	}
	var err error
	if k.Ring != nil {
		err = k.Ring.Delete(name)
	}
	if errors.Is(err, ErrNone) {
		err = nil
	}
	return errors.Join(refused(err), disk.Remove(k.beside()))
}

func refused(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", journal.ErrNoKeyring, err)
}

//go:build windows || darwin

package keyring

import (
	"errors"
	"time"

	"github.com/zalando/go-keyring"
)

// Set is that of a Ring.
func (System) Set(name, words string) error {
	_, err := asked(func() (string, error) { return "", keyring.Set(service, name, words) })
	return err
}

// Get is that of a Ring.
func (System) Get(name string) (string, error) {
	return asked(func() (string, error) { return keyring.Get(service, name) })
}

// Delete is that of a Ring.
func (System) Delete(name string) error {
	_, err := asked(func() (string, error) { return "", keyring.Delete(service, name) })
	return err
}

// asked asks the keyring, and waits no longer than patience.
func asked(what func() (string, error)) (string, error) {
	type answer struct {
		words string
		err   error
	}
	came := make(chan answer, 1)
	go func() {
		words, err := what()
		came <- answer{words, err}
	}()
	select {
	case a := <-came:
		if errors.Is(a.err, keyring.ErrNotFound) {
			a.err = ErrNone
		}
		return a.words, a.err
	case <-time.After(patience):
		return "", errLate
	}
}

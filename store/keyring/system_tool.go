//go:build !windows && !darwin

package keyring

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// tool is the program of libsecret that asks the Secret Service of a desktop.
const tool = "secret-tool"

// Set is that of a Ring.
func (s System) Set(name, words string) error {
	_, err := s.ask(words, "store", "--label="+service, "application", service, "journal", name)
	return err
}

// Get is that of a Ring.
func (s System) Get(name string) (string, error) {
	words, err := s.ask("", "lookup", "application", service, "journal", name)
	if err == nil && words == "" {
		err = ErrNone
	}
	return words, err
}

// Delete is that of a Ring.
func (s System) Delete(name string) error {
	_, err := s.ask("", "clear", "application", service, "journal", name)
	return err
}

// errNoBus says that there is no desktop whose keyring it could be: without one the bus would
// be begun for the question alone.
var errNoBus = errors.New("there is no desktop session here")

// errNoTool says what is to be installed.
var errNoTool = errors.New("it is asked with the program secret-tool, of libsecret, which is not installed")

// ask hands words to the tool, on no command line, and returns what it says.
func (s System) ask(words string, args ...string) (string, error) {
	if !s.hasBus() {
		return "", errNoBus
	}
	path, err := exec.LookPath(tool)
	if err != nil {
		return "", errNoTool
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, args...) //nolint:gosec // the tool itself, and words of this package
	var said, wrong bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(words), &said, &wrong
	err = cmd.Run()
	switch {
	case ctx.Err() != nil:
		return "", errLate
	case err != nil && strings.TrimSpace(wrong.String()) == "": // so it says that there is nothing
		return "", ErrNone
	case err != nil:
		return "", fmt.Errorf("%s", strings.TrimPrefix(strings.TrimSpace(wrong.String()), tool+": "))
	}
	return said.String(), nil
}

// hasBus reports whether there is a session bus to be asked.
func (s System) hasBus() bool {
	if s.Env("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	folder := s.Env("XDG_RUNTIME_DIR")
	if folder == "" {
		folder = filepath.Join("/run/user", strconv.Itoa(os.Getuid()))
	}
	_, err := os.Stat(filepath.Join(folder, "bus"))
	return err == nil
}

package keyring

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"messup/journal"
	"messup/store/disk"
)

// A memory is a Ring that can fail.
type memory struct {
	words map[string]string
	fails error
}

func (m *memory) Set(name, words string) error {
	if m.fails == nil {
		m.words[name] = words
	}
	return m.fails
}

func (m *memory) Get(name string) (string, error) {
	if m.fails != nil {
		return "", m.fails
	}
	words, has := m.words[name]
	if !has {
		return "", ErrNone
	}
	return words, nil
}

func (m *memory) Delete(name string) error {
	if m.fails == nil {
		delete(m.words, name)
	}
	return m.fails
}

func keptIn(t *testing.T) (Kept, *memory) {
	t.Helper()
	m := &memory{words: map[string]string{}}
	return Kept{m, filepath.Join(t.TempDir(), "journal.db"), bytes.NewReader(make([]byte, 64))}, m
}

func TestAPassphraseIsKeptUntilItIsForgotten(t *testing.T) {
	k, m := keptIn(t)
	if words, err := k.Passphrase(); words != "" || err != nil || k.Is() {
		t.Errorf("at first there is %q, %v", words, err)
	}
	for _, words := range []string{"four words", "five words"} {
		if err := k.Keep(words); err != nil {
			t.Fatal(err)
		}
		if got, err := k.Passphrase(); got != words || err != nil || !k.Is() || len(m.words) != 1 {
			t.Errorf("kept is %q, %v, of %v", got, err, m.words)
		}
	}
	b, err := os.ReadFile(k.beside())
	info, statErr := os.Stat(k.beside())
	if err != nil || statErr != nil || bytes.Contains(b, []byte("words")) || disk.HasModes && info.Mode().Perm() != 0o600 {
		t.Errorf("beside the journal it says %q, %v, %v", b, err, info.Mode())
	}
	for range 2 {
		if err := k.Forget(); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(k.beside()); !errors.Is(err, fs.ErrNotExist) || len(m.words) != 0 || k.Is() {
		t.Errorf("forgotten, there is %v, %v", m.words, err)
	}
}

func TestAKeyringThatDoesNothing(t *testing.T) {
	k, m := keptIn(t)
	m.fails = errors.New("locked")
	if err := k.Keep("four words"); !errors.Is(err, journal.ErrNoKeyring) || k.Is() {
		t.Errorf("kept: %v", err)
	}
	m.fails = nil
	if err := k.Keep("four words"); err != nil {
		t.Fatal(err)
	}
	m.fails = errors.New("locked")
	if words, err := k.Passphrase(); !errors.Is(err, journal.ErrNoKeyring) || words != "" {
		t.Errorf("it gives %q, %v", words, err)
	}
	if err := k.Forget(); !errors.Is(err, journal.ErrNoKeyring) || k.Is() {
		t.Errorf("forgotten: %v", err)
	}
	if err := (Kept{nil, k.Path, k.Rand}).Keep("x"); !errors.Is(err, journal.ErrNoKeyring) {
		t.Errorf("without a keyring: %v", err)
	}
}

// What is no name beside the journal is as if nothing were kept, and a note that was cut short
// is in nobody's way.
func TestANoteThatSaysNothing(t *testing.T) {
	k, m := keptIn(t)
	for _, junk := range []string{"", "journal", strings.Repeat("g", nameLength), strings.Repeat("a", nameLength+2)} {
		if err := os.WriteFile(k.beside(), []byte(junk), 0o600); err != nil {
			t.Fatal(err)
		}
		if k.Is() {
			t.Errorf("%q is a name", junk)
		}
	}
	m.words["x"] = "of another journal"
	if err := os.WriteFile(k.beside()+".part", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := k.Keep("four words"); err != nil || !k.Is() {
		t.Errorf("kept: %v", err)
	}
	delete(m.words, k.name())
	if words, err := k.Passphrase(); words != "" || err != nil {
		t.Errorf("taken out elsewhere, it is %q, %v", words, err)
	}
}

package store

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"os"
	"strings"
	"testing"

	"filippo.io/age"

	"messup/journal"
)

// TestALockedJournalIsReadWithoutMessup does what seal/testdata/byhand.py does, with as little: the
// file, an age tool, the passphrase, and what docs/files.md says. None of it is messup's code.
func TestALockedJournalIsReadWithoutMessup(t *testing.T) {
	f, want := lockable(t, 30)
	locks(t, f, "four words")
	book, err := os.ReadFile(f.Path())
	must(t, err)
	at := bytes.Index(book, []byte("\nage-encryption.org/v1\n")) + 1
	last := at + bytes.Index(book[at:], []byte("\n--- ")) + 1
	body := last + bytes.IndexByte(book[last:], '\n') + 1
	with, err := age.NewScryptIdentity("four words")
	must(t, err)
	r, err := age.Decrypt(bytes.NewReader(book[at:body+107]), with)
	must(t, err)
	secret, err := io.ReadAll(r)
	must(t, err)
	secretKey, err := hkdf.Key(sha256.New, []byte(strings.TrimSpace(string(secret))), nil, "messup values", 32)
	must(t, err)
	block, err := aes.NewCipher(secretKey)
	must(t, err)
	gcm, err := cipher.NewGCM(block)
	must(t, err)

	found := 0
	for rest := book; ; {
		at := bytes.Index(rest, []byte("mup\x02"))
		if at < 0 {
			break
		}
		value := rest[at:]
		rest = value[4:]
		size := int(binary.LittleEndian.Uint32(value[8:]))
		head := 42 + int(value[40]) + int(value[41])
		if head+size > len(value) || size < 28 {
			continue
		}
		bound := binary.LittleEndian.AppendUint32([]byte("messup record 1"), uint32(head-8))
		sealed := value[head : head+size]
		words, err := gcm.Open(nil, sealed[:12], sealed[12:], append(bound, value[8:head]...))
		if err != nil {
			continue
		}
		id := journal.ID(value[42+int(value[40]) : head])
		if r := want[key(journal.Entries, id)]; !bytes.Equal(r.Data, words) {
			t.Errorf("%s says %q", id, words)
		}
		found++
	}
	if found < len(want) {
		t.Errorf("%d of %d were found", found, len(want))
	}
}

package seal

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"

	"messup/journal"
	"messup/journal/text"
)

// A Lock is what the head of a journal with a passphrase says of its key: the public half
// of it, a line end, and an age file with the secret half that the passphrase opens, as
// `age -p` makes it. It is empty for a journal without one.
type Lock string

// DefaultWork is the work that each try of a passphrase takes: scrypt with N = 2^18, a
// second and 256 MB on the computers that were measured. maxWork is the most that is
// done for a file that asks for more, which may be anybody's.
const (
	DefaultWork = 18
	maxWork     = 20
)

// A Key seals values and opens them. From its secret two keys are derived (HKDF with
// SHA-256): one for AES-256-GCM, which seals each value under a random nonce, and one for
// the sum over all of them (sum.go).
type Key struct {
	lock   Lock
	id     *age.X25519Identity
	values cipher.AEAD
	sums   cipher.Block
	former []*Key // of the same journal, under passphrases before
}

// NewKey makes a key that a passphrase opens, and that knows those before it: copies elsewhere
// may be sealed with them. work is the N of scrypt as a power of two; 0 is DefaultWork. The
// error wraps journal.ErrEmpty if there is nothing in the passphrase that counts.
func NewKey(passphrase string, work int, before Seal) (*Key, error) {
	if normal(passphrase) == "" {
		return nil, journal.ErrEmpty
	}
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	to, err := age.NewScryptRecipient(normal(passphrase))
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	if work == 0 {
		work = DefaultWork
	}
	to.SetWorkFactor(work)
	wrapped, err := encrypt([]byte(id.String()+"\n"), to)
	if err != nil {
		return nil, err
	}
	k, err := keyOf(id, Lock(id.Recipient().String()+"\n"+string(wrapped)))
	if err == nil {
		k.former = before.Without().also
	}
	return k, err
}

// normal is a passphrase as it counts: however a keyboard composes its accents, however many
// spaces there are between its words and around them, and without what is no word, such as
// the mark that some programs begin a file with.
func normal(passphrase string) string {
	return strings.Join(strings.Fields(norm.NFC.String(text.CleanLine(passphrase))), " ")
}

func keyOf(id *age.X25519Identity, lock Lock) (*Key, error) {
	k := &Key{lock: lock, id: id}
	secrets := map[string]cipher.Block{}
	for _, use := range []string{"messup values", "messup sums"} {
		b, err := hkdf.Key(sha256.New, []byte(id.String()), nil, use, 32)
		if err == nil {
			secrets[use], err = aes.NewCipher(b)
		}
		if err != nil {
			return nil, fmt.Errorf("deriving a key: %w", err)
		}
	}
	k.sums = secrets["messup sums"]
	var err error
	k.values, err = cipher.NewGCMWithRandomNonce(secrets["messup values"])
	return k, err
}

// Open opens the key with a passphrase. The error wraps journal.ErrPassphrase if it is not
// the right one, and journal.ErrDamaged if no passphrase opens what is there.
func (l Lock) Open(passphrase string) (*Key, error) {
	from, err := age.NewScryptIdentity(normal(passphrase))
	if err != nil { // an empty one
		return nil, journal.ErrPassphrase
	}
	from.SetMaxWorkFactor(maxWork)
	_, wrapped, _ := strings.Cut(string(l), "\n")
	if !strings.Contains(wrapped, "\n-> scrypt ") { // to age another passphrase
		return nil, Damaged("its key is under no passphrase")
	}
	b, err := decrypt([]byte(wrapped), from)
	debug.FreeOSMemory() // a quarter of a gigabyte, in a program that may stay open all day
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none) && errors.Is(none, age.ErrIncorrectIdentity):
		return nil, journal.ErrPassphrase
	case err != nil:
		return nil, Damaged("its key says: %v", err)
	}
	id, err := age.ParseX25519Identity(strings.TrimSpace(string(b)))
	if err != nil || id.Recipient().String() != l.public() {
		return nil, Damaged("its key is not the one of this journal")
	}
	return keyOf(id, l)
}

// public is the half of the key that anybody may have.
func (l Lock) public() string {
	to, _, _ := strings.Cut(string(l), "\n")
	return to
}

// Fits reports whether two are of the same key.
func (l Lock) Fits(other Lock) bool { return l.public() == other.public() }

// Shut seals words so that only who has the passphrase reads them: an age file. It needs none.
func (l Lock) Shut(words []byte) ([]byte, error) {
	to, err := age.ParseX25519Recipient(l.public())
	if err != nil {
		return nil, Damaged("its key has no public half")
	}
	return encrypt(words, to)
}

// FindLock looks for a Lock in a file whose head is gone: as long as the passphrase stays,
// each head says the same, and bbolt leaves old ones in free pages.
func FindLock(from io.ReaderAt, size int64) (Lock, error) {
	const begin, public = "\nage-encryption.org/v1\n", 62
	w := window{from: from, size: size}
	for at := int64(0); at < size; {
		b, err := w.at(at, public+1024)
		if err != nil {
			return "", err
		}
		i := bytes.Index(b, []byte(begin))
		if i < 0 {
			at += int64(max(1, len(b)-public-len(begin)))
			continue
		}
		if b, err = w.at(max(0, at+int64(i)-public), public+1024); err != nil {
			return "", err
		}
		if l := lockIn(b[:min(len(b), public+1024)]); l != "" {
			return l, nil
		}
		at += int64(i) + 1
	}
	return "", nil
}

// lockIn returns the Lock that some bytes begin with; empty if they do with none. The age
// file has its end where the secret half and its tag do.
func lockIn(b []byte) Lock {
	const secret = len("AGE-SECRET-KEY-1") + 58 + 1
	if _, err := age.ParseX25519Recipient(Lock(b).public()); err != nil {
		return ""
	}
	_, wrapped, _ := bytes.Cut(b, []byte("\n--- "))
	_, body, _ := bytes.Cut(wrapped, []byte("\n"))
	end := len(b) - len(body) + 16 + secret + 16 // a nonce, what is sealed, a tag
	if len(body) == 0 || end > len(b) {
		return ""
	}
	return Lock(b[:end])
}

// IsShut reports whether something is an age file.
func IsShut(b []byte) bool { return bytes.HasPrefix(b, []byte("age-encryption.org/")) }

// all are the key and those before it.
func (k *Key) all() []*Key { return append([]*Key{k}, k.former...) }

// Lock is what a head says of the key.
func (k *Key) Lock() Lock { return k.lock }

// Secret is the secret half of the key, as age tools take it.
func (k *Key) Secret() string { return k.id.String() }

// FromSecret makes a key again of its secret half. It opens values, and makes no head.
func FromSecret(secret string) (*Key, error) {
	id, err := age.ParseX25519Identity(secret)
	if err != nil {
		return nil, Damaged("a key that says nothing")
	}
	return keyOf(id, Lock(id.Recipient().String()+"\n"))
}

// decrypt opens an age file; false if it is for another key.
func (k *Key) decrypt(b []byte) (words []byte, fits bool, err error) {
	words, err = decrypt(b, k.id)
	return words, !errors.Is(err, age.ErrIncorrectIdentity), err
}

func encrypt(words []byte, to age.Recipient) ([]byte, error) {
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to)
	if err == nil {
		_, err = w.Write(words)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	return b.Bytes(), nil
}

func decrypt(b []byte, with age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(b), with)
	if err != nil {
		return nil, fmt.Errorf("opening what is sealed: %w", err)
	}
	words, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%w: opening what is sealed: %w", journal.ErrDamaged, err)
	}
	return words, nil
}

// What is sealed says in what it is bound to what it is, so that none passes for another.
const (
	forRecord = "messup record 1"
	forRow    = "messup row 1"
	forHead   = "messup head 1"
	forFormer = "messup former keys 1"
)

// Open returns the Seal that a passphrase makes of one without a key, for the journal with a
// head. The errors are those of Lock.Open.
func (h Head) Open(passphrase string) (Seal, error) {
	k, err := h.Lock.Open(passphrase)
	if err != nil || h.former == nil {
		return Seal{key: k}, err
	}
	b, err := k.open(h.former, forFormer, h.Birth[:])
	if err != nil {
		return Seal{}, Damaged("the keys before this one cannot be opened")
	}
	k.former, err = keysOf(b)
	return Seal{key: k}, err
}

// Plain returns the Seal of a journal that has no passphrase, with a head that may name the
// keys it had: what lies beside it, or comes from elsewhere, may be sealed with them.
func (h Head) Plain() (Seal, error) {
	keys, err := keysOf(h.former)
	return Seal{also: keys}, err
}

// keysOf makes keys of their secrets, a line each.
func keysOf(secrets []byte) (keys []*Key, err error) {
	for secret := range strings.Lines(string(secrets)) {
		k, err := FromSecret(strings.TrimSpace(secret))
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, nil
}

// sealFormer is the secrets of the keys before, for the head of a file: sealed, unless there is
// no key any more. Then all that they opened can be read anyway, but for copies elsewhere.
func (s Seal) sealFormer(birth UID) []byte {
	var b strings.Builder
	for _, one := range s.former() {
		b.WriteString(one.Secret() + "\n")
	}
	if s.key == nil {
		return []byte(b.String())
	}
	return s.key.seal(nil, []byte(b.String()), forFormer, birth[:])
}

// alone is the key without those before it.
func (k *Key) alone() *Key { return &Key{lock: k.lock, id: k.id, values: k.values, sums: k.sums} }

// overhead is how many bytes are more in what is sealed.
func (k *Key) overhead() int {
	if k == nil {
		return 0
	}
	return k.values.Overhead()
}

// seal appends bytes to b, sealed and bound to some parts; without a key as they are.
func (k *Key) seal(b, words []byte, use string, to ...[]byte) []byte {
	if k == nil {
		return append(b, words...)
	}
	return k.values.Seal(b, nil, words, bound(use, to)) //nolint:gosec // the nonce is random, and made by the AEAD itself
}

// open returns what seal was given.
func (k *Key) open(sealed []byte, use string, to ...[]byte) ([]byte, error) {
	if k == nil {
		return sealed, nil
	}
	return k.values.Open(nil, nil, sealed, bound(use, to))
}

// bound is some parts in a form that no other parts have.
func bound(use string, parts [][]byte) []byte {
	b := []byte(use)
	for _, part := range parts {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(part)))
		b = append(b, part...)
	}
	return b
}

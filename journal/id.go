package journal

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
)

// An ID names a record for good. It is random, and tells nothing of what it names or when it was
// made. People may shorten it to any prefix that fits one record only.
type ID string

// ShortID is how much of an id people see: 32^6 keeps two of 10,000 apart in 19 journals of 20.
const ShortID = 6

// HashID returns the id for something that came without one. The same parts
// give the same id, so bringing it in twice does not make two of it.
func HashID(parts ...string) ID {
	var all []byte
	for _, p := range parts {
		all = fmt.Appendf(all, "%d:%s", len(p), p)
	}
	sum := sha256.Sum256(all)
	return IDOf(sum[:16])
}

// IDOf returns the id that bytes stand for.
func IDOf(b []byte) ID {
	return ID(base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding).EncodeToString(b))
}

// ParseID reads an id or a prefix of one as a person or another program wrote
// it: 1 to 64 letters, digits or hyphens.
func ParseID(s string) (ID, error) {
	typed := s
	s = strings.ToLower(strings.TrimSpace(s))
	ok := s != "" && len(s) <= 64
	for _, r := range s {
		ok = ok && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-')
	}
	if !ok {
		return "", fmt.Errorf("%w: %.64q", ErrBadID, typed)
	}
	return ID(s), nil
}

// Short returns the beginning of an id, as lists show it.
func (id ID) Short() string { return string(id[:min(len(id), ShortID)]) }

// UnmarshalText reads what an earlier version kept in words as the id of today: "let go" as let-go.
func (r *Result) UnmarshalText(said []byte) error { return readID(r, said) }
func (s *Status) UnmarshalText(said []byte) error { return readID(s, said) } //nolint:revive // as the first
func (u *Use) UnmarshalText(said []byte) error    { return readID(u, said) } //nolint:revive // as the first
func (t *Taking) UnmarshalText(said []byte) error { return readID(t, said) } //nolint:revive // as the first
func (s *Stop) UnmarshalText(said []byte) error   { return readID(s, said) } //nolint:revive // as the first

func readID[T ~string](id *T, said []byte) error {
	*id = T(strings.ReplaceAll(string(said), " ", "-"))
	return nil
}

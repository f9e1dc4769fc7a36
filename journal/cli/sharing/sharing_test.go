package sharing_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"messup/journal/cli/sharing"
	"messup/journal/cli/takeout"
	"messup/prompts"
	"messup/store/storetest"

	"math/rand/v2"
	"time"

	"messup/journal/book"
)

// A name without an ending gets that of its form, and the whole name is said; a folder that is
// there is a folder, and the ending of another form stays.
func TestANameWithoutAnEndingGetsOne(t *testing.T) {
	here := t.TempDir()
	if err := os.Mkdir(filepath.Join(here, "bundles"), 0o700); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, time.November, 19, 16, 20, 0, 0, time.UTC) }
	out := sharing.Out{Taker: takeout.Taker{
		Here: here, Home: here,
		Book: book.Open(storetest.NewMemory(), prompts.Shipped(), now, rand.NewChaCha8([32]byte{7})),
	}}
	for typed, want := range map[string]string{
		"bundles/a": "bundles/a.json", "b.txt": "b.txt", "c.v2": "c.v2.json", "d.MD": "d.MD", "bundles": "bundles/messup-share-2026-11-19.json",
	} {
		said, ask, err := out.Write(typed, "share.json", false, func(w io.Writer) error {
			_, err := io.WriteString(w, "{}")
			return err
		})
		if err != nil || ask != "" || !strings.Contains(said, filepath.Join(here, want)) {
			t.Errorf("%s: said %q, asked %q: %v", typed, said, ask, err)
		}
		if _, err := os.Stat(filepath.Join(here, want)); err != nil {
			t.Error(err)
		}
	}
}

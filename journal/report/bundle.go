package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"messup/journal/text"
)

// ErrBundle says that a file is no bundle as messup writes them.
var ErrBundle = errors.New("this is no bundle of messup")

// What a bundle is at most. One of a person has a dozen items.
const (
	MaxBundle = 1 << 20 // bytes of a file
	maxItems  = 100
	maxText   = 16 << 10 // bytes of one text
)

// A Bundle is what one person chose to share, as `messup share` writes it. Nothing in it says
// who, when or which class, but what was typed for it.
type Bundle struct {
	Version int       `json:"messup_bundle"`
	Byline  string    `json:"byline"`
	Term    string    `json:"term"`
	Items   []Item    `json:"items"`
	Kept    time.Time `json:"-"` // when its file was: of two with the same item the newer counts
	File    string    `json:"-"`
}

// An Item is one thing in a bundle. What does not fit its type is empty.
type Item struct {
	Share  string `json:"share_id"`
	Type   Type   `json:"type"`
	Text   string `json:"text"`
	Lesson string `json:"lesson"`
	Basis  string `json:"basis"`
	Since  string `json:"since"`
	When   string `json:"when"`
	Area   string `json:"area"`
	Mark   string `json:"mark"` // what was hard: doing it, or having it move anything
}

// A Type is what an item is.
type Type string

// The types.
const (
	AFailure  Type = "failure"
	ALesson   Type = "lesson"
	AWin      Type = "win"
	ATakeTwo  Type = "take-two"
	Challenge Type = "open challenge"
)

// The marks.
const (
	Implementation = "implementation"
	Impact         = "impact"
)

// Read reads a bundle strictly: it comes from outside. Its texts are cleaned. The error wraps
// ErrBundle.
func Read(r io.Reader) (Bundle, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBundle+1))
	if err != nil {
		return Bundle{}, err
	}
	if len(data) > MaxBundle {
		return Bundle{}, fmt.Errorf("%w: it is larger than %d MB", ErrBundle, MaxBundle>>20)
	}
	var b Bundle
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&b); err != nil {
		return Bundle{}, fmt.Errorf("%w: %s", ErrBundle, text.ClipLine(text.CleanLine(err.Error()), text.MaxTitle))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Bundle{}, fmt.Errorf("%w: something follows it", ErrBundle)
	}
	if b.Version != 1 {
		return Bundle{}, fmt.Errorf("%w that this messup reads: its version is %d, and 1 is read", ErrBundle, b.Version)
	}
	return b, b.tidy()
}

// tidy cleans a bundle, and says what is not as it has to be.
func (b *Bundle) tidy() error {
	if len(b.Items) == 0 || len(b.Items) > maxItems {
		return fmt.Errorf("%w: it has %d items, from 1 to %d can be", ErrBundle, len(b.Items), maxItems)
	}
	b.Byline, b.Term = text.CleanLine(b.Byline), text.CleanLine(b.Term)
	for n := range b.Items {
		i := &b.Items[n]
		if !isID(i.Share) {
			return fmt.Errorf("%w: item %d has no id", ErrBundle, n+1)
		}
		if !slices.Contains([]Type{AFailure, ALesson, AWin, ATakeTwo, Challenge}, i.Type) {
			return fmt.Errorf("%w: item %d is a %q", ErrBundle, n+1, text.ClipLine(text.CleanLine(string(i.Type)), text.MaxTitle))
		}
		if i.Mark != "" && i.Mark != Implementation && i.Mark != Impact {
			return fmt.Errorf("%w: item %d is marked %q", ErrBundle, n+1, text.ClipLine(text.CleanLine(i.Mark), text.MaxTitle))
		}
		for _, said := range []*string{&i.Text, &i.Lesson, &i.Basis, &i.Since, &i.When, &i.Area} {
			if len(*said) > maxText {
				return fmt.Errorf("%w: a text of item %d is longer than %d KB", ErrBundle, n+1, maxText>>10)
			}
			*said = text.CleanLine(*said)
		}
		if i.Text == "" && i.Lesson == "" {
			return fmt.Errorf("%w: item %d says nothing", ErrBundle, n+1)
		}
	}
	return nil
}

// isID reports whether a text may be the id of an item: letters, figures and little else.
func isID(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// Package bundle is the file in which one person gives colleagues what failed and what it taught, to
// be merged with theirs: the one shape it has, how it is written, and how one that comes from
// outside is read.
//
// What does not live here: what may be in one (package share), and how several are laid side by
// side (package report).
package bundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/text"
)

// Err says that a file is no bundle as messup writes them.
var Err = errors.New("this is no bundle of messup")

// What a bundle is at most. One of a person has a dozen items.
const (
	Most      = 1 << 20 // bytes of a file
	mostItems = 100
	longest   = 16 << 10 // bytes of one text
)

// version is that of the shape.
const version = 1

// A Bundle is what one person chose to share. Its items have random ids: who gives one again has
// the newer one stand. Nothing in it says who, when or which class, but what was typed for it.
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
	Share  journal.ID `json:"share_id"`
	Type   Type       `json:"type"`
	Text   string     `json:"text"`
	Lesson string     `json:"lesson"`
	Basis  string     `json:"basis"`
	Since  string     `json:"since"`
	When   string     `json:"when"`
	Area   string     `json:"area"`
	Mark   string     `json:"mark"` // what was hard: doing it, or having it move anything
}

// A Type is what an item is.
type Type string

// The types.
const (
	Failure   Type = "failure"
	Lesson    Type = "lesson"
	Win       Type = "win"
	TakeTwo   Type = "take-two"
	Challenge Type = "open-challenge"
)

// UnmarshalText reads a type, as an earlier version wrote it too.
func (t *Type) UnmarshalText(said []byte) error {
	*t = Type(strings.ReplaceAll(string(said), " ", "-"))
	return nil
}

// What was hard about something: to do it, or to have it move anything.
const (
	Implementation = "implementation"
	Impact         = "impact"
)

// Read reads a bundle strictly: it comes from outside. Its texts are cleaned. The error wraps
// Err.
func Read(r io.Reader) (Bundle, error) {
	data, err := io.ReadAll(io.LimitReader(r, Most+1))
	if err != nil {
		return Bundle{}, err
	}
	if len(data) > Most {
		return Bundle{}, fmt.Errorf("%w: it is larger than %d MB", Err, Most>>20)
	}
	var b Bundle
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&b); err != nil {
		return Bundle{}, fmt.Errorf("%w: %s", Err, text.ClipLine(text.CleanLine(err.Error()), text.MaxTitle))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Bundle{}, fmt.Errorf("%w: something follows it", Err)
	}
	if b.Version != version {
		return Bundle{}, fmt.Errorf("%w that this messup reads: its version is %d, and %d is read", Err, b.Version, version)
	}
	return b, b.tidy()
}

// tidy cleans a bundle, and says what is not as it has to be.
func (b *Bundle) tidy() error {
	if len(b.Items) == 0 || len(b.Items) > mostItems {
		return fmt.Errorf("%w: it has %d items, from 1 to %d can be", Err, len(b.Items), mostItems)
	}
	b.Byline, b.Term = text.CleanLine(b.Byline), text.CleanLine(b.Term)
	for n := range b.Items {
		i := &b.Items[n]
		if !isID(i.Share) {
			return fmt.Errorf("%w: item %d has no id", Err, n+1)
		}
		if !slices.Contains([]Type{Failure, Lesson, Win, TakeTwo, Challenge}, i.Type) {
			return fmt.Errorf("%w: item %d is a %q", Err, n+1, text.ClipLine(text.CleanLine(string(i.Type)), text.MaxTitle))
		}
		if i.Mark != "" && i.Mark != Implementation && i.Mark != Impact {
			return fmt.Errorf("%w: item %d is marked %q", Err, n+1, text.ClipLine(text.CleanLine(i.Mark), text.MaxTitle))
		}
		for _, said := range []*string{&i.Text, &i.Lesson, &i.Basis, &i.Since, &i.When, &i.Area} {
			if len(*said) > longest {
				return fmt.Errorf("%w: a text of item %d is longer than %d KB", Err, n+1, longest>>10)
			}
			*said = text.CleanLine(*said)
		}
		if i.Text == "" && i.Lesson == "" {
			return fmt.Errorf("%w: item %d says nothing", Err, n+1)
		}
	}
	return nil
}

// isID reports whether a text may be the id of an item: letters, figures and little else.
func isID(s journal.ID) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// Write writes a bundle of these items.
func Write(w io.Writer, byline, term string, items []Item) error {
	b := Bundle{Version: version, Byline: byline, Term: term, Items: items}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(b); err != nil {
		return fmt.Errorf("writing a bundle: %w", err)
	}
	return nil
}

package share

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/voice"
)

// A Form is what is made.
type Form string

// The forms there are.
const (
	Post   Form = "post"   // "Celebrate failure", to be read by many
	Sheet  Form = "sheet"  // one page for a conversation
	Bundle Form = "bundle" // what a team merges with the bundles of others
	Card   Form = "card"   // one thing to hang up or to send: what failed and what it taught
)

// Forms returns those that are made of several things, the likely one first. A card is made of one
// thing, where that is read; none is begun and kept.
func Forms() []Form { return []Form{Post, Sheet, Bundle} }

// Most is how many things a document has room for.
func (f Form) Most() int {
	switch f {
	case Sheet: // it is one page, and one conversation
		return 3
	case Card:
		return 1
	case Post, Bundle:
	}
	return 12
}

// A Chosen is one thing that is chosen, with the id it has in a bundle: a random one, that says
// nothing of the journal and stays as long as the draft does.
type Chosen struct {
	Ref
	Share journal.ID `json:"share"`
}

// A Field names one of the texts of a document.
type Field string

// The texts there are: those of the document, and those of each piece in it.
const (
	Title   Field = "title"
	Byline  Field = "byline"
	Term    Field = "term"
	For     Field = "for" // the grade band or team
	Opening Field = "opening"
	Held    Field = "held" // what held up
	Still   Field = "still"
	Turn    Field = "turn"

	Text       Field = "text"
	TheLesson  Field = "lesson"
	Applies    Field = "when"
	How        Field = "how"
	SinceLine  Field = "since"
	PieceArea  Field = "area"
	BasisWords Field = "basis"
)

// Typed returns the texts that a person types for a document of this form, those that stand
// above what is chosen before those below it.
func (f Form) Typed() (above, below []Field) {
	switch f {
	case Bundle:
		return []Field{Byline, Term}, []Field{Still}
	case Sheet:
		return []Field{Title, Byline, Term, For, Opening}, []Field{Still, Turn}
	case Card:
		return []Field{Title}, nil
	case Post:
	}
	return []Field{Title, Byline, Term, For, Opening}, []Field{Held, Still, Turn}
}

// Has reports whether a document of this form has a text of a piece.
func (f Form) Has(of Field) bool {
	switch f {
	case Card:
		return of == Text || of == TheLesson || of == Applies
	case Bundle: // who merges many sorts by the area
		return true
	case Post, Sheet:
	}
	return of != PieceArea
}

// A Key names one text: a field of the document, or of one piece in it.
type Key struct {
	Ref   Ref   `json:"ref,omitzero"`
	Field Field `json:"field"`
}

// A Wording is a text as it is to be in this document alone.
type Wording struct {
	Key
	Words string `json:"words"`
}

// A Decision is what was decided about a sentence. The sentence itself is not in it: only
// whoever has it can tell which one it is.
type Decision struct {
	Of   journal.ID `json:"of"` // the sentence and what is proposed for it, hashed
	Drop bool       `json:"drop,omitempty"`
}

// A Draft is a document that is being made: what was chosen, typed and decided so far. What was
// chosen is in it by its id, and no sentence of the journal is but those that were worded
// anew. It is kept until the document is written or given up, and then deleted: decisions are
// remembered no longer than that.
type Draft struct {
	Version   int        `json:"messup_share"`
	Form      Form       `json:"form"`
	We        bool       `json:"we,omitempty"` // several share it; else one does
	Chosen    []Chosen   `json:"chosen,omitempty"`
	Wordings  []Wording  `json:"wordings,omitempty"`
	Decisions []Decision `json:"decisions,omitempty"` // in the order they were made
	Fine      []string   `json:"fine,omitempty"`      // words that point at nobody in this document
}

// A Keeper keeps a draft from one run to the next, sealed if the journal is.
type Keeper interface {
	// Kept returns what is kept; nil if nothing is.
	Kept(context.Context) ([]byte, error)
	// Keep keeps it in place of what was kept before.
	Keep(context.Context, []byte) error
	// Forget deletes it, so that nothing of it can be read.
	Forget(context.Context) error
}

// New returns a draft of a form with nothing in it but the term that a day falls into.
func New(f Form, now time.Time) Draft {
	return Draft{Version: 1, Form: f}.With(Key{Field: Term}, TermOf(now))
}

// TermOf says in which term of a school year a day is, coarsely.
func TermOf(now time.Time) string {
	switch m := now.Month(); {
	case m >= time.September:
		return voice.Say("fall %d", now.Year())
	case m <= time.March:
		return voice.Say("winter %d", now.Year())
	case m >= time.July:
		return voice.Say("summer %d", now.Year())
	}
	return voice.Say("spring %d", now.Year())
}

// Read reads a draft that is kept; false if none is.
func Read(ctx context.Context, k Keeper) (d Draft, is bool, err error) {
	data, err := k.Kept(ctx)
	if err != nil || data == nil {
		return d, false, err
	}
	if err := json.Unmarshal(data, &d); err != nil {
		return d, false, fmt.Errorf("reading the share that was begun: %w", err)
	}
	for i, w := range d.Wordings { // a file is anybody's who can write there
		d.Wordings[i].Words = text.Clean(w.Words)
	}
	return d, d.Version == 1 && slices.Contains(Forms(), d.Form), nil
}

// Keep keeps the draft. One with nothing in it is none.
func (d Draft) Keep(ctx context.Context, k Keeper) error {
	if d.Empty() {
		return k.Forget(ctx)
	}
	data, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("keeping the share that was begun: %w", err)
	}
	return k.Keep(ctx, data)
}

// Empty reports whether nobody has chosen or typed anything.
func (d Draft) Empty() bool {
	typed := slices.ContainsFunc(d.Wordings, func(w Wording) bool { return w.Field != Term })
	return len(d.Chosen) == 0 && !typed
}

// Refs are what is chosen.
func (d Draft) Refs() []Ref {
	refs := make([]Ref, len(d.Chosen))
	for i, c := range d.Chosen {
		refs[i] = c.Ref
	}
	return refs
}

// Place says as which one something is chosen, counted from 1; 0 if it is not.
func (d Draft) Place(r Ref) int {
	return 1 + slices.IndexFunc(d.Chosen, func(c Chosen) bool { return c.Ref == r })
}

// Toggle returns the draft with something chosen last, or no longer chosen. share is an id that
// nothing else has.
func (d Draft) Toggle(r Ref, share journal.ID) Draft {
	d.Chosen = slices.Clone(d.Chosen)
	if i := d.Place(r) - 1; i >= 0 {
		d.Chosen = slices.Delete(d.Chosen, i, i+1)
		d.Wordings = slices.DeleteFunc(slices.Clone(d.Wordings), func(w Wording) bool { return w.Ref == r })
		return d
	}
	d.Chosen = append(d.Chosen, Chosen{r, share})
	return d
}

// Move returns the draft with something chosen that many places later, or earlier.
func (d Draft) Move(r Ref, by int) Draft {
	i := d.Place(r) - 1
	to := i + by
	if i < 0 || to < 0 || to >= len(d.Chosen) {
		return d
	}
	d.Chosen = slices.Clone(d.Chosen)
	d.Chosen[i], d.Chosen[to] = d.Chosen[to], d.Chosen[i]
	return d
}

// Words returns what was typed for a text; false if nothing was.
func (d Draft) Words(k Key) (string, bool) {
	for _, w := range d.Wordings {
		if w.Key == k {
			return w.Words, true
		}
	}
	return "", false
}

// With returns the draft with other words for a text.
func (d Draft) With(k Key, words string) Draft {
	words = strings.TrimSpace(text.Clean(words))
	if have, is := d.Words(k); is && have == words {
		return d
	}
	d.Wordings = slices.DeleteFunc(slices.Clone(d.Wordings), func(w Wording) bool { return w.Key == k })
	if words != "" || k.Ref != (Ref{}) { // of a piece no words are words too: its own are not to stand there
		d.Wordings = append(d.Wordings, Wording{k, words})
	}
	return d
}

// Only returns the draft without what is not among these pieces: it was deleted since, or marked
// heavy.
func (d Draft) Only(pieces []Piece) Draft {
	gone := func(r Ref) bool { return !slices.ContainsFunc(pieces, func(p Piece) bool { return p.Ref == r }) }
	d.Chosen = slices.DeleteFunc(slices.Clone(d.Chosen), func(c Chosen) bool { return gone(c.Ref) })
	d.Wordings = slices.DeleteFunc(slices.Clone(d.Wordings), func(w Wording) bool { return w.Ref != (Ref{}) && gone(w.Ref) })
	return d
}

// Resaid returns the draft with other words in place of some, wherever somebody worded a text.
func (d Draft) Resaid(put func(string) string) Draft {
	d.Wordings, d.Fine = slices.Clone(d.Wordings), slices.Clone(d.Fine)
	for i := range d.Wordings {
		d.Wordings[i].Words = put(d.Wordings[i].Words)
	}
	d.Fine = slices.DeleteFunc(d.Fine, func(w string) bool { return put(w) != w })
	return d
}

// Less returns the draft without the texts that is says yes to, and how many they were.
func (d Draft) Less(is func(string) bool) (less Draft, n int) {
	put := func(said string) string {
		if said == "" || !is(said) {
			return said
		}
		n++
		return ""
	}
	less = d
	for _, w := range d.Wordings {
		if words := put(w.Words); words != w.Words {
			less = less.With(w.Key, words)
		}
	}
	return less.Resaid(put), n
}

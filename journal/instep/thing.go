package instep

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/exchange"
	"messup/journal/record"
	"messup/prompts"
)

// A Version is what a thing says in one file, or in the journal.
type Version struct {
	record.Key
	V    string   // a hash of what it says; empty if there is none
	Was  []string // the versions that it came from, the oldest first
	Rev  int
	Gone bool   // it says that the thing was deleted
	Of   string // the version that was
}

// from reports whether a version came from another, or is the same.
func (v Version) from(other string) bool { return v.V == other || slices.Contains(v.Was, other) }

// after reports whether a version came from another that did not come from it. Two may say so
// of each other where both machines made the same one, each in its own way: then neither does.
func (v Version) after(other Version) bool {
	return other.V != "" && v.V != other.V && v.from(other.V) && !other.from(v.V)
}

// mostWas is how many versions before it a file names. Of one that is older nobody knows any
// more that it is: then its words are kept beside the newer ones, once.
const mostWas = 32

// line adds versions to a line of them, each once, and but itself.
func line(itself string, all ...[]string) []string {
	var was []string
	for _, v := range slices.Concat(all...) {
		if v != itself && v != "" && !slices.Contains(was, v) {
			was = append(was, v)
		}
	}
	return was[max(0, len(was)-mostWas):]
}

// What keeps a file from being read.
var (
	errCut   = errors.New("it is not whole, or not as messup writes it")
	errNewer = errors.New("it was written by a newer messup")

	errSealed = errors.New("it is sealed with another passphrase")
)

// head is what a file says beside the thing itself.
type head struct {
	App     string   `json:"app"`
	Format  int      `json:"format"`
	Was     []string `json:"was"`
	Deleted *deleted `json:"deleted"`
}

// deleted says what was deleted: no words, and which version of them, so that what is deleted
// again later is not taken for the first time.
type deleted struct {
	Kind journal.Kind `json:"kind"`
	ID   journal.ID   `json:"id"`
	Of   string       `json:"of"`
}

// formatVersion is the newest format that is read, and the one that is written.
const formatVersion = 1

// write returns a thing as `messup export` writes it.
func (t thing) write() ([]byte, error) {
	var b bytes.Buffer
	err := exchange.WriteJSON(&b, exchange.Of(t.Archive))
	return b.Bytes(), err
}

// version is the version that a thing is: of what is written with the words in place of the
// ids of choices, as all versions were told apart before there were ids. Else each file of
// that time would be another version than the one its writer remembers.
func (t thing) version() (string, error) {
	var b bytes.Buffer
	err := exchange.WriteJSON(&b, inWords{exchange.Of(t.Archive)})
	doc := b.Bytes()
	if len(t.Entries) == 0 && t.Settings.Rev == 0 {
		doc = beforeIDs(doc, len(t.Reviews) > 0)
	}
	return version(doc), err
}

// version is the version that some bytes without a line are.
func version(doc []byte) string {
	sum := sha256.Sum256(doc)
	return hex.EncodeToString(sum[:10])
}

// deletion is the version that deletes another.
func deletion(of Version) (Version, []byte, error) {
	b, err := json.Marshal(deleted{of.Kind, of.ID, of.V})
	if err != nil {
		return Version{}, nil, fmt.Errorf("writing that it was deleted: %w", err)
	}
	doc := fmt.Appendf(nil, "{\n  \"app\": \"messup\",\n  \"format\": %d,\n  \"deleted\": %s\n}\n", formatVersion, b)
	v := Version{Key: of.Key, V: version(doc), Rev: of.Rev, Gone: true, Of: of.V}
	v.Was = line(v.V, of.Was, []string{of.V})
	return v, doc, nil
}

// withLine puts the line of versions into what a file holds.
func withLine(doc []byte, was []string) ([]byte, error) {
	if len(was) == 0 {
		return doc, nil
	}
	b, err := json.Marshal(was)
	if err != nil {
		return nil, fmt.Errorf("writing the versions before: %w", err)
	}
	before, rest, found := bytes.Cut(doc, []byte(",\n"))
	format, rest, foundToo := bytes.Cut(rest, []byte(",\n"))
	if !found || !foundToo {
		return nil, errCut
	}
	return slices.Concat(before, []byte(",\n"), format, []byte(",\n  \"was\": "), b, []byte(",\n"), rest), nil
}

// A reader reads files as things of a journal, cleaned and checked as all that is imported is.
type reader struct {
	sorts []sort
	sets  prompts.Library
	now   time.Time
}

// read reads a file. r is the record it holds, none of one that says that it was deleted.
func (rd reader) read(b []byte) (v Version, r record.Record, err error) {
	var h head
	if err := json.Unmarshal(b, &h); err != nil || h.App != "messup" {
		return v, r, errCut
	}
	switch {
	case h.Format > formatVersion:
		return v, r, errNewer
	case h.Deleted != nil:
		v, err = rd.readDeletion(*h.Deleted)
		v.Was = line(v.V, h.Was)
		return v, r, err
	}
	p, err := exchange.Read(bytes.NewReader(b), rd.sets, rd.now)
	if err != nil {
		return v, r, err
	}
	v, r, err = rd.fitted(p.Archive)
	v.Was = line(v.V, h.Was)
	return v, r, err
}

func (rd reader) readDeletion(d deleted) (Version, error) {
	id, err := journal.ParseID(string(d.ID))
	_, unknown := sortIn(rd.sorts, d.Kind)
	stays := d.Kind == journal.SettingsKind || d.Kind == journal.ReviewsKind // nobody deletes those
	if unknown != nil || stays || err != nil || d.Of == "" {
		return Version{}, errCut
	}
	v, _, err := deletion(Version{Key: record.Key{Kind: d.Kind, ID: id}, V: d.Of})
	return v, err
}

// fitted is the one thing that a file holds, as an import would keep it in an empty journal.
func (rd reader) fitted(c journal.Archive) (v Version, r record.Record, err error) {
	var of *sort
	var one thing
	n := 0
	for i, s := range rd.sorts {
		first, some := s.in(c)
		if n += some; some == 1 {
			of = &rd.sorts[i]
			one, _ = s.hold(first)
		}
	}
	if n != 1 || of == nil {
		return v, r, fmt.Errorf("%w: it holds %d things", errCut, n)
	}
	into := &nowhere{kind: of.kind}
	tk := record.Importing{Sets: rd.sets, Now: rd.now}
	all := func(yield func(journal.Archive, error) bool) { yield(one.Archive, nil) }
	none := func(func(journal.Archive, error) bool) {}
	if err := tk.All(into, none, all); err != nil {
		return v, r, err
	}
	fit, err := of.get(into, into.got.ID)
	if err != nil {
		return v, r, err
	}
	one, _ = of.hold(fit)
	is, err := one.version()
	return Version{Key: record.Key{Kind: of.kind, ID: one.id}, V: is, Rev: one.rev}, into.got, err
}

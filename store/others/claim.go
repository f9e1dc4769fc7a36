package others

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"messup/store/disk"
	"messup/store/names"
	"messup/store/recent"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// A Claim tells what belongs to a journal of what lies beside it. Earlier messups gave a
// journal without the usual ending the names of the one that has it: what they left is
// told apart by its head.
type Claim struct {
	Reader verify.Reader
	Path   string // of the journal
	Log    string // where its log of recent changes is
}

// Alone reports whether no journal lies there that shared the name.
func (c Claim) Alone() bool {
	_, err := os.Lstat(names.Neighbour(c.Path))
	return err != nil
}

// Has reports whether a file that is called as those of the journal are, or were,
// belongs to it. One that does not say whose it is belongs to the journal with the usual
// ending, where there is one.
func (c Claim) Has(path string) bool {
	plain := names.Earlier(c.Path) == ""
	if !plain && strings.HasPrefix(filepath.Base(path), names.Stem(c.Path)+"-") {
		return true
	}
	beside, besideErr := c.of(names.Neighbour(c.Path))
	if plain && besideErr != nil {
		return true
	}
	of, err := c.of(path)
	own, ownErr := c.of(c.Path)
	if ownErr != nil {
		own, ownErr = c.of(c.Log)
	}
	switch {
	case plain:
		return err != nil || of != beside || ownErr == nil && of == own
	case ownErr == nil && err != nil:
		return c.Alone() // it may hold words that are to be deleted for good
	case ownErr == nil:
		return of == own && (besideErr != nil || of != beside)
	}
	return besideErr != nil || err == nil && of != beside // this may be all there is of it
}

// of returns which journal a file is, or is of.
func (c Claim) of(path string) (seal.UID, error) {
	if strings.HasSuffix(path, names.LogEnding) {
		return recent.Of(path)
	}
	h, err := c.Reader.HeadAt(path)
	return h.Journal, err
}

// OfLog returns which journal a log is of: the one that it begins with. Where nothing
// here is of that one these bytes may be damaged, and what is in it tells: a change that
// the journal or a backup has too or, where that journal cannot be read, that it begins
// where a backup ends. One that says nothing at all is the journal's own. What is likely
// needs no look at anything else.
func (c Claim) OfLog(path string, likely ...seal.UID) (seal.UID, error) {
	says, err := recent.Of(path)
	if err != nil || slices.Contains(likely, says) {
		return says, err
	}
	own, ownErr := c.Reader.HeadAt(c.Path)
	heads := c.backups(filepath.Dir(path))
	if ownErr == nil {
		heads = slices.Insert(heads, 0, own)
	}
	if slices.ContainsFunc(heads, func(h seal.Head) bool { return h.Journal == says }) {
		return says, nil
	}
	b, err := disk.Read(path)
	if err != nil {
		return says, err
	}
	log := salvage.ReadLog(c.Reader.Seal, b)
	for _, h := range heads {
		if !log.Says() || log.Shares(h.State()) || ownErr != nil && log.Follows(h.State()) {
			return h.Journal, nil
		}
	}
	return says, nil
}

// backups returns the heads of the journal's backups in a folder, the newest names
// first. What cannot be read says nothing.
func (c Claim) backups(dir string) (heads []seal.Head) {
	found, _ := disk.ReadDir(dir)
	for _, e := range slices.Backward(found) {
		if _, _, is := names.Stamp(e.Name(), names.Stem(c.Path)); is && e.Type().IsRegular() {
			if h, err := c.Reader.HeadAt(filepath.Join(dir, e.Name())); err == nil {
				heads = append(heads, h)
			}
		}
	}
	return heads
}

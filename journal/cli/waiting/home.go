package waiting

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/voice"
	"messup/store/disk"
)

// Where not even the inbox takes words, they go into a file of the home folder,
// which a person sees there. Its name is made of the journal and of the words: by
// it a start knows what is its own, among whatever else lies there.

const (
	homePrefix = "messup-"
	homeEnding = ".jsonl"
	homeMost   = 64 << 20 // bytes, as in the inbox
)

// homeName is what a file of these words is called in the home folder.
func (w Words) homeName(words []byte) (string, error) {
	whole, err := filepath.Abs(w.File.Path())
	if err != nil {
		return "", fmt.Errorf("naming a file for the words: %w", err)
	}
	return homePrefix + journal.HashID(whole, string(words)).Short() + homeEnding, nil
}

// Put leaves words where the next start takes them in, once: in the inbox or, if
// that takes nothing, in the home folder. They are in messup's own format and have
// their ids, so that filing them twice makes one of them. It says where.
func (w Words) Put(ctx context.Context, words journal.Archive) (path string, err error) {
	b, err := encode(words)
	if err != nil {
		return "", err
	}
	if path, err = w.File.PutInbox(ctx, b); err == nil || w.Home == "" {
		return path, err
	}
	b, homeErr := w.File.Shut(b)
	if homeErr == nil {
		path, homeErr = w.putHome(b)
	}
	if homeErr != nil {
		return "", fmt.Errorf("%w; %w", err, homeErr)
	}
	return path, nil
}

func (w Words) putHome(b []byte) (path string, err error) {
	name, err := w.homeName(b)
	if err != nil {
		return "", err
	}
	path = filepath.Join(w.Home, name)
	if _, err := os.Lstat(path); err == nil { // with these very words: they named it
		return path, nil
	}
	return path, carry.WriteNew(path, func(to io.Writer) error {
		_, err := to.Write(b)
		return err
	})
}

// fileHome takes in what waits in the home folder for this journal, as the inbox
// does: a file that the journal does not take stays.
func (w Words) fileHome(ctx context.Context) (n int, err error) {
	if w.Home == "" {
		return 0, nil
	}
	found, err := os.ReadDir(w.Home)
	errs := []error{ignoreClosedOff(err)}
	for _, e := range found {
		took, err := w.fileHomeOne(ctx, e)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", filepath.Join(w.Home, e.Name()), err))
		}
		if took {
			n++
		}
	}
	return n, errors.Join(errs...)
}

// homeShaped reports whether homeName makes such names, so that nothing else that
// lies in the home folder is read.
func homeShaped(name string) bool {
	id, begins := strings.CutPrefix(name, homePrefix)
	id, ends := strings.CutSuffix(id, homeEnding)
	return begins && ends && len(id) == journal.ShortID && strings.Trim(id, "0123456789abcdefghijklmnopqrstuvwxyz") == ""
}

// ignoreClosedOff passes on every error but that something is not there, or is closed
// to this person: what Put leaves is not.
func ignoreClosedOff(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return disk.IgnoreMissing(err)
}

// fileHomeOne takes in one file, unless it is something else that has such a name.
func (w Words) fileHomeOne(ctx context.Context, e os.DirEntry) (took bool, err error) {
	b, err := w.readHome(e)
	if err != nil || b == nil {
		return false, err
	}
	if b, err = w.File.Open(b); err != nil {
		return false, err
	}
	if _, err := w.fileWords(ctx, b); err != nil {
		return false, err
	}
	return true, disk.Scrub(filepath.Join(w.Home, e.Name()))
}

// renewHome puts what waits in the home folder there anew, as it is sealed by now.
func (w Words) renewHome() error {
	found, err := os.ReadDir(w.Home)
	errs := []error{ignoreClosedOff(err)}
	for _, e := range found {
		b, err := w.readHome(e)
		if err != nil || b == nil {
			errs = append(errs, err)
			continue
		}
		if b, err = w.File.Open(b); err == nil {
			b, err = w.File.Shut(b)
		}
		path, old := "", filepath.Join(w.Home, e.Name())
		if err == nil {
			path, err = w.putHome(b)
		}
		if err == nil && path != old { // else it is as it was
			err = disk.Scrub(old)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// readHome reads one file that waits for this journal; nil if it is something else.
func (w Words) readHome(e os.DirEntry) ([]byte, error) {
	if !e.Type().IsRegular() || !homeShaped(e.Name()) {
		return nil, nil
	}
	if info, err := e.Info(); err != nil || info.Size() > homeMost {
		return nil, disk.IgnoreMissing(err)
	}
	b, err := disk.Read(filepath.Join(w.Home, e.Name()))
	if err != nil {
		return nil, ignoreClosedOff(err)
	}
	if name, err := w.homeName(b); err != nil || name != e.Name() {
		return nil, err
	}
	return b, nil
}

// AtHome counts what waits in the home folder for this journal.
func (w Words) AtHome() (n int) {
	found, _ := os.ReadDir(w.Home) // nor is anything taken in from there
	for _, e := range found {
		if b, err := w.readHome(e); err == nil && b != nil {
			n++
		}
	}
	return n
}

// Missing says why there is no journal. Its folder may not be there, as where a disk is
// not connected; a journal that has its usual place is just not begun then, unless words
// wait for it.
func (w Words) Missing(ctx context.Context, usual bool) error {
	err := w.File.Missing(ctx)
	if !errors.Is(err, journal.ErrNoJournal) {
		return err
	}
	n := w.AtHome()
	_, statErr := os.Stat(filepath.Dir(w.File.Path()))
	if errors.Is(statErr, fs.ErrNotExist) && (n > 0 || !usual) {
		err = journal.ErrNoFolder
	}
	if n > 0 {
		err = fmt.Errorf("%w; %s", err, voice.Say("%s for it in the home folder", voice.Count(n, "note waits", "notes wait")))
	}
	return err
}

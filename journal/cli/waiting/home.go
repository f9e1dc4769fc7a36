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
	b, err := Encode(words)
	if err != nil {
		return "", err
	}
	if path, err = w.File.PutInbox(ctx, b); err == nil || w.Home == "" {
		return path, err
	}
	path, homeErr := w.putHome(b)
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
		if !e.Type().IsRegular() || !homeShaped(e.Name()) {
			continue
		}
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
	path := filepath.Join(w.Home, e.Name())
	if info, err := e.Info(); err != nil || info.Size() > homeMost {
		return false, disk.IgnoreMissing(err)
	}
	b, err := disk.Read(path)
	if err != nil {
		return false, ignoreClosedOff(err)
	}
	if name, err := w.homeName(b); err != nil || name != e.Name() {
		return false, err
	}
	if _, err := w.fileWords(ctx, b); err != nil {
		return false, err
	}
	return true, disk.Scrub(path)
}

package scratch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"messup/journal"
	"messup/store/disk"
)

// A Left is what a process left that was killed around it.
type Left struct {
	Words  []byte    // what was being written, as Hold had it; nil: it is of an editor
	Texts  []string  // what an editor left, the answer before what lies beside it
	About  string    // the answer those are; empty if that is not known
	Before string    // the answer as the editor found it
	At     time.Time // when the newest of them was written
	Path   string    // the file that an editor had; empty for one of before the folders
}

// ErrStay is what take returns for what is to be handed out again at the next
// start, without a word.
var ErrStay = errors.New("it stays")

// maxText bounds what is read of one file, in bytes: well over the longest
// entry.
const maxText = 16 << 20

// Take hands each thing that was left to take and sweeps it when take returns
// nil. What take refuses stays, and does not keep the others waiting. What a
// living process holds is left to it.
func (p Places) Take(take func(Left) error) error {
	var errs []error
	for i, place := range p {
		found, err := disk.ReadDir(place)
		if err = disk.IgnoreMissing(err); err != nil {
			errs = append(errs, err)
		}
		for _, e := range found {
			path := filepath.Join(place, e.Name())
			var err error
			switch name := e.Name(); {
			case e.IsDir() && (strings.HasPrefix(name, written) || strings.HasPrefix(name, edited)):
				err = takeFolder(path, take)
			case i == 0 && !e.IsDir() && strings.Contains(name, edited):
				err = takeFile(path, take)
			}
			if err != nil && !errors.Is(err, ErrStay) {
				errs = append(errs, fmt.Errorf("%s: %w", path, err))
			}
		}
	}
	return explain(errors.Join(errs...))
}

// Renew changes what was being written when a process was killed, where it lies, and leaves
// nothing of it as it was. What an editor left is no form of ours, and stays.
func (p Places) Renew(change func([]byte) ([]byte, error)) error {
	var errs []error
	for _, place := range p {
		found, err := disk.ReadDir(place)
		errs = append(errs, disk.IgnoreMissing(err))
		for _, e := range found {
			if e.IsDir() && strings.HasPrefix(e.Name(), written) {
				errs = append(errs, renew(filepath.Join(place, e.Name()), change))
			}
		}
	}
	return explain(errors.Join(errs...))
}

func renew(dir string, change func([]byte) ([]byte, error)) error {
	f, err := hold(dir)
	if f == nil || err != nil {
		return err
	}
	path := filepath.Join(dir, wordsName)
	words, _, err := read(path)
	if err == nil {
		words, err = change(words)
	}
	if err == nil {
		err = os.WriteFile(path+freshEnding, words, 0o600)
	}
	if err == nil {
		err = wipe(path)
	}
	if err == nil {
		err = disk.Rename(path+freshEnding, path)
	}
	return errors.Join(disk.IgnoreMissing(err), f.lock.Close())
}

// InClear lists the folders, with a slash behind them, of words that lie there in clear: what an
// editor left, which is no form of ours, and what a living process holds.
func (p Places) InClear(open func([]byte) bool) (paths []string, err error) {
	var errs []error
	for _, place := range p {
		found, err := disk.ReadDir(place)
		errs = append(errs, disk.IgnoreMissing(err))
		for _, e := range found {
			if !e.IsDir() || !strings.HasPrefix(e.Name(), written) && !strings.HasPrefix(e.Name(), edited) {
				continue
			}
			dir := filepath.Join(place, e.Name())
			is, err := inClear(dir, open)
			if is {
				paths = append(paths, dir+string(filepath.Separator))
			}
			errs = append(errs, err)
		}
	}
	return paths, explain(errors.Join(errs...))
}

// inClear reports whether a folder has words in clear; one too large to be read may have some.
func inClear(dir string, open func([]byte) bool) (is bool, err error) {
	found, err := disk.ReadDir(dir)
	for _, e := range found {
		if e.Name() == lockName || e.Name() == aboutName || is || err != nil {
			continue
		}
		var data []byte
		data, _, err = read(filepath.Join(dir, e.Name()))
		is = errors.Is(err, journal.ErrTooLong) || len(data) > 0 && open(data)
		if is {
			err = nil
		}
	}
	return is, disk.IgnoreMissing(err)
}

// A Lying is how much was left in a folder.
type Lying struct {
	Path   string
	Things int
}

// Lying counts what was left in each folder that has some, and takes none of it. What cannot be looked into
// is not counted.
func (p Places) Lying() (all []Lying) {
	for _, place := range p {
		lies := Lying{Path: place}
		found, _ := disk.ReadDir(place)
		for _, e := range found {
			if !e.IsDir() || !strings.HasPrefix(e.Name(), written) && !strings.HasPrefix(e.Name(), edited) {
				continue
			}
			f, err := hold(filepath.Join(place, e.Name()))
			if f == nil || err != nil {
				continue
			}
			if left, err := f.left(); err == nil && !f.unused() && (left.Words != nil || len(left.Texts) > 0) {
				lies.Things++
			}
			_ = f.lock.Close() // nothing was written under it
		}
		if lies.Things > 0 {
			all = append(all, lies)
		}
	}
	return all
}

// hold takes a folder that was left; nil if somebody has it, or had it and swept it.
func hold(dir string) (*Folder, error) {
	lock, err := disk.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, disk.IgnoreMissing(err)
	}
	f := &Folder{dir: dir, lock: lock}
	if free, err := disk.TryLock(lock, true); err != nil || !free || !f.inPlace() {
		return nil, errors.Join(err, lock.Close())
	}
	return f, nil
}

func takeFolder(dir string, take func(Left) error) error {
	f, err := hold(dir)
	if f == nil || err != nil {
		return err
	}
	if f.unused() {
		return explain(f.lock.Close())
	}
	left, err := f.left()
	left.Path = f.Text()
	if err == nil && (left.Words != nil || len(left.Texts) > 0) {
		err = take(left)
	}
	if err != nil {
		return errors.Join(err, f.lock.Close())
	}
	return f.Remove()
}

// left reads what is in the folder. What an editor puts beside a text may hold
// newer words than the text itself; what is no text cannot be read by anybody
// but that editor.
func (f *Folder) left() (Left, error) {
	var left Left
	found, err := disk.ReadDir(f.dir)
	if err != nil {
		return left, err
	}
	slices.SortStableFunc(found, func(a, b fs.DirEntry) int { // the answer comes first
		return strings.Compare(strings.TrimPrefix(a.Name(), answerName), strings.TrimPrefix(b.Name(), answerName))
	})
	for _, e := range found {
		if !e.Type().IsRegular() || e.Name() == lockName || e.Name() == unusedName || strings.HasSuffix(e.Name(), goneEnding) {
			continue
		}
		data, at, err := read(filepath.Join(f.dir, e.Name()))
		if errors.Is(err, journal.ErrTooLong) && e.Name() != wordsName && e.Name() != answerName {
			continue // no text of a person's
		}
		if err != nil {
			return left, err
		}
		if at.After(left.At) {
			left.At = at
		}
		switch name := e.Name(); {
		case name == wordsName:
			left.Words = data
		case name == aboutName:
			left.About = string(data)
		case name == beforeName:
			left.Before = string(data)
		case name == answerName, ofEditor(f.dir) && !strings.HasSuffix(name, freshEnding) && isText(data):
			left.Texts = append(left.Texts, string(data))
		}
	}
	return left, nil
}

func read(path string) (data []byte, at time.Time, err error) {
	file, err := disk.OpenFile(path, os.O_RDONLY)
	if err != nil {
		return nil, at, err
	}
	info, err := file.Stat()
	if err == nil {
		at = info.ModTime()
		data, err = io.ReadAll(io.LimitReader(file, maxText+1))
	}
	if len(data) > maxText { // half of it would be swept unread
		err = fmt.Errorf("%s is over %d MB: %w", path, maxText>>20, journal.ErrTooLong)
	}
	return data, at, errors.Join(err, file.Close())
}

func ofEditor(dir string) bool { return strings.HasPrefix(filepath.Base(dir), edited) }

func isText(data []byte) bool {
	return utf8.Valid(data) && !slices.Contains(data, 0)
}

// takeFile takes a text that a messup of before the folders left, whose name
// has the number of its process, and sweeps what an editor put beside it.
func takeFile(path string, take func(Left) error) error {
	name := filepath.Base(path)
	var pid int
	_, ours, _ := strings.Cut(name, edited)
	if n, _ := fmt.Sscanf(ours, "%d-", &pid); n != 1 || alive(pid) { // else it has no number and is not ours
		return nil
	}
	data, at, err := read(path)
	if err != nil {
		return disk.IgnoreMissing(err)
	}
	text := name == edited+ours && filepath.Ext(name) == ".md"
	if text || strings.HasPrefix(name, "#") && isText(data) { // what Emacs had not saved yet
		if err := take(Left{Texts: []string{string(data)}, At: at}); err != nil {
			return err
		}
	}
	return wipe(path)
}

// alive reports whether a process is still there that may hold such a file. It
// is not this one: its own are folders.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil || pid == os.Getpid() {
		return false
	}
	if runtime.GOOS == "windows" { // finding it was the proof
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}

package takeout

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"strings"

	"messup/journal/cli/carry"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/voice"
)

// ProposeFor is a name in one's own folder for what is called so, with nothing of the journal in it.
func (t Taker) ProposeFor(what, end string) string {
	return filepath.Join(home, "messup-"+what+"-"+date.DayOf(t.Book.Now()).Format("2006-01-02")+end)
}

// Put has write fill a file at a path as it was typed; in a folder under the name that was
// proposed. It says where the file is, or returns the question whether to replace the one there.
func (t Taker) Put(typed, proposed string, over bool, write func(io.Writer) error) (said, ask string, err error) {
	path := t.Understood(cmp.Or(strings.TrimSpace(typed), proposed))
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, filepath.Base(proposed))
	}
	put, ask, err := putting(path, over)
	if put == nil {
		return "", ask, err
	}
	return voice.Say("Wrote it to %s.", path), "", put(path, write)
}

// putting is how a file is written at a path; nil with the question whether to replace the one
// that is there, or with why that cannot be.
func putting(path string, over bool) (put func(string, func(io.Writer) error) error, ask string, err error) {
	switch there, err := carry.Replaceable(path); {
	case err != nil:
		return nil, "", err
	case over:
		return carry.WriteOver, "", nil
	case there:
		return nil, voice.Say("%s is there already. Replace it?", path), nil
	}
	return carry.WriteNew, "", nil
}

// Free says what lies at a path already, unless a command was told that it is to be replaced.
func Free(path string, replace bool) error {
	there, err := carry.Replaceable(path)
	if replace || err != nil || !there { // what can never be replaced is said where it is written
		return nil //nolint:nilerr // as above
	}
	return &usage.HintedError{Err: carry.AlreadyThere(path), Hint: voice.Say("Or name it once more with --replace, and it is written over.")}
}

// Fill has write fill a file at a path, in place of the one there if that is to be replaced.
func Fill(path string, replace bool, write func(io.Writer) error) error {
	if err := Free(path, replace); err != nil {
		return err
	}
	if replace {
		return carry.WriteOver(path, write)
	}
	return carry.WriteNew(path, write)
}

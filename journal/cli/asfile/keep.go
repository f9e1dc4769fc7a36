package asfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"messup/journal"
	"messup/journal/cli/amend"
	"messup/journal/cli/carry"
	"messup/journal/cli/usage"
	"messup/journal/voice"
	"messup/store/disk"
	"messup/store/scratch"
)

// most bounds what is kept of a text that is too long to be taken, in bytes.
const most = 16 << 20

// where says where a text is that was not taken, and what takes it: a command once it is mended, or, where
// there is nothing to be mended or its entry is not there, the next start.
func where(s Shell, of string, path string, why error) {
	if !amend.Refused(why) || errors.Is(why, journal.ErrNotFound) {
		s.Complain("Your text is in %s. When its pages open next, messup takes it in from there, or says what is to be mended first.", path)
		return
	}
	id, _, _ := strings.Cut(of, " ")
	s.Complain("Your text is in %s, to be mended and given again: %s", path, amend.Command(journal.ID(id), path))
}

// read reads a file by its name.
func read(s Shell, name string) ([]byte, error) {
	if name == usage.Input {
		file, err := amend.Read(s.Stdin())
		if errors.Is(err, journal.ErrTooLong) { // it is kept whole
			rest, restErr := io.ReadAll(io.LimitReader(s.Stdin(), most))
			return s.Letters(append(file, rest...)), errors.Join(err, restErr)
		}
		return s.Letters(file), err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, carry.Reason(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	file, err := amend.Read(f)
	return s.Letters(file), err
}

// shown is what a file is called in front of people.
func shown(name string) string {
	if name == usage.Input {
		return voice.Say("standard input")
	}
	return name
}

// whole says of which entry a file is, to a start that finds it left: no answer of it, but all. A new one
// has no id.
func whole(id journal.ID) string { return string(id) + " " }

// keep leaves what came through a pipe where the next start finds it, and says where; once, however often
// it comes. Where it must lie in no file it is printed back. What came out of a file is there. of is whole of
// what it is.
func keep(ctx context.Context, s Shell, of string, words []byte, why error) {
	if strings.TrimSpace(string(words)) == "" || ofFile(s.Stdin()) {
		return
	}
	desk, err := s.Desk(ctx)
	if err == nil && !desk.Sealed && len(desk.Places) > 0 {
		path := desk.left(of, words)
		if path == "" {
			path, err = desk.leave(of, words)
		}
		if err == nil {
			where(s, of, path, why)
			return
		}
	}
	s.GiveBack(string(words))
}

// ofFile reports whether what comes in is a file that is there afterwards.
func ofFile(in io.Reader) bool {
	f, is := in.(*os.File)
	if !is {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular() && !disk.HasNoName(info)
}

func (d Desk) leave(of string, words []byte) (path string, err error) {
	folder, err := d.Places.Edit(of, "")
	if err != nil {
		return "", err
	}
	path = folder.Text()
	if err := os.WriteFile(path, words, 0o600); err != nil {
		return "", fmt.Errorf("keeping a text: %w", err)
	}
	return path, folder.Leave()
}

// left is where keep left a text before that came for the same entry; empty if it did not. A place that was
// told is good until the text is taken.
func (d Desk) left(of string, words []byte) (path string) {
	_ = d.Places.Take(func(l scratch.Left) error { // nothing is swept, and what cannot be read is no such text
		if l.About == of && isText(l, words) {
			path = l.Path
		}
		return scratch.ErrStay
	})
	return path
}

// isText reports whether what was left is a text.
func isText(l scratch.Left, words []byte) bool {
	return len(l.Texts) > 0 && strings.TrimSpace(l.Texts[0]) == strings.TrimSpace(string(words))
}

// taken clears away what keep left of a text that is elsewhere now. What cannot be cleared the next
// start finds.
func (d Desk) taken(words []byte) {
	_ = d.Places.Take(func(l scratch.Left) error {
		if isText(l, words) {
			return nil
		}
		return scratch.ErrStay
	})
}

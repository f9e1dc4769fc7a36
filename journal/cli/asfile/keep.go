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
	"messup/journal/voice"
	"messup/store/scratch"
)

// stdin is the name of what comes through a pipe.
const stdin = "-"

// most bounds what is kept of a text that is too long to be taken, in bytes.
const most = 16 << 20

// stays says where a text is that could not be taken.
const stays voice.Phrase = "Your text is in %s, to be mended and given again. When its pages open next, messup takes it in from there."

// staysOf says it of an edit of an entry, which is that and nothing else.
const staysOf voice.Phrase = "Your text is in %s, to be mended and given again: messup edit %s --from %s"

// where says where a text is that could not be taken, of an entry or of a new one.
func where(s Shell, id journal.ID, path string) {
	if id == "" {
		s.Complain(stays, path)
		return
	}
	s.Complain(staysOf, path, id.Short(), path)
}

// read reads a file by its name.
func read(s Shell, name string) ([]byte, error) {
	if name == stdin {
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
	if name == stdin {
		return voice.Say("standard input")
	}
	return name
}

// about says of which entry a file is, to a start that finds it left; of a new one nothing.
func about(id journal.ID) string {
	if id == "" {
		return ""
	}
	return string(id) + " " // no answer of it, but all
}

// keep leaves what came through a pipe where the next start finds it, and says where; once, however often
// it comes. Where it must lie in no file it is printed back. What came out of a file is there.
func keep(ctx context.Context, s Shell, id journal.ID, words []byte) {
	if strings.TrimSpace(string(words)) == "" || ofFile(s.Stdin()) {
		return
	}
	desk, err := s.Desk(ctx)
	if err == nil && !desk.Sealed && len(desk.Places) > 0 {
		desk.taken(words)
		if path, err := desk.leave(id, words); err == nil {
			where(s, id, path)
			return
		}
	}
	s.GiveBack(string(words))
}

// ofFile reports whether what comes in is a file on the disk.
func ofFile(in io.Reader) bool {
	f, is := in.(*os.File)
	if !is {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular()
}

func (d Desk) leave(id journal.ID, words []byte) (path string, err error) {
	folder, err := d.Places.Edit(about(id), "")
	if err != nil {
		return "", err
	}
	path = folder.Text()
	if err := os.WriteFile(path, words, 0o600); err != nil {
		return "", fmt.Errorf("keeping a text: %w", err)
	}
	return path, folder.Leave()
}

// taken clears away what keep left of a text that is elsewhere now. What cannot be cleared the next
// start finds.
func (d Desk) taken(words []byte) {
	_ = d.Places.Take(func(l scratch.Left) error {
		if len(l.Texts) > 0 && strings.TrimSpace(l.Texts[0]) == strings.TrimSpace(string(words)) {
			return nil
		}
		return scratch.ErrStay
	})
}

package carry

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"messup/journal"
	"messup/journal/foreign"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/journal/voice"
)

// ourMarkdown is whose a folder of entries is, in the form that "export --format folder" writes.
const ourMarkdown foreign.Source = "messup, as Markdown"

// folder puts by what a folder has of entries in that form, as lines; is is false for one that has
// none. told lists what else lies there.
func (d Delivery) folder(zone *time.Location) (is bool, told *Foreign, err error) {
	told = &Foreign{Source: ourMarkdown}
	n, err := markdown.Folder(os.DirFS(d.Name), zone, d.By, func(name string) {
		told.Left = append(told.Left, foreign.Fault{Nth: len(told.Left) + 1, At: name, Why: voice.Say("it is no entry of messup; take it in by itself")})
	})
	if synced, _ := fs.Glob(os.DirFS(d.Name), "entries/*.json"); err == nil && n == 0 && len(synced) > 0 {
		err = fmt.Errorf("%w: it is a folder that a journal is kept in step with; `messup sync FOLDER` does that", journal.ErrNoImport)
	}
	if err != nil || n == 0 {
		return false, nil, errors.Join(err, d.By.Close())
	}
	return true, told, nil
}

// asLines turns a file that was written at a time into lines, if it is an entry in that form; old says
// that it was no UTF-8.
func asLines(from io.ReaderAt, size int64, written time.Time) (lines []byte, is, old bool, err error) {
	if size > markdown.Longest {
		return nil, false, false, nil
	}
	b := make([]byte, size)
	if _, err := from.ReadAt(b, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, false, false, fmt.Errorf("reading it: %w", err)
	}
	b, old = text.Decode(b)
	if !markdown.Is(b) {
		return nil, false, false, nil
	}
	lines, err = markdown.JSON(b, written)
	return lines, true, old, err
}

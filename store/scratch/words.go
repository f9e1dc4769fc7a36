package scratch

import (
	"errors"
	"path/filepath"
)

// Words is what is being written, as long as the journal does not have it. It
// has a folder only while there is something to hold, in the first place that
// takes it.
type Words struct {
	places Places
	folder *Folder
	older  []*Folder // in places that took no more, not removed yet
}

// New returns Words that hold nothing yet.
func New(places Places) *Words { return &Words{places: places} }

// Hold puts words in place of those before. If a place takes no more, the next
// one that does is used; the older words stay where they are until Remove.
func (w *Words) Hold(words []byte) error {
	if w.folder != nil && w.folder.put(wordsName, words) == nil {
		return nil
	}
	fresh, err := w.places.make(written, func(f *Folder) error { return f.put(wordsName, words) })
	if err != nil {
		return err
	}
	if w.folder != nil {
		w.older = append(w.older, w.folder)
	}
	w.folder = fresh
	return nil
}

// Where returns the file the words are in, and the place that is below; empty
// if there are none.
func (w *Words) Where() (path, place string) {
	if w.folder == nil {
		return "", ""
	}
	return filepath.Join(w.folder.dir, wordsName), filepath.Dir(w.folder.dir)
}

// Remove forgets the words: they are kept elsewhere.
func (w *Words) Remove() error {
	var errs []error
	for _, f := range w.older {
		errs = append(errs, f.Remove())
	}
	if w.folder != nil {
		errs = append(errs, w.folder.Remove())
	}
	w.folder, w.older = nil, nil
	return errors.Join(errs...)
}

package scratch

import (
	"cmp"
	"os"
	"path/filepath"
)

// Edit makes a folder for a text to be opened in an editor. about says which
// answer it is, for a start that finds it left.
func (p Places) Edit(about, text string) (*Folder, error) {
	return p.make(edited, func(f *Folder) error {
		return cmp.Or(f.put(aboutName, []byte(about)), f.put(beforeName, []byte(text)), f.put(answerName, []byte(text)))
	})
}

// Text is the file that an editor opens.
func (f *Folder) Text() string { return filepath.Join(f.dir, answerName) }

// Before is the file with the text as the editor found it.
func (f *Folder) Before() string { return filepath.Join(f.dir, beforeName) }

// Unuse says that the person did not want what an editor left. It lies there for them, and no start takes it.
func (f *Folder) Unuse() error { return f.put(unusedName, nil) }

func (f *Folder) unused() bool {
	_, err := os.Lstat(filepath.Join(f.dir, unusedName))
	return err == nil
}

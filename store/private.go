package store

import (
	"io/fs"
	"os"
	"path/filepath"

	"messup/store/disk"
)

// What a person writes is for that person alone: files are made with mode 0600
// and folders with 0700, and what was opened to others since is closed again.

// private closes a journal that others may read, and the folder it is in.
func (s *session) private() {
	s.file.closeFolder()
	perm := s.info.Mode().Perm()
	if perm&0o077 == 0 || !disk.HasModes {
		return
	}
	if err := s.f.Chmod(perm &^ 0o077); err != nil {
		s.file.note("Others on this computer may read %s; it could not be changed: %v.", s.path, err)
		return
	}
	s.file.note("Others on this computer could read %s; now only you can.", s.path)
}

// closeFolder closes the journal's folder to others, once for a File. A folder
// with other things in it is the person's, to open as they like; that others
// may put another file in the journal's place there is said. Where everybody
// may put things but nobody take away what is another's, as in /tmp, all is well.
func (f *File) closeFolder() {
	const look, write = 0o055, 0o022
	dir := f.folder()
	info, err := os.Stat(dir)
	if f.closed || !disk.HasModes || err != nil || info.Mode()&fs.ModeSticky != 0 {
		return
	}
	f.closed = true
	perm := info.Mode().Perm()
	if perm&(look|write) == 0 {
		return
	}
	ours := f.ownsAll(dir)
	if ours {
		err = disk.CloseFolder(dir)
	}
	switch {
	case perm&write == 0: // names can be read there, but no words
	case !ours:
		f.note("Others on this computer may write to %s, and so put another file in the place of the journal.", dir)
	case err != nil:
		f.note("Others on this computer may write to %s; it could not be changed: %v.", dir, err)
	default:
		f.note("Others on this computer could write to %s; now only you can.", dir)
	}
}

// ownsAll reports whether all that is in the journal's folder belongs to it.
func (f *File) ownsAll(dir string) bool {
	found, err := os.ReadDir(dir)
	for _, e := range found {
		switch name := e.Name(); {
		case name == filepath.Base(f.config.Path), name == backupFolder, name == inboxFolder, name == editFolder, name == editFolder+"-"+f.name():
		case f.making().Is(name), name == filepath.Base(f.forgetting()), f.isKept(name), f.isAside(name):
		default:
			return false
		}
	}
	return err == nil
}

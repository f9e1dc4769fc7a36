package store

import (
	"io/fs"

	"messup/store/disk"
)

// What a person writes is for that person alone: files and folders are made so (0600 and
// 0700), and a journal that was opened to others since is closed again. A folder that
// was there before is the person's, to open as they like: that is only said.

// private closes a journal that others may read.
func (s *session) private() {
	s.file.tellFolder(mayWrite)
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

// What others may do in a folder.
const mayLook, mayWrite = 0o077, 0o022

// tellFolder says, once for a File, what of what is asked others may do in the journal's folder.
func (f *File) tellFolder(asked fs.FileMode) {
	if f.looked {
		return
	}
	perm := disk.OthersMay(f.shelf().Folder()) & asked
	switch f.looked = perm != 0; {
	case perm&mayWrite != 0:
		f.note("Others on this computer may write to %s, and so put another file in the place of the journal.", f.shelf().Folder())
	case perm != 0:
		f.note("Others on this computer may look into %s: they see what its files are called, and nothing that is in them.", f.shelf().Folder())
	}
}

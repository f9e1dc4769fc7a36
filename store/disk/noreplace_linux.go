package disk

import "golang.org/x/sys/unix"

// renameNew renames a file unless something has the new name. The second name that a link
// gives for a moment would stay after a kill, and be in the way of whoever removes it while
// the first is open.
func renameNew(from, to string) error {
	return unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
}

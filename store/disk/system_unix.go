//go:build unix

package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

const (
	// OpenFlags keep an open from waiting for the other end of a pipe, and from
	// following a link that somebody put in the place of a file of ours.
	OpenFlags = syscall.O_NONBLOCK | syscall.O_NOFOLLOW
	// HasModes says that the mode of a file is what keeps others out.
	HasModes = true
)

// TryLock takes the lock that bbolt takes, on the same open file, so that
// bbolt's own call finds it taken by itself. It reports false while another
// process, or another open file of this one, has it.
func TryLock(f *os.File, exclusive bool) (bool, error) {
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	for {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, nil
		case !errors.Is(err, syscall.EINTR):
			return false, fmt.Errorf("locking: %w", err)
		}
	}
}

// Unlock gives up the lock even if a descriptor stays open.
func Unlock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// tryFolder takes the lock of a folder, as TryLock that of a file.
func tryFolder(path string) (leave func() error, free bool, err error) {
	folder, err := os.Open(path)
	if err != nil {
		return nil, false, err
	}
	if free, err = TryLock(folder, true); !free {
		err = errors.Join(err, folder.Close())
	}
	return folder.Close, free, err
}

// LetGo closes a file whose name, or folder, is to be changed, where an open one is
// in the way of that. Here none is, so its lock lasts until all is done.
func LetGo(*os.File) error { return nil }

// OpenFile opens a file, or makes it for its owner alone. What is open is no one else's
// concern here: it may be renamed and removed meanwhile.
func OpenFile(path string, flag int) (*os.File, error) {
	return os.OpenFile(path, flag|OpenFlags, 0o600)
}

// inUse reports whether an error says that somebody has a file open. Here that is no
// reason for any.
func inUse(error) bool { return false }

// LeaveNoCore has the system leave no copy of this process's memory on the disk if it is
// ended by a fault: the words in it would be there for good, beside a journal that nobody
// else may read. What it starts, as an editor, leaves none either.
func LeaveNoCore() error { return syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) }

// Stranger reports whether a file belongs to another user.
func Stranger(info fs.FileInfo) (uid int, is bool) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int(st.Uid), int(st.Uid) != os.Geteuid()
}

// HasOtherNames reports whether the file at a path has more names than one, as a snapshot
// made of hard links gives it.
func HasOtherNames(info fs.FileInfo, _ string) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && st.Nlink > 1
}

// HasNoName reports whether a file that is open is gone from its folder, as the temporary one of which a
// shell gives a command a here-document: it ends with the command.
func HasNoName(info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && st.Nlink == 0
}

func diskFull() []error { return []error{syscall.ENOSPC, syscall.EFBIG} }

func overQuota() []error { return []error{syscall.EDQUOT} }

func noLocks() []error { return []error{syscall.ENOLCK} }

func tooManyOpen() []error { return []error{syscall.EMFILE, syscall.ENFILE} }

func readOnly() []error { return []error{syscall.EROFS} }

func notTaken() []error { return []error{syscall.EIO} }

func heldElsewhere() []error { return nil }

// leadsRound reports whether an error says that a link leads to itself.
func leadsRound(err error) bool { return errors.Is(err, syscall.ELOOP) }

// noLinks reports whether a link failed because this file system has none.
func noLinks(err error) bool {
	return errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOSYS)
}

// cannotRenameNew reports whether a renameNew failed because the system, or this file system,
// has none.
func cannotRenameNew(err error) bool {
	return noLinks(err) || errors.Is(err, syscall.EINVAL)
}

// SyncFolder makes names made or removed in a folder survive a power cut.
func SyncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("folder: %w", err)
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) { // a file system that cannot; nothing more can be done there
		err = nil
	}
	return errors.Join(err, d.Close())
}

// swap is replace here: whoever has a file open is not in the way of its name.
func swap(fresh, path, old, _ string) error { return replace(fresh, path, old) }

// replaceUnlinked leaves what was at path where it was on the disk.
func replaceUnlinked(fresh, path, _ string) error { return os.Rename(fresh, path) }

package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

const (
	// OpenFlags are none: no file of a disk keeps an open waiting here.
	OpenFlags = 0
	// HasModes is false: the access list keeps others out, and Go makes the modes up.
	HasModes = false
)

// OpenFile opens a file, or makes it. Others may rename and remove it meanwhile, as they may
// wherever else messup runs: another window that waits for its turn has the journal open, and
// would else be in the way of whoever puts a new one in its place. The os package does
// not share files so.
func OpenFile(path string, flag int) (*os.File, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	access, how := accessOf(flag)
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	handle, err := windows.CreateFile(name, access, share, nil, how, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(handle), path), nil
}

// accessOf is what the flags of the os package are called here.
func accessOf(flag int) (access, how uint32) {
	switch flag & (os.O_RDONLY | os.O_WRONLY | os.O_RDWR) {
	case os.O_WRONLY:
		access = windows.GENERIC_WRITE
	case os.O_RDWR:
		access = windows.GENERIC_READ | windows.GENERIC_WRITE
	default:
		access = windows.GENERIC_READ
	}
	if flag&os.O_APPEND != 0 {
		access = access&^windows.GENERIC_WRITE | windows.FILE_GENERIC_WRITE&^windows.FILE_WRITE_DATA
	}
	switch {
	case flag&(os.O_CREATE|os.O_EXCL) == os.O_CREATE|os.O_EXCL:
		how = windows.CREATE_NEW
	case flag&(os.O_CREATE|os.O_TRUNC) == os.O_CREATE|os.O_TRUNC:
		how = windows.CREATE_ALWAYS
	case flag&os.O_CREATE != 0:
		how = windows.OPEN_ALWAYS
	case flag&os.O_TRUNC != 0:
		how = windows.TRUNCATE_EXISTING
	default:
		how = windows.OPEN_EXISTING
	}
	return access, how
}

// TryLock locks a byte far behind the end, next to the one that bbolt locks:
// on Windows a second lock on the same byte fails even for the same file.
func TryLock(f *os.File, exclusive bool) (bool, error) {
	flags := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if exclusive {
		flags |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, lockedByte())
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION):
		return false, nil
	}
	return false, fmt.Errorf("locking: %w", err)
}

// LeaveNoCore has nothing to do: only who asks for them gets copies of a process's memory
// here, for every program.
func LeaveNoCore() error { return nil }

// Unlock gives up the lock even if a handle stays open.
func Unlock(f *os.File) error {
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, lockedByte())
}

func lockedByte() *windows.Overlapped {
	return &windows.Overlapped{Offset: 1<<32 - 2, OffsetHigh: 1<<32 - 1}
}

// tryFolder takes the lock of a folder. Windows locks none: what has it is a name that all
// processes see, and that goes with the last of them which has it open.
func tryFolder(path string) (leave func() error, free bool, err error) {
	folder, err := os.Open(path)
	if err != nil {
		return nil, false, err
	}
	var about windows.ByHandleFileInformation
	err = windows.GetFileInformationByHandle(windows.Handle(folder.Fd()), &about)
	if err = errors.Join(err, folder.Close()); err != nil {
		return nil, false, err
	}
	name, err := windows.UTF16PtrFromString(fmt.Sprintf(`Global\messup-%x-%x-%x`, about.VolumeSerialNumber, about.FileIndexHigh, about.FileIndexLow))
	if err != nil {
		return nil, false, err
	}
	lock, err := windows.CreateMutex(nil, false, name)
	switch {
	case errors.Is(err, windows.ERROR_ALREADY_EXISTS):
		return nil, false, windows.CloseHandle(lock)
	case errors.Is(err, windows.ERROR_ACCESS_DENIED): // another user's
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	return func() error { return windows.CloseHandle(lock) }, true, nil
}

// LetGo closes a file whose name, or folder, is to be changed: Windows does neither
// while it is open.
func LetGo(f *os.File) error { return f.Close() }

// inUse reports whether an error says that somebody has a file open, or one in a folder.
func inUse(err error) bool {
	return among(err, heldElsewhere()) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// Stranger always says no: on Windows the access list decides.
func Stranger(fs.FileInfo) (uid int, is bool) { return 0, false }

// HasNoName always says no: on Windows what has no name cannot be read.
func HasNoName(fs.FileInfo) bool { return false }

// HasOtherNames reports whether the file at a path has more names than one, as a snapshot
// made of hard links gives it. Go's own look at a file does not say so.
func HasOtherNames(_ fs.FileInfo, path string) bool {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return false
	}
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	handle, err := windows.CreateFile(name, 0, share, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_OPEN_REPARSE_POINT, 0)
	if err != nil {
		return false
	}
	var about windows.ByHandleFileInformation
	err = windows.GetFileInformationByHandle(handle, &about)
	return windows.CloseHandle(handle) == nil && err == nil && about.NumberOfLinks > 1
}

func diskFull() []error {
	return []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}
}

func overQuota() []error { return []error{windows.ERROR_DISK_QUOTA_EXCEEDED} }

func noLocks() []error { return []error{windows.ERROR_NOT_SUPPORTED} }

func tooManyOpen() []error { return []error{windows.ERROR_TOO_MANY_OPEN_FILES} }

func readOnly() []error { return []error{windows.ERROR_WRITE_PROTECT} }

func notTaken() []error { return []error{windows.ERROR_CRC, windows.ERROR_IO_DEVICE} }

// heldElsewhere are those that name it; a denial may mean it too, or that one may not.
func heldElsewhere() []error {
	return []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_USER_MAPPED_FILE}
}

// renameNew renames a file unless something has the new name.
func renameNew(from, to string) error {
	old, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	fresh, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFileEx(old, fresh, 0)
}

// cannotRenameNew always says no: every file system here can.
func cannotRenameNew(error) bool { return false }

// leadsRound reports whether an error says that a link leads to itself.
func leadsRound(err error) bool { return errors.Is(err, windows.ERROR_CANT_RESOLVE_FILENAME) }

func noLinks(err error) bool {
	return errors.Is(err, windows.ERROR_INVALID_FUNCTION) || errors.Is(err, windows.ERROR_NOT_SUPPORTED)
}

// SyncFolder does nothing: Windows has no such call, and NTFS journals names.
func SyncFolder(string) error { return nil }

// swap puts fresh in the place of path though that is open, as OpenFile opens it. Such a file
// gets another name here, but none gets its name while it has it. So there is a moment without
// one at path: the old one is called aside then, and Making.PutBack finds it.
func swap(fresh, path, old, aside string) error {
	if err := Scrub(aside); err != nil { // a kill left it there, after the moment
		return err
	}
	if err := replaceUnlinked(fresh, path, aside); err != nil {
		return err
	}
	return again(func() error { return renameNew(aside, old) })
}

// replaceUnlinked gives what is at path the name old, and its own to fresh.
func replaceUnlinked(fresh, path, old string) error {
	if err := again(func() error { return renameNew(path, old) }); err != nil {
		return fmt.Errorf("setting the old file aside: %w", err)
	}
	if err := again(func() error { return os.Rename(fresh, path) }); err != nil {
		return errors.Join(fmt.Errorf("putting the new file in place: %w", err), again(func() error { return os.Rename(old, path) }))
	}
	return nil
}

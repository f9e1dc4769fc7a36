//go:build unix && !linux && !darwin

package disk

import "syscall"

// renameNew has no call of the system to go by here.
func renameNew(string, string) error { return syscall.ENOSYS }

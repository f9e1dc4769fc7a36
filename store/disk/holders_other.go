//go:build !linux

package disk

// Holders returns the processes that have the lock of a file. Here the system does not tell.
func Holders(string) (pids []int, known bool) { return nil, false }

//go:build unix

package store

import "syscall"

// Folders of a test are closed to others, as those of a journal usually are.
var _ = syscall.Umask(0o077)

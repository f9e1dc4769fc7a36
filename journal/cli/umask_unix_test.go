//go:build unix

package cli_test

import "syscall"

// Folders of a test are closed to others, as those of a journal usually are.
var _ = syscall.Umask(0o077)

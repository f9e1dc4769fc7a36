package disk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"messup/journal"
)

// A class is a sort of the system's errors, and what it is to a person. The
// numbers of each are in system_*.go.
type class struct {
	is  error // what the program knows it as
	has []error
}

// classes is the one table of the system's errors; what is in none of them is
// journal.ErrDisk. A missing right is not in it: what it means depends on what
// was to be done (Explain is about writing; who reads says so).
func classes() []class {
	return []class{
		{journal.ErrDiskFull, diskFull()},
		{journal.ErrQuota, overQuota()},
		{journal.ErrNoLocks, noLocks()},
		{journal.ErrTooManyOpen, tooManyOpen()},
		{journal.ErrReadOnly, append(readOnly(), fs.ErrPermission)},
		{journal.ErrDisk, notTaken()},
		{journal.ErrInUse, heldElsewhere()},
		{journal.ErrBusy, []error{context.DeadlineExceeded}},
	}
}

// Explain wraps an error of the system into one the program knows what to say
// of. One that is known already, or of no class, is returned as it is.
func Explain(err error) error {
	if err == nil || journal.Known(err) {
		return err
	}
	for _, c := range classes() {
		if among(err, c.has) {
			return fmt.Errorf("%w: %w", c.is, err)
		}
	}
	return err
}

// Elsewhere is Explain for what lies beside the journal, or anywhere else: that it cannot
// be written says nothing of the journal.
func Elsewhere(err error) error {
	if err == nil || journal.Known(err) || !errors.Is(Explain(err), journal.ErrReadOnly) {
		return Explain(err)
	}
	return fmt.Errorf("%w: %w", journal.ErrNoPlace, err)
}

// Reason is what such an error comes down to, as part of a sentence; all of it where it
// is of no class.
func Reason(err error) string {
	err = Elsewhere(err)
	for _, c := range append(classes(), class{is: journal.ErrNoPlace}, class{is: journal.ErrShut}) {
		if errors.Is(err, c.is) {
			return c.is.Error()
		}
	}
	return err.Error()
}

// Unlisted is Unreadable for a folder of backups, or a log in it. One that is not there is
// no error.
func Unlisted(path string, err error) error {
	if err = IgnoreMissing(err); err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrPermission) {
		err = fmt.Errorf("%w: %w", journal.ErrShut, err)
	}
	return fmt.Errorf("%s: %w", path, Unreadable(err))
}

// Unreadable is Explain for what was only to be read.
func Unreadable(err error) error {
	switch {
	case err == nil || journal.Known(err):
		return err
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: %w", journal.ErrUnreadable, err)
	case among(err, notTaken()):
		return fmt.Errorf("%w: %w", journal.ErrDiskRead, err)
	}
	return Explain(err)
}

// Unread reports whether an error says that something is there and could not be
// read, so that nobody knows what is in it. A damaged file was read.
func Unread(err error) bool {
	return err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) &&
		!errors.Is(err, journal.ErrDamaged) && !errors.Is(err, journal.ErrNotJournal) && !errors.Is(err, journal.ErrNewer)
}

// among reports whether an error is one of some. Who grows a file may pass on
// the words of an error of the system but not the error itself, as bbolt does.
func among(err error, some []error) bool {
	return err != nil && slices.ContainsFunc(some, func(one error) bool {
		var number syscall.Errno
		return errors.Is(err, one) || errors.As(one, &number) && strings.Contains(err.Error(), one.Error())
	})
}

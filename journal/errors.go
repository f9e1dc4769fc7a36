package journal

import "errors"

// Errors a person can meet. Callers wrap them with what was being done and where; faults says all else.
var (
	ErrNotFound    = known("nothing there with this id")
	ErrAmbiguous   = known("more than one thing begins with this id")
	ErrBadID       = known("this is not an id")
	ErrForGood     = known("this was deleted for good in another window")
	ErrAnswered    = known("this was answered already")
	ErrFull        = known("you are carrying as many lessons as there is room for")
	ErrCircle      = known("a lesson would be an exception of itself")
	ErrNoClass     = known("nothing here is about this class")
	ErrSetting     = known("this cannot be set")
	ErrTooLong     = known("too long to keep")
	ErrEmpty       = known("nothing to keep")
	ErrNoImport    = known("this is no file that messup takes in")
	ErrBadCopy     = known("nothing of this copy of a journal can be read")
	ErrBadImport   = known("cannot take this file in")
	ErrBusy        = known("the journal is busy in another window")
	ErrLocked      = known("the journal is locked with a passphrase")
	ErrRelocked    = known("the journal's passphrase was set, changed or taken off in another window")
	ErrNoKeyring   = known("the keyring of this computer did not do it")
	ErrUnsealed    = known("the passphrase counts from now on, but not all is sealed by it yet")
	ErrPassphrase  = known("this is not its passphrase")
	ErrNotJournal  = known("this file is not a messup journal")
	ErrAnother     = known("this is a copy of another journal")
	ErrDisplaced   = known("another file is in the journal's place")
	ErrNoJournal   = known("there is no journal here yet")
	ErrNoFolder    = known("the journal's folder is not there")
	ErrGone        = known("the journal is gone")
	ErrOlder       = known("the journal file is an older copy")
	ErrNoSync      = known("the folder to keep in step with is not there")
	ErrNoCommit    = known("git recorded nothing")
	ErrNoFile      = known("there is no such file")
	ErrNothing     = known("nothing of a journal can be brought back here")
	ErrDamaged     = known("the journal file is damaged")
	ErrBadBackup   = known("a backup cannot be read")
	ErrShut        = known("the backups cannot be looked through")
	ErrNewer       = known("the journal was made by a newer messup")
	ErrReadOnly    = known("the journal cannot be written")
	ErrNoPlace     = known("nothing can be written there")
	ErrUnreadable  = known("the journal cannot be read")
	ErrDiskFull    = known("the disk is full")
	ErrQuota       = known("your share of the disk is used up")
	ErrNoLocks     = known("this disk keeps no locks")
	ErrTooManyOpen = known("too many files are open")
	ErrInUse       = known("another program has the file open")
	ErrReplaced    = known("the journal file was replaced by another program")
	ErrDisk        = known("the disk did not take it")
	ErrDiskRead    = known("the disk does not give it back")
	ErrUnsure      = known("it was written, but the disk did not confirm it")
)

// known is an error that the rest of the program knows what to say of.
type known string

func (k known) Error() string { return string(k) }

// Known reports whether an error wraps one of those above.
func Known(err error) bool {
	var k known
	return errors.As(err, &k)
}

package journal

import (
	"errors"
	"strings"
)

// Errors a person can meet. Callers wrap them with what was being done and
// where; Hint says what can be done about each.
var (
	ErrNotFound   = errors.New("nothing there with this id")
	ErrAmbiguous  = errors.New("more than one thing begins with this id")
	ErrBadID      = errors.New("this is not an id")
	ErrWhen       = errors.New("cannot read this as a date")
	ErrPast       = errors.New("this day is over")
	ErrAnswered   = errors.New("this was answered already")
	ErrFull       = errors.New("you are carrying as many lessons as there is room for")
	ErrNoClass    = errors.New("nothing here is about this class")
	ErrSetting    = errors.New("this cannot be set")
	ErrTooLong    = errors.New("too long to keep")
	ErrEmpty      = errors.New("nothing to keep")
	ErrBadImport  = errors.New("cannot take this file in")
	ErrBusy       = errors.New("the journal is busy in another window")
	ErrNotJournal = errors.New("this file is not a messup journal")
	ErrNoJournal  = errors.New("there is no journal here yet")
	ErrDamaged    = errors.New("the journal file is damaged")
	ErrNewer      = errors.New("the journal was made by a newer messup")
	ErrReadOnly   = errors.New("the journal cannot be written")
	ErrDiskFull   = errors.New("the disk is full")
	ErrReplaced   = errors.New("the journal file was replaced by another program")
	ErrDisk       = errors.New("the disk did not take it")
)

// Hint returns what a person can do about an error, as one sentence; empty if
// there is nothing to add to what the error says. It is the only place where
// such advice is written: the screens and the commands both print it.
func Hint(err error) string {
	for _, h := range hints() {
		if errors.Is(err, h.err) {
			return h.hint
		}
	}
	return ""
}

// Sentence returns what an error says without what the system adds in its own
// words: the path is named already, and "no space left on device" tells a
// person nothing that "the disk is full" does not.
func Sentence(err error) string {
	text := CleanLine(err.Error())
	for _, known := range []error{ErrDiskFull, ErrReadOnly} {
		if i := strings.Index(text, known.Error()); i >= 0 && errors.Is(err, known) {
			return text[:i+len(known.Error())]
		}
	}
	return text
}

type hint struct {
	err  error
	hint string
}

func hints() []hint {
	return []hint{ // an import's error may wrap one of the others; where it stands in the file matters more
		{ErrBadImport, "Nothing was taken in. Mend the place it names, then import the file again."},
		{ErrNotFound, "`messup list` shows what there is, `messup trash` what was deleted."},
		{ErrAmbiguous, "Type a few more letters of it."},
		{ErrBadID, "An id is letters and digits, as `messup list` shows them."},
		{ErrWhen, "Write it as 2026-11-19, 2026-11-19 14:10, 19 nov, yesterday, or last friday 14:10."},
		{ErrPast, "Choose today or a later day."},
		{ErrAnswered, "Nothing was changed. `messup plans --all` and `messup lessons` show what there is."},
		{ErrFull, "Put one on the shelf first, with `messup lessons shelve`, or carry more."},
		{ErrNoClass, "Type a class or a tag, or the beginning of one."},
		{ErrSetting, "Nothing was changed. `messup settings --help` says what can be set."},
		{ErrTooLong, "Split it in two, or keep the long text in a file of its own."},
		{ErrEmpty, "Type a few words first."},
		{ErrBusy, "Try again in a moment, or close the other window."},
		{ErrNotJournal, "Choose another file with --journal, or move this one away."},
		{ErrNoJournal, "`messup` alone begins one."},
		{ErrDamaged, "Nothing was written to it. `messup check` says what is known, `messup restore` brings back what can be read."},
		{ErrNewer, "It can be read here but not changed. Use the newer messup to write."},
		{ErrDiskFull, "Free some space, then try again. Nothing already kept is touched."},
		{ErrReadOnly, "Check who may write to the file and its folder, or choose another place with --journal."},
		{ErrReplaced, "Nothing was written to the new file. Close messup and open it again to go on with the file that is there now."},
		{ErrDisk, "Check that the disk is there and has space, then try again."},
	}
}

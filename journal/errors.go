package journal

import (
	"cmp"
	"errors"
	"strings"

	"messup/prompts"
)

// Errors a person can meet. Callers wrap them with what was being done and
// where; faults says all else about each.
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

// A Fault is all that a face has to know of an error beside what it says.
type Fault struct {
	Err    error  // nil: an error that nobody foresaw
	Hint   string // what can be done about it, as one sentence; empty if the error says it
	Screen string // the same for somebody in front of the pages, who has no shell at hand
	Loss   bool   // words are not on the disk
	Typed  bool   // it is about what was typed, which stays to be mended
	Exit   int    // the code a command ends with; 0 for that of any error
	Ends   bool   // what the system adds to it in words of its own tells a person nothing
}

// FaultOf returns what is known of an error: the hint of the first fault it
// wraps, and whatever else holds for one of them.
func FaultOf(err error) Fault {
	var is Fault
	for _, f := range Faults() {
		switch {
		case !errors.Is(err, f.Err):
		case is.Err == nil:
			is = f
			is.Screen = cmp.Or(f.Screen, f.Hint)
		default:
			is.Loss, is.Typed, is.Exit = is.Loss || f.Loss, is.Typed || f.Typed, cmp.Or(is.Exit, f.Exit)
		}
	}
	return is
}

// Sentence returns what an error says without what the system adds in its own
// words: the path is named already, and "no space left on device" tells a
// person nothing that "the disk is full" does not.
func Sentence(err error) string {
	text := CleanLine(err.Error())
	for _, f := range Faults() {
		if i := strings.Index(text, f.Err.Error()); f.Ends && i >= 0 && errors.Is(err, f.Err) {
			return text[:i+len(f.Err.Error())]
		}
	}
	return text
}

// Faults is the one table of errors: nothing else lists them. Where an error
// wraps several, the first one gives the hint.
func Faults() []Fault {
	return []Fault{
		// where it stands in the file matters more than what is wrong there
		{Err: ErrBadImport, Hint: "Nothing was taken in. Mend the place it names, then import the file again."},
		{Err: prompts.ErrNoSet, Exit: 2},
		{Err: ErrNotFound, Hint: "`messup list` shows what there is, `messup trash` what was deleted.",
			Screen: "It may be in the trash, which can give it back."},
		{Err: ErrAmbiguous, Hint: "Type a few more letters of it."},
		{Err: ErrBadID, Hint: "An id is letters and digits, as `messup list` shows them."},
		{Err: ErrWhen, Typed: true, Hint: "Write it as 2026-11-19, 2026-11-19 14:10, 19 nov, yesterday, or last friday 14:10."},
		{Err: ErrPast, Typed: true, Hint: "Choose today or a later day."},
		{Err: ErrAnswered, Typed: true, Hint: "Nothing was changed. `messup plans --all` and `messup lessons` show what there is.",
			Screen: "Nothing was changed. Plans and lessons show what there is."},
		{Err: ErrFull, Hint: "Put one on the shelf first, with `messup lessons shelve`, or carry more.",
			Screen: "Put one on the shelf first, or carry more."},
		{Err: ErrNoClass, Typed: true, Hint: "Type a class or a tag, or the beginning of one."},
		{Err: ErrSetting, Typed: true, Hint: "Nothing was changed. `messup settings --help` says what can be set.",
			Screen: "Nothing was changed. Mend it, then keep it again."},
		{Err: ErrTooLong, Hint: "Split it in two, or keep the long text in a file of its own."},
		{Err: ErrEmpty, Typed: true, Hint: "Type a few words first."},
		{Err: ErrBusy, Exit: 11, Hint: "Try again in a moment, or close the other window."},
		{Err: ErrNotJournal, Hint: "Choose another file with --journal, or move this one away."},
		{Err: ErrNoJournal, Exit: 10, Hint: "`messup` alone begins one."},
		{Err: ErrDamaged, Exit: 13, Loss: true, Hint: "Nothing was written to it. `messup check` says what is known, `messup restore` brings back what can be read."},
		{Err: ErrNewer, Hint: "It can be read here but not changed. Use the newer messup to write."},
		{Err: ErrDiskFull, Exit: 14, Loss: true, Ends: true, Hint: "Free some space, then try again. Nothing already kept is touched."},
		{Err: ErrReadOnly, Exit: 14, Loss: true, Ends: true, Hint: "Check who may write to the file and its folder, or choose another place with --journal."},
		{Err: ErrReplaced, Loss: true, Hint: "Nothing was written to the new file. Close messup and open it again to go on with the file that is there now."},
		{Err: ErrDisk, Exit: 14, Loss: true, Hint: "Check that the disk is there and has space, then try again."},
	}
}

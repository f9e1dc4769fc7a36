package voice

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"syscall"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/prompts"
)

// A Fault is all that a face has to know of an error beside what it says.
type Fault struct {
	Err    error  // nil: an error that nobody foresaw
	Hint   Phrase // what can be done about it, as one sentence; empty if the error says it
	Screen Phrase // the same for somebody in front of the pages, who has no shell at hand
	Loss   bool   // words are not on the disk
	Typed  bool   // it is about what was typed, which stays to be mended
	Exit   int    // the code a command ends with; 0 for that of any error
	Ends   bool   // what the system adds to it in words of its own tells a person nothing
}

// OldLetters is said of words that came in as an older program writes them.
const OldLetters Phrase = "It is no UTF-8, and was read as Windows-1252."

// FoundLater is the hint for what is found wrong with a journal after something was kept in it.
func FoundLater() string {
	return Say("What you kept is in it, and nothing more goes in. `messup check` says what is known, `messup restore` brings back what can be read.")
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
		case f.Typed && errors.Is(is.Err, journal.ErrBadImport): // what stands in a file nobody typed here
		default:
			is.Loss, is.Typed, is.Exit = is.Loss || f.Loss, is.Typed || f.Typed, cmp.Or(is.Exit, f.Exit)
		}
	}
	return is
}

// Sentence returns what an error says without what the system adds in its own
// words: the path is named already, and "no space left on device" tells a
// person nothing that "the disk is full" does not. A reason of our own stays.
func Sentence(err error) string { return Told(english(err)) }

// english is Sentence in the language of the source.
func english(err error) string {
	text := text.CleanLine(err.Error())
	for _, f := range Faults() {
		if i := strings.Index(text, f.Err.Error()); f.Ends && i >= 0 && errors.Is(err, f.Err) {
			if end := i + len(f.Err.Error()); systems(err) || errors.Is(f.Err, journal.ErrDiskFull) { // whose words come without it
				return text[:end]
			}
		}
	}
	return text
}

// Reason returns what an error comes down to, without what was being done and where,
// which whoever says it knows better.
func Reason(err error) string {
	for _, f := range Faults() {
		if errors.Is(err, f.Err) {
			return Told(f.Err.Error())
		}
	}
	return Sentence(err)
}

// systems reports whether an error is one of the system.
func systems(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number)
}

// Faults is the one table of errors: nothing else lists them. Where an error
// wraps several, the first one gives the hint.
func Faults() []Fault { return append(faultsOfWords(), faultsOfFiles()...) }

// faultsOfWords are those of what is in a journal, or is to come into it.
func faultsOfWords() []Fault {
	return []Fault{
		{Err: journal.ErrNoImport, Hint: "Nothing was taken in. `messup import` takes what `messup export` wrote, a journal file (a copy, or a backup), and the journals of some other programs."},
		{Err: journal.ErrBadCopy, Exit: 13, Hint: "Nothing was taken in. `messup backups` lists the other copies there are."},
		// where it stands in the file matters more than what is wrong there
		{Err: journal.ErrBadImport, Hint: "Nothing was taken in. Mend the place it names, then try again."},
		{Err: prompts.ErrNoSet, Exit: 2},
		{Err: journal.ErrNotFound, Hint: "`messup list` shows what there is, `messup trash` what was deleted.", Screen: "It may be in the trash, which can give it back."},
		{Err: journal.ErrForGood, Typed: true, Loss: true, Hint: "Nothing of it was kept. Copy what you still need before you leave it."},
		{Err: journal.ErrAmbiguous, Hint: "Type a few more letters of it."},
		{Err: journal.ErrBadID, Exit: 2, Hint: "An id is letters and digits: `messup list` shows them, and with words after it finds an entry by those."},
		{Err: date.ErrWhen, Exit: 2, Typed: true, Hint: "Write it as 2026-11-19, 2026-11-19 14:10, 19 nov, yesterday, or last friday 14:10."},
		{Err: date.ErrAhead, Exit: 2, Typed: true, Hint: "Here only today and days past are read: yesterday, last friday 14:10, 19 nov, or 2026-11-19."},
		{Err: date.ErrYear, Exit: 2, Typed: true, Hint: "2025-26 is a year from August on, 2026 one from January on."},
		{Err: date.ErrNoDay, Exit: 2, Typed: true, Hint: "Write a day to come: tomorrow, friday, next tuesday, in 2 weeks, 26 nov, or 2026-11-26."},
		{Err: date.ErrPast, Exit: 2, Typed: true, Hint: "Choose today or a later day."},
		{Err: journal.ErrAnswered, Typed: true, Hint: "Nothing was changed. `messup plans --all` and `messup lessons` show what there is.",
			Screen: "Nothing was changed. Plans and lessons show what there is."},
		{Err: journal.ErrFull, Hint: "Put one on the shelf first, with `messup lessons shelve`, or carry more.", Screen: "Put one on the shelf first, or carry more."},
		{Err: journal.ErrCircle, Typed: true, Hint: "Nothing was changed. `messup lessons show` says what a lesson is an exception of.",
			Screen: "Nothing was changed. One of the two is an exception of the other already."},
		{Err: journal.ErrNoClass, Typed: true, Hint: "Type a class or a tag, or the beginning of one."},
		{Err: school.ErrTimetable, Exit: 2, Typed: true, Hint: "Nothing was changed. `messup settings --help` says what can be set.", Screen: "Nothing was changed. Mend it, then keep it again."},
		{Err: journal.ErrSetting, Exit: 2, Typed: true, Hint: "Nothing was changed. `messup settings --help` says what can be set.",
			Screen: "Nothing was changed. Mend it, then keep it again."},
		{Err: journal.ErrTooLong, Hint: "Split it in two, or keep the long text in a file of its own."},
		{Err: journal.ErrEmpty, Typed: true, Hint: "Type a few words first."},
	}
}

// faultsOfFiles are those of where it lies.
func faultsOfFiles() []Fault {
	return []Fault{
		{Err: journal.ErrBusy, Exit: 11, Hint: "Try again in a moment, or close the other window."},
		{Err: journal.ErrNoKeyring, Hint: "Nothing else was changed, and the passphrase is asked for as before."},
		{Err: journal.ErrUnsealed, Hint: "Keep the new one: the next start does the rest."},
		{Err: journal.ErrRelocked, Exit: 12, Loss: true, Hint: "Nothing was written to it. Begin messup again, and give the passphrase that it has by now.",
			Screen: "What you typed waits, and is filed then. Leave messup and begin it again."},
		{Err: journal.ErrPassphrase, Exit: 12, Typed: true, Hint: "Nothing was changed, and nothing is lost. Try again: capital letters count."},
		{Err: journal.ErrLocked, Exit: 12, Loss: true, Hint: "`messup` asks for it on a terminal; elsewhere give a file that holds it, with --passphrase-file.",
			Screen: "Leave messup and begin it again: it asks for the passphrase."},
		{Err: journal.ErrDisplaced, Exit: 10, Loss: true, Hint: "Nothing was written to it. `messup restore` brings the journal back, and keeps what lies there beside it.",
			Screen: "Nothing was written to it. The journal can be brought back; what lies there is then kept beside it."},
		{Err: journal.ErrNotJournal, Hint: "Choose another file with --journal, or move this one away.",
			Screen: "Move this file away, or begin messup with another."},
		{Err: journal.ErrAnother, Hint: "Nothing was changed. `messup --journal` that file opens it; `messup import` that file takes its words in here."},
		{Err: journal.ErrNoJournal, Exit: 10, Hint: "`messup` alone begins one."},
		{Err: journal.ErrNoFolder, Exit: 10, Hint: "If it is on another disk, connect that. Otherwise `messup` alone begins a journal there.",
			Screen: "If it is on another disk, connect that."},
		{Err: journal.ErrNoSync, Hint: "If it is on a stick or another disk, connect that. Nothing was changed."},
		{Err: journal.ErrNoCommit, Hint: "What was synced is kept all the same; `messup sync` does the rest once git can."},
		{Err: journal.ErrGone, Exit: 10, Loss: true, Hint: "Nothing was begun. `messup restore` brings it back; `messup begin` begins a new one and sets the old backups aside.",
			Screen: "Nothing was begun. It can be brought back; or begin a new one, and what is left of the old is set aside."},
		{Err: journal.ErrOlder, Exit: 13, Loss: true, Hint: "Nothing was written to it. `messup restore` brings the rest back; `messup restore --from` this file goes on without the rest, which is then left in a journal of its own.",
			Screen: "Nothing was written to it. The rest can be brought back; this file is then kept beside the journal."},
		{Err: journal.ErrBadBackup, Exit: 13, Hint: "The journal itself is whole. `messup backup` makes a new one. Keep this one too: it may hold words that are not here."},
		{Err: journal.ErrNoFile, Hint: "Nothing was changed. `messup backups` lists the backups there are."},
		{Err: journal.ErrNothing, Exit: 13, Loss: true, Hint: "Nothing was written to it. Once this file is moved away, the first thing you keep begins a new journal.",
			Screen: "Nothing was written to it. Once this file is moved away, a new journal can be begun."},
		{Err: journal.ErrDamaged, Exit: 13, Loss: true, Hint: "Nothing was written to it. `messup check` says what is known, `messup restore` brings back what can be read."},
		{Err: journal.ErrNewer, Hint: "It can be read here but not changed. Use the newer messup to write."},
		// what is in the file matters more than what the disk said of it
		{Err: journal.ErrUnsure, Exit: 14, Loss: true, Ends: true, Hint: "It may be there: look before you write it again, and check the disk.",
			Screen: "It may be there already. Check the disk; it is kept again."},
		{Err: journal.ErrDiskFull, Exit: 14, Loss: true, Ends: true, Hint: "Free some space, then try again. Nothing already kept is touched."},
		{Err: journal.ErrQuota, Exit: 14, Loss: true, Ends: true, Hint: "Remove something of yours from that disk, then try again. Nothing already kept is touched."},
		{Err: journal.ErrNoLocks, Exit: 14, Loss: true, Ends: true, Hint: "Without locks two windows would destroy each other's words. Choose another disk with --journal, or have locks turned on.",
			Screen: "Without locks two windows would destroy each other's words. Keep the journal on another disk."},
		{Err: journal.ErrTooManyOpen, Exit: 14, Loss: true, Ends: true, Hint: "Close some programs, then try again."},
		{Err: journal.ErrUnreadable, Exit: 14, Ends: true, Hint: "Check who may read the file and its folder, or choose another file with --journal.",
			Screen: "Check who may read the file and its folder."},
		{Err: journal.ErrShut, Exit: 14, Ends: true, Hint: "No backup was changed. Check who may read that folder."},
		{Err: journal.ErrReadOnly, Exit: 14, Loss: true, Ends: true, Hint: "Check who may write to the file and its folder, or choose another place with --journal.",
			Screen: "Check who may write to the file and its folder."},
		{Err: journal.ErrNoPlace, Exit: 14, Loss: true, Ends: true, Hint: "Choose another place, or check who may write there. Nothing already kept is touched.",
			Screen: "Check who may write there. Nothing already kept is touched."},
		{Err: journal.ErrInUse, Exit: 14, Loss: true, Hint: "One that looks for viruses or copies files to elsewhere may have it for a moment. Try again; nothing already kept is lost."},
		{Err: journal.ErrReplaced, Loss: true, Hint: "Nothing was written to the new file. Close messup and open it again to go on with the file that is there now."},
		{Err: journal.ErrDisk, Exit: 14, Loss: true, Hint: "Check that the disk is there and has space, then try again."},
		{Err: journal.ErrDiskRead, Exit: 14, Ends: true, Hint: "Nothing was changed. Check that the disk is there and sound; `messup backups` lists the copies.",
			Screen: "Nothing was changed. Check that the disk is there and sound."},
	}
}

// Failure turns an error into what is shown: what happened, then what can be
// done about it.
func Failure(err error) (what, hint string) {
	if errors.Is(err, context.DeadlineExceeded) {
		return Say("The disk took too long."), Say(FaultOf(journal.ErrDisk).Screen)
	}
	what = Sentence(err)
	if what != "" {
		what = SentenceCase(what)
	}
	return what, Say(FaultOf(err).Screen)
}

// Broken says that the journal cannot be read: first what is the case and what was not
// done to it, then what can be done.
func Broken(err error) (what, then string) {
	if errors.Is(err, context.DeadlineExceeded) {
		return Failure(err)
	}
	screen := FaultOf(err).Screen
	what, then = text.Ended(SentenceCase(Reason(err))), Say(screen)
	if first, rest, more := strings.Cut(then, ". "); strings.HasPrefix(string(screen), "Nothing was ") {
		if !more {
			return what + " " + then, ""
		}
		what, then = what+" "+first+".", rest
	}
	return what, then
}

// Detail is what else is known of such a fault; nothing where Broken says it all.
func Detail(err error) string {
	if all := Sentence(err); all != Reason(err) {
		return all
	}
	return ""
}

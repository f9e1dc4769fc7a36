package voice

import "strings"

// NoWayAround says before a passphrase is set what it means to forget it, and what a good one is.
func NoWayAround() string {
	return Say("Without the passphrase nobody reads the journal again, you neither: there is no way around it. Four or five words that have nothing to do with each other are good, and easy to keep; a single word, a name or a date is guessed. Write them on paper.")
}

// Sealed says what a journal with a passphrase is, and what it is not, or that it has another
// one. unread are files beside it that are not sealed by it.
func Sealed(anew bool, unread []string) []string {
	but, named := "", []string(nil)
	if len(unread) > 0 {
		but, named = Say(", but for what is named here"), []string{Say("Not sealed by it, and beside it: %s. Remove what you do not need.", strings.Join(unread, ", "))}
	}
	if anew {
		return append([]string{Say("The journal has another passphrase now, and so have its backups and what waits for it%s. Copies elsewhere still have the one before.", but)}, named...)
	}
	return append([]string{Say("The journal is sealed, and so are its backups and what waits for it%s. Copies and exports elsewhere, what a synced folder or a snapshot of the disk keeps, and what an SSD has not written over yet are out of messup's reach.", but)}, named...)
}

// NoWayAroundBriefly is NoWayAround where there is little room.
func NoWayAroundBriefly() string {
	return Say("Without it nobody reads the journal again. Take four or five odd words, on paper.")
}

// Unsealed says what it means that there is no passphrase any more.
func Unsealed() string {
	return Say("The passphrase is off: whoever can read the file can read the journal.")
}

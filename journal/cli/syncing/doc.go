// Package syncing is the command that keeps the journal in step with a folder, and what a start
// takes out of that folder's inbox. It knows where the folder is (kept.go), opens it and its seal
// (open.go), has package instep do the work (run.go), takes in the notes that a phone left
// (inbox.go), has git record it where that was asked for (commit.go), and says what came of it
// (told.go). What it needs of the run it is part of is a Shell.
package syncing

// Package store keeps a journal in one file, and keeps it safe: [File] is the
// [record.Store] that the program runs on.
//
// # What lives here, and what does not
//
// Here: how bytes get onto the disk and back, unharmed or not at all; locks between processes; backups,
// restore, and taking deleted words out of all of them. Not here: what an entry or a lesson is. The store
// is given kinds, ids, times and bytes, the kinds that count as a person's own, and record.Reindexing to
// derive lists and search texts anew. What a value looks like on the disk is in store/seal, and how a
// bbolt file is read without trusting it in store/boltfile; neither opens or writes a file, and nor does
// store/salvage, which finds records in the rubble. How a file is read through before it is trusted is in
// store/verify, and that it was in store/stamp. How records are read and kept inside one call is in
// store/bolttx. What lies beside the journal and belongs to it is told by store/shelf; which backups stay is in store/rotation. What the journal did not take waits in
// store/inbox, and what it does not have yet in store/scratch; what was kept since the newest backup is in
// store/recent, and whose the backups are is told by store/others. Copies that nobody has open are read by
// store/copies, packed and unpacked by store/packed, and what one of them has is brought in by store/joining. What is set aside goes by
// store/aside; what is being deleted for good is written down by store/mark, and taken out of what is kept
// by store/outtake. How files are made, put in place, locked, synced and cleared away is in store/disk.
// What is put by for a while, as a change of any size or a restore is until all of it is there, lies in store/spool.
//
// # The folder
//
//	journal.db                          the journal, a bbolt file
//	journal-damaged-20261119T141000Z.db what a restore found, untouched but for what is deleted for good
//	journal-replaced-20261119T141000Z.db the same, where nothing was wrong with it
//	journal-damaged-20261119T141000Z.log what was kept since the backup, where not all of it could be read
//	journal-given-up-20261119T141000Z.db all that is not in the journal any more since it became what
//	                                    a copy says: a journal of its own
//	backups/journal-20261119T141000Z.db.gz
//	                                    seven daily and four weekly ones, and fuller ones beside
//	                                    them, packed (store/packed); of earlier messups .db
//	backups/journal-recent.log          what was kept since the newest of them
//	inbox/journal-20261119T141000Z-1f2e3d4c.jot
//	                                    a note that could not be saved, to be taken in
//	edit/                               what is being written or open in an editor, and a share that is begun (store/scratch)
//	.journal.checked                    that all of it was checked as it is (store/stamp)
//	.journal.sync, .journal.synced      the folder it is kept in step with (store/folder), and what both have
//	.journal-0123456789abcdef.tmp       a file being made, or going; swept away after a crash
//	.journal-forgetting                 deleted words are being taken out, with the ids of what may go, or the
//	                                    passphrase becomes another one; the next start goes on
//	.journal-parting/                   what is left of another journal, being set aside; the next start takes it back
//	.journal-beginning/                 what is being set aside; the next start finishes it or takes it back
//	journal-before-20261119T141000Z/    what was left of a journal that had this name before, each
//	                                    at its place: restore brings that journal back in there
//
// All that is made there is open to its owner alone (private.go). Several journals may lie in one
// folder: what belongs to each begins with its name, followed by ~ where its file does not end in
// .db (store/names). No link in it is followed, but one in the place of the journal or of a whole
// folder. Whatever goes is overwritten first, unless it has another name on the disk. Elsewhere
// nothing is made but FILE.part beside the FILE that a person asked for.
//
// # Time
//
// What is newest is told by the serial in a head, which each change raises. Clocks are wrong
// at times: the day in a name only decides which backups are kept for a week and a month, and
// never that the newest one goes. One that is dated after now stays, and takes the place of
// no other (backups.go).
//
// # Backups
//
// No save but one of many records waits for one: Settle makes it once the change is kept, of a copy
// taken piece by piece (backup.go). Until then, and if that is cut short, the log has it too.
//
// # The file
//
// The bucket meta says whose file it is, which version, how many records of each kind there
// are, and which were deleted for good (seal/head.go). Each kind has four buckets: the records
// by id, and by time, newest first, their lines, their search texts, and the keys of the
// lines that lists look for among all (store/bolttx). Every value carries a checksum, and
// every record says all about itself, so that it can be found again in the rubble
// (seal/value.go).
//
// # Trust
//
// bbolt keeps what it acknowledged through kills and power cuts, but believes whatever it
// finds in a file: damage ends the program or, worse, goes unnoticed. So bbolt only
// changes a journal, and comes to no page that was not read before:
//
//   - package boltfile reads a file as bytes, every number against its bounds, all of it
//     or what is on the way to something; bolttx asks it for whatever a call did not change;
//   - store/verify goes through all of it at the first call of a File, unless store/stamp
//     says that this was done;
//   - guard.go decides at every further call whether the file is still the one
//     that was checked, and at every commit whether the change arrived in it;
//   - recent.go says whether more was kept than there is in it, as after an older
//     copy was put in its place;
//   - session.go opens, locks and closes the file around each call, and turns
//     faults and panics of bbolt into journal.ErrDamaged;
//   - salvage and restore.go bring back what can be read.
//
// # A passphrase
//
// A journal may have one (lock.go). Then all values are sealed (store/seal), in its file, its
// backups, its log and what restores kept; what waits in the inbox, what is being written and a
// share that is begun are age files for its public key, which anybody may make. To set, change or
// take off the passphrase is to put a new file in the place of the journal, and then to go through
// all the others, as when something is deleted for good: cut short, the next start does the rest.
//
// Who can read what:
//
//	                                        without     with a passphrase
//	words, titles, classes, tags, names     all of it   nothing
//	ids, how many, how long, when made      all of it   all of it: the tree is ordered by them
//	a value put back, moved or made up      not told    told as damage
//	a whole older state put in its place    told        told, by the log and the backups
//	a plain journal put in its place        -           told, by the backups: it does not know their keys
//	a change cut out of the log             not told    not told: a restore takes what is there
//	a note put into the inbox               taken in    taken in: anybody may leave one
//	another public half in the head         -           told at the next opening; notes left until then are
//	                                                    whoever's it is
//
// An id that came with an import without one, and that of a strength or gap named in an entry, is
// a hash of its words: who guesses these can tell that they are there.
//
// A journal whose passphrase was taken off keeps the keys it had, in clear: what was sealed before,
// and lies somewhere yet, is read with them.
//
// Where a person asks for it, the keyring of the system keeps the passphrase (store/keyring): then
// whoever is signed in there, and may run programs, opens the journal. Beside the journal lies
// the name that it is kept under, which says nothing of it.
//
// Whoever may run programs as the same user while the journal is open reads along: the
// memory of messup, what is typed, the terminal and its history. The passphrase is in memory
// while messup runs, and in no file. A fault leaves no core with it (disk.LeaveNoCore); swap
// and sleep files are the system's. What was written before there was a passphrase is
// overwritten where it lay, which says little of an SSD, a snapshot or the history of a synced
// folder. Exports and copies elsewhere are the person's. A passphrase that is guessed opens all:
// each guess costs a second and 256 MB (seal.DefaultWork).
//
// # Tests
//
// The short tests take seconds; the long ones, with thousands of kills and files, minutes. All
// of them run on sealed journals too:
//
//	MESSUP_LONG=1 go test -timeout 60m -v ./store
//	MESSUP_SEALED=1 go test ./store
//	go test -run - -bench . ./store
package store

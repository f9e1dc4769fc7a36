package salvage

import (
	"bytes"
	"encoding/hex"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// A log of recent changes is records in the form the journal keeps them in, one
// after the other, and notes between them, which are records of the kind gone.

// gone is the kind of a note. One with data says that a record was deleted: the
// note's id is the record's, its data the record's kind. One without says which
// run of the program made the change: its id is the run's name. Programs that
// know of no runs take it for the deletion of a record that is nowhere.
const gone journal.Kind = "gone"

// Deletion notes that a record was deleted.
func Deletion(s seal.Seal, r seal.Stored, serial uint64) []byte {
	r.Kind, r.Data = gone, []byte(r.Kind)
	return s.Record(r.Record, serial)
}

// Change notes which run made a change.
func Change(s seal.Seal, run seal.Run, serial uint64) []byte {
	return s.Record(record.Record{Kind: gone, ID: journal.ID(hex.EncodeToString(run[:]))}, serial)
}

// A Log is what a log of recent changes says.
type Log struct {
	Records Records
	deleted []deletion
	first   uint64    // serial of the first change; 0 of an empty log
	serial  uint64    // of the last change
	noted   uint64    // of the last change that a run is noted for
	past    seal.Past // the runs that made the changes, as far as it is noted
	from    *source
	read    int64 // bytes of records
}

// A deletion is a note that a record was deleted.
type deletion struct {
	record.Key
	serial uint64
}

// Whole reports of a log that was read from its first record on whether all of it says
// something. What does not may be words that were kept.
func (l Log) Whole() bool { return l.from == nil || l.read == l.from.size }

// State says after which change the log ends. If the end was cut off, nobody knows
// who made that change, and so nothing can be held against it.
func (l Log) State() seal.State {
	if l.noted < l.serial {
		return seal.State{Serial: l.serial}
	}
	return seal.State{Serial: l.serial, Past: l.past}
}

// Shares reports whether a log has a change that a state of the journal has too.
func (l Log) Shares(with seal.State) bool {
	return with.Shares(seal.State{Serial: l.serial, Past: l.past})
}

// Follows reports whether a log begins where a state ends, as it does after a backup.
func (l Log) Follows(from seal.State) bool { return from.Serial > 0 && l.first == from.Serial+1 }

// Says reports whether anything of it can be read.
func (l Log) Says() bool { return l.read > 0 }

// ReadLog reads what is whole of a log, or of the end of one.
func ReadLog(s seal.Seal, b []byte) Log {
	l := Log{Records: Records{}, from: &source{from: bytes.NewReader(b), size: int64(len(b)), seal: s}}
	for at, r := range s.Scan(b) {
		l.serial, l.read = max(l.serial, r.Serial), l.read+int64(r.Size())
		if l.first == 0 || r.Serial < l.first {
			l.first = r.Serial
		}
		var run seal.Run
		switch name, err := hex.DecodeString(string(r.ID)); {
		case r.Kind != gone:
			l.Records.add(l.from.found(r, int64(at), false))
		case len(r.Data) > 0:
			l.deleted = append(l.deleted, deletion{record.Key{Kind: journal.Kind(r.Data), ID: r.ID}, r.Serial})
		case err == nil && copy(run[:], name) == len(run):
			l.past, l.noted = l.past.With(r.Serial, run), max(l.noted, r.Serial)
		}
	}
	return l
}

// drop removes what was deleted, unless it was kept again later.
func (rs Records) drop(deleted []deletion) {
	for _, d := range deleted {
		of := rs[d.Kind]
		if r, there := of[d.ID]; there && r.Serial < d.serial {
			delete(of, d.ID)
		}
	}
}

package salvage

import (
	"cmp"
	"slices"

	"messup/journal"
	"messup/store/seal"
)

// A Piece is what could be read of a backup that none can begin from as it is: a
// damaged one, or one that lies there under another name.
type Piece struct {
	Rubble
	Path  string
	Whole bool // it has another name, and nothing is wrong with it
}

// newest returns the last change that is known of it.
func (p Piece) newest() uint64 {
	if p.Head != nil {
		return max(p.Head.Serial, p.Newest())
	}
	return p.Newest()
}

// holds counts its records.
func (p Piece) holds() (n int) {
	for _, of := range p.Records {
		n += len(of)
	}
	return n
}

// OfOne sorts pieces, the newest first and of those the fullest, and leaves those of
// one journal, and those that do not say whose they are. Without a word which journal
// is meant it is that of the newest.
func OfOne(pieces []Piece, of *seal.UID) []Piece {
	slices.SortStableFunc(pieces, func(a, b Piece) int {
		return cmp.Or(cmp.Compare(b.newest(), a.newest()), cmp.Compare(b.holds(), a.holds()))
	})
	for _, p := range pieces {
		if of == nil && p.Head != nil {
			of = &p.Head.Journal
		}
	}
	return slices.DeleteFunc(pieces, func(p Piece) bool { return p.Head != nil && p.Head.Journal != *of })
}

// Journal returns which journal the sources beside its own file are of; nil if none says so.
func (s Sources) Journal() *seal.UID {
	if s.Of != nil {
		return &s.Of.Journal
	}
	for _, p := range s.Pieces {
		if p.Head != nil {
			return &p.Head.Journal
		}
	}
	return nil
}

// beside returns all that is not in the damaged file and was not deleted. The damaged
// backups give what the whole one and the log do not say is gone.
func (s Sources) beside() Records {
	second := Records{}
	for _, rs := range []Records{s.Backup, s.Log.Records} {
		for _, of := range rs {
			for _, r := range of {
				second.add(r)
			}
		}
	}
	for _, p := range s.Pieces {
		s.addPiece(second, p)
	}
	for kind, of := range second {
		for id, r := range of {
			if s.goneLater(r) {
				delete(second[kind], id)
			}
		}
	}
	second.drop(s.Log.deleted)
	return second
}

// addPiece adds what a piece has and nothing says is gone.
func (s Sources) addPiece(to Records, p Piece) {
	as := Sources{Damaged: p.Rubble, Backup: s.Backup, Of: s.Of, Log: s.Log}
	for _, of := range p.Records {
		for _, r := range of {
			if !as.deleted(r) {
				to.add(r)
			}
		}
	}
}

// goneLater reports whether a piece that still has all of a kind, and is newer than the
// record, has it not.
func (s Sources) goneLater(r *Found) bool {
	if _, inLog := s.Log.Records[r.Kind][r.ID]; inLog {
		return false
	}
	return slices.ContainsFunc(s.Pieces, func(p Piece) bool {
		_, there := p.Records[r.Kind][r.ID]
		return !there && p.complete[r.Kind] && r.Serial <= p.Head.Serial &&
			(s.Of == nil || !p.Head.State().Apart(s.Of.State()))
	})
}

// A Part is what came of a piece.
type Part struct {
	Path  string
	Whole bool
	From  map[journal.Kind]int
}

// ofPieces counts a record for the first piece that has it so.
func (c *Counts) ofPieces(r *Found, pieces []Piece) bool {
	for _, p := range pieces {
		if !p.has(r) {
			continue
		}
		at := slices.IndexFunc(c.Parts, func(part Part) bool { return part.Path == p.Path })
		if at < 0 {
			at = len(c.Parts)
			c.Parts = append(c.Parts, Part{Path: p.Path, Whole: p.Whole, From: map[journal.Kind]int{}})
		}
		c.Parts[at].From[r.Kind]++
		return true
	}
	return false
}

package seal

import (
	"encoding/binary"
	"slices"
)

// Run is the name that one run of the program gave itself.
type Run [8]byte

// Past says which runs made the last changes of a journal, oldest first. Two
// states of one journal in which different runs made the same change went
// different ways: a copy of the file was written in elsewhere, and neither holds
// all that was kept. The serial alone cannot tell, as both count on.
type Past []Stretch

// Stretch is changes made by one run without another between them.
type Stretch struct {
	From uint64 // the serial of the first of them
	Run  Run
}

// maxPast is how many stretches are remembered. A run of the pages is one, as
// is a command that keeps something: some weeks of use, in a kilobyte.
const maxPast = 48

// With returns the past after one more change. It leaves p as it is.
func (p Past) With(serial uint64, run Run) Past {
	if n := len(p); n > 0 && (p[n-1].Run == run || p[n-1].From >= serial) {
		return p
	}
	return append(slices.Clone(p[max(0, len(p)-maxPast+1):]), Stretch{serial, run})
}

// at returns the run that made a change; false if that is not known any more.
func (p Past) at(serial uint64) (Run, bool) {
	for _, s := range slices.Backward(p) {
		if s.From <= serial {
			return s.Run, true
		}
	}
	return Run{}, false
}

// State is after which change something is.
type State struct {
	Serial uint64
	Past   Past
}

// State returns the state a file is in.
func (h Head) State() State { return State{h.Serial, h.Past} }

// Apart reports whether two states of one journal are known to have gone
// different ways.
func (s State) Apart(from State) bool {
	both := min(s.Serial, from.Serial)
	one, known := s.Past.at(both)
	other, alsoKnown := from.Past.at(both)
	return known && alsoKnown && one != other
}

// Shares reports whether the same run made the same change in two states: then both are
// of one journal.
func (s State) Shares(with State) bool {
	return slices.ContainsFunc(with.Past, func(other Stretch) bool {
		run, known := s.Past.at(other.From)
		return known && run == other.Run && other.From <= s.Serial
	})
}

// Beyond reports whether there may be changes in a state that another one has not.
func (s State) Beyond(other State) bool { return s.Serial > other.Serial || s.Apart(other) }

// Together returns the serial of the last change that two states share. Without
// a word that they went apart, the older is taken for the beginning of the newer.
func (s State) Together(with State) uint64 {
	both := min(s.Serial, with.Serial)
	if !s.Apart(with) {
		return both
	}
	for _, stretch := range slices.Backward(s.Past) {
		for _, other := range slices.Backward(with.Past) {
			if stretch.Run == other.Run { // each went on by itself from the end of this one
				return min(both, s.Past.end(stretch), with.Past.end(other))
			}
		}
	}
	return 0
}

// Shared is Together, but 0 where nobody knows that the one came of the other: a
// journal that was put together from several has no past before that.
func (s State) Shared(with State) uint64 {
	both := min(s.Serial, with.Serial)
	if s.Apart(with) || s.Past.reaches(both) && with.Past.reaches(both) {
		return s.Together(with)
	}
	return 0
}

// reaches reports whether a past goes back to a change, or to so many that this one
// was dropped from it.
func (p Past) reaches(serial uint64) bool {
	return len(p) == maxPast || len(p) > 0 && p[0].From <= serial
}

// end returns the last serial of a stretch of p that another one follows.
func (p Past) end(of Stretch) uint64 {
	for _, s := range p {
		if s.From > of.From {
			return s.From - 1
		}
	}
	return ^uint64(0)
}

func (p Past) bytes() []byte {
	b := make([]byte, 0, len(p)*16)
	for _, s := range p {
		b = append(binary.LittleEndian.AppendUint64(b, s.From), s.Run[:]...)
	}
	return b
}

func openPast(b []byte) (p Past, err error) {
	if len(b)%16 != 0 {
		return nil, Damaged("a past of %d bytes", len(b))
	}
	for ; len(b) > 0; b = b[16:] {
		p = append(p, Stretch{binary.LittleEndian.Uint64(b), Run(b[8:16])})
	}
	return p, nil
}

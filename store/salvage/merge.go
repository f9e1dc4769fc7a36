package salvage

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// Sources are what a journal is put together from.
type Sources struct {
	Damaged Rubble
	Backup  Records     // of a whole backup; none if there is none
	Of      *seal.Head  // of the backup
	Log     Log         // of what was kept since, of the same journal
	Graves  []seal.Head // of the journal in whatever state: they say what was deleted for good
	Pieces  []Piece     // of backups that are damaged or renamed, the newest first
}

// Merged is a journal put together.
type Merged struct {
	Records []*Found // by kind and id
	Forks   []Fork   // those of them that were changed here and elsewhere
	Buried  []*Found // those that were deleted for good, and are left out
	Apart   bool     // the file and what is kept beside it went different ways
	Counts
	Light func(record.Record) (record.Record, error) // what is left of a record; nil: all
}

// Read reads one of the records.
func (m Merged) Read(f *Found) (record.Record, error) {
	r, err := f.Record()
	if err == nil && m.Light != nil {
		r, err = m.Light(r)
	}
	return r, err
}

// Fork is a record that was changed in the damaged file and elsewhere, after the two
// went different ways. The one with the higher serial is among the merged; which is
// the later, no serial says.
type Fork struct {
	Kept, Other *Found
	Base        *Found // the newest that is known of before; nil if nothing is
}

// Read reads all of them.
func (f Fork) Read() (all record.Fork, err error) {
	if all.Kept, err = f.Kept.Record(); err == nil {
		all.Other, err = f.Other.Record()
	}
	if err == nil && f.Base != nil {
		all.Base, err = f.Base.Record()
	}
	return all, err
}

// Counts says where the records of a merged journal come from.
type Counts struct {
	FromIt   map[journal.Kind]int // of the backup
	FromLog  map[journal.Kind]int // of what was kept since
	Salvaged map[journal.Kind]int // of the damaged file: only there, or newer there
	Parts    []Part               // of damaged and renamed backups: only there, or newer there
	Total    map[journal.Kind]int
	Missing  map[journal.Kind]int // what the damaged file once had and nobody has; nil if it does not say
}

// Leave counts one of the records no more.
func (m Merged) Leave(key record.Key) {
	r := m.find(key)
	if r == nil {
		return
	}
	m.Total[key.Kind]--
	if r.counted != nil {
		r.counted[key.Kind]--
	}
}

// find returns one of the records; nil if it is not among them.
func (m Merged) find(key record.Key) *Found {
	at, is := slices.BinarySearchFunc(m.Records, key, func(r *Found, key record.Key) int {
		return cmp.Or(cmp.Compare(r.Kind, key.Kind), cmp.Compare(r.ID, key.ID))
	})
	if !is {
		return nil
	}
	return m.Records[at]
}

// Merge joins all there is. A kind that the damaged file still has whole, and of
// which nothing newer is known, is taken as it is there, with its deletions; of
// the others the newest of each record is taken. What a whole backup does not
// have although it is older than the backup was deleted, and stays so.
func (s Sources) Merge() (Merged, error) {
	second := s.beside()
	complete := s.Damaged.complete
	if s.outdated() {
		complete = nil
	}
	merged := Records{}
	for kind, of := range s.Damaged.Records {
		merged[kind] = maps.Clone(of)
		if !complete[kind] {
			maps.DeleteFunc(merged[kind], func(_ journal.ID, r *Found) bool { return s.deleted(r) })
		}
	}
	var forks []Fork
	for kind, of := range second {
		if !complete[kind] {
			forks = append(forks, s.take(merged, kind, of)...)
		}
	}
	buried := s.bury(merged)
	forks = slices.DeleteFunc(forks, func(f Fork) bool {
		_, stays := merged[f.Kept.Kind][f.Kept.ID]
		return !stays
	})
	err := s.findBases(forks)
	slices.SortFunc(forks, func(a, b Fork) int {
		return cmp.Or(cmp.Compare(a.Kept.Kind, b.Kept.Kind), cmp.Compare(a.Kept.ID, b.Kept.ID))
	})
	counts := Counts{}
	counts.of(merged, s)
	_, apart := s.fork()
	return Merged{Records: merged.sorted(), Forks: forks, Buried: buried, Apart: apart, Counts: counts}, err
}

// take adds to what is merged the records of a kind that are newer, and returns
// those of which there are two wordings.
func (s Sources) take(merged Records, kind journal.Kind, newer map[journal.ID]*Found) (forks []Fork) {
	for id, r := range newer {
		have, there := merged[kind][id]
		merged.add(r)
		if !there || !s.differ(have, r) {
			continue
		}
		fork := Fork{Kept: have, Other: r}
		if merged[kind][id].Serial == r.Serial && have.Serial != r.Serial {
			fork = Fork{Kept: r, Other: have}
		}
		forks = append(forks, fork)
	}
	return forks
}

// outdated reports whether more is known of the journal than its file holds.
func (s Sources) outdated() bool {
	h := s.Damaged.Head
	return h != nil && slices.ContainsFunc(s.states(), func(known seal.State) bool {
		return known.Serial > h.Serial || known.Apart(h.State())
	})
}

// states returns what the second copies know of the journal.
func (s Sources) states() []seal.State {
	states := []seal.State{s.Log.State()}
	if s.Of != nil {
		states = append(states, s.Of.State())
	}
	for _, p := range s.Pieces {
		if p.Head != nil {
			states = append(states, p.Head.State())
		}
	}
	return states
}

// shared returns the serial up to which a second copy and the damaged file tell
// the same story.
func (s Sources) shared(with seal.State) uint64 {
	if s.Damaged.Head == nil {
		return with.Serial
	}
	return s.Damaged.Head.State().Together(with)
}

// deleted reports whether a record of the damaged file was deleted: the backup
// is newer and has it not, or the log says so.
func (s Sources) deleted(r *Found) bool {
	if s.Of != nil && r.Serial <= s.shared(s.Of.State()) {
		_, inBackup := s.Backup[r.Kind][r.ID]
		_, inLog := s.Log.Records[r.Kind][r.ID] // deleted, and given back
		if !inBackup && !inLog {
			return true
		}
	}
	shared := s.shared(s.Log.State())
	return slices.ContainsFunc(s.Log.deleted, func(d deletion) bool {
		return d.ID == r.ID && d.Kind == r.Kind && r.Serial < d.serial &&
			(r.Serial <= shared || s.Damaged.Head == nil || !s.Log.State().Apart(s.Damaged.Head.State()))
	})
}

// differ reports whether a record was changed in the damaged file and elsewhere,
// after the two went different ways.
func (s Sources) differ(damaged, other *Found) bool {
	fork, apart := s.fork()
	return apart && !damaged.same(other) && damaged.Serial > fork && other.Serial > fork
}

// fork returns the serial after which the damaged file and what is kept beside it
// went different ways; false if they did not.
func (s Sources) fork() (serial uint64, apart bool) {
	h := s.Damaged.Head
	for _, known := range s.states() {
		if h != nil && known.Apart(h.State()) {
			serial, apart = max(serial, h.State().Together(known)), true
		}
	}
	return serial, apart
}

// findBases looks for what both sides of each fork began from: an earlier state that
// one of the copies still has.
func (s Sources) findBases(forks []Fork) error {
	at := map[journal.Kind]map[journal.ID]*Fork{}
	for i, f := range forks {
		if at[f.Kept.Kind] == nil {
			at[f.Kept.Kind] = map[journal.ID]*Fork{}
		}
		at[f.Kept.Kind][f.Kept.ID] = &forks[i]
	}
	fork, _ := s.fork()
	look := func(r *Found) {
		if f := at[r.Kind][r.ID]; f != nil && r.Serial <= fork && (f.Base == nil || r.Serial > f.Base.Serial) {
			f.Base = r
		}
	}
	if len(forks) == 0 {
		return nil
	}
	for _, of := range s.Backup {
		for _, r := range of {
			look(r)
		}
	}
	var err error
	for _, from := range []*source{s.Log.from, s.Damaged.from} {
		if from != nil && err == nil {
			err = Each(from.from, from.size, from.seal, look)
		}
	}
	return err
}

func (c *Counts) of(merged Records, s Sources) {
	c.FromIt, c.FromLog, c.Salvaged, c.Total = map[journal.Kind]int{}, map[journal.Kind]int{}, map[journal.Kind]int{}, map[journal.Kind]int{}
	for kind, of := range merged {
		c.Total[kind] = len(of)
		for _, r := range of {
			from := c.Salvaged
			switch {
			case s.Backup.has(r):
				from = c.FromIt
			case s.Log.Records.has(r):
				from = c.FromLog
			case !s.Damaged.has(r) && c.ofPieces(r, s.Pieces):
				continue
			}
			from[kind]++
			r.counted = from
		}
	}
	damaged := s.Damaged.Head
	if damaged == nil {
		return
	}
	c.Missing = map[journal.Kind]int{}
	for kind, want := range damaged.Counts {
		have := maps.Clone(s.Damaged.Records[kind]) // what was deleted since is no loss
		if have == nil {
			have = map[journal.ID]*Found{}
		}
		maps.Copy(have, merged[kind])
		c.Missing[kind] = max(0, int(want)-len(have))
	}
}

// Beyond counts the records that another journal does not have, or not so.
func (m Merged) Beyond(other Merged) (map[journal.Kind]int, error) {
	beyond := map[journal.Kind]int{}
	for _, r := range m.Records {
		there := other.find(record.Key{Kind: r.Kind, ID: r.ID})
		is := there != nil
		if is && m.Light == nil && other.Light == nil {
			is = there.same(r)
		} else if is {
			ours, err := m.Read(r)
			theirs, otherErr := other.Read(there)
			if err = errors.Join(err, otherErr); err != nil {
				return nil, err
			}
			is = bytes.Equal(ours.Data, theirs.Data)
		}
		if !is {
			beyond[r.Kind]++
		}
	}
	return beyond, nil
}

func (rs Records) sorted() (all []*Found) {
	for _, kind := range slices.Sorted(maps.Keys(rs)) {
		for _, id := range slices.Sorted(maps.Keys(rs[kind])) {
			all = append(all, rs[kind][id])
		}
	}
	return all
}

// Newest returns the serial above which nothing of the journal was ever kept, as
// far as the sources know.
func (s Sources) Newest() uint64 {
	newest := max(s.Damaged.Newest(), s.Backup.Newest(), s.Log.serial)
	for _, p := range s.Pieces {
		newest = max(newest, p.newest())
	}
	for _, h := range []*seal.Head{s.Damaged.Head, s.Of} {
		if h != nil {
			newest = max(newest, h.Serial)
		}
	}
	return newest
}

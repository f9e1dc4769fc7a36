package store

import (
	"path/filepath"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/salvage"
	"messup/store/seal"
)

// A journal that becomes what an earlier copy says gives up what came after. That is
// made a journal of its own before, the fullest that can be had: one that can be read,
// and brought back.

// giveUp makes a journal, under a passing name, of all that is known of the one that
// is to become h, and counts what of it the new one does not have. Where it has all
// there is none.
func (f *File) giveUp(there found, h seal.Head, stays salvage.Merged) (path string, beyond map[journal.Kind]int, err error) {
	known := salvage.Sources{}
	if there.bytes != nil {
		known.Damaged = salvage.Damaged(there.bytes, f.seal)
	}
	if known.Backup, known.Of, _, err = f.newestGood(&h.Journal); err != nil {
		return "", nil, err
	}
	if known.Log, err = f.readLog(h.Journal); err != nil {
		return "", nil, err
	}
	all := known.Merge()
	if beyond = all.Beyond(stays); len(beyond) == 0 {
		return "", nil, nil
	}
	of, err := seal.NewHead(f.config.Rand, f.schema())
	if err != nil {
		return "", nil, err
	}
	of.Journal, of.Serial = h.Journal, h.Serial-1 // below the one that goes on
	path, err = f.build(f.folder(), of, func(b *bolttx.Builder) error { return f.refill(b, all, map[journal.Kind]int{}) })
	return path, beyond, err
}

// keep keeps what was there. The file itself is kept as it was, unless it can be read
// and the journal is to be what a copy says: then all that is given up is in rest.
func (s *session) keep(r *Restored, there found, from, rest string) (err error) {
	if s.f != nil && (from == "" || !there.readable) {
		kept, as := &r.Replaced, replaced
		if there.broken {
			kept, as = &r.Damaged, damaged
		}
		if *kept, err = s.file.making().Put(there.bytes, s.file.keptAs(as)); err != nil {
			return err
		}
	}
	if rest != "" {
		r.GivenUp, err = s.file.making().Settle(rest, s.file.keptAs(givenUp))
	}
	return err
}

// keptAs names the files that a restore keeps, by why.
func (f *File) keptAs(why string) func(n int) string {
	now := f.config.Now().UTC().Format(stampLayout)
	return func(n int) string {
		return filepath.Join(f.folder(), f.name()+why+now+disk.Numbered(n)+ending)
	}
}

// scrub overwrites a file that was made, if one was.
func scrub(path string) error {
	if path == "" {
		return nil
	}
	return disk.Scrub(path)
}

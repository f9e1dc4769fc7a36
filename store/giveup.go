package store

import (
	"context"

	"messup/journal"
	"messup/store/aside"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/shelf"
)

// A journal that becomes what an earlier copy says gives up what came after. That is
// made a journal of its own before, the fullest that can be had: one that can be read,
// and brought back.

// giveUp makes a journal, under a passing name, of all that is known of the one that
// is to become h, from whatever backup, and counts what of it the new one does not have.
// Where it has all there is none.
func (f *File) giveUp(known salvage.Sources, h seal.Head, stays salvage.Merged, held *copies.Held) (path string, beyond map[journal.Kind]int, err error) {
	if _, err = f.addBackups(&known, &h.Journal, held); err != nil {
		return "", nil, err
	}
	all, err := f.merge(known)
	if err == nil {
		beyond, err = all.Beyond(stays)
	}
	if err != nil || len(beyond) == 0 {
		return "", nil, err
	}
	of, err := seal.NewHead(f.config.Rand, f.schema())
	if err != nil {
		return "", nil, err
	}
	of.Journal, of.Serial, of.Gone = h.Journal, h.Serial-1, h.Gone // below the one that goes on
	path, err = f.build(f.shelf().Folder(), of, f.Values(), func(b *bolttx.Builder) error { return f.refill(b, all, map[journal.Kind]int{}) })
	return path, beyond, err
}

// keep keeps what was there. The file itself is kept as it was, unless it can be read
// and the journal is to be what a copy says: then all that is given up is in rest. So is
// a log that cannot be read as a whole, before a backup takes its place.
func (s *session) keep(r *Restored, there found, from, rest string) (err error) {
	if s.f != nil && (from == "" || !there.readable) {
		kept, as := &r.Replaced, shelf.Replaced
		if there.broken {
			kept, as = &r.Damaged, shelf.Damaged
		}
		if *kept, err = s.file.shelf().Making().Put(disk.Start(s.f, s.info.Size()), s.file.shelf().KeptAs(as, names.Ending)); err != nil {
			return err
		}
	}
	if r.Log != "" {
		if r.Log, err = s.file.keepLog(r.Log); err != nil {
			return err
		}
	}
	if rest != "" {
		r.GivenUp, err = s.file.shelf().Making().Settle(rest, s.file.shelf().KeptAs(shelf.GivenUp, names.Ending))
	}
	return err
}

// tellOthers gives notice of what is left of others.
func (f *File) tellOthers(h seal.Head, im *boltfile.Image) {
	lots, _, err := f.shelf().Lots(h.Journal, f.config.Unmissed, func() (salvage.Records, error) { return salvage.Whole(im, h, f.Values()) })
	if err == nil && len(lots) > 0 { // what cannot be read is told by who needs it
		f.note("Another journal had this name, and things of it are not in this one: its backups are still here. `messup restore` sets them aside, and says how they come back.")
	}
}

// part sets aside what is left of others, all of it or nothing. The journal stays as
// it is.
func (s *session) part(ctx context.Context, there found, dryRun bool) (r Restored, err error) {
	r = Restored{Whole: true, Rehearsed: dryRun}
	if !there.readable {
		return r, nil
	}
	r.Log = s.file.shelf().BadLog(there.head.Journal)
	lots, beyond, err := s.file.shelf().Lots(there.head.Journal, s.file.config.Unmissed, func() (salvage.Records, error) {
		im, err := boltfile.Open(s.f, s.info.Size())
		if err != nil {
			return nil, err
		}
		return salvage.Whole(im, there.head, s.file.Values())
	})
	if r.Others = beyond; err != nil || len(lots) == 0 || dryRun {
		return r, err
	}
	var paths []string
	for _, lot := range lots {
		paths = append(paths, lot.Paths()...)
	}
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	r.Aside = s.file.shelf().NewAside()
	return r, aside.All(wait, s.file.parting(), s.file.shelf().Folder(), r.Aside, paths)
}

// parting returns the folder that is there while what is left of others is set aside.
func (f *File) parting() string { return f.shelf().Passing("parting") }

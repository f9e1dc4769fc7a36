package page

import "messup/journal"

// A Sitting is what is known, since the program began, of how an entry came by its
// words. Nothing of it is kept: it says of words that are old only that.
type Sitting struct {
	Said  map[string]bool // the places in whose text something was typed
	Waved map[string]bool // the lines that are not to be filled: emptied, or an offer was waved off
	rev   int             // the revision of the entry that this is about
}

// Sitting is that of an entry, and whether there was one. It is a new one for an entry
// that was changed meanwhile in another way: what was emptied there is to stay empty.
func (d *Env) Sitting(id journal.ID, rev int) (s *Sitting, is bool) {
	s, is = d.sittings[id], d.sittings[id] != nil
	if !is || s.rev != rev {
		s = &Sitting{map[string]bool{}, map[string]bool{}, rev}
		if d.sittings == nil {
			d.sittings = map[journal.ID]*Sitting{}
		}
		d.sittings[id] = s
	}
	return s, is
}

// Kept notes that the entry was kept, at this revision.
func (s *Sitting) Kept(rev int) { s.rev = rev }

// ShowedNames notes that somebody was shown the names in an entry: they are shown once.
func (d *Env) ShowedNames(of journal.ID) {
	if d.named == nil {
		d.named = map[journal.ID]bool{}
	}
	d.named[of] = true
}

// ShowsNames reports whether the names in an entry are still to be shown, where a role can
// take their place.
func (d *Env) ShowsNames(of journal.ID) bool { return d.Opts.Unname != nil && !d.named[of] }

package record

import (
	"messup/journal"
)

// An Intake says how an Archive is brought in.
type Intake struct {
	DryRun  bool   // say what would happen, and keep nothing
	Trashed bool   // also what is in the trash here, which stays there too
	Gone    bool   // also what was deleted here for good
	From    string // whose it is: then it can be taken back (package takeback)
}

// away is what was deleted here, and is not to be brought in again.
type away struct {
	Intake
	trashed map[Key]bool
	buried  map[Key]bool // for good, of what comes in: each is asked for once
	gone    goneSet      // they, as what is left may tell of them
}

// look looks up what is in the trash.
func (a *away) look(tx Tx, how Intake) error {
	a.Intake, a.trashed = how, map[Key]bool{}
	if how.Trashed {
		return nil
	}
	keys, err := Deleted(tx)
	for _, k := range keys {
		a.trashed[k] = true
	}
	return err
}

// why says why a record that comes in is not to come where it is not here; empty if it is.
func (a away) why(k Key) journal.Why {
	switch {
	case a.trashed[k]:
		return journal.DeletedHere
	case a.buried[k]:
		return journal.GoneHere
	}
	return ""
}

// draws reports whether a new entry may draw what bears its id.
func (a away) draws(tx Tx, kind journal.Kind, id journal.ID) bool {
	k := Key{kind, id}
	return !a.trashed[k] && (a.Gone || !tx.Gone(k.Kind, id))
}

// addBuried adds what comes in and was deleted for good here.
func (k Kind[T]) addBuried(tx Tx, c *journal.Archive, a away) {
	if k.in == nil {
		return
	}
	to := a.gone.all
	if k.name == journal.Lessons {
		to = a.gone.lessons
	}
	all := *k.in(c)
	for i := range all {
		if id := *k.Stamps(&all[i]).ID; tx.Gone(k.name, id) {
			to[id], a.buried[Key{k.name, id}] = true, true
		}
	}
}

// remaining takes out of a record that comes in what it tells of anything that was deleted
// here for good. It returns why the record is not to come at all where it is not here.
func (k Kind[T]) remaining(tk *Importing, v *T) journal.Why {
	if why := tk.away.why(Key{k.name, *k.Stamps(v).ID}); why != "" || tk.away.gone.empty() {
		return why
	}
	rest, left := k.rest(*v, tk.away.gone)
	if !left {
		return journal.GoneHere
	}
	*v = rest
	return ""
}

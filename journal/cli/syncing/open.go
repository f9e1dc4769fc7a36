package syncing

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/instep"
	"messup/store/folder"
	"messup/store/seal"
)

// disked is the folder on the disk as package instep takes it.
type disked struct{ *folder.Folder }

func (d disked) List() ([]instep.File, error) {
	found, err := d.Folder.List()
	all := make([]instep.File, len(found))
	for i, f := range found {
		all[i] = instep.File(f)
	}
	return all, err
}

func (d disked) Read(name string) ([]byte, error) {
	b, shut, err := d.Folder.Read(name)
	if err == nil && !shut && d.Ending() != ".json" {
		err = instep.ErrPlain
	}
	return b, err
}

func (d disked) Write(name string, b []byte) (instep.File, error) {
	f, err := d.Folder.Write(name, b)
	return instep.File(f), err
}

// unmade is a folder that is not there yet, to a dry run.
type unmade struct{}

func (unmade) List() ([]instep.File, error)              { return nil, nil }
func (unmade) Read(string) ([]byte, error)               { return nil, journal.ErrNoSync }
func (unmade) Write(string, []byte) (instep.File, error) { return instep.File{}, journal.ErrNoSync }
func (unmade) Remove(string) error                       { return journal.ErrNoSync }
func (unmade) Ending() string                            { return ".json" }

// open opens the folder, and finds out how it is sealed. anew says that it is sealed with another
// key than before.
func (r *run) open() (f *folder.Folder, anew bool, err error) {
	if !r.asked.dryRun {
		if err := folder.Make(r.place.Folder); err != nil {
			return nil, false, err
		}
	}
	if f, err = folder.Open(r.place.Folder, instep.Folders(), r.j.Now, r.j.Rand); err != nil {
		return nil, false, err
	}
	if anew, err = r.seal(f); err != nil {
		return nil, false, errors.Join(err, f.Close())
	}
	return f, anew, nil
}

// seal has the folder sealed where the journal is, or was sealed once.
func (r *run) seal(f *folder.Folder) (anew bool, err error) {
	there, err := f.Lock()
	if err != nil {
		return false, err
	}
	ours := r.j.File.Values()
	own := ours.Key()
	switch remembered := seal.Lock(r.place.Lock); {
	case there == "" && remembered != "": // its key did not come along, and is put back
		there, anew = remembered, true
	case there == "" && own == nil:
		return false, r.unsealed(f)
	case there == "":
		if err := r.unsealed(f); err != nil {
			return false, err
		}
		r.place.Lock, r.fresh = []byte(own.Lock()), true
		return false, r.sealed(f, own.Lock(), ours, true)
	}
	if ours.Knows(there) {
		former := own != nil && !own.Lock().Fits(there)
		if former {
			there = own.Lock()
		}
		r.place.Lock, r.place.Renewed = []byte(there), r.place.Renewed || former
		return r.place.Renewed, r.sealed(f, there, ours, anew || former)
	}
	key, err := r.unlock(there)
	if err != nil {
		return false, err
	}
	r.place.Lock, r.place.Secret = []byte(there), key.Secret()
	return false, r.sealed(f, there, ours.Lent(seal.Under(key)), anew)
}

// sealed has the files sealed so. fresh: which is not said there yet.
func (r *run) sealed(f *folder.Folder, l seal.Lock, opens seal.Seal, fresh bool) error {
	return f.Seal(l, opens, fresh && !r.asked.dryRun)
}

// unlock returns the key of the folder: the one that is remembered, or that a passphrase opens.
func (r *run) unlock(l seal.Lock) (key *seal.Key, err error) {
	if r.place.Secret != "" {
		if key, err := seal.FromSecret(r.place.Secret); err == nil && key.Lock().Fits(l) {
			return key, nil
		}
	}
	err = r.Unlock(r.cmd, r.place.Folder, func(words string) (err error) {
		key, err = l.Open(words)
		return err
	})
	if err != nil {
		err = fmt.Errorf("%s: %w", r.place.Folder, err)
	}
	return key, err
}

// unsealed refuses a folder whose files are sealed, where nothing says with what.
func (r *run) unsealed(f *folder.Folder) error {
	all, err := f.List()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(one folder.File) bool { return strings.HasSuffix(one.Name, ".age") }) {
		return fmt.Errorf("%w: the files in %s are sealed, and messup.key, which says with what, is not there yet", journal.ErrNoSync, r.place.Folder)
	}
	return nil
}

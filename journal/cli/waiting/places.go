package waiting

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"messup/journal"
	"messup/journal/cli/place"
	"messup/store/names"
	"messup/store/scratch"
)

// Places are where words may lie that are in no journal yet: beside the
// journal, and where that takes nothing, in folders of this computer that have
// the journal's path in their name.
func Places(system string, env func(string) string, journalPath string) scratch.Places {
	whole, err := filepath.Abs(journalPath)
	if err != nil { // there is no working directory; the path was meant for it
		whole = journalPath
	}
	places := place.Spare(system, env)
	for i, dir := range places {
		places[i] = filepath.Join(dir, "unsaved-"+journal.HashID(whole).Short())
	}
	beside := filepath.Join(filepath.Dir(journalPath), "edit")
	if filepath.Base(journalPath) == place.File {
		return slices.Insert(places, 0, beside)
	}
	places = slices.Insert(places, 0, beside+"-"+names.Stem(journalPath)) // two journals of one folder share no words
	if earlier := names.Earlier(journalPath); earlier != "" && !exists(names.Neighbour(journalPath)) {
		places = append(places, beside+"-"+earlier)
	}
	if !exists(filepath.Join(filepath.Dir(journalPath), place.File)) {
		places = append(places, beside) // where earlier messups put them for whatever journal
	}
	return places
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

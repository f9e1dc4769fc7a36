package reporting

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"messup/journal/bundle"
	"messup/journal/cli/carry"
	"messup/journal/date"
	"messup/journal/report"
	"messup/journal/text"
	"messup/journal/voice"
)

// mostBundles is how many files of a folder are read at most: a team is no district.
const mostBundles = 200

// team makes the report of a team.
func (f flags) team(cmd *cobra.Command, s Shell, year date.Year) error {
	f.file = cmp.Or(f.file, printed)
	if err := f.free(); err != nil {
		return err
	}
	bundles, refused, err := bundlesIn(f.merge)
	if err != nil {
		return err
	}
	for _, why := range refused {
		s.Note("Left out: %s", voice.Sentence(why))
	}
	if len(bundles) == 0 {
		return fmt.Errorf("%s: there is no bundle to merge; `messup share` writes one", f.merge)
	}
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	t, err := report.Merge(bundles, s.Random())
	if err != nil {
		return err
	}
	if t.Few() {
		s.Note("Only %s shared something. A name that is not there hides nobody: those who read it will know who wrote what. Ask each of them before it goes on.", voice.Count(t.People, "person", "people"))
	}
	if len(t.Bare) > 0 && t.People > 1 {
		s.Note("All that was said of this may be of one person: %s.", strings.Join(named(t.Bare), ", "))
	}
	doc := t.Doc(report.Heading{Team: f.lines.Title, Year: year.Name, Statement: f.lines.Important})
	if err := f.put(s, doc); err != nil || f.file == printed {
		return err
	}
	s.Say("Wrote %s of %s to %s, as %s. What stands in braces is for you to fill in.", voice.Count(t.Items, "item", "items"), voice.Count(t.People, "person", "people"), f.file, f.form())
	return nil
}

// named are areas as one reads them.
func named(areas []string) []string {
	for i, a := range areas {
		if a == "" {
			areas[i] = voice.Say("what has no area")
		}
	}
	return areas
}

// bundlesIn reads the bundles of a folder, and says of each file that is none why it was left
// out.
func bundlesIn(folder string) (bundles []bundle.Bundle, refused []error, err error) {
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return nil, nil, fmt.Errorf("%s is a file: --merge takes the folder that the bundles are in", folder)
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", folder, carry.Reason(err))
	}
	for _, f := range files {
		bare := filepath.Ext(f.Name()) == "" // a bundle may have been saved without its ending
		if !strings.EqualFold(filepath.Ext(f.Name()), ".json") && (!bare || !f.Type().IsRegular()) {
			continue
		}
		if len(bundles)+len(refused) == mostBundles {
			return nil, nil, fmt.Errorf("%s: there are more than %d bundles in it", folder, mostBundles)
		}
		b, err := bundleAt(filepath.Join(folder, f.Name()))
		if err != nil && bare {
			continue // something else
		}
		if err != nil {
			refused = append(refused, fmt.Errorf("%s: %w", text.CleanLine(f.Name()), err))
			continue
		}
		bundles = append(bundles, b)
	}
	return bundles, refused, nil
}

var errNoFile = errors.New("it is no ordinary file")

// bundleAt reads one bundle. A link is none, nor is what only looks like a file.
func bundleAt(path string) (bundle.Bundle, error) {
	info, err := os.Lstat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errNoFile
	}
	if err != nil {
		return bundle.Bundle{}, carry.Reason(err)
	}
	f, err := os.Open(path)
	if err != nil {
		return bundle.Bundle{}, carry.Reason(err)
	}
	b, err := bundle.Read(f)
	b.Kept, b.File = info.ModTime().Truncate(time.Second), filepath.Base(path)
	return b, errors.Join(err, f.Close())
}

package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// A call costs what it comes to, and not what there is: of twenty times as many entries
// the newest are read, and one more is kept, with as many bytes. Time would say the same,
// but not on a machine that does something else as well.
func TestCostFollowsWhatIsAskedFor(t *testing.T) {
	stamps(t)
	small, large := costs(t, 300), costs(t, 6000)
	for doing, few := range small {
		if many := large[doing]; many.read > few.read*13/10+32<<10 || many.written > few.written*13/10+16<<10 {
			t.Errorf("%s: %d bytes read and %d written of 300 entries, %d and %d of 6,000", doing, few.read, few.written, many.read, many.written)
		}
	}
	t.Logf("of 300: %v; of 6,000: %v", small, large)
}

type cost struct{ read, written int }

// costs is what calls of a new start cost in a journal of so many entries, by what they do.
func costs(t *testing.T, entries int) map[string]cost {
	path := filepath.Join(t.TempDir(), "journal.db")
	var all []record.Record
	for i := range entries {
		all = append(all, entry(i, 1))
	}
	mustSave(t, fileAt(path), all...)
	mustSave(t, fileAt(path), entry(0, 2)) // so much at once causes a backup
	of := map[string]cost{}
	for doing, do := range map[string]func(f *File) error{
		"the newest 50": func(f *File) error {
			return f.View(t.Context(), func(tx record.Tx) error {
				n := 0
				for _, err := range tx.Rows(journal.Entries) {
					if n++; err != nil || n == 50 {
						return err
					}
				}
				return nil
			})
		},
		"one of them": func(f *File) error {
			return f.View(t.Context(), func(tx record.Tx) error {
				_, err := tx.Get(journal.Entries, name(entries/2))
				return err
			})
		},
		"one more": func(f *File) error { return save(f, entry(entries, 1)) },
		"the first of a day": func(f *File) error {
			f.config.Now = func() time.Time { return time.Now().AddDate(0, 0, 3) }
			return keep(f, entry(entries+1, 1))
		},
	} {
		before := transferred(t)
		must(t, do(fileAt(path)))
		after := transferred(t)
		of[doing] = cost{after.read - before.read, after.written - before.written}
	}
	return of
}

// transferred is what this process has read and written so far, in bytes.
func transferred(t *testing.T) (c cost) {
	t.Helper()
	b, err := os.ReadFile("/proc/self/io")
	must(t, err)
	for line := range strings.Lines(string(b)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		n, err := strconv.Atoi(value)
		must(t, err)
		switch name {
		case "rchar":
			c.read = n
		case "wchar":
			c.written = n
		}
	}
	return c
}

func (c cost) String() string {
	return fmt.Sprintf("%d KB read, %d KB written", c.read>>10, c.written>>10)
}

// A new file was checked before it took the journal's place, and nobody who comes to it
// does so again.
func TestANewFileIsNotCheckedAgain(t *testing.T) {
	stamps(t)
	for name, put := range map[string]func(*File) error{
		"filled":    func(f *File) error { return filling{f, true}.Update(t.Context(), func(record.Tx) error { return nil }) },
		"compacted": func(f *File) error { return f.compact(t.Context(), nil) },
	} {
		f := fileAt(filepath.Join(t.TempDir(), "journal.db"))
		mustSave(t, f, derive(entry(1, 1)), much(1))
		window := fileAt(f.config.Path)
		look := func(record.Tx) error { return nil }
		must(t, window.View(t.Context(), look))
		must(t, put(f))
		info, err := os.Stat(f.config.Path)
		must(t, err)
		most := min(info.Size()/4, 1<<20)
		for who, f := range map[string]*File{"who put it there": f, "another window": window, "the next start": fileAt(f.config.Path)} {
			before := transferred(t)
			must(t, f.View(t.Context(), look))
			if read := transferred(t).read - before.read; int64(read) > most {
				t.Errorf("%s: %s reads %d bytes of %d", name, who, read, info.Size())
			}
		}
		mustBeWhole(t, f.config.Path)
	}
}

package tui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/journal/tui/plain"
	"messup/journal/voice"
	"messup/journal/voice/french"
)

// aKey is a key of a screen as sentences name it: by its name, by a sign, or a letter that is
// no word of either language.
var aKey = regexp.MustCompile(`(?i)(^|\s)(f[1-9]|(ctrl|alt|shift)\+[a-km-z]\w*|tab|esc|échap|pgup|pgdn|[b-hj-pr-xz])([\s,;:)]|\.?$)|\bspace (ch|m)|[↑↓▲▼]`)

// Where pages are told, no key of a screen is named: only what one can type is. Everything is
// gone through twice, with help and without.
func TestNoKeyOfAScreenIsNamedInLines(t *testing.T) {
	for _, language := range voice.Languages() {
		voice.Speak(language)
		t.Cleanup(func() { voice.Speak(voice.English) })
		for _, to := range toldPlaces(t) {
			var at page.Place
			d := tells(t, func(d *driver) {
				at = to(d)
			})
			seen := d.types(at, append([]string{"?"}, slices.Repeat([]string{""}, 30)...)...)
			for line := range strings.Lines(seen) {
				if key := strings.TrimSpace(aKey.FindString(line)); key != "" {
					t.Errorf("%s: %#v names %q:\n%s", language, at, key, line)
				}
			}
		}
	}
}

// toldPlaces are all places in a journal of a week, the stops of its review, and what is said
// where nothing is.
func toldPlaces(t *testing.T) (all []func(*driver) page.Place) {
	t.Helper()
	d := newDriver(t, 80, 24)
	aWeek(d)
	for i := range d.places() {
		all = append(all, func(d *driver) page.Place {
			aWeek(d)
			return d.places()[i]
		})
	}
	for _, stop := range journal.Stops(15, journal.StopMess, false) {
		all = append(all, func(d *driver) page.Place {
			aWeek(d)
			return atStop(stop)(d)
		})
	}
	for _, to := range []page.Place{
		page.Home{}, page.Loose{}, page.Skills{}, page.Before{}, page.Browse{}, page.Year{}, page.Patterns{}, page.Trash{}, page.Lessons{},
		page.Plans{}, page.People{}, page.Heard{}, page.Talk{}, page.Reviews{}, page.Share{}, page.TakeOut{},
	} {
		all = append(all, func(*driver) page.Place { return to })
	}
	return all
}

// What is said in place of a sentence that names a key is there for one that is still said, and
// names none itself.
func TestWhatIsSaidForKeysNamesNone(t *testing.T) {
	all := french.Sentences()
	for named, other := range plain.Keyless() {
		if _, said := all[string(named)]; !said {
			t.Errorf("%q is not said any more", named)
		}
		for _, words := range []string{string(other), all[string(other)]} {
			if key := aKey.FindString(words); key != "" {
				t.Errorf("%q names %q", words, key)
			}
		}
	}
}

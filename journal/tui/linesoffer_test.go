package tui

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"messup/journal/book"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// offers opens a place in plain lines, types some, and returns the page that is there then, with all
// that was to be read: unwrapped, so that a name stands on one line.
func (d *told) offers(to page.Place, lines ...string) (at page.Page, seen string) {
	d.t.Helper()
	var out bytes.Buffer
	opts := d.env.Opts
	opts.Lines, opts.Columns = true, func() int { return tellColumns }
	opts.Purge = func(context.Context, book.Doomed) (int, []string, error) { return 0, nil, nil }
	opts.Empty = func(context.Context) (string, error) { return "", nil }
	r := newInLines(&page.Env{Book: d.book, Look: look.Usual(), Opts: opts, Away: new(atomic.Bool)}, to)
	if err := r.tell(strings.NewReader(strings.Join(lines, "\n")+"\n"), &out); err != nil {
		d.t.Fatal(err)
	}
	return r.page, out.String()
}

// offered reports whether an action can be asked for by what was told: it has a number, it is a word
// to be typed after one, or it begins an entry.
func offered(seen, name string) bool {
	if regexp.MustCompile(`(?im)^(\d+\.|/\d+) (.*: )?` + regexp.QuoteMeta(name) + `(, about .*)?$`).MatchString(seen) {
		return true
	}
	for _, words := range regexp.MustCompile(`(?m)(?:does that|do more with it): (.*)\.$`).FindAllStringSubmatch(seen, -1) {
		if slices.Contains(strings.Split(words[1], ", "), name) {
			return true
		}
	}
	return false
}

// Whatever a page can do can be done in plain lines, but for what is about a screen; what the page
// has enter, esc and ctrl+n for is enter, < and > there. A page of rows says of each action whether it
// is about one of them.
func TestPlainLinesOfferWhatThePagesDo(t *testing.T) {
	typed := map[page.Place][]string{page.Home{}: {"?", "write", "?"}}
	found := func(d *driver) page.Place {
		aWeek(d)
		return page.Browse{Query: "copying"}
	}
	chosen := func(d *driver) page.Place {
		aWeek(d)
		typed[page.Share{}] = []string{"choose", "1", "?"}
		return page.Share{}
	}
	for _, to := range append(toldPlaces(t), found, chosen) {
		var at page.Place
		d := tells(t, func(d *driver) { at = to(d) })
		if _, empty := at.(page.Trash); empty {
			d.deletes()
		}
		lines := typed[at]
		if lines == nil {
			lines = []string{"?"}
		}
		shown, seen := d.offers(at, lines...)
		_, home := shown.Here().(page.Home)
		if home && at != (page.Home{}) { // it led to the end of the program
			continue
		}
		v := shown.View()
		for _, a := range shown.Actions() {
			name := a.Key.Help().Desc
			reached := slices.ContainsFunc(a.Key.Keys(), func(k string) bool { return slices.Contains([]string{"enter", "esc", "ctrl+n"}, k) })
			switch {
			case !a.Key.Enabled() || a.About == page.AboutScreen:
			case v.Rows != nil && !v.Rows.Enter && v.Filling == nil && !home && a.About == 0:
				t.Errorf("%#v: %q is about no row, and not about all of them", at, name)
			case v.Rows != nil && v.Rows.Do != nil && a.About == page.AboutRow && strings.Contains(strings.Join(v.Rows.Above, " "), name): // the page says so itself
			case !reached && !offered(seen, name):
				t.Errorf("%#v: %q is not offered:\n%s", at, name, seen)
			}
		}
	}
}

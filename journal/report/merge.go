package report

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/bundle"
	"messup/journal/kin"
	"messup/journal/text"
)

// Alike is how many of their words two items share at least, of the shorter, to be laid side by
// side as perhaps the same.
const Alike = 0.6

// How many people, and how many things that agree, have to be there before it may be said that
// something was heard from more than one; and below how many people nobody is hidden.
const (
	several = 3
	small   = 5
)

// A Team is what several people shared, laid side by side. It says of nothing whose it is.
type Team struct {
	People  int
	Items   int
	Wins    []Group
	Lessons []Group
	Areas   []Area // the failures, by area of focus
	Tried   []bundle.Item
	Open    []bundle.Item
	Differ  [][2]bundle.Item // lessons that pull apart
	Bare    []string         // areas in which all may be of one person
}

// Few reports whether so few people shared something that no name hides nobody.
func (t Team) Few() bool { return t.People < small }

// An Area is the failures of one area of focus.
type Area struct {
	Name   string // empty: nobody named one
	Groups []Group
}

// A Group is items that share most of their words, side by side: mostly one alone. They are
// joined by people, and never here.
type Group struct {
	Items   []bundle.Item
	Several bool // three items or more agree, of more than one person
}

// owned is an item with the bundle it is from.
type owned struct {
	bundle.Item
	of int
}

// Merge lays bundles side by side: of an item that is in several the newest counts, and the
// order of all that is said is shuffled once, so that it tells of nobody. random is read for
// that.
func Merge(bundles []bundle.Bundle, random io.Reader) (Team, error) {
	all := newest(bundles)
	if err := shuffle(random, all); err != nil {
		return Team{}, err
	}
	t := Team{Items: len(all)}
	people := map[int]bool{}
	for _, o := range all {
		people[o.of] = true
	}
	t.People = len(people)
	t.Wins, t.Lessons = t.groups(ofType(all, bundle.Win)), t.groups(ofType(all, bundle.Lesson))
	t.areas(ofType(all, bundle.Failure))
	for _, o := range ofType(all, bundle.TakeTwo) {
		t.Tried = append(t.Tried, o.Item)
	}
	for _, o := range ofType(all, bundle.Challenge) {
		t.Open = append(t.Open, o.Item)
	}
	t.differ(all)
	return t, nil
}

// newest are the items, each once, as the newest bundle that has it says it. Bundles with the
// same by-line are of one person.
func newest(bundles []bundle.Bundle) (all []owned) {
	bundles = slices.Clone(bundles)
	slices.SortStableFunc(bundles, func(a, b bundle.Bundle) int {
		return cmp.Or(b.Kept.Compare(a.Kept), strings.Compare(a.File, b.File))
	})
	seen, person := map[journal.ID]bool{}, map[string]int{}
	for n, b := range bundles {
		of := n
		if name := text.FoldWords(b.Byline); name != "" {
			first, known := person[name]
			if !known {
				first, person[name] = n, n
			}
			of = first
		}
		for _, i := range b.Items {
			if !seen[i.Share] {
				seen[i.Share] = true
				all = append(all, owned{i, of})
			}
		}
	}
	return all
}

func ofType(all []owned, t bundle.Type) (some []owned) {
	for _, o := range all {
		if o.Type == t {
			some = append(some, o)
		}
	}
	return some
}

// shuffle brings items into an order that says nothing, drawn from random.
func shuffle(random io.Reader, all []owned) error {
	for i := len(all) - 1; i > 0; i-- {
		var drawn [8]byte
		if _, err := io.ReadFull(random, drawn[:]); err != nil {
			return fmt.Errorf("shuffling: %w", err)
		}
		j := int(binary.LittleEndian.Uint64(drawn[:]) % uint64(i+1))
		all[i], all[j] = all[j], all[i]
	}
	return nil
}

// said is what an item says, to be compared.
func said(i bundle.Item) string { return i.Text + " " + i.Lesson }

// groups lays items side by side that share most of their words.
func (t *Team) groups(all []owned) (groups []Group) {
	taken := make([]bool, len(all))
	for i, o := range all {
		if taken[i] {
			continue
		}
		g, of := Group{Items: []bundle.Item{o.Item}}, map[int]bool{o.of: true}
		for j := i + 1; j < len(all); j++ {
			if !taken[j] && kin.Shared(said(o.Item), said(all[j].Item)) > Alike && !pullApart(o.Item, all[j].Item) {
				taken[j], of[all[j].of] = true, true
				g.Items = append(g.Items, all[j].Item)
			}
		}
		g.Several = len(g.Items) >= several && len(of) > 1 && t.People >= several
		groups = append(groups, g)
	}
	return groups
}

// areas sorts failures by their area of focus, by its name; those without one come last.
func (t *Team) areas(all []owned) {
	by := map[string][]owned{}
	names := map[string]string{}
	for _, o := range all {
		key := text.FoldWords(o.Area)
		by[key] = append(by[key], o)
		if names[key] == "" || o.Area < names[key] { // with its capital, if anybody wrote one
			names[key] = o.Area
		}
	}
	keys := make([]string, 0, len(by))
	for key := range by {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(boolInt(a == ""), boolInt(b == "")), strings.Compare(a, b))
	})
	for _, key := range keys {
		t.Areas = append(t.Areas, Area{names[key], t.groups(by[key])})
		of := map[int]bool{}
		for _, o := range by[key] {
			of[o.of] = true
		}
		if len(of) == 1 {
			t.Bare = append(t.Bare, names[key])
		}
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// differ finds the lessons that pull apart.
func (t *Team) differ(all []owned) {
	for i, a := range all {
		for _, b := range all[i+1:] {
			if pullApart(a.Item, b.Item) {
				t.Differ = append(t.Differ, [2]bundle.Item{a.Item, b.Item})
			}
		}
	}
}

// pullApart reports whether two lessons share more than half of their words and say when they
// hold otherwise, or one of them says not: both may be true.
func pullApart(a, b bundle.Item) bool {
	if a.Lesson == "" || b.Lesson == "" || kin.Shared(a.Lesson, b.Lesson) == 0 || text.FoldWords(a.Lesson) == text.FoldWords(b.Lesson) {
		return false
	}
	apart := a.When != "" && b.When != "" && text.FoldWords(a.When) != text.FoldWords(b.When)
	return apart || denies(a.Lesson) != denies(b.Lesson)
}

// denies reports whether a lesson says what not to do.
func denies(lesson string) bool {
	for w := range strings.FieldsSeq(strings.ReplaceAll(text.FoldWords(lesson), "’", "'")) {
		switch strings.Trim(w, ".,;:") {
		case "not", "no", "never", "don't", "avoid", "stop", "rarely":
			return true
		}
	}
	return false
}

package instep

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"messup/journal"
	"messup/journal/record"
)

// A Choice is one of the settings that was chosen otherwise on both sides. It has one value, so that
// one of the two was taken. Words, of which there are two as well, are kept in a jot.
type Choice struct {
	Name  string `json:"name"`            // as a file has it
	Taken any    `json:"taken"`           // a number, or yes or no; nil for the usual
	Other any    `json:"other,omitempty"` // which was not
}

// choices are those of two settings that were joined. base is what both began from, if that is known.
func choices(base, ours, theirs, after record.Record) (all []Choice, err error) {
	var said [4]map[string]any
	for i, r := range []record.Record{base, ours, theirs, after} {
		if len(r.Data) == 0 {
			continue
		}
		if err := json.Unmarshal(r.Data, &said[i]); err != nil {
			return nil, fmt.Errorf("comparing the settings: %w", err)
		}
	}
	names := maps.Clone(said[1])
	maps.Copy(names, said[2])
	for _, name := range slices.Sorted(maps.Keys(names)) {
		b, o, t, a := said[0][name], said[1][name], said[2][name], said[3][name]
		if name == "rev" || !simple(o) || !simple(t) || !simple(b) || o == t || o == b || t == b {
			continue
		}
		c := Choice{Name: name, Taken: a, Other: t}
		if a == t {
			c.Other = o
		}
		all = append(all, c)
	}
	return all, nil
}

// simple reports whether a value is a number, yes or no, or none, which stands for the usual.
func simple(v any) bool {
	switch v.(type) {
	case nil, float64, bool:
		return true
	}
	return false
}

// chose notes which of the settings were chosen otherwise on both sides.
func (c *change) chose(f record.Fork, after record.Record) error {
	if f.Kept.Kind != journal.SettingsKind {
		return nil
	}
	some, err := choices(f.Base, f.Kept, f.Other, after)
	c.done.Chosen = append(c.done.Chosen, some...)
	return err
}

// sameWords reports whether what came back out of the trash says what the one that came does: it was
// only brought back elsewhere.
func sameWords(a, b record.Record) bool {
	var said [2]map[string]any
	for i, r := range []record.Record{a, b} {
		if json.Unmarshal(r.Data, &said[i]) != nil {
			return false
		}
		delete(said[i], "rev")
		delete(said[i], "edited")
	}
	return fmt.Sprint(said[0]) == fmt.Sprint(said[1]) // maps are printed in the order of their keys
}

// gaveBack notes that a thing was given back out of the trash, and whether it was changed elsewhere or
// only brought back there.
func (c *change) gaveBack(k record.Key, v verdict) error {
	back, err := c.tx.Data(k.Kind, k.ID)
	if err != nil {
		return record.IgnoreNotFound(err)
	}
	same := true
	for _, f := range append(slices.Clone(v.join), deref(v.take)...) {
		came, err := c.record(f)
		if err != nil {
			return err
		}
		same = same && sameWords(back, came)
	}
	if same {
		c.done.Again = append(c.done.Again, k.ID)
		return nil
	}
	c.done.Back++
	c.done.Returned = append(c.done.Returned, k.ID)
	return nil
}

func deref(f *found) []found {
	if f == nil {
		return nil
	}
	return []found{*f}
}

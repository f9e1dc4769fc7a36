package instep_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"messup/journal/instep"
)

// A pile is a folder in memory. It can be made to fail after so many files, as where a machine
// is switched off.
type pile struct {
	files map[string]paper
	clock *int64
	left  int // files that may be written yet; below 0: any
}

type paper struct {
	b   []byte
	mod int64
}

var errOff = errors.New("the machine was switched off")

func newPile(clock *int64) *pile { return &pile{files: map[string]paper{}, clock: clock, left: -1} }

func (p *pile) List() (all []instep.File, err error) {
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		all = append(all, instep.File{Name: name, Size: int64(len(p.files[name].b)), Mod: p.files[name].mod})
	}
	return all, nil
}

func (p *pile) Read(name string) ([]byte, error) { return p.files[name].b, nil }

func (p *pile) Write(name string, b []byte) (instep.File, error) {
	if p.left == 0 {
		return instep.File{}, errOff
	}
	p.left--
	p.put(name, b)
	return instep.File{Name: name, Size: int64(len(b)), Mod: p.files[name].mod}, nil
}

func (p *pile) put(name string, b []byte) {
	*p.clock += 1001
	p.files[name] = paper{bytes.Clone(b), *p.clock}
}

func (p *pile) Remove(name string) error {
	if p.left == 0 {
		return errOff
	}
	delete(p.files, name)
	return nil
}

func (p *pile) Ending() string { return ".json" }

// A courier carries files between two folders, and remembers what both had.
type courier struct {
	had     map[string]string
	copies  bool // of two that were changed sets one aside, as Syncthing does, and loses it otherwise
	carried int
}

func (c *courier) carry(a, b *pile) {
	names := map[string]bool{}
	for name := range a.files {
		names[name] = true
	}
	for name := range b.files {
		names[name] = true
	}
	for name := range c.had {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		c.one(a, b, name)
	}
	c.had = map[string]string{}
	for name, p := range a.files {
		c.had[name] = string(p.b)
	}
}

func (c *courier) one(a, b *pile, name string) {
	x, inA := a.files[name]
	y, inB := b.files[name]
	was, had := c.had[name]
	changed := func(p paper, in bool) bool { return in != had || in && string(p.b) != was }
	switch ca, cb := changed(x, inA), changed(y, inB); {
	case ca && !cb:
		c.put(b, name, x, inA)
	case cb && !ca:
		c.put(a, name, y, inB)
	case !ca || inA == inB && bytes.Equal(x.b, y.b):
	case !inA:
		c.put(a, name, y, true)
	case !inB:
		c.put(b, name, x, true)
	default:
		if x.mod < y.mod {
			x, y = y, x
		}
		c.put(a, name, x, true)
		c.put(b, name, x, true)
		if c.copies {
			c.carried++
			aside := fmt.Sprintf("%s.sync-conflict-20261119-1410%02d-ABC.json", strings.TrimSuffix(name, ".json"), c.carried)
			c.put(a, aside, y, true)
			c.put(b, aside, y, true)
		}
	}
}

func (c *courier) put(to *pile, name string, p paper, is bool) {
	if is {
		to.files[name] = p
	} else {
		delete(to.files, name)
	}
}

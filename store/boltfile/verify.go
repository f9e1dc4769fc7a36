package boltfile

// Verify goes through all of a file. Each bucket of the root is handed to fn,
// which must go through it with the walker; then every page must have been
// used exactly once, or be listed as free. What the walker yields is good until the
// next element.
func (im *Image) Verify(fn func(Walker, Element) error) error {
	if im.meta.flags != 0 || im.meta.rootSequence != 0 {
		return damaged("its first page says what no messup wrote")
	}
	used := usage(make([]bool, im.meta.end))
	used[0], used[1] = true, true
	w := Walker{Image: im, Claim: used.claim}
	within := w
	within.stream = &stream{im: im}
	if err := w.Buckets(func(e Element) error { return fn(within, e) }); err != nil {
		return err
	}
	free, err := w.freelist()
	if err != nil {
		return err
	}
	for _, id := range free {
		if err := used.claim(Page{ID: id}); err != nil {
			return err
		}
	}
	for id, is := range used {
		if !is {
			return damaged("page %d belongs to nothing", id)
		}
	}
	return nil
}

// usage says of every page whether something uses it.
type usage []bool

func (u usage) claim(p Page) error {
	for id := p.ID; id <= p.ID+p.Overflow; id++ {
		if u[id] {
			return damaged("page %d is used twice", id)
		}
		u[id] = true
	}
	return nil
}

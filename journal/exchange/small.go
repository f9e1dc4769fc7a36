package exchange

import (
	"fmt"
	"hash/maphash"

	"messup/journal"
	"messup/journal/wording"
)

// readPlan takes a plan out of its object.
func readPlan(o *object) journal.Plan {
	var p journal.Plan
	o.fill(&p)
	o.end()
	if p.When == "" && p.Will == "" {
		o.fail("will", "is missing, and so is when")
	}
	p.Rev = max(p.Rev, 1)
	if p.ID == "" {
		p.ID = journal.HashID("plan", p.When, p.Will, p.By)
	}
	return p
}

// readCheckin takes a check-in out of its object.
func readCheckin(o *object) journal.Checkin {
	var c journal.Checkin
	o.fill(&c)
	o.end()
	c.Rev = max(c.Rev, 1)
	if c.ID == "" {
		c.ID = journal.HashID("checkin", c.Person, string(c.Purpose), c.When)
	}
	return c
}

// readHeard takes what somebody said out of its object.
func readHeard(o *object) journal.Heard {
	var h journal.Heard
	o.fill(&h)
	o.end()
	h.Rev = max(h.Rev, 1)
	if h.ID == "" {
		h.ID = journal.HashID("heard", h.Words, h.From, h.On.String())
	}
	return h
}

// readReview takes a review out of its object.
func readReview(o *object) journal.Review {
	var r journal.Review
	o.fill(&r)
	o.end()
	r.Rev = max(r.Rev, 1)
	return r
}

// readSettings takes the settings out of their object.
func readSettings(o *object) journal.Settings {
	var s journal.Settings
	o.fill(&s)
	o.end()
	s.Rev = max(s.Rev, 1)
	wording.WordSettings(&s)
	return s
}

// onlyOnce says so if two records of a kind have one id in a part, of which these come now.
func onlyOnce[T any](p *parcel, what string, list []T, id func(T) journal.ID) error {
	if p.seen[what] == nil {
		p.seen[what] = map[uint64]bool{}
	}
	for _, v := range list {
		p.nth[what]++
		sum := maphash.String(p.beside.seed, string(id(v)))
		if p.seen[what][sum] {
			return fmt.Errorf("%w: %s %d: id: %s is the id of an earlier %s in the file too", journal.ErrBadImport, what, p.nth[what], id(v), what)
		}
		p.seen[what][sum] = true
	}
	return nil
}

package book_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
)

// years returns a journal of n entries with about a page of text each.
func years(b *testing.B, n int) *desk {
	b.Helper()
	d := newDesk(b)
	page := strings.Repeat("Expert groups were copying sentences off the cards; two had split the card up and finished early. ", 4)
	var c journal.Archive
	for i := range n {
		e := d.mess(b, fmt.Sprint("Food web jigsaw ", i))
		e.Rev, e.Happened, e.Class = 1, d.clock.Add(time.Duration(-i)*6*time.Hour), fmt.Sprint(7+i%5, "B")
		for j, q := range prompts.Ten().Questions {
			e = e.With(prompts.Shipped(), q, fmt.Sprintf("%s Take %d of élève %d.", page, j, i))
		}
		if i%200 > 0 {
			e = d.Entries.Finish(e)
		}
		c.Entries = append(c.Entries, e)
	}
	if _, err := d.Archive.Import(b.Context(), c, record.Intake{}); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	return d
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		for name, words := range map[string]string{"everything": "", "a word": "eleve 77", "no such word": "nowhere", "a scope": "learned:cards class:8B"} {
			b.Run(fmt.Sprint(n, "/", name), func(b *testing.B) {
				d := years(b, n)
				q, err := search.ParseQuery(words, prompts.Shipped(), d.clock)
				if err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					if _, _, err := d.Entries.Search(b.Context(), q, 0, 24); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkDesk(b *testing.B) {
	d := years(b, 10_000)
	for b.Loop() {
		if _, err := d.Desk(b.Context(), 5); err != nil {
			b.Fatal(err)
		}
	}
}

// What comes back, from ten years of entries.
func BenchmarkComingBack(b *testing.B) {
	d := years(b, 10_000)
	r, _ := d.review(b)
	for name, look := range map[string]func() error{
		"before":   func() error { _, err := d.Classes.Before(b.Context(), "8B"); return err },
		"remember": func() error { _, err := d.Lessons.ForToday(b.Context()); return err },
		"loose":    func() error { _, err := d.Loose(b.Context()); return err },
		"agenda":   func() error { _, err := d.Reviews.Agenda(b.Context(), r); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := look(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSave(b *testing.B) {
	d := years(b, 1_000)
	e := d.mess(b, "being typed").With(d.Sets(), ask("goal"), "x")
	e = d.save(b, journal.Entry{}, e)
	for b.Loop() {
		e = d.save(b, e, e.With(d.Sets(), ask("goal"), e.Answer("goal").Text[:min(500, len(e.Answer("goal").Text))]+"x"))
	}
}

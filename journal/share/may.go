package share

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/redact"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/voice"
)

// May returns all that may be shared: finished messes that taught something, small wins, and
// lessons, each newest first. What is marked heavy is not among it, and no lesson that comes
// from something heavy either, though it may come from something else as well.
func May(ctx context.Context, b *book.Book) (all []Choice, err error) {
	found, _, err := b.Entries.Search(ctx, search.Query{}, 0, 0)
	if err != nil {
		return nil, err
	}
	light := make(map[journal.ID]book.Found, len(found))
	var wins []Choice
	for _, f := range found {
		if f.Heavy {
			continue
		}
		light[f.ID] = f
		c := Choice{Ref{Failure, f.ID}, text.CleanLine(f.Title), text.CleanLine(f.Lesson), f.Class, f.Happened}
		switch kind, is := may(journal.Entry{Kind: f.Kind, Finished: finishedOf(f)}); {
		case !is:
		case kind == Win:
			c.Kind = Win
			wins = append(wins, c)
		case c.Lesson != "":
			all = append(all, c)
		}
	}
	lessons, _, err := b.Lessons.Search(ctx, search.Query{}, 0, 0)
	if err != nil {
		return nil, err
	}
	for _, l := range lessons {
		c := Choice{Ref: Ref{Lesson, l.ID}, Title: text.CleanLine(l.Text), Happened: l.Made}
		if !slices.ContainsFunc(l.Entries(), func(id journal.ID) bool { _, is := light[id]; return !is }) && c.Title != "" {
			c.Class = light[l.Entry].Class
			all = append(all, c)
		}
	}
	return append(all, wins...), nil
}

// finishedOf is any moment for what is finished, and none for a draft.
func finishedOf(f book.Found) time.Time {
	if f.Draft {
		return time.Time{}
	}
	return f.Happened
}

// Draw reads what of the things that are chosen may be shared, in their order. What may not be
// by now, because it was deleted or marked heavy since, is left out.
func Draw(ctx context.Context, b *book.Book, chosen []Ref) (all []Piece, err error) {
	plans, err := b.Plans.All(ctx, true)
	if err != nil {
		return nil, err
	}
	for _, r := range chosen {
		p, is, err := draw(ctx, b, r, plans, false)
		if errors.Is(err, journal.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading what is to be shared: %w", err)
		}
		if is {
			all = append(all, p)
		}
	}
	return all, nil
}

// One reads one thing that may be shared; with heavy also if it is marked so, or comes from what
// is. False if it may not be.
func One(ctx context.Context, b *book.Book, r Ref, heavy bool) (p Piece, is bool, err error) {
	p, is, err = draw(ctx, b, r, nil, heavy)
	if errors.Is(err, journal.ErrNotFound) { // it comes from what is in the trash
		return p, false, nil
	}
	if err != nil {
		return p, false, fmt.Errorf("reading what is to be shared: %w", err)
	}
	return p, is, nil
}

func draw(ctx context.Context, b *book.Book, r Ref, plans []journal.Plan, heavy bool) (p Piece, is bool, err error) {
	if r.Kind == Lesson {
		l, err := b.Lessons.Get(ctx, r.ID)
		if err != nil {
			return p, false, err
		}
		for _, id := range l.Entries() {
			if e, err := b.Entries.Get(ctx, id); err != nil || e.Heavy && !heavy {
				return p, false, err
			}
		}
		p, is = ofLesson(l)
		return p, is, nil
	}
	e, err := b.Entries.Get(ctx, r.ID)
	if err != nil {
		return p, false, err
	}
	e.Heavy = e.Heavy && !heavy
	taught, err := b.Lessons.AllOf(ctx, e.ID)
	if err != nil {
		return p, false, err
	}
	var l journal.Lesson
	for _, t := range taught {
		if l.ID == "" || t.ID == e.ID {
			l = t.Lesson
		}
	}
	of := slices.DeleteFunc(slices.Clone(plans), func(p journal.Plan) bool { return p.Entry != e.ID })
	p, is = ofEntry(b.Sets(), e, l, of)
	return p, is && p.Kind == r.Kind, nil
}

// Known reads what the journal knows that may point at somebody.
func Known(ctx context.Context, b *book.Book) (k redact.Known, err error) {
	words, err := b.Words(ctx)
	if err != nil {
		return k, err
	}
	k.Classes = words.Classes
	people, err := b.People.All(ctx, true)
	if err != nil {
		return k, err
	}
	for _, c := range people {
		k.People = append(k.People, c.Person)
	}
	k.People = append(k.People, words.People...)
	k.Tags = words.Tags
	s, err := b.Settings(ctx)
	for _, c := range s.Talk {
		k.People = append(k.People, c.Who)
	}
	k.Fine, k.French = s.NoNames, voice.Spoken() == voice.French
	return k, err
}

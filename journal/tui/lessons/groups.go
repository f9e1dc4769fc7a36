package lessons

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/list"
	"messup/journal/voice"
)

// The library as it is opened: what is carried, what comes back first; what is part of
// how one teaches; and in one line how many lessons rest. A search shows rows as they are
// found.

// groups reads it. Nothing carried and nothing kept is no library in parts: false.
func (p *lessonsPage) groups(ctx context.Context, skip, limit int) (b list.Batch[lessonRow], is bool, err error) {
	rows, err := p.carried(ctx)
	if err != nil {
		return b, false, err
	}
	kept, n, err := p.inState(ctx, journal.Kept, 0)
	if err != nil || len(rows)+n == 0 {
		return b, false, err
	}
	for _, l := range kept {
		rows = append(rows, lessonRow{Lesson: l, section: voice.Say("Part of how I teach"), count: strconv.Itoa(n), brief: true})
	}
	_, retired, err := p.inState(ctx, journal.Retired, 1)
	if err != nil {
		return b, false, err
	}
	_, all, err := p.Env.Book.Lessons.Search(ctx, search.Query{}, 0, 1)
	if err != nil {
		return b, false, err
	}
	if rest := all - len(rows); rest > 0 {
		rows = append(rows, lessonRow{resting: resting{shelved: max(0, rest-retired), retired: retired}})
	}
	b = list.Cut(rows, skip, limit)
	b.All = all
	return b, true, p.readStories(ctx, search.Query{}, b.Rows)
}

// first reads what is carried alone: to count the others takes longer than one waits for
// a page.
func (p *lessonsPage) first(ctx context.Context, q search.Query, limit int) (b list.Batch[lessonRow], all bool, err error) {
	if !p.grouped(q) {
		b, err = p.search(ctx, q, 0, limit)
		return b, true, err
	}
	rows, err := p.carried(ctx)
	if err != nil {
		return b, false, err
	}
	if len(rows) == 0 {
		b, err = p.search(ctx, q, 0, limit)
		return b, true, err
	}
	b = list.Cut(rows, 0, limit)
	return b, false, p.readStories(ctx, q, b.Rows)
}

// grouped reports whether the rows of a query are in groups: all lessons are.
func (p *lessonsPage) grouped(q search.Query) bool { return p.of == "" && q.Zero() }

// carried are the rows of what is carried, what comes back first.
func (p *lessonsPage) carried(ctx context.Context) (rows []lessonRow, err error) {
	lessons, n, err := p.inState(ctx, journal.Carried, 0)
	if err != nil {
		return nil, err
	}
	settings, err := p.Env.Book.Settings(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(lessons, func(a, b journal.Lesson) int { return cmp.Compare(a.Due(), b.Due()) })
	for _, l := range lessons {
		rows = append(rows, lessonRow{Lesson: l, section: voice.Say("Carried"), count: voice.Say("%d of %d", n, settings.Limit())})
	}
	return rows, nil
}

// inState are the lessons in a state, so many at most, and how many there are.
func (p *lessonsPage) inState(ctx context.Context, state journal.LessonState, limit int) ([]journal.Lesson, int, error) {
	q, err := search.ParseQuery(search.AskState("", p.States, named(state)), p.Env.Sets(), p.Env.Book.Now())
	if err != nil {
		return nil, 0, err
	}
	return p.Env.Book.Lessons.Search(ctx, q, 0, limit)
}

// readStories reads what lessons come from.
func (p *lessonsPage) readStories(ctx context.Context, q search.Query, rows []lessonRow) (err error) {
	for i, row := range rows {
		if row.ID == "" {
			continue
		}
		if rows[i].stories, err = p.Env.Book.Lessons.Stories(ctx, row.Lesson, q.AsksHeavy()); err != nil {
			return err
		}
	}
	return nil
}

// resting is how many lessons are in no list of those that come back.
type resting struct{ shelved, retired int }

// said says so in one line.
func (r resting) said() string {
	var shelved, retired string
	if r.shelved > 0 {
		shelved = voice.Say("On the shelf %d", r.shelved)
	}
	if r.retired > 0 {
		retired = voice.Say("retired %d", r.retired)
	}
	return voice.SentenceCase(voice.Joined(shelved, retired))
}

// means says what it is to rest.
func (r resting) means() (said []string) {
	if r.shelved > 0 {
		said = append(said, voice.Say("On the shelf a lesson rests. It is still found, and shown before a class."))
	}
	if r.retired > 0 {
		said = append(said, voice.Say("A retired lesson stays in the library and won't come back by itself."))
	}
	return said
}

// state is the one that leads to them.
func (r resting) state() string {
	if r.shelved > 0 {
		return named(journal.Shelf)
	}
	return named(journal.Retired)
}

// named is the word that lessons in a state are found by.
func named(state journal.LessonState) string {
	for _, s := range search.LessonStates() {
		if s.Of(journal.Lesson{State: state}, 0) {
			return s.Name
		}
	}
	return ""
}

// kin are the other lessons of the same area among those in memory, a few.
func (p *lessonsPage) kin(of journal.Lesson) (kin []journal.Lesson) {
	if text.CleanLine(of.Area) == "" {
		return nil
	}
	for _, row := range p.List.Batch.Rows {
		if row.ID != "" && row.ID != of.ID && text.SameFolded(row.Area, of.Area) && len(kin) < mostKin {
			kin = append(kin, row.Lesson)
		}
	}
	return kin
}

// mostKin is how many lessons of the same area are shown beside one.
const mostKin = 4

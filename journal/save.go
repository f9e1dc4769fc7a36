package journal

import (
	"context"
	"slices"
	"time"

	"messup/prompts"
)

// Save keeps an entry. base is the copy the changes were made to, as it was
// read or last saved (the zero Entry for a new one): if the entry was changed
// on the disk meanwhile, the two are merged as Merge says, and the ids of the
// questions both sides had changed come back in conflicts.
//
// The entry returned is what is now on the disk, cleaned and with its new
// revision; the next Save takes it as base. A window that was typed in
// meanwhile goes on with Merge(e, typed, saved). Saving what is there already
// writes nothing.
//
// An entry that was deleted meanwhile comes back out of the trash with its
// lesson, and the changes are made to that; without changes it stays deleted.
// Errors wrap ErrTooLong, ErrBadID or what the Store says; then nothing was
// kept.
func (b *Book) Save(ctx context.Context, base, e Entry) (saved Entry, conflicts []string, err error) {
	err = b.store.Update(ctx, func(tx Tx) error {
		saved, conflicts, err = b.save(tx, base, e.cleaned())
		return err
	})
	if err != nil {
		return Entry{}, nil, err // it names the part or the file already
	}
	return saved, conflicts, nil
}

func (b *Book) save(tx Tx, base, e Entry) (Entry, []string, error) {
	if _, err := ParseID(string(e.ID)); err != nil {
		return Entry{}, nil, err
	}
	theirs, err := getEntry(tx, e.ID)
	if isNotFound(err) {
		if base.Rev > 0 && e.Same(base) { // deleted there, unchanged here
			return e, nil, nil
		}
		theirs, err = takeBack(tx, b.sets, e.ID)
	}
	if err != nil {
		return Entry{}, nil, err
	}
	var conflicts []string
	if theirs.Rev > 0 && theirs.Rev != base.Rev {
		e, conflicts = Merge(b.sets, base, e, theirs)
	}
	if theirs.Rev > 0 && e.Same(theirs) {
		return theirs, conflicts, nil
	}
	if err := e.Check(); err != nil {
		return Entry{}, nil, err
	}
	now := b.Now()
	// Never a revision that was there before: an import would take the words
	// that bore it for these.
	e.Rev, e.Edited = max(e.Rev, theirs.Rev)+1, now
	lesson, err := getLesson(tx, e.ID)
	if err != nil {
		return Entry{}, nil, err
	}
	if !e.Draft() { // a draft's lesson may still change with every key
		lesson, err = redraw(tx, b.sets, theirs, e, lesson, now, begin)
		if err != nil {
			return Entry{}, nil, err
		}
		if err := planKind().redraw(tx, b.sets, theirs, e, now); err != nil {
			return Entry{}, nil, err
		}
		if err := checkinKind().redraw(tx, b.sets, theirs, e, now); err != nil {
			return Entry{}, nil, err
		}
	}
	return e, conflicts, putEntry(tx, b.sets, e, lesson)
}

// takeBack gives back what is in the trash under an id and returns its entry:
// the zero Entry if there is none.
func takeBack(tx Tx, sets prompts.Library, id ID) (Entry, error) {
	t, err := getTrashed(tx, id)
	if err != nil || t.Entry == nil {
		return Entry{}, ignoreNotFound(err)
	}
	if err := untrash(tx, sets, t); err != nil {
		return Entry{}, err
	}
	return getEntry(tx, id)
}

// redraw keeps the entry's lesson if the entry's words changed it. before is
// the entry as it was on the disk: words that were finished there and have no
// lesson had theirs deleted, and it does not come back unless they change. begin
// lets a new lesson begin to come back; without it nobody has decided about it.
func redraw(tx Tx, sets prompts.Library, before, e Entry, l Lesson, now time.Time, begin func(Tx, Lesson, Day) (Lesson, error)) (_ Lesson, err error) {
	if l.ID == "" && before.Rev > 0 && !before.Draft() && slices.Equal(before.lessonWords(sets), e.lessonWords(sets)) {
		return l, nil
	}
	if l.ID != "" && l.Drawn == "" && before.Rev > 0 { // it was brought in: its words are not the entry's
		l.Drawn = packParts(before.lessonWords(sets))
	}
	drawn := e.drawLesson(sets, l, now)
	if drawn.Same(l) {
		return l, nil
	}
	if l.ID == "" && begin != nil {
		drawn, err = begin(tx, drawn, DayOf(now))
		if err != nil {
			return l, err
		}
	}
	drawn.Rev, drawn.Edited = l.Rev+1, now
	return drawn, putLesson(tx, drawn)
}

// Finish returns the entry as finished now, if it was a draft.
func (b *Book) Finish(e Entry) Entry {
	if e.Draft() {
		e.Finished = b.Now().Truncate(time.Second)
	}
	e.Place = ""
	return e
}

// Grow returns the entry asked with another set: a jot with any, a quick entry
// with the ten. Its answers move to the questions of the new set that cover
// them, with their details and what another window wrote there; those that
// have no place there stay as they are. It is a draft again.
func Grow(sets prompts.Library, e Entry, set prompts.Set) Entry {
	grown := e.clone()
	grown.Kind, grown.Set, grown.SetVersion = KindOf(set), set.ID, set.Version
	grown.Answers, grown.Finished, grown.Place = nil, time.Time{}, ""
	old, _ := e.AskedWith(sets) // a jot has no set, and nothing to move
	for _, a := range e.clone().Answers {
		asked, _, _ := old.Question(a.Question)
		if q, _, ok := set.Question(asked.Grows); ok {
			grown.move(sets, a, asked, q, set)
		} else {
			grown.move(sets, a, prompts.Question{}, prompts.Question{ID: a.Question, Ask: a.Ask}, prompts.Set{})
		}
	}
	return grown
}

// move adds an answer to what stands under q, and its details to the fields of
// the new set that have their roles.
func (e *Entry) move(sets prompts.Library, a Answer, asked, q prompts.Question, set prompts.Set) {
	there := e.answerTo(q)
	there.Text = joinText(there.Text, a.Text)
	there.Others = append(there.Others, a.Others...)
	if q.ID == a.Question && len(there.Details) == 0 { // it stays where it is
		there.Details, a.Details = a.Details, nil
	}
	e.put(sets, there)
	for _, d := range a.Details {
		e.moveDetail(sets, d, asked, q, set)
	}
}

// moveDetail puts a detail in the field of the new set that has its role. If
// there is none, or something else is in it, it joins the text of q.
func (e *Entry) moveDetail(sets prompts.Library, d Detail, asked, q prompts.Question, set prompts.Set) {
	from, _ := asked.Field(d.Field)
	for _, target := range set.Questions {
		for _, f := range target.Fields {
			if f.Feeds == from.Feeds && from.Feeds != prompts.NoRole && e.Answer(target.ID).Detail(f.ID) == "" {
				*e = e.WithDetail(sets, target, f, d.Value)
				return
			}
		}
	}
	*e = e.With(sets, q, joinText(e.Answer(q.ID).Text, d.Label+": "+d.Value))
}

func joinText(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}

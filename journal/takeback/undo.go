package takeback

import (
	"cmp"
	"context"
	"time"

	"messup/journal"
	"messup/journal/doomed"
	"messup/journal/pace"
	"messup/journal/record"
	"messup/prompts"
)

// Undone is what came of taking an import back.
type Undone struct {
	Source  string               `json:"source,omitempty"` // whose journal had come
	At      time.Time            `json:"at,omitzero"`      // when it came; zero if no import is known
	Already time.Time            `json:"already,omitzero"` // when it was taken back before: nothing was done now
	Gone    map[journal.Kind]int `json:"to_trash,omitempty"`
	Before  int                  `json:"as_before"` // say again what they said before
	Stay    int                  `json:"stay"`      // were changed since, or belong to what was
	Missing int                  `json:"missing"`   // had been deleted since
	Worded  map[Why]Older        `json:"forgotten,omitempty"`
	DryRun  bool                 `json:"dry_run"`
}

// Older is what stays as the import left it because nobody knows any more what it said before.
type Older struct {
	Things int       `json:"things"`
	At     time.Time `json:"at"` // when that was forgotten, the last time
}

// Nothing reports whether there was no import to take back.
func (u Undone) Nothing() bool { return u.At.IsZero() || !u.Already.IsZero() }

// Undo takes the last import back.
func Undo(ctx context.Context, tx record.Tx, sets prompts.Library, now time.Time) (u Undone, err error) {
	m, err := read(tx)
	u = Undone{Source: m.head.Source, At: m.head.At, Already: m.head.Undone, Gone: map[journal.Kind]int{}, Worded: map[Why]Older{}}
	if err != nil || u.Nothing() {
		return u, err
	}
	w := &work{
		tx: tx, sets: sets, now: now, did: &u,
		same: map[record.Key]note{}, drawn: map[journal.ID][]record.Key{}, held: map[journal.ID]bool{}, tangled: map[journal.ID]bool{}, stays: map[record.Key]bool{},
	}
	if err := w.weigh(m.notes); err != nil {
		return u, err
	}
	for id := range w.held {
		for _, key := range w.drawn[id] {
			w.stays[key] = true
		}
	}
	steps := []func(*work, note) error{(*work).entry, (*work).alone, (*work).before}
	for n, step := range steps {
		for i, x := range m.notes {
			pace.Tell(ctx, pace.Far{Done: n*len(m.notes) + i + 1, Of: len(steps) * len(m.notes)})
			if _, same := w.same[x.key()]; !same {
				continue
			}
			if err := step(w, x); err != nil {
				return u, err
			}
		}
	}
	u.Stay += len(w.same)
	m.head.Undone, m.head.Parts, m.notes = now, 0, w.undone
	return u, m.write(tx, nil)
}

// work is one Undo under way.
type work struct {
	tx      record.Tx
	sets    prompts.Library
	now     time.Time
	did     *Undone
	same    map[record.Key]note         // as the import left them; less what was undone of them
	drawn   map[journal.ID][]record.Key // by their entries
	held    map[journal.ID]bool         // entries that stay
	tangled map[journal.ID]bool         // entries that share a lesson
	stays   map[record.Key]bool         // what was drawn from those
	undone  []note
}

// weigh finds what is as the import left it.
func (w *work) weigh(notes []note) error {
	for _, x := range notes {
		r, err := w.tx.Data(x.Kind, x.ID)
		switch {
		case record.IsNotFound(err):
			w.did.Missing++
		case err != nil:
			return err //nolint:wrapcheck // it names the record
		case x.same(r):
			w.same[x.key()] = x
		default:
			w.did.Stay++
			if x.Kind == journal.Entries {
				w.held[x.ID] = true
			}
		}
	}
	for _, scan := range []func() error{
		func() error { return hang(w, record.LessonKind(w.sets), journal.Lessons, journal.Lesson.Entries) },
		func() error {
			return hang(w, record.PlanKind().Kind, journal.PlansKind, func(p journal.Plan) []journal.ID { return []journal.ID{p.Entry} })
		},
		func() error {
			return hang(w, record.CheckinKind().Kind, journal.CheckinsKind, func(c journal.Checkin) []journal.ID { return []journal.ID{c.Entry} })
		},
		func() error {
			return hang(w, record.HeardKind(), journal.HeardKind, func(h journal.Heard) []journal.ID { return []journal.ID{h.Entry} })
		},
	} {
		if err := scan(); err != nil {
			return err
		}
	}
	return nil
}

// hang finds what of a kind hangs on the entries that came. An entry with something that did not
// come with it, or was changed since, stays.
func hang[T any](w *work, k record.Kind[T], kind journal.Kind, entries func(T) []journal.ID) error {
	for r, err := range w.tx.Rows(kind) {
		if err != nil {
			return err //nolint:wrapcheck // it names the record
		}
		key := record.Key{Kind: kind, ID: r.ID}
		v, err := k.Get(w.tx, r.ID)
		if err != nil {
			return err
		}
		x, same := w.same[key]
		of := entries(v)
		for _, id := range of {
			switch {
			case id == "":
			case !same || x.Was > 0:
				w.held[id] = true
			default:
				w.drawn[id] = append(w.drawn[id], key)
				w.tangled[id] = w.tangled[id] || len(of) > 1
			}
		}
	}
	return nil
}

// entry moves an entry that came to the trash, with what was drawn from it.
func (w *work) entry(x note) error {
	if x.Kind != journal.Entries || x.Was > 0 || w.held[x.ID] {
		return nil
	}
	_, err := w.tx.Data(journal.Trash, x.ID)
	if err := record.IgnoreNotFound(err); err != nil {
		return err
	}
	if err == nil || w.tangled[x.ID] {
		return w.move(x)
	}
	e, err := record.GetEntry(w.tx, x.ID)
	if err != nil {
		return err
	}
	t := journal.Trashed{ID: x.ID, Title: e.Name(), Class: e.Class, Deleted: w.now, Entry: &e}
	for _, key := range append([]record.Key{x.key()}, w.drawn[x.ID]...) {
		if err := w.into(&t, key); err != nil {
			return err
		}
		if err := w.tx.Delete(key.Kind, key.ID); err != nil {
			return err //nolint:wrapcheck // it names the record
		}
		w.gone(key)
	}
	return record.TrashKind().Put(w.tx, t)
}

// into puts what was drawn from an entry beside it: as record.KeepTrashed does, without looking
// through all there is for each.
func (w *work) into(t *journal.Trashed, key record.Key) error {
	switch key.Kind {
	case journal.Lessons:
		l, err := record.GetLesson(w.tx, key.ID)
		if key.ID == t.ID {
			t.Lesson = &l
		} else {
			t.Lessons = append(t.Lessons, l)
		}
		return err
	case journal.PlansKind:
		return add(w.tx, record.PlanKind().Kind, key.ID, &t.Plans)
	case journal.CheckinsKind:
		return add(w.tx, record.CheckinKind().Kind, key.ID, &t.Checkins)
	case journal.HeardKind:
		return add(w.tx, record.HeardKind(), key.ID, &t.Heard)
	}
	return nil
}

func add[T any](tx record.Tx, k record.Kind[T], id journal.ID, to *[]T) error {
	v, err := k.Get(tx, id)
	*to = append(*to, v)
	return err
}

// gone notes that a record is in the trash.
func (w *work) gone(key record.Key) {
	x, is := w.same[key]
	if !is {
		return
	}
	delete(w.same, key)
	w.did.Gone[key.Kind]++
	x.Trash = true
	w.undone = append(w.undone, x)
}

// move moves a record as a person's own deleting does.
func (w *work) move(x note) error {
	t, err := doomed.Mover{Sets: w.sets, Now: w.now}.One(w.tx, x.key())
	if err != nil {
		return err
	}
	for _, key := range record.KeysOf(t) {
		w.gone(key)
	}
	return nil
}

// alone moves what came and is of no entry. What is of one that stays, stays with it, and so do
// reviews and settings, which the trash does not have.
func (w *work) alone(x note) error {
	if x.Was > 0 || x.Kind == journal.Entries || x.Kind == journal.ReviewsKind || x.Kind == journal.SettingsKind {
		return nil
	}
	if w.stays[x.key()] {
		return nil
	}
	return w.move(x)
}

// before has a record say again what it said before the import. What the file said goes to the
// trash, as a thing of its own.
func (w *work) before(x note) error {
	var o original
	if x.Was == 0 {
		return nil
	}
	if is, err := get(w.tx, wasID(x.key()), &o); err != nil || !is || o.Rev != x.Was {
		return cmp.Or(err, w.forgotten(x))
	}
	t := journal.Trashed{ID: x.ID, Deleted: w.now}
	if x.Kind == journal.Entries {
		e, err := record.GetEntry(w.tx, x.ID)
		if err != nil {
			return err
		}
		t.Title, t.Class, t.Entry = e.Name(), e.Class, &e
	} else if err := w.into(&t, x.key()); err != nil {
		return err
	}
	t.Title = cmp.Or(t.Title, titleOf(t))
	if t.Title != "" {
		id, err := doomed.CopyID(w.tx, x.key())
		if err == nil {
			err = record.TrashKind().Put(w.tx, t.As(id))
		}
		if err != nil {
			return err
		}
	}
	r, err := w.tx.Get(x.Kind, x.ID)
	if err != nil {
		return err //nolint:wrapcheck // it names the record
	}
	r.Rev, r.Data = x.Rev+1, o.Data
	if err := w.tx.Put(r); err != nil {
		return err //nolint:wrapcheck // it names the record
	}
	if err := w.shown(x.key()); err != nil {
		return err
	}
	r, err = w.tx.Data(x.Kind, x.ID)
	delete(w.same, x.key())
	w.did.Before++
	x.Rev, x.Sum = r.Rev, sum(r.Data)
	w.undone = append(w.undone, x)
	return err //nolint:wrapcheck // it names the record
}

// forgotten counts what stays since its words before the import are forgotten.
func (w *work) forgotten(x note) error {
	var f Forgotten
	is, err := get(w.tx, goneID(wasID(x.key())), &f)
	if err != nil || !is {
		return err
	}
	older := w.did.Worded[f.Why]
	older.Things++
	if older.At.Before(f.At) {
		older.At = f.At
	}
	w.did.Worded[f.Why] = older
	delete(w.same, x.key())
	return nil
}

// titleOf is what to call in the trash what has no entry there.
func titleOf(t journal.Trashed) string {
	switch {
	case t.Lesson != nil:
		return t.Lesson.Text
	case len(t.Plans) > 0:
		return cmp.Or(t.Plans[0].Will, t.Plans[0].When, t.Plans[0].Goal)
	case len(t.Checkins) > 0:
		return t.Checkins[0].Person
	case len(t.Heard) > 0:
		return t.Heard[0].Words
	}
	return ""
}

// shown brings what lists show of a record up to date.
func (w *work) shown(key record.Key) error {
	switch key.Kind {
	case journal.Entries:
		return anew(w.tx, record.EntryKind(w.sets), key.ID)
	case journal.Lessons:
		l, err := record.GetLesson(w.tx, key.ID)
		if err == nil {
			err = record.PutLesson(w.tx, l)
		}
		if err == nil {
			err = record.ShowLesson(w.tx, w.sets, l)
		}
		return err
	case journal.PlansKind:
		return anew(w.tx, record.PlanKind().Kind, key.ID)
	case journal.CheckinsKind:
		return anew(w.tx, record.CheckinKind().Kind, key.ID)
	case journal.HeardKind:
		return anew(w.tx, record.HeardKind(), key.ID)
	case journal.ReviewsKind:
		return anew(w.tx, record.ReviewKind(), key.ID)
	case journal.SettingsKind:
		return anew(w.tx, record.SettingsKind(), key.ID)
	}
	return nil
}

func anew[T any](tx record.Tx, k record.Kind[T], id journal.ID) error {
	v, err := k.Get(tx, id)
	if err != nil {
		return err
	}
	return k.Put(tx, v)
}
